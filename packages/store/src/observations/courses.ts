import { type Ask, type Entered, type Recorded, type SameCourse, sameCourses, stateOf, type ValueEvent, valueStream } from '@kedu/workflow';
import type { PoolClient } from 'pg';
import { EVENT_OF } from '../streams/valueRows.ts';

interface Row {
  /** Of the ask, from 1. */
  readonly place: number;
  readonly course: string;
  readonly units: string;
}

/** A row as far as a course hangs on it: its event, its version, whether it was of whoever is entered, and the day for objections. */
const part = (table: keyof typeof EVENT_OF, until: string): string => `
  select x.unit_id, x.since, x.position,
    (${EVENT_OF[table]}) || ',' || x.version::text || case when x.person_id = $2 then ',1' else ',0' end || ${until} as part
  from kedu.${table} x
  where x.authority_id = $1 and x.indicator = ask.indicator and x.period = ask.period and x.unit_id = any (ask.units) and x.source = ask.source`;
const UNTIL = `coalesce(',' || x.object_until::text, '')`;

/** Units by what happened to their figures, in the order in which it did: a course is its rows, joined. */
const COURSES = `
  with ask as materialized (
    select place::integer, indicator, period, source, string_to_array(units, '/') as units
    from unnest($3::text[], $4::text[], $5::text[], $6::text[]) with ordinality as asked (indicator, period, source, units, place)
  )
  select ask.place, found.course, found.units from ask cross join lateral (
    select course, string_agg(unit_id, '/') as units from (
      select unit_id, string_agg(part, ';' order by since, position) as course from (
        ${part('observation', UNTIL)} union all ${part('observation_step', UNTIL)} union all ${part('opinion', `''`)}
      ) as happened group by unit_id
    ) as figures group by course
  ) as found`;

/**
 * Touched figures of asks by their course, grouped where they are: of 300,000 figures a few hundred rows are read.
 *
 * Shape: one list an ask, in their order. Rules: COLLECT-13, STORE-8.
 */
export async function coursesOf(
  client: PoolClient,
  { authority, person }: Entered,
  asks: readonly Ask[],
): Promise<readonly (readonly SameCourse[])[]> {
  const { rows } = await client.query<Row>({
    name: 'courses',
    text: COURSES,
    values: [
      authority,
      person,
      asks.map(({ indicator }) => indicator),
      asks.map(({ period }) => period),
      asks.map(({ source }) => source),
      asks.map(({ units }) => units.join('/')),
    ],
  });
  const byAsk = asks.map((): SameCourse[] => []);
  for (const { place, course, units } of rows) {
    const events = course.split(';').map((row) => recordedOf(row, person));
    byAsk[place - 1]?.push({ units: units.split('/'), state: stateOf(COURSE, events) });
  }
  return byAsk.map((found) => sameCourses(person, found));
}

/** Any figure: a course does not say of which it is. */
const COURSE = valueStream({ indicator: '', period: '', unit: '', source: '' });

function recordedOf(row: string, person: string): Recorded<ValueEvent> {
  const [type = '', version, isHis, objectUntil] = row.split(',');
  const event = { type, version: Number(version), ...(objectUntil === undefined ? {} : { objectUntil }) } as ValueEvent;
  return { event, at: '', person: isHis === '1' ? person : '', post: '', command: '' };
}
