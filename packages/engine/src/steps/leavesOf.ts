import type { Leaf, Part } from '@kedu/scheme';

/** Leaves of a tree in the order of the file. */
export function leavesOf(part: Part): readonly Leaf[] {
  if (part.type === 'leaf') return [part];
  return part.type === 'composite' ? part.parts.flatMap(leavesOf) : [];
}
