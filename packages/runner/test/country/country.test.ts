import { appendFileSync, mkdtempSync, readFileSync, rmSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SweepPlan } from '@kedu/engine';
import { MemoryFull, rankTotals, simdProbe, sweep } from '@kedu/engine';
import { type SealedContent, sealedPieces } from '@kedu/snapshot';
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import {
  chooseKernel,
  type Country,
  csvNumber,
  csvText,
  type Machine,
  openCountry,
  rememberedBeside,
  sealedData,
  writeCountryResults,
} from '../../src/index.ts';
import { thisMachine } from '../../src/country/machine.ts';
import { KernelTeam } from '../../src/country/team.ts';

const folder = mkdtempSync(join(tmpdir(), 'kedu-country-'));
const file = join(folder, 'country.kds');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const WHOLE: Machine = { hasWebAssembly: true, hasSimd: true, hasSharedMemory: true, cores: 2 };
const UNITS = 40_000;
const PROFILES = 7;

/** Example units in seven profiles, so many that several threads get pieces of the same profile. */
const content: SealedContent = {
  scheme: { id: 'north', version: '2023.1', hash: `sha256:${'a'.repeat(64)}` },
  register: `sha256:${'b'.repeat(64)}`,
  period: '2023',
  as_of: '2024-02-10',
  list: 'counties',
  example: true,
  unitIds: Array.from({ length: UNITS }, (_, i) => `99${String(i).padStart(6, '0')}`),
  byId: Int32Array.from({ length: UNITS }, (_, i) => i),
  profiles: Array.from({ length: PROFILES }, (_, p) => ({ class: `c${p}`, overlays: [], peers: {} })),
  starts: Int32Array.of(0, 1, 5000, 5000, 21_003, 21_004, 39_999, UNITS),
  columns: ['gdp', 'jobs'].map((indicator, k) => ({
    kind: 'value',
    indicator,
    period: '2023',
    content: Float64Array.from({ length: UNITS }, (_, i) => ((i * (7 + k)) % 19 === 0 ? Number.NaN : ((i * (31 + k)) % 1013) / 10)),
  })),
};

const plan: SweepPlan = {
  list: 'counties',
  profiles: PROFILES,
  columns: ['gdp', 'jobs'].map((indicator) => ({ kind: 'value', indicator, reasons: false })),
  leaves: ['gdp', 'jobs'].map((path, column) => ({
    path,
    column,
    method: 'goalposts',
    better: 'higher',
    params: [10, 90].map((x) => ({ by: 'profile', values: new Float64Array(PROFILES).fill(x) })),
    floor: 0,
    cap: 100,
    missing: 'reweight',
    weight: Float64Array.from({ length: PROFILES }, (_, p) => 30 + p),
  })),
  nodes: [
    {
      path: '',
      children: Int32Array.of(0, 1),
      aggregate: 'arithmetic',
      weights: 'points',
      missing: 'reweight',
      weight: new Float64Array(PROFILES).fill(100),
    },
  ],
  rounding: { indicator: { places: 2, rule: 'half_even' }, total: { places: 2, rule: 'half_up' } },
};

const dataOf = (country: Country) => sealedData(plan, country.sealed) as NonNullable<ReturnType<typeof sealedData>>;

async function opened(options: Parameters<typeof openCountry>[1]): Promise<Country> {
  const { country, issues } = await openCountry(file, options);
  if (!country) throw new Error(JSON.stringify(issues));
  return country;
}

const codes = async (options: Parameters<typeof openCountry>[1] = { kernel: 'js' }): Promise<readonly string[]> => {
  const { country, issues } = await openCountry(file, options);
  await country?.close();
  return issues.filter(({ severity }) => severity === 'error').map(({ code }) => code);
};

beforeEach(() => {
  rmSync(rememberedBeside(file), { force: true });
  writeFileSync(file, Buffer.concat([...sealedPieces(content)]));
});

describe('KERNEL-10 which kernel runs', () => {
  const reasons = (asked: Parameters<typeof chooseKernel>[0], machine: Partial<Machine>): readonly unknown[] =>
    chooseKernel(asked, { ...WHOLE, ...machine }).issues.map(({ code, args }) => [code, args['reason']]);

  test('the fast path with all cores where the machine has it, without a notice', () => {
    expect(chooseKernel({}, WHOLE)).toEqual({ kernel: 'wasm', threads: 2, issues: [] });
  });

  test('no WebAssembly, no SIMD, or asked: the reference, with the reason', () => {
    expect(reasons({}, { hasWebAssembly: false, hasSimd: false })).toEqual([['KERNEL_REFERENCE', 'webassembly']]);
    expect(reasons({}, { hasSimd: false })).toEqual([['KERNEL_REFERENCE', 'simd']]);
    expect(reasons({ kernel: 'js' }, {})).toEqual([['KERNEL_REFERENCE', 'asked']]);
  });

  test('one core, no shared memory, or asked: one thread, with the reason', () => {
    expect(reasons({}, { cores: 1 })).toEqual([['KERNEL_ONE_THREAD', 'cores']]);
    expect(reasons({ threads: 4 }, { hasSharedMemory: false })).toEqual([['KERNEL_ONE_THREAD', 'shared_memory']]);
    expect(reasons({ threads: 1 }, {})).toEqual([['KERNEL_ONE_THREAD', 'asked']]);
  });
});

describe('KERNEL-10 a machine without SIMD', () => {
  afterEach(() => void vi.restoreAllMocks());

  test('the probe asks WebAssembly itself: where it refuses the module of the probe, the reference runs, says so, and gives the same', async () => {
    const probed: Uint8Array[] = [];
    const validate = WebAssembly.validate;
    const expected = await totalsOf({ threads: 1 });
    expect(expected.notices).toEqual([['KERNEL_ONE_THREAD', 'asked']]);
    vi.spyOn(WebAssembly, 'validate').mockImplementation((bytes) => {
      probed.push(new Uint8Array(bytes as ArrayBuffer));
      return false;
    });
    expect(thisMachine()).toMatchObject({ hasWebAssembly: true, hasSimd: false });
    const found = await totalsOf({});
    expect(found.notices).toEqual([['KERNEL_REFERENCE', 'simd']]);
    expect(found.total).toEqual(expected.total);
    expect(probed.length).toBeGreaterThan(0);
    for (const bytes of probed) expect(bytes).toEqual(Uint8Array.from(simdProbe()));
    // The module of the probe is one: a machine with SIMD takes it.
    expect(validate(simdProbe())).toBe(true);
  });

  async function totalsOf(options: Parameters<typeof openCountry>[1]) {
    const { country, issues } = await openCountry(file, options);
    if (!country) throw new Error(JSON.stringify(issues));
    const swept = country.sweep(plan, () => dataOf(country), 'total');
    const total = swept.result.total.slice();
    swept.release();
    await country.close();
    return { total, notices: issues.map(({ code, args }) => [code, args['reason']]) };
  }
});

describe('KERNEL-10 threads that end after the file was opened', () => {
  test('the sweep is done again by one thread, and whoever opens the next file is told', async () => {
    const team = await KernelTeam.start(2, { patience: 100 });
    const { country } = await openCountry(file, { team });
    if (!country) throw new Error('not opened');
    const expected = sweep(plan, dataOf(country)).total;
    await Promise.all((team as unknown as { workers: readonly { terminate(): Promise<number> }[] }).workers.map((one) => one.terminate()));
    const swept = country.sweep(plan, () => dataOf(country), 'total');
    expect(swept.result.total.slice()).toEqual(expected);
    swept.release();
    await country.close();
    const next = await openCountry(file, { team });
    expect(next.issues.map(({ code, args }) => [code, args['reason']])).toEqual([['KERNEL_ONE_THREAD', 'thread_failed']]);
    await next.country?.close();
    await team.stop();
  });
});

describe('KERNEL-3 KERNEL-5 threads change no result', () => {
  for (const options of [
    { kernel: 'wasm', threads: 1 },
    { kernel: 'wasm', threads: 2 },
    { kernel: 'wasm', threads: 3 },
    { kernel: 'js' },
  ] as const) {
    test(JSON.stringify(options), async () => {
      const country = await opened(options);
      try {
        const expected = sweep(plan, dataOf(country), 'all');
        const swept = country.sweep(plan, () => dataOf(country), 'all');
        expect(swept.result.total.slice()).toEqual(expected.total);
        expect(swept.result.leaves?.map((leaf) => leaf.slice())).toEqual(expected.leaves);
        const everyone = { of: new Int32Array(UNITS), count: 1 };
        const some = { of: Int32Array.from({ length: UNITS }, (_, i) => (i % 3 === 0 ? -1 : 0)), count: 1 };
        const apart = { of: Int32Array.from({ length: UNITS }, (_, i) => i % 5), count: 5 };
        for (const groups of [everyone, some, apart]) expect(swept.rank(groups)).toEqual(rankTotals(expected.total, groups));
        swept.release();
      } finally {
        await country.close();
      }
    });
  }

  test('memory that grows after the file was opened leaves its columns where they are', async () => {
    const country = await opened({ kernel: 'wasm', threads: 1 });
    const before = country.sealed.floats(country.sealed.head.columns[0] as never).slice(0, 50);
    country.team?.memory.reserve(50_000_000);
    expect(country.sealed.floats(country.sealed.head.columns[0] as never).slice(0, 50)).toEqual(before);
    await country.close();
  });
});

describe('SEAL-2 the hash is checked once on a machine', () => {
  test('it is remembered beside the file, and the file is not hashed again', async () => {
    expect(await codes()).toEqual([]);
    expect(JSON.parse(readFileSync(rememberedBeside(file), 'utf8'))).toMatchObject({ size: readFileSync(file).length });
    expect(await codes()).toEqual([]);
  });

  test('another time of the file, or --verify, checks it again', async () => {
    const bytes = readFileSync(file);
    expect(await codes()).toEqual([]);
    bytes[bytes.length - 100] = (bytes[bytes.length - 100] as number) ^ 1;
    writeFileSync(file, bytes);
    utimesSync(file, 1_700_000_000, 1_700_000_000);
    expect(await codes()).toEqual(['SEAL_HASH']);
    const known = JSON.parse(readFileSync(rememberedBeside(file), 'utf8')) as object;
    const { statSync } = await import('node:fs');
    const { mtimeNs, ino } = statSync(file, { bigint: true });
    writeFileSync(rememberedBeside(file), JSON.stringify({ ...known, mtime: String(mtimeNs), inode: String(ino) }));
    expect(await codes()).toEqual([]);
    expect(await codes({ kernel: 'js', verify: true })).toEqual(['SEAL_HASH']);
  });
});

describe('SEAL-3 what is refused, with every kernel', () => {
  for (const options of [{ kernel: 'js' }, { kernel: 'wasm', threads: 2 }] as const) {
    test(JSON.stringify(options), async () => {
      truncateSync(file, 5000);
      expect(await codes(options)).toEqual(['SEAL_CUT']);
      truncateSync(file, 0);
      expect(await codes(options)).toEqual(['SEAL_NOT_ONE']);
      appendFileSync(file, 'unit,value\n');
      expect(await codes(options)).toEqual(['SEAL_NOT_ONE']);
      rmSync(file);
      expect(await codes(options)).toEqual(['SEAL_UNREADABLE']);
    });
  }
});

describe('SEAL-8 a machine without so much memory', () => {
  afterEach(() => void vi.restoreAllMocks());

  test('the file is refused with its size, and the team goes on', async () => {
    const team = await KernelTeam.start(1);
    try {
      const start = team.memory.next;
      vi.spyOn(team.memory, 'reserve').mockImplementation((bytes) => {
        throw new MemoryFull(bytes);
      });
      const { country, issues } = await openCountry(file, { team });
      expect(country).toBeUndefined();
      expect(issues.map(({ code, args }) => [code, args['bytes']])).toEqual([['SEAL_TOO_LARGE', readFileSync(file).length]]);
      vi.restoreAllMocks();
      expect(team.memory.next).toBe(start);
      const next = await openCountry(file, { team });
      expect(next.country).toBeDefined();
      await next.country?.close();
    } finally {
      await team.stop();
    }
  });
});

describe('OUT-4 rows of results as bytes', () => {
  test('numbers, quoted names and blanks as the usual writer has them', () => {
    const path = join(folder, 'results.csv');
    rmSync(path, { force: true });
    const names = ['甲，县', '"quoted", 县', '=1+1', '', '长'.repeat(2000)];
    const encoder = new TextEncoder();
    const total = Float64Array.of(9950, Number.NaN, 0, 5, 123_456_789_012);
    writeCountryResults(path, {
      count: 5,
      list: 'counties',
      period: '2023',
      scheme: 'north@2023.1',
      places: 2,
      example: (row) => row === 1,
      id: (row) => encoder.encode(`99${row}`),
      class: () => encoder.encode('plain'),
      points: total,
      score: Float64Array.from(total, (x) => -x),
      rank: Int32Array.of(1, 0, 10, 99, 650_000),
      grade: () => encoder.encode(''),
      group: () => encoder.encode(''),
      name: (row) => encoder.encode(csvText(names[row] as string)),
      missingShare: (row) => encoder.encode(csvNumber(row / 8)),
    });
    const lines = readFileSync(path, 'utf8').split('\r\n');
    expect(lines.slice(1)).toEqual([
      'counties,990,2023,plain,99.50,-99.50,1,,false,north@2023.1,,甲，县,0',
      'counties,991,2023,plain,,,,,true,north@2023.1,,"""quoted"", 县",0.125',
      "counties,992,2023,plain,0.00,0.00,10,,false,north@2023.1,,'=1+1,0.25",
      'counties,993,2023,plain,0.05,-0.05,99,,false,north@2023.1,,,0.375',
      `counties,994,2023,plain,1234567890.12,-1234567890.12,650000,,false,north@2023.1,,${names[4]},0.5`,
      '',
    ]);
  });
});
