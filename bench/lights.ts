// node tools/run.mjs bench/lights.ts [--units 650000] [--indicators 100] [--threads 2] [--runs 9] [--json]: the lights of a month for a
// country, beside a sweep that reads and writes the same bytes, and a bare read.
import { parseArgs } from 'node:util';
import { lightsKept, lightSweep, writeLights } from '@kedu/engine';
import { KernelTeam } from '@kedu/runner';
import { drawLights } from './country/lightsOfMonth.ts';
import { isMet, type Ratio, ratioLine } from './ratio.ts';

const { values } = parseArgs({
  options: {
    units: { type: 'string', default: '650000' },
    indicators: { type: 'string', default: '100' },
    threads: { type: 'string', default: '2' },
    runs: { type: 'string', default: '9' },
    json: { type: 'boolean', default: false },
  },
});
const [units, indicators, threads, runs] = [values.units, values.indicators, values.threads, values.runs].map(Number) as [
  number,
  number,
  number,
  number,
];
/** Goal of the issue: at most this many times the sweep of the bytes that lights read and write. */
const GOAL = 2;
/** Bytes for plans and scratch memory, and for columns that end at multiples of 64. */
const ROOM = 64 << 20;
/** So many units are held against the reference, cell by cell. */
const CHECKED = 20_000;

const results = [];
for (const due of ['profile', 'unit'] as const) {
  const team = await KernelTeam.start(threads);
  try {
    results.push(measured(team, due));
  } finally {
    await team.stop();
  }
}
const ratios = results.map(
  ({ due, ratio }): Ratio => ({ name: `lights of a month ÷ its sweep, due by ${due}`, value: ratio, goal: GOAL, at: 'most' }),
);
if (values.json) console.log(JSON.stringify({ units, indicators, runs, node: process.version, results, ratios }, null, 2));
else results.forEach((one, k) => print(one, ratios[k] as Ratio));
if (!ratios.every(isMet)) process.exitCode = 1;

function measured(team: KernelTeam, due: 'profile' | 'unit') {
  const { memory } = team;
  // Room for all: memory that grows later loses the columns that lie in it, and they would be copied.
  const start = memory.next;
  memory.reserve(ROOM + units * indicators * (due === 'unit' ? 22 : 13));
  memory.release(start);
  const { plan, data } = drawLights(memory, { units, indicators, due });
  const before = memory.next;
  const first = timed(() => writeLights(memory, plan, data));
  const bytes = 64 * Math.ceil(first.value.scratchBytes / 64);
  const scratch = memory.reserve(bytes * team.threads);
  let program = first.value;
  const times: Record<'bare' | 'sweep' | 'write' | 'lights', Spent[]> = { bare: [], sweep: [], write: [], lights: [] };
  for (let run = 0; run < runs; run += 1) {
    times.bare.push(timed(() => team.run('light_bytes', program.address, units)));
    times.sweep.push(timed(() => team.run('light_traffic', program.address, units)));
    // A plan is written anew for every run, to the same place: it counts.
    memory.release(before);
    const written = timed(() => writeLights(memory, plan, data));
    program = written.value;
    memory.reserve(bytes * team.threads);
    const swept = timed(() => team.run('lights', program.address, units, scratch, bytes));
    times.write.push(written);
    times.lights.push({ ms: written.ms + swept.ms, cpu: written.cpu + swept.cpu });
  }
  const kept = lightsKept(memory, plan, program);
  const cut = Math.min(units, CHECKED);
  const starts = data.starts.map((start) => Math.min(start, cut));
  for (const [indicator, { states, missed }] of lightSweep(plan, { ...data, units: cut, starts })) {
    const own = kept.get(indicator);
    for (let i = 0; i < cut; i += 1) {
      if (own?.states[i] !== states[i] || own?.missed?.[i] !== missed?.[i])
        throw new Error(`${indicator}, unit ${i}: not the light of the reference`);
    }
  }
  const shown = new Map<string, number>();
  for (const { indicator, table } of plan.indicators) {
    for (const state of kept.get(indicator)?.states.subarray(0, cut) ?? []) {
      const cell = plan.tables[table]?.cells[state];
      const name = cell?.light || cell?.state || '';
      shown.set(name, (shown.get(name) ?? 0) + 1);
    }
  }
  return {
    due,
    threads: team.threads,
    bytesRead: due === 'unit' ? 19 : 11,
    bytesWritten: 2,
    firstWriteMs: first.ms,
    times: mapped(times, (own) => ({
      median: median(own.map(({ ms }) => ms)),
      least: Math.min(...own.map(({ ms }) => ms)),
      cpu: median(own.map(({ cpu }) => cpu)),
    })),
    ratio: medianRatio(times.lights, times.sweep, 'ms'),
    cpuRatio: medianRatio(times.lights, times.sweep, 'cpu'),
    toBareRead: medianRatio(times.lights, times.bare, 'ms'),
    cpuToBareRead: medianRatio(times.lights, times.bare, 'cpu'),
    checked: cut * indicators,
    shown: Object.fromEntries([...shown].map(([name, count]) => [name, count / (cut * indicators)])),
    memoryMB: memory.next / 1_048_576,
  };
}

/** Milliseconds by the clock, and of processor time of all threads. */
interface Spent {
  readonly ms: number;
  readonly cpu: number;
}

function timed<T>(work: () => T): Spent & { readonly value: T } {
  const used = process.cpuUsage();
  const start = performance.now();
  const value = work();
  const ms = performance.now() - start;
  const { user, system } = process.cpuUsage(used);
  return { value, ms, cpu: (user + system) / 1000 };
}

function median(times: readonly number[]): number {
  return [...times].sort((a, b) => a - b)[Math.floor((times.length - 1) / 2)] as number;
}

/** Of the two in one run each: what else the machine does hits both. */
function medianRatio(these: readonly Spent[], those: readonly Spent[], by: keyof Spent): number {
  return median(these.map((own, k) => own[by] / (those[k] as Spent)[by]));
}

function mapped<K extends string, T, U>(from: Record<K, T>, to: (one: T) => U): Record<K, U> {
  return Object.fromEntries(Object.entries<T>(from).map(([name, one]) => [name, to(one)])) as Record<K, U>;
}

function print(one: ReturnType<typeof measured>, ratio: Ratio): void {
  const shares = Object.entries(one.shown).map(([name, share]) => `${name} ${(100 * share).toFixed(1)} %`);
  console.log(
    `${units} units × ${indicators} indicators, due by ${one.due}, ${one.threads} threads, ${one.bytesRead} bytes a cell read and ${one.bytesWritten} written, ${one.memoryMB.toFixed(0)} MB`,
  );
  const line = (name: string, { median, least, cpu }: (typeof one)['times']['bare'], more = ''): void =>
    console.log(`  ${name.padEnd(16)} median ${median.toFixed(1)} ms, least ${least.toFixed(1)} ms, processor ${cpu.toFixed(1)} ms${more}`);
  line('bare read', one.times.bare);
  line('sweep', one.times.sweep);
  line('lights', one.times.lights, ', writing the plan included');
  line('  of these plan', one.times.write, `; the first took ${one.firstWriteMs.toFixed(1)} ms`);
  console.log(`  ${ratioLine(ratio)}`);
  console.log(
    `  by processor time ${one.cpuRatio.toFixed(2)}; ÷ bare read, which writes nothing: ${one.toBareRead.toFixed(2)}, by processor time ${one.cpuToBareRead.toFixed(2)}`,
  );
  console.log(`  ${one.checked} cells equal the reference (${shares.join(', ')})\n`);
}
