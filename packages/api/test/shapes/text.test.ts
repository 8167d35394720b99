import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { period as shape, day, filledText, identifier, instant, localizedText, text } from '../../src/shapes/text.ts';
import { periodOf } from '@kedu/model';

describe('texts that come in', () => {
  it.each(['\u0000', 'a\u0007b', '\u007F', '\uD800', 'a\uDC00b', '\u001B[31m'])(
    'API-14 refuses %j, which neither a database nor a page can hold',
    (given) => {
      expect(text(100).safeParse(given).success).toBe(false);
    },
  );

  it.each(['', '城市', 'a\tb\nc\r\n', '𠮷野家', '-1', '＝1'])('API-14 takes %j', (given) => {
    expect(text(100).safeParse(given).success).toBe(true);
  });

  it('API-14 whatever is taken is whole in UTF-8 and holds no NUL', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 50 }), (given) => {
        if (!text(200).safeParse(given).success) return;
        expect(new TextDecoder('utf-8', { fatal: true }).decode(new TextEncoder().encode(given))).toBe(given);
        expect(given).not.toContain('\u0000');
      }),
    );
  });

  it('API-14 length counts; a filled one is not empty', () => {
    expect([text(3).safeParse('一二三').success, text(3).safeParse('一二三四').success, filledText(3).safeParse('').success]).toEqual([
      true,
      false,
      false,
    ]);
  });

  it.each(['.', '..', '-a', 'a/b', 'a b', '', '%2e', "a'", 'a\n', 'a?b', 'a'.repeat(121)])(
    'API-14 %j is no identifier: it could be another path',
    (given) => {
      expect(identifier.safeParse(given).success).toBe(false);
    },
  );

  it.each(['a', '990100', 'north@2026', '2026-12', '岗位-1', 'results.csv', '2021..2025'])('API-14 %j is one', (given) => {
    expect(identifier.safeParse(given).success).toBe(true);
  });

  it.each(['2026', '2026H1', '2026Q3', '2026-07', '2026-01..2026-09', 'FY2026@07', 'FY2026', '2021..2025'])(
    'API-14 PERIOD-1 %s is a period here as for the model',
    (given) => {
      expect(shape.safeParse(given).success).toBe(true);
      expect(periodOf(given).id).toBe(given);
    },
  );

  it.each(['2026-13', '26', '2026Q5', '2026-00', '2026/07', ' 2026'])('API-14 PERIOD-1 %j is none', (given) => {
    expect(shape.safeParse(given).success).toBe(false);
  });

  it('API-1 days and moments have one form', () => {
    expect([day.safeParse('2026-12-31').success, day.safeParse('2026-1-1').success, day.safeParse('31.12.2026').success]).toEqual([
      true,
      false,
      false,
    ]);
    expect([instant.safeParse('2026-12-03T01:20:00.000Z').success, instant.safeParse('2026-12-03T01:20:00+08:00').success]).toEqual([
      true,
      false,
    ]);
  });

  it('a text in two languages has Chinese always', () => {
    expect([localizedText.safeParse({ 'zh-CN': '市' }).success, localizedText.safeParse({ en: 'city' }).success]).toEqual([true, false]);
  });
});
