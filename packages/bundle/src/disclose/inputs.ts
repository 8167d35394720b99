import type { CompiledScheme, Part } from '@kedu/scheme';
import { FigureReach } from '../figures/reach.ts';

/** IDs of the indicators that the tree of a list scores. */
export function scoredIn({ trees }: CompiledScheme, list: string): readonly string[] {
  const tree = trees[list];
  return tree ? [...new Set(leavesIn(tree))].sort() : [];
}

/**
 * An indicator with what its formula computes it from: whoever has that has the value.
 *
 * Shape: the ID first. Where a rule names some of the inputs itself, these are enough: one unknown keeps the value unknown. Rule: DISCLOSE-3.
 * Example: inputsOf(scheme, 'per_head', named) → ['per_head', 'investment'].
 */
export function inputsOf(scheme: CompiledScheme, id: string, named: ReadonlySet<string>): readonly string[] {
  const found = [id];
  const reach = new FigureReach(scheme);
  for (let next: string | undefined = id; next !== undefined; next = found[found.indexOf(next) + 1]) {
    const formula = scheme.indicators.find((one) => one.id === next)?.formula;
    const direct = formula ? namesIn(formula.reads, reach.rule(formula)) : [];
    const own = direct.filter((input) => named.has(input));
    for (const input of own.length > 0 ? own : direct) if (!found.includes(input)) found.push(input);
  }
  return found;
}

function leavesIn(part: Part): readonly string[] {
  return part.type === 'composite' ? part.parts.flatMap(leavesIn) : part.type === 'leaf' ? [part.indicator] : [];
}

/** Those of what a rule rests on that it names itself, not what they are made of in turn. */
function namesIn(
  reads: readonly { readonly kind: string; readonly name: string; readonly argument?: string }[],
  reach: ReadonlyMap<string, boolean>,
): readonly string[] {
  const names = new Set(reads.map((read) => (read.kind === 'variable' ? read.name : (read.argument ?? ''))));
  return [...reach.keys()].filter((id) => names.has(id));
}
