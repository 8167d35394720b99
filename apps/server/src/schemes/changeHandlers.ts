import type { ChangeRequest } from '@kedu/api';
import { CHANGE_TRANSITIONS, type Held, MACHINE, mayNotRead, type Task } from '@kedu/workflow';
import { besideFields } from '../http/besideFields.ts';
import type { Handlers } from '../http/handler.ts';
import { type Actors, actorsOf } from '../knowledge/actors.ts';
import { readAll } from '../knowledge/heldStreams.ts';
import { openSteps, PROBE_REASON } from '../knowledge/openSteps.ts';
import { keyedId } from '../knowledge/keyedId.ts';
import { publishedSchemes, titlesOfSchemes } from '../rounds/publishedSchemes.ts';

/** Requests for changes of the catalogue. Rule: SCHEMEPUB-2. */
export const CHANGE_HANDLERS: Handlers = {
  changes: async ({ ports, entered, context, locale }) => {
    const held = (await readAll(ports.store, entered, 'change')).filter(({ stream }) => mayNotRead(context, stream) === undefined);
    const people = held.flatMap(({ state: { requester, reviewer } }) => [requester, ...(reviewer === undefined ? [] : [reviewer])]);
    const actors = await actorsOf(
      ports.people,
      context.rights,
      people.map((person) => ({ person })),
    );
    const published = held.length === 0 ? [] : await publishedSchemes(ports, { authority: context.entered.authority, ...MACHINE });
    const titles = new Map(
      [...new Set(held.map(({ state }) => state.scheme))].map((name) => [
        name,
        titlesOfSchemes(published.filter(({ scheme }) => scheme.id === name)),
      ]),
    );
    const items: ChangeRequest[] = [];
    for (const each of held) {
      const titleOf = titles.get(each.state.scheme) ?? titlesOfSchemes([]);
      items.push({ ...shown(each, actors, titleOf), can: await openSteps(ports, context, stepsOf(each), locale) });
    }
    return { value: { items } };
  },

  requestChange: async ({ entered, key, body, perform }) => {
    const id = keyedId('change', entered, key);
    const answer = await perform({ on: 'change', id, command: body });
    return 'issues' in answer ? answer : { value: { ...answer.value, id }, status: 201 };
  },

  commandChange: async ({ params, body, perform }) => besideFields(await perform({ on: 'change', id: params.change, command: body }), body),
};

function shown(
  { stream, version, state, last }: Held<`change/${string}`>,
  actors: Actors,
  titleOf: ReturnType<typeof titlesOfSchemes>,
): Omit<ChangeRequest, 'can'> {
  const { standing, scheme, change, indicators, from, reason, requester, reviewer } = state;
  return {
    id: stream.slice('change/'.length),
    standing,
    seen: version,
    scheme,
    change,
    indicators: [...indicators],
    titles: indicators.map((indicator) => titleOf(indicator).title),
    from,
    reason,
    requester: actors.of({ person: requester }),
    ...(reviewer === undefined ? {} : { reviewer: actors.of({ person: reviewer }) }),
    ...(state.version === undefined ? {} : { version: state.version }),
    ...(last === undefined ? {} : { at: last.at }),
  };
}

function stepsOf({ stream, state }: Held<`change/${string}`>): readonly Extract<Task, { readonly on: 'change' }>[] {
  const types = Object.keys(CHANGE_TRANSITIONS[state.standing]).filter((type) => type !== 'carry_out_change');
  return types.map((type) => ({
    on: 'change',
    id: stream.slice('change/'.length),
    command:
      type === 'approve_change' ? { type } : { type: type as 'review_change' | 'refuse_change' | 'withdraw_change', reason: PROBE_REASON },
  }));
}
