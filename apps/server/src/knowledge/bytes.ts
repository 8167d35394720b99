import {
  type BlobStore,
  type Entered,
  type Instant,
  perform,
  type Performed,
  type Ports,
  type StagedBytes,
  type Task,
} from '@kedu/workflow';

/** Pieces as one. */
export async function joined(pieces: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const piece of pieces) chunks.push(piece);
  return Buffer.concat(chunks);
}

/** Bytes that are there as a whole and wait for a decision. */
export function stageBytes(blobs: BlobStore, entered: Entered, bytes: Uint8Array): Promise<StagedBytes> {
  return blobs.stage(
    entered,
    (async function* () {
      yield bytes;
    })(),
  );
}

/** Carries out a command that names bytes that wait: they are kept where it is carried out, and let go in any case. Rule: STORE-12. */
export async function performKeeping(
  ports: Ports & { readonly told?: (() => Instant | undefined) | undefined },
  staged: StagedBytes,
  entered: Entered,
  key: string,
  task: Task,
): Promise<Performed> {
  try {
    return await perform({ ...ports, beforeCommit: () => staged.keep() }, entered, key, task, ports.told?.());
  } finally {
    await staged.letGo();
  }
}
