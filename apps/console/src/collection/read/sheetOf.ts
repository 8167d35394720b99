import type { RouteAnswer, ShownColumn, StandingCell } from '@kedu/api';
import type { GivenCommand } from '@kedu/workflow';
import type { Language } from '../../app/language.ts';
import { nameIn } from '../../app/nameIn.ts';
import type { SheetCell, SheetColumn, SheetUnit } from '../grid/sheet.ts';

/** The asked columns of a round, as the contract gives them. */
export type Columns = RouteAnswer<'columns'>;
export type Column = Columns['items'][number];
export type StandingFigure = RouteAnswer<'cells'>['items'][number];

/** `gdp_growth/2026-12/report`. */
export function columnId({ indicator, period, source }: Pick<ShownColumn, 'indicator' | 'period' | 'source'>): string {
  return `${indicator}/${period}/${source}`;
}

/**
 * A column of the sheet, in the reader's language; late once its round is closed or its last day over (COLLECT-9), with its publication day
 * while a statistic is not published yet (COLLECT-15).
 */
export function sheetColumn(column: Column, { round, today }: Pick<Columns, 'round' | 'today'>, language: Language): SheetColumn {
  return {
    id: columnId(column),
    indicator: column.indicator,
    period: column.period,
    source: column.source,
    title: nameIn(column.title, language),
    ...(column.unit === '' ? {} : { measure: column.unit }),
    ...(column.range === undefined ? {} : { range: column.range }),
    isLate: round.standing !== 'open' || today > round.closesOn,
    ...(column.isOfficial && today < column.due ? { publishedOn: column.due } : {}),
  };
}

/** A figure as a cell of the sheet: what was returned or is contested says why. */
export function sheetCell(figure: StandingCell | StandingFigure): SheetCell {
  const { unit, indicator, period, source, seen, step, note, late, before, yearBefore } = figure;
  const objection = figure.isContested ? figure.opinions.findLast(({ kind }) => kind === 'objected')?.reason : undefined;
  const remark = figure.returned?.reason ?? objection;
  return {
    cell: { indicator, period, unit: unit.id, source },
    seen,
    step,
    ...(figure.figure === undefined ? {} : { figure: figure.figure }),
    ...(note === undefined ? {} : { note }),
    ...(late === undefined ? {} : { late }),
    ...(before === undefined ? {} : { before }),
    ...(yearBefore === undefined ? {} : { yearBefore }),
    ...(remark === undefined ? {} : { remark }),
    can: Object.fromEntries(figure.can.map(({ command, against }) => [command as GivenCommand, against.map(({ text }) => text)])),
  };
}

/** The units of the figures, each once, in the order in which they come first. */
export function sheetUnits(figures: readonly StandingFigure[], language: Language): readonly SheetUnit[] {
  const units = new Map(figures.map(({ unit }) => [unit.id, { id: unit.id, name: nameIn(unit.name, language) }]));
  return [...units.values()];
}
