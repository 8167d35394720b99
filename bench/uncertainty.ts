// node tools/run.mjs bench/uncertainty.ts [--samples 1000] [--json]: on simulated truth, by the sets alone and by whole runs, how often
// score intervals and rank sets hold it, and how wide rank sets are beside the naive ones.
import { parseArgs } from 'node:util';
import { deviates, rankSets, scoreInterval } from '@kedu/insight';
import { isMet, type Ratio, ratioLine } from './ratio.ts';
import { TRUTHS_OF_RUNS } from './truthsOfRuns.ts';
import { type RunCoverage, runCoverage } from './uncertaintyRuns.ts';

const { values } = parseArgs({ options: { samples: { type: 'string', default: '1000' }, json: { type: 'boolean', default: false } } });

const CONFIDENCE = 0.9;
const DRAWS = 2000;
const SAMPLES = Number(values.samples);
/** Score intervals and naive sets are taken in the first of the samples: their draws are sorted one by one. */
const WITH_INTERVALS = Math.min(200, SAMPLES);
/** The draws are taken anew after so many samples: one set of draws has luck of its own. */
const PER_DRAWS = 100;

interface Truth {
  readonly name: string;
  readonly scores: Float64Array;
  readonly sd: Float64Array;
}

/** Normal deviates of a few units, draw by draw; each purpose has a name of its own. */
function noise(name: string, units: number): (draw: number) => Float64Array {
  const column = deviates(
    20_260_101,
    name,
    0,
    Array.from({ length: units }, (_, k) => `u${k}`),
  );
  return (draw) => column.draw(draw).slice();
}

/** Scores in quanta of 0.01, evenly apart or bunched, with errors that differ between units. */
function truths(): readonly Truth[] {
  const even = (units: number, apart: number): Float64Array => Float64Array.from({ length: units }, (_, k) => 6000 + k * apart);
  const bunched = (units: number): Float64Array =>
    Float64Array.from({ length: units }, (_, k) => 6000 + 400 * Math.floor(k / 5) + 10 * (k % 5));
  const sd = (units: number): Float64Array => Float64Array.from({ length: units }, (_, k) => 30 + 20 * (k % 4));
  return [
    { name: '14 units, 1.00 apart', scores: even(14, 100), sd: sd(14) },
    { name: '30 units, 0.50 apart', scores: even(30, 50), sd: sd(30) },
    { name: '30 units in bunches of 5', scores: bunched(30), sd: sd(30) },
    { name: '20 units all equal', scores: even(20, 0), sd: sd(20) },
  ];
}

/** Errors of the units, draw after draw. */
function drawnErrors(name: string, sd: Float64Array): Float64Array {
  const drawn = noise(name, sd.length);
  const errors = new Float64Array(DRAWS * sd.length);
  for (let draw = 0; draw < DRAWS; draw += 1)
    drawn(draw).forEach((z, k) => {
      errors[draw * sd.length + k] = z * (sd[k] as number);
    });
  return errors;
}

const rankIn = (scores: Float64Array, k: number): number => 1 + scores.filter((one) => one > (scores[k] as number)).length;

/** Places that are left where units count as told apart when their score intervals do not overlap. */
function naiveWidth(low: Float64Array, high: Float64Array): number {
  let width = 0;
  for (let k = 0; k < low.length; k += 1)
    for (let other = 0; other < low.length; other += 1)
      if (other !== k && (low[other] as number) <= (high[k] as number) && (high[other] as number) >= (low[k] as number)) width += 1;
  return width / low.length;
}

const results = [];
for (const { name, scores: truth, sd } of truths()) {
  const n = truth.length;
  const sampled = noise(`samples ${name}`, n);
  let [inInterval, allIn, width, naiveAllIn, naive] = [0, 0, 0, 0, 0];
  let errors: Float64Array = new Float64Array(0);
  for (let sample = 0; sample < SAMPLES; sample += 1) {
    if (sample % PER_DRAWS === 0) errors = drawnErrors(`draws ${name} ${sample}`, sd);
    const z = sampled(sample);
    const scores = truth.map((x, k) => Math.round(x + (sd[k] as number) * (z[k] as number)));
    const { best, worst } = rankSets({ scores, errors, confidence: CONFIDENCE });
    const holds = (from: (k: number) => number, to: (k: number) => number): boolean =>
      truth.every((x, k) => {
        const tied = truth.filter((one) => one === x).length - 1;
        // Equal units have all the ranks that they share.
        return from(k) <= rankIn(truth, k) && rankIn(truth, k) + tied <= to(k);
      });
    if (
      holds(
        (k) => best[k] as number,
        (k) => worst[k] as number,
      )
    )
      allIn += 1;
    width += best.reduce((sum, one, k) => sum + (worst[k] as number) - one, 0) / n;
    if (sample >= WITH_INTERVALS) continue;
    const intervals = [...scores].map((score, k) =>
      scoreInterval(
        Float64Array.from({ length: DRAWS }, (_, draw) => Math.round(score + (errors[draw * n + k] as number))),
        score,
        CONFIDENCE,
      ),
    );
    intervals.forEach(({ low, high }, k) => {
      if (low <= (truth[k] as number) && (truth[k] as number) <= high) inInterval += 1;
    });
    const low = Float64Array.from(intervals, (one) => one.low);
    const high = Float64Array.from(intervals, (one) => one.high);
    const above = (k: number): number => 1 + low.filter((one, other) => other !== k && one > (high[k] as number)).length;
    const below = (k: number): number => n - high.filter((one, other) => other !== k && one < (low[k] as number)).length;
    if (holds(above, below)) naiveAllIn += 1;
    naive += naiveWidth(low, high);
  }
  results.push({
    name,
    intervals: inInterval / (WITH_INTERVALS * n),
    setsHold: allIn / SAMPLES,
    width: width / SAMPLES,
    naiveHolds: naiveAllIn / WITH_INTERVALS,
    naiveWidth: naive / WITH_INTERVALS,
  });
}

const runs = TRUTHS_OF_RUNS.map(runCoverage);
const shares = [...results, ...runs.filter(({ goal }) => goal)].map(({ intervals }) => intervals);
const atBounds = runs.filter(({ goal }) => !goal).flatMap(({ byCapped }) => byCapped.map(({ holds }) => holds));
const sets = [...results, ...runs].map(({ setsHold }) => setsHold);
const ratios: readonly Ratio[] = [
  { name: '90 % score intervals that hold, least', value: Math.min(...shares), goal: 0.88, at: 'least' },
  { name: '90 % score intervals that hold, most', value: Math.max(...shares), goal: 0.92, at: 'most' },
  { name: '90 % score intervals at bounds that hold, least', value: Math.min(...atBounds), goal: 0.88, at: 'least' },
  { name: '90 % rank sets that all hold, least', value: Math.min(...sets), goal: 0.9, at: 'least' },
];
if (values.json) console.log(JSON.stringify({ samples: SAMPLES, draws: DRAWS, results, runs, ratios }, null, 2));
else {
  console.log('truth                        intervals  sets hold all  mean width  naive holds  naive width  (places beyond the own)');
  const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
  for (const { name, intervals, setsHold, width, naiveHolds, naiveWidth: naive } of results)
    console.log(
      [
        name.padEnd(28),
        percent(intervals).padStart(9),
        percent(setsHold).padStart(14),
        width.toFixed(2).padStart(11),
        percent(naiveHolds).padStart(12),
        naive.toFixed(2).padStart(12),
      ].join(' '),
    );
  console.log();
  for (const run of runs) showRun(run, percent);
  for (const ratio of ratios) console.log(`  ${ratioLine(ratio)}`);
}
if (!ratios.every(isMet)) process.exitCode = 1;

/** Shares with the standard error that so few samples leave; then by how many parts of a unit are truly at a bound. */
function showRun(run: RunCoverage, percent: (share: number) => string): void {
  const { name, samples, draws, intervals, intervalsError, intervalWidth, setsHold, setsError, width, byCapped } = run;
  const within = (share: number, error: number): string => `${percent(share)} ± ${percent(error)}`;
  console.log(
    `${name} (${samples} samples, ${draws} draws): intervals ${within(intervals, intervalsError)}, ${intervalWidth.toFixed(2)} points wide, sets hold all ${within(setsHold, setsError)}, mean width ${width.toFixed(2)}`,
  );
  for (const { capped, units, holds, below, above, width: points } of byCapped)
    console.log(
      `  ${units} units with ${capped} at a bound: ${percent(holds)}, ${points.toFixed(2)} points wide; the truth lies above the interval in ${percent(below)}, below it in ${percent(above)}`,
    );
}
