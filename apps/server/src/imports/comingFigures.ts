import type { ImportFile } from '@kedu/api';
import type { Context, ImportState } from '@kedu/workflow';
import type { ServerPorts } from '../http/ports.ts';
import { readOne } from '../knowledge/heldStreams.ts';
import { unitNames } from '../knowledge/namedUnits.ts';
import { schemeOfRound, titlesOfScheme } from '../rounds/schemeOfRound.ts';
import { readReport } from './importReport.ts';
import type { ReportColumn } from './reportHead.ts';

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
  const columns = [...merged(report.head.columns)].map(({ indicator, period, cells, changed }) => {
    const { title, unit } = titles(indicator);
    return { indicator, title, unit, period, cells, ...(changed === undefined ? {} : { changed }) };
  });
  const differing = report.head.differing.map(({ cell: { indicator, period, unit }, figure, stands }) => ({
    unit: unitName(unit),
    indicator,
    period,
    figure,
    ...(stands === undefined ? {} : { stands }),
  }));
  return { columns, differing };
}

/** Columns of several sources as one: who shows them tells no sources apart. */
function merged(all: readonly ReportColumn[]): Iterable<Omit<ReportColumn, 'source'>> {
  const columns = new Map<string, Omit<ReportColumn, 'source'>>();
  for (const { indicator, period, cells, changed } of all) {
    const key = `${indicator}/${period}`;
    const known = columns.get(key);
    columns.set(key, {
      indicator,
      period,
      cells: cells + (known?.cells ?? 0),
      changed: changed === undefined ? undefined : changed + (known?.changed ?? 0),
    });
  }
  return columns.values();
}
