// node tools/run.mjs bench/run.ts [--json] [--units 3000] [--runs 5]: assess end to end against parse-plus-write of the same data, and peak memory.
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { endOnSignals, jsonOf, temporaryFolder } from './ending.ts';
import { type BenchSize, writeBenchPack } from './pack.ts';

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    units: { type: 'string', default: '3000' },
    runs: { type: 'string', default: '5' },
  },
});
const size: BenchSize = { units: Number(values.units), indicators: 100, months: 12 };
const repeats = Number(values.runs);

/** Goal of the issue: assess takes at most this many times as long as parse plus write. */
const GOAL = 2;

interface Measured {
  readonly total: number;
  readonly phases: Readonly<Record<string, number>>;
  readonly peakBytes: number;
}

endOnSignals();
const folder = temporaryFolder('bench');
const results = [];
for (const every of ['year', 'month'] as const) {
  const pack = join(folder, every);
  const out = join(folder, `${every}-out`);
  writeBenchPack(pack, size, every);
  const assess: Measured[] = [];
  const baseline: Measured[] = [];
  for (let i = 0; i < repeats; i += 1) {
    assess.push(await child('assess', pack, out));
    baseline.push(await child('baseline', pack, out));
  }
  results.push({
    scored: every,
    csvBytes: statSync(join(pack, 'data', 'wide.csv')).size,
    outBytes: statSync(join(out, 'indicators.csv')).size,
    assess: summary(assess),
    baseline: summary(baseline),
  });
}
const report = results.map((one) => ({
  ...one,
  ratio: { min: one.assess.min / one.baseline.min, median: one.assess.median / one.baseline.median },
  goal: GOAL,
}));
if (values.json) console.log(JSON.stringify({ ...size, repeats, node: process.version, results: report }, null, 2));
else for (const one of report) print(one);
if (report.some(({ ratio, goal }) => ratio.median > goal)) process.exitCode = 1;

function child(mode: 'assess' | 'baseline', pack: string, out: string): Promise<Measured> {
  return jsonOf<Measured>(fileURLToPath(new URL('./child.ts', import.meta.url)), [mode, pack, out]);
}

function summary(runs: readonly Measured[]) {
  const sorted = [...runs].sort((a, b) => a.total - b.total);
  const middle = sorted[Math.floor((sorted.length - 1) / 2)] as Measured;
  return {
    min: (sorted[0] as Measured).total,
    median: middle.total,
    phases: middle.phases,
    peakBytes: Math.max(...runs.map((run) => run.peakBytes)),
  };
}

function print({
  scored,
  csvBytes,
  outBytes,
  assess,
  baseline,
  ratio,
  goal,
}: { scored: string; csvBytes: number; outBytes: number; ratio: { min: number; median: number }; goal: number } & Record<
  'assess' | 'baseline',
  ReturnType<typeof summary>
>): void {
  const line = (name: string, { min, median, phases, peakBytes }: ReturnType<typeof summary>): string => {
    const parts = Object.entries(phases).map(([phase, ms]) => `${phase} ${ms.toFixed(0)}`);
    return `  ${name.padEnd(16)} min ${min.toFixed(0)} ms, median ${median.toFixed(0)} ms (${parts.join(', ')}), peak ${megabytes(peakBytes)} MB`;
  };
  console.log(
    `${size.units} units × ${size.indicators} indicators × ${size.months} months, scored by ${scored} (CSV ${megabytes(csvBytes)} MB → ${megabytes(outBytes)} MB)`,
  );
  console.log(line('assess', assess));
  console.log(line('parse + write', baseline));
  console.log(
    `  ratio            min ${ratio.min.toFixed(2)}, median ${ratio.median.toFixed(2)}; goal ≤ ${goal}: ${ratio.median <= goal ? 'met' : 'missed'}\n`,
  );
}

function megabytes(bytes: number): string {
  return (bytes / 1_048_576).toFixed(0);
}
