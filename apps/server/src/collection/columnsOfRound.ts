import type { ShownColumn } from '@kedu/api';
import {
  afterWorkdays,
  AskedCells,
  type Ask,
  checksFor,
  type Context,
  type FigureGroup,
  type GivenCommand,
  isContested,
  lastVersion,
  openCommands,
  readableAsks,
  type Round,
  standingOf,
  type ValueState,
} from '@kedu/workflow';
import type { ServerPorts } from '../http/ports.ts';
import { titleOf } from '../knowledge/actors.ts';
import type { UnitNames } from '../knowledge/namedUnits.ts';
import type { IndicatorTitle } from '../rounds/schemeOfRound.ts';
import { groupsOfAsks } from './groupsOfAsks.ts';

/**
 * The columns of a round that whoever is entered may read: one an ask, with its figures by their
 * step and the commands that he may give for at least one of them.
 *
 * Counts are of the figures that he may read. Rules: RIGHT-14, COLLECT-13, API-12.
 */
export async function columnsOfRound(
  ports: ServerPorts,
  context: Context,
  { id, round }: { readonly id: string; readonly round: Round },
  { titles, unitName }: { readonly titles: (indicator: string) => IndicatorTitle; readonly unitName: UnitNames },
): Promise<ShownColumn[]> {
  const commandsOf = givenCommands(ports, context, id, round);
  const isToCheck = checksFor(context);
  return (await groupsOfAsks(ports, context, readableAsks(round.asks, context))).map(({ ask, groups }) => ({
    ...headOf(ask, context, titles(ask.indicator), unitName),
    isOverdue: context.today > (round.plan?.closesOn ?? ask.due) && groups.some(({ state }) => isOutstanding(state)),
    counts: countSteps(groups),
    can: commandsOf(groups),
    waitsForCheck: isToCheck(ask.indicator),
  }));
}

function headOf(ask: Ask, { rights }: Context, { title, unit, clause }: IndicatorTitle, unitName: UnitNames) {
  const { indicator, period, way, source, owner, due, isOfficial, range } = ask;
  const post = rights.posts.find(({ id }) => id === owner);
  return {
    indicator,
    title,
    unit,
    ...(range === undefined ? {} : { range: [range[0], range[1]] as [number | null, number | null] }),
    ...(clause === undefined ? {} : { clause }),
    period,
    way,
    source,
    owner: { post: owner, title: titleOf(rights, owner), ...(post === undefined ? {} : { unit: unitName(post.unit) }) },
    due,
    isOfficial,
  };
}

/** Neither submitted nor further: somebody has yet to report it. */
function isOutstanding(state: ValueState): boolean {
  const step = standingOf(state);
  return step !== 'submitted' && step !== 'checked' && step !== 'approved';
}

function countSteps(groups: readonly FigureGroup[]): ShownColumn['counts'] {
  const counts = { asked: 0, none: 0, draft: 0, submitted: 0, checked: 0, approved: 0, returned: 0, withdrawn: 0, contested: 0 };
  for (const { state, count } of groups) {
    counts.asked += count;
    counts[standingOf(state)] += count;
    const last = lastVersion(state);
    if (last !== undefined && isContested(last)) counts.contested += count;
  }
  return counts;
}

/** Commands that may be given for at least one figure of some groups. */
function givenCommands(
  { knowledge }: ServerPorts,
  context: Context,
  id: string,
  round: Round,
): (groups: readonly FigureGroup[]) => GivenCommand[] {
  const objectUntil = afterWorkdays(knowledge.calendar, context.today, round.plan?.objectDays ?? 1);
  const asked = new AskedCells(round, id);
  return (groups) => {
    const open: GivenCommand[] = [];
    let closed: readonly GivenCommand[] | undefined;
    for (const { cell, state } of groups) {
      const found = openCommands(state, { ...context, cell, objectUntil, ...asked.of(cell) }, closed);
      for (const { command, against } of found) if (against.length === 0) open.push(command);
      closed = found.filter(({ against }) => against.length > 0).map(({ command }) => command);
    }
    return open;
  };
}
