import type { BlobStore, Entered } from '@kedu/workflow';

/** Pieces as one. */
export async function joined(pieces: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const piece of pieces) chunks.push(piece);
  return Buffer.concat(chunks);
}

/** Keeps bytes that are there as a whole; their hash. */
export function keepBytes(blobs: BlobStore, entered: Entered, bytes: Uint8Array): Promise<string> {
  return blobs.put(
    entered,
    (async function* () {
      yield bytes;
    })(),
  );
}
