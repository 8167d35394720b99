// Clients of bench/server.ts in a process of their own: node wireClients.ts JOB, a job as JSON. Prints what they did a second as JSON.
// They write requests to sockets and look for the end of answers and no more, so that what is measured is the server and not its clients.
import { connect, type Socket } from 'node:net';
import { Pool, type PoolConfig } from 'pg';
import type { CellsJob, InsertsJob, ReadsJob, WireJob } from './wireJob.ts';

async function overSockets(one: ReadsJob | CellsJob): Promise<number> {
  const { hostname, port } = new URL(one.address);
  const wires = await Promise.all(
    Array.from({ length: one.clients }, () => new Promise<Wire>((open, failed) => new Wire(hostname, Number(port), open, failed))),
  );
  const texts = one.kind === 'reads' ? wires.map((_, client) => readText(one, client)) : undefined;
  const stop = one.kind === 'reads' ? stayAwake() : undefined;
  const rate = await perSecond(one.count, wires, (wire, i, client) => wire.ask(texts?.[client] ?? cellText(one as CellsJob, client, i)));
  stop?.();
  for (const wire of wires) wire.end();
  return rate;
}

function headOf(method: string, path: string, { address, headers }: ReadsJob | CellsJob): string {
  const lines = Object.entries({ host: new URL(address).host, ...headers }).map(([name, value]) => `${name}: ${value}`);
  return [`${method} ${path} HTTP/1.1`, ...lines].join('\r\n');
}

function readText(one: ReadsJob, client: number): string {
  return `${headOf('GET', one.path, { ...one, headers: { ...one.headers, cookie: one.cookies[client] ?? '' } })}\r\n\r\n`;
}

/** One new figure in the way that the console saves it: typed by its owner, who saw an empty cell. */
function cellText(one: CellsJob, client: number, i: number): string {
  const { turn, units, period } = one;
  const unit = units[i % units.length] ?? '';
  const cell = { indicator: `turn_${turn}_${Math.floor(i / units.length)}`, period, unit, source: 'report' };
  const body = JSON.stringify({ entries: [{ cell, command: { type: 'enter', figure: { value: i / 4 } }, seen: 0 }] });
  const head = headOf('POST', one.path, {
    ...one,
    headers: { ...one.headers, cookie: one.cookies[client] ?? '', 'idempotency-key': `bench-${turn}-${i}` },
  });
  return `${head}\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
}

/** The same three rows, the value, the row of the audit trail and the key, by one prepared statement each, over as many connections. */
async function inserts(one: InsertsJob): Promise<number> {
  const { turn, units, period, authority } = one;
  const pool = new Pool({ ...(one.connection as PoolConfig), max: one.clients });
  const digest = `sha256:${'0'.repeat(64)}`;
  const statement = {
    name: 'bare',
    text: `with one as (
        insert into bare.audit (authority_id, sequence, at, person_id, post_id, command, about, events_digest, previous_digest, digest)
        select $1, nextval('bare.sequence'), now(), 'p', 'office', 'enter_values', $2, $3, $3, $3 returning sequence
      ), two as (
        insert into bare.command_key (authority_id, person_id, key, content_digest, since) select $1, 'p', $4, $3, sequence from one
      )
      insert into bare.observation (authority_id, indicator, period, unit_id, source, version, value, known_from, person_id, post_id, since, position, first_step)
      select $1, $5, $6, $7, 'report', 1, $8, now(), 'p', 'office', sequence, 1, 'draft' from one`,
  };
  // Every client has its connection before the clock starts.
  const clients = await Promise.all(Array.from({ length: one.clients }, () => pool.connect()));
  const rate = await perSecond(one.count, clients, async (client, i) => {
    const indicator = `turn_${turn}_${Math.floor(i / units.length)}`;
    const values = [authority, `round/${period}`, digest, `bench-${turn}-${i}`, indicator, period, units[i % units.length], i / 4];
    await client.query({ ...statement, values });
  });
  for (const client of clients) client.release();
  await pool.end();
  return rate;
}

/** Looks for answers without ever sleeping, until it is stopped: to wake a client on the same machine costs a server more than a short answer does, and clients are elsewhere. */
function stayAwake(): () => void {
  let isAwake = true;
  const look = (): void => {
    if (isAwake) setImmediate(look);
  };
  look();
  return () => {
    isAwake = false;
  };
}

/** So many acts by these clients, each after the answer to its last; a few before them are not counted. */
async function perSecond<C>(
  count: number,
  clients: readonly C[],
  act: (client: C, i: number, which: number) => Promise<void>,
): Promise<number> {
  let next = 0;
  const until = async (end: number): Promise<void> => {
    await Promise.all(
      clients.map(async (client, which) => {
        while (next < end) {
          next += 1;
          await act(client, next - 1, which);
        }
      }),
    );
  };
  await until(clients.length * 2);
  const counted = next;
  const before = performance.now();
  await until(counted + count);
  return (count / (performance.now() - before)) * 1000;
}

/** What came in last, of whichever connection: it is looked through before anything else comes. */
const PIECE = Buffer.alloc(64 * 1024);
const HEAD_END = Buffer.from('\r\n\r\n');

/** A kept connection: one request at a time. It costs as little as it can, for whoever waits for a client measures the client. */
class Wire {
  readonly #socket: Socket;
  /** Bytes of an answer whose heads have not come as a whole, or that will be shown. */
  #held: Buffer | undefined;
  #missing = 0;
  #done: (() => void) | undefined;
  #failed: ((error: Error) => void) | undefined;

  constructor(host: string, port: number, open: (wire: Wire) => void, failed: (error: Error) => void) {
    const take = (count: number): boolean => {
      this.#take(PIECE.subarray(0, count));
      return true;
    };
    this.#failed = failed;
    this.#socket = connect({ host, port, noDelay: true, onread: { buffer: PIECE, callback: take } }, () => open(this));
    this.#socket.on('error', (error) => this.#failed?.(error));
    this.#socket.on('close', () => this.#failed?.(new Error('the connection was closed')));
  }

  ask(text: string): Promise<void> {
    return new Promise((done, failed) => {
      this.#done = done;
      this.#failed = failed;
      this.#socket.write(text, 'utf8');
    });
  }

  end(): void {
    this.#failed = undefined;
    this.#socket.destroy();
  }

  #take(piece: Buffer): void {
    if (this.#missing > 0) this.#missing -= piece.length;
    else {
      const answer = this.#held === undefined ? piece : Buffer.concat([this.#held, piece]);
      const end = answer.indexOf(HEAD_END);
      if (end < 0) {
        this.#held = Buffer.from(answer);
        return;
      }
      this.#held = undefined;
      const head = answer.toString('latin1', 0, end);
      const length = Number(/\r\ncontent-length: (\d+)/i.exec(head)?.[1]);
      if (Number.isNaN(length) || !head.startsWith('HTTP/1.1 200')) {
        this.#failed?.(new Error(answer.toString('utf8', 0, 2_000)));
        return;
      }
      this.#missing = end + HEAD_END.length + length - answer.length;
    }
    if (this.#missing < 0) this.#failed?.(new Error('more than the answer'));
    else if (this.#missing === 0) this.#done?.();
  }
}

const job = JSON.parse(process.argv[2] ?? '') as WireJob;
const rate = job.kind === 'inserts' ? await inserts(job) : await overSockets(job);
console.log(JSON.stringify({ rate }));
