import type { ShownColumn } from '@kedu/api';
import {
  afterWorkdays,
  AskedCells,
  type Ask,
  checksFor,
  type Context,
  type GivenCommand,
  isContested,
  lastVersion,
  openCommands,
  type Round,
  standingOf,
} from '@kedu/workflow';
import type { ServerPorts } from '../http/ports.ts';
import { titleOf } from '../knowledge/actors.ts';
import type { UnitNames } from '../knowledge/namedUnits.ts';
import type { IndicatorTitle } from '../rounds/schemeOfRound.ts';
import { cellsOfRound } from './cellPage.ts';
import { type CellReading, readCells } from './cellReading.ts';

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
  const columns: ShownColumn[] = [];
  const all = await readCells(ports, context, cellsOfRound(round, context));
  let at = 0;
  for (const ask of round.asks) {
    // Cells come in the order of the asks.
    const from = at;
    while (at < all.length && isOf(all[at] as CellReading, ask)) at += 1;
    const readings = all.slice(from, at);
    if (readings.length === 0) continue;
    columns.push({
      ...headOf(ask, context, titles(ask.indicator), unitName),
      isOverdue: context.today > (round.plan?.closesOn ?? ask.due) && readings.some(({ held }) => isOutstanding(held.state)),
      counts: countSteps(readings),
      can: commandsOf(readings),
      waitsForCheck: isToCheck(ask.indicator),
    });
  }
  return columns;
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

function isOf({ cell }: CellReading, ask: Ask): boolean {
  return cell.indicator === ask.indicator && cell.period === ask.period && cell.source === ask.source;
}

/** Neither submitted nor further: somebody has yet to report it. */
function isOutstanding(state: CellReading['held']['state']): boolean {
  const step = standingOf(state);
  return step !== 'submitted' && step !== 'checked' && step !== 'approved';
}

function countSteps(readings: readonly CellReading[]): ShownColumn['counts'] {
  const counts = { asked: 0, none: 0, draft: 0, submitted: 0, checked: 0, approved: 0, returned: 0, withdrawn: 0, contested: 0 };
  for (const { held } of readings) {
    counts.asked += 1;
    counts[standingOf(held.state)] += 1;
    const last = lastVersion(held.state);
    if (last !== undefined && isContested(last)) counts.contested += 1;
  }
  return counts;
}

/** Commands that may be given for at least one of some figures. */
function givenCommands(
  { knowledge }: ServerPorts,
  context: Context,
  id: string,
  round: Round,
): (readings: readonly CellReading[]) => GivenCommand[] {
  const until = afterWorkdays(knowledge.calendar, context.today, round.plan?.objectDays ?? 1);
  if ('issue' in until) return () => [];
  const asked = new AskedCells(round, id);
  return (readings) => {
    const open: GivenCommand[] = [];
    let closed: readonly GivenCommand[] | undefined;
    for (const { cell, held } of readings) {
      const found = openCommands(held.state, { ...context, cell, objectUntil: until.value, ...asked.of(cell) }, closed);
      for (const { command, against } of found) if (against.length === 0) open.push(command);
      closed = found.filter(({ against }) => against.length > 0).map(({ command }) => command);
    }
    return open;
  };
}
