-- Observations: versions with the moment at which they were known, their steps, what units said of them. (STORE-10, STORE-11)

create table kedu.observation (
  authority_id text not null,
  indicator text not null,
  period text not null,
  unit_id text not null,
  source text not null,
  version integer not null check (version > 0),
  value float8 check (value > '-Infinity' and value < 'Infinity'),
  missing text,
  known_from timestamptz not null,
  person_id text not null,
  post_id text not null,
  since bigint not null,
  position integer not null check (position > 0),
  first_step text not null check (first_step in ('draft', 'submitted')),
  import_id text,
  note text,
  late text,
  object_until date,
  correction_ground text,
  correction_reason text,
  primary key (authority_id, indicator, period, unit_id, source, version),
  check ((value is null) <> (missing is null))
);

create table kedu.observation_step (
  authority_id text not null,
  indicator text not null,
  period text not null,
  unit_id text not null,
  source text not null,
  version integer not null,
  since bigint not null,
  position integer not null check (position > 0),
  step text not null check (step <> ''),
  at timestamptz not null,
  person_id text not null,
  post_id text not null,
  reason text,
  late text,
  object_until date,
  primary key (authority_id, indicator, period, unit_id, source, version, since, position),
  foreign key (authority_id, indicator, period, unit_id, source, version)
    references kedu.observation (authority_id, indicator, period, unit_id, source, version)
);

create table kedu.opinion (
  authority_id text not null,
  indicator text not null,
  period text not null,
  unit_id text not null,
  source text not null,
  version integer not null,
  since bigint not null,
  position integer not null check (position > 0),
  opinion text not null check (opinion in ('confirmed', 'objected', 'upheld', 'kept')),
  at timestamptz not null,
  person_id text not null,
  post_id text not null,
  reason text,
  primary key (authority_id, indicator, period, unit_id, source, version, since, position),
  foreign key (authority_id, indicator, period, unit_id, source, version)
    references kedu.observation (authority_id, indicator, period, unit_id, source, version)
);

-- A table of this transaction for rows that COPY brings: no policy stands before COPY, so no other transaction ever sees it. Its owner
-- makes it, because the application may make no table. (STORE-11)
create function kedu.stage_observations() returns void
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
begin
  if kedu.business_authority() is null then
    raise exception 'KEDU: nobody is entered' using errcode = 'KD001';
  end if;
  create temporary table staged_observation (
    line integer not null,
    indicator text not null,
    period text not null,
    unit_id text not null,
    source text not null,
    value float8,
    missing text
  ) on commit drop;
  execute format('grant select, insert, delete on pg_temp.staged_observation to %I', session_user);
end
$$;

-- Statistics of what was staged, so that the merge is planned for its size. (STORE-11)
create function kedu.measure_staged() returns void
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$ begin analyze pg_temp.staged_observation; end $$;
