import { lastDay, periodOf } from '@kedu/model';
import type { Context } from '../context.ts';
import { decideBurden } from '../collection/burden.ts';
import type { Decision } from '../decision.ts';
import { refused } from '../decision.ts';
import { decideFeedback, FEEDBACK_WORKDAYS } from '../feedback/feedback.ts';
import { decideImport } from '../imports/import.ts';
import type { Held, Store } from '../ports.ts';
import { decideRights } from '../rights/decide.ts';
import { decideConnector } from '../rounds/connector.ts';
import { decideRound, type RoundContext } from '../rounds/decide.ts';
import { afterWorkdays } from '../rounds/workCalendar.ts';
import { decideRun } from '../runs/run.ts';
import { decideChange } from '../schemes/changeRequest.ts';
import { decideScheme } from '../schemes/decideScheme.ts';
import { RIGHTS_STREAM, type StreamEvent, type StreamKind, streamName, type WorkflowEvent } from '../streams.ts';
import { decideCells } from './decideCells.ts';
import type { Gathered } from './gathered.ts';
import type { Knowledge, Task } from './task.ts';

interface Sources {
  readonly store: Store;
  readonly knowledge: Knowledge;
}

type On<K extends Task['on']> = Extract<Task, { readonly on: K }>;

/** Reads what a task is about and decides it; what was read comes back, so that the commit can say what it rests on. */
export async function decideTask(sources: Sources, context: Context, task: Task): Promise<Gathered> {
  switch (task.on) {
    case 'rights':
      return { read: [], decision: onStream(RIGHTS_STREAM, decideRights(context.rights, task.command, context)) };
    case 'scheme':
      return scheme(sources, context, task);
    case 'change': {
      const held = await one(sources.store, context, 'change', task.id);
      return { read: [held], decision: onStream(held.stream, decideChange(held.state, task.command, { ...context, id: task.id })) };
    }
    case 'connector': {
      const held = await one(sources.store, context, 'connector', task.id);
      return { read: [held], decision: onStream(held.stream, decideConnector(held.state, task.command, { ...context, id: task.id })) };
    }
    case 'round':
      return round(sources, context, task);
    case 'values':
      return decideCells(sources, context, task.round, task.entries);
    case 'import':
      return imported(sources, context, task);
    case 'burden': {
      const held = await one(sources.store, context, 'burden', task.unit);
      return { read: [held], decision: onStream(held.stream, decideBurden(held.state, task.command, { ...context, unit: task.unit })) };
    }
    case 'run':
      return run(sources, context, task);
    case 'feedback':
      return feedback(sources, context, task);
  }
}

async function scheme({ store, knowledge }: Sources, context: Context, { id, command }: On<'scheme'>): Promise<Gathered> {
  const held = await one(store, context, 'scheme', id);
  const name = id.slice(0, id.lastIndexOf('@'));
  const versions = (await all(store, context, 'scheme')).filter(({ stream }) => stream.startsWith(`scheme/${name}@`));
  const requested = command.type === 'draft_scheme' ? command.requests : held.state.requests;
  const requests = await store.read(
    context.entered,
    requested.map((request) => streamName('change', request)),
  );
  const sealed = (await all(store, context, 'round'))
    .filter(({ state }) => state.seals.length > 0 && state.plan?.scheme === name)
    .map(({ state }) => lastDay(periodOf(state.plan?.month ?? '')));
  const decision = decideScheme(held.state, command, {
    ...context,
    id,
    errors: await knowledge.errorsOf(held.state.hash, context.entered.authority),
    isFirst: !versions.some(({ stream, state }) => stream !== held.stream && state.standing === 'published'),
    requests: new Map(requests.map(({ stream, state }) => [stream.slice('change/'.length), state])),
    sealedUntil: sealed.sort().at(-1),
  });
  if ('issues' in decision) return { read: [held], decision };
  const carriedOut = decision.value.flatMap((event) =>
    event.type === 'scheme_published'
      ? event.requests.map((request) => ({
          stream: streamName('change', request),
          event: { type: 'change_carried_out', version: id } as const,
        }))
      : [],
  );
  const events = [...decision.value.map((event) => ({ stream: held.stream, event })), ...carriedOut];
  return { read: [held, ...requests], decision: { value: events } };
}

async function round({ store, knowledge }: Sources, context: Context, { id, command }: On<'round'>): Promise<Gathered> {
  const held = await one(store, context, 'round', id);
  const plan = command.type === 'plan_round' ? command.plan : held.state.plan;
  const version = plan && (await one(store, context, 'scheme', `${plan.scheme}@${plan.version}`));
  const connectors = command.type === 'open_round' ? await all(store, context, 'connector') : [];
  const given: RoundContext = {
    ...context,
    id,
    scheme: version?.state.standing,
    ...(command.type === 'seal_round' ? { standing: await store.standing(context.entered, held.state.asks) } : {}),
    ...(command.type === 'open_round' && plan
      ? {
          collected: {
            indicators: await knowledge.collected(plan.scheme, plan.version, context.entered.authority),
            connectors: new Map(connectors.map(({ stream, state }) => [stream.slice('connector/'.length), state])),
            publications: knowledge.publications,
            askedBefore: await askedBefore(store, context, held.stream),
          },
        }
      : {}),
  };
  return { read: [held, ...connectors], decision: onStream(held.stream, decideRound(held.state, command, given)) };
}

/** What other rounds asked for, by figure: the same is asked for once (ROUND-5). */
async function askedBefore(store: Store, context: Context, own: string): Promise<ReadonlyMap<string, string>> {
  const rounds = (await all(store, context, 'round')).filter(({ stream, state }) => stream !== own && state.standing !== 'cancelled');
  return new Map(
    rounds.flatMap(({ stream, state }) =>
      state.asks.flatMap(({ indicator, period, units }) => units.map((unit) => [`${indicator}/${period}/${unit}`, stream] as const)),
    ),
  );
}

async function imported(
  sources: Sources,
  context: Context,
  { id, command, round: roundId, figures = [] }: On<'import'>,
): Promise<Gathered> {
  const { store } = sources;
  const held = await one(store, context, 'import', id);
  const hash = command.type === 'receive_import' ? command.hash : held.state.hash;
  const same = (await all(store, context, 'import')).find(
    ({ stream, state }) => stream !== held.stream && state.standing === 'recorded' && state.hash === hash,
  );
  if (command.type !== 'record_import')
    return {
      read: [held],
      decision: onStream(held.stream, decideImport(held.state, command, { ...context, id, recordedBefore: same?.stream })),
    };
  const captured = await decideCells(sources, context, roundId, figures);
  if ('issues' in captured.decision) return { read: [held, ...captured.read], decision: captured.decision };
  const changed = captured.decision.value.length;
  const decision = decideImport(held.state, { type: 'record_import', changed }, { ...context, id });
  if ('issues' in decision) return { read: [held, ...captured.read], decision };
  const events = [...decision.value.map((event) => ({ stream: held.stream, event })), ...captured.decision.value];
  return { read: [held, ...captured.read], decision: { value: events } };
}

async function run({ store }: Sources, context: Context, { id, command }: On<'run'>): Promise<Gathered> {
  const held = await one(store, context, 'run', id);
  const asked = command.type === 'request_run' ? command.input : undefined;
  const version = asked && (await one(store, context, 'scheme', `${asked.scheme}@${asked.version}`));
  const rounds = asked === undefined ? [] : await all(store, context, 'round');
  const decision = decideRun(held.state, command, {
    ...context,
    id,
    seals: new Set(rounds.flatMap(({ state }) => state.seals.map((seal) => seal.hash))),
    schemeIsPublished: version?.state.standing === 'published' && version.state.hash === asked?.schemeHash,
  });
  return { read: [held], decision: onStream(held.stream, decision) };
}

async function feedback({ store, knowledge }: Sources, context: Context, { run: id, command }: On<'feedback'>): Promise<Gathered> {
  const held = await one(store, context, 'feedback', id);
  const runs = await all(store, context, 'run');
  const earliest =
    command.type === 'open_feedback' ? afterWorkdays(knowledge.calendar, context.today, FEEDBACK_WORKDAYS) : { value: context.today };
  if ('issue' in earliest) return { read: [held], decision: refused(earliest.issue) };
  const decision = decideFeedback(held.state, command, {
    ...context,
    id,
    runIsFinished: runs.some(({ stream, state }) => stream === `run/${id}` && state.standing === 'finished'),
    correctedBy: runs.find(({ state }) => state.corrects === id && state.standing === 'finished')?.stream.slice('run/'.length),
    earliestEnd: earliest.value,
  });
  return { read: [held], decision: onStream(held.stream, decision) };
}

async function one<K extends Exclude<StreamKind, 'rights'>>(
  store: Store,
  { entered }: Context,
  kind: K,
  id: string,
): Promise<Held<`${K}/${string}`>> {
  const [held] = await store.read(entered, [streamName(kind, id)]);
  if (held === undefined) throw new RangeError('a store that gives fewer streams than it was asked for');
  return held;
}

async function all<K extends Exclude<StreamKind, 'rights'>>(
  store: Store,
  { entered }: Context,
  kind: K,
): Promise<readonly Held<`${K}/${string}`>[]> {
  const names = await store.names(entered, `${kind}/`);
  return store.read(entered, names as readonly `${K}/${string}`[]);
}

function onStream(stream: string, decision: Decision<WorkflowEvent>): Decision<StreamEvent> {
  return 'issues' in decision ? decision : { value: decision.value.map((event) => ({ stream, event })) };
}
