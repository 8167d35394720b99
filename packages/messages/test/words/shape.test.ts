import { LOCALES } from '@kedu/model';
import { describe, expect, it } from 'vitest';
import { wordIssue } from '../../src/issues/wordIssue.ts';
import type { API_SHAPE_WORDS } from '../../src/words/api.ts';
import { shapeName } from '../../src/words/shape.ts';

/** What the contract says beside each reason. */
const EXPECTED: Readonly<Record<keyof typeof API_SHAPE_WORDS, string>> = {
  missing: 'string',
  unknown: '',
  type: 'number',
  pattern: 'day',
  empty: '',
  short: '≥ 4 characters',
  long: '≤ 200 characters',
  few: '≥ 2 entries',
  many: '≤ 500 entries',
  low: '≥ 0',
  high: '≤ 1000',
  choice: 'column | unit',
  json: '',
  form: '',
};

const said = (locale: (typeof LOCALES)[number]) =>
  Object.entries(EXPECTED).map(([reason, expected]) => {
    const args = { reason, found: '', expected };
    const worded = wordIssue({ code: 'API_SHAPE', severity: 'error', place: {}, args }, locale);
    return [worded.what, worded.expected];
  });

describe('API-6 a field that does not have its shape', () => {
  it('says what is wrong in a sentence, and what is expected in a phrase, for every reason', () => {
    expect(said('zh-CN')).toEqual([
      ['这一项没有填。', '文字'],
      ['系统里没有这一项。', undefined],
      ['这一项填的类型不对。', '数字'],
      ['这一项的写法不对。', '日期，如 2026-12-31'],
      ['这一项还空着，请填写。', undefined],
      ['这一项太短。', '至少 4 个字'],
      ['这一项太长。', '至多 200 个字'],
      ['这一项列得太少。', '至少 2 项'],
      ['这一项列得太多。', '至多 500 项'],
      ['这一项的数太小。', '不小于 0 的数'],
      ['这一项的数太大。', '不大于 1000 的数'],
      ['这一项不在可选范围内。', 'column、unit 之一'],
      ['发来的内容不是完整的 JSON。', undefined],
      ['表单里没有文件，或内容不完整。', undefined],
    ]);
    expect(said('en').slice(2, 8)).toEqual([
      ['This field is of another kind.', 'a number'],
      ['This field is not written as it must be.', 'a day such as 2026-12-31'],
      ['This field is empty; please fill it in.', undefined],
      ['This field is too short.', 'at least 4 characters'],
      ['This field is too long.', 'at most 200 characters'],
      ['This list is too short.', 'at least 2 entries'],
    ]);
  });

  it('returns what it does not know as it is', () => {
    for (const locale of LOCALES) expect(shapeName('zebra', locale)).toBe('zebra');
    expect(shapeName('≥ 1 characters', 'en')).toBe('at least 1 character');
  });
});
