import type { UnitRegister } from '@kedu/model';
import { type CompiledScheme, DEFAULT_UNCERTAINTY, type Part } from '@kedu/scheme';

/** How many values the errors of a run ask to be drawn, at most: draws × units × leaves of the largest tree; 0 for a scheme in which nothing states an error. */
export function valuesToDraw({ indicators, trees, uncertainty }: CompiledScheme, { versions }: UnitRegister): number {
  if (!indicators.some(({ error }) => error !== undefined)) return 0;
  const leaves = Math.max(0, ...Object.values(trees).map(leavesIn));
  return (uncertainty ?? DEFAULT_UNCERTAINTY).draws * versions.length * leaves;
}

function leavesIn(part: Part): number {
  if (part.type !== 'composite') return part.type === 'leaf' ? 1 : 0;
  return part.parts.reduce((sum, one) => sum + leavesIn(one), 0);
}
