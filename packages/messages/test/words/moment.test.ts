import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fillTemplate, plainNumber } from '../../src/template.ts';
import { momentName } from '../../src/words/moment.ts';

describe('momentName', () => {
  it('VERIFY-17: says a moment by the clock of Beijing, and says so', () => {
    expect(momentName('2026-11-22T16:02:36Z', 'zh-CN')).toBe('北京时间 2026-11-23 00:02:36');
    expect(momentName('2026-11-22T16:02:36Z', 'en')).toBe('2026-11-23 00:02:36 Beijing time');
    expect(momentName('2026-11-23 00:02:36 +08:00', 'zh-CN')).toBe('北京时间 2026-11-23 00:02:36');
    expect(fillTemplate('已于{at:moment} 撤回[[（{none:moment}）]]', { at: '2024-02-28T23:00:00Z', none: '' }, 'zh-CN', plainNumber)).toBe(
      '已于北京时间 2024-02-29 07:00:00 撤回',
    );
  });

  it('VERIFY-17: is eight hours ahead on every day', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date('1990-01-01'), max: new Date('2200-01-01'), noInvalidDate: true }), (date) => {
        const ahead = new Date(date.getTime() + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');
        expect(momentName(`${date.toISOString().slice(0, 19)}Z`, 'en')).toBe(`${ahead} Beijing time`);
      }),
    );
  });

  it('VERIFY-17: leaves alone what is no moment', () => {
    for (const text of ['', '2026-11-22', 'line 7', '2026-11-22T16:02:36']) expect(momentName(text, 'zh-CN')).toBe(text);
  });
});
