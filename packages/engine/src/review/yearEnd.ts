import { missingReason } from '@kedu/model';
import { type Composite, type CompiledScheme, type Leaf, weightFor } from '@kedu/scheme';
import type { Assessment, ListResult } from '../result.ts';
import type { ListReviews } from './listReviews.ts';
import { rankedUnits } from './listScores.ts';
import { FEWEST_RANKED, type PartEffect, type WeightEffects, weightEffects } from './weightEffects.ts';

export const REVIEW_KINDS = ['redundant', 'against', 'no_effect', 'at_top', 'idle', 'outweighs', 'source_late', 'gaps'] as const;
/** What a run showed of a part that next year's scheme could mend. */
export type ReviewKind = (typeof REVIEW_KINDS)[number];

/** One proposed change of next year's scheme, with the figures that speak for it. */
export interface ReviewFinding {
  readonly kind: ReviewKind;
  readonly list: string;
  readonly path: string;
  /** The other part of a pair; '' for none. */
  readonly other: string;
  /** `r`, `units`, `of`, `share`, `score`, `nominal`, `effective`, as the kind has them. */
  readonly figures: Readonly<Record<string, number>>;
}

/** Share of the units at the highest score from which a part no longer tells them apart. */
const AT_TOP = 0.9;
/** Share of gaps from which the source of an indicator is in question. */
const MANY_GAPS = 0.2;
/** An idle part: at least so many points, and at most this share of them in effect. */
const IDLE_POINTS = 5;
const IDLE_SHARE = 0.2;
/** A part that outweighs: at least so many times, and so many points, what it was meant to count. */
const TIMES = 2;
const POINTS_OVER = 10;

/**
 * What a run showed that next year's scheme could mend: parts that repeat or fight each other, that tell nobody apart, in which nearly all stand at the top, whose
 * effect is far from their weight, whose source was late or left gaps.
 *
 * Shape: lists in the order of the run; in each the kinds in their order, then parts in the order of the tree. Nothing is decided here: each finding is
 * a proposal with its figures. `effectsOf` gives effects that are known already. Rule: WEIGH-24 (docs/spec/weigh.md), A16. Errors: none.
 */
export function reviewRun(
  scheme: CompiledScheme,
  { lists, values }: Pick<Assessment, 'lists' | 'values'>,
  effectsOf: ListReviews['effectsOf'] = weightEffects,
): readonly ReviewFinding[] {
  return lists.flatMap((list) => {
    const tree = scheme.trees[list.list];
    if (!tree) return [];
    const effects = effectsOf(tree, list);
    const found = (kind: ReviewKind, path: string, figures: ReviewFinding['figures'], other = ''): ReviewFinding => ({
      kind,
      list: list.list,
      path,
      other,
      figures,
    });
    const leaves = leavesOf(tree, list);
    const pairs = effects.pairs.map(({ kind, one, other, r, units }) => found(kind, one, { r, units }, other));
    const same = effects.parts
      .filter(({ type, noEffect, nominal, units }) => type === 'leaf' && noEffect && nominal > 0 && concernsMost(units, effects))
      .map(({ path, units, mean }) => found('no_effect', path, { units, score: mean }));
    const gaps = leaves.map((one) => ({ leaf: one.leaf, ...gapsOf(one, list, values) }));
    const findings = [
      ...pairs,
      ...same,
      ...leaves.flatMap(({ leaf: { path } }) => atTop(path, list, effects).map((figures) => found('at_top', path, figures))),
      ...effects.parts.flatMap((part) => farOff(part, effects).map(([kind, figures]) => found(kind, part.path, figures))),
      ...gaps.filter(({ late }) => late > 0).map(({ leaf, late, of }) => found('source_late', leaf.path, { units: late, of })),
      ...gaps
        .filter(({ missing, late, of }) => of > 0 && (missing - late) / of >= MANY_GAPS)
        .map(({ leaf, missing, late, of }) => found('gaps', leaf.path, { units: missing - late, of, share: (missing - late) / of })),
    ];
    return REVIEW_KINDS.flatMap((kind) => findings.filter((one) => one.kind === kind));
  });
}

/** Leaves of a tree with the members of the list to whom they and all above them give a weight. */
function leavesOf(
  node: Composite,
  list: Pick<ListResult, 'members' | 'classes' | 'overlays'>,
  above: readonly number[] = [...list.members.keys()],
): readonly ConcernedLeaf[] {
  const { classes, overlays } = list;
  return node.parts.flatMap((part): readonly ConcernedLeaf[] => {
    if (part.type === 'addition') return [];
    const { weight } = part;
    const concerned = above.filter(
      (k) => weight && (weightFor(weight, { class: classes[k] as string, overlays: overlays[k] as readonly string[] }) ?? 0) > 0,
    );
    return part.type === 'leaf' ? [{ leaf: part, concerned }] : leavesOf(part, list, concerned);
  });
}

interface ConcernedLeaf {
  readonly leaf: Leaf;
  /** Positions among the members of the list. */
  readonly concerned: readonly number[];
}

/** A part of half of the units or fewer may well be the same for all of them: a value that a region shares. */
function concernsMost(units: number, { ranked }: WeightEffects): boolean {
  return units >= FEWEST_RANKED && units * 2 > ranked;
}

/** Nearly all, but not all, share the highest score. */
function atTop(path: string, list: ListResult, effects: WeightEffects): readonly ReviewFinding['figures'][] {
  const score = list.parts.get(path)?.score;
  if (!score || effects.tooFew) return [];
  const scores = rankedUnits(list).flatMap((unit) => (score.missing[unit] === 0 ? [score.values[unit] as number] : []));
  const top = scores.reduce((most, x) => Math.max(most, x), Number.NEGATIVE_INFINITY);
  const units = scores.filter((x) => x === top).length;
  const share = units / scores.length;
  return units < scores.length && share >= AT_TOP && concernsMost(scores.length, effects)
    ? [{ units, of: scores.length, share, score: top }]
    : [];
}

function farOff(
  { type, nominal, effective, noEffect, units }: PartEffect,
  effects: WeightEffects,
): readonly (readonly [ReviewKind, ReviewFinding['figures']])[] {
  if (type === 'addition' || Number.isNaN(effective) || noEffect || !concernsMost(units, effects)) return [];
  const points = effective * 100;
  if (nominal >= IDLE_POINTS && Math.abs(points) <= nominal * IDLE_SHARE) return [['idle', { nominal, effective: points }]];
  if (points >= nominal * TIMES && points - nominal >= POINTS_OVER) return [['outweighs', { nominal, effective: points }]];
  return [];
}

/** Gaps of an indicator among the members of a list whom the part concerns and to whom it applies. */
function gapsOf(
  { leaf: { indicator }, concerned }: ConcernedLeaf,
  { members }: ListResult,
  values: Assessment['values'],
): { readonly of: number; readonly missing: number; readonly late: number } {
  const value = values.get(indicator);
  const reasons = value ? concerned.map((k) => missingReason(value.missing[members[k] as number] as number)) : [];
  const due = reasons.filter((reason) => reason !== 'not_applicable' && reason !== 'not_due');
  return {
    of: due.length,
    missing: due.filter((reason) => reason !== undefined).length,
    late: due.filter((reason) => reason === 'source_late').length,
  };
}
