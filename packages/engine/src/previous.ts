import type { CompiledScheme } from '@kedu/scheme';
import type { PreviousRun } from './context.ts';
import type { Assessment } from './result.ts';

/** What the runs of later periods may ask of this one: `last_place && previous.last_place`. */
export function asPrevious({ period, run, lists, units }: Assessment, scheme: CompiledScheme): PreviousRun {
  return { period, result: run.result, lists, totalPlaces: scheme.rounding.total.places, unitIds: units.map((unit) => unit.id) };
}
