import { fileURLToPath } from 'node:url';
import { assessPack, openPack } from '@kedu/runner';
import { describe, expect, test } from 'vitest';
import { droppedItems, primaryRows, publishedRun, publishedScheme, type Withhold } from '../../src/index.ts';
import { FEW_DRAWS, runOf } from '../../../../tools/goodBundle.ts';

function runOfPack(path: string, period: string, scheme: string) {
  const { pack, issues } = openPack(fileURLToPath(new URL(`../../../../${path}`, import.meta.url)));
  const run = pack && assessPack(pack, { periods: [period] }).assessments.find((one) => one.scheme.id === scheme);
  if (!run) throw new Error(JSON.stringify(issues));
  return run;
}

const count = (series: ReadonlyMap<string, ReadonlyMap<string, string>>): number =>
  [...series.values()].reduce((sum, units) => sum + units.size, 0);

describe('what rules alone withhold', () => {
  const run = runOfPack('vectors/disclose-pack', '2024', 'disclosing');

  test('DISCLOSE-2 the wider the level, the more is withheld', () => {
    const [open, congress, internal] = (['public', 'congress', 'internal'] as const).map((level) => primaryRows({ run, level }));
    expect([open, congress, internal].map((one) => [...(one?.lists.keys() ?? [])])).toEqual([['seats', 'leaders'], ['leaders'], []]);
    expect(count(open?.series ?? new Map())).toBeGreaterThan(count(congress?.series ?? new Map()));
    expect(count(internal?.series ?? new Map())).toBe(0);
    expect(open?.below.get('casualties')).toBe(5);
  });

  test('DISCLOSE-3 a condition on units keeps the rule to them', () => {
    const units = [...(primaryRows({ run, level: 'congress' }).series.get('petitions')?.keys() ?? [])];
    expect(units).toHaveLength(8);
    expect(units.every((unit) => /^990\d00$/.test(unit))).toBe(true);
  });

  test('DISCLOSE-6 another run keeps its results without names of persons and without columns that nobody reads', () => {
    const open = publishedRun(run);
    expect(open.assessment.run.result).toBe(run.assessment.run.result);
    expect(open.assessment.run.input).not.toBe(run.assessment.run.input);
    expect(open.assessment.units.filter(({ kind }) => kind === 'person').map(({ name }) => name['zh-CN'])).toEqual(['', '', '']);
    expect(open.trace.input.register.versions.every(({ attributes }) => Object.keys(attributes).length === 0)).toBe(true);
  });
});

describe('schemes that say nothing of disclosure', () => {
  test('DISCLOSE-5 results of posts are withheld all the same, whoever runs them', () => {
    const posts = runOfPack('packs/after-taicang', '2025H1', 'fibre-posts');
    expect([...primaryRows({ run: posts, level: 'public' }).lists]).toEqual([['posts', 'personnel']]);
    expect([...primaryRows({ run: posts, level: 'internal' }).lists]).toEqual([]);
  });

  test.each(['2023', '2024'])(
    'DISCLOSE-6 DISCLOSE-7 of after-liaoning %s nothing changes but what is about persons',
    (period) => {
      const { pack, run } = runOf('north', period, FEW_DRAWS);
      const { withhold, series, lists } = primaryRows({ run, level: 'public' });
      expect([series.size, lists.size]).toEqual([0, 0]);
      const reasons = (hold: Withhold) => new Map(run.scheme.consequences.map(({ id }) => [id, hold('proposals', { rule: id })]));
      const told = reasons(withhold);
      expect([...told.values()].filter((reason) => reason === 'personnel').length).toBeGreaterThan(0);
      for (const level of ['public', 'congress', 'internal'] as const) {
        const hold = reasons(primaryRows({ run, level }).withhold);
        const aboutPersons = run.scheme.consequences.filter(({ forEach }) => forEach === 'person').map(({ id }) => hold.get(id));
        expect(new Set(aboutPersons)).toEqual(new Set(['personal']));
      }
      expect([...told.values()].filter((reason) => reason === undefined).length).toBeGreaterThan(0);
      const inside = reasons(primaryRows({ run, level: 'internal' }).withhold);
      expect([...new Set(inside.values())].sort()).toEqual(['personal', undefined]);
      const texts = new Map(run.scheme.files.map(([name]) => [name, pack.texts.get(name) ?? '']));
      const { texts: open, closed } = publishedScheme(run.scheme, texts, {
        isClosed: () => true,
        isDropped: droppedItems(run, primaryRows({ run, level: 'internal' }).withhold),
      });
      expect([...closed.keys()]).toEqual(['scheme/decisions.csv']);
      expect([...open].filter(([name, text]) => text !== texts.get(name)).map(([name]) => name)).toEqual(['scheme/decisions.csv']);
      expect(open.get('scheme/decisions.csv')).toBe(`${texts.get('scheme/decisions.csv')?.split('\n')[0]}\n`);
    },
    60_000,
  );
});
