import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { constants, tmpdir } from 'node:os';
import { join } from 'node:path';

/** A program that is stopped by a signal ends as any other does: what it started is ended, its folder removed. */
export function endOnSignals(): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(128 + constants.signals[signal]));
}

/** A folder of its own, removed when this process ends. */
export function temporaryFolder(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), `kedu-${name}-`));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }));
  return folder;
}

/** Runs a program of this folder to its end, by the same Node and loader; it ends with this process. */
export async function outputOf(
  script: string,
  args: readonly string[],
): Promise<{ readonly stdout: string; readonly status: number | null }> {
  const child = spawn(process.execPath, [...process.execArgv, script, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  const end = (): void => void child.kill();
  process.once('exit', end);
  let stdout = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  const [status] = (await once(child, 'close')) as [number | null];
  process.off('exit', end);
  return { stdout, status };
}

/** The JSON that a program of this folder prints; throws where it did not end well. */
export async function jsonOf<T>(script: string, args: readonly string[]): Promise<T> {
  const { stdout, status } = await outputOf(script, args);
  if (status !== 0) throw new Error(`${script} ${args.join(' ')} ended with ${status}`);
  return JSON.parse(stdout) as T;
}
