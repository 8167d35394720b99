// One chapter of the benchmark of a country in a process of its own: node child.ts MODE FILE [ARGS]. Prints one line of JSON.
import { execFileSync } from 'node:child_process';
import { closeSync, fstatSync, openSync, readSync, rmSync } from 'node:fs';
import { IncrementalSweep, lightOf, type LightsKept, lightsKept, rankTotals, sweep, type SweepData, writeLights } from '@kedu/engine';
import { CellBytes, type Country, KernelTeam, openCountry, sealedData, type SweptCountry, writeCountryResults } from '@kedu/runner';
import { writeCountry } from './countryFile.ts';
import { classId, countryPlan, LIST, PERIOD } from './countryPlan.ts';
import { WideTable } from './duckdb.ts';
import { lightsOfCountry } from './lightsOfMonth.ts';

const [mode = '', file = '', ...rest] = process.argv.slice(2);
const plan = countryPlan();
const THREADS = 2;

const MODES: Readonly<Record<string, () => Promise<object>>> = {
  make: async () => {
    writeCountry(file, Number(rest[0]));
    return {};
  },
  totals: () => withCountry(totals),
  all: () => withCountry(allScores),
  reference: () => withCountry(reference, 1),
  duckdb: () => withCountry(peer, 1),
  load,
  change: () => withCountry(changes),
  end: endToEnd,
};
const found = await (MODES[mode] as () => Promise<object>)();
console.log(JSON.stringify({ ...found, peakBytes: process.resourceUsage().maxRSS * 1024 }));

async function withCountry(measure: (country: Country) => object | Promise<object>, threads = THREADS): Promise<object> {
  const country = await opened(threads);
  try {
    return await measure(country);
  } finally {
    await country.close();
  }
}

async function opened(threads: number, verify = false, team?: KernelTeam): Promise<Country> {
  const { country, issues } = await openCountry(file, { threads, verify, kernel: 'wasm', team });
  if (!country) throw new Error(JSON.stringify(issues));
  return country;
}

function columnsOf(country: Country): SweepData {
  const data = sealedData(plan, country.sealed);
  if (!data) throw new Error('the file is not of this plan');
  return data;
}

/** Bare sweep of the bytes, totals, ranks: in turn, so that what else the machine does hits all. */
function totals(country: Country): object {
  const swept = country.sweep(plan, () => columnsOf(country), 'total');
  const everyone = { of: new Int32Array(country.sealed.head.units.count), count: 1 };
  const { address, units } = swept.program as NonNullable<SweptCountry['program']>;
  const times = inTurn(11, {
    bare: () => country.team?.run('bare', address, units),
    totals: () => swept.again(),
    ranks: () => void swept.rank(everyone),
  });
  return { ...times, threads: country.team?.threads };
}

/** The same with the scores of all indicators kept, against a sweep that reads and writes as many bytes. */
function allScores(country: Country): object {
  const { head } = country.sealed;
  const swept = country.sweep(plan, () => columnsOf(country), 'all');
  const { leaves, units } = swept.program as NonNullable<SweptCountry['program']>;
  const data = columnsOf(country);
  const [first, second] = data.values as readonly [Float64Array, Float64Array];
  const step = second.byteOffset - first.byteOffset;
  const stepTo = (leaves[1] as number) - (leaves[0] as number);
  const copy = [first.byteOffset, leaves[0] as number, leaves.length, 8 * units, 1 << 20, step, stepTo];
  const times = inTurn(7, { copy: () => country.team?.run('copy', ...copy), scores: () => swept.again() });
  return { ...times, bytes: 2 * 8 * head.units.count * leaves.length };
}

function reference(country: Country): object {
  const data = columnsOf(country);
  const everyone = { of: new Int32Array(data.units), count: 1 };
  return inTurn(2, { reference: () => void rankTotals(sweep(plan, data).total, everyone) });
}

/** The peer, correct to the quanta on 1,000 units spread over the country. */
async function peer(country: Country): Promise<object> {
  const data = columnsOf(country);
  const table = await WideTable.load(plan, data, THREADS);
  const times = [await table.score(), await table.score(), await table.score()];
  const { total } = sweep(plan, data);
  const ranks = rankTotals(total, { of: new Int32Array(data.units), count: 1 });
  const sample = Array.from({ length: Math.min(1000, data.units) }, (_, k) => Math.floor((k * data.units) / 1000));
  const found_ = await table.results(sample);
  const differs = { totals: 0, ranks: 0, compared: sample.length };
  sample.forEach((unit, k) => {
    const [quanta, rank] = found_[k] ?? [undefined, 0];
    if (quanta !== (Number.isNaN(total[unit]) ? null : total[unit])) differs.totals += 1;
    else if (quanta !== null && rank !== ranks[unit]) differs.ranks += 1;
  });
  return { duckdb: summary(times), differs };
}

/** A raw read into memory, the file opened with its hash known, opened and verified, and what sha256sum takes. Threads are there before. */
async function load(): Promise<object> {
  const started = performance.now();
  const team = await KernelTeam.start(THREADS);
  const threads = performance.now() - started;
  await (await opened(THREADS, false, team)).close();
  const raw: number[] = [];
  const open: number[] = [];
  for (let i = 0; i < 7; i += 1) {
    raw.push(timed(() => void rawRead()).wall);
    // Fresh memory each time, as the raw read has: pages that were touched before cost less.
    const fresh = await KernelTeam.start(THREADS);
    const start = performance.now();
    const country = await opened(THREADS, false, fresh);
    open.push(performance.now() - start);
    await country.close();
    await fresh.stop();
  }
  const start = performance.now();
  await (await opened(THREADS, true, team)).close();
  const verified = performance.now() - start;
  const sha256sum = timed(() => void execFileSync('sha256sum', [file])).wall;
  await team.stop();
  return { raw: summary(raw), open: summary(open), threads, verified, sha256sum };
}

function rawRead(): number {
  const descriptor = openSync(file, 'r');
  try {
    const { size } = fstatSync(descriptor);
    const bytes = new Uint8Array(new ArrayBuffer(size));
    for (let done = 0; done < size; ) done += readSync(descriptor, bytes, done, Math.min(size - done, 1 << 30), done);
    return size;
  } finally {
    closeSync(descriptor);
  }
}

/** One changed value to its new total, rank and light: 1,000 changes, each followed by what depends on it; held against full sweeps in the end. */
function changes(country: Country): object {
  const team = country.team as KernelTeam;
  const { memory } = team;
  const swept = country.sweep(plan, () => columnsOf(country), 'total');
  const size = { units: country.sealed.head.units.count, indicators: plan.columns.length };
  const month = lightsOfCountry(memory, size, () => columnsOf(country));
  const program = writeLights(memory, month.plan, month.data);
  const scratch = memory.reserve(program.scratchBytes * team.threads);
  const relit = (): LightsKept => {
    team.run('lights', program.address, size.units, scratch, program.scratchBytes);
    return lightsKept(memory, month.plan, program);
  };
  const lit = new Map([...relit()].map(([id, { states, missed }]) => [id, { states: states.slice(), missed: missed?.slice() }]));

  // Both follow the same numbers: a change is written once.
  const data = columnsOf(country);
  const lights = { ...month.data, values: data.values };
  const groups = { of: new Int32Array(size.units), count: 1 };
  const incremental = new IncrementalSweep({ plan, data, groups, result: { total: swept.result.total.slice() } });
  const [both, rank, light]: [number[], number[], number[]] = [[], [], []];
  let lightsMoved = 0;
  for (let k = 0; k < 1000; k += 1) {
    const unit = (k * 7919) % size.units;
    const column = (k * 31) % plan.columns.length;
    const id = plan.columns[column]?.indicator as string;
    const started = performance.now();
    incremental.rescore({ unit, column, value: ((k * 97) % 100_000) / 1000, gap: 0 });
    const ranked = performance.now();
    const { state, missed } = lightOf(month.plan, lights, id, unit);
    const end = performance.now();
    both.push(end - started);
    rank.push(ranked - started);
    light.push(end - ranked);
    const own = lit.get(id);
    if (!own) throw new Error(`${id} has no light`);
    if (own.states[unit] !== state) lightsMoved += 1;
    own.states[unit] = state;
    if (own.missed && missed !== undefined) own.missed[unit] = missed;
  }

  swept.again();
  const full = swept.result.total;
  if (!incremental.result.total.every((quanta, i) => Object.is(quanta, full[i]))) throw new Error('changes do not add up to a full sweep');
  for (const [id, { states, missed }] of relit()) {
    const own = lit.get(id);
    if (!isSame(own?.states, states) || !isSame(own?.missed, missed)) throw new Error(`lights of ${id} do not add up to a full sweep`);
  }
  return { change: summary(both), rank: summary(rank), light: summary(light), lights: size.units * size.indicators, lightsMoved };
}

function isSame(found: Uint8Array | undefined, expected: Uint8Array | undefined): boolean {
  return found?.length === expected?.length && (found?.every((byte, i) => byte === expected?.[i]) ?? true);
}

/** From the file to the ranked result file. Codes are real and values are not: the file is removed at once, no row is shown. */
async function endToEnd(): Promise<object> {
  const out = rest[0] as string;
  const warm = await opened(THREADS);
  await warm.close();
  const start = performance.now();
  const team = await KernelTeam.start(THREADS);
  const started = performance.now();
  const country = await opened(THREADS, false, team);
  const open = performance.now();
  const swept = country.sweep(plan, () => columnsOf(country), 'total');
  const scored = performance.now();
  const { sealed } = country;
  const { units } = swept.program as NonNullable<SweptCountry['program']>;
  const ranks = swept.rank({ of: new Int32Array(units), count: 1 });
  const ranked = performance.now();
  const { byId, starts } = sealed;
  const total = swept.result.total;
  const classes = new Int32Array(units);
  for (let p = 0; p + 1 < starts.length; p += 1) classes.fill(p, starts[p], starts[p + 1]);
  const cells = new CellBytes();
  const { text, ends } = sealed.ids;
  const nothing = new Uint8Array(0);
  const points = Float64Array.from(byId, (i) => total[i] as number);
  writeCountryResults(out, {
    count: units,
    list: LIST,
    period: PERIOD,
    scheme: 'bench@1',
    places: plan.rounding.total.places,
    example: () => true,
    id: (row) => {
      const i = byId[row] as number;
      return text.subarray(i === 0 ? 0 : ends[i - 1], ends[i]);
    },
    class: (row) => cells.of(classId(classes[byId[row] as number] as number)),
    points,
    score: points,
    rank: Int32Array.from(byId, (i) => ranks[i] as number),
    grade: () => nothing,
    group: () => nothing,
    name: () => nothing,
    missingShare: () => nothing,
  });
  const end = performance.now();
  rmSync(out);
  await team.stop();
  return {
    phases: { threads: started - start, open: open - started, score: scored - open, rank: ranked - scored, write: end - ranked },
    total: end - start,
  };
}

/** By the clock, and of the processor by all threads: where others keep the machine busy only the latter compares long with short. */
interface Timed {
  readonly wall: number;
  readonly cpu: number;
}

function inTurn(
  times: number,
  measured: Readonly<Record<string, () => void>>,
): Record<string, ReturnType<typeof summary> & { readonly cpu: number }> {
  const all = new Map(Object.keys(measured).map((name) => [name, [] as Timed[]]));
  for (let i = 0; i < times; i += 1) for (const [name, one] of Object.entries(measured)) all.get(name)?.push(timed(one));
  return Object.fromEntries(
    [...all].map(([name, found]) => [
      name,
      { ...summary(found.map(({ wall }) => wall)), cpu: summary(found.map(({ cpu }) => cpu)).median },
    ]),
  );
}

function timed(one: () => void): Timed {
  const cpu = process.cpuUsage();
  const start = performance.now();
  one();
  const wall = performance.now() - start;
  const used = process.cpuUsage(cpu);
  return { wall, cpu: (used.user + used.system) / 1000 };
}

function summary(times: readonly number[]): { readonly min: number; readonly median: number } {
  const sorted = [...times].sort((a, b) => a - b);
  return { min: sorted[0] as number, median: sorted[Math.floor(sorted.length / 2)] as number };
}
