import type { Leaf } from '@kedu/scheme';
import type { PreparedTable } from '../prepare/prepared.ts';
import type { ScoreTable } from '../steps/scoreTable.ts';

/** What a run settled and a draw does not move: it is taken over instead of being computed again. */
export interface Settled {
  /** Who is eligible, weights, and values of leaves that do not move. */
  readonly prepared: PreparedTable;
  /** Scores of such leaves, and additions, which stand as they are (DRAW-2). */
  readonly scores: ScoreTable;
  moves(leaf: Leaf): boolean;
}
