import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rank } from '../../src/steps/rank.ts';
import { vectorsOf } from '../grade/vectors.ts';

interface Input {
  readonly score: readonly (number | null)[];
  readonly ranked?: readonly number[];
  readonly groups?: readonly string[];
  readonly classes?: readonly string[];
  readonly minGroup?: number;
}

function ranksOf({ score, ranked, groups, classes, minGroup }: Input) {
  const quanta = Float64Array.from(score, (x) => x ?? Number.NaN);
  const result = rank({
    score: quanta,
    ranked: Uint8Array.from(ranked ?? quanta.map((x) => (Number.isNaN(x) ? 0 : 1))),
    groups: groups ?? score.map(() => ''),
    classes: classes ?? score.map(() => ''),
    minGroup,
  });
  return { rank: [...result.rank], classRank: [...result.classRank], lastPlace: [...result.lastPlace] };
}

describe('rank: vectors', () => {
  it.each(vectorsOf<Input, object>('rank').map((v) => [v.rule, v.name, v] as const))(
    '%s %s',
    (_rule, _name, { input, expect: expected }) => {
      expect(ranksOf(input)).toMatchObject(expected);
    },
  );
});

const table = fc.array(
  fc.record({
    score: fc.option(fc.integer({ min: -20, max: 20 })),
    group: fc.constantFrom('', 'a', 'b'),
    cls: fc.constantFrom('', 'x', 'y'),
  }),
  { maxLength: 40 },
);
const asInput = (rows: readonly { score: number | null; group: string; cls: string }[]): Input => ({
  score: rows.map((r) => r.score),
  groups: rows.map((r) => r.group),
  classes: rows.map((r) => r.cls),
});

describe('rank: properties', () => {
  it('RANK-1 RANK-2 RANK-3 a rank is one more than the number of better units of the group', () => {
    fc.assert(
      fc.property(table, (rows) => {
        const { rank: ranks } = ranksOf(asInput(rows));
        rows.forEach((row, i) => {
          const better = rows.filter(
            (other) => other.group === row.group && other.score !== null && row.score !== null && other.score > row.score,
          ).length;
          expect(ranks[i]).toBe(row.score === null ? 0 : better + 1);
        });
      }),
    );
  });

  it('RANK-4 a class rank counts the better units of the class in the group', () => {
    fc.assert(
      fc.property(table, (rows) => {
        const { classRank } = ranksOf(asInput(rows));
        rows.forEach((row, i) => {
          const better = rows.filter(
            (other) =>
              other.group === row.group && other.cls === row.cls && other.score !== null && row.score !== null && other.score > row.score,
          ).length;
          expect(classRank[i]).toBe(row.score === null || row.cls === '' ? 0 : better + 1);
        });
      }),
    );
  });

  it('RANK-5 last are those below somebody and above nobody', () => {
    fc.assert(
      fc.property(table, fc.integer({ min: 1, max: 6 }), (rows, minGroup) => {
        const { lastPlace } = ranksOf({ ...asInput(rows), minGroup });
        rows.forEach((row, i) => {
          const peers = rows.filter((other) => other.group === row.group && other.score !== null).map((other) => other.score as number);
          const last =
            row.score !== null &&
            peers.length >= minGroup &&
            peers.every((x) => x >= (row.score as number)) &&
            peers.some((x) => x > (row.score as number));
          expect(lastPlace[i]).toBe(last ? 1 : 0);
        });
      }),
    );
  });

  it('RANK-1 the order of units does not matter, and the input is not changed', () => {
    fc.assert(
      fc.property(table, fc.integer(), (rows, seed) => {
        const order = rows.map((_, i) => i).sort((a, b) => ((a * 31 + seed) % 17) - ((b * 31 + seed) % 17) || b - a);
        const input = asInput(rows);
        const before = JSON.stringify(input);
        const straight = ranksOf(input);
        const shuffled = ranksOf(asInput(order.map((i) => rows[i] as (typeof rows)[number])));
        for (const [to, from] of order.entries()) expect(shuffled.rank[to]).toBe(straight.rank[from]);
        expect(JSON.stringify(input)).toBe(before);
      }),
    );
  });
});
