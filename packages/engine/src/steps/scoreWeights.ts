import type { Weight } from '@kedu/scheme';
import type { EnrolledList } from '../context.ts';

/** The weight of a part for one unit: its last overlay that is named, else its class, else `else`; undefined where it has none (WEIGHT-2). */
export function weightFor(weight: Weight, mainClass: string, overlays: readonly string[]): number | undefined {
  for (let k = overlays.length - 1; k >= 0; k -= 1) {
    const named = weight.byClass[overlays[k] as string];
    if (named !== undefined) return named;
  }
  return (mainClass === '' ? undefined : weight.byClass[mainClass]) ?? weight.otherwise;
}

/**
 * Weights of a part as the scheme states them.
 *
 * Shape: one per unit of the run; NaN where the part does not exist for the unit, or it is not in the list.
 * Rule: WEIGHT-2 (docs/spec/scheme.md). Example: { else: 15, ecological: 30, resource: 25 }, class ecological with overlay resource → 25.
 */
export function declaredWeights(weight: Weight, enrolled: EnrolledList, size: number): Float64Array {
  const declared = new Float64Array(size).fill(Number.NaN);
  const differs = Object.keys(weight.byClass).length > 0;
  enrolled.members.forEach((unit, k) => {
    const own = differs ? weightFor(weight, enrolled.classes[k] as string, enrolled.overlays[k] as readonly string[]) : weight.otherwise;
    declared[unit] = own ?? Number.NaN;
  });
  return declared;
}
