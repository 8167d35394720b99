import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { additionsOf, shownLights } from '@kedu/engine';
import { hasErrors, type UnitVersion } from '@kedu/model';
import type { CompiledScheme } from '@kedu/scheme';
import { afterAll, describe, expect, test } from 'vitest';
import { resultColumns, ROW_END } from '@kedu/tables';
import {
  assessPack,
  assessSealed,
  csvDocument,
  type AssessedRun,
  openPack,
  type Pack,
  sealRun,
  writeResults,
  writeSealedRun,
} from '../../src/index.ts';
import { BOARD } from '../../src/country/jobs.ts';
import { KernelTeam } from '../../src/country/team.ts';
import { threadThat } from './threadThat.ts';

const PACKS = fileURLToPath(new URL('../../../../packs/', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'kedu-sealed-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const MACHINES = [{ kernel: 'js' }, { kernel: 'wasm', threads: 1 }, { kernel: 'wasm', threads: 2 }] as const;

/** So many lists of each pack are sealed at least, so many of them with lights: the others compare units or add points. */
const SEALED = {
  'after-guizhou': [10, 4],
  'after-liaoning': [3, 0],
  'after-taicang': [7, 0],
  'after-wolong': [5, 2],
  'after-yueyang': [6, 1],
} as const;

/** Seals and scores every list of a pack in its last period, by every kernel, and holds each against the steps of `assess`. */
async function outcomes(pack: Pack): Promise<readonly [sealed: number, lit: number]> {
  const period = pack.runs.at(-1)?.period.id as string;
  const { assessments } = assessPack(pack, { periods: [period] });
  let found = 0;
  let lit = 0;
  for (const run of assessments) {
    const { id } = run.scheme;
    for (const { enrolled } of run.trace.scores.lists) {
      const list = enrolled.list.id;
      const file = join(folder, `${pack.id}-${id}-${list}.kds`);
      const { sealed, issues } = sealRun(pack, run, list, file);
      if (!sealed) {
        expect(issues.map(({ code }) => code)).toContain('SEAL_NOT_PLANNED');
        continue;
      }
      found += 1;
      // The rows of the list in the table of the whole run, with the columns that the run has.
      const whole = csvDocument(resultColumns([run]), (rows) => writeResults(rows, [run])).split(ROW_END);
      const expected = whole.filter((row, k) => k === 0 || row === '' || row.startsWith(`${list},`)).join(ROW_END);
      const lights = lightsOf(run, list);
      if (lights.length > 0) lit += 1;
      for (const machine of MACHINES) {
        const scored = await assessSealed(pack, file, machine);
        expect(scored.issues.filter(({ severity }) => severity === 'error')).toEqual([]);
        const out = join(folder, `out-${pack.id}`);
        rmSync(out, { recursive: true, force: true });
        if (!scored.run) throw new Error(JSON.stringify(scored.issues));
        expect(writeSealedRun(out, pack, scored.run)).toEqual([]);
        expect(readFileSync(join(out, 'results.csv'), 'utf8')).toBe(expected);
        expect(existsSync(join(out, 'lights.csv'))).toBe(lights.length > 0);
        if (lights.length > 0) expect(readFileSync(join(out, 'lights.csv'), 'utf8').split(ROW_END).slice(1, -1)).toEqual(lights);
      }
    }
  }
  return [found, lit];
}

/**
 * Rows of lights.csv out of the lights of the run alone: of each indicator the latest moment, for members whose tree has a part with it that exists for
 * them, or for all where no tree has one.
 */
function lightsOf({ scheme, assessment, trace }: AssessedRun, list: string): readonly string[] {
  const enrolled = trace.enrolment.lists.find((one) => one.list.id === list);
  if (!enrolled || scheme.lights.rules.length === 0) return [];
  const shown = shownLights(assessment.lights, assessment.period.last);
  const leaves = trace.scores.lists.flatMap((one) => [...one.leaves.values()].map((leaf) => ({ ...leaf, of: one.enrolled.list.id })));
  const isLit = (id: string, unit: number): boolean => {
    const own = leaves.filter(({ indicator }) => indicator.id === id);
    return own.length === 0 || own.some(({ of, declared }) => of === list && !Number.isNaN(declared[unit]));
  };
  return [...enrolled.members].flatMap((unit) =>
    [...shown]
      .sort((a, b) => (a.indicator < b.indicator ? -1 : 1))
      .flatMap(({ indicator, period, cell }) => {
        if (!isLit(indicator, unit)) return [];
        const { light, raw, state, rule } = cell(unit);
        const { id, example } = assessment.units[unit] as UnitVersion;
        const own = [list, id, assessment.period.id, indicator, period.id, light, raw, state, rule < 0 ? '' : rule + 1, example];
        return [`${own.join(',')},${scheme.id}@${scheme.version}`];
      }),
  );
}

describe('KERNEL-1 SEAL-1 SEAL-4 SEAL-5 a sealed list gives the results.csv and the lights of assess, byte for byte', () => {
  for (const [name, [sealed, lit]] of Object.entries(SEALED)) {
    test(name, { timeout: 240_000 }, async () => {
      const { pack, issues } = openPack(join(PACKS, name));
      if (!pack || hasErrors(issues)) throw new Error(JSON.stringify(issues.slice(0, 3)));
      const [found, withLights] = await outcomes(pack);
      expect(found).toBeGreaterThanOrEqual(sealed);
      expect(withLights).toBeGreaterThanOrEqual(lit);
    });
  }
});

/** A pack with one of its schemes alone, and that without body and errors. */
function withoutBody(name: string, asked: string): Pack {
  const { pack } = openPack(join(PACKS, name));
  if (!pack) throw new Error('no pack');
  const scheme = pack.schemes.findLast(({ id }) => id === asked) as CompiledScheme;
  const { determination: _body, uncertainty: _rule, ...rest } = scheme;
  const indicators = scheme.indicators.map(({ error: _errors, ...indicator }) => indicator);
  return { ...pack, schemes: [{ ...rest, indicators }] };
}

describe('SEAL-1 what stands beside the values', () => {
  const listsOf = (pack: Pack) =>
    assessPack(pack, { periods: [pack.runs.at(-1)?.period.id as string] }).assessments.flatMap(({ trace }) => trace.scores.lists);

  test('AGG-7 bonuses and deductions: a list gives the results.csv of assess', { timeout: 240_000 }, async () => {
    const pack = withoutBody('after-taicang', 'cangjiang');
    const lists = listsOf(pack);
    expect(lists.filter(({ tree, added }) => additionsOf(tree).length > 0 && added.some((quanta) => quanta !== 0)).length).toBe(2);
    expect((await outcomes(pack))[0]).toBe(lists.length);
  });

  test('KERNEL-21 places among the peers: a list gives the results.csv of assess', { timeout: 240_000 }, async () => {
    const pack = withoutBody('after-liaoning', 'north');
    const lists = listsOf(pack).filter(({ leaves }) => [...leaves.values()].some(({ leaf }) => leaf.method.name === 'percentile'));
    expect(lists.map(({ enrolled }) => enrolled.list.id)).toContain('organs');
    // The other list of the scheme has a blend of aggregates.
    expect((await outcomes(pack))[0]).toBe(1);
  });
});

describe('KERNEL-10 a thread that fails in the middle of a sealed list', () => {
  test('is told once, and the list is what the reference gives', { timeout: 120_000 }, async () => {
    const { pack } = openPack(join(PACKS, 'after-wolong'));
    if (!pack) throw new Error('no pack');
    const { assessments } = assessPack(pack, { periods: ['2024'] });
    const run = assessments.find(({ scheme }) => scheme.id === 'woling');
    if (!run) throw new Error('no run');
    const file = join(folder, 'villages.kds');
    expect(sealRun(pack, run, 'villages', file).sealed).toBeDefined();
    const expected = await assessSealed(pack, file, { kernel: 'js' });
    // The file is read by the first job; the second is the sweep.
    const team = await KernelTeam.start(2, { patience: 100, script: threadThat(`Atomics.add(words, ${BOARD.faults}, 1);`, 2) });
    try {
      const found = await assessSealed(pack, file, { team });
      expect(found.issues.map(({ code, args }) => [code, args['reason']])).toEqual([['KERNEL_ONE_THREAD', 'thread_failed']]);
      expect(found.run?.list).toEqual(expected.run?.list);
      expect(expected.run?.list.members.length).toBeGreaterThan(20);
    } finally {
      await team.stop();
    }
  });
});

describe('SEAL-3 an infinite number among what is sealed', () => {
  test('is named, and nothing is written', { timeout: 120_000 }, () => {
    const { pack } = openPack(join(PACKS, 'after-wolong'));
    if (!pack) throw new Error('no pack');
    const { assessments } = assessPack(pack, { periods: ['2024'] });
    const run = assessments.find(({ scheme }) => scheme.id === 'woling');
    if (!run) throw new Error('no run');
    // As a column of another origin may hold it: readers and formulas give none.
    const { data } = run.trace;
    const value: typeof data.value = (...asked) => {
      const column = data.value(...asked);
      return { ...column, values: column.values.map((x, unit) => (column.missing[unit] === 0 ? Number.POSITIVE_INFINITY : x)) };
    };
    const file = join(folder, 'infinite.kds');
    const { sealed, issues } = sealRun(pack, { ...run, trace: { ...run.trace, data: { ...data, value } } }, 'villages', file);
    expect(sealed).toBeUndefined();
    expect(issues.map(({ code }) => code)).toContain('SEAL_NUMBER');
    expect(existsSync(file)).toBe(false);
  });
});
