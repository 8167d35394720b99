import type { Issue } from '@kedu/model';
import type { FileFigures } from '@kedu/workflow';
import type { FileFigure } from './readFigures.ts';

/** So many figures that differ are shown with what stands in their place. */
export const MOST_DIFFERING = 50;

/** What reading a file came to: every problem with its place, and every figure. Rule: IMPORT-4. */
export interface FileReading {
  readonly file: string;
  readonly issues: readonly Issue[];
  readonly figures: readonly FileFigure[];
  /** Figures that differ from what stands. */
  readonly changed: number;
}

/** Figures of a file of one indicator, period and source. */
export interface ReportColumn {
  readonly indicator: string;
  readonly period: string;
  readonly source: string;
  readonly cells: number;
  /** Those that differ from what stands; absent where they were not compared one by one. */
  readonly changed?: number | undefined;
}

/** What lists, rights and counts need of a report, whatever its size. Rule: IMPORT-10. */
export interface ReportHead {
  readonly file: string;
  readonly errors: number;
  readonly warnings: number;
  readonly problems: number;
  readonly cells: number;
  readonly changed: number;
  /** Figures that bear an explanation. */
  readonly explained: number;
  /** In the order of the file. */
  readonly columns: readonly ReportColumn[];
  /** The first figures that differ, with what stands. */
  readonly differing: readonly Pick<FileFigure, 'cell' | 'figure' | 'stands'>[];
  /** Whose figures are in the file, and whom its problems are about: indicators that have the same units stand together. */
  readonly about: readonly { readonly indicators: readonly string[]; readonly units: readonly string[] }[];
}

/** The head of what reading a file came to. */
export function headOf({ file, issues, figures, changed }: FileReading): ReportHead {
  const count = (severity: Issue['severity']): number => issues.filter((issue) => issue.severity === severity).length;
  const differing: Pick<FileFigure, 'cell' | 'figure' | 'stands'>[] = [];
  for (const { cell, figure, stands, differs } of figures) {
    if (differing.length === MOST_DIFFERING) break;
    if (differs) differing.push({ cell, figure, ...(stands === undefined ? {} : { stands }) });
  }
  return {
    file,
    errors: count('error'),
    warnings: count('warning'),
    problems: issues.length,
    cells: figures.length,
    changed,
    explained: figures.filter(({ note }) => note !== undefined).length,
    columns: columnsOf(figures),
    differing,
    about: aboutOf(figures, issues),
  };
}

/** Units by indicator, as rights ask for them. Rule: RIGHT-14. */
export function figuresOfHead({ about }: ReportHead): FileFigures {
  return new Map(about.flatMap(({ indicators, units }) => indicators.map((indicator) => [indicator, new Set(units)] as const)));
}

function columnsOf(figures: readonly FileFigure[]): readonly ReportColumn[] {
  const columns = new Map<string, { -readonly [K in keyof ReportColumn]: ReportColumn[K] }>();
  for (const { cell, differs } of figures) {
    const { indicator, period, source } = cell;
    const key = `${indicator}/${period}/${source}`;
    const known = columns.get(key) ?? { indicator, period, source, cells: 0, ...(differs === undefined ? {} : { changed: 0 }) };
    columns.set(key, known);
    known.cells += 1;
    if (differs && known.changed !== undefined) known.changed += 1;
  }
  return [...columns.values()];
}

function aboutOf(figures: readonly FileFigure[], issues: readonly Issue[]): ReportHead['about'] {
  const known = new Map<string, Set<string>>();
  const add = (indicator: string | undefined, unit: string | undefined): void => {
    if (indicator === undefined) return;
    const units = known.get(indicator) ?? new Set();
    known.set(indicator, units);
    if (unit !== undefined) units.add(unit);
  };
  for (const { cell } of figures) add(cell.indicator, cell.unit);
  for (const { place } of issues) add(place.indicator, place.unit);
  const groups = new Map<string, { readonly indicators: string[]; readonly units: readonly string[] }>();
  for (const [indicator, found] of known) {
    const units = [...found].sort();
    const key = units.join('/');
    const group = groups.get(key) ?? { indicators: [], units };
    groups.set(key, group);
    group.indicators.push(indicator);
  }
  return [...groups.values()];
}
