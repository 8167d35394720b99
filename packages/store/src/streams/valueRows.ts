import { type Cell, type Recorded, stateOf, type ValueEvent, type ValueState, valueStream } from '@kedu/workflow';
import type { PoolClient } from 'pg';

/** A row of a figure: a version, a step or an opinion, as it was committed. */
interface ValueRow {
  readonly indicator: string;
  readonly period: string;
  readonly unit: string;
  readonly source: string;
  readonly version: number;
  readonly since: string;
  readonly position: number;
  readonly at: Date;
  readonly person: string;
  readonly post: string;
  readonly kind: string;
  readonly value: number | null;
  readonly missing: string | null;
  readonly note: string | null;
  readonly late: string | null;
  readonly import: string | null;
  readonly object_until: string | null;
  readonly ground: string | null;
  readonly reason: string | null;
}

/** A figure as its rows tell it: its state, how many commands touched it, and the last of them. */
export interface FoundValue {
  readonly state: ValueState;
  readonly version: number;
  readonly last: number;
}

/** The event that a row `x` of each table was said by. */
export const EVENT_OF = {
  observation: `case when x.correction_reason is not null then 'value_corrected' when x.first_step = 'draft' then 'value_entered' else 'value_captured' end`,
  observation_step: `'value_' || x.step`,
  opinion: `case x.opinion when 'confirmed' then 'value_confirmed' when 'objected' then 'value_objected' else 'objection_' || x.opinion end`,
} as const;

const CELL = 'x.indicator, x.period, x.unit_id as unit, x.source';
const ROWS = (of: (table: string) => string): string => `
  select ${CELL}, x.version, x.since, x.position, x.known_from as at, x.person_id as person, x.post_id as post,
    ${EVENT_OF.observation} as kind,
    x.value, x.missing, x.note, x.late, x.import_id as import, x.object_until::text, x.correction_ground as ground, x.correction_reason as reason
  from kedu.observation x ${of('x')}
  union all
  select ${CELL}, x.version, x.since, x.position, x.at, x.person_id, x.post_id, ${EVENT_OF.observation_step},
    null, null, null, x.late, null, x.object_until::text, null, x.reason
  from kedu.observation_step x ${of('x')}
  union all
  select ${CELL}, x.version, x.since, x.position, x.at, x.person_id, x.post_id,
    ${EVENT_OF.opinion},
    null, null, null, null, null, null, null, x.reason
  from kedu.opinion x ${of('x')}`;

/** Figures by their cells; a cell that nothing touched is not among them. Shape: the name of its stream → what was found. */
export async function readValues(client: PoolClient, authority: string, cells: readonly Cell[]): Promise<ReadonlyMap<string, FoundValue>> {
  const { rows } = await client.query<ValueRow>(
    ROWS(
      (x) => `join unnest($2::text[], $3::text[], $4::text[], $5::text[]) as cell (indicator, period, unit_id, source)
        on ${x}.authority_id = $1 and ${x}.indicator = cell.indicator and ${x}.period = cell.period and ${x}.unit_id = cell.unit_id and ${x}.source = cell.source`,
    ),
    [
      authority,
      cells.map(({ indicator }) => indicator),
      cells.map(({ period }) => period),
      cells.map(({ unit }) => unit),
      cells.map(({ source }) => source),
    ],
  );
  return folded(rows);
}

function folded(rows: readonly ValueRow[]): ReadonlyMap<string, FoundValue> {
  const byStream = new Map<string, ValueRow[]>();
  for (const row of rows) {
    const stream = valueStream(row);
    const found = byStream.get(stream);
    if (found) found.push(row);
    else byStream.set(stream, [row]);
  }
  const values = new Map<string, FoundValue>();
  for (const [stream, own] of byStream) {
    own.sort((a, b) => Number(a.since) - Number(b.since) || a.position - b.position);
    values.set(stream, {
      state: stateOf(stream as `value/${string}`, own.map(recordedOf)),
      version: new Set(own.map(({ since }) => since)).size,
      last: Number(own.at(-1)?.since),
    });
  }
  return values;
}

/** The event that a row was said by: the rows of a figure are its events. */
function recordedOf(row: ValueRow): Recorded<ValueEvent> {
  const { kind, version, at, person, post } = row;
  const figure = row.value === null ? { missing: row.missing } : { value: row.value };
  const event = {
    type: kind,
    version,
    ...(row.value === null && row.missing === null ? {} : { figure }),
    ...(row.note === null ? {} : { note: row.note }),
    ...(row.late === null ? {} : { late: row.late }),
    ...(row.import === null ? {} : { import: row.import }),
    ...(row.object_until === null ? {} : { objectUntil: row.object_until }),
    ...(row.ground === null ? {} : { ground: row.ground }),
    ...(row.reason === null ? {} : { reason: row.reason }),
  } as unknown as ValueEvent;
  return { event, at: at.toISOString(), person, post, command: '' };
}
