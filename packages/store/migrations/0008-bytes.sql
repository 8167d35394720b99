-- Bytes by hash, imports with their problems, sealed periods, runs. (STORE-12, RUNNING)

create table kedu.blob (
  authority_id text not null references kedu.authority,
  hash text not null check (hash ~ '^sha256:[0-9a-f]{64}$'),
  size bigint not null check (size >= 0),
  chunks integer not null check (chunks >= 0),
  kept_at timestamptz not null default now(),
  primary key (authority_id, hash)
);

create table kedu.blob_chunk (
  authority_id text not null,
  hash text not null,
  position integer not null check (position >= 0),
  bytes bytea not null check (length(bytes) between 1 and 1048576),
  primary key (authority_id, hash, position),
  foreign key (authority_id, hash) references kedu.blob (authority_id, hash) deferrable initially deferred
);
alter table kedu.blob_chunk alter column bytes set storage external;

create table kedu.import (
  authority_id text not null,
  import_id text not null check (import_id <> ''),
  since bigint not null,
  position integer not null check (position > 0),
  step text not null check (step <> ''),
  round_id text,
  hash text,
  mapping text,
  cells bigint,
  report text,
  primary key (authority_id, import_id, since, position),
  foreign key (authority_id, since) references kedu.audit (authority_id, sequence)
);
create index on kedu.import (hash, authority_id);

-- A sealed period: what was approved at a moment, as one file in the store of bytes. A later one stands beside the earlier.
create table kedu.snapshot (
  authority_id text not null,
  round_id text not null,
  number integer not null check (number > 0),
  since bigint not null,
  known_at timestamptz not null,
  hash text not null check (hash ~ '^sha256:[0-9a-f]{64}$'),
  figures bigint not null check (figures >= 0),
  missing bigint not null check (missing >= 0),
  primary key (authority_id, round_id, number),
  foreign key (authority_id, since) references kedu.audit (authority_id, sequence)
);
create index on kedu.snapshot (hash, authority_id);

create table kedu.run (
  authority_id text not null,
  run_id text not null check (run_id <> ''),
  since bigint not null,
  position integer not null check (position > 0),
  step text not null check (step <> ''),
  scheme_id text,
  period text,
  result_hash text,
  output text,
  primary key (authority_id, run_id, since, position),
  foreign key (authority_id, since) references kedu.audit (authority_id, sequence)
);
create index on kedu.run (scheme_id, period, authority_id);
