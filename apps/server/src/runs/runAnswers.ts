import type { RunSummaryAnswer } from '@kedu/api';
import type { LocalizedText } from '@kedu/model';
import { type Context, type FeedbackState, type Held, type RunState, shownOf, streamName } from '@kedu/workflow';
import type { ServerPorts } from '../http/ports.ts';
import { type Actors, actorsOf } from '../knowledge/actors.ts';
import { readAll } from '../knowledge/heldStreams.ts';

export type HeldRun = Held<`run/${string}`>;

/** All runs of an authority with the feedback on each. */
export interface KnownRuns {
  readonly runs: readonly HeldRun[];
  readonly feedbackOf: (run: string) => FeedbackState;
  readonly correctedBy: (run: string) => string | undefined;
  readonly actors: Actors;
}

export async function knownRuns({ store, people }: Pick<ServerPorts, 'store' | 'people'>, context: Context): Promise<KnownRuns> {
  const runs = await readAll(store, context.entered, 'run');
  const feedback = await store.read(
    context.entered,
    runs.map(({ stream }) => streamName('feedback', idOf(stream))),
  );
  const byRun = new Map(feedback.map(({ stream, state }) => [stream.slice('feedback/'.length), state]));
  return {
    runs,
    feedbackOf: (run) => byRun.get(run) as FeedbackState,
    correctedBy: (run) => {
      const found = runs.find(({ state }) => state.corrects === run && state.standing === 'finished');
      return found && idOf(found.stream);
    },
    actors: await actorsOf(
      people,
      context.rights,
      runs.flatMap(({ state }) => state.requested ?? []),
    ),
  };
}

/** A run as it stands, for whoever is entered. Rule: RUNNING-6. */
export async function runSummary(ports: ServerPorts, context: Context, held: HeldRun, known: KnownRuns): Promise<RunSummaryAnswer> {
  const id = idOf(held.stream);
  const { standing, input, done = 0, attempt, requested, finishedAt, resultHash, corrects } = held.state;
  const [scheme, version] = [input?.scheme ?? '', input?.version ?? ''];
  const correctedBy = known.correctedBy(id);
  return {
    id,
    standing,
    seen: held.version,
    scheme,
    version,
    title: await titleOf(ports, context.entered.authority, held.state),
    period: input?.period ?? '',
    asOf: input?.asOf ?? '',
    seed: input?.seed ?? 0,
    done,
    attempt,
    ...(requested === undefined ? {} : { requestedBy: known.actors.of(requested), requestedAt: requested.at }),
    ...(finishedAt === undefined ? {} : { finishedAt }),
    ...(resultHash === undefined ? {} : { resultHash }),
    ...(corrects === undefined ? {} : { corrects }),
    ...(correctedBy === undefined ? {} : { correctedBy }),
    feedback: known.feedbackOf(id).standing,
    shown: shownOfRun(known.feedbackOf(id), context),
  };
}

/** What of a run is shown to whoever is entered, whichever unit he asks about: of his own at least, where anything is. */
export function shownOfRun(feedback: FeedbackState, context: Context): 'nothing' | 'own' | 'all' {
  const whole = shownOf(feedback, context, undefined);
  if (whole !== 'nothing') return whole;
  return feedback.units.some((unit) => shownOf(feedback, context, unit) === 'own') ? 'own' : 'nothing';
}

export function idOf(stream: string): string {
  return stream.slice(stream.indexOf('/') + 1);
}

async function titleOf({ knowledge }: ServerPorts, authority: string, { input }: RunState): Promise<LocalizedText> {
  if (input === undefined) return { 'zh-CN': '' };
  const version = `${input.scheme}@${input.version}`;
  const { pack } = await knowledge.outlined(authority, input.schemeHash);
  const scheme = pack?.schemes.find(({ id, version: own }) => `${id}@${own}` === version);
  return scheme?.title ?? { 'zh-CN': version };
}
