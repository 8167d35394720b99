import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Proposal } from '../../src/result.ts';
import { type CaseInput, run } from './cases.ts';

const unitId = (i: number): string => `9901${String(i + 1).padStart(2, '0')}`;
const fen = (yuan: number): number => Math.round(yuan * 100);
const FIELDS = ['economy', 'ecology', 'livelihood'] as const;
/** Few different amounts, small ones among them, so that many are equal and odd fen fall. */
const yuan = fc.oneof(
  fc.constantFrom(0.07, 100, 33.33),
  fc.integer({ min: 0, max: 10_000_000 }).map((x) => x / 100),
);
/** Few different scores near the bounds of the clamp, so that rates are equal where scores are not. */
const score = fc.oneof(
  fc.constantFrom(10, 20, 41, 42, 54, 55, 59.99, 60),
  fc.integer({ min: 0, max: 10_000 }).map((x) => x / 100),
);

/** What one field, or the one row of one unit, had and lost. */
interface Loss {
  readonly unit: number;
  readonly score: number;
  readonly money: number;
  readonly lost: number;
}

const lossOf = (proposals: readonly Proposal[], unit: number, subject: string): number =>
  0 -
  proposals
    .filter((one) => one.action === 'cut' && one.unit === unit && one.subject === subject)
    .reduce((sum, { amountFen = 0 }) => sum + amountFen, 0);

/** Of all pairs that only their score tells apart: the better loses no larger share; of the same money not a fen more. */
function expectBetterLosesNoMore(losses: readonly Loss[], equal: (a: Loss, b: Loss) => boolean): number {
  let compared = 0;
  for (const better of losses)
    for (const worse of losses) {
      if (better.score <= worse.score || !equal(better, worse)) continue;
      compared += 1;
      if (better.money === worse.money) expect(better.lost).toBeLessThanOrEqual(worse.lost);
      // Of other amounts: share against share, but for the fen that rounding and largest remainders give or take.
      else expect((better.lost - 1.5) * worse.money).toBeLessThanOrEqual((worse.lost + 1.5) * better.money);
    }
  return compared;
}

/** Often all amounts are the same, and lists leave a few fen of them: then remainders are equal, and somebody loses the odd fen. */
const rows = fc
  .record({
    units: fc.array(
      fc.record({ scores: fc.tuple(score, score, score), money: fc.tuple(yuan, yuan, yuan), left: fc.option(leaves(), { freq: 2 }) }),
      {
        minLength: 1,
        maxLength: 6,
      },
    ),
    same: fc.boolean(),
  })
  .map(({ units, same }) =>
    units.map(({ scores, money, left }) => {
      const own = same ? ([100, 100, 100] as const) : money;
      const total = own.reduce((sum, amount) => sum + fen(amount), 0);
      return { scores, money: own, kept: left === null ? null : Math.max(0, total - fen(left)) / 100 };
    }),
  );
/** Yuan that the row for all leaves. */
const common = fc.option(leaves(), { freq: 2 });

function leaves(): fc.Arbitrary<number> {
  return fc.oneof(
    fc.integer({ min: 0, max: 30 }).map((x) => x / 100),
    fc.integer({ min: 0, max: 10_000_000 }).map((x) => x / 100),
  );
}

describe('PROPOSE-20 better never receives less, other things equal', () => {
  it('PROPOSE-5 PROPOSE-6 a better field never loses a larger share of its money, whatever the lists of its unit and of all leave', () => {
    let compared = 0;
    fc.assert(
      fc.property(rows, common, (units, left) => {
        const money = units.flatMap((unit, i) => FIELDS.map((field, f) => [unitId(i), field, unit.money[f] as number] as const));
        const all = money.reduce((sum, [, , amount]) => sum + fen(amount), 0);
        const input: CaseInput = {
          totals: units.map(() => 50),
          fields: Object.fromEntries(FIELDS.map((field, f) => [field, units.map(({ scores }) => scores[f] as number)])),
          rules: [
            {
              forEach: 'field',
              when: 'field.score < 60',
              protects: [
                ...units.flatMap(({ kept }, i) => (kept === null ? [] : [[unitId(i), '工资', kept] as const])),
                ...(left === null ? [] : [['', '三保', Math.max(0, all - fen(left)) / 100] as const]),
              ],
              propose: { action: 'cut', by: 'clamp((60 - field.score) / 60, 0.10, 0.30)', of: money },
            },
          ],
        };
        const { proposals } = run(input);
        const losses = units.flatMap(({ scores, money: own }, unit) =>
          FIELDS.map(
            (field, f): Loss => ({ unit, score: scores[f] as number, money: fen(own[f] as number), lost: lossOf(proposals, unit, field) }),
          ),
        );
        // The list of a unit is a difference of its own: fields of two units are alike where neither has one.
        compared += expectBetterLosesNoMore(losses, (a, b) => a.unit === b.unit || [a, b].every(({ unit }) => units[unit]?.kept === null));
      }),
      { numRuns: 400 },
    );
    expect(compared).toBeGreaterThan(1000);
  });

  it('PROPOSE-5 PROPOSE-6 nor does a better unit, where units are cut by their totals', () => {
    let compared = 0;
    fc.assert(
      fc.property(rows, common, (units, left) => {
        const money = units.map((unit, i) => [unitId(i), '专项资金', unit.money[0]] as const);
        const all = money.reduce((sum, [, , amount]) => sum + fen(amount), 0);
        const input: CaseInput = {
          totals: units.map(({ scores }) => scores[0]),
          rules: [
            {
              when: 'total < 60',
              protects: left === null ? [] : [['', '三保', Math.max(0, all - fen(left)) / 100]],
              propose: { action: 'cut', by: 'clamp((60 - total) / 60, 0.10, 0.30)', of: money },
            },
          ],
        };
        const { proposals } = run(input);
        const losses = units.map(
          ({ scores, money: own }, unit): Loss => ({
            unit,
            score: scores[0],
            money: fen(own[0]),
            lost: lossOf(proposals, unit, '专项资金'),
          }),
        );
        compared += expectBetterLosesNoMore(losses, () => true);
      }),
      { numRuns: 400 },
    );
    expect(compared).toBeGreaterThan(1000);
  });

  it('PROPOSE-17 a better score before the fact never gets less of what was asked: within one grade at an equal reviewed share, and overall', () => {
    const project = fc.record({ total: score, asked: yuan, reviewed: fc.constantFrom(0, 0.5, 0.8, 1) });
    const gradeOf = (total: number): string => (total >= 55 ? 'excellent' : total >= 42 ? 'good' : 'poor');
    let [compared, ofOneGrade] = [0, 0];
    fc.assert(
      fc.property(
        fc.array(project, { minLength: 1, maxLength: 8 }),
        fc.constantFrom("value('gdp')", 'total / 100', '0.8'),
        (projects, to) => {
          const grades = projects.map(({ total }) => gradeOf(total));
          const { proposals } = run({
            totals: projects.map(({ total }) => total),
            grades,
            values: { gdp: projects.map(({ reviewed }) => reviewed) },
            rules: [
              {
                propose: {
                  action: 'fund',
                  approve: "grade == 'excellent'",
                  adjust: { when: "grade == 'good'", to: to === '0.8' ? 0.8 : to },
                  of: projects.map(({ asked }, i) => [unitId(i), '', asked] as const),
                },
              },
            ],
          });
          expect(proposals.length).toBe(projects.length);
          const granted = (i: number): number => proposals.find(({ unit }) => unit === i)?.amountFen as number;
          projects.forEach((better, a) => {
            projects.forEach((worse, b) => {
              if (better.total <= worse.total) return;
              if (to === "value('gdp')" && better.reviewed !== worse.reviewed) return;
              compared += 1;
              if (grades[a] === grades[b]) ofOneGrade += 1;
              const [asked, other] = [fen(better.asked), fen(worse.asked)];
              if (asked === other) expect(granted(a)).toBeGreaterThanOrEqual(granted(b));
              else expect((granted(a) + 0.5) * other).toBeGreaterThanOrEqual((granted(b) - 0.5) * asked);
            });
          });
        },
      ),
      { numRuns: 400 },
    );
    expect(ofOneGrade).toBeGreaterThan(200);
    expect(compared).toBeGreaterThan(ofOneGrade);
  });
});
