import type { ListResult } from '@kedu/engine';
import { type LocalizedText, quantise } from '@kedu/model';
import type { Addition, CompiledScheme, Part } from '@kedu/scheme';

/** What makes a step that is no part, addition or gate (REPORT-9). */
export type RestReason = 'rounding' | 'aggregate' | 'outside' | 'addition';

/** One step from 100 to the score, in quanta of the total. */
export interface WaterfallStep {
  readonly kind: 'part' | 'addition' | 'gate' | 'rest';
  readonly title?: LocalizedText | undefined;
  readonly because?: RestReason | undefined;
  /** Path of a part or addition. */
  readonly path?: string | undefined;
  /** Negative is a loss. */
  readonly by: number;
  /** Before and after the step. */
  readonly from: number;
  readonly to: number;
}

/**
 * The steps from 100 to the score of a member: what each part right below the root loses, what events add, what gates take.
 *
 * Shape: steps in the order of the scheme; undefined for a member without a score. Units: quanta of the scheme's total; `by` of all steps
 * plus 100 is the score exactly. Parts that lose nothing are steps of 0. Rule: REPORT-9.
 * Errors: none. Example: weights 60 and 40 with 80 and 90 → 100 − 12 − 4 = 84.
 */
export function waterfall(scheme: CompiledScheme, list: ListResult, member: number): readonly WaterfallStep[] | undefined {
  const tree = scheme.trees[list.list];
  const unit = list.members[member];
  const final = list.score[member] as number;
  if (!tree || unit === undefined || Number.isNaN(final)) return undefined;
  const total = scheme.rounding.total;
  const steps: WaterfallStep[] = [];
  let at = quantise(100, total);
  const add = (step: Omit<WaterfallStep, 'from' | 'to'>): void => {
    steps.push({ ...step, from: at, to: at + step.by });
    at += step.by;
  };
  let weights = 0;
  for (const part of tree.parts) {
    const result = list.parts.get(part.path);
    const weight = part.type === 'addition' ? 0 : (result?.weight[unit] ?? 0);
    if (!result || weight === 0) continue;
    weights += weight;
    const points = result.points.values[unit] as number;
    const lost = Number.isNaN(points) ? weight : weight - points;
    add({ kind: 'part', title: part.title, path: part.path, by: 0 - quantise(lost, total) });
  }
  const additive = tree.aggregate.every(({ name }) => name === 'arithmetic') || tree.aggregate.every(({ name }) => name === 'sum');
  rest((list.points[member] as number) - at, additive ? (Math.abs(weights - 100) > 1e-6 ? 'outside' : 'rounding') : 'aggregate');

  const effects = list.gateEffects.filter((effect) => effect.unit === unit && effect.scoreTo !== undefined);
  const beforeGates = effects[0]?.scoreFrom ?? final;
  for (const addition of additionsOf(tree)) {
    const by = quantise(list.parts.get(addition.path)?.score.values[unit] ?? 0, total);
    if (by !== 0) add({ kind: 'addition', title: addition.title, path: addition.path, by });
  }
  rest(beforeGates - at, 'addition');
  for (const { gate, scoreFrom = at, scoreTo = at } of effects)
    add({ kind: 'gate', title: scheme.gates[gate]?.title, by: scoreTo - scoreFrom });
  rest(final - at, 'rounding');
  return steps;

  function rest(by: number, because: RestReason): void {
    if (by !== 0) add({ kind: 'rest', because, by });
  }
}

function additionsOf(part: Part): readonly Addition[] {
  if (part.type === 'addition') return [part];
  return part.type === 'composite' ? part.parts.flatMap(additionsOf) : [];
}

/** One part in the tree of a unit, with what it keeps from the whole. */
export interface PartLoss {
  readonly part: Part;
  readonly depth: number;
  /** Score 0–100; NaN where missing. */
  readonly score: number;
  /** Points of the whole that the part stands for, 0–100. */
  readonly share: number;
  /** Of them, lost: share × (100 − score) ÷ 100; exact where the parts above are weighted means. */
  readonly lost: number;
}

/** Every part that counts for a unit, in the order of the tree, with its share of the whole and its loss. */
export function partLosses(scheme: CompiledScheme, list: ListResult, unit: number): readonly PartLoss[] {
  const tree = scheme.trees[list.list];
  const rows: PartLoss[] = [];
  const visit = (part: Part, depth: number, share: number): void => {
    if (part.type === 'addition') return;
    if (depth >= 0) {
      const score = list.parts.get(part.path)?.score.values[unit] ?? Number.NaN;
      rows.push({ part, depth, score, share, lost: Number.isNaN(score) ? Number.NaN : (share * (100 - score)) / 100 });
    }
    if (part.type !== 'composite') return;
    const weights = part.parts.map((child) => (child.type === 'addition' ? 0 : (list.parts.get(child.path)?.weight[unit] ?? 0)));
    const sum = weights.reduce((a, b) => a + b, 0);
    part.parts.forEach((child, i) => {
      const weight = weights[i] as number;
      if (weight > 0) visit(child, depth + 1, (share * weight) / sum);
    });
  };
  if (tree) visit(tree, -1, 100);
  return rows;
}
