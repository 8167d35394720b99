import { randomUUID } from 'node:crypto';
import { authoritiesOf, openRuns } from '@kedu/store';
import { LEASE_MILLISECONDS, MACHINE, streamName } from '@kedu/workflow';
import { isAway } from '../http/away.ts';
import type { Worker } from '../http/handler.ts';
import type { ServerPorts } from '../http/ports.ts';
import { readAll } from '../knowledge/heldStreams.ts';
import { doRun } from './doRun.ts';
import { runFiles } from './runFiles.ts';

/** How often requested runs are looked for, in milliseconds. */
const LOOK = 1_000;

/** How long a worker that lives may go unheard, in milliseconds: ten words that it owes of a run. */
const SILENCE = 10 * LEASE_MILLISECONDS;

/**
 * Takes requested runs one after the other, and those whose worker fell silent, of all authorities.
 *
 * Several servers may do so on one database: a run is claimed by a command, and only one of them comes first. It is alive while it is heard
 * of: by each look, each run and each word of one, however many wait and however long one takes. Rules: RUNNING-2, API-9.
 */
export function startRunWorker(ports: ServerPorts, { look = LOOK }: { readonly look?: number } = {}): Worker {
  const worker = `w-${randomUUID()}`;
  const stopping = new AbortController();
  let lastHeard = Date.now();
  const hear = (): void => {
    lastHeard = Date.now();
  };
  let wake: () => void = () => {};
  const rest = (): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, look);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  const going = (async () => {
    await warmUp(ports).catch(() => {});
    while (!stopping.signal.aborted) {
      try {
        if (!(await takeOnce(ports, worker, hear, () => stopping.signal.aborted))) await rest();
      } catch (error) {
        ports.log('error', 'run_worker', { fault: error instanceof Error ? error.name : 'unknown' });
        await rest();
      }
      hear();
    }
  })();
  return {
    name: 'runs',
    isAlive: () => !stopping.signal.aborted && Date.now() - lastHeard < SILENCE,
    stop: async () => {
      stopping.abort();
      wake();
      await ports.runs.stop();
      await going;
    },
  };
}

/**
 * Does the runs that wait, one after the other; false where none did. A run at whose fault it is thrown keeps no other waiting. `hear` is
 * told of every step on the way.
 */
async function takeOnce(ports: ServerPorts, worker: string, hear: () => void, isStopped: () => boolean): Promise<boolean> {
  let didSomething = false;
  for (const { id: authority } of await authoritiesOf(ports.store.pool)) {
    // Whether another worker fell silent is told by the hour (OPERATE-7).
    if (ports.clocks.isWrong(authority)) continue;
    const entered = { authority, ...MACHINE };
    for (const run of await ports.store.look(entered, (client) => openRuns(client, authority))) {
      if (isStopped()) return true;
      hear();
      try {
        const [held] = await ports.store.read(entered, [streamName('run', run)] as const);
        const now = ports.told?.() ?? ports.clock.now();
        if (held === undefined || (held.state.standing === 'running' && (held.state.leaseUntil ?? '') > now)) continue;
        const outcome = await doRun(ports, authority, run, worker, hear);
        ports.log('info', 'run', { outcome });
        didSomething ||= outcome !== 'not_ours';
      } catch (error) {
        if (isAway(error)) throw error;
        ports.log('error', 'run_worker', { authority, fault: error instanceof Error ? error.name : 'unknown' });
      }
    }
  }
  return didSomething;
}

/** Works out the last finished run of every authority, so that whoever asks first need not wait for it. */
async function warmUp(ports: ServerPorts): Promise<void> {
  for (const { id: authority } of await authoritiesOf(ports.store.pool)) {
    const runs = await readAll(ports.store, { authority, ...MACHINE }, 'run');
    const finished = runs.filter(({ state }) => state.standing === 'finished');
    const last = finished.reduce<(typeof runs)[number] | undefined>(
      (latest, run) => ((run.state.finishedAt ?? '') > (latest?.state.finishedAt ?? '') ? run : latest),
      undefined,
    );
    if (last?.state.input) void ports.desk.ask({ op: 'lists', run: await runFiles(ports, authority, last.state.input) }).catch(() => {});
  }
}
