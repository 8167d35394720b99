import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

/**
 * A process by its number and, where the system tells it, when it began: numbers are used again. `4711 88123`
 *
 * Rule: STORE-2.
 */
export async function processName(pid: number): Promise<string> {
  return `${pid} ${await beganAt(pid)}`;
}

/** Whether the process of this name still runs; another process that was given its number does not count. */
export async function runs(name: string): Promise<boolean> {
  const pid = Number(name.split(' ')[0]);
  return isTaken(pid) && (await processName(pid)) === name;
}

/** Whether some process bears this number now. One that has ended and waits to be reaped does not count. */
export async function isRunning(pid: number): Promise<boolean> {
  if (!isTaken(pid)) return false;
  const status = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  return status.slice(status.lastIndexOf(')') + 2)[0] !== 'Z';
}

/** The program that a process runs, as the system names it; empty where it does not tell. */
export async function programOf(pid: number): Promise<string> {
  if (process.platform === 'win32') return '';
  const line = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => undefined);
  if (line !== undefined) return line.replaceAll('\0', ' ');
  return ask(['-o', 'command=', '-p', String(pid)]);
}

/** Whether the number belongs to a process, also to one that has ended and waits to be reaped. */
export function isTaken(pid: number): boolean {
  if (!Number.isSafeInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

async function beganAt(pid: number): Promise<string> {
  if (process.platform === 'win32') return '';
  const status = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
  if (status !== undefined) return status.slice(status.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  return process.platform === 'linux' ? '' : ask(['-o', 'lstart=', '-p', String(pid)]);
}

async function ask(args: readonly string[]): Promise<string> {
  const { stdout } = await promisify(execFile)('ps', [...args]).catch(() => ({ stdout: '' }));
  return stdout.trim();
}
