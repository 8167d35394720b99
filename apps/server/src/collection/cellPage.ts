import { createHash } from 'node:crypto';
import { USUAL_ITEMS } from '@kedu/api';
import { type Cell, cellName, type Context, readableAsks, type Round, standingOf, type ValueStanding } from '@kedu/workflow';
import type { ServerPorts } from '../http/ports.ts';
import { type CellReading, readCells } from './cellReading.ts';

/** Which figures of a round are asked for. */
export interface CellQuestion {
  readonly indicator?: string | undefined;
  readonly period?: string | undefined;
  readonly unit?: string | undefined;
  readonly step?: ValueStanding | undefined;
  readonly cursor?: string | undefined;
  readonly limit?: number | undefined;
}

/** How many figures are read at a time while a page of one step is sought. */
const AT_ONCE = 500;

/** Figures that a round asks for and that whoever is entered may read, in the order of the asks and their units. Rule: RIGHT-14. */
export function cellsOfRound(round: Round, context: Context, { indicator, period, unit }: CellQuestion = {}): readonly Cell[] {
  const asks = round.asks.filter(
    (ask) => (indicator === undefined || ask.indicator === indicator) && (period === undefined || ask.period === period),
  );
  return readableAsks(asks, context).flatMap((ask) =>
    ask.units
      .filter((each) => unit === undefined || each === unit)
      .map((each): Cell => ({ indicator: ask.indicator, period: ask.period, unit: each, source: ask.source })),
  );
}

/**
 * A page of the figures of a round.
 *
 * Shape: at most `limit` figures (100), with the cursor of the next page where there are
 * more; a cursor names the last figure that was given. Rule: API-8.
 */
export async function cellPage(
  ports: ServerPorts,
  round: Round,
  context: Context,
  question: CellQuestion,
): Promise<{ readonly items: readonly CellReading[]; readonly next?: string }> {
  const { step, cursor, limit = USUAL_ITEMS } = question;
  const cells = cellsOfRound(round, context, question);
  let at = cursor === undefined ? 0 : cells.findIndex((cell) => cursorOf(cell) === cursor) + 1;
  const items: CellReading[] = [];
  while (at < cells.length) {
    const piece = cells.slice(at, at + (step === undefined ? limit - items.length : AT_ONCE));
    for (const reading of await readCells(ports, context, piece)) {
      at += 1;
      if (step !== undefined && standingOf(reading.held.state) !== step) continue;
      items.push(reading);
      if (items.length === limit) return at < cells.length ? { items, next: cursorOf(reading.cell) } : { items };
    }
  }
  return { items };
}

/** A figure by a digest of its name: a cursor is short, and says nothing. */
function cursorOf(cell: Cell): string {
  return createHash('sha256').update(cellName(cell)).digest('base64url');
}
