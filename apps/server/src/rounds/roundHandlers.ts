import type { RoundSummary, ShownSeal } from '@kedu/api';
import { addDays } from '@kedu/engine';
import type { LocalizedText } from '@kedu/model';
import {
  type Context,
  type Held,
  mayNotRead,
  type Round,
  ROUND_TRANSITIONS,
  type RoundCommand,
  type SealRecord,
  type Task,
} from '@kedu/workflow';
import { besideFields } from '../http/besideFields.ts';
import type { Handlers } from '../http/handler.ts';
import type { ServerPorts } from '../http/ports.ts';
import { type Actors, actorsOf, titleOf } from '../knowledge/actors.ts';
import { forbidden, notFound } from '../knowledge/answers.ts';
import { readAll, readOne } from '../knowledge/heldStreams.ts';
import { openSteps, PROBE_REASON } from '../knowledge/openSteps.ts';
import { schemeOfRound, schemeTitles, titlesOfScheme } from './schemeOfRound.ts';

type HeldRound = Held<`round/${string}`>;

/** Rounds: what there is, what one asks for, and its steps but the seal. Rules: ROUND-1 to ROUND-9. */
export const ROUND_HANDLERS: Handlers = {
  rounds: async ({ ports, entered, context }) => {
    const all = (await readAll(ports.store, entered, 'round')).filter(({ stream }) => mayNotRead(context, stream) === undefined);
    const titles = await schemeTitles(
      ports,
      entered,
      all.map(({ state }) => state),
    );
    return { value: { items: await Promise.all(all.map((held) => summaryOf(ports, context, held, titleIn(titles, held)))) } };
  },

  round: async ({ ports, entered, context, params, locale }) => {
    const held = await readOne(ports.store, entered, 'round', params.round);
    if (held.version === 0) return notFound(held.stream);
    const issue = mayNotRead(context, held.stream);
    if (issue) return forbidden(issue);
    const { state } = held;
    const scheme = await schemeOfRound(ports, entered, state);
    const titles = titlesOfScheme(scheme);
    const actors = await actorsOf(ports.people, context.rights, state.seals);
    return {
      value: {
        ...(await summaryOf(ports, context, held, scheme?.scheme.title)),
        ...(state.openedAt === undefined ? {} : { openedAt: state.openedAt }),
        asks: state.asks.map(({ indicator, period, way, source, owner, units, due, isOfficial, range }) => ({
          indicator,
          title: titles(indicator).title,
          period,
          way,
          source,
          owner: { post: owner, title: titleOf(context.rights, owner) },
          units: units.length,
          due,
          isOfficial,
          ...(range === undefined ? {} : { range: [range[0], range[1]] as [number | null, number | null] }),
        })),
        sealed: state.seals.map((seal) => shownSeal(seal, actors)),
        can: await openSteps(ports, context, await stepsOf(ports, context, held), locale),
      },
    };
  },

  commandRound: async ({ params, body, perform }) => {
    const answer = await perform({ on: 'round', id: params.round, command: body });
    return besideFields(answer, body, ({ code }) => (code === 'ID_TAKEN' ? '/round' : undefined));
  },
};

/** A seal by the names that people see. */
export function shownSeal({ person, ...seal }: SealRecord, actors: Actors): ShownSeal {
  const { number, hash, figures, missing, knownAt, at, reason } = seal;
  return { number, hash, figures, missing, knownAt, at, by: actors.of({ person }), ...(reason === undefined ? {} : { reason }) };
}

async function summaryOf(
  ports: ServerPorts,
  { entered }: Context,
  { stream, version, state }: HeldRound,
  schemeTitle: LocalizedText | undefined,
): Promise<RoundSummary> {
  const { standing, plan, asks, seals } = state;
  const id = stream.slice('round/'.length);
  return {
    id,
    standing,
    seen: version,
    title: titleOfRound(id, state, schemeTitle),
    ...(schemeTitle === undefined ? {} : { schemeTitle }),
    ...(plan === undefined
      ? {}
      : { plan: { ...plan, ...(plan.byHand === undefined ? {} : { byHand: [...plan.byHand] }) } as NonNullable<RoundSummary['plan']> }),
    ...(asks.length === 0 ? {} : { counts: await ports.store.standing(entered, asks) }),
    seals: seals.length,
    sealed: seals.map(({ number, hash, figures, missing, knownAt }) => ({ number, hash, figures, missing, knownAt })),
  };
}

function titleIn(titles: ReadonlyMap<string, LocalizedText>, { state: { plan } }: HeldRound): LocalizedText | undefined {
  return plan && titles.get(`${plan.scheme}@${plan.version}`);
}

/** `2026年12月 · 示例省考核方案 2026`: the month, and the scheme that it is collected for; its identifier where no title is known. */
function titleOfRound(id: string, { plan }: Round, schemeTitle: LocalizedText | undefined): LocalizedText {
  if (plan === undefined) return { 'zh-CN': id };
  const [year, month] = plan.month.split('-');
  const named = schemeTitle ?? { 'zh-CN': plan.scheme };
  return {
    'zh-CN': `${year}年${Number(month)}月 · ${named['zh-CN']} ${plan.version}`,
    en: `${plan.month} · ${named.en ?? named['zh-CN']} ${plan.version}`,
  };
}

/** The commands that the state takes, as somebody would give them. */
async function stepsOf(ports: ServerPorts, { entered, at, today }: Context, { stream, state }: HeldRound): Promise<readonly RoundTask[]> {
  const { plan, asks } = state;
  if (plan === undefined) return [];
  const later = plan.closesOn >= today ? addDays(plan.closesOn, 1) : today;
  const types = Object.keys(ROUND_TRANSITIONS[state.standing]) as RoundCommand['type'][];
  const tasks: RoundTask[] = [];
  for (const type of types) {
    const command = async (): Promise<RoundCommand> => {
      if (type === 'plan_round') return { type, plan };
      if (type === 'extend_round' || type === 'reopen_round') return { type, closesOn: later, reason: PROBE_REASON };
      if (type === 'cancel_round') return { type, reason: PROBE_REASON };
      if (type !== 'seal_round') return { type };
      const { approved } = await ports.store.standing(entered, asks);
      return { type, hash: `sha256:${'0'.repeat(64)}`, figures: approved, knownAt: at, reason: PROBE_REASON };
    };
    tasks.push({ on: 'round', id: stream.slice('round/'.length), command: await command() });
  }
  return tasks;
}

type RoundTask = Extract<Task, { readonly on: 'round' }>;
