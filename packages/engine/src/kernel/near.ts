import type { Rounding } from '@kedu/model';
import type { LeafForm } from './form.ts';
import type { LeafPlan, NodePlan, SweepPlan } from './plan.ts';

/** A leaf of a bunch: what it is in quanta before bounds and rounding. */
export interface NearLeaf {
  /** Centre (or height, where it is bent), slope, rise, lowest and highest, for one profile after the other. */
  readonly constants: Float64Array;
  /** Bytes from one profile to the next; 0 where all are alike. */
  readonly step: number;
  /** First and last point, number of knots and whether bounds hold nothing back (words), then value and change of slope of each knot; absent for a straight line. */
  readonly bent?: Float64Array | undefined;
  /** Profiles for which it has no result at all. */
  readonly isNowhere: (profile: number) => boolean;
  /** Whether bounds hold nothing back: scores of all its points lie between them. */
  readonly isWithin: boolean;
  /** Bounds in quanta. */
  readonly floor: number;
  readonly cap: number;
}

/** How quanta of leaves stand before they are rounded: behind the point no more bits are left than tell a tie of the reference from what is none. */
export interface NearGrid {
  /** 1.5 × 2^k: numbers that are added to it keep a fixed number of bits behind the point. */
  readonly base: number;
  readonly bias: number;
  /** Square of the distance from the nearest whole number that leaves open on which side of a tie the reference is. */
  readonly doubt: number;
  /** The same over the lower 32 bits of such a number: the first is added, of the second's bits 0 is left where it is open. Undefined where more bits than these lie behind the point. */
  readonly open?: { readonly added: number; readonly bits: number } | undefined;
}

/** Bits behind the point by places of the rounding: 2^−bits lies between 0.7 and 1.9 of the 5·10^(places − 11) quanta within which a score is a tie (QNT-5). */
const GRID_BITS = [34, 31, 27, 24, 21, 17, 14] as const;
/** Beyond, float64 does not tell scores from ties well enough. */
const LARGEST_SCORE = 2000;
const SLOPES = { least: 1e-80, most: 1e80 } as const;
/** Of a quantum at 10^places: what a line may be off. */
const DUST = 2.5e-12;
const EPSILON = Number.EPSILON / 2;

/** What rounding by halves asks of sums with the base: a tie is moved by one bit to where it goes. Undefined for other rules, or too many places. */
export function nearGrid({ places, rule }: Rounding): NearGrid | undefined {
  const bits = GRID_BITS[places];
  if (bits === undefined || !rule.startsWith('half')) return undefined;
  const bit = 1 / powerOfTwo(bits);
  const bias = rule === 'half_up' ? bit : rule === 'half_down' ? -bit : 0;
  const isEven = rule === 'half_even';
  const distance = isEven ? 0.5 - bit : 0.5;
  const half = powerOfTwo(bits - 1);
  // One bit below a tie and one above it: from the first on, 0 and 2.
  const open = { added: (isEven ? 1 : 0) - half, bits: 2 * half - (isEven ? 3 : 1) };
  return { base: 1.5 * powerOfTwo(52 - bits), bias, doubt: distance * distance, open: bits <= 32 ? open : undefined };
}

function powerOfTwo(exponent: number): number {
  let power = 1;
  for (let k = 0; k < exponent; k += 1) power *= 2;
  return power;
}

/** A leaf as a line, or as lines that meet at knots; undefined where sizes do not allow it. Rule: KERNEL-14. Errors: none. */
export function nearLeafOf(leaf: LeafPlan, form: LeafForm, profiles: number, rounding: Rounding): NearLeaf | undefined {
  const grid = nearGrid(rounding);
  const power = Number(`1e${rounding.places}`);
  const floor = wholeOf(leaf.floor * power);
  const cap = wholeOf(leaf.cap * power);
  if (!grid || form.kind === 3 || leaf.missing !== 'reweight' || floor === undefined || cap === undefined || floor > cap) return undefined;
  if (Math.max(Math.abs(leaf.floor), Math.abs(leaf.cap)) > LARGEST_SCORE || (rounding.rule !== 'half_even' && floor < 0)) return undefined;
  const bounds = [grid.base + floor + grid.bias, grid.base + cap + grid.bias] as const;
  if (form.kind === 2) {
    const isWithin = form.constants.every((score, k) => k % 4 !== 2 || (score >= leaf.floor && score <= leaf.cap));
    const bent = bentOf(form.constants, power, isWithin);
    if (!bent) return undefined;
    const constants = Float64Array.of(bent.height, bent.slope, grid.base + bent.rise + grid.bias, ...bounds);
    return { constants, step: 0, bent: bent.knots, isNowhere: () => false, isWithin, floor, cap };
  }
  const rows = Array.from({ length: form.step === 0 ? 1 : profiles }, (_, p) => rowOf(form, p, power));
  if (!rows.every((row) => row !== undefined)) return undefined;
  return {
    constants: Float64Array.from(rows.flatMap(({ centre, slope, rise }) => [centre, slope, grid.base + rise + grid.bias, ...bounds])),
    step: form.step === 0 ? 0 : 40,
    isNowhere: (profile) => Number.isNaN(rows[form.step === 0 ? 0 : profile]?.slope),
    isWithin: false,
    floor,
    cap,
  };
}

interface Row {
  readonly centre: number;
  readonly slope: number;
  readonly rise: number;
}

/** slope × (x − centre) + rise, with a whole rise, so that nothing is lost before bits are cut off. */
function rowOf(form: LeafForm, profile: number, power: number): Row | undefined {
  const at = (profile * form.step) / 8;
  const [a, b, centre, d] = form.constants.subarray(at, at + 4) as unknown as [number, number, number, number];
  const slope = (power * b) / d;
  if (Number.isNaN(a + b + centre + d + slope)) return { centre: 0, slope: Number.NaN, rise: 0 };
  const rise = wholeOf(power * a);
  const size = Math.abs(slope);
  const isSound = (size === 0 || (size >= SLOPES.least && size <= SLOPES.most)) && Math.max(Math.abs(b), Math.abs(d)) <= SLOPES.most;
  return rise === undefined || !isSound || Math.abs(a) > LARGEST_SCORE || Math.abs(centre) > SLOPES.most
    ? undefined
    : { centre, slope, rise };
}

/** The whole number that is meant. */
function wholeOf(quanta: number): number | undefined {
  const whole = Math.round(quanta);
  return Math.abs(quanta - whole) <= 1e-11 * Math.max(1, Math.abs(whole) * 1e-3) ? whole + 0 : undefined;
}

/**
 * Between the first and the last point: slope of the first line, then at each point between by how much it changes. A height that is a whole number of quanta, the
 * dust of its sum aside, is all rise, which costs nothing to add; sizes that pass for lines at all keep it below a 50th of what it is added to.
 */
function bentOf(
  form: Float64Array,
  power: number,
  isWithin: boolean,
): { readonly slope: number; readonly height: number; readonly rise: number; readonly knots: Float64Array } | undefined {
  const count = form[0] as number;
  if (count < 2 || !form.subarray(0, 1 + 4 * count).every(Number.isFinite)) return undefined;
  const at = (k: number) => form.subarray(1 + 4 * k, 5 + 4 * k) as unknown as readonly [number, number, number, number];
  const slopes = Array.from({ length: count - 1 }, (_, k) => (power * at(k)[2]) / at(k)[3]);
  const [first, firstScore] = at(0);
  const [last] = at(count - 1);
  const slope = slopes[0] as number;
  const knots = slopes.slice(1).map((own, k) => [at(k + 1)[0], own - (slopes[k] as number)] as const);
  const height = power * firstScore - slope * first - knots.reduce((sum, [value, change]) => sum + value * change, 0);
  const reach = Math.max(Math.abs(first), Math.abs(last));
  const size =
    Math.abs(power * firstScore) + 2 * Math.abs(slope) * reach + 2 * knots.reduce((sum, [, change]) => sum + Math.abs(change) * reach, 0);
  if (!((count + 6) * 2 * EPSILON * size <= DUST * power)) return undefined;
  const table = Float64Array.of(first, last, 0, ...knots.flat());
  new Uint32Array(table.buffer).set([knots.length, isWithin ? 1 : 0], 4);
  const rise = Math.round(height) + 0;
  const isWhole = Math.abs(height - rise) <= 4 * EPSILON * size && (count + 8) * 2 * EPSILON * size <= DUST * power;
  return isWhole ? { slope, height: 0, rise, knots: table } : { slope, height, rise: 0, knots: table };
}

/** How far totals may be off, as a score, and how large they may be: of all that the exact tree does otherwise, tidying moves most (QNT-5). */
export interface NearTotals {
  readonly error: number;
  readonly size: number;
}

/** Bounds for the totals of a plan; undefined where weights are too far apart to say. Rule: KERNEL-14. */
export function nearTotalsOf(plan: SweepPlan): NearTotals | undefined {
  const { leaves, nodes } = plan;
  if (![...leaves, ...nodes].every(({ weight }) => weight.every((own) => !(own > 0) || (own >= 1e-100 && own <= 1e100)))) return undefined;
  const top = nodes[nodes.length - 1] as NodePlan;
  if (top.aggregate === 'sum' && top.weights === 'points_of_total' && !top.weight.every((own) => own > 0)) return undefined;
  const bounds: NearTotals[] = [];
  for (const node of nodes) {
    const below = Array.from(node.children, (child): NearTotals => {
      if (child < 0) return bounds[-1 - child] as NearTotals;
      const { floor, cap } = leaves[child] as LeafPlan;
      return { error: 0, size: Math.max(Math.abs(floor), Math.abs(cap)) };
    });
    const gain = gainOf(plan, node);
    const size = gain * Math.max(...below.map((part) => part.size));
    const dust = 8 * (node.children.length + 8) * EPSILON * size;
    bounds.push({ size, error: gain * Math.max(...below.map((part) => part.error)) + Math.max(1e-11, 1e-14 * size) + dust });
  }
  const root = bounds[bounds.length - 1] as NearTotals;
  return root.size < 9e4 && root.error < 1e-6 ? root : undefined;
}

/** By how much a node can be larger than its parts. */
function gainOf({ leaves, nodes, profiles }: SweepPlan, node: NodePlan): number {
  if (node.aggregate === 'arithmetic') return 1;
  let most = 1;
  for (let p = 0; p < profiles; p += 1) {
    let sum = 0;
    for (const child of node.children) {
      const own = ((child < 0 ? nodes[-1 - child] : leaves[child]) as NodePlan).weight[p] as number;
      if (own > 0) sum += own;
    }
    most = Math.max(most, sum / fullWeight(node, p));
  }
  return most;
}

/** Sum of weights at which a sum gives 100; 1 where the node counts for nothing. */
export function fullWeight({ weights, weight }: NodePlan, profile: number): number {
  const full = weights === 'points_of_total' ? (weight[profile] as number) : 100;
  return full > 0 ? full : 1;
}
