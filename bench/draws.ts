// node tools/run.mjs bench/draws.ts [--units 3000] [--indicators 100] [--errors 100,20] [--draws 1000] [--reference-draws 1000] [--threads 2] [--runs 1] [--json]:
// honest ranks of a run as the product makes them (deviates, scores, ranks, intervals, rank sets, sources), by the kernel and its threads beside JavaScript by one thread.
import { parseArgs } from 'node:util';
import type { Trace } from '@kedu/engine';
import { type DrawKernel, uncertaintyOf } from '@kedu/insight';
import { drawTeam, KernelTeam } from '@kedu/runner';
import { tracesOf } from './drawsRun.ts';
import { type Ratio, ratioLine } from './ratio.ts';

const { values } = parseArgs({
  options: {
    units: { type: 'string', default: '3000' },
    indicators: { type: 'string', default: '100' },
    errors: { type: 'string', default: '100,20' },
    draws: { type: 'string', default: '1000' },
    'reference-draws': { type: 'string' },
    threads: { type: 'string', default: '2' },
    runs: { type: 'string', default: '1' },
    json: { type: 'boolean', default: false },
  },
});
const [units, indicators, draws, threads, runs] = [values.units, values.indicators, values.draws, values.threads, values.runs].map(
  Number,
) as [number, number, number, number, number];
/** The reference draws less where that is asked for; what more draws would cost it is extended from two runs of it. */
const referenceDraws = Number(values['reference-draws'] ?? values.draws);
/** Goal of the issue: at most this many times the reference, which is JavaScript by one thread. */
const GOAL = 0.5;
/** Draws of a scheme that says nothing. */
const DEFAULT = 2000;
const NEVER: Spent = { clock: Number.POSITIVE_INFINITY, processor: Number.POSITIVE_INFINITY };

const results = [];
const team = await KernelTeam.start(threads);
try {
  for (const withErrors of values.errors.split(',').map(Number)) results.push(measured(withErrors));
} finally {
  await team.stop();
}
const ratios: Ratio[] = results.map(({ withErrors, ratio }) => ({
  name: `honest ranks, ${withErrors} errors: kernel ÷ JavaScript`,
  value: ratio,
  goal: GOAL,
  at: 'most',
}));
if (values.json)
  console.log(
    JSON.stringify({ units, indicators, draws, referenceDraws, threads: team.threads, node: process.version, results, ratios }, null, 2),
  );
else {
  console.log(
    `${draws} draws of ${units} units × ${indicators} indicators, ${threads} threads; JavaScript by one thread drew ${referenceDraws}`,
  );
  for (const { withErrors, kernel, reference, byDefault, spent } of results) {
    console.log(`  errors in ${withErrors}: ${seconds(kernel)}, JavaScript ${seconds(reference)}; ${DEFAULT} draws ${seconds(byDefault)}`);
    console.log(
      `    of the former: ${Object.entries(spent)
        .map(([step, own]) => `${step} ${(own / 1000).toFixed(2)} s`)
        .join(', ')}`,
    );
  }
  for (const ratio of ratios) console.log(`  ${ratioLine(ratio)}`);
}
if (ratios.some(({ value }) => value > GOAL)) process.exitCode = 1;

function seconds({ clock, processor }: Spent): string {
  return `${(clock / 1000).toFixed(2)} s (${(processor / 1000).toFixed(2)} s of processors)`;
}

/** By turns, so that what else the machine does falls on both; what both drew is compared, figure by figure. */
function measured(withErrors: number) {
  const traceOf = tracesOf({ units, indicators, withErrors });
  const [whole, short, byDefault, tenth] = [draws, referenceDraws, DEFAULT, referenceDraws / 10].map((one) =>
    traceOf(Math.max(100, one)),
  ) as [Trace, Trace, Trace, Trace];
  const spent: Record<string, number> = {};
  const kernel = timed(drawTeam(team), spent);
  checkSame(tenth, kernel);
  let [fast, slow] = [NEVER, NEVER];
  for (let run = 0; run < runs; run += 1) {
    for (const step of Object.keys(spent)) spent[step] = 0;
    const [byKernel, byReference] = [clock(() => uncertaintyOf(whole, kernel)), clock(() => uncertaintyOf(short))];
    fast = least(fast, byKernel);
    slow = least(slow, byReference);
  }
  const steps = { ...spent };
  const few = referenceDraws < draws ? clock(() => uncertaintyOf(tenth)) : slow;
  const more = referenceDraws < draws ? (draws - referenceDraws) / (referenceDraws - drawsOf(tenth)) : 0;
  // By processor time, which other work on the machine hardly touches; the clock goes with it in proportion.
  const growth = (slow.processor + more * (slow.processor - few.processor)) / slow.processor;
  if (growth < 1 || (more > 0 && growth === 1)) throw new RangeError(`${referenceDraws} draws of JavaScript are too few to be extended`);
  const reference: Spent = { clock: slow.clock * growth, processor: slow.processor * growth };
  const all = Object.values(steps).reduce((sum, own) => sum + own, 0);
  return {
    withErrors,
    kernel: fast,
    reference,
    ratio: fast.clock / reference.clock,
    cpuRatio: fast.processor / reference.processor,
    byDefault: clock(() => uncertaintyOf(byDefault, kernel)),
    spent: { ...steps, 'ranks, intervals, sets': fast.clock - all },
  };
}

function drawsOf({ input }: Trace): number {
  return input.scheme.uncertainty?.draws ?? DEFAULT;
}

/** What the two draw is the same, figure by figure. */
function checkSame(trace: Trace, kernel: DrawKernel): void {
  const text = (one: ReturnType<typeof uncertaintyOf>): string =>
    JSON.stringify(one, (_, own: unknown) => (own instanceof Map ? [...own] : own));
  const [found, expected] = [uncertaintyOf(trace, kernel), uncertaintyOf(trace)];
  if (found === undefined || text(found) !== text(expected)) throw new Error('kernel and reference differ');
}

/** Milliseconds by the clock, and of processors: all threads together. */
interface Spent {
  readonly clock: number;
  readonly processor: number;
}

function clock(run: () => unknown): Spent {
  const began = performance.now();
  const before = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(before);
  return { clock: performance.now() - began, processor: (user + system) / 1000 };
}

function least(one: Spent, other: Spent): Spent {
  return { clock: Math.min(one.clock, other.clock), processor: Math.min(one.processor, other.processor) };
}

/** The same kernel, with the time that its steps take. */
function timed(kernel: DrawKernel, spent: Record<string, number>): DrawKernel {
  const step =
    <A extends readonly number[]>(name: string, run: (...args: A) => void) =>
    (...args: A): void => {
      spent[name] = (spent[name] ?? 0) + clock(() => run(...args)).clock;
    };
  return {
    ...kernel,
    errors: step('deviates', kernel.errors),
    moved: step('values', kernel.moved),
    sweeps: step('scores', kernel.sweeps),
    moments: step('sources', kernel.moments),
  };
}
