import fc from 'fast-check';
import { expect, test } from 'vitest';
import { momentText } from '../../src/log/moment.ts';

test('ENTRY-3 moments read as the calendar has them', () => {
  expect(momentText(0)).toBe('1970-01-01T00:00:00Z');
  expect(momentText(951_827_696)).toBe('2000-02-29T12:34:56Z');
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 253_402_300_799 }), (seconds) => {
      expect(momentText(seconds)).toBe(`${new Date(seconds * 1000).toISOString().slice(0, 19)}Z`);
    }),
  );
});
