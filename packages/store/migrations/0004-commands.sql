-- What was commanded: the audit trail with its chain, events, keys of commands, entries for the log. (COMMIT-1 to COMMIT-5)

-- The last row of an authority's audit trail. Locked while a command is written, so that commands of an authority stand in one order.
create table kedu.audit_head (
  authority_id text primary key references kedu.authority,
  sequence bigint not null,
  at timestamptz not null,
  digest text not null
);

-- No foreign keys here and in command_key: authority and sequence are those of kedu.record_command, by policy, and no row ever goes.
create table kedu.audit (
  authority_id text not null,
  sequence bigint not null check (sequence > 0),
  at timestamptz not null,
  person_id text not null,
  post_id text not null,
  command text not null check (command <> ''),
  about text not null,
  events_digest text not null check (events_digest ~ '^sha256:[0-9a-f]{64}$'),
  previous_digest text not null,
  digest text not null check (digest ~ '^sha256:[0-9a-f]{64}$'),
  primary key (authority_id, sequence)
);
-- The authority stands last in what is no key: while a table is new, the planner takes any index that begins with it for as good as the key.
create index on kedu.audit (at, authority_id);
create index on kedu.audit (about, authority_id);
create index on kedu.audit (person_id, authority_id);

create table kedu.event (
  authority_id text not null,
  stream text not null check (stream <> ''),
  version integer not null check (version > 0),
  position integer not null check (position > 0),
  since bigint not null,
  body jsonb not null,
  primary key (authority_id, stream, version, position),
  foreign key (authority_id, since) references kedu.audit (authority_id, sequence)
);
create index on kedu.event (since, authority_id);

create table kedu.command_key (
  authority_id text not null,
  person_id text not null,
  key text not null check (key <> '' and length(key) <= 200),
  content_digest text not null,
  since bigint not null,
  primary key (authority_id, person_id, key)
);

-- Whose log it is: the authority whose command was the first to promise it an entry. Names of logs are public.
create table kedu.log (
  log text primary key check (log <> '' and length(log) <= 200),
  authority_id text not null references kedu.authority
);

create function kedu.claim_log(claimed text) returns void
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
begin
  insert into kedu.log (log, authority_id) select claimed, kedu.entered_authority() on conflict do nothing;
  if not exists (select from kedu.log l where l.log = claimed and l.authority_id = kedu.entered_authority()) then
    raise exception 'KEDU: the log is of another authority' using errcode = 'KD007';
  end if;
end
$$;

create table kedu.pending_entry (
  authority_id text not null,
  log text not null references kedu.log,
  since bigint not null,
  position integer not null check (position > 0),
  entry bytea not null check (length(entry) between 1 and 65535),
  primary key (authority_id, log, since, position),
  foreign key (authority_id, since) references kedu.audit (authority_id, sequence)
);

-- The index that an entry got in its log: given once.
create table kedu.log_entry (
  authority_id text not null,
  log text not null,
  index bigint not null check (index >= 0),
  since bigint not null,
  position integer not null,
  primary key (authority_id, log, index),
  unique (authority_id, log, since, position),
  foreign key (authority_id, log, since, position) references kedu.pending_entry (authority_id, log, since, position)
);

-- Digest of a row of the audit trail: of its canonical JSON, with the digest of the row before. The same as auditDigest of workflow. (COMMIT-2)
create function kedu.audit_digest(authority text, sequence bigint, at timestamptz, person text, post text, command text, about text, events text, previous text)
returns text
language plpgsql immutable security invoker set search_path = pg_catalog, pg_temp
as $$
begin
  return (
    select 'sha256:' || encode(sha256(convert_to('{' || concat_ws(',',
      '"about":' || to_json(about),
      '"at":' || to_json(to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')),
      '"authority":' || to_json(authority),
      '"command":' || to_json(command),
      '"events":' || to_json(events),
      '"person":' || to_json(person),
      '"post":' || to_json(post),
      '"previous":' || to_json(previous),
      '"sequence":' || sequence::text) || '}', 'UTF8')), 'hex')
  );
end
$$;

-- Begins to write a command: takes the authority's place in the order of commands, and writes the row of the audit trail. A told moment
-- counts in a rehearsal alone. Gives sequence and moment; what is written after it bears the sequence. (COMMIT-1)
create function kedu.record_command(command text, about text, events_digest text, told timestamptz default null, out sequence bigint, out at timestamptz)
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
declare
  here text[] := kedu.unsealed('kedu.entered');
  head kedu.audit_head;
  own_digest text;
begin
  if here is null then
    raise exception 'KEDU: nobody is entered' using errcode = 'KD001';
  end if;
  if told is not null and (select kind from kedu.installation) <> 'rehearsal' then
    raise exception 'KEDU: a moment is told in a rehearsal alone' using errcode = 'KD003';
  end if;
  select * into head from kedu.audit_head h where h.authority_id = here[1] for update;
  if not found then
    insert into kedu.audit_head (authority_id, sequence, at, digest) values (here[1], 0, '-infinity', '') on conflict do nothing;
    select * into head from kedu.audit_head h where h.authority_id = here[1] for update;
  end if;
  record_command.sequence := head.sequence + 1;
  record_command.at := greatest(date_trunc('milliseconds', coalesce(told, clock_timestamp())), head.at);
  own_digest := kedu.audit_digest(here[1], record_command.sequence, record_command.at, here[2], here[3],
    record_command.command, record_command.about, record_command.events_digest, head.digest);
  insert into kedu.audit (authority_id, sequence, at, person_id, post_id, command, about, events_digest, previous_digest, digest)
  values (here[1], record_command.sequence, record_command.at, here[2], here[3], record_command.command, record_command.about,
    record_command.events_digest, head.digest, own_digest);
  update kedu.audit_head h set sequence = record_command.sequence, at = record_command.at, digest = own_digest where h.authority_id = here[1];
  perform kedu.seal('kedu.command', here[1], record_command.sequence::text, record_command.at::text, here[2], here[3], here[4],
    record_command.sequence::text, record_command.at::text, here[2], here[3]);
end
$$;
