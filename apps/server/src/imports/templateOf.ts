import type { Issue, Locale } from '@kedu/model';
import { type Context, lastVersion, readableAsks, type Round } from '@kedu/workflow';
import { cellsOfRound } from '../collection/cellPage.ts';
import { readCells } from '../collection/cellReading.ts';
import type { ServerPorts } from '../http/ports.ts';
import { unitNames } from '../knowledge/namedUnits.ts';
import { schemeOfRound, titlesOfScheme } from '../rounds/schemeOfRound.ts';
import { importIssue } from './codes.ts';
import { type TemplateContent, templateWorkbook } from './template.ts';

/** Cells of a template that is made, and of one that is made in this process. Rule: IMPORT-9. */
const MOST_CELLS = 100_000;
const CELLS_HERE = 5_000;

/**
 * The template of a round for whoever is entered: the columns that his post owns, and of units' own reports the rows that he may read; of
 * one indicator where it is asked for.
 *
 * Undefined where there is no such column. Rules: IMPORT-1, IMPORT-9. Errors: IMPORT_TEMPLATE.
 */
export async function templateOf(
  ports: ServerPorts,
  context: Context,
  { id, round, indicator }: { readonly id: string; readonly round: Round; readonly indicator?: string | undefined },
  locale: Locale,
): Promise<{ readonly value: Uint8Array } | { readonly issues: readonly Issue[] } | undefined> {
  const own = round.asks.filter(
    (ask) =>
      (indicator === undefined || ask.indicator === indicator) &&
      (ask.way === 'unit' || (ask.way === 'column' && ask.owner === context.entered.post)),
  );
  const columns = readableAsks(own, context);
  if (columns.length === 0) return undefined;
  const units = [...new Set(columns.flatMap((ask) => ask.units))].sort();
  const size = units.length * (2 + 2 * columns.length);
  if (size > MOST_CELLS) return { issues: [importIssue('IMPORT_TEMPLATE', {}, { reason: 'cells', cells: size, most: MOST_CELLS })] };
  const scheme = await schemeOfRound(ports, context.entered, round);
  const titles = titlesOfScheme(scheme);
  const unitName = unitNames(scheme?.pack.register, context.today);
  const content: TemplateContent = {
    title: `${scheme?.scheme.title[locale] ?? scheme?.scheme.title['zh-CN'] ?? ''} ${id}`.trim(),
    columns: columns.map((ask) => ({ ask, title: titles(ask.indicator) })),
    units: units.map(unitName),
    figures: new Map(
      (await readCells(ports, context, cellsOfRound({ ...round, asks: columns }, context))).flatMap(({ held }) => {
        const last = lastVersion(held.state);
        return last === undefined ? [] : [[held.stream, { figure: last.figure, note: last.note }] as const];
      }),
    ),
  };
  if (size <= CELLS_HERE) return { value: await templateWorkbook(content, locale) };
  const answer = await ports.files.ask({ op: 'template', content, locale });
  // The desk answers issues where its process ended alone.
  if ('issues' in answer) return { issues: [importIssue('IMPORT_TEMPLATE', {}, { reason: 'ended', cells: size, most: 0 })] };
  return { value: answer.value as Uint8Array };
}
