import { assess, rescorer } from '@kedu/engine';
import { describe, expect, it } from 'vitest';
import { assessWithErrors } from '../src/assessWithErrors.ts';
import { deviates } from '../src/draws/deviates.ts';
import { uncertaintyOf } from '../src/uncertaintyOf.ts';
import { compiled, inputOf, schemeWith } from './honestRun.ts';

const WATER = [70, 70, 70, 70];
const proposalsOf = (run: ReturnType<typeof assess>, rule: string) => run.value.proposals.filter((one) => one.rule === rule);

describe('DRAW-2 a run scored again', () => {
  it('is the run itself where nothing moves', () => {
    const { trace, value } = assess(inputOf(schemeWith('{ sd: 1 }'), [80, 70, 60, 45], WATER));
    const { lists, proposed } = rescorer(trace, new Set(['air']), 'frozen').rescore(() => undefined);
    const [now, run] = [lists[0], value.lists[0]];
    for (const key of ['points', 'score', 'rank', 'classRank', 'lastPlace', 'grades', 'ranked'] as const)
      expect(now?.[key]).toEqual(run?.[key]);
    for (const [path, part] of run?.parts ?? []) expect(now?.parts.get(path)).toEqual(part);
    const made = value.proposals.filter(
      ({ withheldBecause, rule }) => withheldBecause === undefined && ['talk', 'pool', 'cut'].includes(rule),
    );
    expect(proposed()).toEqual(new Set(made.map(({ id }) => id)));
  });

  it('carries a value into what is computed from it, and keeps it in its range', () => {
    const { trace } = assess(inputOf(schemeWith('{ sd: 1 }'), [80, 70, 60, 99], WATER));
    const up = rescorer(trace, new Set(['air']), 'frozen').rescore((id) => (id === 'air' ? Float64Array.of(5, 0, 0, 5) : undefined))
      .lists[0];
    expect(up?.parts.get('both')?.score.values[0]).toBeCloseTo(60 + (40 * 155) / 200, 9);
    expect(up?.parts.get('air')?.score.values[3]).toBe(100);
    expect(up?.parts.get('water')?.score.values[3]).toBe(70);
  });
});

describe('NOISE-1 consequences spare what is noise', () => {
  const close = inputOf(schemeWith('{ sd: 3 }'), [80, 75, 50.2, 50], WATER, 400);
  const far = inputOf(schemeWith('{ sd: 3 }'), [80, 75, 60, 20], WATER, 400);

  it('a talk with the last is withheld where the last place lies within the error, with the share of draws', () => {
    const [talk] = proposalsOf(assessWithErrors(close), 'talk');
    expect(talk).toMatchObject({ unit: 3, withheldBecause: 'noise' });
    expect(talk?.heldIn).toBeGreaterThan(0.4);
    expect(talk?.heldIn).toBeLessThan(0.65);
    expect(talk).not.toHaveProperty('noise');
  });

  it('it is made where the last is last whatever the error', () => {
    const [talk] = proposalsOf(assessWithErrors(far), 'talk');
    expect(talk?.withheldBecause).toBeUndefined();
    expect(talk?.heldIn).toBe(1);
  });

  it('NOISE-2 a pool without the one that is spared takes nothing, and gives nothing', () => {
    const pool = proposalsOf(assessWithErrors(close), 'pool');
    expect(pool.filter(({ withheldBecause }) => withheldBecause === undefined)).toEqual([]);
    expect(pool.map(({ action, unit }) => `${action} ${unit}`)).toContain('take 3');
    expect(proposalsOf(assessWithErrors(close), 'pool').map(({ action }) => action)).not.toContain('fill');
    const made = proposalsOf(assessWithErrors(far), 'pool').filter(({ withheldBecause }) => withheldBecause === undefined);
    const moved = made.filter(({ action }) => action !== 'fill').reduce((sum, { amountFen = 0 }) => sum + amountFen, 0);
    expect(moved).toBe(0);
    expect(made.some(({ action }) => action === 'take')).toBe(true);
  });

  it('NOISE-2 who receives within the error is left out, and the sum goes to the others whole', () => {
    // 60 is the line of the grade: u2 is just above it and may as well lie below.
    const run = assessWithErrors(inputOf(schemeWith('{ sd: 3 }'), [80, 75, 49, 20], WATER, 400));
    const pool = proposalsOf(run, 'pool');
    const gives = pool.filter(({ action }) => action === 'give');
    expect(gives.map(({ unit, withheldBecause, amountFen }) => [unit, withheldBecause ?? 'made', withheldBecause ? 0 : amountFen])).toEqual(
      [
        [0, 'made', 5000],
        [1, 'made', 5000],
        [2, 'noise', 0],
      ],
    );
  });

  it('cuts by field are spared field by field', () => {
    const run = assessWithErrors(inputOf(schemeWith('{ sd: 3 }'), [80, 75, 49.9, 20], [70, 70, 40, 40], 400));
    const cuts = proposalsOf(run, 'cut').map(({ unit, subject, withheldBecause }) => `${unit} ${subject} ${withheldBecause ?? 'made'}`);
    expect(cuts).toContain('2 air noise');
    expect(cuts).toContain('3 air made');
    expect(cuts).toContain('2 water made');
  });

  it('NOISE-3 without a stated error nothing changes but the words: not_stated, and the hash of the result stays', () => {
    const plain = inputOf(schemeWith(''), [80, 75, 50.2, 50], WATER, 400);
    const run = assessWithErrors(plain);
    expect(run.value.run.result).toBe(assess(plain).value.run.result);
    expect(proposalsOf(run, 'talk')[0]).toMatchObject({ noise: 'not_stated' });
    expect(run.value.lists[0]).not.toHaveProperty('uncertainty');
    // Where errors are stated and nothing is spared, the result is the same as well.
    expect(assessWithErrors(far).value.run.result).toBe(assess(far).value.run.result);
    expect(assessWithErrors(close).value.run.result).not.toBe(assess(close).value.run.result);
  });

  it('DRAW-1 same input, same bytes', () => {
    const figures = () => uncertaintyOf(assess(close).trace);
    expect(figures()).toEqual(figures());
  });
});

describe('DRAW-3, DRAW-4, ERROR-3 figures of a list', () => {
  const run = assessWithErrors(inputOf(schemeWith('{ sd: 2 }'), [80, 61, 50.2, 99], [70, 70, 70, 70])).value.lists[0]?.uncertainty;

  it('standard error of a score follows from the weights: 0.6 + 0.2 × 0.2 for one of air', () => {
    expect(run?.se[0]).toBeCloseTo(100 * 2 * (0.6 + 0.2 * 0.2), -1);
    expect(((run?.high[0] as number) - (run?.low[0] as number)) / 2).toBeCloseTo(1.645 * 128, -1.3);
  });

  it('probabilities of grades add up to one; the weight without a stated error is that of water', () => {
    const shares = [...(run?.grades.values() ?? [])].reduce((sum, share) => sum + (share[1] as number), 0);
    expect(shares).toBeCloseTo(1, 12);
    expect(run?.unstated[0]).toBeCloseTo(0.2, 12);
    expect(run?.sources[0]?.[0]).toMatchObject({ indicator: 'air' });
    expect(run?.sources[0]?.[0]?.share).toBeGreaterThan(0.99);
  });

  it('an interval at the bound of its range holds the published score', () => {
    expect(run?.high[3] as number).toBeGreaterThanOrEqual(
      assess(inputOf(schemeWith(''), [80, 61, 50.2, 99], WATER)).value.lists[0]?.score[3] as number,
    );
  });
});

describe('on simulated truth', () => {
  it('90 % score intervals hold the true score in 88–92 % of the cases', () => {
    const truth = [62, 58, 55, 52, 48, 44];
    const yaml = { ...compiled(schemeWith('{ sd: 2 }')), consequences: [] };
    const exact = assess(inputOf(yaml, truth, Array(6).fill(50), 100)).value.lists[0]?.score as Float64Array;
    let [held, of] = [0, 0];
    const noise = rowsOfNoise(150, truth.length);
    for (const row of noise) {
      const air = truth.map((x, i) => x + 2 * (row[i] as number));
      const list = assessWithErrors(inputOf(yaml, air, Array(6).fill(50), 200)).value.lists[0];
      exact.forEach((score, k) => {
        of += 1;
        if ((list?.uncertainty?.low[k] as number) <= score && score <= (list?.uncertainty?.high[k] as number)) held += 1;
      });
    }
    expect(held / of).toBeGreaterThanOrEqual(0.88);
    expect(held / of).toBeLessThanOrEqual(0.92);
  });
});

/** Normal deviates that the draws of the runs do not use: another seed, another name. */
function rowsOfNoise(rows: number, size: number): readonly Float64Array[] {
  const normal = deviates(
    20_240_101,
    'truth',
    0,
    Array.from({ length: size }, (_, i) => `t${i}`),
  );
  return Array.from({ length: rows }, (_, row) => normal.draw(row).slice());
}
