import {
  type Context,
  FEEDBACK_TRANSITIONS,
  type FeedbackAct,
  type FeedbackCommand,
  type FeedbackState,
  mayNotRead,
  shownOf,
  type Task,
} from '@kedu/workflow';
import { besideFields } from '../http/besideFields.ts';
import type { Handlers } from '../http/handler.ts';
import type { ServerPorts } from '../http/ports.ts';
import { type Actors, actorsOf } from '../knowledge/actors.ts';
import { forbidden, notFound } from '../knowledge/answers.ts';
import { readOne } from '../knowledge/heldStreams.ts';
import { unitNames } from '../knowledge/namedUnits.ts';
import { openSteps, PROBE_REASON } from '../knowledge/openSteps.ts';
import type { Locale } from '@kedu/model';

/** Feedback on a run (结果反馈). Rules: RUNNING-5 to RUNNING-7. */
export const FEEDBACK_HANDLERS: Handlers = {
  feedback: async ({ ports, entered, context, params, locale }) => {
    const run = await readOne(ports.store, entered, 'run', params.run);
    if (run.version === 0) return notFound(run.stream);
    const held = await readOne(ports.store, entered, 'feedback', params.run);
    const issue = mayNotRead(context, held.stream);
    if (issue) return forbidden(issue);
    const { state } = held;
    const pack = run.state.input && (await ports.knowledge.checked(entered.authority, run.state.input.schemeHash)).pack;
    const nameOf = unitNames(pack?.register, context.today);
    const actors = await actorsOf(ports.people, context.rights, Object.values(state.said).flat());
    const seen = state.units.filter((unit) => shownOf(state, context, unit) !== 'nothing').sort();
    const items = [];
    for (const unit of seen) {
      items.push({
        unit: nameOf(unit),
        said: (state.said[unit] ?? []).map((act) => shownAct(act, actors)),
        can: await stepsOf(ports, context, params.run, state, locale, unit),
      });
    }
    const last = (unit: string): FeedbackAct['kind'] | undefined => state.said[unit]?.at(-1)?.kind;
    const count = (kind: FeedbackAct['kind']): number => state.units.filter((unit) => last(unit) === kind).length;
    return {
      value: {
        run: params.run,
        standing: state.standing,
        seen: held.version,
        ...(state.until === '' ? {} : { until: state.until }),
        units: state.units.length,
        confirmed: count('confirmed'),
        objected: count('objected'),
        upheld: state.units.filter((unit) => state.said[unit]?.some(({ kind }) => kind === 'upheld') === true).length,
        silent: state.units.filter((unit) => last(unit) === undefined).length,
        items,
        can: await stepsOf(ports, context, params.run, state, locale),
      },
    };
  },

  commandFeedback: async ({ params, body, perform }) =>
    besideFields(await perform({ on: 'feedback', run: params.run, command: body }), body),
};

function shownAct({ kind, at, reason, ...acted }: FeedbackAct, actors: Actors) {
  return { kind, by: actors.of(acted), at, ...(reason === undefined ? {} : { reason }) };
}

const OF_A_UNIT: readonly FeedbackCommand['type'][] = ['confirm_result', 'object_to_result', 'uphold_objection', 'keep_result'];

/** Steps of one unit, or those of the feedback as a whole. */
async function stepsOf(ports: ServerPorts, context: Context, run: string, state: FeedbackState, locale: Locale, unit?: string) {
  const types = Object.keys(FEEDBACK_TRANSITIONS[state.standing]) as FeedbackCommand['type'][];
  const asked = types.filter((type) => OF_A_UNIT.includes(type) === (unit !== undefined));
  return openSteps(
    ports,
    context,
    asked.map((type): Extract<Task, { readonly on: 'feedback' }> => ({ on: 'feedback', run, command: commandOf(type, unit ?? '') })),
    locale,
  );
}

/** A command as somebody would give it: the day of an opening is yet to be chosen, and is not what it is refused for. */
function commandOf(type: FeedbackCommand['type'], unit: string): FeedbackCommand {
  switch (type) {
    case 'open_feedback':
      return { type, until: '9999-12-31' };
    case 'confirm_result':
      return { type, unit };
    case 'object_to_result':
    case 'uphold_objection':
    case 'keep_result':
      return { type, unit, reason: PROBE_REASON };
    default:
      return { type };
  }
}
