import type { UnitId } from '@kedu/model';
import type { Round } from '../rounds/round.ts';
import type { Asking } from './burden.ts';
import type { Cell, ValueState } from './value.ts';

/**
 * What a round asked of people: the round itself, what was submitted and what was returned in it.
 *
 * Shape: `states` are the figures of the round, each with its cell; figures of another round give nothing. Rule: BURDEN-2.
 */
export function askingsOf(
  round: Round,
  states: Iterable<{ readonly cell: Cell; readonly state: ValueState }>,
  unitOfPost: (post: string) => UnitId,
): readonly Asking[] {
  if (round.openedAt === undefined) return [];
  const asks = new Map(round.asks.map((ask) => [`${ask.indicator}/${ask.period}/${ask.source}`, ask]));
  const askings: Asking[] = [{ type: 'round', at: round.openedAt, asks: round.asks }];
  for (const { cell, state } of states) {
    const ask = asks.get(`${cell.indicator}/${cell.period}/${cell.source}`);
    if (ask === undefined) continue;
    const of = { way: ask.way, owner: unitOfPost(ask.owner), unit: cell.unit };
    for (const { kind, at } of state.versions.flatMap(({ steps }) => steps)) {
      if (kind === 'submitted' || kind === 'returned') askings.push({ type: kind, at, ...of });
    }
  }
  return askings;
}
