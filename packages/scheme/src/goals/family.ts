import type { DecomposeMethod } from '../shapes/goals.ts';
import { wholeNumbers } from './whole.ts';

/** Units that share one target: those under one unit, or the first level under the goal. */
export interface GoalFamily {
  readonly by: DecomposeMethod;
  readonly sum: 'sum' | 'weighted_mean';
  readonly step: number;
  readonly better: 'higher' | 'lower';
  /** Target that they share. */
  readonly target: number;
  readonly members: readonly FamilyMember[];
}

export interface FamilyMember {
  readonly code: string;
  readonly base?: number | undefined;
  readonly potential?: number | undefined;
  readonly written?: number | undefined;
}

/** What keeps a family from being decomposed; `member` is a position in it. */
export type FamilyFault =
  | { readonly about: 'base' | 'potential' | 'target'; readonly member: number; readonly because: 'missing' | 'negative' | 'zero' }
  | { readonly about: 'bases' | 'potentials'; readonly because: 'all_zero' }
  | { readonly about: 'direction' }
  | { readonly about: 'below_zero'; readonly member: number }
  | { readonly about: 'step' };

/**
 * Everything that keeps a family from being decomposed. Rule: GOAL-2, GOAL-3 (docs/spec/goals.md).
 *
 * Example: by potential, a member without potential → [{ about: 'potential', member: 2, because: 'missing' }].
 */
export function familyFaults(family: GoalFamily): FamilyFault[] {
  const faults = [...baseFaults(family), ...potentialFaults(family), ...writtenFaults(family)];
  if (faults.length > 0) return faults;
  return [...directionFaults(family), ...belowZeroFaults(family), ...stepFaults(family)];
}

function baseFaults({ by, sum, members }: GoalFamily): FamilyFault[] {
  if (by === 'hand' && sum === 'sum') return [];
  const faults = members.flatMap(({ base }, member): FamilyFault[] => {
    const because =
      base === undefined ? 'missing' : base < 0 ? 'negative' : base === 0 && by === 'base' && sum !== 'sum' ? 'zero' : undefined;
    return because ? [{ about: 'base', member, because }] : [];
  });
  return faults.length === 0 && members.every(({ base }) => base === 0) ? [{ about: 'bases', because: 'all_zero' }] : faults;
}

function potentialFaults({ by, members }: GoalFamily): FamilyFault[] {
  if (by !== 'potential') return [];
  const faults = members.flatMap(({ potential }, member): FamilyFault[] => {
    const because = potential === undefined ? 'missing' : potential < 0 ? 'negative' : undefined;
    return because ? [{ about: 'potential', member, because }] : [];
  });
  const none = members.every(({ base = 0, potential = 0 }) => base === 0 || potential === 0);
  return faults.length === 0 && none ? [{ about: 'potentials', because: 'all_zero' }] : faults;
}

function writtenFaults({ by, members }: GoalFamily): FamilyFault[] {
  if (by !== 'hand') return [];
  return members.flatMap(({ written }, member): FamilyFault[] =>
    written === undefined ? [{ about: 'target', member, because: 'missing' }] : [],
  );
}

/** Potential shares out an improvement; against `better` there is none. */
function directionFaults({ by, sum, better, target, members }: GoalFamily): FamilyFault[] {
  if (by !== 'potential') return [];
  const change = sum === 'sum' ? target - members.reduce((total, { base = 0 }) => total + base, 0) : target;
  return (better === 'higher' ? change : -change) < -1e-9 * Math.abs(target) ? [{ about: 'direction' }] : [];
}

/** A quantity of which less is better: nobody can be asked to come below nothing, bᵢ + (T − B)·bᵢpᵢ/Σbⱼpⱼ < 0 with T ≥ 0. */
function belowZeroFaults({ by, sum, better, target, members }: GoalFamily): FamilyFault[] {
  if (by !== 'potential' || sum !== 'sum' || better === 'higher' || target < 0) return [];
  const { whole } = wholeNumbers([target, ...members.map(({ base = 0 }) => base)]);
  const [parent = 0n, ...bases] = whole;
  const potentials = wholeNumbers(members.map(({ potential = 0 }) => potential)).whole;
  const total = bases.reduce((all, base) => all + base, 0n);
  const weighed = bases.reduce((all, base, i) => all + base * (potentials[i] as bigint), 0n);
  return bases.flatMap((base, member): FamilyFault[] =>
    base > 0n && weighed + (parent - total) * (potentials[member] as bigint) < 0n ? [{ about: 'below_zero', member }] : [],
  );
}

function stepFaults({ by, target, step }: GoalFamily): FamilyFault[] {
  return by === 'hand' || isMultiple(target, step) ? [] : [{ about: 'step' }];
}

/** Whether a decimal is a whole multiple of another: 0.3 of 0.1. */
function isMultiple(x: number, step: number): boolean {
  const { whole } = wholeNumbers([x, step]);
  return (whole[0] as bigint) % (whole[1] as bigint) === 0n;
}
