import { expect, test } from 'vitest';
import { inCharacters, startOfCell } from '../src/characterColumns.ts';
import { showIssue } from '../src/terminal/issues.ts';
import { table } from '../src/terminal/table.ts';
import { visible, widthOf, windowAround } from '../src/terminal/width.ts';
import { localeOf } from '../src/words.ts';

test('columns of a table line up with Chinese characters', () => {
  const text = table(
    [{ heading: '单位' }, { heading: '分', align: 'right' }, { heading: 'x' }],
    [
      ['北川市', '9', 'a'],
      ['a', '10', 'b'],
    ],
  );
  expect(text).toBe('单位    分  x\n北川市   9  a\na       10  b\n');
});

test('OUT-11 the window around a position is as wide as asked and holds the position', () => {
  const line = `${'北'.repeat(200)}X${'南'.repeat(200)}`;
  for (const width of [40, 80, 120]) {
    const { text, offset } = windowAround(line, 200, width);
    expect(widthOf(text)).toBeLessThanOrEqual(width + 1);
    expect(text.startsWith('…')).toBe(true);
    expect(text.endsWith('…')).toBe(true);
    expect(widthOf(text.slice(0, text.indexOf('X')))).toBe(offset);
  }
  expect(windowAround('short', 2, 80)).toEqual({ text: 'short', offset: 2 });
});

test('control and direction characters become visible', () => {
  expect(visible('a\u001b[2J\tb\u202e\r')).toBe('a�[2J b��');
});

test.each([
  ['a,b,c', 3, 5],
  ['"a,b",c', 2, 7],
  ['a\tb', 2, 3],
  ['a,b', 3, undefined],
])('the start of a cell: %j, cell %d → %d', (line, cell, column) => {
  expect(startOfCell(line, cell)).toBe(column);
});

test('the language: --lang before LC_ALL before LANG, Chinese first', () => {
  expect(localeOf([], {})).toBe('zh-CN');
  expect(localeOf([], { LANG: 'C.UTF-8' })).toBe('zh-CN');
  expect(localeOf([], { LANG: 'en_US.UTF-8' })).toBe('en');
  expect(localeOf([], { LANG: 'en_US.UTF-8', LC_ALL: 'zh_CN.UTF-8' })).toBe('zh-CN');
  expect(localeOf(['check', '--lang', 'zh'], { LANG: 'en_US.UTF-8' })).toBe('zh-CN');
  expect(localeOf(['--lang=en'], {})).toBe('en');
});

test('OUT-11 an issue in a workbook names sheet and cell, and shows no line of its bytes', () => {
  const plain = { severity: (_: string, text: string) => text, strong: (text: string) => text, faint: (text: string) => text };
  const lineOf = (): string => 'PK nonsense';
  const place = { file: 'data/2023.xlsx', sheet: '经济', cell: 'C12', unit: 'bei', excerpt: '12/15' };
  const issue = {
    code: 'INTAKE_TWO_NUMBERS',
    severity: 'error',
    place,
    args: { found: '12/15', heading: 'gdp', first: '12', second: '15' },
  } as const;
  const text = showIssue(issue, { locale: 'zh-CN', paint: plain, width: 80, lineOf, prefix: 'packs/x/' });
  expect(text.split('\n')[0]).toContain('packs/x/data/2023.xlsx 经济!C12 · bei');
  expect(text).not.toContain('PK');
  expect(text).not.toContain('^');
  const range = { ...issue, code: 'CHECK_OUT_OF_RANGE', place: { ...place, line: 12, column: 3 } };
  expect(inCharacters([range], lineOf)).toEqual([range]);
});
