import type { Issue } from '@kedu/model';
import type { Context } from '../context.ts';
import { workflowIssue } from '../codes.ts';
import { decideValue } from '../collection/decideValue.ts';
import type { Held, Store } from '../ports.ts';
import type { Rights } from '../rights/rights.ts';
import { titleOfPost } from '../rights/titleOfPost.ts';
import { afterWorkdays } from '../rounds/workCalendar.ts';
import { cellOfStream, type StreamEvent, streamName, valueStream } from '../streams.ts';
import { AskedCells } from './askedCells.ts';
import type { Gathered } from './gathered.ts';
import type { Knowledge, ValueEntry } from './task.ts';

/**
 * Decides commands for many figures of one round: the events of all of them, or every problem of every figure.
 *
 * What the round does not ask for is not even looked up; a figure stands in `entries` once. One that has moved on since the asker saw it is
 * a conflict that names who moved it, before anything else is said of it.
 * Errors: those of decideValue, COMMIT_CONFLICT, COLLECT_TWICE.
 */
export async function decideCells(
  { store, knowledge }: { readonly store: Store; readonly knowledge: Knowledge },
  context: Context,
  roundId: string,
  entries: readonly ValueEntry[],
): Promise<Gathered> {
  const [round] = await store.read(context.entered, [streamName('round', roundId)]);
  if (round === undefined) throw new RangeError('a store that gives no round');
  const objectUntil = afterWorkdays(knowledge.calendar, context.today, round.state.plan?.objectDays ?? 1);
  const asks = new AskedCells(round.state, roundId);
  const events: StreamEvent[] = [];
  const issues: Issue[] = [];
  const names = new Set<string>();
  const taken: { readonly stream: `value/${string}`; readonly entry: ValueEntry; readonly ask: ReturnType<AskedCells['of']> }[] = [];
  for (const entry of entries) {
    const { indicator, period, unit } = entry.cell;
    const stream = valueStream(entry.cell);
    const ask = asks.of(entry.cell);
    if (ask.asked === undefined) issues.push(workflowIssue('COLLECT_NOT_ASKED', { indicator, period, unit }, { indicator, period, unit }));
    else if (names.has(stream)) issues.push(workflowIssue('COLLECT_TWICE', { indicator, period, unit }, { indicator, period, unit }));
    else taken.push({ stream, entry, ask });
    names.add(stream);
  }
  const held = await store.read(
    context.entered,
    taken.map(({ stream }) => stream),
  );
  const { entered, at, today, rights } = context;
  taken.forEach(({ stream, entry: { cell, command, seen }, ask: { asked, isOfficial, range } }, i) => {
    const found = held[i] as (typeof held)[number];
    if (seen !== undefined && seen !== found.version) {
      issues.push(overtaken(rights, found, seen));
      return;
    }
    const decision = decideValue(found.state, command, { entered, at, today, rights, cell, objectUntil, asked, isOfficial, range });
    if ('issues' in decision) issues.push(...decision.issues);
    else events.push(...decision.value.map((event) => ({ stream, event })));
  });
  return { read: [round, ...held], decision: issues.length > 0 ? { issues } : { value: events } };
}

function overtaken(rights: Rights, { stream, version, last }: Held<`value/${string}`>, seen: number): Issue {
  const { indicator, period, unit } = cellOfStream(stream);
  const args = {
    stream,
    expected: seen,
    found: version,
    person: last?.person ?? '',
    title: last === undefined ? '' : titleOfPost(rights, last.post),
    at: last?.at ?? '',
    command: last?.command ?? '',
  };
  return workflowIssue('COMMIT_CONFLICT', { indicator, period, unit }, args);
}
