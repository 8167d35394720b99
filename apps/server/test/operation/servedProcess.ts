import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Connection } from '@kedu/store';
import { bundledProgram } from '../../../../tools/bundledProgram.ts';
import type { ReadyDatabase } from '../../src/operation/database.ts';

const PROGRAM = fileURLToPath(new URL('rehearsedProgram.ts', import.meta.url));
const DESK = fileURLToPath(new URL('../../src/runs/desk/deskProgram.ts', import.meta.url));

/** Where a server keeps its files, which database it serves, and the moment of the rehearsal at which it begins. */
export interface Serving {
  readonly folder: string;
  readonly database: Pick<ReadyDatabase, 'app' | 'owner'>;
  /** Folder of its own for what is on its way. */
  readonly temporary: string;
  readonly now: string;
}

/** A server that is a process, as an operator runs several of them on one database. */
export class ServedProcess {
  readonly address: string;
  readonly pid: number;
  /** Whatever it wrote beside its address: faults. */
  readonly lines: readonly string[];
  readonly #child: ChildProcess;

  private constructor(child: ChildProcess, address: string, lines: readonly string[]) {
    this.#child = child;
    this.pid = child.pid as number;
    this.address = address;
    this.lines = lines;
  }

  static async start({ folder, database, temporary, now }: Serving): Promise<ServedProcess> {
    mkdirSync(temporary, { recursive: true });
    const environment = {
      KEDU_FOLDER: folder,
      KEDU_PORT: '0',
      KEDU_LOG: 'error',
      KEDU_SECOND_FACTOR: 'not_for_examples',
      KEDU_REQUESTS_PER_MINUTE: '1000000',
      DATABASE_URL: urlOf(database.app),
      ...(database.owner === undefined ? {} : { KEDU_OWNER_URL: urlOf(database.owner) }),
    };
    const [program, desk] = [await bundledProgram(PROGRAM), await bundledProgram(DESK)];
    const child = spawn(process.execPath, [program, JSON.stringify(environment), now, desk], {
      stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
      env: { ...process.env, TMPDIR: temporary },
    });
    const lines: string[] = [];
    const ended = once(child, 'exit').then(([code]) => Promise.reject(new Error(`the server ended with ${code}: ${lines.join('\n')}`)));
    ended.catch(() => {});
    const serving = new Promise<string>((found) => {
      createInterface({ input: child.stdout as NodeJS.ReadableStream }).on('line', (line) => {
        const [, address] = /^serving (\S+)$/.exec(line) ?? [];
        if (address === undefined) lines.push(line);
        else found(address);
      });
    });
    return new ServedProcess(child, await Promise.race([serving, ended]), lines);
  }

  get isAlive(): boolean {
    return this.#child.exitCode === null && this.#child.signalCode === null;
  }

  /** The clock of the rehearsal goes on. */
  turn(moment: string): void {
    this.#child.send(moment);
  }

  /** Kills it, as a loss of power does. */
  async kill(): Promise<void> {
    if (!this.isAlive) return;
    const gone = once(this.#child, 'close');
    this.#child.kill('SIGKILL');
    await gone;
  }
}

/** A connection as an operator writes it: a folder of a socket stands behind the question mark. */
function urlOf({ host, port, user, password, database }: Connection): string {
  const [isSocket, name] = [String(host).startsWith('/'), `${String(user)}:${encodeURIComponent(String(password))}`];
  const place = isSocket ? 'localhost' : String(host);
  return `postgres://${name}@${place}:${String(port)}/${String(database)}${isSocket ? `?host=${encodeURIComponent(String(host))}` : ''}`;
}
