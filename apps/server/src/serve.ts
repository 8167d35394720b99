import type { ChildProcess } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Issue } from '@kedu/model';
import { authoritiesOf, DatabaseBlobs, DatabaseStore, forgetStale, nativeHash, personsOf, refusing } from '@kedu/store';
import { after, type Instant, RIGHTS_STREAM, SESSION } from '@kedu/workflow';
import type { FastifyInstance } from 'fastify';
import { serverIssue } from './codes.ts';
import type { Configuration } from './config/configuration.ts';
import { AnswerCache } from './http/answerCache.ts';
import { registerConsole } from './http/console.ts';
import { contractHandlers } from './http/contractHandlers.ts';
import type { Handlers, StartWorker, Worker } from './http/handler.ts';
import { KnownAnswers } from './http/knownAnswers.ts';
import { Places } from './http/places.ts';
import type { ServerPorts } from './http/ports.ts';
import { RequestCounts } from './http/requestCounts.ts';
import { type Counter, registerRoutes } from './http/routes.ts';
import { httpServer, type LogLines } from './http/server.ts';
import { SchemeLibrary } from './knowledge/schemeLibrary.ts';
import { watchCalendar } from './knowledge/calendarWatch.ts';
import { workdays } from './knowledge/workdays.ts';
import { ClockWatch } from './operation/clockWatch.ts';
import { readyDatabase, type ReadyDatabase } from './operation/database.ts';
import { registerHealth } from './operation/health.ts';
import { instantNow } from './operation/instantNow.ts';
import { Metrics } from './operation/metrics.ts';
import { faultFields } from './operation/requestLog.ts';
import { clearCache } from './operation/clearCache.ts';
import { evidenceEntries } from './log/evidenceEntries.ts';
import { ROOMS, WORKERS } from './rooms.ts';
import { RunDesk } from './runs/desk/runDesk.ts';
import { Accounts } from './signIn/accounts.ts';
import { FactorSecrets } from './signIn/factorSecrets.ts';
import { Passwords } from './signIn/passwords.ts';
import { rightsHandlers } from './signIn/rightsHandlers.ts';
import { sessionHandlers } from './signIn/sessionHandlers.ts';
import { Sessions } from './signIn/sessions.ts';
import { SignInDesk } from './signIn/signInDesk.ts';

export const VERSION = '0.3.0';

/** What a server is given beside its configuration. */
export interface ServeOptions {
  /** A database that runs already, and that whoever gave it stops; else the configuration says which. */
  readonly database?: ReadyDatabase | undefined;
  /** Folder of the console as it was built. */
  readonly console?: string | undefined;
  /** Registers further pages: reports. */
  readonly pages?: ((app: FastifyInstance) => Promise<void>) | undefined;
  /** Done with the ports before the first request: an example installation. */
  readonly prepare?: ((ports: ServerPorts, accounts: Accounts, database: ReadyDatabase) => Promise<void>) | undefined;
  /** Moment of a rehearsal. */
  readonly told?: (() => Instant | undefined) | undefined;
  /** Holds every answer to the contract: in tests. */
  readonly checksAnswers?: boolean | undefined;
  /** Where log lines go instead of the standard output. */
  readonly lines?: LogLines | undefined;
  /** Rooms and workers instead of all of them: in tests. */
  readonly rooms?: Handlers | undefined;
  readonly workers?: readonly StartWorker[] | undefined;
  /** Starts a desk's process otherwise than from the source: in tests. */
  readonly startDesk?: (() => ChildProcess) | undefined;
}

/** A server that answers. */
export interface RunningServer {
  /** `http://127.0.0.1:4170` */
  readonly address: string;
  /** Nobody was registered when it began: it serves no authority. */
  readonly isEmpty: boolean;
  readonly ports: ServerPorts;
  readonly accounts: Accounts;
  readonly database: ReadyDatabase;
  readonly app: FastifyInstance;
  /** Lets what is being answered come to its end, ends workers and connections, stops the embedded database. */
  stop(): Promise<void>;
}

/** How often what is over is forgotten, and for how long it is kept, in milliseconds. */
const FORGET_EVERY = 600_000;
const KEPT_AFTER = 24 * 3_600_000;
/** Files of figures up to this size are read by the server itself: some tenths of a second. */
const READS_HERE = 1024 * 1024;
/** How long a process that has done its work stays for more of it, in milliseconds. */
const IDLE_WORK = 600_000;
const CACHE_BYTES = 32 * 1024 * 1024;
/** How long requests may take to end when the server stops, in milliseconds. */
const GRACE = 10_000;

/**
 * Starts a server: database, rooms, workers, HTTP; in that order, and stopped in the reverse.
 *
 * Rule: STORE-4, STORE-6, API-1 to API-10, OPERATE-1 to OPERATE-4. Errors: those of the database, CONFIG_LISTEN.
 * Example: serve(configuration) → { value: { address: 'http://127.0.0.1:4170', stop } }.
 */
export async function serve(
  configuration: Configuration,
  options: ServeOptions = {},
): Promise<{ readonly value: RunningServer } | { readonly issue: Issue }> {
  const ready = options.database === undefined ? await readyDatabase(configuration) : { value: options.database };
  if ('issue' in ready) return ready;
  const database = ready.value;
  const stops: (() => Promise<void>)[] = options.database === undefined ? [() => database.stop()] : [];
  const stopAll = async (): Promise<void> => {
    for (const stop of stops.splice(0).reverse()) await stop();
  };
  try {
    const started = await start(configuration, options, database, stops);
    if ('issue' in started) await stopAll();
    return 'issue' in started ? started : { value: { ...started.value, stop: stopAll } };
  } catch (error) {
    await stopAll();
    throw error;
  }
}

async function start(
  configuration: Configuration,
  options: ServeOptions,
  database: ReadyDatabase,
  stops: (() => Promise<void>)[],
): Promise<{ readonly value: Omit<RunningServer, 'stop'> } | { readonly issue: Issue }> {
  const clock = { now: (): Instant => options.told?.() ?? instantNow() };
  let places: Places | undefined;
  const calendar = workdays(configuration.folder);
  if ('issue' in calendar) return calendar;
  const opened = await DatabaseStore.open(database.app, {
    connections: configuration.connections,
    onCommitted: (authority, sequence, streams) => places?.committed(authority, sequence, streams.includes(RIGHTS_STREAM)),
  });
  if ('issue' in opened) return opened;
  const store = opened.value;
  stops.push(() => store.close());
  places = new Places(store, clock);
  const [folder, evidence] = ['cache', 'evidence'].map((name) => join(configuration.folder, name)) as [string, string];
  for (const path of [folder, evidence]) mkdirSync(path, { recursive: true, mode: 0o700 });
  await clearCache(folder);
  const blobs = new DatabaseBlobs(store.pool, folder);
  const deskOf = (idle?: number): RunDesk => {
    const desk = new RunDesk({ start: options.startDesk, idle });
    stops.push(() => desk.stop());
    return desk;
  };
  const metrics = new Metrics();
  metrics.watch(store.pool);
  const sessions = new Sessions(store.pool);
  const signIn = new SignInDesk(store.pool, new Passwords(), sessions, new FactorSecrets(evidence));
  const accounts = new Accounts(store, signIn, options.told);
  const stopping = new AbortController();
  let app: FastifyInstance | undefined;
  const log: ServerPorts['log'] = (level, event, fields = {}) => app?.log[level](fields, event);
  const clocks = new ClockWatch({ pool: store.pool }, log);
  const workers: Worker[] = [clocks];
  stops.push(() => clocks.stop());
  const ports: ServerPorts = {
    store,
    blobs,
    clock,
    desk: deskOf(),
    runs: deskOf(IDLE_WORK),
    bundles: deskOf(IDLE_WORK),
    files: deskOf(),
    readsHere: READS_HERE,
    entriesOf: evidenceEntries({ store, blobs }),
    folder,
    evidence,
    connectors: { folder: configuration.folder, hosts: configuration.connectorHosts, environment: process.env },
    knowledge: new SchemeLibrary({ store, blobs, clock, calendar: calendar.value }),
    people: {
      names: async (persons) => new Map([...(await personsOf(store.pool, persons))].map(([id, { name }]) => [id, name])),
    },
    ...(options.told === undefined ? {} : { told: options.told }),
    hash: nativeHash,
    clocks,
    log,
  };
  const isSecure = configuration.origin?.startsWith('https:') ?? false;
  const counts = new RequestCounts();
  const known = new KnownAnswers({ configuration, sessions, places, counts, metrics, stopping: stopping.signal });
  const counter: Counter = {
    configuration,
    sessions,
    places,
    ports,
    handlers: {
      ...contractHandlers(VERSION),
      ...sessionHandlers(signIn, places, metrics),
      ...rightsHandlers(accounts, places),
      ...(options.rooms ?? ROOMS),
    },
    answers: new AnswerCache(CACHE_BYTES),
    known,
    isSecure,
    checksAnswers: options.checksAnswers ?? false,
    stopping: stopping.signal,
  };
  app = await httpServer(configuration, counter, metrics, counts, options.lines);
  registerRoutes(app, counter);
  registerHealth(app, { configuration, pool: store.pool, metrics, workers: () => workers, isStopping: () => stopping.signal.aborted });
  await options.pages?.(app);
  await registerConsole(app, options.console);
  known.standBefore(app);
  const prepared = await refusing(async () => options.prepare?.(ports, accounts, database));
  if ('issue' in prepared) return prepared;
  await clocks.look();
  for (const startWorker of options.workers ?? WORKERS) {
    const worker = await startWorker(ports);
    workers.push(worker);
    stops.push(() => worker.stop());
  }
  stops.push(forgetNow(ports), watchCalendar(ports));
  const serving = app;
  stops.push(async () => {
    stopping.abort();
    const late = setTimeout(() => serving.server.closeAllConnections(), GRACE);
    await serving.close();
    clearTimeout(late);
  });
  try {
    await app.listen({ host: configuration.host, port: configuration.port });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    return { issue: serverIssue('CONFIG_LISTEN', {}, { host: configuration.host, port: configuration.port, reason: code }) };
  }
  const { address, family, port } = app.server.address() as AddressInfo;
  const isEmpty = (await authoritiesOf(store.pool)).length === 0;
  return {
    value: { address: `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`, isEmpty, ports, accounts, database, app },
  };
}

/** Forgets sessions and names that are over, and what was left in the cache, now and then. */
function forgetNow({ store, log, folder }: ServerPorts): () => Promise<void> {
  let going: Promise<unknown> = Promise.resolve();
  const forget = (): void => {
    const before = after(new Date().toISOString(), -(SESSION.whole + KEPT_AFTER));
    going = Promise.all([forgetStale(store.pool, before), clearCache(folder)]).catch((error: unknown) =>
      log('warn', 'forget', faultFields(error)),
    );
  };
  const timer = setInterval(forget, FORGET_EVERY);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await going;
  };
}
