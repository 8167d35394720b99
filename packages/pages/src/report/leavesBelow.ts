import type { Leaf, Part } from '@kedu/scheme';

/** The parts of a tree that score an indicator, in its order. */
export function leavesBelow(part: Part): readonly Leaf[] {
  if (part.type === 'leaf') return [part];
  return part.type === 'composite' ? part.parts.flatMap(leavesBelow) : [];
}
