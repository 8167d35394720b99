import type { Raters } from '@kedu/scheme';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countMarks, type GroupMarks, type Mark } from '../../src/raters/countMarks.ts';
import { vectorsIn } from '../vectors.ts';

interface RatersVector {
  readonly rule: string;
  readonly why: string;
  readonly raters: Omit<Raters, 'groups'>;
  readonly marks: readonly Omit<Mark, 'file'>[];
  readonly expect: {
    readonly groups: Readonly<Record<string, Readonly<Record<string, GroupMarks>>>>;
    readonly tooManyTop: readonly { readonly line: number; readonly count: number; readonly of: number }[];
  };
}

const placed = (marks: readonly Omit<Mark, 'file'>[]): Mark[] => marks.map((mark) => ({ ...mark, file: 'marks.csv' }));

describe('vectors of raters', () => {
  for (const [name, vector] of vectorsIn<RatersVector>('raters')) {
    it(`${vector.rule} ${name}: ${vector.why}`, () => {
      const { byUnit, tooManyTop } = countMarks(placed(vector.marks), { groups: [], ...vector.raters });
      const found = Object.fromEntries([...byUnit].map(([unit, groups]) => [unit, Object.fromEntries(groups)]));
      expect(found).toEqual(vector.expect.groups);
      expect(tooManyTop).toEqual(vector.expect.tooManyTop.map((one) => ({ file: 'marks.csv', ...one })));
    });
  }
});

const hundredths = fc.integer({ min: 0, max: 10_000 }).map((x) => x / 100);
const marksOf = (values: readonly number[], unit = 'a'): Mark[] =>
  values.map((mark, i) => ({ rater: `${unit}${i}`, group: 'g', unit, mark, file: 'marks.csv', line: i + 2 }));
const rules = (trim: number, atLeast = 2): Raters => ({ groups: [], trim, atLeast, recuse: true });
const percent = fc.integer({ min: 0, max: 25 });
const meanOf = (marks: readonly Mark[], raters: Raters) => countMarks(marks, raters).byUnit.get('a')?.get('g')?.mean as number;

describe('properties of raters', () => {
  it('RATERS-2 the trimmed mean is that of a naive reference in whole hundredths', () => {
    fc.assert(
      fc.property(fc.array(hundredths, { minLength: 2, maxLength: 60 }), percent, (values, trim) => {
        const off = Math.floor((values.length * trim) / 100);
        const kept = values
          .map((value) => Math.round(value * 100))
          .sort((a, b) => a - b)
          .slice(off, values.length - off);
        const naive = kept.reduce((sum, value) => sum + value, 0) / kept.length / 100;
        expect(meanOf(marksOf(values), rules(trim / 100))).toBeCloseTo(naive, 9);
      }),
    );
  });

  it('RATERS-2 a mark above the mean never lowers it, while as many come off either end', () => {
    fc.assert(
      fc.property(fc.array(hundredths, { minLength: 2, maxLength: 40 }), hundredths, percent, (values, more, trim) => {
        const before = meanOf(marksOf(values), rules(trim / 100));
        fc.pre(more > before && Math.floor((values.length * trim) / 100) === Math.floor(((values.length + 1) * trim) / 100));
        expect(meanOf(marksOf([...values, more]), rules(trim / 100))).toBeGreaterThanOrEqual(before - 1e-9);
      }),
    );
  });

  it('RATERS-1 recused marks change nothing but their number', () => {
    fc.assert(
      fc.property(
        fc.array(hundredths, { minLength: 2, maxLength: 30 }),
        fc.array(hundredths, { maxLength: 5 }),
        percent,
        (values, own, trim) => {
          const raters: Raters = { ...rules(trim / 100), spread: { top: 90, atMost: 0.5 } };
          const recused = own.map(
            (mark, i): Mark => ({ rater: `a${i}`, group: 'g', ownUnit: 'a', unit: 'a', mark, file: 'marks.csv', line: 100 + i }),
          );
          const [before, after] = [countMarks(marksOf(values), raters), countMarks([...recused, ...marksOf(values)], raters)];
          expect(after.byUnit.get('a')?.get('g')).toEqual({ ...before.byUnit.get('a')?.get('g'), recused: own.length });
        },
      ),
    );
  });

  it('RATERS-2 the order of marks never matters, and the input is left as it is', () => {
    fc.assert(
      fc.property(fc.array(hundredths, { minLength: 2, maxLength: 30 }), percent, (values, trim) => {
        const marks = Object.freeze([...marksOf(values), ...marksOf(values, 'b')]) as readonly Mark[];
        expect(countMarks([...marks].reverse(), rules(trim / 100))).toEqual(countMarks(marks, rules(trim / 100)));
      }),
    );
  });

  it('RATERS-1 a mean never rests on one mark, so that none can be read off', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 200 }), percent, (size, trim) => {
        const counted = countMarks(marksOf(Array.from({ length: size }, () => 50)), rules(trim / 100));
        const { count = 0, trimmed = 0 } = counted.byUnit.get('a')?.get('g') ?? {};
        expect(count - trimmed).toBeGreaterThanOrEqual(2);
      }),
    );
  });
});
