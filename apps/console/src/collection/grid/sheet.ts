import type { Cell, Figure, GivenCommand, ValueStanding } from '@kedu/workflow';
import { contentOf, type Content, EMPTY } from './content.ts';

/** An indicator of a period, asked for over all units: one column of the sheet. */
export interface SheetColumn {
  /** `gdp_growth/2026-12/report`. */
  readonly id: string;
  readonly indicator: string;
  readonly period: string;
  readonly source: string;
  readonly title: string;
  /** Unit of measure of its figures. */
  readonly measure?: string | undefined;
  readonly range?: readonly [number | null, number | null] | undefined;
  /** Whether what is entered now comes after the last day and has to say why (COLLECT-9). */
  readonly isLate: boolean;
  /** Day on which the statistic is published, while that lies ahead: what is submitted before it is marked (COLLECT-15). */
  readonly publishedOn?: string | undefined;
}

export interface SheetUnit {
  readonly id: string;
  readonly name: string;
}

/** A cell as the server has it. */
export interface SheetCell {
  readonly cell: Cell;
  /** Version of its stream; 0 before anybody touched it. */
  readonly seen: number;
  readonly step: ValueStanding;
  readonly figure?: Figure | undefined;
  readonly note?: string | undefined;
  readonly late?: string | undefined;
  /** Figure of the period before, and of the same period a year before. */
  readonly before?: Figure | undefined;
  readonly yearBefore?: Figure | undefined;
  /** Why it was returned, or what its unit objects to. */
  readonly remark?: string | undefined;
  /** Commands that are open now, and the reasons against the others. */
  readonly can: Readonly<Partial<Record<GivenCommand, readonly string[]>>>;
}

/** `gdp_growth/2026-12/990100/report`: how cells are named on pages and in refusals. */
export function keyOf({ indicator, period, unit, source }: Cell): string {
  return `${indicator}/${period}/${unit}/${source}`;
}

/** Whether the period before is the same as a year before: a whole year. Example: `2026` → true; `2026-12` and `2026Q4` → false. */
export function isYearly({ period }: Pick<SheetColumn, 'period'>): boolean {
  return /^(FY)?\d{4}(@\d{2})?$/.test(period);
}

/** The cell of a unit in a column. */
export function cellAt(column: SheetColumn, unit: SheetUnit): Cell {
  return { indicator: column.indicator, period: column.period, unit: unit.id, source: column.source };
}

/** Whether a command is open for a cell. */
export function isOpen(cell: SheetCell | undefined, command: GivenCommand): boolean {
  return cell?.can[command]?.length === 0;
}

/** What the server says stands in a cell; what was withdrawn stands there no longer. */
export function savedContent(cell: SheetCell | undefined): Content {
  return cell === undefined || cell.step === 'none' || cell.step === 'withdrawn' ? EMPTY : contentOf(cell.figure, cell);
}
