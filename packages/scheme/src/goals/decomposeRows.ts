import type { DecomposeMethod } from '../shapes/goals.ts';
import { decompose } from './decompose.ts';
import { type FamilyFault, familyFaults, type GoalFamily } from './family.ts';
import type { GoalRow } from './goal.ts';
import { reconcile, type Reconciliation, type TargetedUnit } from './reconcile.ts';

/** A goal as its rows share it. */
export interface SharedGoal {
  readonly by: DecomposeMethod;
  readonly sum: 'sum' | 'weighted_mean';
  readonly step: number;
  readonly better: 'higher' | 'lower';
  readonly target: number;
}

/** What keeps the family under a unit (the first level where `under` is absent) from being decomposed. */
export interface RowFault {
  readonly fault: FamilyFault;
  readonly family: GoalFamily;
  readonly members: readonly GoalRow[];
  readonly under?: string | undefined;
}

/**
 * A goal shared out over the rows of its table, level by level; a target that is written stands.
 *
 * Shape: rows in their order, with `target` and `computed`; rows of a family with a fault, and all below it, have neither. The rows stand in levels without
 * circles. `reconciliation` is there where every row has a target. Rule: GOAL-2, GOAL-3, GOAL-4 (docs/spec/goals.md).
 * Example: 100 by base over 990100 (60) and 990200 (40), 990110 under 990100 → 60, 40, 60.
 */
export function decomposeRows(
  goal: SharedGoal,
  rows: readonly GoalRow[],
): { readonly rows: readonly GoalRow[]; readonly faults: readonly RowFault[]; readonly reconciliation?: Reconciliation | undefined } {
  const filled = new Map<string, GoalRow>();
  const faults: RowFault[] = [];
  const descend = (under: string | undefined, target: number): void => {
    const members = rows.filter((row) => row.under === under);
    if (members.length === 0) return;
    const family: GoalFamily = { ...goal, target, members };
    const found = familyFaults(family);
    faults.push(...found.map((fault) => ({ fault, family, members, under })));
    if (found.length > 0) return;
    const computed = decompose(family);
    for (const [i, row] of members.entries()) {
      const held = row.written ?? (computed[i]?.target as number);
      filled.set(row.code, { ...row, target: held, computed: row.written === undefined ? computed[i] : undefined });
      descend(row.code, held);
    }
  };
  descend(undefined, goal.target);
  const all = rows.map((row) => filled.get(row.code) ?? row);
  const targeted = all.flatMap((row): TargetedUnit[] => (row.target === undefined ? [] : [{ ...row, target: row.target }]));
  const isWhole = targeted.length === all.length && all.length > 0;
  return { rows: all, faults, ...(isWhole ? { reconciliation: reconcile(goal, targeted) } : {}) };
}
