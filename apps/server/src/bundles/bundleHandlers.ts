import type { RouteAnswer } from '@kedu/api';
import type { Locale } from '@kedu/model';
import { authoritiesOf, blobSize, searchAudit } from '@kedu/store';
import { type AuditRow, denied, MACHINE } from '@kedu/workflow';
import type { Handlers } from '../http/handler.ts';
import type { ServerPorts } from '../http/ports.ts';
import { type Actors, actorsOf } from '../knowledge/actors.ts';
import { forbidden, notFound } from '../knowledge/answers.ts';
import { readOne } from '../knowledge/heldStreams.ts';
import { logName } from '../log/evidenceEntries.ts';
import { runIssue } from '../runs/codes.ts';
import { bundleName } from './bundleName.ts';
import { type KeptBundle, keptBundle } from './keptBundle.ts';
import { levelDenied } from './levelDenied.ts';
import { publishBundle } from './publishBundle.ts';

type Shown = RouteAnswer<'bundles'>['items'][number];

/** Most bundles that a list shows. */
const MOST = 5_000;

/** Published bundles (公开数据包). Rules: BUNDLE-1, DISCLOSE-15, ENTRY-2, RUNNING-7. */
export const BUNDLE_HANDLERS: Handlers = {
  publishBundle: async ({ ports, entered, context, params, body, key, locale }) => {
    const issue = denied(context, 'release_ranks') ?? levelDenied(context, body.level);
    if (issue) return forbidden(issue);
    const run = await readOne(ports.store, entered, 'run', params.run);
    if (run.version === 0) return notFound(run.stream);
    if (run.state.standing !== 'finished') return { issues: [runIssue('RUN_UNFINISHED', {}, { standing: run.state.standing })] };
    const feedback = await readOne(ports.store, entered, 'feedback', params.run);
    if (feedback.state.standing !== 'released') return { issues: [runIssue('RUN_UNRELEASED', {}, {})] };
    const done = await publishBundle(ports, entered, key, params.run, run.state, body);
    if ('issues' in done) return { ...done, at: ({ code }) => (code === 'PUBLISH_EXAMPLE' ? '/example' : undefined) };
    const [row] = (await rowsOf(ports, entered)).filter(({ sequence }) => sequence === done.value.sequence);
    const kept = row && keptBundle(row);
    if (row === undefined || kept === undefined) throw new RangeError('a bundle that was written down and is not there');
    const actors = await actorsOf(ports.people, context.rights, [row]);
    return { value: { ...done.value, bundle: await shown(ports, entered.authority, row, kept, actors, locale) } };
  },

  bundles: async ({ ports, entered, context, locale }) => {
    const issue = denied(context, 'read_result');
    if (issue) return forbidden(issue);
    const rows = await rowsOf(ports, entered);
    const actors = await actorsOf(ports.people, context.rights, rows);
    const items: Shown[] = [];
    for (const row of rows) {
      const kept = keptBundle(row);
      if (!kept || levelDenied(context, kept.level) || items.some(({ id }) => id === kept.id)) continue;
      items.push(await shown(ports, entered.authority, row, kept, actors, locale));
    }
    return { value: { items } };
  },

  bundleFile: async ({ ports, entered, context, params, locale }) => {
    const issue = denied(context, 'read_result');
    if (issue) return forbidden(issue);
    const kept = (await rowsOf(ports, entered)).map(keptBundle).find((each) => each?.id === params.bundle);
    if (kept === undefined) return notFound(`bundle/${params.bundle}`);
    const notForHim = levelDenied(context, kept.level);
    if (notForHim) return forbidden(notForHim);
    return {
      bytes: ports.blobs.get({ authority: entered.authority, ...MACHINE }, kept.hash),
      type: 'application/zip',
      name: (await named(ports, entered.authority, kept, locale)).name,
      hash: kept.hash,
    };
  },
};

async function rowsOf({ store }: ServerPorts, entered: Parameters<ServerPorts['store']['look']>[0]): Promise<readonly AuditRow[]> {
  return store.look(entered, (client) => searchAudit(client, entered.authority, { command: 'publish_bundle' }, MOST));
}

/** What a bundle is called, and of which period it is. */
async function named(
  { store, knowledge }: ServerPorts,
  authority: string,
  { run, level }: KeptBundle,
  locale: Locale,
): Promise<Pick<Shown, 'name' | 'period' | 'isExample'>> {
  const { input } = (await readOne(store, { authority, ...MACHINE }, 'run', run)).state;
  const period = input?.period ?? '';
  const place = (await authoritiesOf(store.pool)).find(({ id }) => id === authority);
  const isExample = place?.isExample ?? false;
  const { pack } = input === undefined ? {} : await knowledge.outlined(authority, input.schemeHash);
  const scheme = pack?.schemes.find(({ id, version }) => id === input?.scheme && version === input.version)?.title;
  const title = { 'zh-CN': place?.titleZh ?? authority, ...(place?.titleEn === undefined ? {} : { en: place.titleEn }) };
  const of = { authority: title, scheme: scheme ?? { 'zh-CN': input?.scheme ?? '' }, period, level, isExample };
  return { name: bundleName(of, locale), period, isExample };
}

async function shown(
  ports: ServerPorts,
  authority: string,
  row: AuditRow,
  kept: KeptBundle,
  actors: Actors,
  locale: Locale,
): Promise<Shown> {
  const machine = { authority, ...MACHINE };
  return {
    id: kept.id,
    run: kept.run,
    level: kept.level,
    ...(await named(ports, authority, kept, locale)),
    hash: kept.hash,
    ...(kept.bundleHash === undefined ? {} : { bundleHash: kept.bundleHash }),
    bytes: (await ports.store.look(machine, (client) => blobSize(client, authority, kept.hash))) ?? 0,
    log: logName(authority),
    index: kept.index,
    by: actors.of(row),
    at: row.at,
  };
}
