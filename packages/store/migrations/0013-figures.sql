-- Commands for figures alone, many at once and as columns; and the authorities of a person by one question. (COMMIT-7, SIGN)

-- Begins to write commands that follow each other, of people who each sit in a post of business where they say, looked at once for all of
-- them: rows of the audit trail in their order, all of one moment. Gives the first sequence and the moment. (COMMIT-1, COMMIT-7)
create function kedu.record_figures(here text, people text[], posts text[], commands text[], abouts text[], digests text[], out first bigint, out moment timestamptz)
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
declare
  n integer := cardinality(people);
  head kedu.audit_head;
  kind text;
  befores text[];
  previous text[] := '{}';
  owns text[] := '{}';
  own text;
begin
  perform kedu.enter(here, people[1], posts[1]);
  kind := (kedu.unsealed('kedu.entered'))[4];
  if kind = 'administrator' or exists (
    select from (select distinct person, post from unnest(people, posts) as given(person, post)) as given
    where not ((given.person = 'kedu' and given.post = 'kedu')
      or (given.post not in ('system_administrator', 'security_administrator', 'audit_administrator')
        and exists (select from kedu.seat_now s where s.authority_id = here and s.person_id = given.person and s.post_id = given.post)
        and exists (select from kedu.post_now p where p.authority_id = here and p.post_id = given.post and coalesce(p.abolished_on > kedu.today(), true))))
  ) then
    raise exception 'KEDU: somebody is not seated there' using errcode = 'KD001';
  end if;
  select * into head from kedu.audit_head h where h.authority_id = here for update;
  first := head.sequence + 1;
  moment := greatest(date_trunc('milliseconds', clock_timestamp()), head.at);
  -- The text of kedu.audit_digest up to the digest before, which alone makes each wait for the other.
  select array_agg('{"about":' || to_json(about) || ',"at":' || to_json(to_char(moment at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
      || ',"authority":' || to_json(here) || ',"command":' || to_json(command) || ',"events":' || to_json(events)
      || ',"person":' || to_json(person) || ',"post":' || to_json(post) || ',"previous":' order by place) into befores
  from unnest(people, posts, commands, abouts, digests) with ordinality as given(person, post, command, about, events, place);
  own := head.digest;
  for i in 1..n loop
    previous[i] := own;
    own := 'sha256:' || encode(sha256(convert_to(befores[i] || to_json(own) || ',"sequence":' || (head.sequence + i)::text || '}', 'UTF8')), 'hex');
    owns[i] := own;
  end loop;
  insert into kedu.audit (authority_id, sequence, at, person_id, post_id, command, about, events_digest, previous_digest, digest)
  select here, first + place - 1, moment, person, post, command, about, events, before, digest
  from unnest(people, posts, commands, abouts, digests, previous, owns) with ordinality as given(person, post, command, about, events, before, digest, place);
  update kedu.audit_head h set sequence = first + n - 1, at = moment, digest = own where h.authority_id = here;
  perform kedu.seal('kedu.command', variadic array[here, (first + n - 1)::text, moment::text, people[n], posts[n], kind, first::text]
    || array_fill(moment::text, array[n]) || people || posts);
end
$$;

-- Writes commands of one authority that are about figures and leave nothing but versions, steps and opinions; none has a figure or a key of
-- another. Gives the first sequence and the moment; null, and nothing is written, where one of them was done already or decided on what has
-- moved on: commit_all says which. Streams and cells are what they were decided on, with versions; rows of versions, steps and opinions
-- name the place of their command. (COMMIT-7)
create function kedu.commit_figures(here text, people text[], posts text[], commands text[], abouts text[], digests text[], keys text[], contents text[],
  streams text[], stream_versions integer[], cells text[], cell_versions integer[], versions jsonb, steps jsonb, opinions jsonb)
returns jsonb
language plpgsql volatile security invoker set search_path = pg_catalog, pg_temp set plan_cache_mode = force_generic_plan
as $$
declare
  recorded record;
begin
  perform kedu.enter(here, people[1], posts[1]);
  perform kedu.take_place();
  if exists (
    select from unnest(people, keys) as given(person, key)
    where exists (select from kedu.command_key k where k.authority_id = here and k.person_id = given.person and k.key = given.key)
  ) or exists (
    select from unnest(streams, stream_versions) as given(stream, version)
    where given.version <> coalesce((select max(e.version) from kedu.event e where e.authority_id = here and e.stream = given.stream), 0)
  ) or exists (
    select from unnest(cell_versions) with ordinality as given(version, place)
    -- Indicator, period, unit and source of each cell stand one after the other.
    cross join lateral (select cells[4 * place - 3] as indicator, cells[4 * place - 2] as period, cells[4 * place - 1] as unit_id, cells[4 * place] as source) as cell
    where case when given.version = 0 then exists (
        select from kedu.observation o
        where o.authority_id = here and o.indicator = cell.indicator and o.period = cell.period and o.unit_id = cell.unit_id and o.source = cell.source)
      else given.version <> (
        select count(distinct since) from (
          select since from kedu.observation o
          where o.authority_id = here and o.indicator = cell.indicator and o.period = cell.period and o.unit_id = cell.unit_id and o.source = cell.source
          union all
          select since from kedu.observation_step o
          where o.authority_id = here and o.indicator = cell.indicator and o.period = cell.period and o.unit_id = cell.unit_id and o.source = cell.source
          union all
          select since from kedu.opinion o
          where o.authority_id = here and o.indicator = cell.indicator and o.period = cell.period and o.unit_id = cell.unit_id and o.source = cell.source
        ) as touched) end
  ) then
    perform set_config('kedu.entered', '', true);
    return null;
  end if;
  select * into recorded from kedu.record_figures(here, people, posts, commands, abouts, digests);
  if versions <> '[]' then
    insert into kedu.observation (authority_id, indicator, period, unit_id, source, version, value, missing, known_from, person_id, post_id, since, position,
      first_step, import_id, note, late, object_until, correction_ground, correction_reason)
    select here, r.indicator, r.period, r.unit_id, r.source, r.version, r.value, r.missing, recorded.moment, people[r.place], posts[r.place],
      recorded.first + r.place - 1, r.position, r.first_step, r.import_id, r.note, r.late, r.object_until, r.correction_ground, r.correction_reason
    from jsonb_to_recordset(versions) as r (place integer, indicator text, period text, unit_id text, source text, version integer, value float8, missing text,
      position integer, first_step text, import_id text, note text, late text, object_until date, correction_ground text, correction_reason text);
  end if;
  if steps <> '[]' then
    insert into kedu.observation_step (authority_id, indicator, period, unit_id, source, version, since, position, step, at, person_id, post_id, reason, late, object_until)
    select here, r.indicator, r.period, r.unit_id, r.source, r.version, recorded.first + r.place - 1, r.position, r.step, recorded.moment,
      people[r.place], posts[r.place], r.reason, r.late, r.object_until
    from jsonb_to_recordset(steps) as r (place integer, indicator text, period text, unit_id text, source text, version integer, position integer,
      step text, reason text, late text, object_until date);
  end if;
  if opinions <> '[]' then
    insert into kedu.opinion (authority_id, indicator, period, unit_id, source, version, since, position, opinion, at, person_id, post_id, reason)
    select here, r.indicator, r.period, r.unit_id, r.source, r.version, recorded.first + r.place - 1, r.position, r.opinion, recorded.moment,
      people[r.place], posts[r.place], r.reason
    from jsonb_to_recordset(opinions) as r (place integer, indicator text, period text, unit_id text, source text, version integer, position integer,
      opinion text, reason text);
  end if;
  insert into kedu.command_key (authority_id, person_id, key, content_digest, since)
  select here, person, key, content, recorded.first + place - 1
  from unnest(people, keys, contents) with ordinality as given(person, key, content, place);
  perform set_config('kedu.entered', '', true), set_config('kedu.command', '', true);
  return jsonb_build_object('first', recorded.first, 'at', recorded.moment);
end
$$;

-- Rows of a command, or of commands that are written together, bear its columns: the stamp is looked at once a statement, whatever the
-- number of rows. (STORE-8, COMMIT-1)
drop policy own_insert on kedu.observation;
create policy own_insert on kedu.observation for insert to kedu_app with check (exists (
  select from kedu.command_stamp() stamp where observation.authority_id = stamp.business_id and observation.since between stamp.first and stamp.since
    and observation.known_from = stamp.moments[(observation.since - stamp.first + 1)::integer] and observation.person_id = stamp.people[(observation.since - stamp.first + 1)::integer]
    and observation.post_id = stamp.posts[(observation.since - stamp.first + 1)::integer]));
drop policy own_insert on kedu.observation_step;
create policy own_insert on kedu.observation_step for insert to kedu_app with check (exists (
  select from kedu.command_stamp() stamp where observation_step.authority_id = stamp.business_id and observation_step.since between stamp.first and stamp.since
    and observation_step.at = stamp.moments[(observation_step.since - stamp.first + 1)::integer]
    and observation_step.person_id = stamp.people[(observation_step.since - stamp.first + 1)::integer]
    and observation_step.post_id = stamp.posts[(observation_step.since - stamp.first + 1)::integer]));
drop policy own_insert on kedu.opinion;
create policy own_insert on kedu.opinion for insert to kedu_app with check (exists (
  select from kedu.command_stamp() stamp where opinion.authority_id = stamp.business_id and opinion.since between stamp.first and stamp.since
    and opinion.at = stamp.moments[(opinion.since - stamp.first + 1)::integer] and opinion.person_id = stamp.people[(opinion.since - stamp.first + 1)::integer]
    and opinion.post_id = stamp.posts[(opinion.since - stamp.first + 1)::integer]));
drop policy own_insert on kedu.command_key;
create policy own_insert on kedu.command_key for insert to kedu_app with check (exists (
  select from kedu.command_stamp() stamp where command_key.authority_id = stamp.authority_id and command_key.since between stamp.first and stamp.since
    and command_key.person_id = stamp.people[(command_key.since - stamp.first + 1)::integer]));

-- The person whose authorities are looked for in this transaction; null where nobody's are.
create function kedu.looked_for() returns text
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
begin
  return (
    select (kedu.unsealed('kedu.looked_for'))[1]
  );
end
$$;
create policy looked_for on kedu.seat for select to kedu_owner using (person_id = (select kedu.looked_for()));
create policy looked_for on kedu.admin_seat for select to kedu_owner using (person_id = (select kedu.looked_for()));
create index on kedu.admin_seat (person_id, authority_id);

-- Authorities in which a person has, had or will have a seat: where his posts of today are to be looked for. (SIGN)
create function kedu.authorities_of(person text) returns text[]
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
declare
  found text[];
begin
  perform kedu.seal('kedu.looked_for', person);
  select coalesce(array_agg(authority_id order by authority_id), '{}') into found from (
    select authority_id from kedu.seat where person_id = person
    union
    select authority_id from kedu.admin_seat where person_id = person
  ) as seated;
  perform set_config('kedu.looked_for', '', true);
  return found;
end
$$;

revoke all on function kedu.record_figures, kedu.commit_figures, kedu.looked_for, kedu.authorities_of from public;
grant execute on function kedu.record_figures, kedu.commit_figures, kedu.authorities_of to kedu_app;
