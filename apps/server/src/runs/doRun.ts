import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Refused } from '@kedu/store';
import {
  type Clock,
  type Entered,
  LEASE_MILLISECONDS,
  MACHINE,
  perform,
  type Performed,
  type Ports,
  type RunCommand,
  type RunState,
  type StagedBytes,
  streamName,
} from '@kedu/workflow';
import type { BlobStore, Instant } from '@kedu/workflow';
import { performKeeping, stageBytes } from '../knowledge/bytes.ts';
import type { WrittenRun } from './desk/desk.ts';
import type { QuestionOf } from './desk/deskMessages.ts';
import type { RunDesk } from './desk/runDesk.ts';
import { packOutput } from './outputFiles.ts';
import { runFiles } from './runFiles.ts';

/** What doing a run needs. */
export interface RunPorts extends Ports {
  readonly blobs: BlobStore;
  readonly clock: Clock;
  readonly folder: string;
  readonly runs: Pick<RunDesk<QuestionOf<'assess'>>, 'ask'>;
  readonly told?: (() => Instant | undefined) | undefined;
}

/** How often a worker is heard of, in milliseconds: well within its lease, so that two words may be lost. */
const WORD = LEASE_MILLISECONDS / 4;

/** How often a run is begun that comes to no end, as where its process dies or its output cannot be kept, before it counts as failed. */
const ATTEMPTS = 3;

/**
 * Does a run, if nobody else does: claims it, works it out, keeps its files, finishes it; or says why it failed.
 *
 * Returns what came of it: `not_ours` where another has it, or took it over meanwhile; `left` where the process that worked it out died:
 * its lease runs out, and it is begun again. `hear` is told whenever a word of the worker is taken. Rules: RUNNING-2, RUN-6. Throws where
 * the database is gone: the lease runs out, and another takes it.
 */
export async function doRun(
  ports: RunPorts,
  authority: string,
  run: string,
  worker: string,
  hear: () => void = () => {},
): Promise<'not_ours' | 'left' | 'finished' | 'failed'> {
  const entered: Entered = { authority, ...MACHINE };
  let words = 0;
  const say = async (command: RunCommand, staged?: StagedBytes): Promise<Performed> => {
    words += 1;
    const key = `${worker}.${run}.${words}.${ports.clock.now()}`;
    const task = { on: 'run', id: run, command } as const;
    const said = await (staged === undefined
      ? perform(ports, entered, key, task, ports.told?.())
      : performKeeping(ports, staged, entered, key, task));
    if ('value' in said) hear();
    return said;
  };
  const claimed = await say({ type: 'claim_run', worker });
  if ('issues' in claimed) return 'not_ours';
  const [held] = await ports.store.read(entered, [streamName('run', run)] as const);
  const state = held?.state as RunState;
  if (state.input === undefined || state.worker !== worker) return 'not_ours';
  if (state.attempt > ATTEMPTS) return 'issues' in (await say({ type: 'fail_run', worker, code: 'RUN_WORKER' })) ? 'not_ours' : 'failed';
  let done = 0;
  let pending: Promise<unknown> = Promise.resolve();
  const heard = setInterval(() => {
    pending = pending.then(() => say({ type: 'report_progress', worker, done })).catch(() => {});
  }, WORD);
  let out: string | undefined;
  let staged: StagedBytes | undefined;
  let ended: RunCommand;
  try {
    out = await mkdtemp(join(ports.folder, `run-${process.pid}-`));
    const files = await runFiles(ports, authority, state.input);
    const folder = join(out, 'results');
    const answer = await ports.runs.ask({ op: 'assess', run: files, out: folder }, (share) => {
      done = Math.max(done, Math.min(share, 1));
    });
    if ('issues' in answer && state.attempt < ATTEMPTS && answer.issues.some(({ code }) => code === 'RUN_WORKER')) return 'left';
    if ('issues' in answer) {
      const first = answer.issues.find(({ severity }) => severity === 'error') ?? answer.issues[0];
      ended = { type: 'fail_run', worker, code: first?.code ?? 'RUN_WORKER' };
    } else {
      const { resultHash } = answer.value as WrittenRun;
      staged = await stageBytes(ports.blobs, entered, await packOutput(folder));
      ended = { type: 'finish_run', worker, resultHash, output: staged.hash };
    }
  } catch (error) {
    // What the store refuses is a reason that the run cannot be made; all else is a fault that is told, and leaves the run to another try.
    ended = { type: 'fail_run', worker, code: error instanceof Refused ? error.issue.code : 'RUN_WORKER' };
    if (!(error instanceof Refused)) await said(say(ended), error);
  } finally {
    clearInterval(heard);
    await pending;
    if (out !== undefined) await rm(out, { recursive: true, force: true });
  }
  const told = await say(ended, staged);
  if ('issues' in told) return 'not_ours';
  return ended.type === 'finish_run' ? 'finished' : 'failed';
}

/** Says that a run failed, and throws the fault on. */
async function said(word: Promise<unknown>, fault: unknown): Promise<never> {
  await word.catch(() => {});
  throw fault;
}
