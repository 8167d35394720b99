import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cellOf, quantaToNumber } from '@kedu/model';
import { readTable } from '@kedu/intake';
import { assessPack } from '@kedu/runner';
import { beforeAll, describe, expect, it } from 'vitest';
import { open } from './packs.ts';

const dataFile = join(process.env['KEDU_DATA'] ?? '', 'data/sdg-index-2019/data_wide.csv');
const hasData = process.env['KEDU_DATA'] !== undefined && existsSync(dataFile);

describe.skipIf(!hasData)('SDG Index 2019 against the published figures (skipped: set KEDU_DATA)', () => {
  let published: Published;
  let run: ReturnType<typeof assess2019>;

  beforeAll(() => {
    published = readPublished();
    run = assess2019();
  });

  it('METHOD-GOALPOSTS: all 12,788 indicator scores within 1e-9', () => {
    const counted = compare(published.columns('Normalized Score '), (indicator) => run.leaf(indicator));
    expect(counted).toEqual({ compared: 12_788, wrong: [] });
  });

  it('AGG-ARITHMETIC: all 2,693 goal scores within 1e-9', () => {
    const goals = published.headings
      .filter((heading) => /^Goal \d+ Score$/.test(heading))
      .map((heading) => ({ heading, name: `goal_${/\d+/.exec(heading)?.[0]}` }));
    expect(goals).toHaveLength(17);
    expect(compare(goals, (goal) => run.part(goal))).toEqual({ compared: 2_693, wrong: [] });
  });

  it('IMPUTE-MEAN, RANK-1: 162 of 162 index values within 1e-9, all ranks, and nobody else is ranked', () => {
    expect(compare([{ heading: '2019 Global Index Score (0-100)', name: 'index' }], () => run.total)).toEqual({ compared: 162, wrong: [] });
    const ranks = run.unitIds.map((unit, i) => [unit, run.rank(i)] as const);
    expect(ranks).toEqual(run.unitIds.map((unit) => [unit, Number(published.cell(unit, '2019 Global Index Rank') || 0)]));
    expect(ranks.filter(([, rank]) => rank > 0)).toHaveLength(162);
  });

  it('LIGHT-2: all 14,305 colours of the scored indicators and the 1,000 of those for OECD members only, and grey elsewhere', () => {
    const scored = new Set(published.columns('Normalized Score ').map(({ name }) => name));
    const counts = { scored: 0, oecdOnly: 0, grey: 0 };
    const wrong: string[] = [];
    for (const { heading, name } of published.columns('Dashboard Color ')) {
      run.unitIds.forEach((unit, i) => {
        const wanted = published.cell(unit, heading);
        const shown = run.light(name, i);
        if (wanted === '') counts.grey += 1;
        else if (scored.has(name)) counts.scored += 1;
        else counts.oecdOnly += 1;
        if (wanted === '' ? shown !== '' && shown !== 'gray' : shown !== wanted)
          wrong.push(`${unit} ${name}: ${shown}, expected ${wanted}`);
      });
    }
    expect(wrong).toEqual([]);
    expect(counts).toEqual({ scored: 14_305, oecdOnly: 1_000, grey: 193 * 114 - 15_305 });
  });

  interface Named {
    readonly heading: string;
    readonly name: string;
  }

  /** Compares every published number with ours; how many, and where they differ. */
  function compare(
    columns: readonly Named[],
    ours: (name: string) => (unit: number) => number | undefined,
  ): { compared: number; wrong: string[] } {
    const wrong: string[] = [];
    let compared = 0;
    for (const { heading, name } of columns) {
      const actual = ours(name);
      run.unitIds.forEach((unit, i) => {
        const cell = published.cell(unit, heading);
        if (cell === '') return;
        compared += 1;
        const value = actual(i);
        if (value === undefined || !(Math.abs(value - Number(cell)) <= 1e-9)) wrong.push(`${unit} ${name}: ${value}, expected ${cell}`);
      });
    }
    return { compared, wrong };
  }
});

interface Published {
  readonly headings: readonly string[];
  /** Headings that begin so, with the indicator that follows. */
  columns(start: string): { readonly heading: string; readonly name: string }[];
  cell(unit: string, heading: string): string;
}

function readPublished(): Published {
  const { table } = readTable(readFileSync(dataFile), 'data_wide.csv');
  if (!table) throw new Error('the published file could not be read');
  const { headings } = table;
  const at = new Map(headings.map((heading, i) => [heading, i]));
  const rows = new Map(table.rows.map(({ cells }) => [cells[at.get('id') as number] as string, cells]));
  return {
    headings,
    columns: (start) =>
      headings.filter((heading) => heading.startsWith(start)).map((heading) => ({ heading, name: heading.slice(start.length) })),
    cell: (unit, heading) => {
      const column = at.get(heading);
      const row = rows.get(unit);
      if (column === undefined || !row) throw new Error(`the published file has no ${unit} ${heading}`);
      return row[column] ?? '';
    },
  };
}

function assess2019() {
  const { pack, issues } = open('sdg-2019');
  if (!pack) throw new Error(issues.map(({ code }) => code).join(', '));
  const { assessments } = assessPack(pack);
  const [only] = assessments;
  const [list] = only?.assessment.lists ?? [];
  if (!only || !list || assessments.length !== 1) throw new Error('expected one run of one list');
  const { assessment, scheme } = only;
  const position = new Map([...list.members].map((unit, k) => [unit, k]));
  const score = (path: string) => {
    const column = list.parts.get(path)?.score;
    return (unit: number): number | undefined => {
      const value = column && cellOf(column, unit);
      return typeof value === 'number' ? value : undefined;
    };
  };
  const lights = new Map(assessment.lights.map((light) => [light.indicator, light]));
  const goals = new Map([...list.parts.keys()].filter((path) => path.includes('.')).map((path) => [path.split('.')[1] as string, path]));
  return {
    unitIds: assessment.units.map(({ id }) => id),
    leaf: (indicator: string) => score(goals.get(indicator) ?? ''),
    part: score,
    total: (unit: number): number | undefined => {
      const quanta = list.score[position.get(unit) ?? -1] ?? Number.NaN;
      return Number.isNaN(quanta) ? undefined : quantaToNumber(quanta, scheme.rounding.total.places);
    },
    rank: (unit: number): number => list.rank[position.get(unit) ?? -1] ?? 0,
    light: (indicator: string, unit: number): string => lights.get(indicator)?.cell(unit).light ?? 'no such light',
  };
}
