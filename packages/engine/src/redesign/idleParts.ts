import type { Composite, Weight } from '@kedu/scheme';

/** By path of a leaf, for which classes it or a node above it weighs nothing. */
export type Idle = ReadonlyMap<string, string>;

/**
 * Leaves with a rule for gaps, each with a key of whom it weighs nothing for: a gap there is nobody’s concern, so that its scores differ where the key does.
 *
 * Leaves whose gaps are left to the others (`reweight`) have none: their scores are the same whatever they weigh. Rule: IMPUTE-2. Errors: none.
 */
export function idleOf(tree: Composite): Idle {
  const idle = new Map<string, string>();
  const walk = (node: Composite, above: string): void => {
    for (const part of node.parts) {
      if (part.type === 'addition') continue;
      const own = `${above} ${idleIn(part.weight)}`;
      if (part.type === 'composite') walk(part, own);
      else if (part.missing.rule !== 'reweight') idle.set(part.path, own);
    }
  };
  walk(tree, '');
  return idle;
}

function idleIn(weight: Weight | undefined): string {
  if (!weight) return '';
  const sign = (one: number | 'none'): string => (one === 'none' ? 'none' : String(one > 0));
  const named = Object.entries(weight.byClass).map(([id, one]) => `${id}:${sign(one)}`);
  return [...named.sort(), `else:${weight.otherwise === undefined ? 'none' : sign(weight.otherwise)}`].join();
}
