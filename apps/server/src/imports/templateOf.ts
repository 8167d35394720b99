import type { Locale } from '@kedu/model';
import { type Ask, type Context, lastVersion, type Round, valueStream } from '@kedu/workflow';
import { cellsOfRound } from '../collection/cellPage.ts';
import { readCells } from '../collection/cellReading.ts';
import type { ServerPorts } from '../http/ports.ts';
import { unitNames } from '../knowledge/namedUnits.ts';
import { schemeOfRound, titlesOfScheme } from '../rounds/schemeOfRound.ts';
import { templateWorkbook } from './template.ts';

/**
 * The template of a round for whoever is entered: the columns that his post owns, and of units' own reports the rows that he may read; of
 * one indicator where it is asked for.
 *
 * Undefined where there is no such column. Rule: IMPORT-1.
 */
export async function templateOf(
  ports: ServerPorts,
  context: Context,
  { id, round, indicator }: { readonly id: string; readonly round: Round; readonly indicator?: string | undefined },
  locale: Locale,
): Promise<Uint8Array | undefined> {
  const own = round.asks.filter(
    (ask) =>
      (indicator === undefined || ask.indicator === indicator) &&
      (ask.way === 'unit' || (ask.way === 'column' && ask.owner === context.entered.post)),
  );
  const cells = cellsOfRound({ ...round, asks: own }, context);
  if (cells.length === 0) return undefined;
  const asks = own.map((ask): Ask => ({ ...ask, units: ask.units.filter((unit) => cells.some((cell) => isOf(cell, ask, unit))) }));
  const scheme = await schemeOfRound(ports, context.entered, round);
  const titles = titlesOfScheme(scheme);
  const unitName = unitNames(scheme?.pack.register, context.today);
  const known = new Map((await readCells(ports, context, cells)).map(({ held }) => [held.stream as string, lastVersion(held.state)]));
  return templateWorkbook(
    {
      title: `${scheme?.scheme.title[locale] ?? scheme?.scheme.title['zh-CN'] ?? ''} ${id}`.trim(),
      columns: asks.filter(({ units }) => units.length > 0).map((ask) => ({ ask, title: titles(ask.indicator) })),
      units: [...new Set(cells.map(({ unit }) => unit))].sort().map(unitName),
      figure: ({ indicator: of, period, source }, unit) => known.get(valueStream({ indicator: of, period, unit, source })),
    },
    locale,
  );
}

function isOf(cell: { readonly indicator: string; readonly period: string; readonly unit: string }, ask: Ask, unit: string): boolean {
  return cell.indicator === ask.indicator && cell.period === ask.period && cell.unit === unit;
}
