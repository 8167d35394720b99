import type { RunTruth } from './uncertaintyRuns.ts';

/** Six indicators of 20 units between 20 and 83 points: nothing is cut off. */
const free = (unit: number, indicator: number): number => 20 + 2.5 * unit + 3 * ((unit * 5 + indicator * 7) % 6);
/** At the cap, and 2 (less than an error of 3) above or below it. */
const aboutTheCap = (unit: number, indicator: number): number => 98 + 2 * ((unit + indicator) % 3);

/** Five errors past the cap. */
const SAFELY_BEYOND = 115;

/** About a standard error of half a percent for the share of intervals, a few seconds each. */
const SMALL = { units: 20, indicators: 6, samples: 200, draws: 300 } as const;

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
    name: 'run: all 6 about the cap, on either side',
    rounding: { indicator: 0.1, total: 0.01 },
    value: (unit, indicator) => 94 + 1.5 * ((unit * 3 + indicator * 2) % 7),
    goal: false,
    ...SMALL,
  },
  {
    name: 'run: 2 of 6 about the floor',
    rounding: { indicator: 0.1, total: 0.01 },
    value: (unit, indicator) => (indicator < 2 ? 100 - aboutTheCap(unit, indicator) : free(unit, indicator)),
    goal: true,
    ...SMALL,
  },
  {
    name: 'run: 3 of 6 at the cap, 3 at the floor',
    rounding: { indicator: 0.1, total: 0.01 },
    value: (unit, indicator) => (indicator < 3 ? 100 : 0) + (indicator === 0 ? -0.1 * unit : 0),
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
  ...[
    { at: 100, count: 1, units: 4 },
    { at: 100, count: 1, units: 12 },
    { at: 101, count: 1, units: 12 },
    { at: 100, count: 10, units: 20 },
  ].map(({ at, count, units }) => ({
    name: `run: ${count} at ${at} and ${units - count} at 115, cap 100`,
    rounding: { indicator: 0.01, total: 0.01 },
    value: (unit: number) => (unit < count ? at : SAFELY_BEYOND),
    goal: false,
    // All are truly equal, and most without error: they share the better place.
    sharesBetterPlace: true,
    units,
    indicators: 6,
    samples: 100,
    draws: 300,
  })),
];
