import type { ShownConnector } from '@kedu/api';
import type { Issue, Locale } from '@kedu/model';
import { type Context, CONNECTOR_TRANSITIONS, denied, type Held, MACHINE, mayNotRead, type Task, type TimedCapture } from '@kedu/workflow';
import { besideFields } from '../http/besideFields.ts';
import type { Handlers } from '../http/handler.ts';
import type { ServerPorts } from '../http/ports.ts';
import { shownIssue } from '../http/shownIssue.ts';
import { forbidden, notFound } from '../knowledge/answers.ts';
import { readAll, readOne } from '../knowledge/heldStreams.ts';
import { openSteps, PROBE_REASON } from '../knowledge/openSteps.ts';
import { shown } from '../imports/importHandlers.ts';
import { importNotReadable } from '../imports/importNotReadable.ts';
import { readReport } from '../imports/importReport.ts';
import { capture } from './capture.ts';
import { capturedImport, capturedPrefix } from './capturedImport.ts';
import { nextSlot } from './captureSlot.ts';
import { connectorMappings } from './connectorMappings.ts';
import { type ConnectorMachine, type ConnectorSetting, connectorSetting } from './connectorSettings.ts';

type HeldConnector = Held<`connector/${string}`>;

/** Connectors: what they have, how their last capture went, capturing now. Rules: ROUND-6, CONNECT-1 to CONNECT-6. */
export const CONNECTOR_HANDLERS: Handlers = {
  connectors: async ({ ports, context, locale }) => {
    const all = (await readAll(ports.store, context.entered, 'connector')).filter(
      ({ stream }) => mayNotRead(context, stream) === undefined,
    );
    const imports = await readAll(ports.store, context.entered, 'import');
    const items: ShownConnector[] = [];
    const next = nextSlot(ports.knowledge.calendar, context.at);
    for (const held of all) {
      const id = idOf(held);
      const last = imports
        .filter(({ stream }) => stream.startsWith(`import/${capturedPrefix(id)}`))
        .sort((a, b) => (a.state.at < b.state.at ? -1 : 1))
        .at(-1);
      const report = last && (await readReport(ports.blobs, context.entered, last.state));
      const setting = await settingShown(ports.connectors, context, id, locale);
      // The timer asks live connectors that are configured here (CONNECT-6).
      const isAsked = held.state.standing === 'live' && setting.kind !== 'unconfigured';
      items.push({
        id,
        standing: held.state.standing,
        seen: held.version,
        ...setting,
        indicators: [...held.state.indicators],
        mapping: held.state.mapping,
        from: held.state.from,
        ...(last === undefined
          ? {}
          : {
              lastCapture: {
                at: last.state.at,
                import: last.stream.slice('import/'.length),
                changed: last.state.changed ?? 0,
                errors: report?.head.errors ?? 0,
              },
            }),
        timed: held.state.captures.map((each) => timedOf(context, id, each, locale)),
        ...(next === undefined || !isAsked ? {} : { next }),
        can: await openSteps(ports, context, stepsOf(held), locale),
      });
    }
    // Settings stand in a file that changes without a command.
    return { value: { items, mappings: await connectorMappings(ports, context.entered) }, isLive: true };
  },

  commandConnector: async ({ params, body, perform }) => {
    const answer = await perform({ on: 'connector', id: params.connector, command: body });
    return besideFields(answer, body, fieldOf);
  },

  capture: async ({ ports, context, params, body, key, signal, locale }) => {
    const { connector } = params;
    const held = await readOne(ports.store, context.entered, 'connector', connector);
    if (held.version === 0) return notFound(held.stream);
    const issue = denied(context, 'declare_connector');
    if (issue !== undefined && denied(context, 'make_import') !== undefined) return forbidden(issue);
    const id = capturedImport(connector, context.entered, key);
    // The same request again gives what it gave at first, whatever the source has by now.
    const before = await readOne(ports.store, context.entered, 'import', id);
    const refused = before.version > 0 ? undefined : await capture(ports, context, { connector, round: body.round, id, key: id, signal });
    if (refused) return refused;
    const taken = await readOne(ports.store, context.entered, 'import', id);
    const file = await shown(ports, context, taken, locale);
    // What is wrong in the file tells of its figures, which are not all within everybody's reach (RIGHT-14).
    const isRead = (await importNotReadable(ports.blobs, context, taken)) === undefined;
    return {
      value: {
        ...(await receiptOf(ports, context, id)),
        id,
        import: isRead ? file : { ...file, problems: [], isCut: file.problems.length > 0 },
      },
    };
  },
};

const FIELDS: Readonly<Record<string, string>> = { name: '/connector', mapping: '/mapping', indicator: '/indicators' };

/** The field of the form that a refused declaration is about. */
function fieldOf({ code, args }: Issue): string | undefined {
  if (code === 'ID_TAKEN') return '/connector';
  if (code === 'ROUND_NOTHING') return '/indicators';
  return code === 'ROUND_DECLARATION' ? FIELDS[String(args['reason'])] : undefined;
}

/** A capture of the timer, in the reader's words. */
function timedOf(
  { entered }: Context,
  connector: string,
  { round, slot, at, outcome }: TimedCapture,
  locale: Locale,
): ShownConnector['timed'][number] {
  const machine = { authority: entered.authority, ...MACHINE };
  const isFile = outcome?.kind === 'captured' || outcome?.kind === 'unread';
  return {
    round,
    slot,
    at,
    outcome: outcome?.kind ?? 'under_way',
    ...(isFile ? { import: capturedImport(connector, machine, `${round}/${slot}`) } : {}),
    ...(outcome?.code === undefined
      ? {}
      : { problem: shownIssue({ code: outcome.code, severity: 'error', place: {}, args: outcome.args ?? {} }, locale) }),
  };
}

function idOf({ stream }: HeldConnector): string {
  return stream.slice('connector/'.length);
}

/** Where the last command of the capture stands. */
async function receiptOf(
  { store, clock }: ServerPorts,
  { entered }: Context,
  id: string,
): Promise<{ sequence: number; at: string; again: boolean }> {
  const machine = { authority: entered.authority, ...MACHINE };
  for (const step of [`${id}-record`, `read-${id}`, `${id}-file`]) {
    const answered = await store.answered(machine, step);
    if (answered !== undefined) return { sequence: answered.receipt.sequence, at: answered.receipt.at, again: false };
  }
  return { sequence: 0, at: clock.now(), again: false };
}

/** Where a connector finds its files, and what is wrong with the setting; the place itself is shown to whoever may declare it. */
async function settingShown(
  machine: ConnectorMachine,
  context: Context,
  connector: string,
  locale: Locale,
): Promise<Pick<ShownConnector, 'kind' | 'source' | 'problem'>> {
  const setting = await connectorSetting(machine, context.entered.authority, connector);
  if ('issue' in setting) return { kind: 'unconfigured', problem: shownIssue(setting.issue, locale) };
  if (setting.value === undefined) return { kind: 'unconfigured' };
  const { kind } = setting.value;
  return denied(context, 'declare_connector') === undefined ? { kind, source: sourceOf(setting.value) } : { kind };
}

/** Without the query of an address: a key may stand there. */
function sourceOf(setting: ConnectorSetting): string {
  if (setting.kind === 'folder') return setting.folder;
  const { origin, pathname } = new URL(setting.url);
  return `${origin}${pathname}`;
}

/** The commands that the state takes, as somebody would give them. */
function stepsOf(held: HeldConnector): readonly Extract<Task, { readonly on: 'connector' }>[] {
  const { indicators, mapping, from, standing } = held.state;
  const base = { on: 'connector', id: idOf(held) } as const;
  return Object.keys(CONNECTOR_TRANSITIONS[standing]).flatMap((type) => {
    // The timer's own.
    if (type === 'begin_capture' || type === 'end_capture') return [];
    if (type === 'declare_connector' || type === 'change_connector') return { ...base, command: { type, indicators, mapping, from } };
    if (type === 'resume_connector') return { ...base, command: { type } };
    return { ...base, command: { type: type as 'suspend_connector' | 'end_connector', reason: PROBE_REASON } };
  });
}
