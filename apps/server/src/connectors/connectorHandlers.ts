import type { ShownConnector } from '@kedu/api';
import { type Context, CONNECTOR_TRANSITIONS, denied, type Held, MACHINE, mayNotRead, type Task } from '@kedu/workflow';
import type { Handlers } from '../http/handler.ts';
import type { ServerPorts } from '../http/ports.ts';
import { forbidden, notFound } from '../knowledge/answers.ts';
import { readAll, readOne } from '../knowledge/heldStreams.ts';
import { keyedId } from '../knowledge/keyedId.ts';
import { openSteps, PROBE_REASON } from '../knowledge/openSteps.ts';
import { shown } from '../imports/importHandlers.ts';
import { readReport } from '../imports/importReport.ts';
import { capture } from './capture.ts';
import { type ConnectorMachine, connectorSetting } from './connectorSettings.ts';

type HeldConnector = Held<`connector/${string}`>;

/** Connectors: what they have, how their last capture went, capturing now. Rules: ROUND-6, CONNECT-1 to CONNECT-4. */
export const CONNECTOR_HANDLERS: Handlers = {
  connectors: async ({ ports, context, locale }) => {
    const all = (await readAll(ports.store, context.entered, 'connector')).filter(
      ({ stream }) => mayNotRead(context, stream) === undefined,
    );
    const imports = await readAll(ports.store, context.entered, 'import');
    const items: ShownConnector[] = [];
    for (const held of all) {
      const id = idOf(held);
      const last = imports
        .filter(({ stream }) => stream.startsWith(`import/${prefixOf(id)}`))
        .sort((a, b) => (a.state.at < b.state.at ? -1 : 1))
        .at(-1);
      const report = last && (await readReport(ports.blobs, context.entered, last.state));
      items.push({
        id,
        standing: held.state.standing,
        seen: held.version,
        kind: await kindOf(ports.connectors, context, id),
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
                errors: report?.issues.filter(({ severity }) => severity === 'error').length ?? 0,
              },
            }),
        can: await openSteps(ports, context, stepsOf(held), locale),
      });
    }
    return { value: { items } };
  },

  commandConnector: ({ params, body, perform }) => perform({ on: 'connector', id: params.connector, command: body }),

  capture: async ({ ports, context, params, body, key, signal, locale }) => {
    const { connector } = params;
    const held = await readOne(ports.store, context.entered, 'connector', connector);
    if (held.version === 0) return notFound(held.stream);
    const issue = denied(context, 'declare_connector');
    if (issue !== undefined && denied(context, 'make_import') !== undefined) return forbidden(issue);
    const id = `${prefixOf(connector)}${keyedId('x', context.entered, key).slice(2)}`;
    // The same request again gives what it gave at first, whatever the source has by now.
    const before = await readOne(ports.store, context.entered, 'import', id);
    const refused = before.version > 0 ? undefined : await capture(ports, context, { connector, round: body.round, id, key: id, signal });
    if (refused) return refused;
    const taken = await readOne(ports.store, context.entered, 'import', id);
    return {
      value: {
        ...(await receiptOf(ports, context, id)),
        id,
        import: await shown(ports, context, taken, locale),
      },
    };
  },
};

/** Imports of a connector are named after it. */
function prefixOf(connector: string): string {
  return `${connector}-captured-`;
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

async function kindOf(machine: ConnectorMachine, { entered }: Context, connector: string): Promise<ShownConnector['kind']> {
  const setting = await connectorSetting(machine, entered.authority, connector);
  return 'value' in setting && setting.value !== undefined ? setting.value.kind : 'unconfigured';
}

/** The commands that the state takes, as somebody would give them. */
function stepsOf(held: HeldConnector): readonly Extract<Task, { readonly on: 'connector' }>[] {
  const { indicators, mapping, from, standing } = held.state;
  const base = { on: 'connector', id: idOf(held) } as const;
  return Object.keys(CONNECTOR_TRANSITIONS[standing]).map((type) => {
    if (type === 'declare_connector') return { ...base, command: { type, indicators, mapping, from } };
    if (type === 'resume_connector') return { ...base, command: { type } };
    return { ...base, command: { type: type as 'suspend_connector' | 'end_connector', reason: PROBE_REASON } };
  });
}
