-- Commands written together of which every one was done already, or comes too late: each is answered by itself. (COMMIT-3, COMMIT-4)

create or replace function kedu.commit_many(commands jsonb) returns jsonb
language plpgsql volatile security invoker set search_path = pg_catalog, pg_temp set plan_cache_mode = force_generic_plan
as $$
declare
  here text := commands->0->>'authority';
  apart integer[];
  clean jsonb;
  recorded record;
  fact record;
  outcomes jsonb;
begin
  -- A record that nothing was read into has no columns to ask for, and all of the commands may be apart.
  select null::bigint as first, null::timestamptz[] as moments into recorded;
  perform kedu.enter(here, commands->0->>'person', commands->0->>'post');
  perform kedu.take_place();
  -- Those that were done already, or decided on a state that has moved on.
  select coalesce(array_agg(distinct place), '{}') into apart from (
    select place from jsonb_array_elements(commands) with ordinality as listed(c, place)
    where (select true from kedu.command_key k where k.authority_id = here and k.person_id = c->>'person' and k.key = c->>'key')
    union all
    select place from jsonb_array_elements(commands) with ordinality as listed(c, place), jsonb_array_elements(c->'expected') as e
    where (e->>'version')::integer <> (select version from kedu.stream_version(e->>'stream', nullif(e->'cell', 'null')))
  ) as found;
  select coalesce(jsonb_agg(c order by place), '[]') into clean
  from jsonb_array_elements(commands) with ordinality as listed(c, place) where not place = any (apart);
  if clean <> '[]' then
    select * into recorded from kedu.record_commands(here, clean);
    insert into kedu.event (authority_id, stream, version, position, since, body)
    select here, said.stream, (select version from kedu.stream_version(said.stream, null)) + 1,
      row_number() over (partition by said.stream order by said.position), recorded.first + place - 1, said.body
    from (
      select place, position, e->>'stream' as stream, e->'event' as body
      from jsonb_array_elements(clean) with ordinality as listed(c, place), jsonb_array_elements(c->'events') with ordinality as told(e, position)
    ) as said;
    for fact in
      select f->>'table' as name, jsonb_agg(kedu.stamped(f->>'table', f->'row', same) order by place, position) as said
      from jsonb_array_elements(clean) with ordinality as listed(c, place),
        lateral (select jsonb_build_object('authority_id', here, 'since', recorded.first + place - 1, 'at', recorded.moments[place],
          'person_id', c->>'person', 'post_id', c->>'post') as same) as stamp,
        jsonb_array_elements(c->'facts') with ordinality as told(f, position)
      group by 1 order by min(position)
    loop
      perform kedu.state_facts(fact.name, fact.said);
    end loop;
    perform kedu.claim_log(named.log)
    from (select distinct e->>'log' as log from jsonb_array_elements(clean) as c, jsonb_array_elements(c->'evidence') as e) as named;
    insert into kedu.pending_entry (authority_id, log, since, position, entry)
    select here, e->>'log', recorded.first + place - 1, position, decode(e->>'entry', 'base64')
    from jsonb_array_elements(clean) with ordinality as listed(c, place), jsonb_array_elements(c->'evidence') with ordinality as told(e, position);
    insert into kedu.command_key (authority_id, person_id, key, content_digest, since)
    select here, c->>'person', c->>'key', c->>'content', recorded.first + place - 1
    from jsonb_array_elements(clean) with ordinality as listed(c, place);
  end if;
  select jsonb_agg(case when place = any (apart) then kedu.commit_one(c)
      else jsonb_build_object('sequence', recorded.first + rank - 1, 'at', recorded.moments[rank]) end order by place)
    into outcomes
  from (
    select c, place, count(*) filter (where not place = any (apart)) over (order by place)::integer as rank
    from jsonb_array_elements(commands) with ordinality as listed(c, place)
  ) as ranked;
  return outcomes;
end
$$;
