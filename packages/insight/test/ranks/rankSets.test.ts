import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deviates } from '../../src/draws/deviates.ts';
import { upperQuantile } from '../../src/draws/quantile.ts';
import { MOST_BY_PAIRS, rankSets } from '../../src/ranks/rankSets.ts';

/** Errors of units with these deviations, draw after draw. */
function errorsOf(sd: readonly number[], draws: number, seed: number): Float64Array {
  const normal = deviates(
    seed,
    'error',
    0,
    sd.map((_, k) => `u${k}`),
  );
  const errors = new Float64Array(draws * sd.length);
  for (let draw = 0; draw < draws; draw += 1) normal.draw(draw).forEach((z, k) => (errors[draw * sd.length + k] = z * (sd[k] as number)));
  return errors;
}

const setsOf = (scores: readonly number[], sd: readonly number[], confidence = 0.9) => {
  const { best, worst } = rankSets({ scores: Float64Array.from(scores), errors: errorsOf(sd, 2000, 1), confidence });
  return [...best].map((one, k) => `${one}-${worst[k]}`);
};

describe('RANKSET-1 rank confidence sets', () => {
  it('tell apart what lies far apart, and nothing else', () => {
    expect(setsOf([90, 80, 79], [1, 1, 1])).toEqual(['1-1', '2-3', '2-3']);
  });

  it('leave all open where the error is large', () => {
    expect(setsOf([90, 80, 79], [40, 40, 40])).toEqual(['1-3', '1-3', '1-3']);
  });

  it('know every rank where nothing is open; equal scores without error share the better place', () => {
    expect(setsOf([90, 80, 80, 70], [0, 0, 0, 0])).toEqual(['1-1', '2-2', '2-2', '4-4']);
  });

  it('one unit, and none', () => {
    expect(setsOf([50], [3])).toEqual(['1-1']);
    expect(setsOf([], [])).toEqual([]);
  });

  it('an error that all units share moves nobody against anybody', () => {
    const shared = errorsOf([5], 1000, 2);
    const errors = Float64Array.from({ length: 3000 }, (_, i) => shared[Math.floor(i / 3)] as number);
    const { best, worst } = rankSets({ scores: Float64Array.of(90, 89, 88), errors, confidence: 0.9 });
    expect([...best]).toEqual([1, 2, 3]);
    expect([...worst]).toEqual([1, 2, 3]);
  });

  it('hold the published rank, do not hang on the order of units, and grow with the confidence', () => {
    const unit = fc.record({ score: fc.integer({ min: 0, max: 400 }), sd: fc.integer({ min: 1, max: 30 }) });
    fc.assert(
      fc.property(fc.array(unit, { minLength: 2, maxLength: 12 }), (units) => {
        const scores = units.map(({ score }) => score);
        const errors = errorsOf(
          units.map(({ sd }) => sd),
          300,
          3,
        );
        const narrow = rankSets({ scores: Float64Array.from(scores), errors, confidence: 0.8 });
        const wide = rankSets({ scores: Float64Array.from(scores), errors, confidence: 0.95 });
        scores.forEach((score, k) => {
          const rank = 1 + scores.filter((one) => one > score).length;
          expect(narrow.best[k]).toBeLessThanOrEqual(rank);
          expect(narrow.worst[k]).toBeGreaterThanOrEqual(rank);
          expect(wide.best[k]).toBeLessThanOrEqual(narrow.best[k] as number);
          expect(wide.worst[k]).toBeGreaterThanOrEqual(narrow.worst[k] as number);
        });
        const n = units.length;
        const turned = Float64Array.from(errors, (_, i) => errors[Math.floor(i / n) * n + (n - 1 - (i % n))] as number);
        const mirrored = rankSets({ scores: Float64Array.from(scores.toReversed()), errors: turned, confidence: 0.8 });
        expect([...mirrored.best].reverse()).toEqual([...narrow.best]);
        expect([...mirrored.worst].reverse()).toEqual([...narrow.worst]);
      }),
      { numRuns: 40 },
    );
  });

  it(`above ${MOST_BY_PAIRS} units the bound is wider than the pairs would be, and still tells apart`, () => {
    const n = MOST_BY_PAIRS + 1;
    const scores = Array.from({ length: n }, (_, k) => 10 * k);
    const sd = scores.map((_, k) => 5 + (k % 7));
    const large = rankSets({ scores: Float64Array.from(scores), errors: errorsOf(sd, 400, 5), confidence: 0.9 });
    const small = rankSets({ scores: Float64Array.from(scores.slice(1)), errors: errorsOf(sd.slice(1), 400, 5), confidence: 0.9 });
    const width = ({ best, worst }: typeof large): number =>
      best.reduce((sum, one, k) => sum + (worst[k] as number) - one, 0) / best.length;
    expect(width(large)).toBeGreaterThanOrEqual(width(small));
    expect(width(large)).toBeLessThan(20);
  });
});

describe('RANKSET-1 by the bound, units without error stay exact', () => {
  const boundOf = (scores: readonly number[], sd: readonly number[], draws = 300) =>
    rankSets({ scores: Float64Array.from(scores), errors: errorsOf(sd, draws, 6), confidence: 0.9, by: 'bound' });

  it('400 units one quantum apart, one of them with an error: it alone passes others, and each is passed by it alone', () => {
    const scores = Array.from({ length: 400 }, (_, k) => 400 - k);
    const { best, worst } = rankSets({
      scores: Float64Array.from(scores),
      errors: errorsOf(
        scores.map((_, k) => (k === 200 ? 20 : 0)),
        300,
        6,
      ),
      confidence: 0.9,
    });
    expect((worst[200] as number) - (best[200] as number)).toBeGreaterThan(50);
    scores.forEach((_, k) => {
      if (k === 200) return;
      const ahead = k < 200 ? k + 1 : k;
      expect(best[k]).toBeGreaterThanOrEqual(ahead);
      expect(worst[k]).toBeLessThanOrEqual(ahead + 1);
    });
  });

  it('above all units with errors they have the places that their scores give, whatever those errors are', () => {
    const exact = fc.array(fc.integer({ min: 10_000, max: 10_020 }), { minLength: 1, maxLength: 8 });
    const open = fc.array(fc.record({ score: fc.integer({ min: 0, max: 50 }), sd: fc.integer({ min: 1, max: 400 }) }), {
      minLength: 1,
      maxLength: 8,
    });
    fc.assert(
      fc.property(exact, open, (known, others) => {
        const scores = [...known, ...others.map(({ score }) => score)];
        const { best, worst } = boundOf(scores, [...known.map(() => 0), ...others.map(({ sd }) => sd)]);
        known.forEach((score, k) => {
          const place = 1 + known.filter((one) => one > score).length;
          expect([best[k], worst[k]]).toEqual([place, place]);
        });
      }),
      { numRuns: 60 },
    );
  });

  it('what all units but one share is taken off between them, and counts whole against that one', () => {
    const shared = errorsOf([10], 500, 8);
    const errors = Float64Array.from({ length: 2000 }, (_, i) => (i % 4 === 3 ? 0 : (shared[Math.floor(i / 4)] as number)));
    const { best, worst } = rankSets({ scores: Float64Array.of(103, 102, 101, 100), errors, confidence: 0.9, by: 'bound' });
    expect([...best].map((one, k) => `${one}-${worst[k]}`)).toEqual(['1-2', '2-3', '3-4', '1-4']);
  });

  it('a small error is not widened by the large ones beside it', () => {
    const n = 50;
    const scores = Array.from({ length: n }, (_, k) => 10_000 - 10 * k);
    const sd = scores.map((_, k) => (k === 0 ? 4000 : 1));
    const { best, worst } = boundOf(scores, sd, 600);
    scores.forEach((_, k) => {
      if (k > 0) expect((worst[k] as number) - (best[k] as number)).toBeLessThanOrEqual(1);
    });
  });
});

describe('RANKSET-1 on simulated truth', () => {
  it('sets of all units together hold the true ranks in at least 90 % of the samples', () => {
    const truth = Float64Array.from({ length: 12 }, (_, k) => 60 + k * 1.5);
    const sd = truth.map((_, k) => 1 + (k % 3));
    const draws = errorsOf([...sd], 400, 11);
    const samples = 300;
    const noise = errorsOf([...sd], samples, 99);
    const rankOf = (scores: Float64Array, k: number): number => 1 + scores.filter((one) => one > (scores[k] as number)).length;
    let held = 0;
    for (let sample = 0; sample < samples; sample += 1) {
      const scores = truth.map((x, k) => x + (noise[sample * truth.length + k] as number));
      const { best, worst } = rankSets({ scores, errors: draws, confidence: 0.9 });
      if (truth.every((_, k) => (best[k] as number) <= rankOf(truth, k) && rankOf(truth, k) <= (worst[k] as number))) held += 1;
    }
    expect(held / samples).toBeGreaterThanOrEqual(0.9);
  });
});

/** Places left to one unit that was named beforehand: only its own differences are studied. */
function marginalSet(scores: readonly number[], errors: Float64Array, unit: number, confidence: number): readonly [number, number] {
  const n = scores.length;
  const draws = errors.length / n;
  const others = scores.map((_, k) => k).filter((k) => k !== unit);
  const of = (draw: number, k: number): number => (errors[draw * n + unit] as number) - (errors[draw * n + k] as number);
  const sd = scores.map((_, k) =>
    Math.sqrt(Array.from({ length: draws }, (__, draw) => of(draw, k) ** 2).reduce((a, b) => a + b, 0) / draws),
  );
  const safe = Math.min(1, confidence + 2 * Math.sqrt((confidence * (1 - confidence)) / draws));
  let open = others.flatMap((k) => [
    { k, sign: 1 },
    { k, sign: -1 },
  ]);
  for (let settled = true; settled; ) {
    const largest = Float64Array.from({ length: draws }, (_, draw) =>
      open.reduce((most, { k, sign }) => Math.max(most, (sign * of(draw, k)) / (sd[k] as number)), 0),
    );
    const critical = upperQuantile(largest.sort(), safe);
    const left = open.filter(({ k, sign }) => !(sign * ((scores[unit] as number) - (scores[k] as number)) > critical * (sd[k] as number)));
    settled = left.length < open.length;
    open = left;
  }
  const sure = (sign: number): number => others.filter((k) => !open.some((one) => one.k === k && one.sign === sign)).length;
  return [1 + sure(-1), n - sure(1)];
}

describe('RANKSET-2 the sets that are shown hold for all units at once', () => {
  it('they hold the set that a unit named beforehand would have by itself', () => {
    const unit = fc.record({ score: fc.integer({ min: 0, max: 100 }), sd: fc.integer({ min: 1, max: 20 }) });
    fc.assert(
      fc.property(fc.array(unit, { minLength: 2, maxLength: 8 }), (units) => {
        const scores = units.map(({ score }) => score);
        const errors = errorsOf(
          units.map(({ sd }) => sd),
          200,
          4,
        );
        const { best, worst } = rankSets({ scores: Float64Array.from(scores), errors, confidence: 0.9 });
        scores.forEach((_, k) => {
          const [from, to] = marginalSet(scores, errors, k, 0.9);
          expect(best[k]).toBeLessThanOrEqual(from);
          expect(worst[k]).toBeGreaterThanOrEqual(to);
        });
      }),
      { numRuns: 60 },
    );
  });

  it('and are not it: among many neighbours they are wider', () => {
    const scores = Array.from({ length: 12 }, (_, k) => 100 - 3.3 * k);
    const errors = errorsOf(
      scores.map(() => 1),
      2000,
      5,
    );
    const { best, worst } = rankSets({ scores: Float64Array.from(scores), errors, confidence: 0.9 });
    const width = scores.reduce((sum, _, k) => sum + (worst[k] as number) - (best[k] as number), 0);
    const alone = scores.reduce((sum, _, k) => {
      const [from, to] = marginalSet(scores, errors, k, 0.9);
      return sum + to - from;
    }, 0);
    expect(alone).toBeLessThan(width);
  });
});
