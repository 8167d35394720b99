import type { ShownIssue, StandingCell } from '@kedu/api';
import { type Issue, type Locale, previousPeriod, parsePeriod, samePeriodLastYear } from '@kedu/model';
import {
  afterWorkdays,
  AskedCells,
  awaitsCorrection,
  type Cell,
  type Context,
  type Figure,
  type Held,
  isContested,
  lastVersion,
  openCommands,
  standingOf,
  submittedEarly,
  valueStream,
} from '@kedu/workflow';
import type { ServerPorts } from '../http/ports.ts';
import { shownIssue } from '../http/shownIssue.ts';
import { type Actors, actorsOf, type Acted } from '../knowledge/actors.ts';
import { type FigureNames, namedFigure } from './namedFigures.ts';

type HeldRound = Held<`round/${string}`>;
type HeldValue = Held<`value/${string}`>;

/** Figures of a round for somebody: where they stand, what came before, what he may do. */
export interface CellReading {
  readonly cell: Cell;
  readonly held: HeldValue;
}

/** How many figures one question to the database names. */
const AT_ONCE = 5_000;

/** Reads figures in the order of the cells, piece by piece: others are served between. */
export async function readCells(
  { store }: Pick<ServerPorts, 'store'>,
  { entered }: Context,
  cells: readonly Cell[],
): Promise<readonly CellReading[]> {
  const readings: CellReading[] = [];
  for (let at = 0; at < cells.length; at += AT_ONCE) {
    const piece = cells.slice(at, at + AT_ONCE);
    const held = await store.read(entered, piece.map(valueStream));
    piece.forEach((cell, i) => readings.push({ cell, held: held[i] as HeldValue }));
  }
  return readings;
}

/**
 * Figures as a page shows them.
 *
 * `before` and `yearBefore` are what counted for the period before and for the same period of the year before (COLLECT-7). `can` is what
 * the decision itself says (COLLECT-13).
 */
export async function showCells(
  ports: ServerPorts,
  context: Context,
  round: HeldRound,
  readings: readonly CellReading[],
  names: FigureNames,
  locale: Locale,
): Promise<StandingCell[]> {
  const acted = readings.flatMap(({ held }) => actedIn(held));
  const [actors, earlier] = await Promise.all([
    actorsOf(ports.people, context.rights, acted),
    earlierFigures(
      ports,
      context,
      readings.map(({ cell }) => cell),
    ),
  ]);
  const canOf = offers(ports, context, round, wordingOf(names, context, locale));
  const earlyDay = submittedEarly(round.state);
  return readings.map(({ cell, held }) => ({
    unit: names.unitName(cell.unit),
    indicator: cell.indicator,
    period: cell.period,
    source: cell.source,
    seen: held.version,
    step: standingOf(held.state),
    ...versionOf(held, actors),
    ...earlyOf(earlyDay(cell, held.state)),
    ...earlier(cell),
    can: canOf({ cell, held }),
  }));
}

function earlyOf(early: string | undefined): Pick<StandingCell, 'early'> {
  return early === undefined ? {} : { early };
}

function actedIn({ state }: HeldValue): readonly Acted[] {
  const last = lastVersion(state);
  return last === undefined ? [] : [last, ...last.steps, ...last.opinions];
}

/** What the last version of a figure says of itself. */
function versionOf({ state, last: touched }: HeldValue, actors: Actors) {
  const last = lastVersion(state);
  if (last === undefined) return { isContested: false, awaitsCorrection: false, opinions: [] };
  const { version, figure, note, late, correction, objectUntil, opinions } = last;
  const step = last.steps.at(-1);
  return {
    version,
    figure,
    ...(note === undefined ? {} : { note }),
    ...(late === undefined ? {} : { late }),
    ...(correction === undefined ? {} : { correction: { ...correction } }),
    ...(step?.kind === 'returned' ? { returned: { reason: step.reason ?? '', by: actors.of(step), at: step.at } } : {}),
    enteredBy: actors.of(last),
    ...(touched === undefined ? {} : { changedAt: touched.at }),
    ...(objectUntil === undefined ? {} : { objectUntil }),
    isContested: isContested(last),
    awaitsCorrection: awaitsCorrection(last),
    opinions: opinions.map((act) => ({
      kind: act.kind,
      by: actors.of(act),
      at: act.at,
      ...(act.reason === undefined ? {} : { reason: act.reason }),
    })),
  };
}

/** What whoever is entered may do with a figure of a round, and why not the rest. */
function offers(
  { knowledge }: ServerPorts,
  context: Context,
  round: HeldRound,
  word: (issue: Issue) => ShownIssue,
): (reading: CellReading) => StandingCell['can'] {
  const objectUntil = afterWorkdays(knowledge.calendar, context.today, round.state.plan?.objectDays ?? 1);
  const asked = new AskedCells(round.state, round.stream.slice('round/'.length));
  return ({ cell, held }) =>
    openCommands(held.state, { ...context, cell, objectUntil, ...asked.of(cell) }).map(({ command, against }) => ({
      command,
      against: against.map(word),
    }));
}

/** Words problems that stand beside their cell, so that none names it; what is the same of many cells is worded once. */
function wordingOf(names: FigureNames, { rights }: Context, locale: Locale): (issue: Issue) => ShownIssue {
  const worded = new Map<string, ShownIssue>();
  return ({ args: { id: _, ...args }, ...issue }) => {
    const key = `${issue.code} ${JSON.stringify(args)}`;
    const known = worded.get(key) ?? shownIssue(namedFigure({ ...issue, place: {}, args: { id: '', ...args } }, names), locale, { rights });
    worded.set(key, known);
    return known;
  };
}

async function earlierFigures(
  { store }: ServerPorts,
  { entered, at }: Context,
  cells: readonly Cell[],
): Promise<(cell: Cell) => Pick<StandingCell, 'before' | 'yearBefore'>> {
  const periods = new Map(
    [...new Set(cells.map(({ period }) => period))].flatMap((id) => {
      const period = parsePeriod(id);
      return period === undefined ? [] : [[id, { before: previousPeriod(period).id, yearBefore: samePeriodLastYear(period).id }] as const];
    }),
  );
  if (cells.length === 0 || periods.size === 0) return () => ({});
  const known = await store.known(entered, {
    at,
    as: 'counted',
    indicators: [...new Set(cells.map(({ indicator }) => indicator))],
    periods: [...new Set([...periods.values()].flatMap(({ before, yearBefore }) => [before, yearBefore]))],
    units: [...new Set(cells.map(({ unit }) => unit))],
  });
  const figures = new Map<string, Figure>(known.map(({ indicator, period, unit, figure }) => [`${indicator}/${period}/${unit}`, figure]));
  return ({ indicator, period, unit }) => {
    const own = periods.get(period);
    const before = own && figures.get(`${indicator}/${own.before}/${unit}`);
    const yearBefore = own && figures.get(`${indicator}/${own.yearBefore}/${unit}`);
    return { ...(before === undefined ? {} : { before }), ...(yearBefore === undefined ? {} : { yearBefore }) };
  };
}
