import { describe, expect, test } from 'vitest';
import { contentOf } from '../src/app/contentOf.ts';

const MOMENT = 1_734_000_000_000;
const file = (text: string, name = '12月.xlsx', lastModified = MOMENT): File => new File([text], name, { lastModified });
const question = (chosen: File) => ({ params: { authority: '990000', round: '2024-12' }, file: chosen });

describe('what a command asks, by which it is told from another', () => {
  test('API-4 the same file once more is the same command: one key, not two', () => {
    const chosen = file('单位,数据');
    expect(contentOf(question(chosen))).toBe(contentOf(question(chosen)));
    expect(contentOf(question(file('单位,数据')))).toBe(contentOf(question(chosen)));
  });

  test.each([
    ['another name', file('单位,数据', '11月.xlsx')],
    ['another size', file('单位,数据,说明')],
    ['saved again', file('单位,数据', '12月.xlsx', MOMENT + 1)],
    ['another type', new File(['单位,数据'], '12月.xlsx', { lastModified: MOMENT, type: 'text/csv' })],
  ])('API-4 another file after a lost answer is another command: %s', (_, other) => {
    expect(contentOf(question(other))).not.toBe(contentOf(question(file('单位,数据'))));
  });

  test('API-4 without a file it goes by the content', () => {
    expect(contentOf({ body: { reason: '甲' } })).not.toBe(contentOf({ body: { reason: '乙' } }));
    expect(contentOf({ body: { reason: '甲' } })).toBe(contentOf({ body: { reason: '甲' } }));
  });
});
