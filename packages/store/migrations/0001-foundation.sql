-- The installation, and who is entered: the settings that every policy asks.

create table kedu.installation (
  is_only boolean primary key default true check (is_only),
  kind text not null check (kind in ('record', 'rehearsal')),
  made_at timestamptz not null default now()
);
insert into kedu.installation (kind) values ('record');

-- Seals the settings of a transaction: nobody but the owner's functions can read it.
create table kedu.installation_secret (
  is_only boolean primary key default true check (is_only),
  secret bytea not null check (length(secret) = 32)
);
insert into kedu.installation_secret (secret)
values (sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())));

-- Marks a text as set by these functions, in this transaction of this connection. (STORE-8)
create function kedu.sealed(payload text) returns text
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
begin
  return (
    select encode(sha256(secret || sha256(secret || convert_to(
      payload || chr(31) || pg_backend_pid()::text || chr(31) || extract(epoch from transaction_timestamp())::text, 'UTF8'))), 'hex')
    from kedu.installation_secret
  );
end
$$;

-- The parts of a sealed setting; null where it was not set here, was carried over from elsewhere, or was forged.
create function kedu.unsealed(setting text) returns text[]
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
declare
  found text := current_setting(setting, true);
  at integer;
begin
  if found is null or found = '' then return null; end if;
  at := length(found) - 64;
  if at < 1 or substr(found, at, 1) <> chr(30) or kedu.sealed(setting || substr(found, 1, at - 1)) <> substr(found, at + 1) then
    return null;
  end if;
  return string_to_array(substr(found, 1, at - 1), chr(31));
end
$$;

-- Sets a sealed setting for the rest of the transaction. For the owner's functions alone.
create function kedu.seal(setting text, variadic parts text[]) returns void
language plpgsql volatile security invoker set search_path = pg_catalog, pg_temp
as $$
declare
  payload text := array_to_string(parts, chr(31), '');
begin
  if exists (select from unnest(parts) part where part ~ '[\x01-\x1f]') then
    raise exception 'KEDU: a control character in a name' using errcode = 'KD001';
  end if;
  perform set_config(setting, payload || chr(30) || kedu.sealed(setting || payload), true);
end
$$;

-- The authority that is entered, in whatever seat; null where none is.
create function kedu.entered_authority() returns text
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
begin
  return (
    select (kedu.unsealed('kedu.entered'))[1]
  );
end
$$;

create function kedu.entered_person() returns text
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
begin
  return (
    select (kedu.unsealed('kedu.entered'))[2]
  );
end
$$;

create function kedu.entered_post() returns text
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
begin
  return (
    select (kedu.unsealed('kedu.entered'))[3]
  );
end
$$;

-- The authority whose business is open to who is entered: null for administrators, who see none. (RIGHT, STORE-8)
create function kedu.business_authority() returns text
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
declare
  parts text[] := kedu.unsealed('kedu.entered');
begin
  return case when parts[4] = 'administrator' then null else parts[1] end;
end
$$;

-- What every row of the command that is being written bears; all null outside one. One question for a policy, however many columns it compares.
-- Of commands that are written together it is that of the last; the moments, people and posts of all of them stand beside, from the first on.
create function kedu.command_stamp(
  out authority_id text, out since bigint, out at timestamptz, out person_id text, out post_id text, out business_id text,
  out first bigint, out moments timestamptz[], out people text[], out posts text[])
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
declare
  parts text[] := kedu.unsealed('kedu.command');
  n integer;
begin
  if parts[1] is null or parts[1] = '' then return; end if;
  authority_id := parts[1];
  since := parts[2]::bigint;
  at := parts[3]::timestamptz;
  person_id := parts[4];
  post_id := parts[5];
  business_id := case when parts[6] <> 'administrator' then parts[1] end;
  first := parts[7]::bigint;
  n := since - first + 1;
  moments := parts[8:7 + n]::timestamptz[];
  people := parts[8 + n:7 + 2 * n];
  posts := parts[8 + 2 * n:7 + 3 * n];
end
$$;

-- The day in China: grants and posts are dated by it.
create function kedu.today() returns date
language plpgsql stable security invoker set search_path = pg_catalog, pg_temp
as $$
begin
  return (
    select (now() at time zone 'Asia/Shanghai')::date
  );
end
$$;

-- Refuses what would overwrite, to everybody but a migration.
create function kedu.refuse_change() returns trigger
language plpgsql security invoker set search_path = pg_catalog, pg_temp
as $$
begin
  if current_user = 'kedu_owner' and current_setting('kedu.migrating', true) = 'on' then
    return case when tg_level = 'ROW' then coalesce(new, old) end;
  end if;
  raise exception 'KEDU: % of % is refused: nothing is overwritten', tg_op, tg_table_name using errcode = 'KD002';
end
$$;
