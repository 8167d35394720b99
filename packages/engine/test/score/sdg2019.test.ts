import { readFileSync } from 'node:fs';
import { parseCsv } from '@kedu/model';
import { describe, expect, it } from 'vitest';
import { calibrate } from '../../src/steps/calibrate.ts';
import { score } from '../../src/steps/score.ts';
import { type Cell, composite, condition, fixture, leaf, root } from '../fixture.ts';

const DATA = process.env['KEDU_DATA'];

/** The publisher's table, by heading; cells as text. */
function publishedTable(name: string): { rows: readonly (readonly string[])[]; column: (heading: string) => number } {
  const { rows } = parseCsv(readFileSync(`${DATA}/data/sdg-index-2019/${name}`, 'utf8'));
  const [head = [], ...body] = rows.map(({ cells }) => cells.map(({ text }) => text));
  return { rows: body, column: (heading) => head.indexOf(heading) };
}

const cellOf = (text: string | undefined): Cell => (text === undefined || text.trim() === '' ? 'source_late' : Number(text));

describe.skipIf(DATA === undefined)(
  'SDG Index 2019, real data (METHOD-GOALPOSTS, IMPUTE-MEAN, AGG-ARITHMETIC); skipped: KEDU_DATA is not set',
  () => {
    const codebook = publishedTable('codebook.csv');
    const { rows, column } = publishedTable('data_wide.csv');
    const bounds = new Map(codebook.rows.map((row) => [row[codebook.column('Code')] as string, row]));
    const scored = [...bounds.keys()].filter((code) => column(`Normalized Score ${code}`) >= 0);
    const rawColumn = (code: string) =>
      column(`Normalized Score ${code}`) - (column(`impute_${code}`) === column(`Normalized Score ${code}`) - 1 ? 2 : 1);
    const isRanked = (row: readonly string[]) => Number(row[column('2019 Global Index Rank')] !== '');
    const goal = (code: string) => `goal_${/^sdg(\d+)_/.exec(code)?.[1]}`;
    const numberIn = (code: string, heading: string) => Number(bounds.get(code)?.[codebook.column(heading)]);

    const ctx = fixture({
      period: '2019',
      units: rows.map((row) => ({
        id: row[column('id')] as string,
        attributes: { region: row[column('Regions used for the SDG Index & Dashboard')] as string, published: isRanked(row) },
      })),
      values: Object.fromEntries(scored.map((code) => [code, rows.map((row) => cellOf(row[rawColumn(code)]))])),
      lists: { places: { eligible: { when: condition('unit.published', (x) => x === 1), otherwise: { 'zh-CN': '缺失过多' } } } },
      tree: root(
        Object.fromEntries(
          [...new Set(scored.map(goal))].map((name) => [
            name,
            composite(
              Object.fromEntries(
                scored
                  .filter((code) => goal(code) === name)
                  .map((code) => [
                    code,
                    leaf('goalposts', { worst: numberIn(code, 'Worst value (= 0)'), best: numberIn(code, 'Best value (= 100)') }),
                  ]),
              ),
              { missing: { rule: 'mean_of', group: 'region', over: condition('ranked', (x) => x === 1) } },
            ),
          ]),
        ),
      ),
    });
    const table = score(ctx, calibrate(ctx));
    const list = table.lists[0]!;
    const indexOf = new Map(ctx.enrolment.units.map(({ id }, i) => [id, i]));
    const unitOf = (row: readonly string[]) => indexOf.get(row[column('id')] as string) as number;

    it('gives all 12,788 published indicator scores', () => {
      let compared = 0;
      let worst = 0;
      for (const code of scored) {
        const { score: own } = list.parts.get(`${goal(code)}.${code}`)!;
        for (const row of rows) {
          const published = row[column(`Normalized Score ${code}`)] as string;
          const unit = unitOf(row);
          if (published === '') continue;
          compared += 1;
          worst = Math.max(worst, Math.abs((own.values[unit] as number) - Number(published)));
        }
      }
      expect(compared).toBe(12_788);
      expect(worst).toBeLessThanOrEqual(1e-9);
    });

    it('gives all published goal scores', () => {
      let compared = 0;
      for (let n = 1; n <= 17; n += 1) {
        const { score: own } = list.parts.get(`goal_${n}`)!;
        const { fills } = list.composites.get(`goal_${n}`)!;
        for (const row of rows) {
          const published = row[column(`Goal ${n} Score`)] as string;
          if (published === '' || fills.has(unitOf(row))) continue;
          compared += 1;
          expect(Math.abs((own.values[unitOf(row)] as number) - Number(published))).toBeLessThanOrEqual(1e-9);
        }
      }
      expect(compared).toBe(2_693);
    });

    it('gives all 162 published index values', () => {
      let compared = 0;
      const { score: total } = list.parts.get('')!;
      for (const row of rows) {
        const published = row[column('2019 Global Index Score (0-100)')] as string;
        if (published === '') continue;
        compared += 1;
        expect(Math.abs((total.values[unitOf(row)] as number) - Number(published))).toBeLessThanOrEqual(1e-9);
      }
      expect(compared).toBe(162);
      expect(list.ranked.reduce((sum, ranked) => sum + ranked, 0)).toBe(162);
    });
  },
);
