import { quantaToNumber } from '@kedu/model';
import type { CompiledScheme } from '@kedu/scheme';
import type { Assessment, LightResult } from '../result.ts';
import type { ListSummary, RunSummary, UnitSummary } from './comparison.ts';
import { type PartPoints, partPoints } from './partPoints.ts';
import { toMillionth } from './toMillionth.ts';
import { shownLights } from './shownLights.ts';

/**
 * What a comparison needs of a run.
 *
 * Shape: lists and their members in the order of the assessment. Units: scores in points with the decimals of the scheme's total. Missing: a
 * score is NaN, a rank 0, a grade ''; a part without points is not in `points`. Rule: COMPARE-1 to COMPARE-3 (docs/spec/report.md). Errors: none.
 * Example: summarise(assessment, scheme).lists[0].units[0] → { code: '990100', score: 92.31, rank: 1, grade: 'excellent', … }.
 */
export function summarise(assessment: Assessment, scheme: CompiledScheme): RunSummary {
  const { places } = scheme.rounding.total;
  const lights = shownLights(assessment.lights, assessment.period.last);
  const lists = assessment.lists.map((result): ListSummary => {
    const tree = scheme.trees[result.list];
    const points = tree ? partPoints(tree, result) : [];
    const units = Array.from(result.members, (index, member): UnitSummary | undefined => {
      const unit = assessment.units[index];
      return (
        unit && {
          unitId: unit.id,
          code: unit.code,
          name: unit.name,
          score: quantaToNumber(result.score[member] ?? Number.NaN, places),
          rank: result.rank[member] ?? 0,
          grade: result.grades[member] ?? '',
          points: byPath(points, 'points', index),
          worth: byPath(points, 'worth', index),
          lights: lightsOf(lights, index),
        }
      );
    });
    return { list: result.list, units: units.filter((unit) => unit !== undefined) };
  });
  const { scheme: of, asOf, result } = assessment.run;
  return { scheme: { id: of.id, version: of.version }, period: assessment.period, asOf, result, lists };
}

function byPath(parts: readonly PartPoints[], figure: 'points' | 'worth', unit: number): ReadonlyMap<string, number> {
  return new Map(
    parts.flatMap((part) => {
      const value = part[figure][unit] as number;
      return Number.isNaN(value) ? [] : [[part.path, toMillionth(value)] as const];
    }),
  );
}

function lightsOf(lights: readonly LightResult[], unit: number): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const result of lights) {
    const { light } = result.cell(unit);
    if (light !== '') counts.set(light, (counts.get(light) ?? 0) + 1);
  }
  return counts;
}
