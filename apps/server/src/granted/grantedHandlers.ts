import { USUAL_ITEMS } from '@kedu/api';
import { type HeldGrant, grantedResults, grantedRounds, grantedSchemes, grantsHeld } from '@kedu/store';
import { type Cell, type Context, denied, type KnownFigure, type KnownQuestion, MACHINE, type TableGroup } from '@kedu/workflow';
import type { Handlers, RefusedAnswer } from '../http/handler.ts';
import type { ServerPorts } from '../http/ports.ts';
import { notFound } from '../knowledge/answers.ts';
import { namesInRegister } from '../knowledge/namesInRegister.ts';
import { publishedSchemes, titlesOfSchemes } from '../rounds/publishedSchemes.ts';
import { cellOfCursor, cursorOfCell } from './cellCursor.ts';

/** Figures that are asked of the database at once, and how often for one answer: a page may hold fewer than were asked, and go on. */
const PIECE = 1_000;
const MOST_PIECES = 20;

/**
 * What other authorities have opened to this one. Whoever asks is entered in his own authority, and every row comes through the policies of
 * the database: no row of a giver is asked for in his name. What rests on the day is not kept (`isLive`).
 *
 * Rules: RIGHT-10, RIGHT-17, STORE-8. Errors: API_NOT_FOUND where no grant of that group is in force.
 */
export const GRANTED_HANDLERS: Handlers = {
  granted: async ({ ports, context }) => ({
    value: {
      items: (await heldBy(ports, context)).map(({ giver, titleZh, titleEn, id, tables, units, from, until, reason }) => ({
        giver: { id: giver, title: { 'zh-CN': titleZh, ...(titleEn === undefined ? {} : { en: titleEn }) } },
        id,
        tables: [...tables],
        units: units === 'all' ? units : [...units],
        from,
        until,
        reason,
      })),
    },
    isLive: true,
  }),

  grantedValues: async ({ ports, context, params, query }) => {
    const refused = await refusedOf(ports, context, params.giver, 'values');
    if (refused) return refused;
    const { indicator, period, unit, cursor, limit = USUAL_ITEMS } = query;
    const question: KnownQuestion = {
      at: ports.clock.now(),
      as: 'counted',
      ...(indicator === undefined ? {} : { indicators: [indicator] }),
      ...(period === undefined ? {} : { periods: [period] }),
      ...(unit === undefined ? {} : { units: [unit] }),
    };
    const { page, next } = await pageOfReadable(
      (after) => ports.store.knownOf(context.entered, params.giver, question, { after, most: PIECE }),
      (cell) => denied(context, 'read_value', cell) === undefined,
      cellOfCursor(cursor),
      limit,
    );
    const names = await namesInRegister(
      ports,
      context.entered.authority,
      page.map((cell) => cell.unit),
      context.today,
    );
    const titles = titlesOfSchemes(await publishedSchemes(ports, { authority: context.entered.authority, ...MACHINE }));
    const items = page.map((cell) => ({
      ...cell,
      title: titles(cell.indicator).title,
      unit: { id: cell.unit, name: names.get(cell.unit) ?? { 'zh-CN': cell.unit } },
    }));
    return { value: { items, ...(next === undefined ? {} : { next }) }, isLive: true };
  },

  grantedRounds: async ({ ports, context, params }) => {
    const refused = await refusedOf(ports, context, params.giver, 'rounds');
    if (refused) return refused;
    const items = await ports.store.look(context.entered, (client) => grantedRounds(client, params.giver));
    return { value: { items: [...items] }, isLive: true };
  },

  grantedResults: async ({ ports, context, params }) => {
    const refused = await refusedOf(ports, context, params.giver, 'results');
    if (refused) return refused;
    const { seals, runs } = await ports.store.look(context.entered, (client) => grantedResults(client, params.giver));
    return { value: { seals: [...seals], runs: [...runs] }, isLive: true };
  },

  grantedSchemes: async ({ ports, context, params }) => {
    const refused = await refusedOf(ports, context, params.giver, 'schemes');
    if (refused) return refused;
    const items = await ports.store.look(context.entered, (client) => grantedSchemes(client, params.giver));
    return { value: { items: [...items] }, isLive: true };
  },
};

/** The next figures that the reader may see, out of pieces of those that are opened to him, so that millions never stand in memory. */
async function pageOfReadable(
  read: (after: Cell | undefined) => Promise<readonly KnownFigure[]>,
  isReadable: (cell: KnownFigure) => boolean,
  first: Cell | undefined,
  limit: number,
): Promise<{ readonly page: readonly KnownFigure[]; readonly next: string | undefined }> {
  const page: KnownFigure[] = [];
  let after = first;
  for (let pieces = 0; pieces < MOST_PIECES; pieces += 1) {
    const piece = await read(after);
    for (const cell of piece) {
      if (page.length === limit) return { page, next: cursorOfCell(page[limit - 1] as KnownFigure) };
      if (isReadable(cell)) page.push(cell);
    }
    if (piece.length < PIECE) return { page, next: undefined };
    after = piece.at(-1);
  }
  return { page, next: after && cursorOfCell(after) };
}

function heldBy({ store }: ServerPorts, { entered }: Context): Promise<readonly HeldGrant[]> {
  return store.look(entered, (client) => grantsHeld(client, entered.authority));
}

/** As one that is not there, where no grant of the group is in force today. */
async function refusedOf(ports: ServerPorts, context: Context, giver: string, group: TableGroup): Promise<RefusedAnswer | undefined> {
  const grants = await heldBy(ports, context);
  return grants.some((grant) => grant.giver === giver && grant.tables.includes(group)) ? undefined : notFound(giver);
}
