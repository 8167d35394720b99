-- Schemes and their versions, requests to change the catalogue, who answers for indicators, rounds and what they ask. (SCHEMEPUB, ROUND)

create table kedu.scheme_version (
  authority_id text not null,
  scheme_id text not null check (scheme_id <> ''),
  version text not null check (version <> ''),
  since bigint not null,
  position integer not null check (position > 0),
  step text not null check (step in ('drafted', 'sent', 'reviewed', 'returned', 'published', 'withdrawn')),
  content_hash text check (content_hash ~ '^sha256:[0-9a-f]{64}$'),
  effective_from date,
  reason text,
  primary key (authority_id, scheme_id, version, since, position),
  foreign key (authority_id, since) references kedu.audit (authority_id, sequence)
);

-- A published version stays as it is for ever: nothing is said of it any more. (SCHEMEPUB)
create function kedu.keep_published() returns trigger
language plpgsql security invoker set search_path = pg_catalog, pg_temp
as $$
begin
  if exists (
    select from kedu.scheme_version v
    where v.authority_id = new.authority_id and v.scheme_id = new.scheme_id and v.version = new.version and v.step = 'published'
  ) then
    raise exception 'KEDU: version % of % is published and frozen', new.version, new.scheme_id using errcode = 'KD005';
  end if;
  return new;
end
$$;
create trigger keep_published before insert on kedu.scheme_version for each row execute function kedu.keep_published();

create table kedu.catalogue_request (
  authority_id text not null,
  request_id text not null check (request_id <> ''),
  since bigint not null,
  position integer not null check (position > 0),
  step text not null check (step <> ''),
  scheme_id text,
  change text,
  indicators text[],
  from_day date,
  version text,
  reason text,
  primary key (authority_id, request_id, since, position),
  foreign key (authority_id, since) references kedu.audit (authority_id, sequence)
);

create table kedu.indicator_owner (
  authority_id text not null,
  indicator text not null check (indicator <> ''),
  from_day date not null,
  since bigint not null,
  post_id text not null,
  primary key (authority_id, indicator, from_day, since),
  foreign key (authority_id, since) references kedu.audit (authority_id, sequence)
);
create index on kedu.indicator_owner (post_id, authority_id);

-- What happened to a round; a row says what its event says, and the last that says something counts.
create table kedu.round (
  authority_id text not null,
  round_id text not null check (round_id <> ''),
  since bigint not null,
  position integer not null check (position > 0),
  step text not null check (step <> ''),
  scheme_id text,
  scheme_version text,
  month text,
  opens_on date,
  closes_on date,
  primary key (authority_id, round_id, since, position),
  foreign key (authority_id, since) references kedu.audit (authority_id, sequence)
);
create index on kedu.round (month, authority_id);

create view kedu.round_now with (security_invoker) as
  select authority_id, round_id,
    (array_agg(step order by since desc, position desc))[1] as step,
    (array_agg(scheme_id order by since desc, position desc) filter (where scheme_id is not null))[1] as scheme_id,
    (array_agg(scheme_version order by since desc, position desc) filter (where scheme_version is not null))[1] as scheme_version,
    (array_agg(month order by since desc, position desc) filter (where month is not null))[1] as month,
    (array_agg(opens_on order by since desc, position desc) filter (where opens_on is not null))[1] as opens_on,
    (array_agg(closes_on order by since desc, position desc) filter (where closes_on is not null))[1] as closes_on,
    max(since) as since
  from kedu.round group by authority_id, round_id;

-- What a round asks: an indicator of a unit, by which way, of which post, until when. (BURDEN)
create table kedu.task (
  authority_id text not null,
  round_id text not null,
  indicator text not null,
  period text not null,
  unit_id text not null,
  since bigint not null,
  way text not null check (way in ('connector', 'column', 'unit')),
  source text not null,
  owner_post_id text not null,
  due_on date not null,
  primary key (authority_id, round_id, indicator, period, unit_id, since),
  foreign key (authority_id, since) references kedu.audit (authority_id, sequence)
);
create index on kedu.task (owner_post_id, authority_id);
create index on kedu.task (unit_id, authority_id);

-- Cells that people are asked for, by unit, month and way; what a system brings asks nobody. (BURDEN)
create view kedu.burden with (security_invoker) as
  select t.authority_id, r.month, t.unit_id, t.way, count(distinct (t.indicator, t.period)) as cells
  from kedu.task t
  join kedu.round_now r on r.authority_id = t.authority_id and r.round_id = t.round_id
  where t.way <> 'connector' and r.step <> 'cancelled'
  group by t.authority_id, r.month, t.unit_id, t.way;

-- A declared source of values: who asks people for what it has is refused. (ROUND)
create table kedu.connector (
  authority_id text not null,
  connector_id text not null check (connector_id <> ''),
  since bigint not null,
  position integer not null check (position > 0),
  step text not null check (step <> ''),
  indicators text[],
  mapping text,
  from_day date,
  reason text,
  primary key (authority_id, connector_id, since, position),
  foreign key (authority_id, since) references kedu.audit (authority_id, sequence)
);
