import type { Addition, Part } from '@kedu/scheme';

/** Tables of bonuses and deductions of a tree, wherever they stand in it, in the order of the file. */
export function additionsOf(part: Part): readonly Addition[] {
  if (part.type === 'addition') return [part];
  return part.type === 'composite' ? part.parts.flatMap(additionsOf) : [];
}
