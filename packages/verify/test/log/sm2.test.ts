import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeEntry } from '@kedu/bundle';
import { readNote, type Signer, signNote, verifierKey, writeNote, writeVerifierKey } from '@kedu/ledger';
import { makeSm2KeyFile } from '@kedu/runner';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  bundleOf,
  bytes,
  checkpointOf,
  crypto,
  entriesOf,
  hashers,
  logFiles,
  ORIGIN,
  POLICY,
  runOf,
  textOf,
} from '../../../../tools/goodBundle.ts';
import { verifyBundle, type VerifyReport } from '../../src/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'kedu-sm2-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let files = new Map<string, Uint8Array>();
let entries: ReturnType<typeof entriesOf> = [];
let sm2: Signer | undefined;

/** A checkpoint with the signature of SM2 under it too. */
async function nationally(note: Uint8Array, signer: Signer): Promise<Uint8Array> {
  const read = readNote(note);
  if ('issue' in read) throw new Error(read.issue.code);
  const { text, signatures } = read.value;
  return bytes(writeNote({ text, signatures: [...signatures, await signNote(crypto, text, signer, 'sm2')] }));
}

beforeAll(async () => {
  const made = makeSm2KeyFile(join(folder, 'sm2.pem'), ORIGIN);
  if ('issue' in made) throw new Error(made.issue.code);
  sm2 = made.value;
  const bundle = bundleOf(runOf('north', '2023'));
  entries = entriesOf(bundle);
  files = new Map([...bundle.files, ...(await logFiles(entries))]);
  const key = writeVerifierKey(verifierKey(hashers.sha256, { name: ORIGIN, type: 'sm2', publicKey: sm2.publicKey }));
  files.set('log/policy.txt', bytes(POLICY.replace('\n', `\nlog ${key}\n`)));
  files.set('log/checkpoint', await nationally(files.get('log/checkpoint') as Uint8Array, sm2));
}, 60_000);

const check = (more: ReadonlyMap<string, Uint8Array>, seen = new Map<string, Uint8Array>()): VerifyReport =>
  verifyBundle(new Map([...files, ...more]), { crypto, sm3: hashers.sm3, seen });
const said = ({ findings }: VerifyReport): readonly string[] => findings.map(({ code, args }) => `${code} ${args['reason'] ?? ''}`.trim());

describe('VERIFY-3 POLICY-3 a log that signs with SM2 too', () => {
  test('is checked by both keys, and the report says so', () => {
    const report = check(new Map());
    expect(said(report)).toEqual(['VERIFY_OWN_POLICY']);
    expect(report.identity?.checkpoint).toMatchObject({ trusted: true, sm2: true });
  });

  test('without the signature, or with one over another text, its checkpoint does not count', async () => {
    const plain = bytes(await checkpointOf(entries.map(writeEntry)));
    const without = check(new Map([['log/checkpoint', plain]]));
    expect(said(without)).toContain('LEDGER_SIGNATURE missing_sm2');
    expect(without.identity?.checkpoint).toMatchObject({ trusted: false });
    const other = await signNote(crypto, 'another text\n', sm2 as Signer, 'sm2');
    const read = readNote(plain);
    if ('issue' in read) throw new Error(read.issue.code);
    const wrong = bytes(writeNote({ ...read.value, signatures: [...read.value.signatures, other] }));
    expect(said(check(new Map([['log/checkpoint', wrong]])))).toContain('LEDGER_SIGNATURE wrong_sm2');
  });

  test('a fork is found by what a witness kept, which has no signature of SM2', async () => {
    const other = entries.map((entry) => (entry.kind === 'run' ? { ...entry, at: '2024-03-01T07:02:30Z' } : entry));
    const kept = bytes(await checkpointOf(other.map(writeEntry)));
    expect(textOf(kept)).not.toBe(textOf(files.get('log/checkpoint')));
    expect(said(check(new Map(), new Map([['from-audit', kept]])))).toContain('VERIFY_FORKED');
  });
});
