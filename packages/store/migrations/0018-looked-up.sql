-- Keys and figures of commands are looked up one by one: a plan that joins them reads all that the authority ever wrote,
-- which a planner without statistics takes for little. (COMMIT-7)

create or replace function kedu.commit_figures(here text, people text[], posts text[], commands text[], abouts text[], digests text[], keys text[], contents text[],
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
    where (select true from kedu.command_key k where k.authority_id = here and k.person_id = given.person and k.key = given.key)
  ) or exists (
    select from unnest(streams, stream_versions) as given(stream, version)
    where given.version <> coalesce((select max(e.version) from kedu.event e where e.authority_id = here and e.stream = given.stream), 0)
  ) or exists (
    select from unnest(cell_versions) with ordinality as given(version, place)
    -- Indicator, period, unit and source of each cell stand one after the other.
    cross join lateral (select cells[4 * place - 3] as indicator, cells[4 * place - 2] as period, cells[4 * place - 1] as unit_id, cells[4 * place] as source) as cell
    where case when given.version = 0 then (
        select true from kedu.observation o
        where o.authority_id = here and o.indicator = cell.indicator and o.period = cell.period and o.unit_id = cell.unit_id and o.source = cell.source
        limit 1)
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
