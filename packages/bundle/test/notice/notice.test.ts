import { checkpointText, leafHash, proveInclusion, rangeHash, readCheckpoint, sourceOfLeaves, utf8, writeNote } from '@kedu/ledger';
import { describe, expect, it } from 'vitest';
import { type LogEntry, looksLikeNotice, type NoticedEntry, readNotice, twoHashes, writeEntry, writeNotice } from '../../src/index.ts';
import { hashers } from '../hashers.ts';

const base = { authority: '990000', at: '2025-03-01T01:02:03Z', hashes: {}, roots: {} };
const ENTRIES: readonly LogEntry[] = [
  { ...base, kind: 'publication', about: { run: 7, level: 'public' }, hashes: { bundle: twoHashes(hashers, utf8('a bundle')) } },
  { ...base, kind: 'withdrawal', about: { publication: 0, reason: 'ordered' } },
  {
    ...base,
    kind: 'publication',
    about: { run: 8, level: 'public', replaces: 0 },
    hashes: { bundle: twoHashes(hashers, utf8('another')) },
  },
];

function noticed(origin = 'kedu.example/north'): readonly NoticedEntry[] {
  const bytes = ENTRIES.map(writeEntry);
  const source = sourceOfLeaves(
    hashers.sha256,
    bytes.map((one) => leafHash(hashers.sha256, one)),
  );
  const text = checkpointText({ origin, size: 3, root: rangeHash(hashers.sha256, source, { start: 0, end: 3 }) });
  const signature = { name: origin, keyId: 1, signature: new Uint8Array(64) };
  const checkpoint = readCheckpoint(utf8(writeNote({ text, signatures: [signature] })));
  if ('issue' in checkpoint) throw new Error(checkpoint.issue.code);
  return ENTRIES.map((entry, index) => ({
    entry,
    bytes: bytes[index] as Uint8Array,
    proof: { index, proof: proveInclusion(hashers.sha256, source, index, 3), checkpoint: checkpoint.value },
  }));
}

describe('notices of a publication', () => {
  it('NOTICE-1 ENTRY-2: reads as it was written, a publication that takes the place of another too', () => {
    const written = utf8(writeNotice(noticed(), [utf8('{}')]));
    expect(looksLikeNotice(written)).toBe(true);
    expect(readNotice(written)).toEqual({ value: { entries: noticed(), statements: [utf8('{}')] } });
    expect(looksLikeNotice(utf8('kedu.example/north\n3\n'))).toBe(false);
  });

  it('NOTICE-1: another spelling, order, edition or checkpoint is refused', () => {
    const [first, second, third] = noticed() as [NoticedEntry, NoticedEntry, NoticedEntry];
    const reason = (text: string): unknown => {
      const read = readNotice(utf8(text));
      return 'issue' in read ? [read.issue.code, read.issue.args['reason'], read.issue.args['at']] : 'read';
    };
    const written = writeNotice(noticed());
    expect(reason(written)).toBe('read');
    expect(reason(`${written}\n`)).toEqual(['BUNDLE_NOTICE', 'canonical', '']);
    expect(reason(written.replace('"notice":1', '"notice":2'))).toEqual(['BUNDLE_EDITION', undefined, undefined]);
    expect(reason(writeNotice([second, first]))).toEqual(['BUNDLE_NOTICE', 'order', 'entries[1]']);
    expect(reason(writeNotice([first, first]))).toEqual(['BUNDLE_NOTICE', 'order', 'entries[1]']);
    expect(reason(writeNotice([first, second, { ...third, proof: (noticed('kedu.example/south')[2] as NoticedEntry).proof }]))).toEqual([
      'BUNDLE_NOTICE',
      'order',
      'entries[2]',
    ]);
    expect(reason(writeNotice([]))).toEqual(['BUNDLE_NOTICE', 'form', 'entries']);
    expect(reason(written.replace('"kind":"withdrawal"', '"kind":"praise"'))).toEqual(['BUNDLE_NOTICE', 'form', 'entries[1].entry']);
    expect(reason(written.replace('index 1', 'index one'))).toEqual(['BUNDLE_NOTICE', 'form', 'entries[1].proof']);
  });
});
