import type { ListResult } from '@kedu/engine';
import { formatQuanta, type Rounding } from '@kedu/model';
import type { AssessedRun } from './assessedRun.ts';
import { csvComputed, csvNumber, csvText, type CsvRows, schemeCell } from './csvRows.ts';

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
export const ERROR_COLUMNS = [
  'score_low',
  'score_high',
  'score_se',
  'rank_best',
  'rank_worst',
  'grade_share',
  'last_share',
  'unstated_weight',
] as const;
export type ErrorColumn = (typeof ERROR_COLUMNS)[number];

/** Columns of results.csv for these runs (OUT-4). */
export function resultColumns(runs: readonly AssessedRun[]): readonly string[] {
  return statesErrors(runs) ? [...RESULT_COLUMNS, ...ERROR_COLUMNS] : RESULT_COLUMNS;
}

export const statesErrors = (runs: readonly AssessedRun[]): boolean =>
  runs.some(({ assessment }) => assessment.lists.some(({ uncertainty }) => uncertainty !== undefined));

/**
 * Writes results.csv: one row a list and unit, in the order of runs, lists and unit IDs.
 *
 * Units: points and score with the decimals of the scheme's total; blank where there is none. `class` is the main class and the
 * overlays, lowest first, joined by `+`; `missing_share` and other shares are 0–1. Columns about errors are blank for lists behind which
 * none is stated. `scheme`, `list`, `unit` and `period` tell every row. Rule: OUT-4 (docs/spec/output.md).
 */
export function writeResults(file: CsvRows, runs: readonly AssessedRun[], withErrors = statesErrors(runs)): void {
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
        const rest = `${version},${csvText(list.groups[m] ?? '')},${csvText(unit.name['zh-CN'])},${csvComputed(shares?.[m] ?? Number.NaN)}`;
        file.row(
          `${head},${csvText(unit.id)},${list.period.id},${csvText(classes)},${quanta(list.points[m], total)},${quanta(list.score[m], total)},${rank === 0 ? '' : rank},${csvText(list.grades[m] ?? '')},${unit.example},${rest}${withErrors ? `,${errorCells((column) => errorFigure(list, m, column), total)}` : ''}`,
        );
      }
    }
  }
}

/** One number of what errors leave open, before it is written; places of 0 where nothing is said of the unit. */
export function errorFigure({ uncertainty, grades }: ListResult, m: number, column: ErrorColumn): number {
  const own = (numbers: ArrayLike<number> | undefined, otherwise: number): number => numbers?.[m] ?? otherwise;
  const grade = grades[m] ?? '';
  switch (column) {
    case 'score_low':
      return own(uncertainty?.low, Number.NaN);
    case 'score_high':
      return own(uncertainty?.high, Number.NaN);
    case 'score_se':
      return own(uncertainty?.se, Number.NaN);
    case 'rank_best':
      return own(uncertainty?.best, 0);
    case 'rank_worst':
      return own(uncertainty?.worst, 0);
    case 'grade_share':
      return grade === '' ? Number.NaN : own(uncertainty?.grades.get(grade), 0);
    case 'last_share':
      return own(uncertainty?.last, Number.NaN);
    case 'unstated_weight':
      return own(uncertainty?.unstated, Number.NaN);
  }
}

/** The cells of one unit, behind the others; all blank where nothing is said of it. */
export function errorCells(figure: (column: ErrorColumn) => number, rounding: Pick<Rounding, 'places'>): string {
  if (figure('rank_best') === 0) return ERROR_COLUMNS.map(() => '').join(',');
  return [
    quanta(figure('score_low'), rounding),
    quanta(figure('score_high'), rounding),
    quanta(Math.round(figure('score_se') * 100), { places: rounding.places + 2 }),
    figure('rank_best'),
    figure('rank_worst'),
    csvNumber(figure('grade_share')),
    csvNumber(figure('last_share')),
    // Sums of weights, without the dust of binary fractions.
    csvNumber(Math.round(figure('unstated_weight') * 1e6) / 1e6),
  ].join(',');
}

function quanta(value: number | undefined, rounding: Pick<Rounding, 'places'>): string {
  return value === undefined || Number.isNaN(value) ? '' : formatQuanta(value, rounding.places);
}
