import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Proposal } from '../../src/result.ts';
import { calculate } from '../calculator.ts';
import { type CaseInput, run } from './cases.ts';

const unitId = (i: number): string => `9901${String(i + 1).padStart(2, '0')}`;
const yuan = fc.integer({ min: 0, max: 10_000_000 }).map((x) => x / 100);
const GRADES = ['excellent', 'good', 'fair', 'poor'] as const;
const gradeOf = (total: number): (typeof GRADES)[number] =>
  total >= 85 ? 'excellent' : total >= 70 ? 'good' : total >= 60 ? 'fair' : 'poor';

/** Shares or coefficients that do not rise. */
const falling = (length: number, most: number) =>
  fc
    .array(fc.integer({ min: 0, max: most }), { minLength: length, maxLength: length })
    .map((all) => all.sort((a, b) => b - a).map((x) => x / 100));

interface Drawn {
  readonly input: CaseInput;
  readonly money: readonly number[];
  readonly index: readonly number[];
}

/** Units with totals, an index, money and grades by threshold; `same` gives all of them the same money. */
const cases: fc.Arbitrary<Drawn> = fc
  .record({
    rows: fc.array(
      fc.record({
        total: fc.option(
          fc.integer({ min: 0, max: 10000 }).map((x) => x / 100),
          { freq: 6 },
        ),
        index: fc.integer({ min: 0, max: 300 }).map((x) => x / 100),
        money: yuan,
      }),
      { minLength: 1, maxLength: 12 },
    ),
    same: fc.boolean(),
    coefficients: falling(4, 150),
    shares: falling(3, 100),
    keepTotal: fc.boolean(),
    to: fc.integer({ min: 0, max: 100 }).map((x) => x / 100),
    cap: yuan,
  })
  .map(({ rows, same, coefficients, shares, keepTotal, to, cap }): Drawn => {
    const money = rows.map((row) => (same ? (rows[0]?.money as number) : row.money));
    const of = money.map((amount, i) => [unitId(i), '', amount] as const);
    const coefficient = Object.fromEntries(GRADES.map((grade, i) => [grade, coefficients[i] as number]));
    const curve = shares.map((share, i) => [0.5 + i, share]);
    return {
      money,
      index: rows.map(({ index }) => index),
      input: {
        totals: rows.map(({ total }) => total),
        grades: rows.map(({ total }) => (total === null ? '' : gradeOf(total))),
        values: { gdp: rows.map(({ index }) => index) },
        rules: [
          { id: 'pay', clause: '8', propose: { action: 'pay', of, coefficient, keepTotal } },
          { id: 'compensate', propose: { action: 'compensate', index: "value('gdp')", curve, of } },
          { id: 'release', propose: { action: 'release', when: 'total >= 60', of } },
          { id: 'fund', propose: { action: 'fund', approve: 'total >= 80', adjust: { when: 'total >= 60', to }, of } },
          {
            id: 'items',
            propose: {
              action: 'pay_items',
              rates: { simple: 100, hard: cap },
              results: { agreed: 0.6 },
              cap,
              items: rows.map((_, i) => [`${i}`, unitId(i >> 1), 'M-01', i % 2 ? 'hard' : 'simple', 'agreed', null, '2023-05-01']),
            },
          },
          {
            id: 'staff',
            propose: {
              action: 'staff',
              rule: { kind: 'replace', in: 1, out: 2 },
              posts: rows.map(({ index }, i) => [unitId(i), 100, null, Math.floor(index * 10), null]),
            },
          },
        ],
      },
    };
  });

const of = (proposals: readonly Proposal[], rule: string): Proposal[] =>
  proposals.filter((one) => one.rule === rule && one.withheldBecause === undefined);
const fen = (amount: number | undefined): number => Math.round((amount ?? 0) * 100);

describe('further actions: properties', () => {
  it('PROPOSE-13 a kept total is the sum of the bases, to the fen', () => {
    fc.assert(
      fc.property(cases, ({ input, money }) => {
        if (input.rules?.[0]?.propose.keepTotal !== true) return;
        const paid = of(run(input).proposals, 'pay');
        if (paid.length === 0) return;
        const bases = paid.reduce((sum, { unit }) => sum + fen(money[unit]), 0);
        expect(paid.reduce((sum, { amountFen }) => sum + (amountFen as number), 0)).toBe(bases);
      }),
    );
  });

  it('PROPOSE-17 granted and saved are what was asked, for every project and together; nobody gets more than was asked', () => {
    fc.assert(
      fc.property(cases, ({ input, money }) => {
        const funded = of(run(input).proposals, 'fund');
        expect(funded.length).toBe(money.length);
        for (const one of funded) {
          expect((one.amountFen as number) + (one.savedFen as number)).toBe(fen(money[one.unit]));
          expect(one.savedFen).toBeGreaterThanOrEqual(0);
          expect(one.amountFen).toBeGreaterThanOrEqual(0);
          if (input.totals[one.unit] === null) expect(one.action).toBe('reject');
        }
      }),
    );
  });

  it('PROPOSE-15 every row is released or held, whole', () => {
    fc.assert(
      fc.property(cases, ({ input, money }) => {
        const lines = of(run(input).proposals, 'release');
        expect(lines.map(({ amountFen }) => amountFen)).toEqual(money.map(fen));
        for (const one of lines) expect(one.action).toBe((input.totals[one.unit] ?? 0) >= 60 ? 'release' : 'hold');
      }),
    );
  });

  it('PROPOSE-16 PROPOSE-18 no person above the cap, no more persons in than out allow', () => {
    fc.assert(
      fc.property(cases, ({ input, index }) => {
        const { proposals } = run(input);
        const cap = fen(input.rules?.[4]?.propose.cap as number);
        for (const one of of(proposals, 'items')) expect(one.amountFen).toBeLessThanOrEqual(cap);
        for (const one of of(proposals, 'staff'))
          expect((one.count as number) * 2).toBeLessThanOrEqual(Math.floor((index[one.unit] as number) * 10));
      }),
    );
  });

  it('PROPOSE-20 better never receives less, other things equal: pay by grade, compensation by index', () => {
    fc.assert(
      fc.property(cases, ({ input, money, index }) => {
        const { proposals } = run(input);
        const pairs = (rule: string) =>
          of(proposals, rule).flatMap((a) =>
            of(proposals, rule)
              .filter((b) => money[a.unit] === money[b.unit])
              .map((b) => [a, b] as const),
          );
        for (const [a, b] of pairs('pay'))
          if ((input.totals[a.unit] as number) > (input.totals[b.unit] as number))
            expect(a.amountFen).toBeGreaterThanOrEqual(b.amountFen as number);
        for (const [a, b] of pairs('compensate'))
          if ((index[a.unit] as number) < (index[b.unit] as number)) expect(a.amountFen).toBeGreaterThanOrEqual(b.amountFen as number);
      }),
    );
  });

  it('PROPOSE-4 the arithmetic of a ground gives the amount, to the fen', () => {
    fc.assert(
      fc.property(cases, ({ input }) => {
        for (const one of run(input).proposals) {
          if (!['pay', 'compensate', 'pay_items'].includes(one.action)) continue;
          const [arithmetic = '', result = ''] = (one.ground.split('; ').at(-1) ?? '').split(/ [→=] /);
          expect(fen(Number(result))).toBe(one.amountFen);
          expect(Math.abs(calculate(arithmetic) - Number(result))).toBeLessThan(0.0100001);
        }
      }),
    );
  });

  it('PROPOSE-1 every proposal names rule, clause, ground and who decides; IDs are unique; the input is not changed', () => {
    fc.assert(
      fc.property(cases, ({ input }) => {
        const before = JSON.stringify(input);
        const { proposals } = run(input);
        for (const one of proposals) {
          expect(one.ground).not.toBe('');
          expect(one.decides).not.toBe('');
          expect(one.clause).toBe(input.rules?.find((rule) => rule.id === one.rule)?.clause);
        }
        expect(new Set(proposals.map((one) => one.id)).size).toBe(proposals.length);
        expect(JSON.stringify(input)).toBe(before);
      }),
      { numRuns: 50 },
    );
  });
});
