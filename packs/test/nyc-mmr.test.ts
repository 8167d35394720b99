import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Explanation, explainIndicator } from '@kedu/engine';
import { missingReason } from '@kedu/model';
import { readTable } from '@kedu/intake';
import { assessPack, type AssessedRun } from '@kedu/runner';
import { beforeAll, describe, expect, it } from 'vitest';
import { open } from './packs.ts';

const folder = join(process.env['KEDU_DATA'] ?? '', 'data/nyc-mmr');
const hasData = process.env['KEDU_DATA'] !== undefined && existsSync(join(folder, 'Tidy_Indicator_Level_Data.csv'));

type Row = (heading: string) => string;

/** Rows of a published table; a heading that it has not is a fault of the test. */
function published(name: string): readonly Row[] {
  const { table } = readTable(readFileSync(join(folder, name)), name);
  if (!table) throw new Error(`${name} cannot be read`);
  return table.rows.map(({ cells }) => (heading) => {
    const at = table.headings.indexOf(heading);
    if (at < 0) throw new Error(`${name} has no column ${heading}`);
    return cells[at] ?? '';
  });
}

/** Answer of the scheme → column of the published file, with its words for yes and no. */
const ANSWERS = {
  target_met: ['Success', 'Met_Goal', 'Did_Not_Meet', 351],
  better_than_last_year: ['OneYrImproving', 'Improving', 'Not_Improving', 1126],
  better_than_three_years: ['ThreeYrImproving', 'Improving', 'Not_Improving', 1129],
  better_than_five_years: ['FiveYrImproving', 'Improving', 'Not_Improving', 1130],
} as const;
type Answer = keyof typeof ANSWERS;

describe.skipIf(!hasData)("the Mayor's Management Report of New York against the published answers (skipped: set KEDU_DATA)", () => {
  let run: AssessedRun;
  let rows: readonly Row[];
  let unitOf: ReadonlyMap<string, number>;

  beforeAll(() => {
    const { pack, issues } = open('nyc-mmr');
    if (!pack) throw new Error(JSON.stringify(issues));
    const { assessments } = assessPack(pack);
    run = assessments[0] as AssessedRun;
    rows = published('Tidy_Indicator_Level_Data.csv');
    unitOf = new Map(run.assessment.units.map(({ id }, i) => [id, i]));
  });

  /** 1, 0, or the reason why there is no answer. */
  const said = (answer: string, id: string): number | string | undefined => {
    const column = run.assessment.values.get(answer);
    const unit = unitOf.get(id) as number;
    return column?.missing[unit] === 0 ? column.values[unit] : missingReason(column?.missing[unit] ?? 0);
  };

  it('MAP-1: every row of the file is a measure, with its direction, agency and name, and all its 8,297 values and 351 targets', () => {
    expect(rows.length).toBe(1139);
    expect(run.assessment.units.map(({ id }) => id)).toEqual(rows.map((row) => row('ID')).sort());
    const { observations } = run.trace.input;
    let values = 0;
    for (const row of rows) {
      const unit = run.assessment.units[unitOf.get(row('ID')) as number];
      expect([
        unit?.name['zh-CN'],
        unit?.name.en,
        unit?.attributes['agency'],
        unit?.attributes['direction'],
        unit?.attributes['critical'],
      ]).toEqual([row('Indicator'), row('Indicator'), row('Agency.Number'), row('Desired.Direction'), row('Critical')]);
      const at = observations.unitIds.indexOf(row('ID'));
      const cells = [
        ...Array.from({ length: 8 }, (_, i) => [`${2016 + i}`, observations.column('actual', `FY${2016 + i}@07`)] as const),
        ['Target.MMR', observations.column('mmr_target', 'FY2023@07')] as const,
      ];
      for (const [heading, column] of cells) {
        const written = row(heading);
        expect([heading, column?.missing[at] === 0 ? column.values[at] : 'NA']).toEqual([
          heading,
          written === 'NA' ? 'NA' : Number(written),
        ]);
        if (written !== 'NA') values += 1;
      }
    }
    expect(values).toBe(8297 + 351);
  });

  it.each(Object.keys(ANSWERS) as Answer[])(
    'EXPR-13, DERIVED-1: %s, every published answer, and silence where the file is silent',
    (answer) => {
      const [heading, yes, no, count] = ANSWERS[answer];
      const expected = rows.map((row) => [row('ID'), row(heading) === yes ? 1 : row(heading) === no ? 0 : 'not_applicable']);
      expect(rows.map((row) => [row('ID'), said(answer, row('ID'))])).toEqual(expected);
      expect(expected.filter(([, value]) => typeof value === 'number').length).toBe(count);
    },
  );

  it('DERIVED-1: the means of three and five years are the published ones, to 15 digits', () => {
    for (const [mean, heading] of [
      ['mean_of_three', 'Avg3yr'],
      ['mean_of_five', 'Avg5yr'],
    ] as const) {
      for (const row of rows) {
        const written = row(heading);
        const own = said(mean, row('ID'));
        if (written === 'NA') expect(own).toBe('not_applicable');
        else
          expect(Math.abs((own as number) - Number(written))).toBeLessThanOrEqual(
            1e-14 * Math.max(1, Math.abs(Number(written))) + 1e-9 * 0.01,
          );
      }
    }
  });

  it('counts and shares of all 35 agencies of the summary; the police have no target, hence no share of targets met', () => {
    const summary = published('All_Indicators_Agency_Outcomes.csv');
    expect(summary.length).toBe(35);
    const without: string[] = [];
    for (const row of summary) {
      const agency = row('Agency.Number');
      const ids = run.assessment.units.filter(({ attributes }) => attributes['agency'] === agency).map(({ id }) => id);
      const count = (answer: Answer, value: number | string): number => ids.filter((id) => said(answer, id) === value).length;
      const counts = (answer: Answer): number[] => [count(answer, 1), count(answer, 0), count(answer, 'not_applicable')];
      const written = (...headings: string[]): number[] => headings.map((heading) => Number(row(heading)));
      expect([agency, ...counts('target_met')]).toEqual([agency, ...written('Met_Goal', 'Did_Not_Meet', 'NA.s')]);
      expect([agency, ...counts('better_than_last_year')]).toEqual([agency, ...written('Improving', 'Not_Improving', 'NA.one')]);
      expect([agency, ...counts('better_than_five_years')]).toEqual([agency, ...written('Improving.five', 'Not_Improving.five', 'NA')]);
      // Of targets the publisher divides by the measures that have one, of improvement by all measures of the agency.
      const [met = 0, missed = 0] = counts('target_met');
      if (met + missed === 0) without.push(agency);
      else expect(met / (met + missed)).toBeCloseTo(Number(row('SuccessPct')), 14);
      expect(count('better_than_last_year', 1) / ids.length).toBeCloseTo(Number(row('ImprovePct')), 14);
      expect(count('better_than_five_years', 1) / ids.length).toBeCloseTo(Number(row('ImprovePct.five')), 14);
    }
    expect(without).toEqual(['56']);
  });

  it('measures of an agency are ranked within it; the 164 without one are scored and not ranked', () => {
    const [list] = run.assessment.lists;
    if (!list) throw new Error('no list');
    const agencyOf = (member: number): string => run.assessment.units[list.members[member] as number]?.attributes['agency'] ?? '';
    const members = Array.from(list.members, (_, member) => member);
    const without = members.filter((member) => agencyOf(member) === 'NA');
    expect(without.length).toBe(164);
    expect(without.filter((member) => list.rank[member] !== 0)).toEqual([]);
    expect(without.filter((member) => !Number.isNaN(list.score[member])).length).toBeGreaterThan(150);
    const scored = members.filter((member) => agencyOf(member) !== 'NA' && !Number.isNaN(list.score[member]));
    expect(scored.filter((member) => list.rank[member] === 0)).toEqual([]);
  });

  it('the report and the scheme say that fiscal year 2023 is a projection', () => {
    const actual = run.scheme.indicators.find(({ id }) => id === 'actual');
    for (const text of [run.scheme.title, actual?.title, actual?.definition]) {
      expect(text?.['zh-CN']).toContain('推算');
      expect(text?.en).toMatch(/projec/);
    }
  });

  it('EXPLAIN-6 a missing answer ends at the blank cell, a mean at every year that it was made of', () => {
    const [list] = run.assessment.lists;
    const member = Array.from(list?.members ?? []).indexOf(unitOf.get('114') as number);
    const nodesOf = (id: string): readonly Explanation[] => {
      const all: Explanation[] = [];
      const visit = (node: Explanation): void => {
        all.push(node);
        node.children.forEach(visit);
      };
      visit(explainIndicator(run.trace, { list: 'measures', member }, id));
      return all;
    };
    const blank = nodesOf('target_met').find(({ code }) => code === 'EXPLAIN_BLANK');
    expect(blank?.origin).toMatchObject({ file: 'kedu-data:nyc-mmr/Tidy_Indicator_Level_Data.csv', line: 2, column: 22 });
    expect(rows[0]?.('Target.MMR')).toBe('NA');
    const mean = nodesOf('better_than_three_years').find(
      ({ title, code }) => code === 'EXPLAIN_VALUE' && title?.['zh-CN'] === '前三年平均',
    );
    const [derived] = mean?.children ?? [];
    expect(derived?.arithmetic).toMatch(/coalesce\(56\.11, 0\) \+ coalesce\(57\.96, 0\) \+ coalesce\(62\.22, 0\)\) ÷ 3/);
    const cells = new Set(
      nodesOf('better_than_three_years').flatMap(({ code, origin, result }) =>
        code === 'EXPLAIN_SOURCE' ? [`${origin?.column} ${result}`] : [],
      ),
    );
    expect([...cells].sort()).toEqual(['11 50.34', '13 57.96', '16 62.22', '17 56.11']);
  });

  it('the score is the share of the questions answered yes', () => {
    const [list] = run.assessment.lists;
    if (!list) throw new Error('no list');
    for (const [member, unit] of list.members.entries()) {
      const id = run.assessment.units[unit]?.id ?? '';
      const answers = (Object.keys(ANSWERS) as Answer[]).map((answer) => said(answer, id)).filter((answer) => typeof answer === 'number');
      const share = answers.length === 0 ? Number.NaN : Math.round((10_000 * answers.reduce((sum, one) => sum + one, 0)) / answers.length);
      expect([id, list.score[member]]).toEqual([id, share]);
    }
  });
});
