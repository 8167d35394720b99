-- Posts, who sits on them, what they may do; the three administrators; readers from other authorities. What was said last counts. (RIGHT)

create table kedu.post (
  authority_id text not null,
  post_id text not null check (post_id <> ''),
  since bigint not null,
  title text not null,
  unit_id text not null,
  abolished_on date,
  primary key (authority_id, post_id, since),
  foreign key (authority_id, since) references kedu.audit (authority_id, sequence)
);

create table kedu.seat (
  authority_id text not null,
  post_id text not null,
  person_id text not null references kedu.person,
  from_day date not null,
  since bigint not null,
  capacity text not null check (capacity in ('holder', 'deputy')),
  -- A day before the first one: never begun.
  until_day date not null,
  primary key (authority_id, post_id, person_id, from_day, since),
  foreign key (authority_id, since) references kedu.audit (authority_id, sequence)
);
create index on kedu.seat (person_id, authority_id);

create table kedu.role_grant (
  authority_id text not null,
  post_id text not null,
  role text not null check (role <> ''),
  since bigint not null,
  unit_ids text[],
  indicators text[],
  is_revoked boolean not null,
  primary key (authority_id, post_id, role, since),
  foreign key (authority_id, since) references kedu.audit (authority_id, sequence)
);

-- The three administrators: an empty person is a vacant seat.
create table kedu.admin_seat (
  authority_id text not null,
  seat text not null check (seat in ('system_administrator', 'security_administrator', 'audit_administrator')),
  since bigint not null,
  person_id text references kedu.person,
  primary key (authority_id, seat, since),
  foreign key (authority_id, since) references kedu.audit (authority_id, sequence)
);

create table kedu.read_grant (
  authority_id text not null,
  grant_id text not null check (grant_id <> ''),
  since bigint not null,
  reader_authority_id text not null references kedu.authority,
  table_groups text[] not null check (table_groups <@ array['values', 'results', 'rounds', 'schemes']),
  -- Null: all units.
  unit_ids text[],
  from_day date not null,
  until_day date not null,
  reason text not null check (reason <> ''),
  primary key (authority_id, grant_id, since),
  foreign key (authority_id, since) references kedu.audit (authority_id, sequence),
  check (reader_authority_id <> authority_id)
);
create index on kedu.read_grant (reader_authority_id);

create view kedu.post_now with (security_invoker) as
  select distinct on (authority_id, post_id) * from kedu.post order by authority_id, post_id, since desc;

create view kedu.seat_now with (security_invoker) as
  select * from (
    select distinct on (authority_id, post_id, person_id, from_day) * from kedu.seat
    order by authority_id, post_id, person_id, from_day, since desc
  ) as last
  where kedu.today() between from_day and until_day;

create view kedu.role_grant_now with (security_invoker) as
  select * from (
    select distinct on (authority_id, post_id, role) * from kedu.role_grant order by authority_id, post_id, role, since desc
  ) as last
  where not is_revoked;

create view kedu.admin_seat_now with (security_invoker) as
  select * from (
    select distinct on (authority_id, seat) * from kedu.admin_seat order by authority_id, seat, since desc
  ) as last
  where person_id is not null;

create view kedu.read_grant_now with (security_invoker) as
  select * from (
    select distinct on (authority_id, grant_id) * from kedu.read_grant order by authority_id, grant_id, since desc
  ) as last
  where kedu.today() between from_day and until_day;

-- One person never has two of the three seats, nor one beside a post of the same authority. Commands of an authority stand in one order, so
-- that no two can pass each other. (RIGHT)
create function kedu.keep_administrators_apart() returns trigger
language plpgsql security invoker set search_path = pg_catalog, pg_temp
as $$
begin
  if tg_table_name = 'admin_seat' then
    if new.person_id is null then return null; end if;
    if exists (select from kedu.admin_seat_now n where n.authority_id = new.authority_id and n.person_id = new.person_id and n.seat <> new.seat) then
      raise exception 'KEDU: one person has two of the three administrator seats' using errcode = 'KD004';
    end if;
    if exists (select from kedu.seat_now n where n.authority_id = new.authority_id and n.person_id = new.person_id) then
      raise exception 'KEDU: an administrator has a post' using errcode = 'KD004';
    end if;
  elsif new.until_day >= new.from_day and new.until_day >= kedu.today()
    and exists (select from kedu.admin_seat_now n where n.authority_id = new.authority_id and n.person_id = new.person_id) then
    raise exception 'KEDU: an administrator has a post' using errcode = 'KD004';
  end if;
  return null;
end
$$;
create trigger keep_apart after insert on kedu.admin_seat for each row execute function kedu.keep_administrators_apart();
create trigger keep_apart after insert on kedu.seat for each row execute function kedu.keep_administrators_apart();

-- Begins to act as a person in a post of an authority, for the rest of the transaction. The machine itself sits on no post. (STORE-8)
create function kedu.enter(authority text, person text, post text) returns void
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
declare
  is_machine boolean := person = 'kedu' and post = 'kedu';
  is_seated boolean;
  administers boolean := post in ('system_administrator', 'security_administrator', 'audit_administrator');
begin
  -- Who is entered so already has been looked at in this transaction.
  if (kedu.unsealed('kedu.entered'))[1:3] = array[authority, person, post] then return; end if;
  perform set_config('kedu.command', '', true);
  perform kedu.seal('kedu.entered', authority, person, post,
    case when is_machine then 'machine' when administers then 'administrator' else 'business' end);
  select exists (select from kedu.authority a where a.authority_id = authority) and case
    when is_machine then true
    when administers then exists (
      select from kedu.admin_seat_now n where n.authority_id = authority and n.person_id = person and n.seat = post)
    else exists (select from kedu.seat_now n where n.authority_id = authority and n.person_id = person and n.post_id = post)
      and exists (select from kedu.post_now n where n.authority_id = authority and n.post_id = post and coalesce(n.abolished_on > kedu.today(), true))
    end into is_seated;
  if is_seated then return; end if;
  perform set_config('kedu.entered', '', true);
  raise exception 'KEDU: % is not seated there', person using errcode = 'KD001';
end
$$;

-- Begins to write commands that follow each other, of people who each sit where they say: rows of the audit trail, in their order. Gives the first
-- sequence and the moment of each; the stamp is that of the last, with all of them beside it. (COMMIT-1)
create function kedu.record_commands(here text, said jsonb, out first bigint, out moments timestamptz[])
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
declare
  head kedu.audit_head;
  one record;
  kind text;
  own_kind text;
  at timestamptz;
  own_digest text;
  rows kedu.audit[] := '{}';
  people text[] := '{}';
  posts text[] := '{}';
begin
  for one in select distinct c->>'person' as person, c->>'post' as post from jsonb_array_elements(said) as c loop
    perform kedu.enter(here, one.person, one.post);
    own_kind := (kedu.unsealed('kedu.entered'))[4];
    if kind <> own_kind then
      raise exception 'KEDU: administrators and others write apart' using errcode = 'KD008';
    end if;
    kind := own_kind;
  end loop;
  select * into head from kedu.audit_head h where h.authority_id = here for update;
  first := head.sequence + 1;
  moments := '{}';
  for one in select c, place from jsonb_array_elements(said) with ordinality as listed(c, place) order by place loop
    at := greatest(date_trunc('milliseconds', clock_timestamp()), head.at);
    own_digest := kedu.audit_digest(here, head.sequence + 1, at, one.c->>'person', one.c->>'post', one.c->>'command', one.c->>'about', one.c->>'events_digest', head.digest);
    rows := rows || row(here, head.sequence + 1, at, one.c->>'person', one.c->>'post', one.c->>'command', one.c->>'about', one.c->>'events_digest',
      head.digest, own_digest)::kedu.audit;
    moments := moments || at;
    people := people || (one.c->>'person');
    posts := posts || (one.c->>'post');
    head.sequence := head.sequence + 1;
    head.at := at;
    head.digest := own_digest;
  end loop;
  insert into kedu.audit select (unnest(rows)).*;
  update kedu.audit_head h set sequence = head.sequence, at = head.at, digest = head.digest where h.authority_id = here;
  perform kedu.seal('kedu.command', variadic array[here, head.sequence::text, head.at::text, one.c->>'person', one.c->>'post', kind, first::text]
    || moments::text[] || people || posts);
end
$$;

-- Authorities whose rows of a kind are open to who is entered, as a whole; and unit by unit, as authority/unit. (STORE-8)
create function kedu.granted_whole(asked text) returns text[]
language plpgsql stable security invoker set search_path = pg_catalog, pg_temp
as $$
begin
  return (
    select coalesce(array_agg(authority_id), '{}') from kedu.read_grant_now
    where reader_authority_id = (select kedu.business_authority()) and asked = any(table_groups) and unit_ids is null
  );
end
$$;

create function kedu.granted_units(asked text) returns text[]
language plpgsql stable security invoker set search_path = pg_catalog, pg_temp
as $$
begin
  return (
    select coalesce(array_agg(authority_id || '/' || unit_id), '{}') from kedu.read_grant_now, unnest(unit_ids) as unit_id
    where reader_authority_id = (select kedu.business_authority()) and asked = any(table_groups)
  );
end
$$;
