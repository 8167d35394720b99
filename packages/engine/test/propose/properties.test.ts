import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Proposal } from '../../src/result.ts';
import { calculate } from '../calculator.ts';
import { type CaseInput, type RuleInput, run } from './cases.ts';

const unitId = (i: number): string => `9901${String(i + 1).padStart(2, '0')}`;
const total = fc.option(
  fc.integer({ min: 0, max: 10000 }).map((x) => x / 100),
  { freq: 6 },
);
const yuan = fc.integer({ min: 0, max: 10_000_000 }).map((x) => x / 100);

/** A list of units with money, some of them protected, under one rule of each kind. */
const cases: fc.Arbitrary<CaseInput> = fc
  .array(
    fc.record({
      total,
      field: fc.option(fc.integer({ min: 0, max: 100 }), { freq: 8 }),
      money: yuan,
      kept: yuan,
      grade: fc.constantFrom('excellent', 'good'),
    }),
    { minLength: 1, maxLength: 12 },
  )
  .chain((rows) =>
    fc
      .record({
        package: yuan,
        rate: fc.integer({ min: 0, max: 100 }),
        shared: fc.constantFrom('equally', 'by_score', 'by_amount'),
        minGroup: fc.integer({ min: 1, max: 4 }),
      })
      .map((rest): CaseInput => {
        const money = rows.map((row, i) => [unitId(i), 'economy', row.money] as const);
        return {
          totals: rows.map((row) => row.total),
          grades: rows.map((row) => (row.total === null ? '' : row.grade)),
          minGroup: rest.minGroup,
          fields: { economy: rows.map((row) => row.field ?? 'overdue') },
          rules: [
            {
              id: 'cut',
              forEach: 'field',
              when: 'field.score < 60',
              clause: '13.2',
              protects: rows.map((row, i) => [unitId(i), '工资', row.kept] as const),
              propose: { action: 'cut', by: 'clamp((60 - field.score) / 60, 0.10, 0.30)', of: money },
            },
            {
              id: 'package',
              clause: '13.4',
              propose: {
                action: 'allocate',
                totalYuan: rest.package,
                among: 'total >= 60',
                by: 'total',
                tranches: [
                  ['签约', 0.5],
                  ['验收', 0.5, 'total >= 80'],
                ],
              },
            },
            {
              id: 'pool',
              propose: {
                action: 'pool',
                takeFrom: 'last_place',
                rate: rest.rate / 100,
                of: money,
                giveTo: "grade == 'excellent'",
                shared: rest.shared,
              },
            },
            {
              id: 'front',
              when: 'rank <= 3',
              unlessNoise: true,
              decides: null,
              propose: { action: 'refer', referTo: '省委组织部', what: '参考' },
            },
          ],
        };
      }),
  );

const live = (proposals: readonly Proposal[], rule: string, ...actions: string[]): Proposal[] =>
  proposals.filter((one) => one.rule === rule && actions.includes(one.action) && one.withheldBecause === undefined);
const sum = (proposals: readonly Proposal[]): number => proposals.reduce((all, one) => all + (one.amountFen ?? 0), 0);

describe('propose: properties', () => {
  it('PROPOSE-5 PROPOSE-8 cuts and returns, takes and gives, takes and fills add up to nothing; a package to its total', () => {
    fc.assert(
      fc.property(cases, (input) => {
        const { proposals } = run(input);
        expect(sum(live(proposals, 'cut', 'cut', 'return'))).toBe(0);
        expect(sum(live(proposals, 'pool', 'take', 'give'))).toBe(0);
        expect(sum(live(proposals, 'pool', 'take', 'fill'))).toBe(0);
        const parts = live(proposals, 'package', 'allocate');
        if (parts.length > 0) expect(sum(parts)).toBe(Math.round((input.rules?.[1]?.propose.totalYuan as number) * 100));
        for (const part of parts)
          expect(sum(live(proposals, 'package', 'release', 'hold').filter((one) => one.unit === part.unit))).toBe(part.amountFen);
      }),
    );
  });

  it('PROPOSE-6 nothing protected is cut', () => {
    fc.assert(
      fc.property(cases, (input) => {
        const rule = input.rules?.[0] as RuleInput;
        for (const cut of run(input).proposals.filter((one) => one.action === 'cut')) {
          const [, , money] = (rule.propose.of as [string, string, number][])[cut.unit] as [string, string, number];
          const [, , kept] = (rule.protects as [string, string, number][])[cut.unit] as [string, string, number];
          expect(-(cut.amountFen as number)).toBeLessThanOrEqual(Math.max(0, Math.round(money * 100) - Math.round(kept * 100)));
        }
      }),
    );
  });

  it('PROPOSE-7 PROPOSE-8 a better score never receives less, other things equal', () => {
    fc.assert(
      fc.property(cases, (input) => {
        const { proposals } = run(input);
        const fair = input.rules?.[2]?.propose.shared === 'by_amount' ? [] : live(proposals, 'pool', 'give');
        for (const shares of [live(proposals, 'package', 'allocate'), fair])
          for (const a of shares)
            for (const b of shares)
              if ((input.totals[a.unit] as number) > (input.totals[b.unit] as number))
                expect(a.amountFen).toBeGreaterThanOrEqual(b.amountFen as number);
      }),
    );
  });

  it('PROPOSE-1 every proposal names rule, clause, ground and who decides; IDs are unique', () => {
    fc.assert(
      fc.property(cases, (input) => {
        const { proposals } = run(input);
        for (const one of proposals) {
          expect(one.ground).not.toBe('');
          expect(one.decides).not.toBe('');
          expect(one.clause).toBe(input.rules?.find((rule) => rule.id === one.rule)?.clause);
          expect(input.rules?.map((rule) => rule.id)).toContain(one.rule);
        }
        expect(new Set(proposals.map((one) => one.id)).size).toBe(proposals.length);
      }),
    );
  });

  it('PROPOSE-4 the arithmetic of a ground gives the amount, to the fen', () => {
    fc.assert(
      fc.property(cases, (input) => {
        for (const one of run(input).proposals) {
          if (one.amountFen === undefined || one.amountFen === 0) continue;
          const [arithmetic = '', result = ''] =
            one.ground
              .split('; ')
              .at(-1)
              ?.split(/ [→=] /) ?? [];
          expect(Number(result) * 100).toBeCloseTo(Math.abs(one.amountFen), 4);
          expect(
            Math.abs(calculate(arithmetic.replace(/clamp\((.*), ([\d.]+), ([\d.]+)\)/, 'min(max($1, $2), $3)')) - Number(result)),
          ).toBeLessThan(0.0100001);
        }
      }),
    );
  });

  it('PROPOSE-12 only the rule that spares noise says that none was stated', () => {
    fc.assert(
      fc.property(cases, (input) => {
        for (const one of run(input).proposals) expect(one.noise).toBe(one.rule === 'front' ? 'not_stated' : undefined);
      }),
      { numRuns: 20 },
    );
  });

  it('PROPOSE-1 the same input gives the same proposals, and is not changed', () => {
    fc.assert(
      fc.property(cases, (input) => {
        const before = JSON.stringify(input);
        expect(JSON.stringify(run(input))).toBe(JSON.stringify(run(input)));
        expect(JSON.stringify(input)).toBe(before);
      }),
      { numRuns: 30 },
    );
  });
});
