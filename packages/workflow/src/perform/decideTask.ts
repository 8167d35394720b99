import { lastDay, periodOf } from '@kedu/model';
import type { Context } from '../context.ts';
import { decideBurden } from '../collection/burden.ts';
import type { Decision } from '../decision.ts';
import { refused } from '../decision.ts';
import { decideFeedback, FEEDBACK_WORKDAYS } from '../feedback/feedback.ts';
import { decideImport } from '../imports/import.ts';
import { recordedBefore } from '../imports/recordedBefore.ts';
import type { Held, Store } from '../ports.ts';
import { decideRights } from '../rights/decide.ts';
import type { CollectedIndicator } from '../rounds/asks.ts';
import { decideConnector } from '../rounds/connector.ts';
import { decideRound, type RoundContext } from '../rounds/decide.ts';
import { decidePublications } from '../rounds/publications.ts';
import { afterWorkdays } from '../rounds/workCalendar.ts';
import { decideRun } from '../runs/run.ts';
import { decideChange } from '../schemes/changeRequest.ts';
import { decideScheme } from '../schemes/decideScheme.ts';
import { RIGHTS_STREAM, type StreamEvent, type StreamKind, streamName, type WorkflowEvent } from '../streams.ts';
import { decideCells } from './decideCells.ts';
import type { Gathered } from './gathered.ts';
import type { Knowledge, Task } from './task.ts';
import { allOf, wholeColumns, wholeKind } from './wholeKind.ts';

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
      const isDeclaring = task.command.type === 'declare_connector' || task.command.type === 'change_connector';
      const whole = isDeclaring ? await wholeKind(sources.store, context, 'connector') : { held: [], read: [] };
      const others = whole.held.filter(({ stream }) => stream !== held.stream);
      const connectors = new Map(others.map(({ stream, state }) => [stream.slice('connector/'.length), state]));
      const decision = decideConnector(held.state, task.command, { ...context, id: task.id, connectors });
      return { read: [held, ...whole.read], decision: onStream(held.stream, decision) };
    }
    case 'publication': {
      const held = await one(sources.store, context, 'publication', task.id);
      const indicators = await publishedIndicators(sources, context);
      const decision = decidePublications(held.state, task.command, { ...context, year: task.id, indicators });
      return { read: [held], decision: onStream(held.stream, decision) };
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
  const versions = await wholeKind(store, context, 'scheme', ({ stream }) => stream.startsWith(`scheme/${name}@`));
  const rounds = await wholeKind(store, context, 'round');
  const requested = command.type === 'draft_scheme' ? command.requests : held.state.requests;
  const requests = await store.read(
    context.entered,
    requested.map((request) => streamName('change', request)),
  );
  const sealed = rounds.held
    .filter(({ state }) => state.seals.length > 0 && state.plan?.scheme === name)
    .map(({ state }) => lastDay(periodOf(state.plan?.month ?? '')));
  const decision = decideScheme(held.state, command, {
    ...context,
    id,
    ...(await knowledge.filesOf(id, command.type === 'draft_scheme' ? command.hash : held.state.hash, context.entered.authority)),
    isFirst: !versions.held.some(
      ({ stream, state }) => stream !== held.stream && stream.startsWith(`scheme/${name}@`) && state.standing === 'published',
    ),
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
  const others = command.type === 'send_scheme' || command.type === 'publish_scheme' ? [...versions.read, ...rounds.read] : [];
  return { read: [held, ...requests, ...others], decision: { value: events } };
}

async function round({ store, knowledge }: Sources, context: Context, { id, command }: On<'round'>): Promise<Gathered> {
  const held = await one(store, context, 'round', id);
  const plan = command.type === 'plan_round' ? command.plan : held.state.plan;
  const version = plan && (await one(store, context, 'scheme', `${plan.scheme}@${plan.version}`));
  const isToOpen = command.type === 'open_round';
  const connectors = isToOpen ? await wholeKind(store, context, 'connector') : undefined;
  const years = isToOpen ? await wholeKind(store, context, 'publication') : undefined;
  const rounds = isToOpen ? await wholeKind(store, context, 'round') : undefined;
  const isToSeal = command.type === 'seal_round';
  const figures = isToSeal ? await wholeColumns(store, context, held.state.asks) : [];
  const given: RoundContext = {
    ...context,
    id,
    scheme: version?.state.standing,
    ...(isToSeal ? { standing: await store.standing(context.entered, held.state.asks) } : {}),
    ...(connectors && years && rounds && plan
      ? {
          collected: {
            indicators: await knowledge.collected(plan.scheme, plan.version, context.entered.authority),
            connectors: new Map(connectors.held.map(({ stream, state }) => [stream.slice('connector/'.length), state])),
            publications: [...years.held.flatMap(({ state }) => state.days), ...knowledge.publications],
            askedBefore: askedBefore(rounds.held, held.stream),
          },
        }
      : {}),
  };
  const read = [connectors, years, rounds].flatMap((kind) => kind?.read ?? []);
  return { read: [held, ...read, ...figures], decision: onStream(held.stream, decideRound(held.state, command, given)) };
}

/** Indicators of all schemes that are published. */
async function publishedIndicators({ store, knowledge }: Sources, context: Context): Promise<readonly CollectedIndicator[]> {
  const published = (await allOf(store, context, 'scheme')).filter(({ state }) => state.standing === 'published');
  const found = await Promise.all(
    published.map(({ stream }) => {
      const id = stream.slice('scheme/'.length);
      const at = id.lastIndexOf('@');
      return knowledge.collected(id.slice(0, at), id.slice(at + 1), context.entered.authority);
    }),
  );
  return found.flat();
}

/** What other rounds asked for, by figure: the same is asked for once (ROUND-5). */
function askedBefore(rounds: readonly Held<`round/${string}`>[], own: string): ReadonlyMap<string, string> {
  const others = rounds.filter(({ stream, state }) => stream !== own && state.standing !== 'cancelled');
  return new Map(
    others.flatMap(({ stream, state }) =>
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
  if (command.type !== 'record_import') {
    const before = command.type === 'receive_import' ? await recordedBefore(store, context, id, command.hash) : undefined;
    const decision = decideImport(held.state, command, { ...context, id, recordedBefore: before?.stream });
    return { read: [held], decision: onStream(held.stream, decision) };
  }
  const captured = await decideCells(sources, context, roundId, figures);
  if ('issues' in captured.decision) return { read: [held, ...captured.read], decision: captured.decision };
  const changed = captured.decision.value.length;
  const before = await recordedBefore(store, context, id, held.state.hash);
  const decision = decideImport(held.state, { type: 'record_import', changed }, { ...context, id, recordedBefore: before.stream });
  const read = [held, ...before.read, ...captured.read];
  if ('issues' in decision) return { read, decision };
  const events = [...decision.value.map((event) => ({ stream: held.stream, event })), ...captured.decision.value];
  return { read, decision: { value: events } };
}

async function run({ store }: Sources, context: Context, { id, command }: On<'run'>): Promise<Gathered> {
  const held = await one(store, context, 'run', id);
  const asked = command.type === 'request_run' ? command.input : undefined;
  const version = asked && (await one(store, context, 'scheme', `${asked.scheme}@${asked.version}`));
  const rounds = asked === undefined ? [] : await allOf(store, context, 'round');
  const named = command.type === 'request_run' ? command.corrects : undefined;
  const runs = named === undefined ? undefined : await wholeKind(store, context, 'run');
  const others = runs?.held.filter(({ stream, state }) => stream !== held.stream && state.corrects === named) ?? [];
  const decision = decideRun(held.state, command, {
    ...context,
    id,
    seals: new Set(rounds.flatMap(({ state }) => state.seals.map((seal) => seal.hash))),
    schemeIsPublished: version?.state.standing === 'published' && version.state.hash === asked?.schemeHash,
    corrected: runs?.held.find(({ stream }) => stream === `run/${named}`)?.state,
    correctedBy: others.find(({ state }) => state.standing !== 'abandoned')?.stream.slice('run/'.length),
  });
  return { read: [held, ...(runs?.read ?? [])], decision: onStream(held.stream, decision) };
}

async function feedback({ store, knowledge }: Sources, context: Context, { run: id, command }: On<'feedback'>): Promise<Gathered> {
  const held = await one(store, context, 'feedback', id);
  const runs = await wholeKind(store, context, 'run');
  const earliest =
    command.type === 'open_feedback' ? afterWorkdays(knowledge.calendar, context.today, FEEDBACK_WORKDAYS) : { value: context.today };
  if ('issue' in earliest) return { read: [held], decision: refused(earliest.issue) };
  const finished = runs.held.find(({ stream, state }) => stream === `run/${id}` && state.standing === 'finished')?.state;
  const input = command.type === 'open_feedback' ? finished?.input : undefined;
  const decision = decideFeedback(held.state, command, {
    ...context,
    id,
    runIsFinished: finished !== undefined,
    units: input === undefined ? [] : await knowledge.assessed(input, context.entered.authority),
    correctedBy: runs.held.find(({ state }) => state.corrects === id && state.standing === 'finished')?.stream.slice('run/'.length),
    earliestEnd: earliest.value,
  });
  const others = command.type === 'release_ranks' ? runs.read : [];
  return { read: [held, ...others], decision: onStream(held.stream, decision) };
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

function onStream(stream: string, decision: Decision<WorkflowEvent>): Decision<StreamEvent> {
  return 'issues' in decision ? decision : { value: decision.value.map((event) => ({ stream, event })) };
}
