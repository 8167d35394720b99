import type { BlobStore } from '@kedu/workflow';
import { MACHINE } from '@kedu/workflow';
import { type OutputFile, outputFiles } from './outputFiles.ts';

/** The files of the output of a finished run. Throws `Refused` STORE_BLOB where the bytes are gone. */
export async function runOutput(blobs: BlobStore, authority: string, output: string): Promise<readonly OutputFile[]> {
  const pieces: Uint8Array[] = [];
  for await (const piece of blobs.get({ authority, ...MACHINE }, output)) pieces.push(piece);
  return outputFiles(new Uint8Array(Buffer.concat(pieces)));
}
