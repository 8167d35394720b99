import { beginOf, cellOfStream, type Held, type KindOf, kindOf, type Recorded, stateOf, type StreamEvents } from '@kedu/workflow';
import type { PoolClient } from 'pg';
import { readValues } from './valueRows.ts';

interface EventRow {
  readonly stream: string;
  readonly version: number;
  readonly since: string;
  readonly body: unknown;
  readonly at: Date;
  readonly person: string;
  readonly post: string;
  readonly command: string;
}

type Last = NonNullable<Held['last']>;

/** Streams in the order asked, each folded out of what was committed; one that nothing touched has version 0. Rule: STORE-10, COMMIT-4. */
export async function readStreams<S extends string>(
  client: PoolClient,
  authority: string,
  streams: readonly S[],
): Promise<readonly Held<S>[]> {
  const ofValues = streams.filter((stream) => kindOf(stream) === 'value');
  const others = streams.filter((stream) => kindOf(stream) !== 'value');
  const found = new Map<string, Omit<Held, 'stream'>>([
    ...(others.length > 0 ? await eventStreams(client, authority, others) : []),
    ...(ofValues.length > 0 ? await valueStreams(client, authority, ofValues) : []),
  ]);
  return streams.map((stream) => ({ stream, ...(found.get(stream) ?? { version: 0, state: beginOf(stream) }) }) as Held<S>);
}

async function eventStreams(
  client: PoolClient,
  authority: string,
  streams: readonly string[],
): Promise<readonly (readonly [string, Omit<Held, 'stream'>])[]> {
  const { rows } = await client.query<EventRow>(
    `select e.stream, e.version, e.since, e.body, a.at, a.person_id as person, a.post_id as post, a.command
     from kedu.event e join kedu.audit a on a.authority_id = e.authority_id and a.sequence = e.since
     where e.authority_id = $1 and e.stream = any ($2)
     order by e.stream, e.version, e.position`,
    [authority, streams],
  );
  const byStream = new Map<string, EventRow[]>();
  for (const row of rows) {
    const known = byStream.get(row.stream);
    if (known) known.push(row);
    else byStream.set(row.stream, [row]);
  }
  return [...byStream].map(([stream, own]) => {
    const last = own.at(-1) as EventRow;
    const recorded = own.map(
      ({ body, at, person, post, command }) =>
        ({ event: body, at: at.toISOString(), person, post, command }) as Recorded<StreamEvents[KindOf<string>]>,
    );
    return [stream, { version: last.version, state: stateOf(stream, recorded), last: lastOf(last) }] as const;
  });
}

async function valueStreams(
  client: PoolClient,
  authority: string,
  streams: readonly string[],
): Promise<readonly (readonly [string, Omit<Held, 'stream'>])[]> {
  const values = await readValues(client, authority, streams.map(cellOfStream));
  const sequences = [...new Set([...values.values()].map(({ last }) => last))];
  const { rows } = await client.query<Omit<EventRow, 'stream' | 'version' | 'body'>>(
    'select sequence as since, at, person_id as person, post_id as post, command from kedu.audit where authority_id = $1 and sequence = any ($2)',
    [authority, sequences],
  );
  const audit = new Map(rows.map((row) => [Number(row.since), lastOf(row)]));
  return [...values].map(([stream, { state, version, last }]) => [stream, { version, state, last: audit.get(last) }] as const);
}

function lastOf({ person, command, at }: Pick<EventRow, 'person' | 'command' | 'at'>): Last {
  return { person, command, at: at.toISOString() };
}

/** Names of streams that begin with a prefix, sorted. Errors: RangeError for a prefix that no kind has. */
export async function streamNames(client: PoolClient, authority: string, prefix: string): Promise<readonly string[]> {
  if (kindOf(prefix) === 'value') {
    const { rows } = await client.query<{ name: string }>(
      `select distinct 'value/' || indicator || '/' || period || '/' || unit_id || '/' || source as name from kedu.observation
       where authority_id = $1 and starts_with('value/' || indicator || '/' || period || '/' || unit_id || '/' || source, $2) order by 1`,
      [authority, prefix],
    );
    return rows.map(({ name }) => name);
  }
  const { rows } = await client.query<{ name: string }>(
    'select distinct stream as name from kedu.event where authority_id = $1 and starts_with(stream, $2) order by 1',
    [authority, prefix],
  );
  return rows.map(({ name }) => name);
}
