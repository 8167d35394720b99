import { canonicalJson, contentHash, parsePeriod } from '@kedu/model';
import { mayNotRead, RUN_TRANSITIONS, runId, type RunCommand, type RunState, type Task } from '@kedu/workflow';
import { besideFields } from '../http/besideFields.ts';
import type { Handlers } from '../http/handler.ts';
import type { ServerPorts } from '../http/ports.ts';
import { forbidden, notFound } from '../knowledge/answers.ts';
import { readOne } from '../knowledge/heldStreams.ts';
import { openSteps, PROBE_REASON } from '../knowledge/openSteps.ts';
import { textOf } from '../results/resultRows.ts';
import { listSizes } from '../schemes/listSizes.ts';
import { failureOf, progressEvents } from './progressEvents.ts';
import { requestedInput } from './requestedInput.ts';
import { idOf, knownRuns, runSummary, shownOfRun } from './runAnswers.ts';
import { runOutput } from './runOutput.ts';

/** Runs: what there is, requests, progress, files. Rules: RUNNING-1 to RUNNING-4, RUNNING-6. */
export const RUN_HANDLERS: Handlers = {
  runs: async ({ ports, context }) => {
    const known = await knownRuns(ports, context);
    const seen = known.runs.filter(({ stream }) => mayNotRead(context, stream) === undefined);
    const items = await Promise.all(seen.map((held) => runSummary(ports, context, held, known)));
    return { value: { items: items.sort((a, b) => ((a.requestedAt ?? '') < (b.requestedAt ?? '') ? 1 : -1)) }, isLive: true };
  },

  requestRun: async ({ ports, entered, body, perform }) => {
    const input = await requestedInput(ports, entered, body);
    if ('issues' in input) return besideFields(input, body);
    const id = runId(input.value);
    const { corrects, reason } = body;
    const done = await perform({
      on: 'run',
      id,
      command: {
        type: 'request_run',
        input: input.value,
        ...(corrects === undefined ? {} : { corrects }),
        ...(reason === undefined ? {} : { reason }),
      },
    });
    return 'issues' in done ? besideFields(done, body) : { value: { ...done.value, id } };
  },

  run: async ({ ports, entered, context, params, locale }) => {
    const held = await readOne(ports.store, entered, 'run', params.run);
    if (held.version === 0) return notFound(held.stream);
    const issue = mayNotRead(context, held.stream);
    if (issue) return forbidden(issue);
    const { state } = held;
    const known = await knownRuns(ports, context);
    const isSeen = shownOfRun(known.feedbackOf(params.run), context) === 'all';
    return {
      value: {
        ...(await runSummary(ports, context, held, known)),
        input: {
          schemeHash: state.input?.schemeHash ?? '',
          registerHash: state.input?.registerHash ?? '',
          seals: [...(state.input?.seals ?? [])],
          previous: (state.input?.previous ?? []).map((run) => contentHash(canonicalJson(run))),
        },
        ...(state.requested?.reason === undefined ? {} : { reason: state.requested.reason }),
        ...(state.failure === undefined ? {} : { failure: failureOf(state, locale) }),
        lists: await listsOf(ports, entered.authority, state),
        files:
          state.output === undefined || !isSeen
            ? []
            : (await runOutput(ports.blobs, entered.authority, state.output)).map(({ name, bytes, hash }) => ({
                name,
                bytes: bytes.length,
                hash,
              })),
        can: await openSteps(ports, context, stepsOf(idOf(held.stream), state), locale),
      },
      isLive: state.standing === 'requested' || state.standing === 'running',
    };
  },

  commandRun: ({ params, body, perform }) => perform({ on: 'run', id: params.run, command: body }),

  runEvents: async ({ ports, entered, context, params, locale, signal }) => {
    const held = await readOne(ports.store, entered, 'run', params.run);
    if (held.version === 0) return notFound(held.stream);
    const issue = mayNotRead(context, held.stream);
    if (issue) return forbidden(issue);
    return { events: progressEvents(ports.store, entered, params.run, locale, signal) };
  },

  runFile: async ({ ports, entered, context, params }) => {
    const held = await readOne(ports.store, entered, 'run', params.run);
    const issue = mayNotRead(context, held.stream);
    if (issue) return forbidden(issue);
    const feedback = await readOne(ports.store, entered, 'feedback', params.run);
    // A file holds the ranks of everybody: it is for whoever may see all of it.
    if (held.state.output === undefined || shownOfRun(feedback.state, context) !== 'all') return notFound(`${held.stream}/${params.name}`);
    const file = (await runOutput(ports.blobs, entered.authority, held.state.output)).find(({ name }) => name === params.name);
    if (file === undefined) return notFound(`${held.stream}/${params.name}`);
    const type = file.name.endsWith('.json') ? 'application/json; charset=utf-8' : 'text/csv; charset=utf-8';
    return { bytes: file.bytes, type, name: file.name, hash: file.hash };
  },
};

/** Lists of the scheme of a run, with their members on the last day of its period. */
async function listsOf({ knowledge }: ServerPorts, authority: string, { input }: RunState) {
  const period = parsePeriod(input?.period ?? '');
  if (input === undefined || period === undefined) return [];
  const { pack } = await knowledge.checked(authority, input.schemeHash);
  const scheme = pack?.schemes.find(({ id, version }) => id === input.scheme && version === input.version);
  return pack === undefined || scheme === undefined
    ? []
    : listSizes({ pack, scheme }, period).map(({ id, title, units }) => ({ id, title: textOf(title), units }));
}

/** The commands that people give to a run in its state. */
function stepsOf(id: string, { standing }: RunState): readonly Extract<Task, { readonly on: 'run' }>[] {
  const types = Object.keys(RUN_TRANSITIONS[standing]) as RunCommand['type'][];
  return types.flatMap((type): Extract<Task, { readonly on: 'run' }>[] => {
    if (type === 'retry_run') return [{ on: 'run', id, command: { type } }];
    if (type === 'abandon_run') return [{ on: 'run', id, command: { type, reason: PROBE_REASON } }];
    return [];
  });
}
