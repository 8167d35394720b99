import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { assessPack, recognisePack } from '@kedu/runner';
import { describe, expect, it } from 'vitest';
import { open, PACKS } from './packs.ts';

const { pack } = open('after-taicang');
if (!pack) throw new Error('the pack could not be read');
const { assessments } = assessPack(pack);
const runOf = (scheme: string, period: string) => {
  const run = assessments.find(({ scheme: { id }, assessment }) => id === scheme && assessment.period.id === period);
  if (!run) throw new Error(`no run of ${scheme} in ${period}`);
  return run;
};

/** Whole fen of a table `unit, amount_yuan` of the pack. */
const fenOf = (table: string): number =>
  readFileSync(join(PACKS, 'after-taicang/scheme', table), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .reduce((sum, line) => sum + Math.round(Number(line.split(',')[1]) * 100), 0);

describe('after-taicang', () => {
  it('PACK-4 the first half is assessed by the first version, the second by the second', () => {
    expect(runOf('cangjiang', '2025H1').scheme.version).toBe('2025.1');
    expect(runOf('cangjiang', '2025H2').scheme.version).toBe('2025.2');
  });

  it.each([
    ['fibre-posts', 'wage', 'wage-bases.csv'],
    ['cangjiang', 'award', 'award-bases.csv'],
  ])('PROPOSE-13 the pay of %s by grade adds up to its bases, to the fen', (scheme, rule, table) => {
    for (const period of ['2025H1', '2025H2']) {
      const paid = runOf(scheme, period).assessment.proposals.filter((proposal) => proposal.rule === rule);
      expect(paid.reduce((sum, { amountFen = 0 }) => sum + amountFen, 0)).toBe(fenOf(table));
    }
  });

  it('RECOGNISE-1 three of the four pairs are shared; that of low confidence is left out', () => {
    const [recognition] = recognisePack(pack, assessments).filter(({ period }) => period === '2025H2');
    expect(recognition?.pairs.map(({ indicators, leftOut }) => [indicators[0], leftOut])).toEqual([
      ['investment_growth', undefined],
      ['livelihood_projects', undefined],
      ['public_review', undefined],
      ['revenue_growth', 'confidence'],
    ]);
  });

  it('RECOGNISE-2 by our ruler a town of the neighbour is scored by its values in our definition, by theirs ours the other way', () => {
    const [recognition] = recognisePack(pack, assessments).filter(({ period }) => period === '2025H2');
    for (const side of [0, 1] as const) {
      const foreign = recognition?.rulers[side].units.filter((unit) => unit.side !== side) ?? [];
      expect(foreign).toHaveLength(side === 0 ? 6 : 8);
      for (const { cells } of foreign) {
        const [investment, , review] = cells;
        expect(investment?.converted).toBeCloseTo((investment?.value as number) + (side === 0 ? -1.5 : 1.5), 9);
        expect(review?.converted).toBeCloseTo((review?.value as number) * (side === 0 ? 10 : 0.1), 9);
      }
    }
  });

  it('RATERS-1 raters and their marks stand in no run', () => {
    const told = JSON.stringify(
      assessments.map(({ assessment }) => assessment),
      (_, value: unknown) => (value instanceof Map ? [...value] : value),
    );
    expect(told).toContain('leader_mark');
    expect(told).not.toMatch(/互评\d|领导\d|代表\d/);
  });
});
