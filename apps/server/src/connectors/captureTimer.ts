import { randomUUID } from 'node:crypto';
import { authoritiesOf } from '@kedu/store';
import {
  type CaptureOutcome,
  type Connector,
  type Context,
  dayOf,
  type Entered,
  MACHINE,
  perform,
  type Round,
  RIGHTS_STREAM,
  type Task,
} from '@kedu/workflow';
import type { Worker } from '../http/handler.ts';
import type { ServerPorts } from '../http/ports.ts';
import { leftImports, readLeftImport } from '../imports/leftImports.ts';
import { readAll, readOne } from '../knowledge/heldStreams.ts';
import { faultFields } from '../operation/requestLog.ts';
import { capture, finishCapture } from './capture.ts';
import { capturedImport } from './capturedImport.ts';
import { captureSlot } from './captureSlot.ts';
import { connectorSetting } from './connectorSettings.ts';

/** How often sources that are due are looked for, in milliseconds. */
const LOOK = 30_000;

/** What the timer of a server captures with. */
interface Timer {
  readonly ports: ServerPorts;
  readonly worker: string;
  readonly signal: AbortSignal;
}

/**
 * Captures by itself what connectors have, once it is due and while some of it is missing, of all authorities.
 *
 * Several servers may do so on one database: each capture is claimed by a command, and only one of them comes first; of one that died
 * another takes it over. So it is with files of people that were received and left unread. Rules: CONNECT-6, IMPORT-11.
 */
export function startCaptureTimer(ports: ServerPorts, { look = LOOK }: { readonly look?: number } = {}): Worker {
  const stopping = new AbortController();
  const timer: Timer = { ports, worker: `w-${randomUUID()}`, signal: stopping.signal };
  let lastLook = Date.now();
  let wake: () => void = () => {};
  const rest = (): Promise<void> =>
    new Promise((resolve) => {
      const waiting = setTimeout(resolve, look);
      wake = () => {
        clearTimeout(waiting);
        resolve();
      };
    });
  const going = (async () => {
    while (!stopping.signal.aborted) {
      try {
        await captureDue(timer);
      } catch (error) {
        ports.log('error', 'capture_timer', faultFields(error));
      }
      lastLook = Date.now();
      if (!stopping.signal.aborted) await rest();
    }
  })();
  return {
    name: 'captures',
    // A source may take minutes, one after the other.
    isAlive: () => !stopping.signal.aborted && Date.now() - lastLook < 3_600_000,
    stop: async () => {
      stopping.abort();
      wake();
      await going;
    },
  };
}

/**
 * Captures whatever is due now, and ends what was left, on whatever day. What goes wrong with one
 * authority or one source is logged, and the others are asked.
 */
async function captureDue(timer: Timer): Promise<void> {
  const { ports } = timer;
  const slot = captureSlot(ports.knowledge.calendar, now(ports));
  for (const { id: authority } of await authoritiesOf(ports.store.pool)) {
    // What is due is told by the hour (OPERATE-7).
    if (ports.clocks.isWrong(authority)) continue;
    await logged(timer, async () => {
      await readLeft(timer, { authority, ...MACHINE });
      await captureOf(timer, { authority, ...MACHINE }, slot);
    });
  }
}

/** Reads what people brought and a dead server left unread. Rule: IMPORT-11. */
async function readLeft(timer: Timer, entered: Entered): Promise<void> {
  const { ports, signal } = timer;
  const at = now(ports);
  for (const id of await leftImports(ports, entered, at)) {
    if (signal.aborted) return;
    await logged(timer, () => readLeftImport(ports, entered, id, at));
  }
}

/** Captures whatever is due now in an authority. */
async function captureOf(timer: Timer, entered: Entered, slot: string | undefined): Promise<void> {
  const { ports, signal } = timer;
  const connectors = await readAll(ports.store, entered, 'connector');
  const rounds = connectors.length === 0 ? [] : await readAll(ports.store, entered, 'round');
  for (const { stream, state } of connectors) {
    const connector = stream.slice('connector/'.length);
    for (const round of rounds) {
      if (signal.aborted) return;
      const asked = { connector, round: round.stream.slice('round/'.length), slot };
      await logged(timer, async () => {
        if (await isDue(ports, entered, state, round.state, asked)) await captureSource(timer, entered, asked);
      });
    }
  }
}

/** Does it; a fault is logged, and goes no further. */
async function logged({ ports }: Timer, doing: () => Promise<void>): Promise<void> {
  try {
    await doing();
  } catch (error) {
    ports.log('error', 'capture_timer', faultFields(error));
  }
}

/** One capture: of which connector, for which round, at which time. */
interface TimedAsked {
  readonly connector: string;
  readonly round: string;
  /** Absent where it is no time to ask: what was left is brought to its end then, and nothing else. */
  readonly slot: string | undefined;
}

/** Whether a source is asked now: nobody else is at it, it is configured here, and a figure that is due has not come. */
async function isDue(
  ports: ServerPorts,
  entered: Entered,
  { standing, captures }: Connector,
  { standing: roundStanding, asks }: Round,
  { connector, round, slot }: TimedAsked,
): Promise<boolean> {
  const last = captures.find((each) => each.round === round);
  // What a dead server left is brought to its end, whatever has come, and whether or not it would be asked now.
  if (last !== undefined && last.outcome === undefined) return last.leaseUntil <= now(ports);
  if (slot === undefined || standing !== 'live' || roundStanding !== 'open') return false;
  if (last !== undefined && last.slot >= slot) return false;
  const due = asks.filter(({ source, due: day }) => source === connector && day <= dayOf(now(ports)));
  if (due.length === 0) return false;
  const setting = await connectorSetting(ports.connectors, entered.authority, connector);
  if ('value' in setting && setting.value === undefined) return false;
  return (await ports.store.standing(entered, due)).absent > 0;
}

/**
 * Claims a capture, does it, and writes down how it ended; nothing where another server came first.
 *
 * A fault of the program is logged and ends it as `failed`. Throws where the database
 * is gone: the lease runs out, and another server takes it over.
 */
async function captureSource({ ports, worker, signal }: Timer, entered: Entered, asked: TimedAsked): Promise<void> {
  const say = (command: Extract<Task, { readonly on: 'connector' }>['command']) =>
    perform(ports, entered, randomUUID(), { on: 'connector', id: asked.connector, command }, ports.told?.());
  const { round } = asked;
  const [held] = await ports.store.read(entered, [`connector/${asked.connector}`] as const);
  // One that a dead server left is taken over under its own name, so that its file is not captured twice.
  const left = held?.state.captures.find((each) => each.round === round && each.outcome === undefined);
  const slot = left?.slot ?? asked.slot;
  // Another server has ended it.
  if (slot === undefined) return;
  // One that is suspended or ended begins nothing: what a dead server left of it ends in the name of that server.
  const isEndedOnly = left !== undefined && held?.state.standing !== 'live';
  const claimant = isEndedOnly ? left.worker : worker;
  if (!isEndedOnly && 'issues' in (await say({ type: 'begin_capture', round, slot, worker }))) return;
  const outcome = await attempt(ports, entered, { ...asked, slot }, signal).catch((error: unknown): CaptureOutcome => {
    const number = `c-${randomUUID()}`;
    ports.log('error', 'capture_fault', { request: number, ...faultFields(error) });
    return { kind: 'failed', code: 'API_FAULT', args: { request: number } };
  });
  ports.log(outcome.kind === 'failed' ? 'warn' : 'info', 'capture', {
    outcome: outcome.kind,
    ...(outcome.code === undefined ? {} : { code: outcome.code }),
  });
  await say({ type: 'end_capture', round, slot, worker: claimant, outcome });
}

async function attempt(
  ports: ServerPorts,
  entered: Entered,
  { connector, round, slot }: TimedAsked & { readonly slot: string },
  signal: AbortSignal,
): Promise<CaptureOutcome> {
  const at = now(ports);
  const [rights] = await ports.store.read(entered, [RIGHTS_STREAM] as const);
  if (rights === undefined) throw new RangeError('a store that gives no rights');
  const context: Context = { entered, at, today: dayOf(at), rights: rights.state };
  const id = capturedImport(connector, entered, `${round}/${slot}`);
  const before = await readOne(ports.store, entered, 'import', id);
  const refused =
    before.version > 0
      ? await finishCapture(ports, context, { id, key: id })
      : await capture(ports, context, { connector, round, id, key: id, signal });
  const issue = refused?.issues.find(({ severity }) => severity === 'error') ?? refused?.issues[0];
  if (issue?.code === 'IMPORT_OTHER') return { kind: 'unchanged' };
  if (issue !== undefined) return { kind: 'failed', code: issue.code, args: issue.args };
  const { state } = await readOne(ports.store, entered, 'import', id);
  return { kind: state.standing === 'recorded' ? 'captured' : 'unread' };
}

function now({ told, clock }: ServerPorts): string {
  return told?.() ?? clock.now();
}
