import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Proposal } from '../../src/result.ts';
import type { ListUncertainty, RunUncertainty } from '../../src/uncertainty/figures.ts';
import { type CaseInput, type RuleInput, run } from './cases.ts';

const unitId = (i: number): string => `9901${String(i + 1).padStart(2, '0')}`;
const DERIVED = ['fill', 'return'];

/** Cuts by field, a pool and a talk, each once with `unless_noise` and once without. */
const cases: fc.Arbitrary<CaseInput> = fc
  .array(
    fc.record({
      total: fc.integer({ min: 0, max: 10_000 }).map((x) => x / 100),
      field: fc.integer({ min: 0, max: 100 }),
      money: fc.integer({ min: 0, max: 1_000_000 }).map((x) => x / 100),
      grade: fc.constantFrom('excellent', 'good'),
    }),
    { minLength: 2, maxLength: 8 },
  )
  .map((rows): CaseInput => {
    const money = rows.map((row, i) => [unitId(i), 'economy', row.money] as const);
    const rules: readonly RuleInput[] = [
      { id: 'cut', forEach: 'field', when: 'field.score < 60', propose: { action: 'cut', by: '0.2', of: money } },
      {
        id: 'pool',
        propose: { action: 'pool', takeFrom: 'last_place', rate: 0.1, of: money, giveTo: "grade == 'excellent'", shared: 'by_score' },
      },
      { id: 'talk', when: 'last_place', propose: { action: 'refer', referTo: '省委组织部', what: '参考' } },
    ];
    return {
      totals: rows.map(({ total }) => total),
      grades: rows.map(({ grade }) => grade),
      fields: { economy: rows.map(({ field }) => field) },
      rules: rules.flatMap((rule) => [
        { ...rule, unlessNoise: true },
        { ...rule, id: `plain_${rule.id}` },
      ]),
    };
  });

/** What draws found: `held` of each proposal by its ID. */
const found = (proposals: readonly Proposal[], held: (i: number) => number): RunUncertainty => ({
  confidence: 0.9,
  draws: 100,
  lists: new Map([['places', {} as ListUncertainty]]),
  revisions: new Map(),
  held: new Map(proposals.map(({ id }, i) => [id, held(i)])),
});
const isPlain = ({ rule }: Proposal): boolean => rule.startsWith('plain_');
const isLive = ({ withheldBecause }: Proposal): boolean => withheldBecause === undefined;

describe('propose: noise, whatever the data', () => {
  it('NOISE-1 a rule without unless_noise proposes the same, whatever the draws found', () => {
    fc.assert(
      fc.property(cases, fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 40 }), (input, shares) => {
        const before = run(input).proposals;
        const after = run(
          input,
          found(before, (i) => shares[i % shares.length] as number),
        ).proposals;
        expect(after.filter(isPlain)).toEqual(before.filter(isPlain));
      }),
    );
  });

  it('NOISE-1 held in no draw all that was weighed is withheld, and nothing that follows from it is left', () => {
    fc.assert(
      fc.property(cases, (input) => {
        const before = run(input).proposals;
        const spared = run(
          input,
          found(before, () => 0),
        ).proposals.filter((one) => !isPlain(one));
        expect(spared.filter(isLive)).toEqual([]);
        const live = before.filter((one) => !isPlain(one) && isLive(one) && !DERIVED.includes(one.action));
        expect(spared.filter(({ withheldBecause }) => withheldBecause === 'noise').map(({ id }) => id)).toEqual(live.map(({ id }) => id));
      }),
    );
  });

  it('NOISE-1 NOISE-2 held in every draw nothing is withheld: the same lines with the same sums', () => {
    fc.assert(
      fc.property(cases, (input) => {
        const before = run(input).proposals;
        const after = run(
          input,
          found(before, () => 1),
        ).proposals;
        const told = ({ noise: _, heldIn: __, ...rest }: Proposal): unknown => rest;
        expect(after.map(told)).toEqual(before.map(told));
      }),
    );
  });

  it('NOISE-2 whatever is spared, what pools take and give, and cuts and returns, add up to nothing', () => {
    fc.assert(
      fc.property(cases, fc.array(fc.constantFrom(0, 1), { minLength: 1, maxLength: 30 }), (input, held) => {
        const proposals = run(
          input,
          found(run(input).proposals, (i) => held[i % held.length] as number),
        ).proposals.filter(isLive);
        const sum = (rule: string, ...actions: readonly string[]): number =>
          proposals
            .filter((one) => one.rule === rule && actions.includes(one.action))
            .reduce((all, { amountFen = 0 }) => all + amountFen, 0);
        expect(sum('pool', 'take', 'give')).toBe(0);
        expect(sum('cut', 'cut', 'return')).toBe(0);
      }),
    );
  });
});
