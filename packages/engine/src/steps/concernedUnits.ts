import type { RunContext } from '../context.ts';
import type { ListScores } from './scoreTable.ts';

/** Units that some list scores by the indicator with a weight, or holds a gate against, ascending. */
export function concernedUnits({ input }: RunContext, lists: readonly ListScores[], id: string): number[] {
  const units = new Set<number>();
  for (const { enrolled, leaves } of lists) {
    const gated = input.scheme.gates.some(
      ({ lists: only, when }) =>
        (only?.includes(enrolled.list.id) ?? true) && when.reads.some((read) => read.kind === 'lookup' && read.argument === id),
    );
    const own = [...leaves.values()].filter(({ leaf }) => leaf.indicator === id);
    for (const unit of enrolled.members) if (gated || own.some(({ asked }) => asked[unit] === 1)) units.add(unit);
  }
  return [...units].sort((a, b) => a - b);
}
