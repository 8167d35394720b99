import { fileURLToPath } from 'node:url';
import { assess, type AssessInput } from '@kedu/engine';
import { utf8 } from '@kedu/ledger';
import { periodOf } from '@kedu/model';
import { assessPack, openPack } from '@kedu/runner';
import type { Part } from '@kedu/scheme';
import { resultTables } from '@kedu/tables';
import { describe, expect, test } from 'vitest';
import { publishedRun, readBundleObservations, writeObservations } from '../../src/index.ts';
import { publishedPeriods } from '../../src/disclose/publishedPeriods.ts';

function runsOf(name: string) {
  const { pack, issues } = openPack(fileURLToPath(new URL(`../../../../packs/${name}`, import.meta.url)));
  if (!pack) throw new Error(JSON.stringify(issues.slice(0, 3)));
  return assessPack(pack).assessments;
}

const laterPeriods = ({ observations, period }: Pick<AssessInput, 'observations' | 'period'>): readonly string[] =>
  observations.periods.filter((id) => periodOf(id).first > period.last);

describe('data of periods that come later', () => {
  test.each([
    ['after-liaoning', true],
    ['after-guizhou', true],
    ['after-taicang', true],
    ['after-yueyang', false],
  ] as const)(
    'DATA-2 of %s no rule reads them: without them every table is the same, and the run has the hash of what is published',
    (name, hasLater) => {
      const runs = runsOf(name);
      expect(runs.some(({ trace }) => laterPeriods(trace.input).length > 0)).toBe(hasLater);
      for (const run of runs) {
        const open = publishedRun(run);
        expect(laterPeriods(open.trace.input)).toEqual([]);
        const again = assess(open.trace.input);
        expect(resultTables({ scheme: run.scheme, assessment: again.value, trace: again.trace })).toEqual(resultTables(open));
        expect(again.value.run).toEqual(open.assessment.run);
        const { observations } = open.trace.input;
        const read = readBundleObservations(utf8(writeObservations(observations, new Set())), observations.unitIds);
        expect('value' in read && assess({ ...open.trace.input, observations: read.value }).value.run).toEqual(open.assessment.run);
      }
    },
    120_000,
  );

  test('DATA-2 PREPARE-2 a gap that is filled from a later value keeps the later values as far as the rule looks, of that indicator alone', {
    timeout: 120_000,
  }, () => {
    const run = runsOf('after-liaoning').find(({ scheme, assessment }) => scheme.id === 'north' && assessment.period.id === '2023');
    if (!run) throw new Error('no run');
    const { observations, period } = run.trace.input;
    const [later] = laterPeriods(run.trace.input);
    const [list] = run.scheme.lists;
    const filled = observations.indicators.find(
      (id) => observations.column(id, later ?? '') && hasLeaf(run.scheme.trees[list?.id ?? ''], id),
    );
    if (later === undefined || filled === undefined) throw new Error('nothing later');
    const filling = (part: Part, months: number): Part => {
      if (part.type === 'composite') return { ...part, parts: part.parts.map((one) => filling(one, months)) };
      return part.type === 'leaf' && part.indicator === filled ? { ...part, missing: { rule: 'interpolate', months } } : part;
    };
    const kept = (months: number): readonly string[] => {
      const trees = Object.fromEntries(Object.entries(run.scheme.trees).map(([id, tree]) => [id, filling(tree, months) as typeof tree]));
      const open = publishedPeriods({ ...run.scheme, trees }, observations, period);
      return open.indicators.filter((id) => open.column(id, later));
    };
    expect(kept(12)).toEqual([filled]);
    expect(kept(6)).toEqual([]);
  });

  test('DATA-2 where nothing comes later the observations are the same object', () => {
    const run = runsOf('after-yueyang')[0];
    if (!run) throw new Error('no run');
    expect(publishedRun(run).trace.input.observations).toBe(run.trace.input.observations);
  });
});

function hasLeaf(part: Part | undefined, id: string): boolean {
  if (part?.type === 'composite') return part.parts.some((one) => hasLeaf(one, id));
  return part?.type === 'leaf' && part.indicator === id;
}
