import type { ListResult } from '@kedu/engine';
import { type Composite, type Leaf, weighed } from '@kedu/scheme';

/** Scores of the parts of a node, of the units that have one in each of them. */
export interface NodeScores {
  /** The node's parts in their order, additions apart. */
  readonly parts: readonly (Leaf | Composite)[];
  /** Units × parts, 0–100. */
  readonly scores: readonly (readonly number[])[];
  /** Ranked units that lack one of the scores and are left out. */
  readonly left: number;
}

/** Scores of the parts of a node over the ranked units of a list, by unit ID. Rule: WEIGH-10 (docs/spec/weigh.md). Errors: none. */
export function scoresOf(node: Composite, list: ListResult): NodeScores {
  const parts = weighed(node.parts);
  const ranked = [...list.members].filter((_, k) => list.ranked[k] === 1);
  const rows = ranked.map((unit) =>
    parts.map(({ path }) => {
      const score = list.parts.get(path)?.score;
      return score && score.missing[unit] === 0 ? (score.values[unit] as number) : Number.NaN;
    }),
  );
  const scores = rows.filter((row) => row.every((x) => !Number.isNaN(x)));
  return { parts, scores, left: rows.length - scores.length };
}
