import { type Column, missingCode } from '@kedu/model';
import type { Scope } from '@kedu/scheme';
import type { EnrolledList, RunContext } from '../context.ts';
import { unitScope } from './enrol.ts';

/**
 * Share of the leaves whose value is missing, of those that exist for the unit with a weight above 0 and apply and are due to it.
 *
 * Shape: one per unit of the run, 0–1; 0 where no leaf is left to ask about. Rule: IMPUTE-6.
 */
export function missingShares(leaves: readonly { readonly value: Column; readonly asked: Uint8Array }[], size: number): Float64Array {
  const asked = new Float64Array(size);
  const gaps = new Float64Array(size);
  for (const leaf of leaves) {
    for (let i = 0; i < size; i += 1) {
      const code = leaf.value.missing[i] as number;
      if (leaf.asked[i] === 0 || code === NOT_APPLICABLE || code === NOT_DUE) continue;
      asked[i] = (asked[i] as number) + 1;
      if (code !== 0) gaps[i] = (gaps[i] as number) + 1;
    }
  }
  return gaps.map((count, i) => (asked[i] === 0 ? 0 : count / (asked[i] as number)));
}

const NOT_APPLICABLE = missingCode('not_applicable');
const NOT_DUE = missingCode('not_due');

/**
 * What `eligible.when` and `over` read: `missing_share`, `value('id')`, `unit.*`, and in `over` also `ranked` (whether the unit is eligible).
 *
 * Errors: RangeError for a name outside the vocabulary (the scheme was compiled against it).
 */
export function eligibilityScope(ctx: RunContext, missingShare: Float64Array, eligible?: Column): Scope {
  const units = unitScope(ctx.enrolment);
  return {
    size: units.size,
    variable: (name) => {
      if (name === 'missing_share') return { values: missingShare, missing: new Uint8Array(units.size) };
      if (name === 'ranked' && eligible) return eligible;
      if (name.startsWith('unit.')) return units.variable(name);
      return ctx.data.value(name, ctx.input.period);
    },
    lookup: (name, argument) => {
      if (name !== 'value') throw new RangeError(`no look-up ${name} where members are chosen`);
      return ctx.data.value(argument, ctx.input.period);
    },
  };
}

/** Members for whom `eligible.when` holds, as a bool column over all units; units outside the list are 0. Rule: IMPUTE-6. */
export function eligibleMembers(ctx: RunContext, enrolled: EnrolledList, missingShare: Float64Array): Column {
  const size = ctx.enrolment.units.length;
  const values = new Float64Array(size);
  const holds = enrolled.list.eligible?.when.evaluate(eligibilityScope(ctx, missingShare));
  for (const unit of enrolled.members) values[unit] = !holds || (holds.missing[unit] === 0 && holds.values[unit] === 1) ? 1 : 0;
  return { values, missing: new Uint8Array(size) };
}
