// node tools/run.mjs bench/weightDraws.ts [--units 3000] [--parts 100] [--draws 1000] [--threads 2] [--runs 5] [--json]: bands of scores under draws of weights, kernel beside reference.
import { parseArgs } from 'node:util';
import { drawQuantiles } from '@kedu/engine';
import { drawBands, KernelTeam } from '@kedu/runner';
import { type Ratio, ratioLine } from './ratio.ts';

const { values } = parseArgs({
  options: {
    units: { type: 'string', default: '3000' },
    parts: { type: 'string', default: '100' },
    draws: { type: 'string', default: '1000' },
    threads: { type: 'string', default: '2' },
    runs: { type: 'string', default: '5' },
    json: { type: 'boolean', default: false },
  },
});
const [units, parts, draws, threads, runs] = [values.units, values.parts, values.draws, values.threads, values.runs].map(Number) as [
  number,
  number,
  number,
  number,
  number,
];
/** Goal of the issue: at most this many times the reference, which is JavaScript by one thread. */
const GOAL = 0.5;

const random = seeded(20231231);
// Scores 0–100 at two places, 5 % missing; weights within a fifth of their own.
const scores = Array.from({ length: parts }, () =>
  Float64Array.from({ length: units }, () => (random() < 0.05 ? Number.NaN : Math.round(random() * 10_000) / 100)),
);
const own = Array.from({ length: parts }, (_, k) => 1 + (k % 5));
const weights = Float64Array.from({ length: draws * parts }, (_, at) => (own[at % parts] as number) * (0.8 + 0.4 * random()));

const results = [];
for (const count of threads > 1 ? [1, threads] : [1]) {
  const team = await KernelTeam.start(count);
  try {
    results.push(measured(team));
  } finally {
    await team.stop();
  }
}
const ratios: Ratio[] = results.map(({ threads: by, kernel, reference }) => ({
  name: `draws: kernel (${by} threads) ÷ JavaScript`,
  value: kernel / reference,
  goal: GOAL,
  at: 'most',
}));
if (values.json) console.log(JSON.stringify({ units, parts, draws, runs, node: process.version, results, ratios }, null, 2));
else {
  console.log(`${draws} draws of ${parts} weights over ${units} units, p5, p50 and p95 of each`);
  for (const { threads: by, kernel, reference } of results)
    console.log(`  ${by} threads: kernel ${kernel.toFixed(0)} ms, JavaScript by one thread ${reference.toFixed(0)} ms (least of ${runs})`);
  for (const ratio of ratios) console.log(`  ${ratioLine(ratio)}`);
}
if ((ratios.at(-1) as Ratio).value > GOAL) process.exitCode = 1;

/** The two by turns, so that what else the machine does falls on both. */
function measured(team: KernelTeam) {
  let [kernel, reference] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let run = 0; run < runs; run += 1) {
    let began = performance.now();
    const fast = drawBands(team, scores, weights);
    kernel = Math.min(kernel, performance.now() - began);
    began = performance.now();
    const slow = drawQuantiles(scores, weights);
    reference = Math.min(reference, performance.now() - began);
    for (const name of ['low', 'middle', 'high'] as const)
      if (!fast[name].every((x, k) => Object.is(x, slow[name][k]))) throw new Error(`${name}: kernel and reference differ`);
  }
  return { threads: team.threads, kernel, reference };
}

/** Numbers from 0 to below 1, the same on every machine (Numerical Recipes' linear generator). */
function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
}
