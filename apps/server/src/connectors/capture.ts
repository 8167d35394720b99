import type { Issue } from '@kedu/model';
import { type Context, MACHINE } from '@kedu/workflow';
import { recordImport } from '../imports/recordImport.ts';
import { readImport, takeImport } from '../imports/takeImport.ts';
import type { ServerPorts } from '../http/ports.ts';
import { readOne } from '../knowledge/heldStreams.ts';
import { connectorIssue } from './codes.ts';
import { connectorSetting } from './connectorSettings.ts';
import { type FoundFile, newestFile } from './exchangeFolder.ts';
import { fetchFile } from './fetchFile.ts';

/** What a capture asks. */
export interface CaptureAsked {
  readonly connector: string;
  readonly round: string;
  /** Import that it becomes. */
  readonly id: string;
  readonly key: string;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Captures what a connector has for a round: fetched, taken as an import of the server itself, and recorded where it has no error.
 *
 * Rules: CONNECT-1 to CONNECT-4, COLLECT-5. Errors: CONNECT_SETTING, CONNECT_SOURCE, those of receiving the import; what is wrong in the
 * file stands in its report.
 */
export async function capture(
  ports: ServerPorts,
  context: Context,
  { connector, round, id, key, signal }: CaptureAsked,
): Promise<{ readonly issues: readonly Issue[] } | undefined> {
  const { authority } = context.entered;
  const { state } = await readOne(ports.store, context.entered, 'connector', connector);
  if (state.standing !== 'live')
    return { issues: [connectorIssue('CONNECT_SETTING', {}, { reason: 'not_live', connector, found: state.standing })] };
  const setting = await connectorSetting(ports.connectors, authority, connector);
  if ('issue' in setting) return { issues: [setting.issue] };
  if (setting.value === undefined)
    return { issues: [connectorIssue('CONNECT_SETTING', {}, { reason: 'unconfigured', connector, found: '' })] };
  const found =
    setting.value.kind === 'folder'
      ? await newestFile(setting.value.folder, connector)
      : await fetchFile(new URL(setting.value.url), { connector, hosts: ports.connectors.hosts, headers: setting.value.headers, signal });
  if ('issue' in found) return { issues: [found.issue] };
  const own: Context = { ...context, entered: { authority, ...MACHINE } };
  const refused = await takeImport(ports, own, {
    id,
    key: `${key}-file`,
    round,
    name: found.value.name,
    mapping: state.mapping,
    pieces: once(found.value),
  });
  return refused ?? finishCapture(ports, context, { id, key });
}

/** Brings a captured file to its end: one that a server left received or read, too. What it records is not done twice (COMMIT-3). */
export async function finishCapture(
  ports: ServerPorts,
  context: Context,
  { id, key }: Pick<CaptureAsked, 'id' | 'key'>,
): Promise<{ readonly issues: readonly Issue[] } | undefined> {
  const own: Context = { ...context, entered: { authority: context.entered.authority, ...MACHINE } };
  const refused = await readImport(ports, own, id);
  if (refused) return refused;
  const taken = await readOne(ports.store, own.entered, 'import', id);
  if (taken.state.standing !== 'read') return undefined;
  const recorded = await recordImport(ports, own, { id, key: `${key}-record`, late: 'captured' });
  return 'issues' in recorded ? { issues: recorded.issues } : undefined;
}

async function* once({ bytes }: FoundFile): AsyncGenerator<Uint8Array> {
  yield bytes;
}
