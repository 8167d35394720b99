import { missingCode, type Rounding } from '@kedu/model';
import { roundedScore, roundsNear, tens } from './exact.ts';
import { FORMULAS, type FormulaRun, type Reading } from './formulas.ts';
import { orderOf } from './order.ts';
import type { LeafPlan, SweepData, SweepParam } from './plan.ts';

/** Why a part has no score, as far as a rule asks (IMPUTE-2); 0 is present. */
export const LEFT_OUT = 1; // not applicable or not due: nobody is charged
export const CHARGED = 2; // overdue or withheld: zero and refuse act
export const OTHER = 3; // late source, no result of a formula: refuse acts
/** Added where a rule refuses. */
export const REFUSED = 4;

/** A leaf over the units of a block; its arrays are moved from block to block. */
export interface LeafBlock {
  readonly plan: LeafPlan;
  readonly run: FormulaRun;
  readonly gaps: Uint8Array | undefined;
  /** Of each unit of the block: 0 where there is a score. */
  readonly state: Uint8Array;
  /** By profile: 1 where a gap is anybody's concern. */
  readonly asked: Uint8Array;
  readonly rounding: Rounding | undefined;
  /** 10^places where far from a tie a float product rounds rightly; else 0. */
  readonly scale: number;
  /** Columns that must hold a number, or there is no result. */
  readonly needed: readonly Reading[];
  /** Whether the scores of all units are kept, so that a block writes to its own place. */
  readonly isKept: boolean;
}

export interface LeafBlockInput {
  readonly plan: LeafPlan;
  readonly data: SweepData;
  readonly asked: Uint8Array;
  readonly rounding: Rounding | undefined;
  readonly size: number;
  readonly kept: Float64Array | undefined;
}

export function leafBlock({ plan, data, asked, rounding, size, kept }: LeafBlockInput): LeafBlock {
  const params = plan.params.map((param): Reading => readingOf(param, data));
  const table = plan.params.find((param) => param.by === 'points');
  const isSmall = Math.abs(plan.floor) < 1e5 && Math.abs(plan.cap) < 1e5;
  return {
    plan,
    run: {
      values: data.values[plan.column] as Float64Array,
      from: 0,
      count: 0,
      params,
      points: table ? table.points : [],
      order: orderOf(plan),
      table: undefined,
      higher: plan.better === 'higher',
      cap: plan.cap,
      scores: kept ?? new Float64Array(size),
      at: 0,
    },
    gaps: data.gaps[plan.column],
    state: new Uint8Array(size),
    asked,
    rounding,
    scale: rounding && isSmall && roundsNear(rounding) ? tens(rounding.places) : 0,
    needed: params.filter((_, k) => plan.params[k]?.by === 'unit'),
    isKept: kept !== undefined,
  };
}

function readingOf(param: SweepParam, data: SweepData): Reading {
  const [values, isColumn] = param.by === 'unit' ? [data.values[param.column] as Float64Array, true] : [profileValues(param), false];
  return { values, isColumn, at: 0, alike: Number.NaN };
}

function profileValues(param: Exclude<SweepParam, { readonly by: 'unit' }>): Float64Array {
  return param.by === 'profile' ? param.values : new Float64Array(0);
}

/**
 * Scores of a leaf for the units `from` to `from + count` of one profile: value → method → bounds → rounding → missing rule.
 * Rule: KERNEL-1, METHOD-2, METHOD-3, IMPUTE-1 to IMPUTE-3.
 */
export function scoreLeafBlock(leaf: LeafBlock, profile: number, from: number, count: number): void {
  const { plan, run, state, needed } = leaf;
  const at = leaf.isKept ? from : 0;
  if (Number.isNaN(plan.weight[profile])) {
    run.scores.fill(Number.NaN, at, at + count);
    state.fill(LEFT_OUT, 0, count);
    run.at = at;
    return;
  }
  run.from = from;
  run.count = count;
  run.at = at;
  for (const reading of run.params) {
    if (reading.isColumn) reading.at = from;
    else reading.alike = reading.values[profile] as number;
  }
  run.table = run.order?.tables[run.order.of[profile] as number];
  FORMULAS[plan.method](run);
  for (const reading of needed) leaveOut(reading, run);
  bound(leaf);
  if (plan.missing !== 'reweight' && leaf.asked[profile] === 1) settle(leaf);
}

/** A parameter of its own that is missing leaves nothing to compare with (METHOD-3). */
function leaveOut({ values, at: first }: Reading, { scores, at, count }: FormulaRun): void {
  for (let i = 0; i < count; i += 1) if (Number.isNaN(values[first + i])) scores[at + i] = Number.NaN;
}

function bound({ plan: { floor, cap }, run: { values, from, count, scores, at }, gaps, state, rounding, scale }: LeafBlock): void {
  for (let i = 0; i < count; i += 1) {
    const raw = scores[at + i] as number;
    const x = values[from + i] as number;
    // Not a number, and beyond what a float64 holds: there is nothing to explain, round or hash.
    if (Number.isNaN(x) || !Number.isFinite(raw)) {
      scores[at + i] = Number.NaN;
      state[i] = !Number.isNaN(x) ? OTHER : gaps ? classOf(gaps[from + i] as number) : CHARGED;
      continue;
    }
    state[i] = 0;
    const bounded = raw < floor ? floor : Math.min(raw, cap);
    if (!rounding) {
      scores[at + i] = bounded + 0;
      continue;
    }
    const product = bounded * scale;
    const nearest = Math.round(product);
    scores[at + i] = scale !== 0 && Math.abs(product - nearest) < 0.499 ? (nearest + 0) / scale : roundedScore(bounded, rounding);
  }
}

function settle({ plan, run: { scores, at, count }, state }: LeafBlock): void {
  const isZero = plan.missing === 'zero';
  for (let i = 0; i < count; i += 1) {
    const gap = state[i] as number;
    if (isZero && gap === CHARGED) {
      scores[at + i] = 0;
      state[i] = 0;
    } else if (!isZero && gap >= CHARGED) state[i] = gap + REFUSED;
  }
}

function classOf(gap: number): number {
  if (gap === NOT_APPLICABLE || gap === NOT_DUE) return LEFT_OUT;
  return gap === OVERDUE || gap === WITHHELD ? CHARGED : OTHER;
}

const NOT_APPLICABLE = missingCode('not_applicable');
const NOT_DUE = missingCode('not_due');
const OVERDUE = missingCode('overdue');
const WITHHELD = missingCode('withheld');
