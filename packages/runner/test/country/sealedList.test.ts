import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hasErrors, type Issue } from '@kedu/model';
import type { SealedColumnPlace } from '@kedu/snapshot';
import { afterAll, describe, expect, test } from 'vitest';
import { resultColumns } from '@kedu/tables';
import {
  type AssessedRun,
  assessPack,
  assessSealed,
  csvDocument,
  openPack,
  type Pack,
  sealRun,
  writeResults,
  writeSealedRun,
} from '../../src/index.ts';
import { folderOf } from '../exampleFolder.ts';
import { headOf, withBody, withHead } from './changedFile.ts';
import { SEALED } from './sealedPack.ts';

const folder = mkdtempSync(join(tmpdir(), 'kedu-sealed-list-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const MACHINES = [{ kernel: 'js' }, { kernel: 'wasm', threads: 1 }, { kernel: 'wasm', threads: 2 }] as const;

interface Sealed {
  readonly pack: Pack;
  readonly run: AssessedRun;
  readonly file: string;
  readonly bytes: Uint8Array;
  readonly issues: readonly Issue[];
}

/** The pack with other files in place of its own, sealed. */
function sealed(files: Readonly<Record<string, string>> = {}): Sealed {
  const { pack, issues: found } = openPack(folderOf({ ...SEALED, ...files }));
  if (!pack || hasErrors(found)) throw new Error(JSON.stringify(found));
  const { assessments, issues: said } = assessPack(pack);
  if (hasErrors(said)) throw new Error(JSON.stringify(said));
  const run = assessments[0] as AssessedRun;
  const file = join(folder, 'cities.kds');
  const { sealed: written, issues } = sealRun(pack, run, 'cities', file);
  if (!written) throw new Error(JSON.stringify(issues));
  return { pack, run, file, bytes: new Uint8Array(readFileSync(file)), issues };
}

const scheme = (change: (text: string) => string): Readonly<Record<string, string>> => {
  const before = SEALED['scheme/sealed.yaml'] as string;
  const after = change(before);
  if (after === before) throw new Error('nothing was changed');
  return { 'scheme/sealed.yaml': after };
};

const out = join(folder, 'out');
const codesOf = (issues: readonly Issue[]): readonly unknown[] => issues.map(({ code, args }) => args['what'] ?? args['table'] ?? code);

/** What is said of a file when it is assessed and written: what of SEAL_HEAD, the table of SEAL_RESULTS, the code of all others. */
async function saidOf(
  pack: Pack,
  bytes: Uint8Array,
  machine: Parameters<typeof assessSealed>[2] = { kernel: 'js' },
): Promise<readonly unknown[]> {
  const file = join(folder, 'changed.kds');
  writeFileSync(file, bytes);
  rmSync(out, { recursive: true, force: true });
  const { run, issues } = await assessSealed(pack, file, machine);
  const refused = run ? writeSealedRun(out, pack, run) : [];
  expect(existsSync(out)).toBe(run !== undefined && refused.length === 0);
  return codesOf([...issues, ...refused].filter(({ severity, code }) => severity === 'error' || code === 'SEAL_NO_LIGHTS'));
}

const columnsOf = (bytes: Uint8Array): readonly SealedColumnPlace[] => headOf(bytes)['columns'] as SealedColumnPlace[];
const placeOf = (bytes: Uint8Array, asked: Partial<SealedColumnPlace>): SealedColumnPlace => {
  const found = columnsOf(bytes).find((one) =>
    Object.entries(asked).every(([key, value]) => one[key as keyof SealedColumnPlace] === value),
  );
  if (!found) throw new Error(`no column ${JSON.stringify(asked)}`);
  return found;
};

describe('SEAL-4 to SEAL-7 a list with errors, gates, a determination and lights that remember', () => {
  test('gives the bytes of results.csv and the lights of the run, by every kernel', { timeout: 120_000 }, async () => {
    const { pack, run, bytes, issues } = sealed();
    expect(issues).toEqual([]);
    const expected = csvDocument(resultColumns([run]), (rows) => writeResults(rows, [run]));
    const [head = '', ...rows] = expected.trimEnd().split('\r\n');
    expect(head.endsWith(',unstated_weight')).toBe(true);
    expect(rows).toHaveLength(12);
    // Ranks stay open, and a body has raised a grade.
    expect(rows.some((row) => row.split(',')[16] !== row.split(',')[17])).toBe(true);
    expect(run.assessment.determined?.items.map(({ carriedOut }) => carriedOut)).toEqual([true]);
    for (const machine of MACHINES) {
      expect(await saidOf(pack, bytes, machine)).toEqual([]);
      expect(readFileSync(join(out, 'results.csv'), 'utf8')).toBe(expected);
      const lights = readFileSync(join(out, 'lights.csv'), 'utf8').trimEnd().split('\r\n').slice(1);
      expect(lights).toHaveLength(12 * 5);
      for (const line of lights) {
        const [, unit, , indicator, moment, light, raw, state, rule] = line.split(',');
        const own = run.assessment.lights.find((one) => one.indicator === indicator && one.period.id === moment);
        const member = run.assessment.units.findIndex(({ id }) => id === unit);
        expect(own?.cell(member)).toEqual({ light, raw, state, rule: rule === '' ? -1 : Number(rule) - 1 });
        expect(moment).toBe('2023-12');
      }
      // Some lights stand although the rules alone no longer say so, or are held back: they rest on the months before.
      expect(new Set(lights.map((line) => line.split(',')[7]))).toEqual(
        new Set(['normal', 'pending', 'alerting', 'recovering', 'overdue']),
      );
      const { tables } = JSON.parse(readFileSync(join(out, 'run.json'), 'utf8')) as { tables: object };
      expect(Object.keys(tables)).toEqual(['results.csv', 'lights.csv']);
    }
  });

  test('SEAL-5 what lights need is written once: due by unit, memories, values of another period', () => {
    const { bytes } = sealed();
    expect(headOf(bytes)['lights']).toMatchObject({ moments: ['2023-12'] });
    const named = (kind: string, name?: string) =>
      columnsOf(bytes)
        .filter((one) => one.kind === kind && one.name === name)
        .map(({ indicator }) => indicator);
    expect(named('scheduled')).toEqual(['loans']);
    expect(named('gaps', 'scheduled')).toEqual(['loans']);
    expect(named('light')).toEqual(['accidents', 'air', 'loans', 'works']);
    expect(named('missed')).toEqual(['works']);
    expect(named('value', 'light').sort()).toEqual(['accidents', 'air', 'gdp', 'loans', 'works']);
  });

  test('SEAL-5 values that methods and lights see alike stand once', { timeout: 60_000 }, async () => {
    const { pack, bytes } = sealed(
      scheme((text) => text.replace(', nodes: quarter, watch: month', '').replace('"node_missed"', '"lag > 2"')),
    );
    expect(headOf(bytes)['lights']).toMatchObject({ moments: ['2023'] });
    expect(columnsOf(bytes).filter(({ name }) => name === 'light')).toEqual([]);
    // A year has one moment: nothing went before it.
    expect(columnsOf(bytes).filter(({ kind }) => kind === 'light' || kind === 'missed')).toEqual([]);
    for (const machine of MACHINES) expect(await saidOf(pack, bytes, machine)).toEqual([]);
    expect(readFileSync(join(out, 'lights.csv'), 'utf8').split('\r\n')).toHaveLength(12 * 5 + 2);
  });

  test('SEAL-7 a determination that names its data stands as long as the file states them', { timeout: 60_000 }, async () => {
    const { run } = sealed();
    const data = run.assessment.determined?.data ?? '';
    const { pack, bytes } = sealed(scheme((text) => text.replace('closes:', `adopts: { "2023": "${data.slice(0, 27)}" }\n  closes:`)));
    expect(await saidOf(pack, bytes)).toEqual([]);
    expect(readFileSync(join(out, 'results.csv'), 'utf8')).toContain('excellent');
    const head = headOf(bytes);
    expect(await saidOf(pack, withHead(bytes, { ...head, observed: `sha256:${'0'.repeat(64)}` }))).toEqual(['DETERMINE_REVISED']);
    const { observed: _, ...without } = head;
    expect(await saidOf(pack, withHead(bytes, without))).toEqual(['fields']);
  });

  test('SEAL-6 what was drawn is there whole or not at all', { timeout: 60_000 }, async () => {
    const { pack, bytes } = sealed();
    const head = headOf(bytes);
    const columns = columnsOf(bytes).map((one) => (one.name === 'last_share' ? { ...one, name: 'first_share' } : one));
    expect(await saidOf(pack, withHead(bytes, { ...head, columns }))).toEqual(['columns']);
    const none = columnsOf(bytes).map((one, k) => (one.kind === 'settled' ? { ...one, name: `x${k}` } : one));
    expect(await saidOf(pack, withHead(bytes, { ...head, columns: none }))).toEqual(['results.csv']);
    const { offset } = placeOf(bytes, { kind: 'settled', name: 'rank_best' });
    expect(
      await saidOf(
        pack,
        withBody(bytes, (body) => new DataView(body.buffer, body.byteOffset).setFloat64(offset, 2, true)),
      ),
    ).toEqual(['results.csv']);
  });
});

describe('SEAL-4 never a second answer', () => {
  test('a value, a total or a light that is not the one that was sealed: nothing is written', { timeout: 60_000 }, async () => {
    const { pack, bytes } = sealed();
    const head = headOf(bytes);
    const set = (asked: Partial<SealedColumnPlace>, change: (body: Uint8Array, at: number) => void) => {
      const { offset } = placeOf(bytes, asked);
      return withBody(bytes, (body) => change(body, offset));
    };
    for (const machine of MACHINES) {
      const value = set({ kind: 'value', indicator: 'air', name: undefined }, (body, at) =>
        new DataView(body.buffer, body.byteOffset).setFloat64(at, 99, true),
      );
      expect(await saidOf(pack, value, machine)).toEqual(['results.csv']);
      const light = set({ kind: 'value', indicator: 'air', name: 'light' }, (body, at) =>
        new DataView(body.buffer, body.byteOffset).setFloat64(at, 99, true),
      );
      expect(await saidOf(pack, light, machine)).toEqual(['lights.csv']);
      const due = set({ kind: 'scheduled' }, (body, at) => new DataView(body.buffer, body.byteOffset).setFloat64(at, 0, true));
      expect(await saidOf(pack, due, machine)).toEqual(['lights.csv']);
    }
    expect(await saidOf(pack, withHead(bytes, { ...head, results: `sha256:${'0'.repeat(64)}` }))).toEqual(['results.csv']);
    const { results: _, ...columnsAlone } = head;
    expect(await saidOf(pack, withHead(bytes, columnsAlone))).toEqual(['results']);
  });

  test('SEAL-5 lights that contradict the head or the scheme', { timeout: 60_000 }, async () => {
    const { pack, bytes } = sealed();
    const head = headOf(bytes);
    const of = (change: (column: SealedColumnPlace) => object): Uint8Array =>
      withHead(bytes, { ...head, columns: columnsOf(bytes).map((one) => ({ ...one, ...change(one) })) });
    // Another moment, for the head alone, and for head and columns together.
    expect(
      await saidOf(
        pack,
        of(({ kind }) => (kind === 'scheduled' ? { period: '2023-11' } : {})),
      ),
    ).toEqual(['lights']);
    const other = of(({ period }) => (period === '2023-12' ? { period: '2023-11' } : {}));
    const lights = { ...(head['lights'] as object), moments: ['2023-11'] };
    expect(await saidOf(pack, withHead(other, { ...headOf(other), lights }))).toEqual(['lights']);
    expect(
      await saidOf(
        pack,
        of(({ kind, indicator }) => (kind === 'light' && indicator === 'works' ? { indicator: 'w' } : {})),
      ),
    ).toEqual(['lights']);
    expect(
      await saidOf(
        pack,
        of(({ kind }) => (kind === 'missed' ? { indicator: 'w' } : {})),
      ),
    ).toEqual(['lights']);
    expect(
      await saidOf(
        pack,
        of(({ name }) => (name === 'scheduled' ? { indicator: 'w' } : {})),
      ),
    ).toEqual(['lights']);
    // Bytes that are no state of the automaton, no memory of a node.
    for (const [kind, byte] of [
      ['light', 255],
      ['missed', 2],
      ['missed', 200],
    ] as const) {
      const { offset } = placeOf(bytes, { kind, indicator: 'works' });
      expect(
        await saidOf(
          pack,
          withBody(bytes, (body) => void body.fill(byte, offset + 3, offset + 4)),
        ),
      ).toEqual(['lights']);
    }
    const { offset } = placeOf(bytes, { kind: 'light', indicator: 'accidents' });
    const forgotten = withBody(bytes, (body) => void body.fill(0, offset, offset + 12));
    expect(await saidOf(pack, forgotten)).toEqual(['lights.csv']);
  });
});

describe('SEAL-5 lights that make no plan', () => {
  test('the list is sealed without them, which is said twice, and its results are the same', { timeout: 60_000 }, async () => {
    const rule = '- { light: red, when: "value < previous_value", for: [gdp] }';
    const { pack, run, bytes, issues } = sealed(
      scheme((text) => text.replace('- { light: yellow, when: "value < 60"', `${rule}\n    - { light: yellow, when: "value < 60"`)),
    );
    expect(issues.map(({ code, severity }) => [code, severity])).toEqual([
      ['KERNEL_LIGHTS_NOT_PLANNED', 'notice'],
      ['SEAL_NO_LIGHTS', 'notice'],
    ]);
    expect(headOf(bytes)['lights']).toBeUndefined();
    expect(await saidOf(pack, bytes)).toEqual(['SEAL_NO_LIGHTS']);
    expect(readFileSync(join(out, 'results.csv'), 'utf8')).toBe(csvDocument(resultColumns([run]), (rows) => writeResults(rows, [run])));
    expect(existsSync(join(out, 'lights.csv'))).toBe(false);
  });

  test('a scheme without lights says nothing of them', { timeout: 60_000 }, async () => {
    const { pack, bytes, issues } = sealed(scheme((text) => text.replace(/lights:\n[\s\S]*?grades:/, 'grades:')));
    expect(issues).toEqual([]);
    expect(await saidOf(pack, bytes)).toEqual([]);
    expect(existsSync(join(out, 'lights.csv'))).toBe(false);
  });
});
