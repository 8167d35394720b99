-- Global tables: authorities, and the register of units with its dated versions. (STORE-7, UNIT)

create table kedu.authority (
  authority_id text primary key check (authority_id ~ '^[a-z0-9][a-z0-9-]{0,62}$'),
  title_zh text not null check (title_zh <> ''),
  title_en text,
  unit_id text,
  is_example boolean not null default false,
  made_at timestamptz not null default now()
);

create table kedu.unit (
  unit_id text primary key check (unit_id <> '')
);
alter table kedu.authority add foreign key (unit_id) references kedu.unit;

create table kedu.unit_version (
  unit_id text not null references kedu.unit,
  from_day date not null default '-infinity',
  until_day date not null default 'infinity',
  code text not null,
  name_zh text not null,
  name_en text,
  kind text not null,
  is_example boolean not null,
  attributes jsonb not null default '{}',
  primary key (unit_id, from_day),
  check (from_day <= until_day)
);
create index on kedu.unit_version (code);

create table kedu.membership (
  hierarchy text not null,
  unit_id text not null references kedu.unit,
  parent_id text not null references kedu.unit,
  from_day date not null default '-infinity',
  until_day date not null default 'infinity',
  share float8 not null check (share > 0 and share <= 1),
  primary key (hierarchy, unit_id, parent_id, from_day),
  check (unit_id <> parent_id),
  check (from_day <= until_day)
);
create index on kedu.membership (hierarchy, parent_id);

create table kedu.succession (
  unit_id text not null references kedu.unit,
  successor_id text not null references kedu.unit,
  on_day date not null,
  share float8 not null check (share > 0 and share <= 1),
  primary key (unit_id, successor_id, on_day)
);
