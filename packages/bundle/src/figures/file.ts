import type { Reading } from '@kedu/ledger';
import { csvDocument, csvText } from '@kedu/tables';
import { foundText } from '../fields.ts';
import { BUNDLE_PATHS } from '../paths.ts';
import { Refused, readingOf } from '../refused.ts';
import { type RefuseLine, type TableRow, tableRows, wholeCell } from '../tableFile.ts';

/** Labels of figures that are not recomputable from the bundle alone. Rule: LABEL-1. */
export const FIGURE_LABELS = ['attested', 'not_recomputable'] as const;
export type FigureLabel = (typeof FIGURE_LABELS)[number];

/** Why a figure bears its label. Rule: LABEL-1. */
export const LABEL_REASONS = ['withheld_data', 'withheld_figure', 'determined'] as const;
export type LabelReason = (typeof LABEL_REASONS)[number];

/** A figure that is not recomputable. */
export interface LabelledFigure {
  /** List of results.csv; '' for a figure of indicators.csv, which belongs to none. */
  readonly list: string;
  readonly unit: string;
  /** `score`, `rank` … of results.csv; `indicator:column` of indicators.csv, such as `gdp_growth:value`. */
  readonly figure: string;
  readonly label: FigureLabel;
  readonly reason: LabelReason;
  /** How many withheld rows it rests on, each with a commitment in sealed.csv. */
  readonly commitments: number;
  /** Which rows these are, by table and number from 0 as `kedu open --rows` takes them: `results:4 observations:12-19.40`. */
  readonly restsOn: string;
}

export const FIGURE_FILE_COLUMNS = ['list', 'unit', 'figure', 'label', 'reason', 'commitments', 'rests_on'] as const;

/** figures.csv: figures in their order. Rules: BUNDLE-1, LABEL-1. */
export function writeFigures(figures: readonly LabelledFigure[]): string {
  return csvDocument(FIGURE_FILE_COLUMNS, (rows) => {
    for (const { list, unit, figure, label, reason, commitments, restsOn } of figures)
      rows.row([csvText(list), csvText(unit), csvText(figure), label, reason, commitments, restsOn].join(','));
  });
}

/** Reads figures.csv without trusting it. Errors: BUNDLE_FIGURES (`utf8`, `csv`, `columns`, `cells`, `form`, `twice`). Rule: LABEL-1. */
export function readFigures(bytes: Uint8Array): Reading<readonly LabelledFigure[]> {
  return readingOf(
    () => {
      const refuse: RefuseLine = (reason, line, found = '') => {
        throw new Refused('BUNDLE_FIGURES', { reason, line, found: foundText(found) });
      };
      const seen = new Set<string>();
      return tableRows(bytes, FIGURE_FILE_COLUMNS, refuse).map((row) => {
        const key = JSON.stringify(row.cells.slice(0, 3));
        if (seen.has(key)) refuse('twice', row.line, row.cells.slice(0, 3).join(' '));
        seen.add(key);
        return figureOf(row, refuse);
      });
    },
    { file: BUNDLE_PATHS.figures },
  );
}

function figureOf({ line, cells }: TableRow, refuse: RefuseLine): LabelledFigure {
  const [list = '', unit = '', figure = '', label, reason, commitments, restsOn = ''] = cells;
  return {
    list,
    unit,
    figure,
    label: FIGURE_LABELS.find((one) => one === label) ?? refuse('form', line, label),
    reason: LABEL_REASONS.find((one) => one === reason) ?? refuse('form', line, reason),
    commitments: wholeCell(commitments, line, refuse),
    restsOn: /^(?:[a-z]+:[0-9.-]+(?: |$))*$/.test(restsOn) ? restsOn : refuse('form', line, restsOn),
  };
}
