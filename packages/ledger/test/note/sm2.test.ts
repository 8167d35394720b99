import { describe, expect, test } from 'vitest';
import {
  checkpointText,
  checkSignatures,
  cosign,
  emptyRoot,
  type NoteSignature,
  readPolicy,
  readVerifierKey,
  signNote,
  toBase64,
  trustCheckpoint,
  utf8,
  verifierKey,
  writeNote,
  writeVerifierKey,
} from '../../src/index.ts';
import { checking, readValue, refusal, sha256, signerOf, sm2SignerOf } from '../checking.ts';

const log = signerOf('kedu.example/north', 1);
const national = sm2SignerOf(log.name, 2);
const witness = signerOf('audit.example', 3);
const logKey = verifierKey(sha256, { name: log.name, type: 'ed25519', publicKey: log.publicKey });
const sm2Key = verifierKey(sha256, { name: log.name, type: 'sm2', publicKey: national.publicKey });
const witnessKey = verifierKey(sha256, { name: witness.name, type: 'cosignature', publicKey: witness.publicKey });
const text = checkpointText({ origin: log.name, size: 0, root: emptyRoot(sha256) });

const TYPE = Buffer.concat([Buffer.of(0xff), Buffer.from('urn:kedu:sm2-sm3:1')]);
const hexId = (id: number): string => id.toString(16).padStart(8, '0');

describe('NOTE-2 NOTE-5 keys of SM2', () => {
  test('are written with 0xff and the name of their type, and read back', () => {
    const written = writeVerifierKey(sm2Key);
    const id = sha256(utf8(`${log.name}\n`), TYPE, national.publicKey).slice(0, 4);
    expect(written).toBe(`${log.name}+${Buffer.from(id).toString('hex')}+${toBase64(Buffer.concat([TYPE, national.publicKey]))}`);
    expect(readValue(readVerifierKey(sha256, written))).toEqual(sm2Key);
  });

  const keyOf = (material: Uint8Array): string => `x+${hexId(0)}+${toBase64(material)}`;
  test.each([
    ['type', keyOf(Uint8Array.of(0xff, ...national.publicKey))],
    ['type', keyOf(Buffer.concat([Buffer.of(0xff), Buffer.from('urn:kedu:sm2-sm3:2'), national.publicKey]))],
    ['length', keyOf(Buffer.concat([TYPE, national.publicKey.slice(1)]))],
    ['length', keyOf(Buffer.concat([TYPE, Buffer.of(2), national.publicKey.slice(1)]))],
    ['id', keyOf(Buffer.concat([TYPE, national.publicKey]))],
  ])('with a wrong %s are refused', (reason, key) => {
    expect(refusal(readVerifierKey(sha256, key))).toBe(`LEDGER_KEY ${reason}`);
  });
});

describe('POLICY-3 a policy that asks for SM2', () => {
  const lines = (...sm2: readonly string[]): string =>
    [`log ${writeVerifierKey(logKey)}`, ...sm2, `witness audit ${writeVerifierKey(witnessKey)}`, 'quorum audit', ''].join('\n');
  const asks = readValue(readPolicy(sha256, lines(`log ${writeVerifierKey(sm2Key)}`)));
  const asksNot = readValue(readPolicy(sha256, lines()));
  const signatures = async (): Promise<{ own: NoteSignature; sm2: NoteSignature; seen: NoteSignature }> => ({
    own: await signNote(checking, text, log),
    sm2: await signNote(checking, text, national, 'sm2'),
    seen: await cosign(checking, text, witness, 100),
  });
  const note = (...all: readonly NoteSignature[]): Uint8Array => utf8(writeNote({ text, signatures: all }));

  test('counts a checkpoint that both keys signed, and says so', async () => {
    const { own, sm2, seen } = await signatures();
    const trusted = readValue(trustCheckpoint(checking, note(own, sm2, seen), asks));
    expect([trusted.log, trusted.sm2, trusted.cosignatures.length]).toEqual([logKey, sm2Key, 1]);
  });

  test('refuses one without it, with a wrong one, with two, and with it alone', async () => {
    const { own, sm2, seen } = await signatures();
    const wrong = { ...sm2, signature: sm2.signature.with(5, (sm2.signature[5] as number) ^ 1) };
    const short = { ...sm2, signature: sm2.signature.slice(1) };
    expect(refusal(trustCheckpoint(checking, note(own, seen), asks))).toBe('LEDGER_SIGNATURE missing_sm2');
    expect(refusal(trustCheckpoint(checking, note(own, wrong, seen), asks))).toBe('LEDGER_SIGNATURE wrong_sm2');
    expect(refusal(trustCheckpoint(checking, note(own, short, seen), asks))).toBe('LEDGER_SIGNATURE wrong_sm2');
    expect(refusal(trustCheckpoint(checking, note(own, sm2, sm2, seen), asks))).toBe('LEDGER_SIGNATURE twice');
    expect(refusal(trustCheckpoint(checking, note(sm2, seen), asks))).toBe('LEDGER_SIGNATURE missing');
    expect(refusal(trustCheckpoint(checking, note(own, sm2), asks))).toBe('LEDGER_QUORUM');
  });

  test('NOTE-3 passes over SM2 where the policy does not know the key, right or wrong', async () => {
    const { own, sm2, seen } = await signatures();
    const wrong = { ...sm2, signature: sm2.signature.with(5, (sm2.signature[5] as number) ^ 1) };
    for (const one of [sm2, wrong]) expect(readValue(trustCheckpoint(checking, note(own, one, seen), asksNot)).sm2).toBeUndefined();
    expect(readValue(checkSignatures(checking, { text, signatures: [own, wrong] }, [logKey]))).toHaveLength(1);
  });

  test('a key of Ed25519 is no key of SM2: a signature does not serve under the other type', async () => {
    const { own, sm2 } = await signatures();
    const crossed = { ...own, keyId: sm2.keyId };
    expect(refusal(checkSignatures(checking, { text, signatures: [own, crossed] }, [logKey, sm2Key]))).toBe('LEDGER_SIGNATURE wrong_sm2');
  });

  test.each([
    ['twice', lines(`log ${writeVerifierKey(sm2Key)}`, `log ${writeVerifierKey(sm2Key)}`)],
    ['sm2', lines().replace('log ', `log ${writeVerifierKey(sm2Key)}\nlog `)],
    ['sm2', lines(`log ${writeVerifierKey(verifierKey(sha256, { ...sm2Key, name: 'other.example' }))}`)],
    ['type', lines().replace(writeVerifierKey(witnessKey), writeVerifierKey(sm2Key))],
  ])('with a wrong line (%s) is refused', (reason, policy) => {
    expect(refusal(readPolicy(sha256, policy))).toBe(`LEDGER_POLICY ${reason}`);
  });
});
