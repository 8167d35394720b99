import { describe, expect, test } from 'vitest';
import { differingTerms, type RuleTerm, termOf, termsOf } from '../../src/diff/ruleTerms.ts';

const place = { file: 'scheme/a.yaml', line: 3 };
const rows = (count: number, first = 0): readonly object[] =>
  Array.from({ length: count }, (_, k) => ({ unitCode: `99${k + 10}00`, amountFen: (k === 0 ? first : k) * 1_000_000, place }));

describe('what a rule says, field by field', () => {
  test('DIFF-1 amounts are money, shares shares, whatever field holds them by ID; expressions their source', () => {
    const source = { source: "grade == 'good'", evaluate: () => 0 };
    expect(
      termsOf({ action: 'allocate', totalYuan: 60_000_000, rates: { warned: 0.1 }, ratesFen: { simple: 30_000 }, when: source }),
    ).toEqual([
      { field: 'action', value: { as: 'word', word: 'allocate' } },
      { field: 'total_yuan', value: { as: 'money', fen: 6_000_000_000 } },
      { field: 'rates', value: { as: 'record', of: [{ field: 'warned', value: { as: 'share', share: 0.1 } }] } },
      { field: 'rates_yuan', value: { as: 'record', of: [{ field: 'simple', value: { as: 'money', fen: 30_000 } }] } },
      { field: 'when', value: { as: 'expression', source: "grade == 'good'" } },
    ]);
  });

  test('DIFF-1 a table is told row by row, however deep it stands and however long it is; places and persons never', () => {
    const terms = termsOf({ propose: { action: 'pay', of: rows(12), items: [{ person: '某人', unitCode: '990100' }] } });
    expect(terms.filter(({ field }) => field === 'of')).toHaveLength(12);
    expect(terms.at(-1)).toEqual({
      field: 'items',
      value: { as: 'record', of: [{ field: 'unit_code', value: { as: 'word', word: '990100' } }] },
    });
    expect(JSON.stringify(terms)).not.toMatch(/某人|a\.yaml/);
  });

  test('DIFF-1 of two versions only the rows that differ; all where only their order does', () => {
    const [old, now] = [termsOf({ of: rows(12) }), termsOf({ of: rows(12, 5) })];
    expect(differingTerms(now, old)).toEqual([now[0]]);
    expect(differingTerms(old, now)).toEqual([old[0]]);
    const turned: readonly RuleTerm[] = [...old].reverse();
    expect(differingTerms(turned, old)).toEqual(turned);
  });

  test('DIFF-1 a flag that is off is told only where the other version has it on', () => {
    const [off, on] = [termsOf({ keepTotal: false, top: 2 }), termsOf({ keepTotal: true, top: 2 })];
    expect(differingTerms(off, undefined)).toEqual([termOf(2, 'top')]);
    expect(differingTerms(off, on)).toEqual([termOf(false, 'keep_total')]);
  });

  test('DIFF-1 a long list of codes is told one by one, a short one as a whole', () => {
    const codes = (count: number): readonly string[] => Array.from({ length: count }, (_, k) => `99${k + 10}00`);
    expect(termsOf({ units: codes(7) })).toHaveLength(7);
    expect(termsOf({ units: codes(6) })).toHaveLength(1);
  });
});
