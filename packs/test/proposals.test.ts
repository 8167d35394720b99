import { assessPack } from '@kedu/runner';
import { describe, expect, it } from 'vitest';
import { open, packNames } from './packs.ts';

/** Runs of all packs whose data stand on this machine, with what their schemes propose. */
const runs = packNames.flatMap((name) => {
  const { pack } = open(name);
  if (!pack || pack.missingData.length > 0) return [];
  return assessPack(pack).assessments.map(({ scheme, assessment }) => ({
    name: `${name} ${scheme.id} ${assessment.period.id}`,
    scheme,
    assessment,
  }));
});

describe('what packs propose', () => {
  it('is something', () => {
    expect(runs.some(({ assessment }) => assessment.proposals.length > 0)).toBe(true);
  });

  it.each(runs)('PROPOSE-1 $name: every proposal names rule, clause, ground and who decides', ({ scheme, assessment }) => {
    const wanting = assessment.proposals.filter(
      ({ rule, clause, ground, decides }) =>
        rule === '' || ground === '' || decides === '' || (scheme.clauses.size > 0 && (clause === undefined || clause === '')),
    );
    expect(wanting.map(({ id }) => id)).toEqual([]);
  });

  it.each(runs)('PROPOSE-5 PROPOSE-7 PROPOSE-8 PROPOSE-17 $name: sums hold to the fen', ({ scheme, assessment }) => {
    for (const { id, propose } of scheme.consequences) {
      const made = assessment.proposals.filter(({ rule, withheldBecause }) => rule === id && withheldBecause === undefined);
      const sum = (...actions: string[]): number =>
        made.filter(({ action }) => actions.includes(action)).reduce((total, { amountFen = 0 }) => total + amountFen, 0);
      if (propose.action === 'pool') expect([id, sum('take', 'give'), sum('take', 'fill')]).toEqual([id, 0, 0]);
      if (propose.action === 'cut' && propose.keepTotal) expect([id, sum('cut', 'return')]).toEqual([id, 0]);
      if (propose.action === 'allocate' && propose.tranches.length > 0) expect([id, sum('release', 'hold')]).toEqual([id, sum('allocate')]);
      if (propose.action !== 'fund') continue;
      for (const one of made) {
        const code = assessment.units[one.unit]?.code;
        const asked = propose.of.filter(({ unitCode }) => unitCode === code).reduce((total, { amountFen }) => total + amountFen, 0);
        expect([one.id, (one.amountFen ?? 0) + (one.savedFen ?? 0)]).toEqual([one.id, asked]);
      }
    }
  });
});
