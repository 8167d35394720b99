import { utf8 } from '@kedu/ledger';
import { canonicalJson } from '@kedu/model';
import { describe, expect, it } from 'vitest';
import { ENTRY_KINDS, KIND_SHAPES, type LogEntry, readEntry, schemeHashes, twoHashes, writeEntry } from '../../src/index.ts';
import { hashers } from '../hashers.ts';

const two = twoHashes(hashers, utf8('abc'));
const root = { root: two.sha256, blocks: 3 };

/** An entry of each kind. */
function entryOf(kind: LogEntry['kind']): LogEntry {
  const { about, hashes, roots } = KIND_SHAPES[kind];
  return {
    kind,
    authority: '990000',
    at: '2025-03-01T01:02:03Z',
    about: Object.fromEntries(Object.entries(about).map(([name, form]) => [name, form === 'index' ? 7 : 'north@2024'])),
    hashes: Object.fromEntries(hashes.names.map((name) => [name, two])),
    roots: Object.fromEntries(roots.map((table) => [table, root])),
  };
}

const base = entryOf('publication');

/** What is wrong with a publication that was changed: reason and place. */
function refusal(change: object): unknown {
  const read = readEntry(utf8(canonicalJson({ kedu: 1, ...base, ...change })));
  return 'issue' in read ? [read.issue.code, read.issue.args['reason'], read.issue.args['at']] : 'read';
}

describe('entries of the log', () => {
  it.each(ENTRY_KINDS)('ENTRY-2: %s is read as it was written', (kind) => {
    const read = readEntry(writeEntry(entryOf(kind)));
    expect(read).toEqual({ value: entryOf(kind) });
  });

  it('ENTRY-1: the shape is closed, without a place for words or values', () => {
    expect(refusal({})).toBe('read');
    expect(refusal({ note: 'x' })).toEqual(['BUNDLE_ENTRY', 'unknown', 'note']);
    expect(refusal({ about: { run: 7, level: 'public', score: '93.2' } })).toEqual(['BUNDLE_ENTRY', 'unknown', 'about.score']);
    expect(refusal({ about: { level: 'public' } })).toEqual(['BUNDLE_ENTRY', 'absent', 'about.run']);
    expect(refusal({ about: { run: 7 } })).toEqual(['BUNDLE_ENTRY', 'absent', 'about.level']);
    expect(refusal({ about: { run: '7', level: 'public' } })).toEqual(['BUNDLE_ENTRY', 'form', 'about.run']);
    expect(refusal({ about: { run: 7.5, level: 'public' } })).toEqual(['BUNDLE_ENTRY', 'form', 'about.run']);
    expect(refusal({ authority: '北原 省' })).toEqual(['BUNDLE_ENTRY', 'form', 'authority']);
    expect(refusal({ at: '2025-03-01T25:02:03Z' })).toEqual(['BUNDLE_ENTRY', 'form', 'at']);
    expect(refusal({ at: '2025-03-01 01:02:03' })).toEqual(['BUNDLE_ENTRY', 'form', 'at']);
    expect(refusal({ kind: 'praise' })).toEqual(['BUNDLE_ENTRY', 'form', 'kind']);
    expect(refusal({ hashes: {} })).toEqual(['BUNDLE_ENTRY', 'absent', 'hashes.bundle']);
    expect(refusal({ hashes: { bundle: two, regulation: two } })).toEqual(['BUNDLE_ENTRY', 'unknown', 'hashes.regulation']);
    expect(refusal({ hashes: { bundle: { ...two, sm3: two.sha256 } } })).toEqual(['BUNDLE_ENTRY', 'form', 'hashes.bundle.sm3']);
    expect(refusal({ roots: { results: root } })).toEqual(['BUNDLE_ENTRY', 'unknown', 'roots.results']);
    expect(refusal({ kedu: 2 })).toEqual(['BUNDLE_EDITION', undefined, undefined]);
  });

  it('ENTRY-2: a seal may name a row of the audit trail, by its number and digest, and is read without one', () => {
    const seal = entryOf('seal');
    const marked = { ...seal, about: { ...seal.about, audit: 41, audit_digest: `sha256:${'a'.repeat(64)}` } };
    expect(readEntry(writeEntry(marked))).toEqual({ value: marked });
    expect(refusal({ ...seal, about: { ...seal.about, audit: 'last' } })).toEqual(['BUNDLE_ENTRY', 'form', 'about.audit']);
    expect(refusal({ about: { ...base.about, audit: 41 } })).toEqual(['BUNDLE_ENTRY', 'unknown', 'about.audit']);
  });

  it('ENTRY-1: bytes are canonical JSON and nothing else', () => {
    const text = new TextDecoder().decode(writeEntry(base));
    const reason = (bytes: Uint8Array): unknown => {
      const read = readEntry(bytes);
      return 'issue' in read ? read.issue.args['reason'] : 'read';
    };
    expect(reason(utf8(`${text}\n`))).toBe('canonical');
    expect(reason(utf8(text.replace('{"about"', '{ "about"')))).toBe('canonical');
    expect(reason(utf8(text.slice(0, -1)))).toBe('json');
    expect(reason(Uint8Array.of(0xff))).toBe('utf8');
    expect(reason(new Uint8Array(65_536))).toBe('size');
    expect(() => writeEntry({ ...base, authority: '' })).toThrow(RangeError);
  });

  it('ENTRY-2: a scheme is known by each function alone, its regulations by number', () => {
    const files = new Map([
      ['scheme/2024.yaml', utf8('scheme: north')],
      ['b.md', utf8('b')],
      ['a.md', utf8('a')],
    ]);
    const hashes = schemeHashes(hashers, files);
    expect(Object.keys(hashes)).toEqual(['scheme', 'regulation/1', 'regulation/2']);
    expect(hashes['regulation/1']).toEqual(twoHashes(hashers, utf8('a')));
    const pairs = ['a.md', 'b.md', 'scheme/2024.yaml'].map((name) => [name, twoHashes(hashers, files.get(name) as Uint8Array).sm3]);
    expect(hashes['scheme']?.sm3).toBe(twoHashes(hashers, utf8(canonicalJson(pairs))).sm3);
    const other = schemeHashes(hashers, new Map([...files, ['a.md', utf8('A')]]));
    expect(other['scheme']?.sha256).not.toBe(hashes['scheme']?.sha256);
    expect(other['scheme']?.sm3).not.toBe(hashes['scheme']?.sm3);
  });
});
