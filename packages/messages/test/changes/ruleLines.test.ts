import type { RuleTerm, RuleValue } from '@kedu/scheme';
import { inLocale, type Locale } from '@kedu/model';
import { describe, expect, test } from 'vitest';
import { changeLetters, plainMoney, ruleLines } from '../../src/index.ts';

const titles: Readonly<Record<string, string>> = { excellent: '优秀', gdp: '生产总值', old_gdp: '生产总值' };
const word = (text: string): RuleValue => ({ as: 'word', word: text });
const number = (value: number): RuleValue => ({ as: 'number', number: value });

function said(
  before: readonly RuleTerm[] | undefined,
  after: readonly RuleTerm[],
  locale: Locale = 'zh-CN',
  most?: number,
): readonly string[] {
  const side = (terms: readonly RuleTerm[]) => ({ written: '…', terms, place: {} });
  return ruleLines(
    { path: [{ id: 'x' }, { id: 'weight' }], ...(before ? { before: side(before) } : {}), after: side(after) },
    'after',
    {
      locale,
      read: (title) => inLocale(title, locale),
      titleOf: (id) => titles[id],
      unitOf: (code) => (code === '990100' ? '北川市' : undefined),
    },
    most,
  );
}

describe('what a rule says, in words', () => {
  test.each([
    [6_000_000_000, '6,000万元', '60,000,000 yuan'],
    [12_000_000_000, '1.2亿元', '120,000,000 yuan'],
    [12_345_670_000, '12,345.67万元', '123,456,700 yuan'],
    [1_234_567, '12,345.67元', '12,345.67 yuan'],
    [30_000, '300元', '300 yuan'],
    [-30_000, '−300元', '−300 yuan'],
    [0, '0元', '0 yuan'],
  ])('DIFF-1 an amount as people write it: %d fen', (fen, chinese, english) => {
    expect([plainMoney(fen, 'zh-CN'), plainMoney(fen, 'en')]).toEqual([chinese, english]);
  });

  test('DIFF-1 money, shares, periods, ranges, conditions and grades are words and no YAML', () => {
    const terms: readonly RuleTerm[] = [
      { field: 'total_yuan', value: { as: 'money', fen: 8_000_000_000 } },
      { field: 'quota', value: { as: 'record', of: [{ field: 'excellent', value: { as: 'share', share: 0.25 } }] } },
      { field: 'period', value: word('2024') },
      { field: 'range', value: { as: 'list', of: [number(0), { as: 'none' }] } },
      { field: 'when', value: { as: 'expression', source: "grade == 'excellent'" } },
      { field: 'keep_total', value: { as: 'flag', flag: true } },
    ];
    expect(said(undefined, terms)).toEqual([
      '总额：8,000万元',
      '比例：优秀 25%',
      '2024年度',
      '取值范围：0以上',
      '条件：等次为“优秀”',
      '总额不变：是',
    ]);
    expect(said(undefined, terms, 'en')[0]).toBe('total: 80,000,000 yuan');
  });

  test('DIFF-1 rows of one table stand in a line, units by name; of many the first, then how many more', () => {
    const terms = Array.from({ length: 22 }, (_, k): RuleTerm => {
      const code = k === 0 ? '990100' : `99${k}`;
      return {
        field: 'rows',
        value: {
          as: 'record',
          of: [
            { field: 'unit_code', value: word(code) },
            { field: 'sd', value: number(0.2) },
          ],
        },
      };
    });
    expect(said(undefined, terms, 'zh-CN', 20)[0]).toMatch(/^各行：990100 北川市，标准差 0\.2；991，[\s\S]*；另有2项$/);
    expect(said(undefined, terms)[0]?.split('；')).toHaveLength(22);
  });

  test('DIFF-1 the field with which the way ends is not said again; two IDs of one title are told apart', () => {
    expect(said([{ field: 'weight', value: number(30) }], [{ field: 'weight', value: number(25) }])).toEqual(['25']);
    expect(said([{ field: 'indicator', value: word('old_gdp') }], [{ field: 'indicator', value: word('gdp') }])).toEqual([
      '指标：生产总值（gdp）',
    ]);
  });

  test('DIFF-1 a rule that says nothing is a dash', () => {
    expect(said([{ field: 'top', value: number(2) }], [])).toEqual(['—']);
  });
});

describe('letters of changes', () => {
  test('DIFF-6 one letter for a change in whatever list counts it, none twice in a comparison', () => {
    const list = (...ids: readonly string[]) => ({ groups: ids.map((id) => ({ id, changes: [], lists: [] })) });
    const letters = changeLetters([list('b', 'd'), list('a', 'd')]);
    expect([...letters]).toEqual([
      ['a', 'A'],
      ['b', 'B'],
      ['d', 'C'],
    ]);
    const many = changeLetters([list(...Array.from({ length: 60 }, (_, k) => String(k).padStart(2, '0')))]);
    expect([many.get('25'), many.get('26'), new Set(many.values()).size]).toEqual(['Z', 'AA', 60]);
  });
});
