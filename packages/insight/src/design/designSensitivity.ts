import { type DesignChoice, type ListResult, type ListSensitivity, type NeighbourOrder, redesigner, type Trace } from '@kedu/engine';
import { DEFAULT_DESIGN, type DesignRule } from '@kedu/scheme';
import { quantile } from '../draws/quantile.ts';
import { type Choice, choicesOf, leavesOf } from './choices.ts';
import { designsOf } from './designAt.ts';
import { saltelli } from './saltelli.ts';
import type { SobolSums } from './sobolSums.ts';

/** Mixed designs, and scores of parts in them, that are worked out for indices at most: some tens of seconds of one thread. */
const MOST_MIXED = 6_000;
const MOST_CELLS = 300_000_000;
/** Fewer mixed rows than these tell nothing of an index. */
const FEWEST_MIXED = 64;

/** What holds where neither scheme nor reader says anything else: every weight within a fifth of its own. */
export function designRuleOf(own: DesignRule | undefined, asked: Partial<Pick<DesignRule, 'draws' | 'seed' | 'width'>> = {}): DesignRule {
  return { ...DEFAULT_DESIGN, methods: new Map(), ...own, ...asked };
}

/**
 * What the designer’s choices do to a list: how far ranks and scores move over all reasonable designs, and which choice moves them.
 *
 * 1 choices → 2 designs, drawn by seed → 3 each scored as the run was → 4 bands, neighbours, Sobol indices.
 * Shape: arrays over the members of the list. Rule: DESIGN-3 to DESIGN-7 (docs/spec/uncertainty.md). Nothing of it goes into a run.
 * Errors: undefined for a list with fewer than two ranked units or without a choice.
 * Example: designSensitivity(trace, 'cities', designRuleOf(undefined)) → best and worst place of each city under 1,000 weightings.
 */
export function designSensitivity(trace: Trace, list: string, rule: DesignRule): ListSensitivity | undefined {
  const { scheme, register } = trace.input;
  const published = trace.assessment.lists.find((one) => one.list === list);
  const tree = scheme.trees[list];
  if (!published || !tree) return undefined;
  const size = published.members.length;
  const choices = choicesOf(scheme, tree, rule, size);
  const ranked = [...published.rank.keys()].filter((k) => (published.rank[k] as number) > 0);
  if (ranked.length < 2 || choices.length === 0) return undefined;

  const designAt = designsOf(scheme, register, list, rule, choices);
  const rescore = redesigner(trace, list);
  const own = rescore(designAt(new Map()));
  const rows = Math.ceil(rule.draws / 2);
  const kept = keeper(published, own.points, 2 * rows);
  const cells = choices.length * size * leavesOf(tree).length;
  const affordable = Math.min(rows, Math.floor(MOST_CELLS / cells), Math.floor(MOST_MIXED / choices.length));
  const sums = saltelli({
    choices: choices.map(({ id }) => id),
    rows,
    mixedRows: affordable < FEWEST_MIXED ? 0 : affordable,
    seed: rule.seed,
    evaluate: (at) => {
      const { points, rank } = rescore(designAt(at));
      const outputs = new Float64Array(2 * ranked.length);
      ranked.forEach((k, i) => {
        const found = points[k] as number;
        outputs[i] = Number.isNaN(found) ? (own.points[k] as number) : found;
        outputs[ranked.length + i] = rank[k] === 0 ? (published.rank[k] as number) : (rank[k] as number);
      });
      return outputs;
    },
    seen: (design, outputs) => kept.keep(design, outputs, ranked),
  });
  return {
    ...kept.figures(ranked),
    ...indices(sums, choices, ranked, size, rule.seed),
    list,
    draws: 2 * rows,
    seed: rule.seed,
    width: rule.width,
  };
}

/** Keeps ranks and points of the designs, and makes bands of them. */
function keeper(published: ListResult, own: Float64Array, designs: number) {
  const size = published.members.length;
  const points = Array.from({ length: size }, () => new Float64Array(0));
  const ranks = Array.from({ length: size }, () => new Float64Array(0));
  const pairs = neighboursOf(published, own);
  const held = new Float64Array(pairs.length);
  const keep = (design: number, outputs: Float64Array, ranked: readonly number[]): void => {
    const now = new Float64Array(size);
    ranked.forEach((k, i) => {
      if (design === 0) {
        points[k] = new Float64Array(designs);
        ranks[k] = new Float64Array(designs);
      }
      now[k] = outputs[ranked.length + i] as number;
      (points[k] as Float64Array)[design] = outputs[i] as number;
      (ranks[k] as Float64Array)[design] = now[k] as number;
    });
    pairs.forEach(({ above, below }, i) => {
      if ((now[above] as number) < (now[below] as number)) held[i] = (held[i] as number) + 1;
    });
  };
  const figures = (
    ranked: readonly number[],
  ): Omit<ListSensitivity, 'list' | 'draws' | 'seed' | 'width' | 'choices' | 'moved' | 'movedBy'> => {
    const column = (): Float64Array => new Float64Array(size).fill(Number.NaN);
    const found = {
      best: new Int32Array(size),
      worst: new Int32Array(size),
      shift: column(),
      kept: column(),
      low: column(),
      middle: column(),
      high: column(),
    };
    for (const k of ranked) {
      const own = (ranks[k] as Float64Array).slice().sort();
      const rank = published.rank[k] as number;
      found.best[k] = own[Math.floor(0.05 * (designs - 1))] as number;
      found.worst[k] = own[Math.ceil(0.95 * (designs - 1))] as number;
      found.shift[k] = own.reduce((sum, one) => sum + Math.abs(one - rank), 0) / designs;
      found.kept[k] = own.filter((one) => one === rank).length / designs;
      const scores = (points[k] as Float64Array).slice().sort();
      found.low[k] = quantile(scores, 0.05);
      found.middle[k] = quantile(scores, 0.5);
      found.high[k] = quantile(scores, 0.95);
    }
    return { ...found, neighbours: pairs.map((pair, i): NeighbourOrder => ({ ...pair, holds: (held[i] as number) / designs })) };
  };
  return { keep, figures };
}

/** Neighbours in the published order of a group whose ranks differ, best first; groups in their order. */
function neighboursOf({ rank, groups }: ListResult, points: Float64Array): readonly Omit<NeighbourOrder, 'holds'>[] {
  const names = [...new Set(groups)].sort();
  return names.flatMap((name) => {
    const order = [...rank.keys()]
      .filter((k) => groups[k] === name && (rank[k] as number) > 0)
      .sort((a, b) => (rank[a] as number) - (rank[b] as number) || (points[b] as number) - (points[a] as number) || a - b);
    return order.slice(1).flatMap((below, i) => {
      const above = order[i] as number;
      return rank[above] === rank[below] ? [] : [{ above, below }];
    });
  });
}

function indices(
  sums: SobolSums,
  choices: readonly Choice[],
  ranked: readonly number[],
  size: number,
  seed: number,
): Pick<ListSensitivity, 'choices' | 'moved' | 'movedBy'> {
  const n = ranked.length;
  const found = choices.map(({ id, kind, title, ways }, k) => ({
    choice: {
      id,
      kind,
      ...(title ? { title } : {}),
      ...(ways === undefined ? {} : { ways }),
      score: sums.pooled(k, 0, n, seed),
      rank: sums.pooled(k, n, 2 * n, seed),
    } satisfies DesignChoice,
    ofUnits: sums.ofOutputs(k).total.subarray(n),
  }));
  const orderable = (x: number): number => (Number.isNaN(x) ? -1 : x);
  const sorted = found.sort(
    (a, b) => orderable(b.choice.rank.total) - orderable(a.choice.rank.total) || (a.choice.id < b.choice.id ? -1 : 1),
  );
  const moved = new Int32Array(size).fill(-1);
  const movedBy = new Float64Array(size).fill(Number.NaN);
  ranked.forEach((k, i) => {
    sorted.forEach(({ ofUnits }, c) => {
      const own = ofUnits[i] as number;
      if (own > 0 && !(own <= (movedBy[k] as number))) {
        moved[k] = c;
        movedBy[k] = own;
      }
    });
  });
  return { choices: sorted.map(({ choice }) => choice), moved, movedBy };
}
