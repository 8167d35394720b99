-- What two commands at one moment must not both do: administrators who take a post
-- later, and decisions on all streams of a kind. (RIGHT-4, COMMIT-8)

-- One person never has two of the three seats, nor one beside a post of the same authority, today or later.
create or replace function kedu.keep_administrators_apart() returns trigger
language plpgsql security invoker set search_path = pg_catalog, pg_temp
as $$
begin
  if tg_table_name = 'admin_seat' then
    if new.person_id is null then return null; end if;
    if exists (select from kedu.admin_seat_now n where n.authority_id = new.authority_id and n.person_id = new.person_id and n.seat <> new.seat) then
      raise exception 'KEDU: one person has two of the three administrator seats' using errcode = 'KD004';
    end if;
    if exists (
      select from (
        select distinct on (s.post_id, s.from_day) s.from_day, s.until_day from kedu.seat s
        where s.authority_id = new.authority_id and s.person_id = new.person_id order by s.post_id, s.from_day, s.since desc
      ) as last
      where last.until_day >= last.from_day and last.until_day >= kedu.today()
    ) then
      raise exception 'KEDU: an administrator has a post' using errcode = 'KD004';
    end if;
  elsif new.until_day >= new.from_day and new.until_day >= kedu.today()
    and exists (select from kedu.admin_seat_now n where n.authority_id = new.authority_id and n.person_id = new.person_id) then
    raise exception 'KEDU: an administrator has a post' using errcode = 'KD004';
  end if;
  return null;
end
$$;

-- How many commands have touched a stream, and the last of them; of a kind, as connector/, how many streams it has, and the command that
-- made the last of them; of all figures of an indicator and period, as value/gdp_growth/2024Q4/, how many rows say something of them. The
-- stream of a value is its versions, steps and opinions themselves.
create or replace function kedu.stream_version(stream text, cell jsonb, out version integer, out last bigint)
language plpgsql stable security invoker set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
declare
  here text := kedu.entered_authority();
  named text[] := string_to_array(stream_version.stream, '/');
begin
  if right(stream_version.stream, 1) = '/' and starts_with(stream_version.stream, 'value/') then
    select count(*), max(said.since) into stream_version.version, stream_version.last
    from (
      select since from kedu.observation o where o.authority_id = here and o.indicator = named[2] and o.period = named[3]
      union all
      select since from kedu.observation_step o where o.authority_id = here and o.indicator = named[2] and o.period = named[3]
      union all
      select since from kedu.opinion o where o.authority_id = here and o.indicator = named[2] and o.period = named[3]
    ) as said;
    return;
  end if;
  if right(stream_version.stream, 1) = '/' then
    select count(*), max(e.since) into stream_version.version, stream_version.last
    from kedu.event e where e.authority_id = here and e.version = 1 and e.position = 1 and starts_with(e.stream, stream_version.stream);
    return;
  end if;
  if cell is null then
    select coalesce(max(e.version), 0), max(e.since) into stream_version.version, stream_version.last
    from kedu.event e where e.authority_id = here and e.stream = stream_version.stream;
    return;
  end if;
  -- Steps and opinions are of a version: without one there is nothing else.
  if not exists (
    select from kedu.observation o
    where o.authority_id = here and o.indicator = cell->>'indicator' and o.period = cell->>'period' and o.unit_id = cell->>'unit_id' and o.source = cell->>'source'
  ) then
    stream_version.version := 0;
    return;
  end if;
  select count(distinct touched.since), max(touched.since) into stream_version.version, stream_version.last
  from (
    select since from kedu.observation o
    where o.authority_id = here and o.indicator = cell->>'indicator' and o.period = cell->>'period' and o.unit_id = cell->>'unit_id' and o.source = cell->>'source'
    union all
    select since from kedu.observation_step o
    where o.authority_id = here and o.indicator = cell->>'indicator' and o.period = cell->>'period' and o.unit_id = cell->>'unit_id' and o.source = cell->>'source'
    union all
    select since from kedu.opinion o
    where o.authority_id = here and o.indicator = cell->>'indicator' and o.period = cell->>'period' and o.unit_id = cell->>'unit_id' and o.source = cell->>'source'
  ) as touched;
end
$$;
