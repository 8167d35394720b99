import type { Composite, Part } from '@kedu/scheme';
import { beforeAll, describe, expect, test } from 'vitest';
import { runOf } from '../../../../tools/goodBundle.ts';
import { protect } from '../../src/disclose/protect/protect.ts';
import type { WithheldSeries } from '../../src/disclose/primary.ts';
import { publishTable, type SealedTableName } from '../../src/index.ts';
import { writeObservations } from '../../src/data/observations.ts';
import { resultTables } from '@kedu/tables';
import { hashers } from '../hashers.ts';

type Row = Readonly<Record<string, string>>;
type Published = ReadonlyMap<SealedTableName, readonly Row[]>;

let run: ReturnType<typeof runOf>['run'];
beforeAll(() => {
  ({ run } = runOf('north', '2023'));
}, 120_000);

/** Tables as they are published with these series withheld, protected or not. */
function published(series: WithheldSeries, below: ReadonlyMap<string, number> = new Map(), isProtected = true): Published {
  const { withhold, issues } = protect({ run, primary: { series, lists: new Map(), below } });
  expect(issues).toEqual([]);
  const bare: typeof withhold = (table, { indicator = '', unit = '', part = '' }) =>
    (table === 'observations' || table === 'indicators'
      ? series.get(indicator)
      : table === 'parts'
        ? series.get(part.split('.').at(-1) ?? '')
        : undefined
    )?.get(unit);
  const texts: readonly (readonly [SealedTableName, string])[] = [
    ['observations', writeObservations(run.trace.input.observations, new Set())],
    ...resultTables(run).map(({ name, text }) => [name, text] as const),
  ];
  return new Map(
    texts.map(([name, text]) => {
      const { headings, rows } = publishTable(name, text, {
        sha256: hashers.sha256,
        saltOf: () => new Uint8Array(32),
        withhold: isProtected ? withhold : bare,
      });
      return [name, rows.map((cells) => Object.fromEntries(headings.map((heading, i) => [heading, cells[i] ?? ''])))];
    }),
  );
}

/** Withheld parts that are the only unknown of a node that adds and is shown: unit and path. */
function onlyUnknowns(tables: Published): readonly string[] {
  const rows = new Map((tables.get('parts') ?? []).map((row) => [`${row['list']} ${row['unit']} ${row['part']}`, row]));
  const totals = tables.get('results') ?? [];
  return totals.flatMap(({ list = '', unit = '', points = '' }) => {
    const score = (part: Part): string | undefined => (part.path === '' ? points : rows.get(`${list} ${unit} ${part.path}`)?.['score']);
    const found: string[] = [];
    /** Leaves below a node that are not shown; a node that is shown is no unknown for what is above it. */
    const unknowns = (node: Composite): readonly string[] => {
      const below = node.parts.flatMap((part): readonly string[] => {
        if (part.type === 'addition' || score(part) === undefined) return [];
        if (part.type === 'leaf') return score(part) === '' ? [part.path] : [];
        const inner = unknowns(part);
        return score(part) === '' ? inner : [];
      });
      if (score(node) !== '' && below.length === 1) found.push(`${unit} ${below[0]}`);
      return below;
    };
    const tree = run.scheme.trees[list];
    if (tree) unknowns(tree);
    return found;
  });
}

const of = (indicator: string, ...units: readonly string[]): WithheldSeries =>
  new Map([[indicator, new Map(units.map((unit) => [unit, 'commercial' as const]))]]);
const cities = Array.from({ length: 14 }, (_, i) => String(990_100 + 100 * i));

const CASES: readonly (readonly [string, WithheldSeries])[] = [
  ['one value of a method of the unit alone', of('water_quality', '990100')],
  ['one value among peers', of('service_share', '990100')],
  ['an input of another indicator', of('gdp', '990100')],
  ['a whole column', of('water_quality', ...cities)],
  ['two series of one city', new Map([...of('water_quality', '990100'), ...of('income_growth', '990100')])],
];

describe('DISCLOSE-8 DISCLOSE-9 a real scheme', () => {
  test.each(CASES)('%s: no shown node has one unknown part, and without protection there is one', (_, series) => {
    expect(onlyUnknowns(published(series))).toEqual([]);
    const [[indicator, units] = ['', new Map()]] = [...series];
    const isScored =
      run.scheme.trees['places'] &&
      (published(series, new Map(), false).get('parts') ?? []).some(({ part, score }) => part?.endsWith(indicator) && score === '');
    if (isScored) expect(onlyUnknowns(published(series, new Map(), false)).length).toBeGreaterThanOrEqual(units.size / 2);
  });

  test.each(CASES)('%s: nothing that rests on it is shown', (_, series) => {
    const tables = published(series);
    for (const [indicator, units] of series) {
      const own = (table: SealedTableName): readonly Row[] =>
        (tables.get(table) ?? []).filter((row) => row['indicator'] === indicator && units.has(row['unit'] ?? ''));
      expect([...own('observations'), ...own('indicators')].every(({ value, missing }) => value === '' && missing === 'withheld')).toBe(
        true,
      );
      const weights = (tables.get('weights') ?? []).filter(({ part }) => part?.split('.').at(-1) === indicator);
      expect(weights.every(({ mean, deviation, redundant_with }) => mean === '' && deviation === '' && redundant_with === '')).toBe(true);
    }
  });

  test('DISCLOSE-12 a small number of a gated indicator: two values remain, and nobody else is touched by it', () => {
    const series: WithheldSeries = new Map([['major_accidents', new Map([['990600', 'protected' as const]])]]);
    const tables = published(series, new Map([['major_accidents', 5]]));
    const shown = (tables.get('parts') ?? []).filter(({ part, score }) => part === 'social.major_accidents' && score !== '');
    expect(shown.map(({ unit }) => unit)).not.toContain('990600');
    expect(shown.length).toBeGreaterThanOrEqual(12);
    expect(onlyUnknowns(tables)).toEqual([]);
    const results = tables.get('results') ?? [];
    expect(results.every(({ score, list }) => list !== 'places' || score !== '')).toBe(true);
  });

  test('nothing withheld: nothing goes with it', () => {
    const { withhold, series } = protect({ run, primary: { series: new Map(), lists: new Map(), below: new Map() } });
    expect(series.size).toBe(0);
    expect(withhold('results', { list: 'places', unit: '990100' })).toBeUndefined();
  });
});
