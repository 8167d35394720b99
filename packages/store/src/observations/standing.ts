import { type Ask, countStanding, type Standing } from '@kedu/workflow';
import type { PoolClient } from 'pg';

interface Row extends Readonly<Record<'asked' | 'approved' | 'undecided' | 'contested' | 'draft' | 'absent', number>> {
  readonly last_approval: Date | null;
}

/**
 * Where the figures of one column stand, counted where they are: what `countStanding` of workflow counts of their states. The step of a
 * figure is the last of its last version; an objection that was upheld after it takes back what was not approved.
 */
const COUNTED = `
  with asked as (
    select unnest($5::text[]) as unit_id
  ), last as (
    select distinct on (o.unit_id) o.unit_id, o.version, o.first_step from kedu.observation o
    where o.authority_id = $1 and o.indicator = $2 and o.period = $3 and o.source = $4 order by o.unit_id, o.version desc
  ), steps as materialized (
    select s.unit_id, s.version, s.since, s.position, s.step, s.at from kedu.observation_step s
    where s.authority_id = $1 and s.indicator = $2 and s.period = $3 and s.source = $4
  ), stepped as (
    select distinct on (s.unit_id) s.unit_id, s.since, s.position, s.step from steps s join last using (unit_id, version)
    order by s.unit_id, s.since desc, s.position desc
  ), said as materialized (
    select p.unit_id, p.since, p.position, p.opinion from kedu.opinion p join last using (unit_id, version)
    where p.authority_id = $1 and p.indicator = $2 and p.period = $3 and p.source = $4
  ), heard as (
    select distinct on (unit_id) unit_id, opinion from said order by unit_id, since desc, position desc
  ), upheld as (
    select distinct on (unit_id) unit_id, since, position from said where opinion = 'upheld' order by unit_id, since desc, position desc
  ), approvals as (
    select unit_id, max(at) as at from steps where step = 'approved' group by unit_id
  ), standing as (
    select approvals.at, heard.opinion, upheld.unit_id is not null as is_upheld,
      case when last.unit_id is null then 'none'
        when coalesce(stepped.step, last.first_step) <> 'approved' and (upheld.since, upheld.position) > (coalesce(stepped.since, 0), coalesce(stepped.position, 0))
          then 'returned'
        else coalesce(stepped.step, last.first_step) end as step
    from asked left join last using (unit_id) left join stepped using (unit_id) left join heard using (unit_id)
      left join upheld using (unit_id) left join approvals using (unit_id)
  )
  select count(*)::integer as asked, count(at)::integer as approved,
    (count(*) filter (where step in ('submitted', 'checked')))::integer as undecided,
    (count(*) filter (where opinion = 'objected' or (step = 'approved' and is_upheld)))::integer as contested,
    (count(*) filter (where step = 'draft'))::integer as draft,
    (count(*) filter (where step not in ('submitted', 'checked', 'draft', 'approved')))::integer as absent,
    max(at) as last_approval
  from standing`;

/**
 * Where the figures that a round asked for stand: column by column, counted by
 * the database, so that a round of any size fits. Rule: ROUND-8.
 */
export async function standingOf(client: PoolClient, authority: string, asks: readonly Ask[]): Promise<Standing> {
  const parts: Standing[] = [];
  for (const { indicator, period, source, units } of asks) {
    const { rows } = await client.query<Row>({ name: 'standing', text: COUNTED, values: [authority, indicator, period, source, units] });
    for (const { last_approval, ...counts } of rows)
      parts.push({ ...counts, ...(last_approval === null ? {} : { lastApproval: last_approval.toISOString() }) });
  }
  return parts.reduce(together, countStanding([]));
}

function together(a: Standing, b: Standing): Standing {
  const lastApproval = (a.lastApproval ?? '') > (b.lastApproval ?? '') ? a.lastApproval : b.lastApproval;
  return {
    asked: a.asked + b.asked,
    approved: a.approved + b.approved,
    undecided: a.undecided + b.undecided,
    contested: a.contested + b.contested,
    draft: a.draft + b.draft,
    absent: a.absent + b.absent,
    ...(lastApproval === undefined ? {} : { lastApproval }),
  };
}
