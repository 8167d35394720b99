// node tools/run.mjs bench/import.ts [--json] [--units 3000] [--runs 5]: import of 3.6 M values against a bare parse by the same cursor, and peak memory.
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    units: { type: 'string', default: '3000' },
    runs: { type: 'string', default: '5' },
  },
});

/** Goal of the issue: import takes at most this many times as long as a bare parse. */
const GOAL = 2;

interface Measured {
  readonly csvBytes: number;
  readonly values: number;
  readonly importMs: readonly number[];
  readonly parseMs: readonly number[];
  readonly walkMs: readonly number[];
  readonly peakBytes: number;
}

const report = (['wide', 'long', 'months'] as const).map((shape) => {
  const file = fileURLToPath(new URL('./importChild.ts', import.meta.url));
  const args = [...process.execArgv, file, shape, values.units, values.runs];
  const measured = JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 1 << 20 })) as Measured;
  const ratio = (against: readonly number[]) => ({
    min: Math.min(...measured.importMs) / Math.min(...against),
    median: median(measured.importMs) / median(against),
  });
  return { shape, ...measured, parse: ratio(measured.parseMs), walk: ratio(measured.walkMs), goal: GOAL };
});

if (values.json) console.log(JSON.stringify({ units: Number(values.units), node: process.version, results: report }, null, 2));
else {
  for (const { shape, values: count, csvBytes, importMs, parseMs, walkMs, parse, walk, peakBytes, goal } of report) {
    console.log(`${shape}: ${count} values, CSV ${megabytes(csvBytes)} MB, peak ${megabytes(peakBytes)} MB`);
    console.log(`  import           min ${Math.min(...importMs).toFixed(0)} ms, median ${median(importMs).toFixed(0)} ms`);
    console.log(
      `  bare parse       min ${Math.min(...parseMs).toFixed(0)} ms, median ${median(parseMs).toFixed(0)} ms (numbers and texts)`,
    );
    console.log(
      `  walk             min ${Math.min(...walkMs).toFixed(0)} ms, median ${median(walkMs).toFixed(0)} ms (numbers, no text is made)`,
    );
    console.log(
      `  ratio to parse   min ${parse.min.toFixed(2)}, median ${parse.median.toFixed(2)}; goal ≤ ${goal}: ${parse.median <= goal ? 'met' : 'missed'}`,
    );
    console.log(`  ratio to walk    min ${walk.min.toFixed(2)}, median ${walk.median.toFixed(2)}\n`);
  }
}

function median(times: readonly number[]): number {
  return [...times].sort((a, b) => a - b)[Math.floor((times.length - 1) / 2)] as number;
}

function megabytes(bytes: number): string {
  return (bytes / 1_048_576).toFixed(0);
}
