// node tools/run.mjs bench/lights.ts [--units 650000] [--indicators 100] [--threads 2] [--runs 9] [--json]: the lights of a month for a country, beside a bare read of the bytes that they read.
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
/** Goal of the issue: at most this many times the bare read. */
const GOAL = 2;
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
  ({ due, ratio }): Ratio => ({ name: `lights of a month ÷ bare read, due by ${due}`, value: ratio, goal: GOAL, at: 'most' }),
);
if (values.json) console.log(JSON.stringify({ units, indicators, runs, node: process.version, results, ratios }, null, 2));
else results.forEach((one, k) => print(one, ratios[k] as Ratio));
if (!ratios.every(isMet)) process.exitCode = 1;

function measured(team: KernelTeam, due: 'profile' | 'unit') {
  const { memory } = team;
  const { plan, data } = drawLights(memory, { units, indicators, due });
  const written = timed(() => writeLights(memory, plan, data));
  const program = written.value;
  const bytes = 64 * Math.ceil(program.scratchBytes / 64);
  const scratch = memory.reserve(bytes * team.threads);
  const [lights, bare]: [number[], number[]] = [[], []];
  for (let run = 0; run < runs; run += 1) {
    bare.push(timed(() => team.run('light_bytes', program.address, units)).ms);
    lights.push(timed(() => team.run('lights', program.address, units, scratch, bytes)).ms);
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
    bytesPerCell: due === 'unit' ? 19 : 11,
    writeMs: written.ms,
    bareMs: median(bare),
    lightsMs: median(lights),
    leastBareMs: Math.min(...bare),
    leastLightsMs: Math.min(...lights),
    ratio: median(lights) / median(bare),
    checked: cut * indicators,
    shown: Object.fromEntries([...shown].map(([name, count]) => [name, count / (cut * indicators)])),
    memoryMB: memory.next / 1_048_576,
  };
}

function timed<T>(work: () => T): { readonly value: T; readonly ms: number } {
  const start = performance.now();
  const value = work();
  return { value, ms: performance.now() - start };
}

function median(times: readonly number[]): number {
  return [...times].sort((a, b) => a - b)[Math.floor((times.length - 1) / 2)] as number;
}

function print(one: ReturnType<typeof measured>, ratio: Ratio): void {
  const shares = Object.entries(one.shown).map(([name, share]) => `${name} ${(100 * share).toFixed(1)} %`);
  console.log(
    `${units} units × ${indicators} indicators, due by ${one.due}, ${one.threads} threads, ${one.bytesPerCell} bytes a cell, ${one.memoryMB.toFixed(0)} MB`,
  );
  console.log(`  bare read        median ${one.bareMs.toFixed(1)} ms, least ${one.leastBareMs.toFixed(1)} ms`);
  console.log(
    `  lights           median ${one.lightsMs.toFixed(1)} ms, least ${one.leastLightsMs.toFixed(1)} ms; plan written in ${one.writeMs.toFixed(1)} ms`,
  );
  console.log(`  ${ratioLine(ratio)}`);
  console.log(`  ${one.checked} cells equal the reference (${shares.join(', ')})\n`);
}
