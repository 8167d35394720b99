import { readFile, rm, writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { refused } from '../refused.ts';
import { clusterPlaces } from './cluster.ts';
import { isRunning, isTaken, programOf } from './processName.ts';

const LONGEST_STOP_MS = 60_000;
const LOOK_MS = 25;

/**
 * Sees to the server that `postmaster.pid` names: one that still runs on this folder without an owner is stopped and waited for; a
 * number that now belongs to another program, or to a dead server that nobody reaped, is taken out of the file, for PostgreSQL
 * would wait for it. What a dead server left is for PostgreSQL to recover.
 *
 * Rule: STORE-2. Errors: STORE_FOLDER (`busy`) where it does not stop.
 */
export async function settleFormerServer(folder: string): Promise<void> {
  const { pidFile, data } = clusterPlaces(folder);
  const lines = await linesOf(pidFile);
  if (lines === undefined) return;
  const pid = Number(lines[0]);
  if (!Number.isSafeInteger(pid) || pid <= 0) {
    // Cut off while it was written: no server of it can have run.
    await rm(pidFile, { force: true });
    return;
  }
  if ((await isRunning(pid)) && (await isServerOf(pid, data, lines[1] ?? ''))) await stop(pid, folder);
  const left = await linesOf(pidFile);
  // The number of this process, the parent of the server to come, is passed over by PostgreSQL's own look at the file; its look
  // at the shared memory that the file names stays in force.
  if (left !== undefined && left[0] === lines[0] && isTaken(pid))
    await writeFile(pidFile, [String(process.pid), ...left.slice(1)].join('\n'));
}

async function linesOf(file: string): Promise<readonly string[] | undefined> {
  return (await readFile(file, 'utf8').catch(() => undefined))?.split('\n');
}

async function stop(pid: number, folder: string): Promise<void> {
  tell(pid, 'SIGINT');
  for (let waited = 0; waited < LONGEST_STOP_MS; waited += LOOK_MS) {
    if (!(await isRunning(pid))) return;
    await sleep(LOOK_MS);
  }
  throw refused('STORE_FOLDER', { folder, reason: 'busy', found: pid }, { file: folder });
}

async function isServerOf(pid: number, data: string, folderInFile: string): Promise<boolean> {
  const program = await programOf(pid);
  // Where the system does not tell, the file of the folder is believed.
  if (program === '') return true;
  return program.includes('postgres') && (program.includes(data) || (folderInFile !== '' && program.includes(folderInFile)));
}

function tell(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    // It ended while it was looked at.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
