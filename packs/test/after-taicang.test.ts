import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { assessPack } from '@kedu/runner';
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

  it('RATERS-1 raters and their marks stand in no run', () => {
    const told = JSON.stringify(
      assessments.map(({ assessment }) => assessment),
      (_, value: unknown) => (value instanceof Map ? [...value] : value),
    );
    expect(told).toContain('leader_mark');
    expect(told).not.toMatch(/互评\d|领导\d|代表\d/);
  });
});
