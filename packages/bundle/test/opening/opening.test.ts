import { utf8 } from '@kedu/ledger';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  checkOpening,
  hexOf,
  type Opening,
  publishTable,
  readBlockRuns,
  readOpening,
  type SealedBundle,
  writeBlockRuns,
  writeOpening,
} from '../../src/index.ts';
import { hashers } from '../hashers.ts';

const TEXT =
  'indicator,period,unit,value,missing,example,source\r\ngdp,2024,990100,5,,true,\r\nair,2024,990100,80,,true,\r\nair,2024,990200,70,,true,\r\n';
const saltOf = (_: string, first: number): Uint8Array => new Uint8Array(32).fill(first + 1);
const table = publishTable('observations', TEXT, {
  sha256: hashers.sha256,
  saltOf,
  withhold: (_, { unit, indicator }) => (indicator === 'gdp' ? 'personal' : unit === '990200' ? 'state_secret' : undefined),
});
const bundle: SealedBundle = {
  sha256: `sha256:${'a'.repeat(64)}`,
  blocks: new Map([['observations', table.sealed.sealed]]),
  table: (name) => (name === 'observations' ? table : undefined),
};
const block = (number: number): Opening['blocks'][number] => {
  const { first } = table.sealed.sealed[number] as { first: number };
  return { table: 'observations', block: number, salt: saltOf('', first), rows: [table.texts[first] as string] };
};
const opening = (change: Partial<Opening> = {}): Opening => ({
  bundle: bundle.sha256,
  by: '990000A01',
  as: 'audit',
  blocks: [block(0), block(2)],
  ...change,
});
const faults = (one: Opening): readonly unknown[] =>
  checkOpening(hashers.sha256, one, bundle).map(({ code, args }) => args['reason'] ?? code);

describe('openings of sealed rows', () => {
  it('OPEN-1: an opening reads as it was written, and in no other spelling', () => {
    const written = writeOpening(opening());
    expect(readOpening(utf8(written))).toEqual({ value: opening() });
    const reason = (text: string): unknown => {
      const read = readOpening(utf8(text));
      return 'issue' in read ? [read.issue.code, read.issue.args['reason']] : 'read';
    };
    expect(reason(` ${written}`)).toEqual(['BUNDLE_OPENING', 'canonical']);
    expect(reason(written.replace('"opening":1', '"opening":2'))).toEqual(['BUNDLE_EDITION', undefined]);
    expect(reason(written.replace('"audit"', '"press"'))).toEqual(['BUNDLE_OPENING', 'form']);
    expect(reason(written.replace('"table":"observations"', '"table":"constructor"'))).toEqual(['BUNDLE_OPENING', 'form']);
    expect(reason(written.replace(hexOf(saltOf('', 0)), '01'))).toEqual(['BUNDLE_OPENING', 'form']);
    expect(reason(writeOpening(opening({ blocks: [block(0), block(0)] })))).toEqual(['BUNDLE_OPENING', 'twice']);
    expect(reason(writeOpening(opening({ blocks: [] })))).toEqual(['BUNDLE_OPENING', 'form']);
  });

  it('OPEN-3 OPEN-4: what is opened gives its commitment and agrees with what was published; persons to audit alone', () => {
    expect(faults(opening())).toEqual([]);
    expect(faults(opening({ as: 'congress' }))).toEqual(['personal']);
    expect(faults(opening({ bundle: `sha256:${'b'.repeat(64)}` }))).toEqual(['OPENING_BUNDLE']);
    expect(faults(opening({ blocks: [{ ...block(0), block: 7 }] }))).toEqual(['unknown']);
    expect(faults(opening({ blocks: [block(1)] }))).toEqual(['open']);
    expect(faults(opening({ blocks: [{ ...block(2), salt: new Uint8Array(32) }] }))).toEqual(['commitment']);
    expect(faults(opening({ blocks: [{ ...block(2), rows: [(block(2).rows[0] as string).replace('"70"', '"90"')] }] }))).toEqual([
      'commitment',
    ]);
  });

  it('OPEN-4: a commitment to something else than the row that was published is found', () => {
    const forged = publishTable('observations', TEXT.replace('990200,70', '990200,99'), {
      sha256: hashers.sha256,
      saltOf,
      withhold: (_, { unit, indicator }) => (indicator === 'gdp' ? 'personal' : unit === '990200' ? 'state_secret' : undefined),
    });
    const other = { ...bundle, blocks: new Map([['observations' as const, forged.sealed.sealed]]) };
    const rows = [forged.texts[2] as string];
    expect(checkOpening(hashers.sha256, opening({ blocks: [{ ...block(2), rows }] }), other)).toEqual([]);
    const moved = { ...other, table: () => ({ headings: table.headings, rows: [...table.rows].reverse() }) };
    const [issue] = checkOpening(hashers.sha256, opening({ blocks: [{ ...block(2), rows }] }), moved);
    expect(issue?.args['reason']).toBe('published');
  });

  it('OPEN-5: numbers of blocks read back from runs of at most 200 characters, and from no other spelling', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(3000), { minLength: 1, maxLength: 300 }), (numbers) => {
        const texts = writeBlockRuns(numbers);
        expect(texts.every((text) => text.length <= 200 && /^[0-9.-]+$/.test(text))).toBe(true);
        expect(texts.flatMap((text) => readBlockRuns(text, 3001) ?? [-1])).toEqual([...new Set(numbers)].sort((a, b) => a - b));
      }),
    );
    expect(writeBlockRuns([9, 3, 4, 5])).toEqual(['3-5.9']);
    for (const text of ['', '3-3', '5-3', '3.4', '03', '9.3', '3-', '0-99999999', '3,4', '3-5.4-6', '3.3', '3-6'])
      expect([text, readBlockRuns(text, 6)]).toEqual([text, undefined]);
    expect(readBlockRuns('3-5', 6)).toEqual([3, 4, 5]);
  });
});
