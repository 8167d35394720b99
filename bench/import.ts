// node tools/run.mjs bench/import.ts [--json] [--units 3000] [--runs 11] [--shape wide]: import of 3.6 M values against a bare parse by the same cursor, and
// peak memory.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    units: { type: 'string', default: '3000' },
    runs: { type: 'string', default: '11' },
    shape: { type: 'string', multiple: true, default: ['wide', 'long', 'months'] },
  },
});

/** Goal of the issue: import takes at most this many times as long as a bare parse. */
const GOAL = 2;

interface Steps {
  readonly wallMs: readonly number[];
  readonly userMs: readonly number[];
}

interface Measured {
  readonly csvBytes: number;
  readonly import: Steps;
  readonly parse: Steps;
  readonly walk: Steps;
}

const folder = mkdtempSync(join(tmpdir(), 'kedu-bench-import-'));
try {
  const report = values.shape.map(measure);
  if (values.json) console.log(JSON.stringify({ units: Number(values.units), node: process.version, results: report }, null, 2));
  else for (const one of report) print(one);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function measure(shape: string) {
  const file = join(folder, `${shape}.csv`);
  child('write', shape, file);
  const measured = child('time', shape, file) as Measured;
  const peak = (step: 'load' | 'import') => (child(step, shape, file) as { readonly peakBytes: number }).peakBytes;
  const result = {
    shape,
    fileBytes: statSync(file).size,
    ...measured,
    user: ratio(measured.import.userMs, measured.parse.userMs),
    wall: ratio(measured.import.wallMs, measured.parse.wallMs),
    walked: ratio(measured.import.userMs, measured.walk.userMs),
    loadedBytes: peak('load'),
    peakBytes: peak('import'),
    goal: GOAL,
  };
  rmSync(file);
  if (result.wall.median > GOAL) process.exitCode = 1;
  return result;
}

function child(step: string, shape: string, file: string): unknown {
  const path = fileURLToPath(new URL('./importChild.ts', import.meta.url));
  const args = [...process.execArgv, path, step, shape, values.units, file, values.runs];
  return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 1 << 20 }));
}

function print({ shape, fileBytes, user, wall, walked, loadedBytes, peakBytes, goal, ...steps }: ReturnType<typeof measure>): void {
  console.log(
    `${shape}: CSV ${megabytes(fileBytes)} MB; peak ${megabytes(peakBytes)} MB, of it ${megabytes(loadedBytes)} MB for a process that only loads it`,
  );
  for (const step of ['import', 'parse', 'walk'] as const) {
    const said = (times: readonly number[]) => `min ${Math.min(...times).toFixed(0)} ms, median ${median(times).toFixed(0)} ms`;
    console.log(`  ${step.padEnd(7)} processor ${said(steps[step].userMs)}; clock ${said(steps[step].wallMs)}`);
  }
  const said = (one: typeof user) => `min ${one.min.toFixed(2)}, median ${one.median.toFixed(2)}`;
  console.log(`  ratio to parse: processor ${said(user)}; clock ${said(wall)}; goal ≤ ${goal}: ${wall.median <= goal ? 'met' : 'missed'}`);
  console.log(`  ratio to walk:  processor ${said(walked)}\n`);
}

function ratio(of: readonly number[], against: readonly number[]) {
  return { min: Math.min(...of) / Math.min(...against), median: median(of) / median(against) };
}

function median(times: readonly number[]): number {
  return [...times].sort((a, b) => a - b)[Math.floor((times.length - 1) / 2)] as number;
}

function megabytes(bytes: number): string {
  return (bytes / 1_048_576).toFixed(0);
}
