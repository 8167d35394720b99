import { formatQuanta, type Rounding } from '@kedu/model';
import type { AssessedRun } from '../run/assessPack.ts';
import { csvNumber, csvText, type CsvRows, schemeCell } from './csvRows.ts';

export const RESULT_COLUMNS = [
  'list',
  'unit',
  'period',
  'class',
  'points',
  'score',
  'rank',
  'grade',
  'example',
  'scheme',
  'group',
  'name',
  'missing_share',
] as const;

/**
 * Writes results.csv: one row a list and unit, in the order of runs, lists and unit IDs.
 *
 * Units: points and score with the decimals of the scheme's total; blank where there is none. `class` is the main class and the
 * overlays, lowest first, joined by `+`; `missing_share` is 0–1. `scheme`, `list`, `unit` and `period` tell every row. Rule: OUT-4 (docs/spec/output.md).
 */
export function writeResults(file: CsvRows, runs: readonly AssessedRun[]): void {
  for (const { scheme, assessment, trace } of runs) {
    const { total } = scheme.rounding;
    const version = schemeCell(scheme);
    for (const list of assessment.lists) {
      const head = csvText(list.list);
      const shares = trace.scores.lists.find(({ enrolled }) => enrolled.list.id === list.list)?.missingShare;
      for (let m = 0; m < list.members.length; m += 1) {
        const unit = assessment.units[list.members[m] as number];
        if (!unit) continue;
        const classes = [list.classes[m] ?? '', ...(list.overlays[m] ?? [])].filter((name) => name !== '').join('+');
        const rank = list.rank[m] as number;
        const rest = `${version},${csvText(list.groups[m] ?? '')},${csvText(unit.name['zh-CN'])},${csvNumber(shares?.[m] ?? Number.NaN)}`;
        file.row(
          `${head},${csvText(unit.id)},${list.period.id},${csvText(classes)},${quanta(list.points[m], total)},${quanta(list.score[m], total)},${rank === 0 ? '' : rank},${csvText(list.grades[m] ?? '')},${unit.example},${rest}`,
        );
      }
    }
  }
}

function quanta(value: number | undefined, rounding: Rounding): string {
  return value === undefined || Number.isNaN(value) ? '' : formatQuanta(value, rounding.places);
}
