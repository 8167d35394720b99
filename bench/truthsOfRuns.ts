import type { RunTruth } from './uncertaintyRuns.ts';

/** Six indicators of 20 units between 20 and 83 points: nothing is cut off. */
const free = (unit: number, indicator: number): number => 20 + 2.5 * unit + 3 * ((unit * 5 + indicator * 7) % 6);
/** At the cap, and 2 (less than an error of 3) above or below it. */
const aboutTheCap = (unit: number, indicator: number): number => 98 + 2 * ((unit + indicator) % 3);

/** About a standard error of two thirds of a percent for the share of intervals, a few seconds each. */
const SMALL = { units: 20, indicators: 6, samples: 100, draws: 300 } as const;

/** Truths that whole runs are held against. */
export const TRUTHS_OF_RUNS: readonly RunTruth[] = [
  { name: 'run: nothing at a cap', rounding: { indicator: 0.01, total: 0.01 }, value: free, goal: true, ...SMALL },
  {
    name: 'run: 2 of 6 about the cap, rounded',
    rounding: { indicator: 0.1, total: 0.01 },
    value: (unit, indicator) => (indicator < 2 ? aboutTheCap(unit, indicator) : free(unit, indicator)),
    goal: true,
    ...SMALL,
  },
  {
    name: 'run: the same, rounded coarsely',
    rounding: { indicator: 1, total: 0.1 },
    value: (unit, indicator) => (indicator < 2 ? aboutTheCap(unit, indicator) : free(unit, indicator)),
    goal: true,
    ...SMALL,
  },
  {
    name: 'run: 5 units at the cap in all 6, 5 in 3',
    rounding: { indicator: 0.1, total: 0.01 },
    value: (unit, indicator) => (unit >= 15 || (unit >= 10 && indicator < 3) ? 100 : free(unit, indicator)),
    goal: false,
    ...SMALL,
  },
  {
    name: 'run: 320 units, by the bound',
    rounding: { indicator: 0.1, total: 0.01 },
    value: (unit, indicator) => (indicator === 0 ? aboutTheCap(unit, indicator) : 10 + 0.25 * unit + 2 * ((unit + indicator) % 3)),
    goal: true,
    units: 320,
    indicators: 3,
    samples: 20,
    draws: 300,
  },
];
