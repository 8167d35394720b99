import type { DesignChoiceKind } from '@kedu/engine';
import type { LocalizedText } from '@kedu/model';
import { type CompiledScheme, type Composite, type DesignRule, type Leaf, type Part, weighed } from '@kedu/scheme';

/** One decision of the designer of a list. */
export interface Choice {
  readonly id: string;
  readonly kind: DesignChoiceKind;
  /** Path of the part or ID of the indicator that it is about; '' for the whole list. */
  readonly about: string;
  readonly title?: LocalizedText | undefined;
  /** How many ways there are, the scheme’s own first; absent for a weight. */
  readonly ways?: number | undefined;
}

/**
 * What of a list could have been decided otherwise: the weight of every part that has siblings, then what `design:` names, as far as the list holds it.
 *
 * Shape: weights in the order of the tree. Rule: DESIGN-3. Errors: none.
 * Example: two parts of the first level with two leaves each, width 20 % → six choices of kind weight.
 */
export function choicesOf(scheme: CompiledScheme, tree: Composite, rule: DesignRule, members: number): readonly Choice[] {
  const leaves = leavesOf(tree);
  const weights = rule.width > 0 ? weightsOf(tree) : [];
  const methods = [...rule.methods].flatMap(([indicator, { length }]): Choice[] => {
    if (!leaves.some((leaf) => leaf.indicator === indicator)) return [];
    return [
      {
        id: `method:${indicator}`,
        kind: 'method',
        about: indicator,
        title: scheme.indicators.find(({ id }) => id === indicator)?.title,
        ways: length + 1,
      },
    ];
  });
  const whole = (kind: DesignChoiceKind, others: number): readonly Choice[] =>
    others === 0 ? [] : [{ id: kind, kind, about: '', ways: others + 1 }];
  return [
    ...weights,
    ...methods,
    ...whole('peers', rule.leaveOneOut ? members : 0),
    ...whole('bounds', rule.bounds ? 1 : 0),
    ...whole('rounding', rule.rounding.length),
    ...whole('missing', rule.missing.length),
    ...whole('aggregate', rule.aggregates.length),
  ];
}

function weightsOf(node: Composite): readonly Choice[] {
  const parts = weighed(node.parts);
  return parts.flatMap((part) => [
    ...(parts.length > 1 ? [{ id: `weight:${part.path}`, kind: 'weight' as const, about: part.path, title: part.title }] : []),
    ...(part.type === 'composite' ? weightsOf(part) : []),
  ]);
}

/** Leaves of a tree in the order of the file. */
export function leavesOf(part: Part): readonly Leaf[] {
  if (part.type === 'leaf') return [part];
  return part.type === 'composite' ? part.parts.flatMap(leavesOf) : [];
}
