import { pipeline } from 'node:stream/promises';
import type { BulkColumn, BulkFigure, BulkReceipt, Commit } from '@kedu/workflow';
import type { Pool, PoolClient } from 'pg';
import { from } from 'pg-copy-streams';
import { decidedCommand, writtenCommand } from '../commit/command.ts';
import { type CommitOutcome, outcomeOf } from '../commit/outcome.ts';
import { inTransaction, MACHINE_SEAT } from '../database/transaction.ts';
import { Refused, refused } from '../refused.ts';
import { binaryRows } from './binaryRows.ts';

/**
 * Columns that were decided, `$1`, with their units, which need not stand in the register of the database; without any, no figure is held
 * to one.
 */
const COLUMNS = `
  columns as materialized (
    select indicator, period, source, units, low, high, object_until, late
    from jsonb_to_recordset($1::jsonb) as c (indicator text, period text, source text, units text[], low float8, high float8, object_until date, late text)
  )`;

/** What the database finds wrong with figures of a file; all of them are counted, the first is named. */
const PROBLEMS = `
  with ${COLUMNS}, asked as materialized (
    select indicator, period, source, unit_id from columns, unnest(units) as unit_id
  ), problems as (
    select min(line) as line, 'twice' as reason, indicator || ' ' || period || ' ' || unit_id as found
    from staged_observation group by indicator, period, unit_id, source having count(*) > 1
    union all
    select min(line), 'unit', unit_id from staged_observation s
    where $1::jsonb is null and not exists (select from kedu.unit u where u.unit_id = s.unit_id) group by unit_id
    union all
    select line, 'value', coalesce(value::text, missing, '') from staged_observation
    where (value is null) = (missing is null) or not (value is null or (value > '-Infinity' and value < 'Infinity'))
    union all
    select s.line, 'asked', s.indicator || ' ' || s.period || ' ' || s.unit_id from staged_observation s
    where $1::jsonb is not null and not exists (
      select from asked a where a.indicator = s.indicator and a.period = s.period and a.source = s.source and a.unit_id = s.unit_id)
    union all
    select s.line, 'range', s.value::text from staged_observation s join columns c on c.indicator = s.indicator and c.period = s.period and c.source = s.source
    where s.value < c.low or s.value > c.high
  ) select line, reason, found, count(*) over () as count from problems order by line, reason limit 1`;

/** The last version of every figure of the periods and indicators that were staged; `authority` is the parameter that names whose. */
const latest = (authority: string): string => `
  latest as materialized (
    select distinct on (o.indicator, o.period, o.unit_id, o.source) o.indicator, o.period, o.unit_id, o.source, o.version, o.value, o.missing, o.first_step
    from kedu.observation o
    where o.authority_id = ${authority} and (o.indicator, o.period) in (select indicator, period from staged_observation)
    order by o.indicator, o.period, o.unit_id, o.source, o.version desc
  )`;

/** Whether the last version `l` is approved and the staged figure `s` another. */
const REVISED = (authority: string): string => `
  (l.value is distinct from s.value or l.missing is distinct from s.missing) and exists (
    select from kedu.observation_step t where t.authority_id = ${authority} and t.indicator = l.indicator and t.period = l.period and t.unit_id = l.unit_id
      and t.source = l.source and t.version = l.version and t.step = 'approved')`;

/** Figures that differ from approved ones, counted, with the first of them named. */
const REVISIONS = `
  with ${latest('$1')}
  select s.line, s.indicator || ' ' || s.period || ' ' || s.unit_id as found, count(*) over () as count
  from staged_observation s
  join latest l on l.indicator = s.indicator and l.period = s.period and l.unit_id = s.unit_id and l.source = s.source
  where ${REVISED('$1')}
  order by s.line limit 1`;

/**
 * A version more of every figure that differs from its last one, or whose last one was not handed on; the rest is untouched.
 * Nothing is written where the last versions are the same.
 */
const MERGE = `
  with ${COLUMNS}, ${latest('$8')}, merged as (
    insert into kedu.observation
      (authority_id, indicator, period, unit_id, source, version, value, missing, known_from, person_id, post_id, since, position, first_step, import_id,
       object_until, late, correction_ground)
    select $8, s.indicator, s.period, s.unit_id, s.source, coalesce(l.version, 0) + 1, s.value, s.missing, $2, $3, $4, $5, $6, 'submitted', $7, c.object_until, c.late,
      case when ${REVISED('$8')} then 'revised_by_source' end
    from staged_observation s
    left join columns c on c.indicator = s.indicator and c.period = s.period and c.source = s.source
    left join latest l on l.indicator = s.indicator and l.period = s.period and l.unit_id = s.unit_id and l.source = s.source
    where l.version is null or l.value is distinct from s.value or l.missing is distinct from s.missing
      or (l.first_step = 'draft' or exists (
        select from kedu.observation_step t where t.authority_id = $8 and t.indicator = l.indicator and t.period = l.period and t.unit_id = l.unit_id
          and t.source = l.source and t.version = l.version))
      and coalesce((
        select t.step from kedu.observation_step t where t.authority_id = $8 and t.indicator = l.indicator and t.period = l.period and t.unit_id = l.unit_id
          and t.source = l.source and t.version = l.version order by t.since desc, t.position desc limit 1), l.first_step) in ('draft', 'returned', 'withdrawn')
    returning 1
  ) select count(*)::integer as changed from merged`;

/**
 * Writes the figures of a file in one command: staged by binary COPY where no other transaction sees them, examined as a whole, merged
 * by one statement.
 *
 * Rules: STORE-11, COLLECT-5. Throws `Refused`: STORE_IMPORT (`unit`, `twice`, `value`, `asked`, `range`, `approved`) with
 * the first of its problems, and what a commit is refused with.
 */
export async function importFigures(
  pool: Pool,
  commit: Commit,
  figures: AsyncIterable<BulkFigure> | Iterable<BulkFigure>,
  columns?: readonly BulkColumn[],
): Promise<BulkReceipt> {
  const { entered } = commit;
  return inTransaction(
    pool,
    entered,
    async (client) => {
      await client.query("set local work_mem = '128MB'");
      await client.query('select kedu.stage_observations()');
      const copy = client.query(from('copy pg_temp.staged_observation from stdin (format binary)'));
      await pipeline(binaryRows(figures), copy);
      await client.query('select kedu.measure_staged()');
      const held = columns === undefined ? null : JSON.stringify(columns.map(columnRow));
      await refuseProblems(client, held);
      const command = decidedCommand(commit);
      const { rows } = await client.query<{ outcome: CommitOutcome }>('select kedu.commit_one($1::jsonb) as outcome', [
        JSON.stringify(writtenCommand(command)),
      ]);
      const outcome = outcomeOf(rows[0]?.outcome as CommitOutcome, command);
      if ('issue' in outcome) throw new Refused(outcome.issue);
      const { sequence, at, again } = outcome.value;
      const read = copy.rowCount;
      if (again) return { sequence, at, again, read, changed: await changedBy(client, entered.authority, sequence) };
      // With the place in the trail the command has the authority to itself: what is approved now stays so until it is written.
      if (entered.post !== MACHINE_SEAT.post) await refuseRevisions(client, entered.authority);
      const id = command.about.startsWith('import/') ? command.about.slice('import/'.length) : null;
      const values = [held, at, entered.person, entered.post, sequence, commit.events.length + 1, id, entered.authority];
      const merged = await client.query<{ changed: number }>(MERGE, values);
      return { sequence, at, again, read, changed: merged.rows[0]?.changed ?? 0 };
    },
    'write',
  );
}

interface Problem {
  readonly line: number;
  readonly reason: string;
  readonly found: string;
  readonly count: string;
}

async function refuseProblems(client: PoolClient, columns: string | null): Promise<void> {
  const { rows } = await client.query<Problem>(PROBLEMS, [columns]);
  refuseFirst(rows[0]);
}

async function refuseRevisions(client: PoolClient, authority: string): Promise<void> {
  const { rows } = await client.query<Omit<Problem, 'reason'>>(REVISIONS, [authority]);
  refuseFirst(rows[0] && { ...rows[0], reason: 'approved' });
}

function refuseFirst(first: Problem | undefined): void {
  if (first === undefined) return;
  const { line, reason, found, count } = first;
  throw refused('STORE_IMPORT', { reason, count: Number(count), line, found }, { line });
}

async function changedBy(client: PoolClient, authority: string, sequence: number): Promise<number> {
  const { rows } = await client.query<{ changed: number }>(
    'select count(*)::integer as changed from kedu.observation where authority_id = $1 and since = $2',
    [authority, sequence],
  );
  return rows[0]?.changed ?? 0;
}

function columnRow({ indicator, period, source, units, range, objectUntil, late }: BulkColumn) {
  return { indicator, period, source, units, low: range?.[0], high: range?.[1], object_until: objectUntil, late };
}
