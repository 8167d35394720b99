import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { scoreText } from '../src/scoreText.ts';

describe('scoreText', () => {
  test.each([
    [8521, 2, '85.21'],
    [85217772895, 9, '85.21<small>7772895</small>'],
    [-100, 2, '-1.00'],
    [85, 0, '85'],
    [Number.NaN, 2, '—'],
  ])('%d quanta at %d places', (quanta, places, text) => expect(scoreText(quanta, places).html).toBe(text));

  test('QNT-3 every place of the score stands there', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), fc.integer({ min: 0, max: 9 }), (quanta, places) => {
        const digits = scoreText(quanta, places).html.replace(/<[^>]*>/g, '');
        expect(digits.split('.')[1]?.length ?? 0).toBe(places);
        expect(Number(digits.replace('.', ''))).toBe(quanta + 0);
      }),
    );
  });
});
