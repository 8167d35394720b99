import type { ListResult } from '@kedu/engine';
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

/** Columns that stand behind the others where a scheme of the run states errors of its values. */
const ERROR_COLUMNS = [
  'score_low',
  'score_high',
  'score_se',
  'rank_best',
  'rank_worst',
  'grade_share',
  'last_share',
  'unstated_weight',
] as const;

/** Columns of results.csv for these runs (OUT-4). */
export function resultColumns(runs: readonly AssessedRun[]): readonly string[] {
  return statesErrors(runs) ? [...RESULT_COLUMNS, ...ERROR_COLUMNS] : RESULT_COLUMNS;
}

const statesErrors = (runs: readonly AssessedRun[]): boolean =>
  runs.some(({ assessment }) => assessment.lists.some(({ uncertainty }) => uncertainty !== undefined));

/**
 * Writes results.csv: one row a list and unit, in the order of runs, lists and unit IDs.
 *
 * Units: points and score with the decimals of the scheme's total; blank where there is none. `class` is the main class and the
 * overlays, lowest first, joined by `+`; `missing_share` and other shares are 0–1. Columns about errors are blank for lists behind which none is stated. `scheme`, `list`, `unit` and `period` tell every row. Rule: OUT-4 (docs/spec/output.md).
 */
export function writeResults(file: CsvRows, runs: readonly AssessedRun[]): void {
  const withErrors = statesErrors(runs);
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
          `${head},${csvText(unit.id)},${list.period.id},${csvText(classes)},${quanta(list.points[m], total)},${quanta(list.score[m], total)},${rank === 0 ? '' : rank},${csvText(list.grades[m] ?? '')},${unit.example},${rest}${withErrors ? `,${errorCells(list, m, total)}` : ''}`,
        );
      }
    }
  }
}

function errorCells({ uncertainty, grades }: ListResult, m: number, rounding: Rounding): string {
  const best = uncertainty?.best[m] ?? 0;
  if (!uncertainty || best === 0) return ERROR_COLUMNS.map(() => '').join(',');
  const share = (x: number | undefined): string => csvNumber(x ?? Number.NaN);
  return [
    quanta(uncertainty.low[m], rounding),
    quanta(uncertainty.high[m], rounding),
    quanta(Math.round((uncertainty.se[m] as number) * 100), { ...rounding, places: rounding.places + 2 }),
    best,
    uncertainty.worst[m],
    grades[m] ? share(uncertainty.grades.get(grades[m] as string)?.[m] ?? 0) : '',
    share(uncertainty.last[m]),
    // Sums of weights, without the dust of binary fractions.
    share(Math.round((uncertainty.unstated[m] as number) * 1e6) / 1e6),
  ].join(',');
}

function quanta(value: number | undefined, rounding: Rounding): string {
  return value === undefined || Number.isNaN(value) ? '' : formatQuanta(value, rounding.places);
}
