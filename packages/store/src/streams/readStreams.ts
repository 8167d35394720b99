import { beginOf, cellOfStream, evolve, type Held, type KindOf, kindOf, type Recorded, type StreamEvents } from '@kedu/workflow';
import type { PoolClient } from 'pg';
import type { StreamCache } from './streamCache.ts';
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
  cache?: StreamCache,
): Promise<readonly Held<S>[]> {
  const ofValues = streams.filter((stream) => kindOf(stream) === 'value');
  const others = streams.filter((stream) => kindOf(stream) !== 'value');
  const found = new Map<string, Omit<Held, 'stream'>>([
    ...(others.length > 0 ? await eventStreams(client, authority, [...new Set(others)], cache) : []),
    ...(ofValues.length > 0 ? await valueStreams(client, authority, ofValues) : []),
  ]);
  return streams.map((stream) => ({ stream, ...(found.get(stream) ?? { version: 0, state: beginOf(stream) }) }) as Held<S>);
}

async function eventStreams(
  client: PoolClient,
  authority: string,
  streams: readonly string[],
  cache: StreamCache | undefined,
): Promise<readonly (readonly [string, Omit<Held, 'stream'>])[]> {
  const known = new Map(streams.flatMap((stream) => cache?.of(authority, stream) ?? []).map((held) => [held.stream, held]));
  const found = folded(await rowsFrom(client, authority, streams, (stream) => known.get(stream)?.version ?? 0), known);
  // What this transaction does not see at its known version it may see at an earlier one, or not at all.
  const unseen = [...known.keys()].filter((stream) => !found.has(stream));
  if (unseen.length > 0)
    for (const [stream, held] of folded(await rowsFrom(client, authority, unseen, () => 0), new Map())) found.set(stream, held);
  for (const [stream, held] of found) cache?.keep(authority, { stream, ...held });
  return [...found];
}

/**
 * Rows of streams from a version on, that version among them, so that the policies of this transaction say whether it is seen; its body is
 * known and left out.
 */
async function rowsFrom(
  client: PoolClient,
  authority: string,
  streams: readonly string[],
  from: (stream: string) => number,
): Promise<readonly EventRow[]> {
  const { rows } = await client.query<EventRow>(
    `select e.stream, e.version, e.since, case when e.version > asked.version then e.body end as body, a.at, a.person_id as person, a.post_id as post, a.command
     from unnest($2::text[], $3::integer[]) as asked (stream, version)
     join kedu.event e on e.authority_id = $1 and e.stream = asked.stream and e.version >= asked.version
     join kedu.audit a on a.authority_id = e.authority_id and a.sequence = e.since
     order by e.stream, e.version, e.position`,
    [authority, streams, streams.map(from)],
  );
  return rows;
}

function folded(rows: readonly EventRow[], known: ReadonlyMap<string, Held>): Map<string, Omit<Held, 'stream'>> {
  const byStream = new Map<string, EventRow[]>();
  for (const row of rows) {
    const own = byStream.get(row.stream);
    if (own) own.push(row);
    else byStream.set(row.stream, [row]);
  }
  return new Map(
    [...byStream].map(([stream, own]) => {
      const before = known.get(stream);
      const last = own.at(-1) as EventRow;
      let state: Held['state'] = before?.state ?? beginOf(stream);
      for (const { version, body, at, person, post, command } of own)
        if (version > (before?.version ?? 0))
          state = evolve(stream, state, { event: body, at: at.toISOString(), person, post, command } as Recorded<
            StreamEvents[KindOf<string>]
          >);
      return [stream, { version: last.version, state, last: lastOf(last) }];
    }),
  );
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

function lastOf({ person, post, command, at }: Pick<EventRow, 'person' | 'post' | 'command' | 'at'>): Last {
  return { person, post, command, at: at.toISOString() };
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
