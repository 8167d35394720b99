import { addDays } from '@kedu/engine';
import { firstDay, lastDay, type Observations, periodOf } from '@kedu/model';
import type { BlobStore, Cell, Context, Figure, Round, Store, ValueEntry } from '@kedu/workflow';
import { dayOf, RIGHTS_STREAM } from '@kedu/workflow';
import { readOne } from '../knowledge/heldStreams.ts';
import { sealCommand } from '../seals/sealRound.ts';
import { figuresFor } from './exampleFigures.ts';
import { type ExamplePerson, personIn } from './exampleOffice.ts';
import type { Rehearsal } from './rehearsal.ts';

/** What the rounds of the example are made with. */
export interface RoundMaker {
  readonly rehearsal: Rehearsal;
  readonly people: readonly ExamplePerson[];
  readonly observations: Observations;
  readonly store: Store;
  readonly blobs: BlobStore;
}

/** Days of a round after its month: reports are due on the 28th, what was reported is approved six days later. */
const DAYS = { opens: 1, captured: 26, closes: 27, approved: 33, sealed: 34 } as const;

/** The day so many days after the last one of a month. */
export function dayAfter(month: string, days: number): string {
  return addDays(lastDay(periodOf(month)), days);
}

/** Plans and opens the round of a month, on its first day. Rules: ROUND-3, ROUND-4. */
export async function openRound({ rehearsal, people }: RoundMaker, month: string, scheme: string, version: string): Promise<void> {
  const office = personIn(people, 'office');
  rehearsal.at(dayAfter(month, DAYS.opens));
  const plan = {
    scheme,
    version,
    month,
    opensOn: firstDay(periodOf(dayAfter(month, 1).slice(0, 7))),
    closesOn: dayAfter(month, DAYS.closes),
    objectDays: 2,
  };
  await rehearsal.do(office, { on: 'round', id: month, command: { type: 'plan_round', plan } });
  await rehearsal.do(office, { on: 'round', id: month, command: { type: 'open_round' } });
}

/**
 * Takes the round of a month from its asks to its seal: everything that the pack has is captured,
 * checked, approved and sealed, as a former year is taken over.
 *
 * `changed` gives other figures than those of the pack, or leaves one out as late. Rules: COLLECT-2, COLLECT-5, COLLECT-6, ROUND-8.
 */
export async function closeRound(maker: RoundMaker, month: string, changed?: (cell: Cell) => Figure | 'late' | undefined): Promise<void> {
  const { rehearsal, people, observations, store } = maker;
  const round = (await readOne(store, rehearsal.as(personIn(people, 'office')), 'round', month)).state;
  const figures = figuresFor(round.asks, observations, changed);
  const note = '示例数据：按历史资料录入，核对无误';
  rehearsal.at(dayAfter(month, DAYS.captured));
  await rehearsal.machine({
    on: 'values',
    round: month,
    entries: figures.map(({ cell, figure }): ValueEntry => ({ cell, command: { type: 'capture', figure, note } })),
  });
  await approve(
    maker,
    month,
    figures.map(({ cell }) => cell),
  );
  await rehearsal.do(personIn(people, 'office'), { on: 'round', id: month, command: { type: 'close_round' } });
  await sealExample(maker, month);
}

/** Checks figures on the day of the clock and approves them once the unit could have objected. Rules: COLLECT-4, COLLECT-6. */
export async function approve(
  { rehearsal, people }: RoundMaker,
  month: string,
  cells: readonly Cell[],
  on = dayAfter(month, DAYS.approved),
): Promise<void> {
  const all = (type: 'check' | 'approve'): ValueEntry[] => cells.map((cell) => ({ cell, command: { type } }));
  await rehearsal.do(personIn(people, 'checker'), { on: 'values', round: month, entries: all('check') });
  rehearsal.at(on);
  await rehearsal.do(personIn(people, 'head'), { on: 'values', round: month, entries: all('approve') });
}

/** Seals a closed round as the server does. Rule: ROUND-8. */
export async function sealExample({ rehearsal, people, store, blobs }: RoundMaker, month: string, reason?: string): Promise<void> {
  const head = personIn(people, 'head');
  const entered = rehearsal.as(head);
  const [rights] = await store.read(entered, [RIGHTS_STREAM] as const);
  if (rights === undefined) throw new RangeError('a store that gives no rights');
  const at = rehearsal.now();
  const context: Context = { entered, at, today: dayOf(at), rights: rights.state };
  const round: Round = (await readOne(store, entered, 'round', month)).state;
  if (round.seals.length > 0 && reason === undefined) return rehearsal.skip();
  const coming = await sealCommand({ store, blobs }, context, month, true, reason);
  if ('issues' in coming) throw new RangeError(`the example may not seal: ${coming.issues[0]?.code}`);
  const { command, staged } = coming.value;
  try {
    await staged.keep();
    await rehearsal.do(head, { on: 'round', id: month, command });
  } finally {
    await staged.letGo();
  }
}
