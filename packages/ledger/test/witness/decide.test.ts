import { describe, expect, test } from 'vitest';
import {
  type AddCheckpoint,
  type Checkpoint,
  checkpointText,
  decide,
  emptyRoot,
  proveConsistency,
  rangeHash,
  readAddCheckpoint,
  readCheckpoint,
  signNote,
  type Signer,
  sourceOfLeaves,
  utf8,
  verifierKey,
  writeAddCheckpoint,
  writeNote,
} from '../../src/index.ts';
import { checking, leaves, readValue, sha256, signerOf } from '../checking.ts';

const log = signerOf('kedu.example/north', 1);
const keys = [verifierKey(sha256, { name: log.name, type: 'ed25519', publicKey: log.publicKey })];
const tree = sourceOfLeaves(sha256, leaves(20));
const fork = sourceOfLeaves(sha256, [...leaves(6), ...leaves(14)]);

async function checkpointOf(size: number, source = tree, signer: Signer = log): Promise<Checkpoint> {
  const root = size === 0 ? emptyRoot(sha256) : rangeHash(sha256, source, { start: 0, end: size });
  const text = checkpointText({ origin: signer.name, size, root });
  return readValue(readCheckpoint(utf8(writeNote({ text, signatures: [await signNote(checking, text, signer)] }))));
}

const proofOf = (from: number, size: number, source = tree): readonly Uint8Array[] => proveConsistency(sha256, source, from, size);

describe('WITNESS-1 requests', () => {
  test('come back as they were sent', async () => {
    const request: AddCheckpoint = { oldSize: 5, proof: proofOf(5, 12), checkpoint: await checkpointOf(12) };
    expect(readAddCheckpoint(utf8(writeAddCheckpoint(request)))).toEqual(request);
  });

  test.each([
    ['old 5\n', 'old 05\n'],
    ['old 5\n', 'new 5\n'],
    ['old 5\n', ''],
    ['old 5\n', `old 5\n${'AAAA\n'.repeat(64)}`],
    ['old 5\n', 'old 5\nAAAA\n'],
    ['\n12\n', '\n-12\n'],
    ['\n\n', '\n'],
  ])('%j in place of %j is none', async (from, to) => {
    const body = writeAddCheckpoint({ oldSize: 5, proof: [], checkpoint: await checkpointOf(12) });
    expect(body).toContain(from);
    expect(readAddCheckpoint(utf8(body.replace(from, to)))).toBeUndefined();
  });
});

describe('WITNESS-2 what a witness does', () => {
  const decided = async (last: number | undefined, request: AddCheckpoint | undefined): Promise<string> => {
    const head = last === undefined ? undefined : await checkpointOf(last);
    const decision = decide(checking, keys, (origin) => (origin === log.name ? head : undefined), request);
    return 'cosign' in decision
      ? `cosign ${decision.cosign.size}`
      : `${decision.status} ${'size' in decision ? decision.size : decision.refusal}`;
  };

  test('it cosigns growth, the same tree again, and at first sight any tree', async () => {
    expect(await decided(undefined, { oldSize: 0, proof: [], checkpoint: await checkpointOf(12) })).toBe('cosign 12');
    expect(await decided(undefined, { oldSize: 0, proof: [], checkpoint: await checkpointOf(0) })).toBe('cosign 0');
    expect(await decided(5, { oldSize: 5, proof: proofOf(5, 12), checkpoint: await checkpointOf(12) })).toBe('cosign 12');
    expect(await decided(12, { oldSize: 12, proof: [], checkpoint: await checkpointOf(12) })).toBe('cosign 12');
  });

  test('it refuses a fork, a roll-back, a stale size, an unknown or unsigned log', async () => {
    const request = { oldSize: 8, proof: proofOf(8, 12, fork), checkpoint: await checkpointOf(12, fork) };
    expect(await decided(8, request)).toBe('422 proof');
    expect(await decided(8, { oldSize: 8, proof: [], checkpoint: await checkpointOf(8, fork) })).toBe('422 root');
    expect(await decided(12, { oldSize: 12, proof: [], checkpoint: await checkpointOf(8) })).toBe('400 old_size');
    expect(await decided(12, { oldSize: 5, proof: [], checkpoint: await checkpointOf(8) })).toBe('409 12');
    expect(await decided(5, { oldSize: 0, proof: [], checkpoint: await checkpointOf(8) })).toBe('409 5');
    expect(await decided(undefined, { oldSize: 3, proof: proofOf(3, 8), checkpoint: await checkpointOf(8) })).toBe('409 0');
    expect(await decided(undefined, { oldSize: 0, proof: proofOf(3, 8), checkpoint: await checkpointOf(8) })).toBe('422 proof');
    const stranger = signerOf('other.example', 1);
    expect(await decided(5, { oldSize: 5, proof: proofOf(5, 8), checkpoint: await checkpointOf(8, tree, stranger) })).toBe(
      '404 log_unknown',
    );
    const forger = signerOf(log.name, 9);
    expect(await decided(5, { oldSize: 5, proof: proofOf(5, 8), checkpoint: await checkpointOf(8, tree, forger) })).toBe('403 signature');
    expect(await decided(5, undefined)).toBe('400 malformed');
  });

  test('a tree of size 0 has the root of nothing', async () => {
    const text = checkpointText({ origin: log.name, size: 0, root: sha256(Uint8Array.of(1)) });
    const checkpoint = readValue(readCheckpoint(utf8(writeNote({ text, signatures: [await signNote(checking, text, log)] }))));
    expect(await decided(undefined, { oldSize: 0, proof: [], checkpoint })).toBe('422 empty_root');
  });
});
