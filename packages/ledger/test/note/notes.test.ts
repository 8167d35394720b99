import { describe, expect, test } from 'vitest';
import {
  checkpointText,
  checkSignatures,
  cosign,
  emptyRoot,
  readCheckpoint,
  readLogProof,
  readNote,
  readVerifierKey,
  signNote,
  utf8,
  verifierKey,
  writeLogProof,
  writeNote,
  writeVerifierKey,
} from '../../src/index.ts';
import { checking, refusal, sha256, signerOf, readValue } from '../checking.ts';

// The example of golang.org/x/mod/sumdb/note (BSD-3-Clause): key and note as its documentation prints them.
const GO_KEY = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
const GO_NOTE =
  "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n\n" +
  '\u2014 PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n';

const log = signerOf('kedu.example/north', 1);
const witness = signerOf('audit.example/w1', 2);
const logKey = verifierKey(sha256, { name: log.name, type: 'ed25519', publicKey: log.publicKey });
const witnessKey = verifierKey(sha256, { name: witness.name, type: 'cosignature', publicKey: witness.publicKey });
const text = checkpointText({ origin: log.name, size: 0, root: emptyRoot(sha256) });

async function checkpoint(): Promise<string> {
  return writeNote({ text, signatures: [await signNote(checking, text, log), await cosign(checking, text, witness, 1_679_315_147)] });
}

describe('NOTE-1 NOTE-2 NOTE-3 notes', () => {
  test('a note that others signed is read and holds', () => {
    const key = readValue(readVerifierKey(sha256, GO_KEY));
    expect([key.name, key.type, writeVerifierKey(key)]).toEqual(['PeterNeumann', 'ed25519', GO_KEY]);
    const note = readValue(readNote(utf8(GO_NOTE)));
    expect(writeNote(note)).toBe(GO_NOTE);
    expect(readValue(checkSignatures(checking, note, [key]))).toHaveLength(1);
    const changed = { ...note, text: note.text.replace('think', 'know') };
    expect(refusal(checkSignatures(checking, changed, [key]))).toBe('LEDGER_SIGNATURE wrong');
    expect(readValue(checkSignatures(checking, note, [logKey]))).toEqual([]);
  });

  test.each([
    ['form', 'PeterNeumann+c74f20a3'],
    ['form', 'Peter Neumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW'],
    ['form', 'PeterNeumann+C74F20A3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW'],
    ['id', 'PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW'],
    ['type', 'PeterNeumann+c74f20a3+AhpcqQcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW'],
    ['length', 'PeterNeumann+c74f20a3+AQ=='],
  ])('a key with a wrong %s is refused', (reason, key) => {
    expect(refusal(readVerifierKey(sha256, key))).toBe(`LEDGER_KEY ${reason}`);
  });

  test.each([
    ['end', GO_NOTE.slice(0, -1)],
    ['blank', 'a\n\u2014 b c\n'],
    ['signature', GO_NOTE.replace('\u2014', '-')],
    ['signature', GO_NOTE.replace('x08go', 'x08 go')],
    ['signature', GO_NOTE.replace('nAM=', 'nAN=')],
    ['signature', `${GO_NOTE}\u2014 b AAAA\n`],
    ['control', GO_NOTE.replace('If', 'I\tf')],
    ['control', GO_NOTE.replaceAll('\n', '\r\n')],
    ['signatures', `${GO_NOTE}${'\u2014 b AAAAAAA=\n'.repeat(100)}`],
    ['size', `${'a'.repeat(1_000_000)}\n\n\u2014 b AAAAAAA=\n`],
  ])('a note with a wrong %s is refused', (reason, note) => {
    expect(refusal(readNote(utf8(note)))).toBe(`LEDGER_NOTE ${reason}`);
  });

  test('bytes that are no UTF-8 are no note', () => {
    expect(refusal(readNote(Uint8Array.of(0x61, 0xff, 0x0a, 0x0a)))).toBe('LEDGER_NOTE utf8');
  });
});

describe('NOTE-4 CHECKPOINT-1 checkpoints', () => {
  test('signed by the log and cosigned by a witness, with the second at which it saw the tree', async () => {
    const read = readValue(readCheckpoint(utf8(await checkpoint())));
    expect([read.origin, read.size, [...read.root]]).toEqual([log.name, 0, [...emptyRoot(sha256)]]);
    const known = readValue(checkSignatures(checking, read.note, [logKey, witnessKey]));
    expect(known.map(({ key, time }) => [key.name, time])).toEqual([
      [log.name, undefined],
      [witness.name, 1_679_315_147],
    ]);
  });

  test('a cosignature holds for its second and its tree alone', async () => {
    const { note } = readValue(readCheckpoint(utf8(await checkpoint())));
    const later = note.signatures.map((one) => {
      if (one.name !== witness.name) return one;
      const signature = one.signature.slice();
      signature[7] = (signature[7] as number) + 1;
      return { ...one, signature };
    });
    expect(refusal(checkSignatures(checking, { ...note, signatures: later }, [witnessKey]))).toBe('LEDGER_SIGNATURE wrong');
    const grown = { ...note, text: note.text.replace('\n0\n', '\n1\n') };
    expect(refusal(checkSignatures(checking, grown, [witnessKey]))).toBe('LEDGER_SIGNATURE wrong');
  });

  test('a key that signs twice is refused', async () => {
    const { note } = readValue(readCheckpoint(utf8(await checkpoint())));
    const twice = { ...note, signatures: [...note.signatures, await cosign(checking, text, witness, 5)] };
    expect(refusal(checkSignatures(checking, twice, [witnessKey]))).toBe('LEDGER_SIGNATURE twice');
  });

  test.each([
    ['size', '\n0\n', '\n00\n'],
    ['size', '\n0\n', '\n-1\n'],
    ['size', '\n0\n', '\n9007199254740993\n'],
    ['origin', 'kedu.example/north\n0', '\n0'],
    ['root', '47DEQ', '47DE'],
    ['extension', '\n\n', '\nmore\n\n'],
  ])('with a wrong %s it is refused', async (reason, from, to) => {
    expect(refusal(readCheckpoint(utf8((await checkpoint()).replace(from, to))))).toBe(`LEDGER_CHECKPOINT ${reason}`);
  });
});

describe('PROOF-1 proofs in a file', () => {
  const hash = sha256(Uint8Array.of(1));

  test('come back as they went in, with and without extra', async () => {
    const read = readValue(readCheckpoint(utf8(await checkpoint())));
    for (const extra of [undefined, Uint8Array.of(1, 2, 3)]) {
      const written = writeLogProof({ index: 7, proof: [hash, hash], checkpoint: read, extra });
      const back = readValue(readLogProof(utf8(written)));
      expect(writeLogProof(back)).toBe(written);
      expect([back.index, back.proof.length, back.extra?.length]).toEqual([7, 2, extra?.length]);
    }
  });

  test.each([
    ['LEDGER_PROOF first', 'tlog-proof@v1', 'tlog-proof@v2'],
    ['LEDGER_PROOF index', 'index 7', 'index 07'],
    ['LEDGER_PROOF index', 'index 7\n', ''],
    ['LEDGER_PROOF hash', 'S/USLz', 'S/USL'],
    ['LEDGER_PROOF extra', 'index 7', 'extra !\nindex 7'],
    ['LEDGER_PROOF hashes', 'index 7\n', `index 7\n${'a\n'.repeat(64)}`],
    ['LEDGER_CHECKPOINT size', '\n0\n', '\n1.5\n'],
  ])('%s', async (code, from, to) => {
    const read = readValue(readCheckpoint(utf8(await checkpoint())));
    const written = writeLogProof({ index: 7, proof: [hash], checkpoint: read });
    expect(written).toContain(from);
    expect(refusal(readLogProof(utf8(written.replace(from, to))))).toBe(code);
  });
});
