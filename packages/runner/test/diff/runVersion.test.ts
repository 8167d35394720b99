import { assess } from '@kedu/engine';
import { diffSchemes, hybridScheme, lendTables } from '@kedu/scheme';
import { describe, expect, test } from 'vitest';
import { diffPack, findVersion, openPack, type Pack, runVersion } from '../../src/index.ts';

function openedPack(): Pack {
  const { pack } = openPack('packs/after-liaoning');
  if (!pack) throw new Error('after-liaoning cannot be opened');
  return pack;
}

const pack = openedPack();
const versionOf = (called: string) => {
  const { scheme } = findVersion(pack.schemes, called);
  if (!scheme) throw new Error(called);
  return scheme;
};
const periodOf = (id: string) => {
  const run = pack.runs.find(({ period }) => period.id === id);
  if (!run) throw new Error(id);
  return run.period;
};
const codes = (issues: readonly { readonly code: string }[]) => issues.map(({ code }) => code).filter((code) => code.startsWith('DIFF_'));

describe('two versions of a province on the data of 2023', () => {
  const [before, after] = [versionOf('north@2022'), versionOf('north@2023')];
  const { value, issues } = diffPack({ pack, before, after });
  const cities = value?.lists.find(({ list }) => list === 'places');

  test('DIFF-3 three changes move the scores of the cities, none those of the departments', () => {
    expect(codes(issues)).toEqual([]);
    expect(cities?.groups.map(({ id, changes }) => [id, changes.length])).toEqual([
      ['indicators/grassroots_forms', 4],
      ['score/places/ecological.energy_intensity/method', 1],
      ['score/places/economic.gdp_growth/weight', 2],
    ]);
    expect(value?.lists.find(({ list }) => list === 'organs')?.groups).toEqual([]);
    for (const { by, after: now, before: then } of cities?.units ?? []) expect(by?.reduce((a, b) => a + b, 0)).toBe(now - then);
  });

  test('DIFF-3 with no change made a mixed scheme scores as the earlier version, with all of them as the later', () => {
    if (!value) throw new Error('no value');
    const { input } = value.after.trace;
    const diff = diffSchemes(value.before.scheme, value.after.scheme, value.period);
    for (const [side, chosen] of [
      [value.before, new Set<string>()],
      [value.after, new Set(diff.groups.map(({ id }) => id))],
    ] as const) {
      const scheme = hybridScheme(value.before.scheme, value.after.scheme, diff, chosen, 'places');
      const [mixed] = assess({ ...input, scheme }).value.lists;
      const own = side.assessment.lists.find(({ list }) => list === 'places');
      expect([...(mixed?.score ?? [])]).toEqual([...(own?.score ?? [])]);
      expect([...(mixed?.rank ?? [])]).toEqual([...(own?.rank ?? [])]);
    }
  });

  test('DIFF-4 a version against itself has the same result hash', () => {
    const same = diffPack({ pack, before: after, after }).value;
    expect([same?.same, same?.diff, same?.proposals]).toEqual([
      true,
      { groups: [], inForce: { before: after.inForce, after: after.inForce }, wording: 0 },
      [],
    ]);
  });
});

describe('an earlier version on the data of a later year', () => {
  test('DIFF-2 targets and events of that year are lent by the later version, so that only rules are compared', () => {
    const [before, after] = [versionOf('north@2023'), versionOf('north@2024')];
    const period = periodOf('2024');
    const lent = lendTables(before, [after], period);
    expect(lent.targets).toContain('gdp_growth');
    expect(lent.events).toEqual(['places/bonus', 'places/malus']);
    const rows = (scheme: typeof before) =>
      scheme.targets
        .filter((row) => row.indicator === 'gdp_growth' && row.period === '2024')
        .map(({ unitCode, target }) => [unitCode, target]);
    expect(rows(lent.scheme)).toEqual(rows(after));
    expect(rows(before)).toEqual([]);
    const keys = diffSchemes(lent.scheme, after, period).groups.flatMap(({ changes }) => changes.map(({ key }) => key));
    expect(keys).not.toContain('indicators/gdp_growth/target');
    expect(keys).not.toContain('score/places/malus/table');
    // One row of 2024 stands at the end of the table of 2023.
    expect(keys).not.toContain('score/places/bonus/table');
    // What it has itself for the period stays.
    expect(lendTables(after, [before], period)).toEqual({ scheme: after, targets: [], events: [] });
  });
});

describe('a past period under another version', () => {
  test('DIFF-5 targets and events of the year are lent by the version in force; what was not collected then is named', () => {
    const { run, issues } = runVersion(pack, versionOf('north@2024'), periodOf('2022'), [versionOf('north@2022')]);
    expect(codes(issues)).toEqual(['DIFF_TARGETS_LENT', 'DIFF_EVENTS_LENT', 'DIFF_NO_VALUE']);
    expect(issues.find(({ code }) => code === 'DIFF_NO_VALUE')?.args).toMatchObject({
      indicators: 'county_clusters, grassroots_forms, leaders_review',
      period: '2022',
    });
    expect(run?.assessment.determined).toBeUndefined();
    expect(run?.assessment.lists.find(({ list }) => list === 'places')?.score).toHaveLength(14);
  });

  test('DIFF-5 without anybody to lend, targets of the year are missing with reason no_reference, and named', () => {
    const { run, issues } = runVersion(pack, versionOf('north@2024'), periodOf('2022'), []);
    expect(codes(issues)).toContain('DIFF_NO_TARGET');
    const part = run?.assessment.lists.find(({ list }) => list === 'places')?.parts.get('economic.water_investment');
    const members = run?.assessment.lists[0]?.members ?? [];
    expect([...members].every((unit) => part?.score.missing[unit] !== 0)).toBe(true);
  });

  test('DIFF-5 the version in force gives the result that stands', () => {
    const replayed = runVersion(pack, versionOf('north@2022'), periodOf('2022'), []);
    expect(codes(replayed.issues)).toEqual([]);
    expect(replayed.run?.assessment.run.scheme.version).toBe('2022');
  });
});
