import { partPoints } from '@kedu/engine';
import type { Composite, Part } from '@kedu/scheme';
import type { AssessedRun } from './assessedRun.ts';
import { csvComputed, csvText, type CsvRows, schemeCell } from './csvRows.ts';

export const PART_COLUMNS = ['list', 'unit', 'period', 'part', 'weight', 'score', 'points', 'example', 'scheme', 'worth'] as const;

/**
 * Writes parts.csv: one row a list, unit and part of its tree, in the order of runs, lists, unit IDs and the tree, for the parts that exist for the unit.
 *
 * Units: the weight as it counted, on the scale of the node above; the score 0–100 (of an addition the points that it adds); the points that the part gives the
 * total, and would give at a score of 100 (`worth`), blank where COMPARE-2 knows none. `scheme`, `list`, `unit`, `period` and `part` tell every row. Rule: OUT-16 (docs/spec/output.md).
 */
export function writeParts(file: CsvRows, runs: readonly AssessedRun[]): void {
  for (const { scheme, assessment } of runs) {
    const version = schemeCell(scheme);
    for (const list of assessment.lists) {
      const tree = scheme.trees[list.list];
      if (!tree) continue;
      const points = new Map(partPoints(tree, list).map((part) => [part.path, part]));
      const parts = partsBelow(tree).flatMap(({ path }) => {
        const result = list.parts.get(path);
        return result ? [{ ...result, cell: csvText(path), given: points.get(path) }] : [];
      });
      for (const index of list.members) {
        const unit = assessment.units[index];
        if (!unit) continue;
        const head = `${csvText(list.list)},${csvText(unit.id)},${list.period.id},`;
        const tail = `,${unit.example},${version}`;
        for (const { cell, weight, score, given } of parts) {
          const own = weight[index] as number;
          const missing = score.missing[index] !== 0;
          if (missing && (own === 0 || Number.isNaN(own))) continue;
          const scored = csvComputed(missing ? Number.NaN : (score.values[index] as number));
          file.row(
            `${head}${cell},${csvComputed(own)},${scored},${csvComputed(given?.points[index] ?? Number.NaN)}${tail},${csvComputed(given?.worth[index] ?? Number.NaN)}`,
          );
        }
      }
    }
  }
}

function partsBelow(node: Composite): readonly Part[] {
  return node.parts.flatMap((part) => (part.type === 'composite' ? [part, ...partsBelow(part)] : [part]));
}
