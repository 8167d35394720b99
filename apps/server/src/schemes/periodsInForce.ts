import { schemesInForce } from '@kedu/runner';
import type { HeldScheme } from '../knowledge/schemeLibrary.ts';

/** Periods that a pack is run for and in which this version of its scheme is in force: those for which a run may be asked. Rule: RUNNING-1. */
export function periodsInForce({ scheme, pack }: HeldScheme): string[] {
  return pack.runs.filter(({ period }) => schemesInForce(pack.schemes, period).includes(scheme)).map(({ period }) => period.id);
}
