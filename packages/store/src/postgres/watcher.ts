import { type ChildProcess, spawn } from 'node:child_process';
import type { Account } from './account.ts';
import { childEnvironment } from './childEnvironment.ts';

/**
 * Waits for the end of this process, which closes the pipe however it ends, and stops the server if it is still the one of its
 * file: a server whose owner was killed would keep the folder. A server that has just begun writes the file a moment later. A line
 * through the pipe dismisses it.
 */
const SCRIPT = `
  if read -r word; then exit 0; fi
  for look in 1 2 3 4 5; do
    pid=
    [ -f "$2" ] && read -r pid < "$2"
    if [ "$pid" = "$1" ]; then kill -INT "$1"; exit 0; fi
    sleep 1
  done`;

/**
 * Sees that a server ends with this process, also when nobody can tell it (kill -9). On Windows there is no such shell: there the
 * next start stops what was left.
 *
 * Rule: STORE-2. Returns what dismisses the watcher.
 */
export function watchOver(server: number, pidFile: string, account: Account | undefined): () => void {
  if (process.platform === 'win32') return () => {};
  const watcher: ChildProcess = spawn('/bin/sh', ['-c', SCRIPT, 'kedu-watcher', String(server), pidFile], {
    cwd: '/',
    detached: true,
    env: childEnvironment(),
    stdio: ['pipe', 'ignore', 'ignore'],
    ...(account && { uid: account.uid, gid: account.gid }),
  });
  watcher.on('error', () => {});
  watcher.stdin?.on('error', () => {});
  watcher.unref();
  (watcher.stdin as unknown as { unref?: () => void } | null)?.unref?.();
  return () => {
    watcher.stdin?.end('dismissed\n');
  };
}
