import type { ListScores } from '@kedu/engine';
import { quantaToNumber, type Rounding } from '@kedu/model';
import type { Composite, Part } from '@kedu/scheme';
import type { ShownList } from './shownLists.ts';

export interface Bounds {
  readonly low: number;
  readonly high: number;
}

/** Aggregates by which a node compares units, whatever its parts are. */
const AMONG_UNITS: readonly string[] = ['copeland', 'borda', 'topsis'];
/** Missing rules by which a node without parts that count has no score of its own. */
const NOT_FILLED: readonly string[] = ['reweight', 'refuse'];
const ANY_SCORE: Bounds = { low: 0, high: 100 };
/** Shares of weights, without the dust of decimals that were published. */
const DUST = 1e-6;

/** A part below a node, as it counts for a unit. */
interface Counting {
  readonly declared: number;
  /** As it is published; NaN where it is blank. */
  readonly weight: number;
  readonly bounds: Bounds;
  /** Whether its score is shown: then it counts; a blank one may or may not. */
  readonly isShown: boolean;
}

interface Rounded {
  readonly part?: Rounding | undefined;
  readonly indicator?: Rounding | undefined;
}

/**
 * Between what the score of a node can lie by what is shown below it: scores and weights of parts where they are shown, else the bounds of their methods.
 *
 * Shape: one unit. Units: 0 to 100, wider where methods are. Missing: undefined where nothing below it can count. Rule: VERIFY-20, AGG-3 to AGG-5; the other way round than DISCLOSE-12. Errors: none.
 * Example: parts of 60 and 40, the first shown with 80, the other withheld and 0 to 100 → 48 to 88.
 */
export function nodeBounds(list: ShownList, scores: ListScores, rounding: Rounded, node: Composite, unit: number): Bounds | undefined {
  const parts = node.parts.flatMap((part) => counting(list, scores, rounding, part, unit));
  if (parts.length === 0) return undefined;
  const all = hullOf(parts.map(({ bounds }) => bounds));
  const { low, high } = aggregated(list, scores, node, unit, parts, all);
  const isFilled = !NOT_FILLED.includes(node.missing.rule) && parts.every(({ isShown }) => !isShown);
  const scale = scaleOf(list, node, unit);
  const slack = quantum(rounding.indicator) + (quantum(rounding.part) * parts.length * 100) / (scale > 0 ? scale : 1) + DUST;
  return { low: (isFilled ? Math.min(0, low) : low) - slack, high: (isFilled ? Math.max(100, high) : high) + slack };
}

/**
 * Between what the weight of a part that is shown can lie: what counts of its node adds up to the scale of the node, and all keep the ratio that the scheme states.
 *
 * Shape: one unit. Units: points on the scale of the node above. Missing: undefined where the scale is not shown, or the part has no score. Rule: VERIFY-20, AGG-4. Errors: none.
 * Example: stated 30, 30 and 40, the last blank → 30 to 50 for the first; the second has what the first has.
 */
export function weightBounds(list: ShownList, scores: ListScores, rounding: Rounded, place: PartPlace): Bounds | undefined {
  const { node, path, unit } = place;
  const scale = scaleOf(list, node, unit);
  const parts = node.parts.flatMap((part) => counting(list, scores, rounding, part, unit).map((one) => ({ ...one, path: part.path })));
  const [own, first] = [parts.find((part) => part.path === path), parts.find(({ isShown }) => isShown)];
  if (!own?.isShown || !first || !(scale > 0)) return undefined;
  const given = (total: number): number => (own.declared * scale) / total;
  const around = (low: number, high: number): Bounds => ({ low: low * (1 - DUST), high: high * (1 + DUST) });
  if (node.aggregate.every(({ name }) => name === 'sum')) {
    const full = given(scores.composites.get(node.path)?.full[unit] ?? Number.NaN);
    return full > 0 ? around(full, full) : undefined;
  }
  if (first.path !== path && first.weight > 0) {
    const tied = (first.weight * own.declared) / first.declared;
    return around(tied, tied);
  }
  const known = sum(parts.filter(({ isShown }) => isShown).map(({ declared }) => declared));
  return around(given(sum(parts.map(({ declared }) => declared))), given(known));
}

/** A part of a node, of one unit. */
interface PartPlace {
  readonly node: Composite;
  readonly path: string;
  readonly unit: number;
}

function counting(list: ShownList, scores: ListScores, rounding: Rounded, part: Part, unit: number): readonly Counting[] {
  if (part.type === 'addition') return [];
  const own = part.type === 'leaf' ? scores.leaves.get(part.path) : scores.composites.get(part.path);
  const declared = own?.declared[unit] ?? Number.NaN;
  if (!(declared > 0)) return [];
  const shown = list.result.parts.get(part.path);
  const score = shown?.score.values[unit] ?? Number.NaN;
  if (list.isShown(part.path, unit)) {
    // Who has no row of a part has no score in it.
    if (Number.isNaN(score)) return [];
    return [{ declared, weight: shown?.weight[unit] ?? Number.NaN, bounds: { low: score, high: score }, isShown: true }];
  }
  const bounds = part.type === 'leaf' ? leafBounds(scores, part.path) : nodeBounds(list, scores, rounding, part, unit);
  return bounds ? [{ declared, weight: Number.NaN, bounds, isShown: false }] : [];
}

/** What a missing rule puts in the place of a gap may be nought. */
function leafBounds(scores: ListScores, path: string): Bounds {
  const { floor, cap } = scores.leaves.get(path) ?? { floor: Number.NEGATIVE_INFINITY, cap: Number.POSITIVE_INFINITY };
  return { low: Math.min(0, floor), high: Math.max(0, cap) };
}

function aggregated(list: ShownList, scores: ListScores, node: Composite, unit: number, parts: readonly Counting[], all: Bounds): Bounds {
  if (node.aggregate.every(({ name }) => name === 'arithmetic')) return meanOf(parts, all, scaleOf(list, node, unit));
  if (node.aggregate.every(({ name }) => name === 'sum')) return sumOf(parts, scores.composites.get(node.path)?.full[unit] ?? Number.NaN);
  if (node.aggregate.every(({ name }) => name === 'worst'))
    return { low: all.low, high: Math.min(all.high, ...parts.flatMap(({ isShown, bounds }) => (isShown ? [bounds.high] : []))) };
  const among = node.aggregate.some(({ name }) => AMONG_UNITS.includes(name) || name === 'sum');
  return among ? hullOf([all, ANY_SCORE]) : { low: Math.min(0, all.low), high: all.high };
}

/** A weighted mean: parts that are shown by their weights, what is left by the least and the most of the others. AGG-4. */
function meanOf(parts: readonly Counting[], all: Bounds, scale: number): Bounds {
  const [shown, blank] = [parts.filter(({ isShown }) => isShown), parts.filter(({ isShown }) => !isShown)];
  if (shown.length === 0) return all;
  const known = sum(shown.map(({ declared }) => declared));
  const most = known + sum(blank.map(({ declared }) => declared));
  const [{ declared, weight } = { declared: 0, weight: 0 }] = shown;
  // The weights of what counts are put on the scale of the node: those of one part tell how much counts.
  const told = (declared * scale) / weight;
  const totals = told >= known * (1 - DUST) && told <= most * (1 + DUST) ? [Math.min(most, Math.max(known, told))] : [known, most];
  const points = sum(shown.map((part) => part.declared * part.bounds.low));
  const others = hullOf(blank.map(({ bounds }) => bounds));
  return hullOf(
    totals.map((total) => {
      const left = total - known <= DUST * total ? 0 : total - known;
      const rest = (bound: number): number => (left === 0 ? 0 : left * bound);
      return { low: (points + rest(others.low)) / total, high: (points + rest(others.high)) / total };
    }),
  );
}

/** A sum of which nobody knows what counts: a blank part may add nothing. AGG-SUM. */
function sumOf(parts: readonly Counting[], full: number): Bounds {
  if (!(full > 0)) return { low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY };
  const side = (of: (bounds: Bounds) => number, limit: (value: number) => number): number =>
    sum(parts.map(({ declared, bounds, isShown }) => declared * (isShown ? bounds.low : limit(of(bounds))))) / full;
  return {
    low: side(
      ({ low }) => low,
      (x) => Math.min(0, x),
    ),
    high: side(
      ({ high }) => high,
      (x) => Math.max(0, x),
    ),
  };
}

/** To what the weights of the parts of a node add up; NaN where its own points are not shown. AGG-3. */
function scaleOf({ result }: ShownList, node: Composite, unit: number): number {
  if (node.weights !== 'points_of_total' || node.path === '') return 100;
  return result.parts.get(node.path)?.weight[unit] ?? Number.NaN;
}

function hullOf(all: readonly Bounds[]): Bounds {
  return { low: Math.min(...all.map(({ low }) => low)), high: Math.max(...all.map(({ high }) => high)) };
}

function quantum(rounding: Rounding | undefined): number {
  return rounding ? quantaToNumber(1, rounding.places) : 0;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
