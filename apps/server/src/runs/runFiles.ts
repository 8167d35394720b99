import type { BlobStore, RunInput } from '@kedu/workflow';
import type { RunFiles } from './desk/deskMessages.ts';
import { localBytes } from './localBytes.ts';

/** What a run is made of, as files on this machine. Throws `Refused` STORE_BLOB where the bytes of the scheme or of a seal are gone. */
export async function runFiles(
  ports: { readonly blobs: BlobStore; readonly folder: string },
  authority: string,
  { scheme, version, schemeHash, period, seals, asOf, seed }: RunInput,
): Promise<RunFiles> {
  const archive = await localBytes(ports, authority, schemeHash);
  const files: string[] = [];
  for (const seal of seals) files.push(await localBytes(ports, authority, seal));
  return { archive, seals: files, scheme, version, period, asOf, seed };
}
