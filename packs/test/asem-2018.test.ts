import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readTable } from '@kedu/intake';
import { type Column, quantaToNumber } from '@kedu/model';
import { assessPack } from '@kedu/runner';
import { beforeAll, describe, expect, it } from 'vitest';
import { open } from './packs.ts';

const folder = join(process.env['KEDU_DATA'] ?? '', 'data/coinr-asem');
const hasData = process.env['KEDU_DATA'] !== undefined && existsSync(join(folder, 'stage_Raw.csv'));

/** Largest difference, of a value in its own size, of a score in points. */
const NEAR = 1e-9;
const CELLS = 51 * 49;
const PILLARS = {
  Physical: 'conn.physical',
  ConEcFin: 'conn.con_ec_fin',
  Political: 'conn.political',
  Instit: 'conn.instit',
  P2P: 'conn.p2p',
  Environ: 'sust.environ',
  Social: 'sust.social',
  SusEcFin: 'sust.sus_ec_fin',
} as const;

describe.skipIf(!hasData)('ASEM 2018 against every published stage (skipped: set KEDU_DATA)', () => {
  let run: ReturnType<typeof assessAsem>;

  beforeAll(() => {
    run = assessAsem();
  });

  it('PREPARE-1: all denominated values within 1e-9 of their size, and the same 65 gaps', () => {
    expect(run.leaves.filter(({ leaf }) => leaf.per)).toHaveLength(17);
    expect(stage('stage_Denominated.csv', ({ prepared }) => prepared.denominated)).toEqual({ compared: CELLS - 65, gaps: 65, wrong: [] });
  });

  it('PREPARE-2: 65 gaps filled with the mean of Europe or Asia, all values within 1e-9 of their size', () => {
    expect(stage('stage_Imputed.csv', ({ prepared }) => prepared.filled)).toEqual({ compared: CELLS, gaps: 0, wrong: [] });
    const fills = run.leaves.flatMap(({ prepared }) => [...prepared.fills.values()].map(({ rule }) => rule));
    expect(fills).toEqual(new Array(65).fill('mean_value_of'));
  });

  it('PREPARE-3: the 15 indicators treated, with as many points on either side as published, and the same cells', () => {
    const published = table('analysis_Treated_TreatSummary.csv').rows.map(({ IndCode = '', Low, High }) => [
      IndCode,
      Number(Low),
      Number(High),
    ]);
    const ours = published.map(([code]) => {
      const [treatment] = run.leaf(String(code)).prepared.treatments.values();
      return treatment?.kind === 'winsorised' ? [code, treatment.lowPoints, treatment.highPoints] : [code, 0, treatment ? Number.NaN : 0];
    });
    expect(ours).toEqual(published);
    expect(ours.filter(([, low, high]) => low !== 0 || high !== 0)).toHaveLength(15);
    const flags = table('analysis_Treated_TreatFlags.csv');
    const wrong = flags.rows.flatMap((row) =>
      flags.headings.slice(1).filter((code) => {
        const { filled, treated } = run.leaf(code).prepared;
        const unit = run.unit(row['UnitCode'] ?? '');
        return (filled.values[unit] !== treated.values[unit]) !== (row[code] !== 'No');
      }),
    );
    expect({ flags: flags.rows.length * (flags.headings.length - 1), wrong }).toEqual({ flags: CELLS, wrong: [] });
  });

  it('PREPARE-3: all treated values within 1e-9 of their size', () => {
    expect(stage('stage_Treated.csv', ({ prepared }) => prepared.treated)).toEqual({ compared: CELLS, gaps: 0, wrong: [] });
  });

  it('METHOD-MIN-MAX: all 2,499 scores within 1e-9', () => {
    expect(stage('stage_Normalised.csv', ({ leaf }) => run.score(leaf.path), 1)).toEqual({ compared: CELLS, gaps: 0, wrong: [] });
  });

  it('AGG-ARITHMETIC: 8 pillars, 2 sub-indices and the index of 51 countries within 1e-9', () => {
    const { rows } = table('stage_Aggregated.csv');
    const paths = { ...PILLARS, Conn: 'conn', Sust: 'sust', Index: '' };
    const wrong = rows.flatMap((row) =>
      Object.entries(paths).flatMap(([code, path]) => {
        const ours = run.score(path).values[run.unit(row['UnitCode'] ?? '')] as number;
        return Math.abs(ours - Number(row[code])) <= NEAR ? [] : [`${row['UnitCode']} ${code}: ${ours}, expected ${row[code]}`];
      }),
    );
    expect({ compared: rows.length * Object.keys(paths).length, wrong }).toEqual({ compared: 561, wrong: [] });
  });

  it('RANK-1: all 51 ranks, and the totals to the ninth decimal', () => {
    const ranks = table('result_AggregatesRank.csv').rows.map(({ UnitCode = '', Index }) => [UnitCode, Number(Index)] as const);
    expect(ranks.map(([unit]) => [unit, run.rank(unit)])).toEqual(ranks);
    expect(ranks).toHaveLength(51);
    const index = table('stage_Aggregated.csv').rows;
    expect(index.filter(({ UnitCode = '', Index }) => !(Math.abs(run.total(UnitCode) - Number(Index)) <= NEAR))).toEqual([]);
  });

  /** Compares one stage cell by cell with the published one; `size` 1 for scores, which differ in points, else the value's own size. */
  function stage(file: string, ours: (leaf: Leaf) => Column, size?: number): { compared: number; gaps: number; wrong: string[] } {
    const counted = { compared: 0, gaps: 0, wrong: [] as string[] };
    const { rows } = table(file);
    for (const leaf of run.leaves) {
      const column = ours(leaf);
      const code = run.code(leaf);
      for (const row of rows) {
        const unit = run.unit(row['UnitCode'] ?? '');
        const [text, value] = [row[code] ?? '', column.values[unit] as number];
        const isGap = text === 'NA';
        if (isGap) counted.gaps += 1;
        else counted.compared += 1;
        const wanted = Number(text);
        const same = isGap
          ? column.missing[unit] !== 0
          : column.missing[unit] === 0 && Math.abs(value - wanted) <= NEAR * (size ?? Math.abs(wanted));
        if (!same) counted.wrong.push(`${row['UnitCode']} ${code}: ${value}, expected ${text}`);
      }
    }
    return counted;
  }
});

type Leaf = ReturnType<typeof assessAsem>['leaves'][number];

interface PublishedTable {
  readonly headings: readonly string[];
  readonly rows: readonly Readonly<Record<string, string>>[];
}

function table(name: string): PublishedTable {
  const { table: read } = readTable(readFileSync(join(folder, name)), name);
  if (!read) throw new Error(`the published file ${name} could not be read`);
  const rows = read.rows.map(({ cells }) => Object.fromEntries(read.headings.map((heading, i) => [heading, cells[i] ?? ''])));
  return { headings: read.headings, rows };
}

function assessAsem() {
  const { pack, issues } = open('asem-2018');
  if (!pack) throw new Error(issues.map(({ code }) => code).join(', '));
  const { assessments } = assessPack(pack);
  const [only] = assessments;
  const [list] = only?.trace.scores.lists ?? [];
  const [result] = only?.assessment.lists ?? [];
  if (!only || !list || !result || assessments.length !== 1) throw new Error('expected one run of one list');
  const units = new Map(only.assessment.units.map(({ id }, unit) => [id, unit]));
  const members = new Map([...result.members].map((unit, k) => [unit, k]));
  const codes = new Map(table('stage_Raw.csv').headings.map((heading) => [heading.toLowerCase(), heading]));
  const unit = (id: string): number => units.get(id) ?? Number.NaN;
  const leaves = [...list.leaves.values()];
  const { places } = only.scheme.rounding.total;
  return {
    leaves,
    unit,
    code: ({ leaf }: (typeof leaves)[number]): string => codes.get(leaf.indicator) ?? '',
    leaf: (code: string): (typeof leaves)[number] => {
      const found = leaves.find(({ leaf }) => leaf.indicator === code.toLowerCase());
      if (!found) throw new Error(`no part for ${code}`);
      return found;
    },
    score: (path: string): Column => list.parts.get(path)?.score ?? { values: new Float64Array(0), missing: new Uint8Array(0) },
    rank: (id: string): number => result.rank[members.get(unit(id)) ?? -1] ?? 0,
    total: (id: string): number => quantaToNumber(result.score[members.get(unit(id)) ?? -1] ?? Number.NaN, places),
  };
}
