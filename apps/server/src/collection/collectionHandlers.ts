import { cellName, type Cell, type Context, countedAt, type Entered, type Held, mayNotRead, standingOf, valueStream } from '@kedu/workflow';
import type { Issue } from '@kedu/model';
import type { Handlers, RefusedAnswer } from '../http/handler.ts';
import type { ServerPorts } from '../http/ports.ts';
import { actorsOf } from '../knowledge/actors.ts';
import { forbidden, notFound } from '../knowledge/answers.ts';
import { readOne } from '../knowledge/heldStreams.ts';
import { unitNames } from '../knowledge/namedUnits.ts';
import { schemeOfRound, titlesOfScheme } from '../rounds/schemeOfRound.ts';
import { cellPage } from './cellPage.ts';
import { showCells } from './cellReading.ts';
import { columnsOfRound } from './columnsOfRound.ts';
import { namedInRound } from './namedFigures.ts';

type HeldRound = Held<`round/${string}`>;
type HeldValue = Held<`value/${string}`>;

/** Figures: columns, cells, commands for them, their history. Rules: COLLECT-1 to COLLECT-13. */
export const COLLECTION_HANDLERS: Handlers = {
  columns: async ({ ports, context, params }) => {
    const found = await readableRound(ports, context, params.round);
    if ('issues' in found) return found;
    const { state } = found.round;
    const scheme = await schemeOfRound(ports, context.entered, state);
    const { month = '', opensOn = '', closesOn = '', objectDays = 0 } = state.plan ?? {};
    const names = { titles: titlesOfScheme(scheme), unitName: unitNames(scheme?.pack.register, context.today) };
    return {
      value: {
        round: { id: params.round, standing: state.standing, month, opensOn, closesOn, objectDays },
        today: context.today,
        items: await columnsOfRound(ports, context, { id: params.round, round: state }, names),
      },
    };
  },

  cells: async ({ ports, context, params, query, locale }) => {
    const found = await readableRound(ports, context, params.round);
    if ('issues' in found) return found;
    const scheme = await schemeOfRound(ports, context.entered, found.round.state);
    const { items, next } = await cellPage(ports, found.round.state, context, query);
    const unitName = unitNames(scheme?.pack.register, context.today);
    const names = { titles: titlesOfScheme(scheme), unitName };
    return {
      value: {
        items: await showCells(ports, context, found.round, items, names, locale),
        ...(next === undefined ? {} : { next }),
      },
    };
  },

  saveValues: async ({ ports, entered, context, params, body, perform }) => {
    const answer = await perform({ on: 'values', round: params.round, entries: body.entries });
    const cells = body.entries.map(({ cell }) => cell);
    if ('issues' in answer) {
      const issues = await namedInRound(ports, context, params.round, answer.issues);
      return { ...answer, issues, at: (issue) => cellOfIssue(issue, cells) };
    }
    const isNew = answer.value.sequence > 0 && !answer.value.again;
    const held = isNew ? await heldAfter(ports, entered, cells) : await ports.store.read(entered, cells.map(valueStream));
    return {
      value: {
        ...answer.value,
        cells: cells.map((cell, i) => {
          const { version, state } = held[i] as (typeof held)[number];
          const figures = state.versions.length;
          return { ...cell, seen: version, step: standingOf(state), ...(figures === 0 ? {} : { version: figures }) };
        }),
      },
    };
  },

  cellHistory: async ({ ports, context, params }) => {
    const { round: roundId, indicator, period, unit, source } = params;
    const found = await readableRound(ports, context, roundId);
    if ('issues' in found) return found;
    const cell: Cell = { indicator, period, unit, source };
    const isAsked = found.round.state.asks.some(
      (ask) => ask.indicator === indicator && ask.period === period && ask.source === source && ask.units.includes(unit),
    );
    if (!isAsked) return notFound(cellName(cell));
    const issue = mayNotRead(context, valueStream(cell));
    if (issue) return forbidden(issue);
    const [held] = await ports.store.read(context.entered, [valueStream(cell)]);
    const { versions } = (held as Held<`value/${string}`>).state;
    const acted = versions.flatMap((version) => [version, ...version.steps, ...version.opinions]);
    const actors = await actorsOf(ports.people, context.rights, acted);
    const scheme = await schemeOfRound(ports, context.entered, found.round.state);
    const actOf = <K extends string>(act: { kind: K; person: string; post: string; at: string; reason?: string | undefined }) => ({
      kind: act.kind,
      by: actors.of(act),
      at: act.at,
      ...(act.reason === undefined ? {} : { reason: act.reason }),
    });
    return {
      value: {
        unit: unitNames(scheme?.pack.register, context.today)(unit),
        indicator,
        period,
        source,
        seen: (held as Held).version,
        versions: versions.map((version) => {
          const { figure, at, note, late, correction, objectUntil } = version;
          return {
            version: version.version,
            figure,
            by: actors.of(version),
            at,
            ...(note === undefined ? {} : { note }),
            ...(late === undefined ? {} : { late }),
            ...(correction === undefined ? {} : { correction: { ...correction } }),
            ...(version.import === undefined ? {} : { import: version.import }),
            ...(objectUntil === undefined ? {} : { objectUntil }),
            steps: version.steps.map(actOf),
            opinions: version.opinions.map(actOf),
          };
        }),
        seals: found.round.state.seals.flatMap(({ hash, knownAt }) => {
          const counted = countedAt({ versions }, knownAt);
          return counted === undefined ? [] : [{ hash, version: counted.version }];
        }),
      },
    };
  },
};

/** The round, where it is there and may be read. */
export async function readableRound(
  { store }: Pick<ServerPorts, 'store'>,
  context: Context,
  id: string,
): Promise<{ readonly round: HeldRound } | RefusedAnswer> {
  const round = await readOne(store, context.entered, 'round', id);
  if (round.version === 0) return notFound(round.stream);
  const issue = mayNotRead(context, round.stream);
  return issue ? forbidden(issue) : { round };
}

/** Figures after a command for them: what it left, where that is remembered, else as they are read. */
async function heldAfter({ store }: Pick<ServerPorts, 'store'>, entered: Entered, cells: readonly Cell[]): Promise<readonly HeldValue[]> {
  const streams = cells.map(valueStream);
  const remembered = streams.flatMap((stream) => (store.remembered?.(entered, stream) as HeldValue | undefined) ?? []);
  return remembered.length === streams.length ? remembered : store.read(entered, streams);
}

/** The cell that a problem is about, by its whole name. */
function cellOfIssue({ place }: Issue, cells: readonly Cell[]): string | undefined {
  const cell = cells.find(({ indicator, period, unit }) => indicator === place.indicator && period === place.period && unit === place.unit);
  return cell && cellName(cell);
}
