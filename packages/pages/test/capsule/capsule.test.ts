import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { assess, compareRuns, explain, summarise, type Treatment } from '@kedu/engine';
import { assessWithErrors } from '@kedu/insight';
import { periodOf } from '@kedu/model';
import { type AssessedRun, assessPack, openPack, type Pack } from '@kedu/runner';
import { compileScheme } from '@kedu/scheme';
import fc from 'fast-check';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { type Capsule, packCapsule, reportPage, unpackCapsule } from '../../src/index.ts';
import type { ReportView } from '../../src/report/contract.ts';

vi.setConfig({ testTimeout: 60_000 });

const folder = fileURLToPath(new URL('../../../../packs/after-liaoning', import.meta.url));
let pack: Pack;
let runs: readonly AssessedRun[];

beforeAll(() => {
  const opened = openPack(folder);
  if (!opened.pack) throw new Error('after-liaoning does not open');
  pack = opened.pack;
  runs = assessPack(pack).assessments;
});

const viewOf = ({ scheme, assessment, trace }: AssessedRun): ReportView => {
  const earlier = runs.find((run) => run.scheme.id === scheme.id && run.assessment.period.last < assessment.period.last);
  const changes = earlier && compareRuns(summarise(earlier.assessment, earlier.scheme), summarise(assessment, scheme));
  return {
    packTitle: pack.title,
    about: pack.about,
    scheme,
    assessment,
    observations: trace.input.observations,
    previous: trace.input.previous ?? [],
    changes,
    issues: [],
    locale: 'zh-CN',
  };
};

const packed = (run: AssessedRun): Uint8Array => packCapsule({ view: viewOf(run), input: run.trace.input, files: pack.texts });

function unpacked(bytes: Uint8Array): Capsule {
  const result = unpackCapsule(bytes);
  if (!('capsule' in result)) throw new Error(JSON.stringify(result.issues));
  return result.capsule;
}

describe('CAPSULE-1 a run comes out of its capsule as it was', () => {
  test('every run of the pack: the same input hash, result hash and explanations', () => {
    expect(runs.length).toBeGreaterThan(3);
    for (const run of runs) {
      const { files, entry, register, observations, period, asOf, seed, references, previous, others, identity } = unpacked(packed(run));
      const { scheme } = compileScheme({ files, entry, register });
      if (!scheme) throw new Error(`${entry} does not compile`);
      const again = assessWithErrors({
        scheme,
        register,
        observations,
        period: periodOf(period),
        asOf,
        seed,
        references,
        previous,
        others,
      });
      expect(again.value.run).toEqual(run.assessment.run);
      expect(identity).toEqual(run.assessment.run);
      const [list] = run.assessment.lists;
      const asked = { list: list?.list ?? '', member: 0 };
      expect(explain(again.trace, asked)).toEqual(explain(run.trace, asked));
    }
  });

  test('frozen reference points travel too', () => {
    const run = runs.at(-1) as AssessedRun;
    const input = { ...run.trace.input, references: run.trace.references };
    const { value } = assess(input);
    const capsule = unpacked(packCapsule({ view: { ...viewOf(run), assessment: value }, input, files: pack.texts }));
    expect(capsule.references).toEqual(run.trace.references);
    expect(capsule.identity.references).toMatch(/^sha256:/);
  });

  test('PREPARE-4 with them what was done to outliers, and the value of a reference unit', () => {
    const run = runs.findLast(({ trace }) => trace.references.size > 0) as AssessedRun;
    const treatments: readonly Treatment[] = [
      { kind: 'winsorised', low: Number.NEGATIVE_INFINITY, high: 4.5, lowPoints: 0, highPoints: 2, skew: 2.5, kurtosis: 9 },
      { kind: 'log', min: -1, max: 99, skew: -3, kurtosis: 12 },
    ];
    const references = new Map(
      [...run.trace.references].map(([key, point], i) => {
        const treatment = treatments[i % 3];
        return [key, { ...point, ...(treatment ? { treatment, anchor: i } : { offer: i }) }] as const;
      }),
    );
    expect([...references.values()].some(({ treatment }) => treatment?.kind === 'winsorised')).toBe(true);
    const input = { ...run.trace.input, references };
    const capsule = unpacked(packCapsule({ view: viewOf(run), input, files: pack.texts }));
    expect(capsule.references).toEqual(references);
  });
});

test('CAPSULE-3 only the files of the scheme go in, and its own file is the entry although its parent is among them', () => {
  for (const run of runs) {
    const { files, entry } = unpacked(packed(run));
    expect([...files.keys()]).toEqual(run.scheme.files.map(([name]) => name));
    expect(files.get(entry)).toMatch(new RegExp(`^scheme: ${run.scheme.id}\\b`, 'm'));
  }
  const run = runs[0] as AssessedRun;
  expect(() => packCapsule({ view: viewOf(run), input: run.trace.input, files: new Map() })).toThrow(RangeError);
});

test('CAPSULE-4 PACK-13 English of the pack goes in, is no file of the scheme, and the English page is written again to the letter', () => {
  const run = runs.find(({ scheme }) => scheme.id === 'instruments') as AssessedRun;
  const view: ReportView = { ...viewOf(run), locale: 'en', register: pack.register };
  const capsule = unpacked(packCapsule({ view, input: run.trace.input, files: pack.texts }));
  expect(capsule.english).toEqual(pack.english);
  expect(capsule.files.has('english.csv')).toBe(false);
  const { files, entry, register, english } = capsule;
  const again = (words: typeof english): string => {
    const { scheme } = compileScheme({ files, entry, register, english: words });
    if (!scheme) throw new Error(`${entry} does not compile`);
    expect(scheme.hash).toBe(run.scheme.hash);
    return reportPage({ ...view, scheme, register });
  };
  expect(again(english)).toBe(reportPage(view));
  expect(again(undefined)).not.toBe(reportPage(view));
  const plain = { ...view, scheme: compileScheme({ files, entry, register }).scheme ?? run.scheme };
  expect('english' in unpacked(packCapsule({ view: plain, input: { ...run.trace.input, scheme: plain.scheme }, files: pack.texts }))).toBe(
    false,
  );
});

test('CAPSULE-4 the run before comes out within a millionth of a point, and the comparison with it names the same movements', () => {
  const compared = runs.filter((run) => viewOf(run).changes);
  expect(compared.length).toBeGreaterThan(0);
  for (const run of compared) {
    const { before } = unpacked(packed(run));
    const changes = viewOf(run).changes;
    if (!before || !changes) throw new Error('no run before');
    const again = compareRuns(before, summarise(run.assessment, run.scheme));
    expect(again.before).toEqual(changes.before);
    changes.lists.forEach((list, l) => {
      list.units.forEach((unit, u) => {
        const other = again.lists[l]?.units[u];
        expect({ ...other, parts: [], before: undefined }).toEqual({ ...unit, parts: [], before: undefined });
        for (const [path, points] of unit.before?.points ?? []) expect(other?.before?.points.get(path)).toBeCloseTo(points, 6);
      });
    });
  }
});

describe('CAPSULE-5 what is no capsule is an issue', () => {
  let whole: Uint8Array;
  beforeAll(() => {
    whole = packed(runs[0] as AssessedRun);
  });

  test('CAPSULE-2 other bytes, another form, a changed letter of the header, every thousandth cut', () => {
    const code = (bytes: Uint8Array): string | undefined => {
      const result = unpackCapsule(bytes);
      return 'issues' in result ? result.issues[0]?.code : undefined;
    };
    expect(code(new Uint8Array(0))).toBe('CAPSULE_DAMAGED');
    expect(code(readFileSync(join(folder, 'pack.yaml')))).toBe('CAPSULE_DAMAGED');
    expect(code(Uint8Array.from(whole, (byte, i) => (i === 4 ? 9 : byte)))).toBe('CAPSULE_VERSION');
    expect(code(Uint8Array.from(whole, (byte, i) => (i === 300 ? byte ^ 1 : byte)))).toBe('CAPSULE_DAMAGED');
    for (let cut = 1; cut < whole.length; cut += 1000)
      expect(code(whole.subarray(0, cut))).toMatch(/^(CAPSULE|SNAPSHOT)_DAMAGED|SNAPSHOT_NOT_ONE$/);
  });

  test('any changed bytes (property)', () => {
    fc.assert(
      fc.property(fc.nat({ max: whole.length - 1 }), fc.integer({ min: 1, max: 255 }), (at, by) => {
        const result = unpackCapsule(Uint8Array.from(whole, (byte, i) => (i === at ? byte ^ by : byte)));
        if ('issues' in result) expect(result.issues[0]?.code).toMatch(/^(CAPSULE|SNAPSHOT)_/);
        // A changed number goes unnoticed here, and is found out by the input hash of the run.
        else expect(result.capsule.identity).toEqual((runs[0] as AssessedRun).assessment.run);
      }),
      { numRuns: 60 },
    );
  });
});
