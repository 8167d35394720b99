import { tidy } from '@kedu/model';
import { type Composite, type Part, type Weight, weightFor as weightForProfile } from '@kedu/scheme';
import type { EnrolledList, Enrolment } from '../context.ts';
import { type ChainPlace, chainPlaces } from '../responsibility/joint.ts';

/** Weights of one part over the units of the run. */
export interface PartWeights {
  /** As the scheme states it; NaN where the part, or one above it, does not exist for the unit, or the unit is not in the list. */
  readonly declared: Float64Array;
  /** 1 where the weight and all above it are greater than 0: only there a gap is anybody's concern. */
  readonly asked: Uint8Array;
}

/** The weight of a part for one unit: its last overlay that is named, else its class, else `else`; undefined where it has none or `none` (WEIGHT-2). */
export function weightFor(weight: Weight, mainClass: string, overlays: readonly string[]): number | undefined {
  return weightForProfile(weight, { class: mainClass, overlays });
}

/**
 * Weights of every leaf and composite of a tree, as the scheme states them.
 *
 * Shape: by path, the root ('') with 100; parts whose weights are alike share their arrays, which nobody writes to. Rule: WEIGHT-2 (docs/spec/scheme.md).
 * Example: { else: 15, ecological: 30, resource: 25 }, class ecological with overlay resource → 25.
 */
export function treeWeights(
  tree: Composite,
  enrolled: EnrolledList,
  { units, indexOfCode }: Pick<Enrolment, 'units' | 'indexOfCode'>,
): ReadonlyMap<string, PartWeights> {
  const size = units.length;
  const weights = new Map<string, PartWeights>();
  const root: PartWeights = { declared: new Float64Array(size).fill(Number.NaN), asked: new Uint8Array(size) };
  for (const unit of enrolled.members) {
    root.declared[unit] = 100;
    root.asked[unit] = 1;
  }
  weights.set(tree.path, root);
  const alike = new Map<PartWeights, Map<number | undefined, PartWeights>>();
  const weightsOf = (weight: Weight, above: PartWeights): PartWeights => {
    if (Object.keys(weight.byClass).length > 0) return partWeights(weight, enrolled, above);
    const known = alike.get(above) ?? new Map<number | undefined, PartWeights>();
    alike.set(above, known);
    const own = known.get(weight.otherwise) ?? partWeights(weight, enrolled, above);
    known.set(weight.otherwise, own);
    return own;
  };
  const descend = (part: Part, above: PartWeights): void => {
    if (part.type === 'addition') return;
    const stated = part.weight ? weightsOf(part.weight, above) : above;
    const own = part.type === 'leaf' && part.joint ? jointWeights(stated, chainPlaces(part.joint, { indexOfCode })) : stated;
    weights.set(part.path, own);
    if (part.type === 'composite') for (const child of part.parts) descend(child, own);
  };
  for (const part of tree.parts) descend(part, root);
  return weights;
}

function partWeights(weight: Weight, { members, classes, overlays }: EnrolledList, above: PartWeights): PartWeights {
  const declared = new Float64Array(above.declared.length).fill(Number.NaN);
  const asked = new Uint8Array(above.declared.length);
  const differs = Object.keys(weight.byClass).length > 0;
  for (let k = 0; k < members.length; k += 1) {
    const unit = members[k] as number;
    if (Number.isNaN(above.declared[unit])) continue;
    const own = differs ? weightFor(weight, classes[k] as string, overlays[k] as readonly string[]) : weight.otherwise;
    if (own === undefined) continue;
    declared[unit] = own;
    asked[unit] = own > 0 ? (above.asked[unit] as number) : 0;
  }
  return { declared, asked };
}

/** Weights of a joint part: the stated weight × share ÷ largest share of the chain; none for who stands in no chain (JOINT-2). */
function jointWeights({ declared, asked }: PartWeights, places: ReadonlyMap<number, ChainPlace>): PartWeights {
  return {
    declared: declared.map((weight, unit) => {
      const place = places.get(unit);
      return place ? tidy((weight * place.share) / place.largest) : Number.NaN;
    }),
    asked: asked.map((one, unit) => ((places.get(unit)?.share ?? 0) > 0 ? one : 0)),
  };
}
