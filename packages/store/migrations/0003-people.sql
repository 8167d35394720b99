-- Global tables: persons under a pseudonym, how they sign in, their sessions. (SIGN)

create table kedu.person (
  person_id text primary key check (person_id ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$'),
  kind text not null check (kind in ('person', 'machine')),
  display_name text not null check (display_name <> ''),
  is_example boolean not null default false,
  made_at timestamptz not null default now()
);
insert into kedu.person (person_id, kind, display_name) values ('kedu', 'machine', '刻度');

-- Names to sign in with, whether or not anybody bears them: refusals tell nobody which names there are. (SIGN)
create table kedu.sign_in (
  sign_name text primary key check (sign_name = lower(sign_name) and length(sign_name) between 1 and 200),
  person_id text unique references kedu.person,
  password_hash text check (password_hash like '$argon2id$%'),
  totp_secret text,
  has_second_factor boolean not null default false,
  totp_last_step bigint not null default -1,
  failures integer not null default 0 check (failures >= 0),
  locked_until timestamptz,
  is_closed boolean not null default false,
  changed_at timestamptz not null default now(),
  check ((person_id is null) = (password_hash is null))
);

create table kedu.session (
  digest text primary key check (length(digest) >= 32),
  sign_name text not null references kedu.sign_in,
  opened_at timestamptz not null,
  seen_at timestamptz not null,
  ended_at timestamptz
);
create index on kedu.session (sign_name);
create index on kedu.session (seen_at);
