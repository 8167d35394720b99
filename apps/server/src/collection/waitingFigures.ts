import type { Waiting, WaitingItem } from '@kedu/api';
import {
  afterWorkdays,
  AskedCells,
  asksToAct,
  awaitsCorrection,
  type Cell,
  type CellContext,
  checksFor,
  type Context,
  type FigureGroup,
  type GivenCommand,
  type Held,
  isContested,
  lastVersion,
  openCommands,
  readableAsks,
  standingOf,
  VALUE_TRANSITIONS,
  type ValueStanding,
} from '@kedu/workflow';
import type { ServerPorts } from '../http/ports.ts';
import { readAll } from '../knowledge/heldStreams.ts';
import { schemeOfRound, titlesOfScheme } from '../rounds/schemeOfRound.ts';
import { groupsOfAsks } from './groupsOfAsks.ts';

type HeldRound = Held<`round/${string}`>;

/** Figures that wait for whoever is entered, by kind. */
const KINDS = [
  'to_enter',
  'returned',
  'contested',
  'to_correct',
  'to_check',
  'to_approve',
  'to_confirm',
] as const satisfies readonly Waiting[];
type FigureKind = (typeof KINDS)[number];

/** Commands of which one that is open makes a figure wait: whoever may give none of them for a figure has nothing to do with it. */
const ALL_WAITED_FOR = ['enter', 'keep', 'correct', 'check', 'approve', 'confirm'] as const satisfies readonly GivenCommand[];
/** Those that a step takes: no other is asked for. */
const WAITED_FOR = Object.fromEntries(
  Object.entries(VALUE_TRANSITIONS).map(([step, taken]) => [step, ALL_WAITED_FOR.filter((command) => command in taken)]),
) as unknown as Readonly<Record<ValueStanding, readonly GivenCommand[]>>;

/**
 * What waits for whoever is entered among the figures of rounds that are open or closed: a heap a round and kind, in the order in which
 * figures take their steps.
 *
 * It waits for him if the decision would take his command (COLLECT-13), but that what a live connector brings waits for nobody to enter it
 * (ROUND-6). `at` names the column where all of a heap stand in one. Rule: API-12.
 */
export async function waitingFigures(ports: ServerPorts, context: Context): Promise<WaitingItem[]> {
  const rounds = (await readAll(ports.store, context.entered, 'round')).filter(
    ({ state }) => state.standing === 'open' || state.standing === 'closed',
  );
  const live = new Set(
    (await readAll(ports.store, context.entered, 'connector'))
      .filter(({ state }) => state.standing === 'live')
      .map(({ stream }) => stream.slice('connector/'.length)),
  );
  const isToCheck = checksFor(context);
  const items: WaitingItem[] = [];
  for (const round of rounds) items.push(...(await ofRound(ports, context, round, { live, isToCheck })));
  return items;
}

async function ofRound(
  ports: ServerPorts,
  context: Context,
  { stream, state }: HeldRound,
  { live, isToCheck }: { readonly live: ReadonlySet<string>; readonly isToCheck: (indicator: string) => boolean },
): Promise<WaitingItem[]> {
  const id = stream.slice('round/'.length);
  const objectUntil = afterWorkdays(ports.knowledge.calendar, context.today, state.plan?.objectDays ?? 1);
  const asked = new AskedCells(state, id);
  const titleOf = titlesOfScheme(await schemeOfRound(ports, context.entered, state));
  const heaps = new Map<FigureKind, FigureGroup[]>();
  const aboutOf = (cell: Cell): CellContext => ({ ...context, cell, objectUntil, ...asked.of(cell) });
  const asks = asksToAct(readableAsks(state.asks, context), context, ALL_WAITED_FOR, aboutOf);
  for (const group of (await groupsOfAsks(ports, context, asks)).flatMap(({ groups }) => groups)) {
    const { cell } = group;
    const commands = openCommands(group.state, aboutOf(cell), WAITED_FOR[standingOf(group.state)]);
    const open = new Set(commands.filter(({ against }) => against.length === 0).map(({ command }) => command));
    if (open.has('check') && !isToCheck(cell.indicator)) open.delete('check');
    for (const kind of kindsOf(group, open, live)) {
      const heap = heaps.get(kind);
      if (heap === undefined) heaps.set(kind, [group]);
      else heap.push(group);
    }
  }
  return KINDS.flatMap((kind) => {
    const heap = heaps.get(kind);
    if (heap === undefined) return [];
    const by = dayBy(kind, heap, state.plan?.closesOn);
    const column = columnOf(heap);
    return [
      {
        kind,
        count: heap.reduce((sum, { count }) => sum + count, 0),
        ...(by === undefined ? {} : { by }),
        isOverdue: by !== undefined && context.today > by,
        ...(column.indicator === undefined ? {} : { title: titleOf(column.indicator).title }),
        at: { round: id, ...column },
      },
    ];
  });
}

/** As what a figure waits: what is contested waits for its answer first, whatever else may be done with it. */
function kindsOf({ cell, state }: FigureGroup, open: ReadonlySet<GivenCommand>, live: ReadonlySet<string>): readonly FigureKind[] {
  const step = standingOf(state);
  const last = lastVersion(state);
  const kinds: FigureKind[] = [];
  if (step === 'returned' && open.has('enter')) kinds.push('returned');
  else if ((step === 'none' || step === 'draft' || step === 'withdrawn') && open.has('enter') && !live.has(cell.source))
    kinds.push('to_enter');
  if (last !== undefined && isContested(last) && open.has('keep')) kinds.push('contested');
  if (last !== undefined && awaitsCorrection(last) && open.has('correct')) kinds.push('to_correct');
  if (open.has('check')) kinds.push('to_check');
  if (open.has('approve')) kinds.push('to_approve');
  if (last !== undefined && last.opinions.length === 0 && open.has('confirm')) kinds.push('to_confirm');
  return kinds;
}

/** The day by which it is to be done: for a look the first last day for objections, else the last day of the round. */
function dayBy(kind: FigureKind, heap: readonly FigureGroup[], closesOn: string | undefined): string | undefined {
  if (kind !== 'to_confirm') return closesOn;
  return heap
    .map(({ state }) => lastVersion(state)?.objectUntil)
    .filter((day) => day !== undefined)
    .sort()[0];
}

function columnOf(heap: readonly FigureGroup[]): { indicator?: string; period?: string } {
  const [first] = heap;
  const isOne = heap.every(({ cell }) => cell.indicator === first?.cell.indicator && cell.period === first.cell.period);
  return isOne && first !== undefined ? { indicator: first.cell.indicator, period: first.cell.period } : {};
}
