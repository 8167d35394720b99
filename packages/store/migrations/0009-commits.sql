-- Writing commands: many in one transaction, each whole or not at all. (COMMIT-1 to COMMIT-4)

-- Takes the authority's place in the order of commands until the end of the transaction.
create function kedu.take_place() returns void
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
declare
  here text := kedu.entered_authority();
begin
  perform from kedu.audit_head where authority_id = here for update;
  if not found then
    insert into kedu.audit_head (authority_id, sequence, at, digest) values (here, 0, '-infinity', '') on conflict do nothing;
    perform from kedu.audit_head where authority_id = here for update;
  end if;
end
$$;

-- How many commands have touched a stream, and the last of them. The stream of a value is its versions, steps and opinions themselves.
create function kedu.stream_version(stream text, cell jsonb, out version integer, out last bigint)
language plpgsql stable security invoker set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
declare
  here text := kedu.entered_authority();
begin
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

-- Inserts rows of one table as commands say them, each with what its command gives to all: authority, sequence, moment, person, post.
create function kedu.state_facts(fact_table text, said jsonb) returns void
language plpgsql volatile security invoker set search_path = pg_catalog, pg_temp set plan_cache_mode = force_generic_plan
as $$
begin
  -- What is written a hundred times an hour has plans that are kept.
  if fact_table = 'observation' then
    insert into kedu.observation (authority_id, indicator, period, unit_id, source, version, value, missing, known_from, person_id, post_id, since, position,
      first_step, import_id, note, late, object_until, correction_ground, correction_reason)
    select r.authority_id, r.indicator, r.period, r.unit_id, r.source, r.version, r.value, r.missing, r.at, r.person_id, r.post_id, r.since, r.position,
      r.first_step, r.import_id, r.note, r.late, r.object_until, r.correction_ground, r.correction_reason
    from jsonb_to_recordset(said) as r (authority_id text, indicator text, period text, unit_id text, source text, version integer, value float8, missing text,
      at timestamptz, person_id text, post_id text, since bigint, position integer, first_step text, import_id text, note text, late text, object_until date,
      correction_ground text, correction_reason text);
    return;
  elsif fact_table = 'observation_step' then
    insert into kedu.observation_step (authority_id, indicator, period, unit_id, source, version, since, position, step, at, person_id, post_id, reason, late, object_until)
    select r.authority_id, r.indicator, r.period, r.unit_id, r.source, r.version, r.since, r.position, r.step, r.at, r.person_id, r.post_id, r.reason, r.late, r.object_until
    from jsonb_to_recordset(said) as r (authority_id text, indicator text, period text, unit_id text, source text, version integer, since bigint, position integer,
      step text, at timestamptz, person_id text, post_id text, reason text, late text, object_until date);
    return;
  -- An end is said of what stands: the row that stood is said again with its last day.
  elsif fact_table = 'seat_end' then
    insert into kedu.seat (authority_id, post_id, person_id, from_day, since, capacity, until_day)
    select s.authority_id, s.post_id, s.person_id, s.from_day, (ended->>'since')::bigint, s.capacity, (ended->>'until_day')::date
    from jsonb_array_elements(said) as ended
    join (select distinct on (authority_id, post_id, person_id, from_day) * from kedu.seat order by authority_id, post_id, person_id, from_day, since desc) as s
      on s.authority_id = ended->>'authority_id' and s.post_id = ended->>'post_id' and s.person_id = ended->>'person_id'
    where s.until_day > (ended->>'until_day')::date;
    return;
  elsif fact_table = 'post_end' then
    insert into kedu.post (authority_id, post_id, since, title, unit_id, abolished_on)
    select p.authority_id, p.post_id, (ended->>'since')::bigint, p.title, p.unit_id, (ended->>'abolished_on')::date
    from jsonb_array_elements(said) as ended
    join kedu.post_now p on p.authority_id = ended->>'authority_id' and p.post_id = ended->>'post_id';
    return;
  elsif fact_table = 'read_grant_end' then
    insert into kedu.read_grant (authority_id, grant_id, since, reader_authority_id, table_groups, unit_ids, from_day, until_day, reason)
    select g.authority_id, g.grant_id, (ended->>'since')::bigint, g.reader_authority_id, g.table_groups, g.unit_ids,
      least(g.from_day, (ended->>'until_day')::date), (ended->>'until_day')::date, g.reason
    from jsonb_array_elements(said) as ended
    join (select distinct on (authority_id, grant_id) * from kedu.read_grant order by authority_id, grant_id, since desc) as g
      on g.authority_id = ended->>'authority_id' and g.grant_id = ended->>'grant_id';
    return;
  end if;
  if not fact_table = any (array['post', 'seat', 'role_grant', 'admin_seat', 'read_grant', 'scheme_version', 'catalogue_request',
    'indicator_owner', 'round', 'task', 'connector', 'opinion', 'import', 'snapshot', 'run']) then
    raise exception 'KEDU: no facts go to %', fact_table using errcode = 'KD006';
  end if;
  execute format(
    'insert into kedu.%I select filled.* from jsonb_array_elements($1) as said, jsonb_populate_record(null::kedu.%I, said) as filled',
    fact_table, fact_table) using said;
end
$$;

-- A row with what its command gives to all. Whose seat or post a row is of it says itself.
create function kedu.stamped(fact_table text, said jsonb, same jsonb) returns jsonb
language plpgsql immutable security invoker set search_path = pg_catalog, pg_temp
as $$
begin
  return said || case when fact_table in ('seat', 'seat_end', 'admin_seat') then same - 'person_id' - 'post_id'
    when fact_table in ('post', 'post_end', 'role_grant', 'indicator_owner') then same - 'post_id' else same end;
end
$$;

-- Writes one command. Gives {sequence, at}, the first answer of its key again, or {conflict} or {key_reused}.
create function kedu.commit_one(c jsonb) returns jsonb
language plpgsql volatile security invoker set search_path = pg_catalog, pg_temp set plan_cache_mode = force_generic_plan
as $$
declare
  here text := c->>'authority';
  known record;
  expected jsonb;
  current_version record;
  recorded record;
  same jsonb;
  fact record;
begin
  perform kedu.enter(here, c->>'person', c->>'post');
  perform kedu.take_place();
  select k.content_digest, k.since, a.at into known
  from kedu.command_key k join kedu.audit a on a.authority_id = k.authority_id and a.sequence = k.since
  where k.authority_id = here and k.person_id = c->>'person' and k.key = c->>'key';
  if found then
    if known.content_digest <> c->>'content' then return jsonb_build_object('key_reused', known.since); end if;
    return jsonb_build_object('sequence', known.since, 'at', known.at, 'again', true);
  end if;
  for expected in select * from jsonb_array_elements(c->'expected') loop
    select * into current_version from kedu.stream_version(expected->>'stream', nullif(expected->'cell', 'null'));
    if current_version.version <> (expected->>'version')::integer then
      return (
        select jsonb_build_object('conflict', jsonb_build_object('stream', expected->>'stream', 'expected', (expected->>'version')::integer,
          'found', current_version.version, 'person', a.person_id, 'post', a.post_id, 'at', a.at, 'command', a.command))
        from (select) as one left join kedu.audit a on a.authority_id = here and a.sequence = current_version.last);
    end if;
  end loop;
  select * into recorded from kedu.record_command(c->>'command', c->>'about', c->>'events_digest', (c->>'told')::timestamptz);
  if c->'events' <> '[]' then
  insert into kedu.event (authority_id, stream, version, position, since, body)
  select here, said.stream, (select version from kedu.stream_version(said.stream, null)) + 1,
    row_number() over (partition by said.stream order by said.position), recorded.sequence, said.body
  from (select e->>'stream' as stream, e->'event' as body, position from jsonb_array_elements(c->'events') with ordinality as listed(e, position)) as said;
  end if;
  same := jsonb_build_object('authority_id', here, 'since', recorded.sequence, 'at', recorded.at, 'person_id', c->>'person', 'post_id', c->>'post');
  for fact in
    select f->>'table' as name, jsonb_agg(kedu.stamped(f->>'table', f->'row', same) order by position) as said
    from jsonb_array_elements(c->'facts') with ordinality as listed(f, position) group by 1 order by min(position)
  loop
    perform kedu.state_facts(fact.name, fact.said);
  end loop;
  if c->'evidence' <> '[]' then
  perform kedu.claim_log(named.log) from (select distinct e->>'log' as log from jsonb_array_elements(c->'evidence') as e) as named;
  insert into kedu.pending_entry (authority_id, log, since, position, entry)
  select here, e->>'log', recorded.sequence, position, decode(e->>'entry', 'base64')
  from jsonb_array_elements(c->'evidence') with ordinality as listed(e, position);
  end if;
  insert into kedu.command_key (authority_id, person_id, key, content_digest, since)
  values (here, c->>'person', c->>'key', c->>'content', recorded.sequence);
  return jsonb_build_object('sequence', recorded.sequence, 'at', recorded.at);
end
$$;

-- Writes commands of one authority together, none of which has a stream or a key of another: what is the same for all is looked at once, and every
-- table is written once. One that is refused is answered by itself; where a row is refused, so is all of it, for commit_all to do one by one.
create function kedu.commit_many(commands jsonb) returns jsonb
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

-- Writes commands: together where nothing is against it, else one after the other, so that one that is refused leaves nothing and holds up no other.
create function kedu.commit_all(commands jsonb) returns jsonb
language plpgsql volatile security invoker set search_path = pg_catalog, pg_temp set plan_cache_mode = force_generic_plan
as $$
declare
  c jsonb;
  outcomes jsonb := '[]';
  state text;
  name text;
begin
  if jsonb_array_length(commands) > 1 and not commands @? '$[*].told' then
    begin
      outcomes := kedu.commit_many(commands);
      perform set_config('kedu.entered', '', true), set_config('kedu.command', '', true);
      return outcomes;
    exception
      when integrity_constraint_violation or data_exception or insufficient_privilege or sqlstate 'KD001' or sqlstate 'KD002' or sqlstate 'KD003'
        or sqlstate 'KD004' or sqlstate 'KD005' or sqlstate 'KD006' or sqlstate 'KD007' or sqlstate 'KD008' then
        outcomes := '[]';
    end;
  end if;
  for c in select * from jsonb_array_elements(commands) loop
    begin
      outcomes := outcomes || kedu.commit_one(c);
    exception
      when integrity_constraint_violation or data_exception or insufficient_privilege or sqlstate 'KD001' or sqlstate 'KD002' or sqlstate 'KD003'
        or sqlstate 'KD004' or sqlstate 'KD005' or sqlstate 'KD006' or sqlstate 'KD007' then
        get stacked diagnostics state = returned_sqlstate, name = constraint_name;
        outcomes := outcomes || jsonb_build_object('fault', state, 'constraint', name);
    end;
  end loop;
  perform set_config('kedu.entered', '', true), set_config('kedu.command', '', true);
  return outcomes;
end
$$;
