import type { OpenStep, SchemeVersion } from '@kedu/api';
import { type Context, denied, mayNotRead, livePost, ownerOf, SCHEME_TRANSITIONS, seated, streamName, type Task } from '@kedu/workflow';
import { besideFields } from '../http/besideFields.ts';
import { fileIssue } from '../http/fileIssue.ts';
import type { Asked, Handlers } from '../http/handler.ts';
import type { ServerPorts } from '../http/ports.ts';
import { type Actors, actorsOf, titleOf } from '../knowledge/actors.ts';
import { forbidden, notFound } from '../knowledge/answers.ts';
import { readAll } from '../knowledge/heldStreams.ts';
import { openSteps, PROBE_REASON } from '../knowledge/openSteps.ts';
import { collectedIndicators, findingsOf } from '../knowledge/schemeLibrary.ts';
import { differencesOf, NO_DIFFERENCES, versionsToCompare } from './differences.ts';
import { listSizes } from './listSizes.ts';
import { periodsInForce } from './periodsInForce.ts';
import { takeSchemeFiles } from './takeSchemeFiles.ts';
import type { Held } from '@kedu/workflow';

type HeldVersion = Held<`scheme/${string}`>;

/** Most findings that a page shows of one check. */
const MOST_FINDINGS = 2000;

/** Schemes and their way into force. Rules: SCHEMEPUB-1 to SCHEMEPUB-5, API-11. */
export const SCHEME_HANDLERS: Handlers = {
  schemes: async ({ ports, entered, context }) => {
    const all = await readAll(ports.store, entered, 'scheme');
    const seen = all.filter(({ stream }) => mayNotRead(context, stream) === undefined || denied(context, 'draft_scheme') === undefined);
    const actors = await actorsOf(ports.people, context.rights, seen.flatMap(peopleOf));
    const items: SchemeVersion[] = [];
    for (const held of seen) items.push(await versionOf(ports, context, held, actors));
    return { value: { items } };
  },

  scheme: async ({ ports, entered, context, params, locale }) => {
    const held = await readVersion(ports, entered, params.scheme);
    if (held.version === 0) return notFound(held.stream);
    const issue = mayNotRead(context, held.stream);
    if (issue) return forbidden(issue);
    const known = await ports.knowledge.held(entered.authority, params.scheme, held.state);
    const issues = findingsOf(await ports.knowledge.checked(entered.authority, held.state.hash), params.scheme);
    const period = known && ports.knowledge.periodOf(known.scheme);
    return {
      value: {
        ...(await versionOf(ports, context, held, await actorsOf(ports.people, context.rights, peopleOf(held)))),
        lists: known && period ? listSizes(known, period) : [],
        periods: known === undefined ? [] : periodsInForce(known),
        findings: issues.slice(0, MOST_FINDINGS).map((issue) => fileIssue(issue, locale)),
        can: (await openSteps(ports, context, stepsOf(params.scheme, held), locale)).map(otherFiles),
      },
    };
  },

  schemeIndicators: async ({ ports, entered, context, params }) => {
    const held = await readVersion(ports, entered, params.scheme);
    if (held.version === 0) return notFound(held.stream);
    const issue = mayNotRead(context, held.stream);
    if (issue) return forbidden(issue);
    const known = await ports.knowledge.held(entered.authority, params.scheme, held.state);
    if (known === undefined) return { value: { items: [] } };
    const connectors = (await readAll(ports.store, entered, 'connector')).filter(({ state }) => state.standing === 'live');
    const { rights, today } = context;
    const titles = new Map(known.scheme.indicators.map((indicator) => [indicator.id, indicator]));
    return {
      value: {
        items: collectedIndicators(known, ports.knowledge.periodOf(known.scheme)).map((each) => {
          const { title, unit = '', clause } = titles.get(each.id) ?? { title: { 'zh-CN': each.id } };
          const post = ownerOf(rights, each.id, today);
          const isLive = post !== undefined && livePost(rights, post, today) !== undefined && seated(rights, post, today).length > 0;
          const connector = connectors.find(({ state }) => state.indicators.includes(each.id))?.stream.slice('connector/'.length);
          return {
            id: each.id,
            title,
            unit,
            every: each.every,
            accrual: each.accrual,
            isOfficial: each.statistic === 'official',
            isComputed: each.isComputed,
            byUnit: each.byUnit,
            units: each.units.length,
            ...(each.range === undefined ? {} : { range: [...each.range] as [number | null, number | null] }),
            ...(clause === undefined ? {} : { clause }),
            ...(post === undefined ? {} : { owner: { post, title: titleOf(rights, post), isLive } }),
            ...(connector === undefined ? {} : { connector }),
          };
        }),
      },
    };
  },

  schemeDifferences: async ({ ports, entered, context, params, query, locale }) => {
    const held = await readVersion(ports, entered, params.scheme);
    if (held.version === 0) return notFound(held.stream);
    const issue = mayNotRead(context, held.stream);
    if (issue) return forbidden(issue);
    const versions = await versionsToCompare(ports.store, context, held);
    const before = query.against === undefined ? versions.at(-1) : versions.find(({ id }) => id === query.against);
    if (query.against !== undefined && before === undefined) return notFound(streamName('scheme', query.against));
    const own = { id: params.scheme, state: held.state };
    const differences =
      before === undefined ? NO_DIFFERENCES : await differencesOf(ports.knowledge, entered.authority, before, own, locale);
    return { value: { versions: versions.map(({ id }) => id), ...differences } };
  },

  putSchemeFiles: async ({ ports, entered, params, upload, locale }) => {
    const taken = await takeSchemeFiles(ports.blobs, entered, params.scheme, await upload());
    if ('issues' in taken) return { issues: taken.issues };
    const { hash, files, issues } = taken.value;
    return {
      value: {
        hash,
        files,
        errors: issues.filter(({ severity }) => severity === 'error').length,
        warnings: issues.filter(({ severity }) => severity === 'warning').length,
        findings: issues.slice(0, MOST_FINDINGS).map((issue) => fileIssue(issue, locale)),
      },
    };
  },

  commandScheme: async ({ params, body, perform }) => besideFields(await perform({ on: 'scheme', id: params.scheme, command: body }), body),
};

async function readVersion({ store }: ServerPorts, entered: Asked<'scheme'>['entered'], id: string): Promise<HeldVersion> {
  const [held] = await store.read(entered, [streamName('scheme', id)] as const);
  return held as HeldVersion;
}

function peopleOf({ state: { authors, reviewer } }: HeldVersion): readonly { readonly person: string }[] {
  return [...authors, ...(reviewer === undefined ? [] : [reviewer])].map((person) => ({ person }));
}

async function versionOf({ knowledge }: ServerPorts, { entered }: Context, held: HeldVersion, actors: Actors): Promise<SchemeVersion> {
  const id = held.stream.slice('scheme/'.length);
  const at = id.lastIndexOf('@');
  const { standing, from, hash, requests, authors, reviewer } = held.state;
  const files = await knowledge.outlined(entered.authority, hash);
  const issues = findingsOf(files, id);
  const known = files.pack?.schemes.find((each) => `${each.id}@${each.version}` === id);
  return {
    id,
    scheme: id.slice(0, at),
    version: id.slice(at + 1),
    title: known?.title ?? { 'zh-CN': id },
    standing,
    seen: held.version,
    ...(from === '' ? {} : { from }),
    ...(hash === '' ? {} : { hash }),
    errors: issues.filter(({ severity }) => severity === 'error').length,
    warnings: issues.filter(({ severity }) => severity === 'warning').length,
    requests: [...requests],
    authors: authors.map((person) => actors.of({ person })),
    ...(reviewer === undefined ? {} : { reviewer: actors.of({ person: reviewer }) }),
    ...(held.last === undefined ? {} : { changedAt: held.last.at }),
  };
}

/** Files of a draft are yet to be chosen: that those that it has do not hold the version is nothing against another. */
function otherFiles({ command, against }: OpenStep): OpenStep {
  return { command, against: command === 'draft_scheme' ? against.filter(({ code }) => code !== 'SCHEME_NOT_IN_PACK') : against };
}

/** The commands that the state takes, as somebody would give them. */
function stepsOf(id: string, { state }: HeldVersion): readonly Extract<Task, { readonly on: 'scheme' }>[] {
  return (Object.keys(SCHEME_TRANSITIONS[state.standing]) as (keyof (typeof SCHEME_TRANSITIONS)['draft' | 'in_review' | 'reviewed'])[]).map(
    (type: string) => ({
      on: 'scheme',
      id,
      command:
        type === 'draft_scheme'
          ? { type, hash: state.hash, from: state.from, requests: state.requests }
          : type === 'return_scheme' || type === 'withdraw_scheme'
            ? { type, reason: PROBE_REASON }
            : { type: type as 'send_scheme' | 'review_scheme' | 'publish_scheme' },
    }),
  );
}
