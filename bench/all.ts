// npm run bench [-- --json] [-- --units 650000]: all chapters, their ratios beside the goals, and one line of history.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { findChromium } from '../tools/chromium.ts';
import { endOnSignals, outputOf } from './ending.ts';
import { isMet, type Ratio, ratioLine } from './ratio.ts';

const { values } = parseArgs({ options: { json: { type: 'boolean', default: false }, units: { type: 'string', default: '650000' } } });

/** A program of this folder that prints JSON with `--json`, and the ratios in it. */
interface Chapter {
  readonly name: string;
  readonly file: string;
  readonly args: readonly string[];
  ratios(report: unknown): readonly Ratio[];
  /** What stands beside the ratios. */
  notes?(report: unknown): readonly string[];
  /** Why it is left out on this machine. */
  readonly leftOut?: string | undefined;
}

const ownRatios = (report: unknown): readonly Ratio[] => (report as { readonly ratios: readonly Ratio[] }).ratios;

const CHAPTERS: readonly Chapter[] = [
  {
    name: 'pack of 3,000 units × 100 indicators × 12 months',
    file: 'run.ts',
    args: ['--runs', '1'],
    ratios: (report) =>
      (report as PackReport).results.map(({ scored, ratio, goal }) => ({
        name: `assess ÷ parse + write, by ${scored}`,
        value: ratio.min,
        goal,
        at: 'most',
      })),
  },
  { name: '1,000 draws of 100 weights over 3,000 units', file: 'weightDraws.ts', args: ['--runs', '3'], ratios: ownRatios },
  {
    name: '1,000 draws of errors of 100 indicators over 3,000 units, to rank sets',
    file: 'draws.ts',
    args: ['--errors', '100', '--reference-draws', '200'],
    ratios: ownRatios,
    notes: (report) =>
      (report as DrawsReport).results.map(
        ({ kernel, reference, byDefault }) =>
          `kernel ${inSeconds(kernel)}, JavaScript ${inSeconds(reference)}; 2,000 draws by the kernel ${inSeconds(byDefault)}`,
      ),
  },
  {
    name: 'intervals and rank sets on simulated truth',
    file: 'uncertainty.ts',
    args: ['--samples', '400'],
    ratios: ownRatios,
    notes: (report) =>
      (report as TruthReport).results.map(
        ({ name, width, naiveWidth, setsHold, naiveHolds }) =>
          `${name}: rank sets ${width.toFixed(2)} places wide, all hold in ${percent(setsHold)}; naive ${naiveWidth.toFixed(2)}, ${percent(naiveHolds)}`,
      ),
  },
  {
    name: 'step of a weight slider over 3,000 units × 100 indicators, in Chromium',
    file: 'slider.ts',
    args: ['--steps', '100'],
    ratios: (report) => {
      const { worker, goal } = report as { readonly worker: { readonly median: number }; readonly goal: number };
      return [{ name: 'step in the worker, milliseconds', value: worker.median, goal, at: 'most' }];
    },
    leftOut: findChromium() === undefined ? 'left out: there is no Chromium on this machine' : undefined,
  },
  { name: 'a log: durable entries, hashing, proofs', file: 'ledger.ts', args: [], ratios: ownRatios },
  {
    name: 'the store: import of figures, cells saved by 64 clients, start',
    file: 'store.ts',
    args: ['--figures', '500000'],
    ratios: ownRatios,
    leftOut: process.platform === 'win32' ? 'left out: measured where there are sockets' : undefined,
  },
  {
    name: 'the server: cached reads, cells saved by 64 clients, start, memory',
    file: 'server.ts',
    args: [],
    ratios: ownRatios,
    notes: (report) => processorNotes(report as ServerReport),
    leftOut: process.platform === 'win32' ? 'left out: measured where there are sockets' : undefined,
  },
  {
    name: 'home and columns of a round of 3,000 units × 100 indicators',
    file: 'rounds.ts',
    args: ['--turns', '2'],
    ratios: ownRatios,
    leftOut: process.platform === 'win32' ? 'left out: measured where there are sockets' : undefined,
  },
  { name: 'lights of 3,000 units × 100 indicators as the server answers them', file: 'matrix.ts', args: [], ratios: ownRatios },
  {
    name: 'lights of 3,000 units × 100 indicators in the console, in Chromium',
    file: 'console.ts',
    args: [],
    ratios: ownRatios,
    leftOut: findChromium() === undefined ? 'left out: there is no Chromium on this machine' : undefined,
  },
  {
    name: 'a bundle of 3,000 units × 100 indicators checked by verify.html, in Chromium',
    file: 'verifyPage.ts',
    args: ['--runs', '2'],
    ratios: ownRatios,
    notes: (report) => (report as { readonly runs: readonly { readonly steps: string }[] }).runs.map(({ steps }) => steps),
    leftOut: findChromium() === undefined ? 'left out: there is no Chromium on this machine' : undefined,
  },
  {
    name: `lights of a month of ${values.units} units × 100 indicators`,
    file: 'lights.ts',
    args: ['--units', values.units],
    ratios: ownRatios,
  },
  {
    name: `country of ${values.units} units × 100 indicators`,
    file: 'country.ts',
    args: ['--units', values.units],
    ratios: ownRatios,
    notes: (report) => [(report as { readonly note?: string }).note ?? []].flat(),
  },
];

interface Cost {
  readonly processor?: number;
}

interface ServerReport {
  readonly turns: readonly Readonly<Record<'reads' | 'cells', Readonly<Record<'ours' | 'bare', Cost>>>>[];
}

/** What a read and a cell cost of processors, which a busy machine does not change much. */
function processorNotes({ turns }: ServerReport): readonly string[] {
  return (['reads', 'cells'] as const).flatMap((what) => {
    const each = turns.flatMap(({ [what]: { ours, bare } }) =>
      ours.processor === undefined || bare.processor === undefined ? [] : [bare.processor / ours.processor],
    );
    const median = each.sort((a, b) => a - b)[Math.floor(each.length / 2)];
    return median === undefined ? [] : [`processor time of ${what}: bare ÷ ours ${median.toFixed(2)}`];
  });
}

interface PackReport {
  readonly results: readonly { readonly scored: string; readonly ratio: { readonly min: number }; readonly goal: number }[];
}

interface DrawsReport {
  readonly results: readonly Readonly<
    Record<'kernel' | 'reference' | 'byDefault', { readonly clock: number; readonly processor: number }>
  >[];
}

function inSeconds({ clock, processor }: { readonly clock: number; readonly processor: number }): string {
  return `${(clock / 1000).toFixed(1)} s (${(processor / 1000).toFixed(1)} s of processors)`;
}

interface TruthReport {
  readonly results: readonly (Readonly<Record<'setsHold' | 'width' | 'naiveHolds' | 'naiveWidth', number>> & { readonly name: string })[];
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}

const HISTORY = new URL('./history.jsonl', import.meta.url);
const LINES_KEPT = 50;

endOnSignals();
const began = performance.now();
const load = loadavg()[0] ?? 0;
const done: { name: string; seconds: number; ratios: readonly Ratio[]; report: unknown }[] = [];
const leftOut: { name: string; why: string }[] = [];
for (const chapter of CHAPTERS) {
  const { name, leftOut: why } = chapter;
  if (!values.json) console.log(name);
  if (why !== undefined) {
    if (!values.json) console.log(`  ${why}`);
    leftOut.push({ name, why });
    continue;
  }
  const started = performance.now();
  const report = await reportOf(chapter);
  const ratios = chapter.ratios(report);
  done.push({ name, seconds: (performance.now() - started) / 1000, ratios, report });
  if (values.json) continue;
  for (const ratio of ratios) console.log(`  ${ratioLine(ratio)}`);
  for (const note of chapter.notes?.(report) ?? []) console.log(`  ${note}`);
}
const seconds = (performance.now() - began) / 1000;
keepHistory();
if (values.json) console.log(JSON.stringify({ seconds, load, chapters: done, leftOut }, null, 2));
else {
  const parts = done.map(({ name, seconds: own }) => `${own.toFixed(0)} s ${name}`);
  console.log(parts.join(', '));
  console.log(`${seconds.toFixed(0)} s in all; load of the machine before ${load.toFixed(1)}`);
}
if (done.some(({ ratios }) => !ratios.every(isMet))) process.exitCode = 1;

/** A chapter that misses a goal ends with 1 and has printed its report all the same. */
async function reportOf({ file, args }: Chapter): Promise<unknown> {
  const { stdout, status } = await outputOf(fileURLToPath(new URL(file, import.meta.url)), ['--json', ...args]);
  if (status !== 0 && status !== 1) throw new Error(`${file} ended with ${status}`);
  return JSON.parse(stdout);
}

/** Ratios only: seconds of one machine say nothing on another. */
function keepHistory(): void {
  const version = (JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { version: string }).version;
  const ratios = Object.fromEntries(
    done.flatMap((chapter) => chapter.ratios.map(({ name, value }) => [name, Number(value.toPrecision(3))])),
  );
  const line = JSON.stringify({ date: new Date().toISOString().slice(0, 10), version, load: Number(load.toFixed(1)), ratios });
  const before = existsSync(HISTORY) ? readFileSync(HISTORY, 'utf8').split('\n').filter(Boolean) : [];
  writeFileSync(HISTORY, `${[...before, line].slice(-LINES_KEPT).join('\n')}\n`);
}
