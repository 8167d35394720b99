import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

/** `kedu serve` as it is installed: the built command in a process of its own. */
export interface ServedCommand {
  readonly address: string;
  readonly pid: number;
  /** From the start of the process to the first answer. */
  readonly seconds: number;
  stop(): Promise<void>;
}

const REPOSITORY = fileURLToPath(new URL('..', import.meta.url));
const LONGEST_START_MS = 180_000;
const LOOK_MS = 5;

/** Builds the command from the sources that are there, as `npm start` does. */
export function buildCommand(): void {
  execFileSync(process.execPath, [join(REPOSITORY, 'tools', 'build.mjs')], { stdio: ['ignore', 'ignore', 'inherit'] });
}

/** Starts it on a data folder; what it says goes to `served.log` in it. Throws where it ends before it answers, with the end of what it said. */
export async function serveCommand(
  folder: string,
  settings: Readonly<Record<string, string>>,
  args: readonly string[] = [],
): Promise<ServedCommand> {
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  const log = join(folder, 'served.log');
  const said = openSync(log, 'a');
  const began = performance.now();
  const child = spawn(process.execPath, ['--enable-source-maps', join('apps', 'cli', 'dist', 'kedu.js'), 'serve', ...args], {
    cwd: REPOSITORY,
    env: { PATH: process.env['PATH'], KEDU_FOLDER: folder, KEDU_PORT: String(port), ...settings },
    stdio: ['ignore', said, said],
  });
  closeSync(said);
  const ended = once(child, 'exit');
  const end = (): void => void child.kill();
  process.once('exit', end);
  const hasEnded = (): boolean => child.exitCode !== null || child.signalCode !== null;
  while (!(await answers(address))) {
    if (hasEnded() || performance.now() - began > LONGEST_START_MS) {
      child.kill();
      throw new Error(`the server does not answer: ${readFileSync(log, 'utf8').slice(-2_000)}`);
    }
    await sleep(LOOK_MS);
  }
  return {
    address,
    pid: child.pid as number,
    seconds: (performance.now() - began) / 1000,
    async stop() {
      if (!hasEnded()) child.kill();
      await ended;
      process.off('exit', end);
    },
  };
}

async function answers(address: string): Promise<boolean> {
  return fetch(`${address}/healthz`).then(
    ({ ok }) => ok,
    () => false,
  );
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
