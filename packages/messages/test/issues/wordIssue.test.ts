import { describe, expect, it } from 'vitest';
import { issueParagraph, wordIssue, wordPlace } from '../../src/issues/wordIssue.ts';

const issue = {
  code: 'INTAKE_ROW_WIDTH',
  severity: 'error',
  place: { file: 'data/2023.csv', line: 18, column: 3 },
  args: { found: 7, expected: 6 },
} as const;

describe('wordIssue', () => {
  it('gives each part of the message by itself', () => {
    expect(wordIssue(issue, 'en')).toEqual({
      what: 'This line has not as many columns as there are headings.',
      found: '7 columns',
      expected: '6',
      why: 'In a line out of step values would go to another indicator or unit.',
      remedy: 'Look for a separator too many or too few; a cell with a comma in it needs quotation marks.',
      link: 'docs/errors.md#intake_row_width',
    });
  });

  it('leaves out what has nothing to say: no nearest name, no bracket around a count of one', () => {
    const args = { found: '北川', nearest: '', count: 1 };
    const worded = wordIssue({ code: 'INTAKE_UNIT_UNKNOWN', severity: 'error', place: {}, args }, 'zh-CN');
    expect(worded.what).toBe('单位名册里没有“北川”。');
    expect(worded.expected).toBe('名册中的单位');
  });

  it('names the nearest and the count where they help', () => {
    const args = { found: '北川', nearest: '北川市', count: 14 };
    const worded = wordIssue({ code: 'INTAKE_UNIT_UNKNOWN', severity: 'error', place: {}, args }, 'zh-CN');
    expect(worded.what).toBe('单位名册里没有“北川”（共 14 处）。');
    expect(worded.expected).toBe('名册中的单位；最接近的是“北川市”');
  });

  it('of a log with another entry names the entry, and gives no counts that would look satisfied', () => {
    const args = { log: 'kedu/bei', folder: 'evidence/bei', reason: 'other', found: '', expected: '', entry: 41 };
    const other = { code: 'EVIDENCE_LOG', severity: 'error', place: {}, args } as const;
    const worded = wordIssue(other, 'zh-CN');
    expect(worded.what).toBe('数据文件夹里的 evidence/bei 不是数据库所记的日志 kedu/bei：同一位置上是另一条记录（第 41 条）。');
    expect([worded.found ?? '', worded.expected ?? '']).toEqual(['', '']);
    expect(wordIssue(other, 'en').what).toContain('another entry stands in the same place (entry 41).');
  });

  it('words the codes that stand in arguments', () => {
    const args = { found: 'O.5', heading: 'value', hint: 'letter_for_digit' };
    expect(wordIssue({ code: 'INTAKE_NOT_A_NUMBER', severity: 'error', place: {}, args }, 'zh-CN').found).toContain(
      '把字母 O、l、I 当成了数字',
    );
  });

  it('writes numbers as it is told, not as the machine would', () => {
    const grouped = (value: number): string => String(value).replace(/\B(?=(\d{3})+$)/g, ',');
    const args = { cells: 60_000_000, limit: 50_000_000 };
    expect(wordIssue({ code: 'INTAKE_TOO_MANY_CELLS', severity: 'error', place: {}, args }, 'en', grouped).found).toBe('60,000,000');
  });

  it('closes the reason with the clause', () => {
    expect(wordIssue({ ...issue, clause: '4.6' }, 'zh-CN').why).toMatch(/依据：第 4\.6 条。$/);
  });

  it('takes a value as text, whatever it looks like', () => {
    const args = { found: '{nearest} [[x]] $&', nearest: 'gdp', count: 1 };
    expect(wordIssue({ code: 'INTAKE_INDICATOR_UNKNOWN', severity: 'error', place: {}, args }, 'en').found).toBe('{nearest} [[x]] $&');
  });

  it('throws for a code without wording and for an argument that is not there', () => {
    expect(() => wordIssue({ ...issue, code: 'NO_SUCH_CODE' }, 'en')).toThrow(/NO_SUCH_CODE/);
    expect(() => wordIssue({ ...issue, code: 'toString' }, 'en')).toThrow(/toString/);
    expect(() => wordIssue({ ...issue, args: { found: 7 } }, 'en')).toThrow(/expected/);
  });
});

describe('wordPlace', () => {
  it.each([
    [{ file: 'units.csv', line: 3, column: 2 }, 'units.csv 第 3 行第 2 列', 'units.csv line 3, column 2'],
    [{ file: '2023.xlsx', sheet: '经济', cell: 'C12', unit: 'bei' }, '2023.xlsx 表“经济” C12，bei', '2023.xlsx sheet “经济” C12, bei'],
    [{ file: '2023.xlsx', sheet: '经济', line: 12 }, '2023.xlsx 表“经济” 第 12 行', '2023.xlsx sheet “经济” line 12'],
    [{ file: 'units.csv', column: 2 }, 'units.csv', 'units.csv'],
    [{ file: 'a.yaml', path: 'lists.places' }, 'a.yaml，lists.places', 'a.yaml, lists.places'],
    [{ unit: 'bei', indicator: 'gdp', period: '2023' }, 'bei · gdp · 2023', 'bei · gdp · 2023'],
    [{}, '', ''],
  ])('%o', (place, chinese, english) => {
    expect(wordPlace(place, 'zh-CN')).toBe(chinese);
    expect(wordPlace(place, 'en')).toBe(english);
  });
});

describe('issueParagraph', () => {
  it('says everything in one paragraph, in the order of the style', () => {
    expect(issueParagraph(issue, 'zh-CN')).toBe(
      'INTAKE_ROW_WIDTH：这一行的列数与列名不符。（data/2023.csv 第 18 行第 3 列）现为：7 列；应为：6 列。列错位后，数值会记到别的指标或单位名下。请检查这一行是否多了或少了分隔符；内容里有逗号的单元格要加英文引号。 docs/errors.md#intake_row_width',
    );
  });
});
