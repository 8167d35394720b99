import type { ImportFile } from '@kedu/api';
import type { Context, ImportState } from '@kedu/workflow';
import type { ServerPorts } from '../http/ports.ts';
import { readOne } from '../knowledge/heldStreams.ts';
import { unitNames } from '../knowledge/namedUnits.ts';
import { schemeOfRound, titlesOfScheme } from '../rounds/schemeOfRound.ts';
import { readReport } from './importReport.ts';
import type { FileFigure } from './readFigures.ts';
import { MOST_DIFFERING } from './takeImport.ts';

/**
 * What would be taken of a file that waits to be recorded: how many figures of each indicator and period, and the first that differ from
 * what stood when it was read.
 *
 * Shape: columns in the order of the file. A report of before figures were compared one by one gives the counts alone. Rule: COLLECT-11.
 */
export async function comingFigures(
  ports: ServerPorts,
  context: Context,
  state: ImportState,
): Promise<Pick<ImportFile, 'columns' | 'differing'>> {
  const report = await readReport(ports.blobs, context.entered, state);
  if (report === undefined) return {};
  const round = await readOne(ports.store, context.entered, 'round', state.round);
  const scheme = await schemeOfRound(ports, context.entered, round.state);
  const titles = titlesOfScheme(scheme);
  const unitName = unitNames(scheme?.pack.register, context.today);
  const columns = [...columnsOf(report.figures)].map(({ indicator, period, cells, changed }) => {
    const { title, unit } = titles(indicator);
    return { indicator, title, unit, period, cells, ...(changed === undefined ? {} : { changed }) };
  });
  const differing = report.figures
    .filter(({ differs }) => differs)
    .slice(0, MOST_DIFFERING)
    .map(({ cell: { indicator, period, unit }, figure, stands }) => ({
      unit: unitName(unit),
      indicator,
      period,
      figure,
      ...(stands === undefined ? {} : { stands }),
    }));
  return { columns, differing };
}

interface ComingColumn {
  readonly indicator: string;
  readonly period: string;
  cells: number;
  changed: number | undefined;
}

function columnsOf(figures: readonly FileFigure[]): Iterable<ComingColumn> {
  const columns = new Map<string, ComingColumn>();
  for (const { cell, differs } of figures) {
    const { indicator, period } = cell;
    const key = `${indicator}/${period}`;
    const known = columns.get(key) ?? { indicator, period, cells: 0, changed: differs === undefined ? undefined : 0 };
    columns.set(key, known);
    known.cells += 1;
    if (differs && known.changed !== undefined) known.changed += 1;
  }
  return columns.values();
}
