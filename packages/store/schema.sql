-- Made by npm run generate from packages/store/migrations; not read by any program.

-- Tables

-- 三员席位 · The three administrators: system, security, audit
create table kedu.admin_seat (
  authority_id text not null,
  seat text not null,
  since bigint not null,
  person_id text,
  constraint admin_seat_seat_check CHECK ((seat = ANY (ARRAY['system_administrator'::text, 'security_administrator'::text, 'audit_administrator'::text]))),
  constraint admin_seat_authority_id_since_fkey FOREIGN KEY (authority_id, since) REFERENCES kedu.audit(authority_id, sequence),
  constraint admin_seat_person_id_fkey FOREIGN KEY (person_id) REFERENCES kedu.person(person_id),
  constraint admin_seat_pkey PRIMARY KEY (authority_id, seat, since)
);

-- 审计记录 · One row a command, chained by digests
create table kedu.audit (
  authority_id text not null,
  sequence bigint not null,
  at timestamp with time zone not null,
  person_id text not null,
  post_id text not null,
  command text not null,
  about text not null,
  events_digest text not null,
  previous_digest text not null,
  digest text not null,
  constraint audit_command_check CHECK ((command <> ''::text)),
  constraint audit_digest_check CHECK (((length(digest) = 71) AND starts_with(digest, 'sha256:'::text) AND (substr(digest, 8) !~ '[^0-9a-f]'::text))),
  constraint audit_events_digest_check CHECK (((length(events_digest) = 71) AND starts_with(events_digest, 'sha256:'::text) AND (substr(events_digest, 8) !~ '[^0-9a-f]'::text))),
  constraint audit_sequence_check CHECK ((sequence > 0)),
  constraint audit_pkey PRIMARY KEY (authority_id, sequence)
);

-- 审计末行 · The last row of an authority's audit trail; locked while a command is written
create table kedu.audit_head (
  authority_id text not null,
  sequence bigint not null,
  at timestamp with time zone not null,
  digest text not null,
  constraint audit_head_authority_id_fkey FOREIGN KEY (authority_id) REFERENCES kedu.authority(authority_id),
  constraint audit_head_pkey PRIMARY KEY (authority_id)
);

-- 考核主体 · Governments that assess
create table kedu.authority (
  authority_id text not null,
  title_zh text not null,
  title_en text,
  unit_id text,
  is_example boolean not null default false,
  made_at timestamp with time zone not null default now(),
  constraint authority_authority_id_check CHECK ((authority_id ~ '^[a-z0-9][a-z0-9-]{0,62}$'::text)),
  constraint authority_title_zh_check CHECK ((title_zh <> ''::text)),
  constraint authority_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES kedu.unit(unit_id),
  constraint authority_pkey PRIMARY KEY (authority_id)
);

-- 文件 · Bytes by their hash
create table kedu.blob (
  authority_id text not null,
  hash text not null,
  size bigint not null,
  chunks integer not null,
  kept_at timestamp with time zone not null default now(),
  constraint blob_chunks_check CHECK ((chunks >= 0)),
  constraint blob_hash_check CHECK ((hash ~ '^sha256:[0-9a-f]{64}$'::text)),
  constraint blob_size_check CHECK ((size >= 0)),
  constraint blob_authority_id_fkey FOREIGN KEY (authority_id) REFERENCES kedu.authority(authority_id),
  constraint blob_pkey PRIMARY KEY (authority_id, hash)
);

-- 文件分块 · Bytes in pieces of at most 1 MiB
create table kedu.blob_chunk (
  authority_id text not null,
  hash text not null,
  "position" integer not null,
  bytes bytea not null,
  constraint blob_chunk_bytes_check CHECK (((length(bytes) >= 1) AND (length(bytes) <= 1048576))),
  constraint blob_chunk_position_check CHECK (("position" >= 0)),
  constraint blob_chunk_authority_id_hash_fkey FOREIGN KEY (authority_id, hash) REFERENCES kedu.blob(authority_id, hash) DEFERRABLE INITIALLY DEFERRED,
  constraint blob_chunk_pkey PRIMARY KEY (authority_id, hash, "position")
);

-- 目录调整申请 · Requests to change what is assessed
create table kedu.catalogue_request (
  authority_id text not null,
  request_id text not null,
  since bigint not null,
  "position" integer not null,
  step text not null,
  scheme_id text,
  change text,
  indicators text[],
  from_day date,
  version text,
  reason text,
  constraint catalogue_request_position_check CHECK (("position" > 0)),
  constraint catalogue_request_request_id_check CHECK ((request_id <> ''::text)),
  constraint catalogue_request_step_check CHECK ((step <> ''::text)),
  constraint catalogue_request_authority_id_since_fkey FOREIGN KEY (authority_id, since) REFERENCES kedu.audit(authority_id, sequence),
  constraint catalogue_request_pkey PRIMARY KEY (authority_id, request_id, since, "position")
);

-- 请求键 · Keys of commands, so that one asked again is not done again
create table kedu.command_key (
  authority_id text not null,
  person_id text not null,
  key text not null,
  content_digest text not null,
  since bigint not null,
  constraint command_key_key_check CHECK (((key <> ''::text) AND (length(key) <= 200))),
  constraint command_key_pkey PRIMARY KEY (authority_id, person_id, key)
);

-- 连接器 · Declared sources of values
create table kedu.connector (
  authority_id text not null,
  connector_id text not null,
  since bigint not null,
  "position" integer not null,
  step text not null,
  indicators text[],
  mapping text,
  from_day date,
  reason text,
  constraint connector_connector_id_check CHECK ((connector_id <> ''::text)),
  constraint connector_position_check CHECK (("position" > 0)),
  constraint connector_step_check CHECK ((step <> ''::text)),
  constraint connector_authority_id_since_fkey FOREIGN KEY (authority_id, since) REFERENCES kedu.audit(authority_id, sequence),
  constraint connector_pkey PRIMARY KEY (authority_id, connector_id, since, "position")
);

-- 事件 · What commands said, by stream
create table kedu.event (
  authority_id text not null,
  stream text not null,
  version integer not null,
  "position" integer not null,
  since bigint not null,
  body jsonb not null,
  constraint event_position_check CHECK (("position" > 0)),
  constraint event_stream_check CHECK ((stream <> ''::text)),
  constraint event_version_check CHECK ((version > 0)),
  constraint event_authority_id_since_fkey FOREIGN KEY (authority_id, since) REFERENCES kedu.audit(authority_id, sequence),
  constraint event_pkey PRIMARY KEY (authority_id, stream, version, "position")
);

-- 导入 · Steps of a file of values on its way in
create table kedu.import (
  authority_id text not null,
  import_id text not null,
  since bigint not null,
  "position" integer not null,
  step text not null,
  round_id text,
  hash text,
  mapping text,
  cells bigint,
  report text,
  constraint import_import_id_check CHECK ((import_id <> ''::text)),
  constraint import_position_check CHECK (("position" > 0)),
  constraint import_step_check CHECK ((step <> ''::text)),
  constraint import_authority_id_since_fkey FOREIGN KEY (authority_id, since) REFERENCES kedu.audit(authority_id, sequence),
  constraint import_pkey PRIMARY KEY (authority_id, import_id, since, "position")
);

-- 指标责任岗位 · Which post answers for an indicator, from a day on
create table kedu.indicator_owner (
  authority_id text not null,
  indicator text not null,
  from_day date not null,
  since bigint not null,
  post_id text not null,
  constraint indicator_owner_indicator_check CHECK ((indicator <> ''::text)),
  constraint indicator_owner_authority_id_since_fkey FOREIGN KEY (authority_id, since) REFERENCES kedu.audit(authority_id, sequence),
  constraint indicator_owner_pkey PRIMARY KEY (authority_id, indicator, from_day, since)
);

-- 安装 · This installation: a record, or a rehearsal whose moments are told
create table kedu.installation (
  is_only boolean not null default true,
  kind text not null,
  made_at timestamp with time zone not null default now(),
  constraint installation_is_only_check CHECK (is_only),
  constraint installation_kind_check CHECK ((kind = ANY (ARRAY['record'::text, 'rehearsal'::text]))),
  constraint installation_pkey PRIMARY KEY (is_only)
);

-- 安装密钥 · What seals the settings of a transaction; made here, never read by the role that serves
create table kedu.installation_secret (
  is_only boolean not null default true,
  secret bytea not null,
  constraint installation_secret_is_only_check CHECK (is_only),
  constraint installation_secret_secret_check CHECK ((length(secret) = 32)),
  constraint installation_secret_pkey PRIMARY KEY (is_only)
);

-- 日志 · Logs, and whose they are
create table kedu.log (
  log text not null,
  authority_id text not null,
  constraint log_log_check CHECK (((log <> ''::text) AND (length(log) <= 200))),
  constraint log_authority_id_fkey FOREIGN KEY (authority_id) REFERENCES kedu.authority(authority_id),
  constraint log_pkey PRIMARY KEY (log)
);

-- 存证序号 · The place that an entry got in its log, once
create table kedu.log_entry (
  authority_id text not null,
  log text not null,
  index bigint not null,
  since bigint not null,
  "position" integer not null,
  constraint log_entry_index_check CHECK ((index >= 0)),
  constraint log_entry_authority_id_log_since_position_fkey FOREIGN KEY (authority_id, log, since, "position") REFERENCES kedu.pending_entry(authority_id, log, since, "position"),
  constraint log_entry_pkey PRIMARY KEY (authority_id, log, index),
  constraint log_entry_authority_id_log_since_position_key UNIQUE (authority_id, log, since, "position")
);

-- 隶属关系 · Dated edges of the hierarchies
create table kedu.membership (
  hierarchy text not null,
  unit_id text not null,
  parent_id text not null,
  from_day date not null default '-infinity'::date,
  until_day date not null default 'infinity'::date,
  share double precision not null,
  constraint membership_check CHECK ((unit_id <> parent_id)),
  constraint membership_check1 CHECK ((from_day <= until_day)),
  constraint membership_share_check CHECK (((share > (0)::double precision) AND (share <= (1)::double precision))),
  constraint membership_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES kedu.unit(unit_id),
  constraint membership_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES kedu.unit(unit_id),
  constraint membership_pkey PRIMARY KEY (hierarchy, unit_id, parent_id, from_day)
);

-- 迁移记录 · Migrations that were applied
create table kedu.migration (
  number integer not null,
  name text not null,
  sha256 text not null,
  applied_at timestamp with time zone not null default now(),
  constraint migration_pkey PRIMARY KEY (number)
);

-- 指标数据 · Versions of values, with the moment at which each was known
create table kedu.observation (
  authority_id text not null,
  indicator text not null,
  period text not null,
  unit_id text not null,
  source text not null,
  version integer not null,
  value double precision,
  missing text,
  known_from timestamp with time zone not null,
  person_id text not null,
  post_id text not null,
  since bigint not null,
  "position" integer not null,
  first_step text not null,
  import_id text,
  note text,
  late text,
  object_until date,
  correction_ground text,
  correction_reason text,
  constraint observation_check CHECK (((value IS NULL) <> (missing IS NULL))),
  constraint observation_first_step_check CHECK ((first_step = ANY (ARRAY['draft'::text, 'submitted'::text]))),
  constraint observation_position_check CHECK (("position" > 0)),
  constraint observation_value_check CHECK (((value > '-Infinity'::double precision) AND (value < 'Infinity'::double precision))),
  constraint observation_version_check CHECK ((version > 0)),
  constraint observation_pkey PRIMARY KEY (authority_id, indicator, period, unit_id, source, version)
);

-- 数据步骤 · Steps that people took with a version
create table kedu.observation_step (
  authority_id text not null,
  indicator text not null,
  period text not null,
  unit_id text not null,
  source text not null,
  version integer not null,
  since bigint not null,
  "position" integer not null,
  step text not null,
  at timestamp with time zone not null,
  person_id text not null,
  post_id text not null,
  reason text,
  late text,
  object_until date,
  constraint observation_step_position_check CHECK (("position" > 0)),
  constraint observation_step_step_check CHECK ((step <> ''::text)),
  constraint observation_step_authority_id_indicator_period_unit_id_sou_fkey FOREIGN KEY (authority_id, indicator, period, unit_id, source, version) REFERENCES kedu.observation(authority_id, indicator, period, unit_id, source, version),
  constraint observation_step_pkey PRIMARY KEY (authority_id, indicator, period, unit_id, source, version, since, "position")
);

-- 核对意见 · What the unit said of a version, and the answer
create table kedu.opinion (
  authority_id text not null,
  indicator text not null,
  period text not null,
  unit_id text not null,
  source text not null,
  version integer not null,
  since bigint not null,
  "position" integer not null,
  opinion text not null,
  at timestamp with time zone not null,
  person_id text not null,
  post_id text not null,
  reason text,
  constraint opinion_opinion_check CHECK ((opinion = ANY (ARRAY['confirmed'::text, 'objected'::text, 'upheld'::text, 'kept'::text]))),
  constraint opinion_position_check CHECK (("position" > 0)),
  constraint opinion_authority_id_indicator_period_unit_id_source_versi_fkey FOREIGN KEY (authority_id, indicator, period, unit_id, source, version) REFERENCES kedu.observation(authority_id, indicator, period, unit_id, source, version),
  constraint opinion_pkey PRIMARY KEY (authority_id, indicator, period, unit_id, source, version, since, "position")
);

-- 待存证记录 · Entries that wait for their place in a log
create table kedu.pending_entry (
  authority_id text not null,
  log text not null,
  since bigint not null,
  "position" integer not null,
  entry bytea not null,
  constraint pending_entry_entry_check CHECK (((length(entry) >= 1) AND (length(entry) <= 65535))),
  constraint pending_entry_position_check CHECK (("position" > 0)),
  constraint pending_entry_authority_id_since_fkey FOREIGN KEY (authority_id, since) REFERENCES kedu.audit(authority_id, sequence),
  constraint pending_entry_log_fkey FOREIGN KEY (log) REFERENCES kedu.log(log),
  constraint pending_entry_pkey PRIMARY KEY (authority_id, log, since, "position")
);

-- 人员 · Persons under a pseudonym; the machine among them
create table kedu.person (
  person_id text not null,
  kind text not null,
  display_name text not null,
  is_example boolean not null default false,
  made_at timestamp with time zone not null default now(),
  constraint person_display_name_check CHECK ((display_name <> ''::text)),
  constraint person_kind_check CHECK ((kind = ANY (ARRAY['person'::text, 'machine'::text]))),
  constraint person_person_id_check CHECK ((person_id ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$'::text)),
  constraint person_pkey PRIMARY KEY (person_id)
);

-- 岗位 · Posts of an authority
create table kedu.post (
  authority_id text not null,
  post_id text not null,
  since bigint not null,
  title text not null,
  unit_id text not null,
  abolished_on date,
  constraint post_post_id_check CHECK ((post_id <> ''::text)),
  constraint post_authority_id_since_fkey FOREIGN KEY (authority_id, since) REFERENCES kedu.audit(authority_id, sequence),
  constraint post_pkey PRIMARY KEY (authority_id, post_id, since)
);

-- 跨主体查阅授权 · Leave of one authority to read another's data
create table kedu.read_grant (
  authority_id text not null,
  grant_id text not null,
  since bigint not null,
  reader_authority_id text not null,
  table_groups text[] not null,
  unit_ids text[],
  from_day date not null,
  until_day date not null,
  reason text not null,
  constraint read_grant_check CHECK ((reader_authority_id <> authority_id)),
  constraint read_grant_grant_id_check CHECK ((grant_id <> ''::text)),
  constraint read_grant_reason_check CHECK ((reason <> ''::text)),
  constraint read_grant_table_groups_check CHECK ((table_groups <@ ARRAY['values'::text, 'results'::text, 'rounds'::text, 'schemes'::text])),
  constraint read_grant_authority_id_since_fkey FOREIGN KEY (authority_id, since) REFERENCES kedu.audit(authority_id, sequence),
  constraint read_grant_reader_authority_id_fkey FOREIGN KEY (reader_authority_id) REFERENCES kedu.authority(authority_id),
  constraint read_grant_pkey PRIMARY KEY (authority_id, grant_id, since)
);

-- 角色授予 · Roles of a post and how far they reach
create table kedu.role_grant (
  authority_id text not null,
  post_id text not null,
  role text not null,
  since bigint not null,
  unit_ids text[],
  indicators text[],
  is_revoked boolean not null,
  constraint role_grant_role_check CHECK ((role <> ''::text)),
  constraint role_grant_authority_id_since_fkey FOREIGN KEY (authority_id, since) REFERENCES kedu.audit(authority_id, sequence),
  constraint role_grant_pkey PRIMARY KEY (authority_id, post_id, role, since)
);

-- 采集轮次 · What happened to a round of collection
create table kedu.round (
  authority_id text not null,
  round_id text not null,
  since bigint not null,
  "position" integer not null,
  step text not null,
  scheme_id text,
  scheme_version text,
  month text,
  opens_on date,
  closes_on date,
  constraint round_position_check CHECK (("position" > 0)),
  constraint round_round_id_check CHECK ((round_id <> ''::text)),
  constraint round_step_check CHECK ((step <> ''::text)),
  constraint round_authority_id_since_fkey FOREIGN KEY (authority_id, since) REFERENCES kedu.audit(authority_id, sequence),
  constraint round_pkey PRIMARY KEY (authority_id, round_id, since, "position")
);

-- 考核运行 · Steps of a run
create table kedu.run (
  authority_id text not null,
  run_id text not null,
  since bigint not null,
  "position" integer not null,
  step text not null,
  scheme_id text,
  period text,
  result_hash text,
  output text,
  constraint run_position_check CHECK (("position" > 0)),
  constraint run_run_id_check CHECK ((run_id <> ''::text)),
  constraint run_step_check CHECK ((step <> ''::text)),
  constraint run_authority_id_since_fkey FOREIGN KEY (authority_id, since) REFERENCES kedu.audit(authority_id, sequence),
  constraint run_pkey PRIMARY KEY (authority_id, run_id, since, "position")
);

-- 方案版本 · Steps of a version of a scheme; frozen once published
create table kedu.scheme_version (
  authority_id text not null,
  scheme_id text not null,
  version text not null,
  since bigint not null,
  "position" integer not null,
  step text not null,
  content_hash text,
  effective_from date,
  reason text,
  constraint scheme_version_content_hash_check CHECK ((content_hash ~ '^sha256:[0-9a-f]{64}$'::text)),
  constraint scheme_version_position_check CHECK (("position" > 0)),
  constraint scheme_version_scheme_id_check CHECK ((scheme_id <> ''::text)),
  constraint scheme_version_step_check CHECK ((step = ANY (ARRAY['drafted'::text, 'sent'::text, 'reviewed'::text, 'returned'::text, 'published'::text, 'withdrawn'::text]))),
  constraint scheme_version_version_check CHECK ((version <> ''::text)),
  constraint scheme_version_authority_id_since_fkey FOREIGN KEY (authority_id, since) REFERENCES kedu.audit(authority_id, sequence),
  constraint scheme_version_pkey PRIMARY KEY (authority_id, scheme_id, version, since, "position")
);

-- 任职 · Who sits on a post, from when to when
create table kedu.seat (
  authority_id text not null,
  post_id text not null,
  person_id text not null,
  from_day date not null,
  since bigint not null,
  capacity text not null,
  until_day date not null,
  constraint seat_capacity_check CHECK ((capacity = ANY (ARRAY['holder'::text, 'deputy'::text]))),
  constraint seat_authority_id_since_fkey FOREIGN KEY (authority_id, since) REFERENCES kedu.audit(authority_id, sequence),
  constraint seat_person_id_fkey FOREIGN KEY (person_id) REFERENCES kedu.person(person_id),
  constraint seat_pkey PRIMARY KEY (authority_id, post_id, person_id, from_day, since)
);

-- 会话 · Who is signed in, by the digest of a token
create table kedu.session (
  digest text not null,
  sign_name text not null,
  opened_at timestamp with time zone not null,
  seen_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  constraint session_digest_check CHECK ((length(digest) >= 32)),
  constraint session_sign_name_fkey FOREIGN KEY (sign_name) REFERENCES kedu.sign_in(sign_name),
  constraint session_pkey PRIMARY KEY (digest)
);

-- 登录账号 · Names to sign in with, borne by somebody or not
create table kedu.sign_in (
  sign_name text not null,
  person_id text,
  password_hash text,
  totp_secret text,
  has_second_factor boolean not null default false,
  totp_last_step bigint not null default '-1'::integer,
  failures integer not null default 0,
  locked_until timestamp with time zone,
  is_closed boolean not null default false,
  changed_at timestamp with time zone not null default now(),
  password_is_given boolean not null default false,
  carried_out jsonb not null default '{}'::jsonb,
  password_given_at timestamp with time zone,
  password_given_by text[],
  constraint sign_in_carried_out_check CHECK ((jsonb_typeof(carried_out) = 'object'::text)),
  constraint sign_in_check CHECK (((person_id IS NULL) = (password_hash IS NULL))),
  constraint sign_in_check1 CHECK (((password_given_at IS NULL) = (password_given_by IS NULL))),
  constraint sign_in_failures_check CHECK ((failures >= 0)),
  constraint sign_in_password_hash_check CHECK ((password_hash ~~ '$argon2id$%'::text)),
  constraint sign_in_sign_name_check CHECK (((sign_name = lower(sign_name)) AND ((length(sign_name) >= 1) AND (length(sign_name) <= 200)))),
  constraint sign_in_person_id_fkey FOREIGN KEY (person_id) REFERENCES kedu.person(person_id),
  constraint sign_in_pkey PRIMARY KEY (sign_name),
  constraint sign_in_person_id_key UNIQUE (person_id)
);

-- 封存 · Sealed periods
create table kedu.snapshot (
  authority_id text not null,
  round_id text not null,
  number integer not null,
  since bigint not null,
  known_at timestamp with time zone not null,
  hash text not null,
  figures bigint not null,
  missing bigint not null,
  constraint snapshot_figures_check CHECK ((figures >= 0)),
  constraint snapshot_hash_check CHECK ((hash ~ '^sha256:[0-9a-f]{64}$'::text)),
  constraint snapshot_missing_check CHECK ((missing >= 0)),
  constraint snapshot_number_check CHECK ((number > 0)),
  constraint snapshot_authority_id_since_fkey FOREIGN KEY (authority_id, since) REFERENCES kedu.audit(authority_id, sequence),
  constraint snapshot_pkey PRIMARY KEY (authority_id, round_id, number)
);

-- 承继 · What became of a unit
create table kedu.succession (
  unit_id text not null,
  successor_id text not null,
  on_day date not null,
  share double precision not null,
  constraint succession_share_check CHECK (((share > (0)::double precision) AND (share <= (1)::double precision))),
  constraint succession_successor_id_fkey FOREIGN KEY (successor_id) REFERENCES kedu.unit(unit_id),
  constraint succession_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES kedu.unit(unit_id),
  constraint succession_pkey PRIMARY KEY (unit_id, successor_id, on_day)
);

-- 采集任务 · What a round asks, of whom, by which way
create table kedu.task (
  authority_id text not null,
  round_id text not null,
  indicator text not null,
  period text not null,
  unit_id text not null,
  since bigint not null,
  way text not null,
  source text not null,
  owner_post_id text not null,
  due_on date not null,
  constraint task_way_check CHECK ((way = ANY (ARRAY['connector'::text, 'column'::text, 'unit'::text]))),
  constraint task_authority_id_since_fkey FOREIGN KEY (authority_id, since) REFERENCES kedu.audit(authority_id, sequence),
  constraint task_pkey PRIMARY KEY (authority_id, round_id, indicator, period, unit_id, since)
);

-- 考核对象 · Units under assessment, by an identity of our own
create table kedu.unit (
  unit_id text not null,
  constraint unit_unit_id_check CHECK ((unit_id <> ''::text)),
  constraint unit_pkey PRIMARY KEY (unit_id)
);

-- 考核对象版本 · Code, name and kind of a unit over a span of days
create table kedu.unit_version (
  unit_id text not null,
  from_day date not null default '-infinity'::date,
  until_day date not null default 'infinity'::date,
  code text not null,
  name_zh text not null,
  name_en text,
  kind text not null,
  is_example boolean not null,
  attributes jsonb not null default '{}'::jsonb,
  constraint unit_version_check CHECK ((from_day <= until_day)),
  constraint unit_version_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES kedu.unit(unit_id),
  constraint unit_version_pkey PRIMARY KEY (unit_id, from_day)
);

-- Indexes beside those of constraints

CREATE INDEX admin_seat_person_id_authority_id_idx ON kedu.admin_seat USING btree (person_id, authority_id);

CREATE INDEX audit_about_authority_id_idx ON kedu.audit USING btree (about, authority_id);

CREATE INDEX audit_at_authority_id_idx ON kedu.audit USING btree (at, authority_id);

CREATE INDEX audit_command_authority_id_sequence_idx ON kedu.audit USING btree (command, authority_id, sequence) WHERE (command = ANY (ARRAY['register_person'::text, 'publish_bundle'::text]));

CREATE INDEX audit_person_id_authority_id_idx ON kedu.audit USING btree (person_id, authority_id);

CREATE INDEX event_since_authority_id_idx ON kedu.event USING btree (since, authority_id);

CREATE INDEX import_hash_authority_id_idx ON kedu.import USING btree (hash, authority_id);

CREATE INDEX indicator_owner_post_id_authority_id_idx ON kedu.indicator_owner USING btree (post_id, authority_id);

CREATE INDEX membership_hierarchy_parent_id_idx ON kedu.membership USING btree (hierarchy, parent_id);

CREATE INDEX read_grant_reader_authority_id_idx ON kedu.read_grant USING btree (reader_authority_id);

CREATE INDEX round_month_authority_id_idx ON kedu.round USING btree (month, authority_id);

CREATE INDEX run_scheme_id_period_authority_id_idx ON kedu.run USING btree (scheme_id, period, authority_id);

CREATE INDEX seat_person_id_authority_id_idx ON kedu.seat USING btree (person_id, authority_id);

CREATE INDEX session_seen_at_idx ON kedu.session USING btree (seen_at);

CREATE INDEX session_sign_name_idx ON kedu.session USING btree (sign_name);

CREATE INDEX snapshot_hash_authority_id_idx ON kedu.snapshot USING btree (hash, authority_id);

CREATE INDEX task_owner_post_id_authority_id_idx ON kedu.task USING btree (owner_post_id, authority_id);

CREATE INDEX task_unit_id_authority_id_idx ON kedu.task USING btree (unit_id, authority_id);

CREATE INDEX unit_version_code_idx ON kedu.unit_version USING btree (code);

-- Views

-- 现任三员 · Administrators now
create view kedu.admin_seat_now with (security_invoker=true) as
 SELECT authority_id,
    seat,
    since,
    person_id
   FROM ( SELECT DISTINCT ON (admin_seat.authority_id, admin_seat.seat) admin_seat.authority_id,
            admin_seat.seat,
            admin_seat.since,
            admin_seat.person_id
           FROM kedu.admin_seat
          ORDER BY admin_seat.authority_id, admin_seat.seat, admin_seat.since DESC) last
  WHERE person_id IS NOT NULL;

-- 填报负担 · Cells that people are asked for, by unit and month
create view kedu.burden with (security_invoker=true) as
 SELECT t.authority_id,
    r.month,
    t.unit_id,
    t.way,
    count(DISTINCT ROW(t.indicator, t.period)) AS cells
   FROM kedu.task t
     JOIN kedu.round_now r ON r.authority_id = t.authority_id AND r.round_id = t.round_id
  WHERE t.way <> 'connector'::text AND r.step <> 'cancelled'::text
  GROUP BY t.authority_id, r.month, t.unit_id, t.way;

-- 现行岗位 · Posts as they are now
create view kedu.post_now with (security_invoker=true) as
 SELECT DISTINCT ON (authority_id, post_id) authority_id,
    post_id,
    since,
    title,
    unit_id,
    abolished_on
   FROM kedu.post
  ORDER BY authority_id, post_id, since DESC;

-- 现行授权 · Grants in force today
create view kedu.read_grant_now with (security_invoker=true) as
 SELECT authority_id,
    grant_id,
    since,
    reader_authority_id,
    table_groups,
    unit_ids,
    from_day,
    until_day,
    reason
   FROM ( SELECT DISTINCT ON (read_grant.authority_id, read_grant.grant_id) read_grant.authority_id,
            read_grant.grant_id,
            read_grant.since,
            read_grant.reader_authority_id,
            read_grant.table_groups,
            read_grant.unit_ids,
            read_grant.from_day,
            read_grant.until_day,
            read_grant.reason
           FROM kedu.read_grant
          ORDER BY read_grant.authority_id, read_grant.grant_id, read_grant.since DESC) last
  WHERE kedu.today() >= from_day AND kedu.today() <= until_day;

-- 现行角色 · Roles in force
create view kedu.role_grant_now with (security_invoker=true) as
 SELECT authority_id,
    post_id,
    role,
    since,
    unit_ids,
    indicators,
    is_revoked
   FROM ( SELECT DISTINCT ON (role_grant.authority_id, role_grant.post_id, role_grant.role) role_grant.authority_id,
            role_grant.post_id,
            role_grant.role,
            role_grant.since,
            role_grant.unit_ids,
            role_grant.indicators,
            role_grant.is_revoked
           FROM kedu.role_grant
          ORDER BY role_grant.authority_id, role_grant.post_id, role_grant.role, role_grant.since DESC) last
  WHERE NOT is_revoked;

-- 现行轮次 · Rounds as they are now
create view kedu.round_now with (security_invoker=true) as
 SELECT authority_id,
    round_id,
    (array_agg(step ORDER BY round.since DESC, "position" DESC))[1] AS step,
    (array_agg(scheme_id ORDER BY round.since DESC, "position" DESC) FILTER (WHERE scheme_id IS NOT NULL))[1] AS scheme_id,
    (array_agg(scheme_version ORDER BY round.since DESC, "position" DESC) FILTER (WHERE scheme_version IS NOT NULL))[1] AS scheme_version,
    (array_agg(month ORDER BY round.since DESC, "position" DESC) FILTER (WHERE month IS NOT NULL))[1] AS month,
    (array_agg(opens_on ORDER BY round.since DESC, "position" DESC) FILTER (WHERE opens_on IS NOT NULL))[1] AS opens_on,
    (array_agg(closes_on ORDER BY round.since DESC, "position" DESC) FILTER (WHERE closes_on IS NOT NULL))[1] AS closes_on,
    max(since) AS since
   FROM kedu.round
  GROUP BY authority_id, round_id;

-- 现任 · Who sits where today
create view kedu.seat_now with (security_invoker=true) as
 SELECT authority_id,
    post_id,
    person_id,
    from_day,
    since,
    capacity,
    until_day
   FROM ( SELECT DISTINCT ON (seat.authority_id, seat.post_id, seat.person_id, seat.from_day) seat.authority_id,
            seat.post_id,
            seat.person_id,
            seat.from_day,
            seat.since,
            seat.capacity,
            seat.until_day
           FROM kedu.seat
          ORDER BY seat.authority_id, seat.post_id, seat.person_id, seat.from_day, seat.since DESC) last
  WHERE kedu.today() >= from_day AND kedu.today() <= until_day;

-- Functions

CREATE OR REPLACE FUNCTION kedu.audit_digest(authority text, sequence bigint, at timestamp with time zone, person text, post text, command text, about text, events text, previous text)
 RETURNS text
 LANGUAGE plpgsql
 IMMUTABLE
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
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
$function$
;

CREATE OR REPLACE FUNCTION kedu.authorities_of(person text)
 RETURNS text[]
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
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
$function$
;

CREATE OR REPLACE FUNCTION kedu.business_authority()
 RETURNS text
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  parts text[] := kedu.unsealed('kedu.entered');
begin
  return case when parts[4] = 'administrator' then null else parts[1] end;
end
$function$
;

CREATE OR REPLACE FUNCTION kedu.claim_log(claimed text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  if length(claimed) > 200 or (claimed like 'kedu/%' and claimed <> 'kedu/' || kedu.entered_authority()) then
    raise exception 'KEDU: the log is of another authority' using errcode = 'KD007';
  end if;
  insert into kedu.log (log, authority_id) select claimed, kedu.entered_authority() on conflict do nothing;
  if not exists (select from kedu.log l where l.log = claimed and l.authority_id = kedu.entered_authority()) then
    raise exception 'KEDU: the log is of another authority' using errcode = 'KD007';
  end if;
end
$function$
;

CREATE OR REPLACE FUNCTION kedu.command_stamp(OUT authority_id text, OUT since bigint, OUT at timestamp with time zone, OUT person_id text, OUT post_id text, OUT business_id text, OUT first bigint, OUT moments timestamp with time zone[], OUT people text[], OUT posts text[])
 RETURNS record
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
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
$function$
;

CREATE OR REPLACE FUNCTION kedu.commit_all(commands jsonb)
 RETURNS jsonb
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
 SET plan_cache_mode TO 'force_generic_plan'
AS $function$
declare
  c jsonb;
  outcomes jsonb := '[]';
  state text;
  name text;
begin
  if jsonb_array_length(commands) > 1 and not commands @? '$[*].told' then
    begin
      outcomes := kedu.commit_many(commands);
      perform set_config('kedu.entered', '', true), set_config('kedu.command', '', true);
      return outcomes;
    exception
      when integrity_constraint_violation or data_exception or insufficient_privilege or sqlstate 'KD001' or sqlstate 'KD002' or sqlstate 'KD003'
        or sqlstate 'KD004' or sqlstate 'KD005' or sqlstate 'KD006' or sqlstate 'KD007' or sqlstate 'KD008' then
        outcomes := '[]';
    end;
  end if;
  for c in select * from jsonb_array_elements(commands) loop
    begin
      outcomes := outcomes || kedu.commit_one(c);
    exception
      when integrity_constraint_violation or data_exception or insufficient_privilege or sqlstate 'KD001' or sqlstate 'KD002' or sqlstate 'KD003'
        or sqlstate 'KD004' or sqlstate 'KD005' or sqlstate 'KD006' or sqlstate 'KD007' then
        get stacked diagnostics state = returned_sqlstate, name = constraint_name;
        outcomes := outcomes || jsonb_build_object('fault', state, 'constraint', name);
    end;
  end loop;
  perform set_config('kedu.entered', '', true), set_config('kedu.command', '', true);
  return outcomes;
end
$function$
;

CREATE OR REPLACE FUNCTION kedu.commit_figures(here text, people text[], posts text[], commands text[], abouts text[], digests text[], keys text[], contents text[], streams text[], stream_versions integer[], cells text[], cell_versions integer[], versions jsonb, steps jsonb, opinions jsonb)
 RETURNS jsonb
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
 SET plan_cache_mode TO 'force_generic_plan'
AS $function$
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
$function$
;

CREATE OR REPLACE FUNCTION kedu.commit_many(commands jsonb)
 RETURNS jsonb
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
 SET plan_cache_mode TO 'force_generic_plan'
AS $function$
declare
  here text := commands->0->>'authority';
  apart integer[];
  clean jsonb;
  recorded record;
  fact record;
  outcomes jsonb;
begin
  -- A record that nothing was read into has no columns to ask for, and all of the commands may be apart.
  select null::bigint as first, null::timestamptz[] as moments into recorded;
  perform kedu.enter(here, commands->0->>'person', commands->0->>'post');
  perform kedu.take_place();
  -- Those that were done already, or decided on a state that has moved on.
  select coalesce(array_agg(distinct place), '{}') into apart from (
    select place from jsonb_array_elements(commands) with ordinality as listed(c, place)
    where (select true from kedu.command_key k where k.authority_id = here and k.person_id = c->>'person' and k.key = c->>'key')
    union all
    select place from jsonb_array_elements(commands) with ordinality as listed(c, place), jsonb_array_elements(c->'expected') as e
    where (e->>'version')::integer <> (select version from kedu.stream_version(e->>'stream', nullif(e->'cell', 'null')))
  ) as found;
  select coalesce(jsonb_agg(c order by place), '[]') into clean
  from jsonb_array_elements(commands) with ordinality as listed(c, place) where not place = any (apart);
  if clean <> '[]' then
    select * into recorded from kedu.record_commands(here, clean);
    insert into kedu.event (authority_id, stream, version, position, since, body)
    select here, said.stream, (select version from kedu.stream_version(said.stream, null)) + 1,
      row_number() over (partition by said.stream order by said.position), recorded.first + place - 1, said.body
    from (
      select place, position, e->>'stream' as stream, e->'event' as body
      from jsonb_array_elements(clean) with ordinality as listed(c, place), jsonb_array_elements(c->'events') with ordinality as told(e, position)
    ) as said;
    for fact in
      select f->>'table' as name, jsonb_agg(kedu.stamped(f->>'table', f->'row', same) order by place, position) as said
      from jsonb_array_elements(clean) with ordinality as listed(c, place),
        lateral (select jsonb_build_object('authority_id', here, 'since', recorded.first + place - 1, 'at', recorded.moments[place],
          'person_id', c->>'person', 'post_id', c->>'post') as same) as stamp,
        jsonb_array_elements(c->'facts') with ordinality as told(f, position)
      group by 1 order by min(position)
    loop
      perform kedu.state_facts(fact.name, fact.said);
    end loop;
    perform kedu.claim_log(named.log)
    from (select distinct e->>'log' as log from jsonb_array_elements(clean) as c, jsonb_array_elements(c->'evidence') as e) as named;
    insert into kedu.pending_entry (authority_id, log, since, position, entry)
    select here, e->>'log', recorded.first + place - 1, position, decode(e->>'entry', 'base64')
    from jsonb_array_elements(clean) with ordinality as listed(c, place), jsonb_array_elements(c->'evidence') with ordinality as told(e, position);
    insert into kedu.command_key (authority_id, person_id, key, content_digest, since)
    select here, c->>'person', c->>'key', c->>'content', recorded.first + place - 1
    from jsonb_array_elements(clean) with ordinality as listed(c, place);
  end if;
  select jsonb_agg(case when place = any (apart) then kedu.commit_one(c)
      else jsonb_build_object('sequence', recorded.first + rank - 1, 'at', recorded.moments[rank]) end order by place)
    into outcomes
  from (
    select c, place, count(*) filter (where not place = any (apart)) over (order by place)::integer as rank
    from jsonb_array_elements(commands) with ordinality as listed(c, place)
  ) as ranked;
  return outcomes;
end
$function$
;

CREATE OR REPLACE FUNCTION kedu.commit_one(c jsonb)
 RETURNS jsonb
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
 SET plan_cache_mode TO 'force_generic_plan'
AS $function$
declare
  here text := c->>'authority';
  known record;
  expected jsonb;
  current_version record;
  recorded record;
  same jsonb;
  fact record;
begin
  perform kedu.enter(here, c->>'person', c->>'post');
  perform kedu.take_place();
  select k.content_digest, k.since, a.at into known
  from kedu.command_key k join kedu.audit a on a.authority_id = k.authority_id and a.sequence = k.since
  where k.authority_id = here and k.person_id = c->>'person' and k.key = c->>'key';
  if found then
    if known.content_digest <> c->>'content' then return jsonb_build_object('key_reused', known.since); end if;
    return jsonb_build_object('sequence', known.since, 'at', known.at, 'again', true);
  end if;
  for expected in select * from jsonb_array_elements(c->'expected') loop
    select * into current_version from kedu.stream_version(expected->>'stream', nullif(expected->'cell', 'null'));
    if current_version.version <> (expected->>'version')::integer then
      return (
        select jsonb_build_object('conflict', jsonb_build_object('stream', expected->>'stream', 'expected', (expected->>'version')::integer,
          'found', current_version.version, 'person', a.person_id, 'post', a.post_id, 'at', a.at, 'command', a.command))
        from (select) as one left join kedu.audit a on a.authority_id = here and a.sequence = current_version.last);
    end if;
  end loop;
  select * into recorded from kedu.record_command(c->>'command', c->>'about', c->>'events_digest', (c->>'told')::timestamptz);
  if c->'events' <> '[]' then
  insert into kedu.event (authority_id, stream, version, position, since, body)
  select here, said.stream, (select version from kedu.stream_version(said.stream, null)) + 1,
    row_number() over (partition by said.stream order by said.position), recorded.sequence, said.body
  from (select e->>'stream' as stream, e->'event' as body, position from jsonb_array_elements(c->'events') with ordinality as listed(e, position)) as said;
  end if;
  same := jsonb_build_object('authority_id', here, 'since', recorded.sequence, 'at', recorded.at, 'person_id', c->>'person', 'post_id', c->>'post');
  for fact in
    select f->>'table' as name, jsonb_agg(kedu.stamped(f->>'table', f->'row', same) order by position) as said
    from jsonb_array_elements(c->'facts') with ordinality as listed(f, position) group by 1 order by min(position)
  loop
    perform kedu.state_facts(fact.name, fact.said);
  end loop;
  if c->'evidence' <> '[]' then
  perform kedu.claim_log(named.log) from (select distinct e->>'log' as log from jsonb_array_elements(c->'evidence') as e) as named;
  insert into kedu.pending_entry (authority_id, log, since, position, entry)
  select here, e->>'log', recorded.sequence, position, decode(e->>'entry', 'base64')
  from jsonb_array_elements(c->'evidence') with ordinality as listed(e, position);
  end if;
  insert into kedu.command_key (authority_id, person_id, key, content_digest, since)
  values (here, c->>'person', c->>'key', c->>'content', recorded.sequence);
  return jsonb_build_object('sequence', recorded.sequence, 'at', recorded.at);
end
$function$
;

CREATE OR REPLACE FUNCTION kedu.enter(authority text, person text, post text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
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
$function$
;

CREATE OR REPLACE FUNCTION kedu.entered_authority()
 RETURNS text
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  return (
    select (kedu.unsealed('kedu.entered'))[1]
  );
end
$function$
;

CREATE OR REPLACE FUNCTION kedu.entered_person()
 RETURNS text
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  return (
    select (kedu.unsealed('kedu.entered'))[2]
  );
end
$function$
;

CREATE OR REPLACE FUNCTION kedu.entered_post()
 RETURNS text
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  return (
    select (kedu.unsealed('kedu.entered'))[3]
  );
end
$function$
;

CREATE OR REPLACE FUNCTION kedu.granted_units(asked text)
 RETURNS text[]
 LANGUAGE plpgsql
 STABLE
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  return (
    select coalesce(array_agg(authority_id || '/' || unit_id), '{}') from kedu.read_grant_now, unnest(unit_ids) as unit_id
    where reader_authority_id = (select kedu.business_authority()) and asked = any(table_groups)
  );
end
$function$
;

CREATE OR REPLACE FUNCTION kedu.granted_whole(asked text)
 RETURNS text[]
 LANGUAGE plpgsql
 STABLE
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  return (
    select coalesce(array_agg(authority_id), '{}') from kedu.read_grant_now
    where reader_authority_id = (select kedu.business_authority()) and asked = any(table_groups) and unit_ids is null
  );
end
$function$
;

CREATE OR REPLACE FUNCTION kedu.keep_administrators_apart()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  if tg_table_name = 'admin_seat' then
    if new.person_id is null then return null; end if;
    if exists (select from kedu.admin_seat_now n where n.authority_id = new.authority_id and n.person_id = new.person_id and n.seat <> new.seat) then
      raise exception 'KEDU: one person has two of the three administrator seats' using errcode = 'KD004';
    end if;
    if exists (
      select from (
        select distinct on (s.post_id, s.from_day) s.from_day, s.until_day from kedu.seat s
        where s.authority_id = new.authority_id and s.person_id = new.person_id order by s.post_id, s.from_day, s.since desc
      ) as last
      where last.until_day >= last.from_day and last.until_day >= kedu.today()
    ) then
      raise exception 'KEDU: an administrator has a post' using errcode = 'KD004';
    end if;
  elsif new.until_day >= new.from_day and new.until_day >= kedu.today()
    and exists (select from kedu.admin_seat_now n where n.authority_id = new.authority_id and n.person_id = new.person_id) then
    raise exception 'KEDU: an administrator has a post' using errcode = 'KD004';
  end if;
  return null;
end
$function$
;

CREATE OR REPLACE FUNCTION kedu.keep_published()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  if exists (
    select from kedu.scheme_version v
    where v.authority_id = new.authority_id and v.scheme_id = new.scheme_id and v.version = new.version and v.step = 'published'
  ) then
    raise exception 'KEDU: version % of % is published and frozen', new.version, new.scheme_id using errcode = 'KD005';
  end if;
  return new;
end
$function$
;

CREATE OR REPLACE FUNCTION kedu.looked_for()
 RETURNS text
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  return (
    select (kedu.unsealed('kedu.looked_for'))[1]
  );
end
$function$
;

CREATE OR REPLACE FUNCTION kedu.measure_staged()
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$ begin analyze pg_temp.staged_observation; end $function$
;

CREATE OR REPLACE FUNCTION kedu.record_command(command text, about text, events_digest text, told timestamp with time zone DEFAULT NULL::timestamp with time zone, OUT sequence bigint, OUT at timestamp with time zone)
 RETURNS record
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
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
$function$
;

CREATE OR REPLACE FUNCTION kedu.record_commands(here text, said jsonb, OUT first bigint, OUT moments timestamp with time zone[])
 RETURNS record
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
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
$function$
;

CREATE OR REPLACE FUNCTION kedu.record_figures(here text, people text[], posts text[], commands text[], abouts text[], digests text[], OUT first bigint, OUT moment timestamp with time zone)
 RETURNS record
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
#variable_conflict use_column
declare
  n integer := cardinality(people);
  head kedu.audit_head;
  kind text;
  befores text[];
  previous text[] := '{}';
  owns text[] := '{}';
  own text;
  today date := kedu.today();
begin
  perform kedu.enter(here, people[1], posts[1]);
  kind := (kedu.unsealed('kedu.entered'))[4];
  if kind = 'administrator' or exists (
    select from (select distinct person, post from unnest(people, posts) as given(person, post)) as given
    where not ((given.person = 'kedu' and given.post = 'kedu')
      or (given.post not in ('system_administrator', 'security_administrator', 'audit_administrator')
        -- Of each beginning of a seat, and of the post, what was said last.
        and (select true from (
            select distinct on (s.from_day) s.from_day, s.until_day from kedu.seat s
            where s.authority_id = here and s.person_id = given.person and s.post_id = given.post order by s.from_day, s.since desc) as last
          where today between last.from_day and last.until_day limit 1)
        and (select coalesce(p.abolished_on > today, true) from kedu.post p
          where p.authority_id = here and p.post_id = given.post order by p.since desc limit 1)) is true)
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
$function$
;

CREATE OR REPLACE FUNCTION kedu.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  if current_user = 'kedu_owner' and current_setting('kedu.migrating', true) = 'on' then
    return case when tg_level = 'ROW' then coalesce(new, old) end;
  end if;
  raise exception 'KEDU: % of % is refused: nothing is overwritten', tg_op, tg_table_name using errcode = 'KD002';
end
$function$
;

CREATE OR REPLACE FUNCTION kedu.seal(setting text, VARIADIC parts text[])
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  payload text := array_to_string(parts, chr(31), '');
begin
  if exists (select from unnest(parts) part where part ~ '[\x01-\x1f]') then
    raise exception 'KEDU: a control character in a name' using errcode = 'KD001';
  end if;
  perform set_config(setting, payload || chr(30) || kedu.sealed(setting || payload), true);
end
$function$
;

CREATE OR REPLACE FUNCTION kedu.sealed(payload text)
 RETURNS text
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  return (
    select encode(sha256(secret || sha256(secret || convert_to(
      payload || chr(31) || pg_backend_pid()::text || chr(31) || extract(epoch from transaction_timestamp())::text, 'UTF8'))), 'hex')
    from kedu.installation_secret
  );
end
$function$
;

CREATE OR REPLACE FUNCTION kedu.stage_observations()
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
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
$function$
;

CREATE OR REPLACE FUNCTION kedu.stamped(fact_table text, said jsonb, same jsonb)
 RETURNS jsonb
 LANGUAGE plpgsql
 IMMUTABLE
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  return said || case when fact_table in ('seat', 'seat_end', 'admin_seat') then same - 'person_id' - 'post_id'
    when fact_table in ('post', 'post_end', 'role_grant', 'indicator_owner') then same - 'post_id' else same end;
end
$function$
;

CREATE OR REPLACE FUNCTION kedu.state_facts(fact_table text, said jsonb)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
 SET plan_cache_mode TO 'force_generic_plan'
AS $function$
begin
  -- What is written a hundred times an hour has plans that are kept.
  if fact_table = 'observation' then
    insert into kedu.observation (authority_id, indicator, period, unit_id, source, version, value, missing, known_from, person_id, post_id, since, position,
      first_step, import_id, note, late, object_until, correction_ground, correction_reason)
    select r.authority_id, r.indicator, r.period, r.unit_id, r.source, r.version, r.value, r.missing, r.at, r.person_id, r.post_id, r.since, r.position,
      r.first_step, r.import_id, r.note, r.late, r.object_until, r.correction_ground, r.correction_reason
    from jsonb_to_recordset(said) as r (authority_id text, indicator text, period text, unit_id text, source text, version integer, value float8, missing text,
      at timestamptz, person_id text, post_id text, since bigint, position integer, first_step text, import_id text, note text, late text, object_until date,
      correction_ground text, correction_reason text);
    return;
  elsif fact_table = 'observation_step' then
    insert into kedu.observation_step (authority_id, indicator, period, unit_id, source, version, since, position, step, at, person_id, post_id, reason, late, object_until)
    select r.authority_id, r.indicator, r.period, r.unit_id, r.source, r.version, r.since, r.position, r.step, r.at, r.person_id, r.post_id, r.reason, r.late, r.object_until
    from jsonb_to_recordset(said) as r (authority_id text, indicator text, period text, unit_id text, source text, version integer, since bigint, position integer,
      step text, at timestamptz, person_id text, post_id text, reason text, late text, object_until date);
    return;
  -- An end is said of what stands: the row that stood is said again with its last day.
  elsif fact_table = 'seat_end' then
    insert into kedu.seat (authority_id, post_id, person_id, from_day, since, capacity, until_day)
    select s.authority_id, s.post_id, s.person_id, s.from_day, (ended->>'since')::bigint, s.capacity, (ended->>'until_day')::date
    from jsonb_array_elements(said) as ended
    join (select distinct on (authority_id, post_id, person_id, from_day) * from kedu.seat order by authority_id, post_id, person_id, from_day, since desc) as s
      on s.authority_id = ended->>'authority_id' and s.post_id = ended->>'post_id' and s.person_id = ended->>'person_id'
    where s.until_day > (ended->>'until_day')::date;
    return;
  elsif fact_table = 'post_end' then
    insert into kedu.post (authority_id, post_id, since, title, unit_id, abolished_on)
    select p.authority_id, p.post_id, (ended->>'since')::bigint, p.title, p.unit_id, (ended->>'abolished_on')::date
    from jsonb_array_elements(said) as ended
    join kedu.post_now p on p.authority_id = ended->>'authority_id' and p.post_id = ended->>'post_id';
    return;
  elsif fact_table = 'read_grant_end' then
    insert into kedu.read_grant (authority_id, grant_id, since, reader_authority_id, table_groups, unit_ids, from_day, until_day, reason)
    select g.authority_id, g.grant_id, (ended->>'since')::bigint, g.reader_authority_id, g.table_groups, g.unit_ids,
      least(g.from_day, (ended->>'until_day')::date), (ended->>'until_day')::date, g.reason
    from jsonb_array_elements(said) as ended
    join (select distinct on (authority_id, grant_id) * from kedu.read_grant order by authority_id, grant_id, since desc) as g
      on g.authority_id = ended->>'authority_id' and g.grant_id = ended->>'grant_id';
    return;
  end if;
  if not fact_table = any (array['post', 'seat', 'role_grant', 'admin_seat', 'read_grant', 'scheme_version', 'catalogue_request',
    'indicator_owner', 'round', 'task', 'connector', 'opinion', 'import', 'snapshot', 'run']) then
    raise exception 'KEDU: no facts go to %', fact_table using errcode = 'KD006';
  end if;
  execute format(
    'insert into kedu.%I select filled.* from jsonb_array_elements($1) as said, jsonb_populate_record(null::kedu.%I, said) as filled',
    fact_table, fact_table) using said;
end
$function$
;

CREATE OR REPLACE FUNCTION kedu.stream_version(stream text, cell jsonb, OUT version integer, OUT last bigint)
 RETURNS record
 LANGUAGE plpgsql
 STABLE
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
#variable_conflict use_column
declare
  here text := kedu.entered_authority();
  named text[] := string_to_array(stream_version.stream, '/');
begin
  if right(stream_version.stream, 1) = '/' and starts_with(stream_version.stream, 'value/') then
    select count(*), max(said.since) into stream_version.version, stream_version.last
    from (
      select since from kedu.observation o where o.authority_id = here and o.indicator = named[2] and o.period = named[3]
      union all
      select since from kedu.observation_step o where o.authority_id = here and o.indicator = named[2] and o.period = named[3]
      union all
      select since from kedu.opinion o where o.authority_id = here and o.indicator = named[2] and o.period = named[3]
    ) as said;
    return;
  end if;
  if right(stream_version.stream, 1) = '/' then
    select count(*), max(e.since) into stream_version.version, stream_version.last
    from kedu.event e where e.authority_id = here and e.version = 1 and e.position = 1 and starts_with(e.stream, stream_version.stream);
    return;
  end if;
  if cell is null then
    select coalesce(max(e.version), 0), max(e.since) into stream_version.version, stream_version.last
    from kedu.event e where e.authority_id = here and e.stream = stream_version.stream;
    return;
  end if;
  -- Steps and opinions are of a version: without one there is nothing else.
  if not exists (
    select from kedu.observation o
    where o.authority_id = here and o.indicator = cell->>'indicator' and o.period = cell->>'period' and o.unit_id = cell->>'unit_id' and o.source = cell->>'source'
  ) then
    stream_version.version := 0;
    return;
  end if;
  select count(distinct touched.since), max(touched.since) into stream_version.version, stream_version.last
  from (
    select since from kedu.observation o
    where o.authority_id = here and o.indicator = cell->>'indicator' and o.period = cell->>'period' and o.unit_id = cell->>'unit_id' and o.source = cell->>'source'
    union all
    select since from kedu.observation_step o
    where o.authority_id = here and o.indicator = cell->>'indicator' and o.period = cell->>'period' and o.unit_id = cell->>'unit_id' and o.source = cell->>'source'
    union all
    select since from kedu.opinion o
    where o.authority_id = here and o.indicator = cell->>'indicator' and o.period = cell->>'period' and o.unit_id = cell->>'unit_id' and o.source = cell->>'source'
  ) as touched;
end
$function$
;

CREATE OR REPLACE FUNCTION kedu.take_place()
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  here text := kedu.entered_authority();
begin
  perform from kedu.audit_head where authority_id = here for update;
  if not found then
    insert into kedu.audit_head (authority_id, sequence, at, digest) values (here, 0, '-infinity', '') on conflict do nothing;
    perform from kedu.audit_head where authority_id = here for update;
  end if;
end
$function$
;

CREATE OR REPLACE FUNCTION kedu.today()
 RETURNS date
 LANGUAGE plpgsql
 STABLE
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  return (
    select (now() at time zone 'Asia/Shanghai')::date
  );
end
$function$
;

CREATE OR REPLACE FUNCTION kedu.unsealed(setting text)
 RETURNS text[]
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
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
$function$
;

-- Triggers

CREATE TRIGGER keep_apart AFTER INSERT ON kedu.admin_seat FOR EACH ROW EXECUTE FUNCTION kedu.keep_administrators_apart();

CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE ON kedu.admin_seat FOR EACH STATEMENT EXECUTE FUNCTION kedu.refuse_change();

CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON kedu.admin_seat FOR EACH STATEMENT EXECUTE FUNCTION kedu.refuse_change();

CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE ON kedu.audit FOR EACH STATEMENT EXECUTE FUNCTION kedu.refuse_change();

CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON kedu.audit FOR EACH STATEMENT EXECUTE FUNCTION kedu.refuse_change();

CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON kedu.audit_head FOR EACH STATEMENT EXECUTE FUNCTION kedu.refuse_change();

CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE ON kedu.blob FOR EACH STATEMENT EXECUTE FUNCTION kedu.refuse_change();

CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON kedu.blob FOR EACH STATEMENT EXECUTE FUNCTION kedu.refuse_change();

CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE ON kedu.blob_chunk FOR EACH STATEMENT EXECUTE FUNCTION kedu.refuse_change();

CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON kedu.blob_chunk FOR EACH STATEMENT EXECUTE FUNCTION kedu.refuse_change();

CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE ON kedu.catalogue_request FOR EACH STATEMENT EXECUTE FUNCTION kedu.refuse_change();

CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON kedu.catalogue_request FOR EACH STATEMENT EXECUTE FUNCTION kedu.refuse_change();

CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE ON kedu.command_key FOR EACH STATEMENT EXECUTE FUNCTION kedu.refuse_change();

CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON kedu.command_key FOR EACH STATEMENT EXECUTE FUNCTION kedu.refuse_change();

CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE ON kedu.connector FOR EACH STATEMENT EXECUTE FUNCTION kedu.refuse_change();

CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON kedu.connector FOR EACH STATEMENT EXECUTE FUNCTION kedu.refuse_change();

CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE ON kedu.event FOR EACH STATEMENT EXECUTE FUNCTION kedu.refuse_change();

CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON kedu.event FOR EACH STATEMENT EXECUTE FUNCTION kedu.refuse_change();

CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE ON kedu.import FOR EACH STATEMENT EXECUTE FUNCTION kedu.refuse_change();

CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON kedu.import FOR EACH STATEMENT EXECUTE FUNCTION kedu.refuse_change();

CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE ON kedu.indicator_owner FOR EACH STATEMENT EXECUTE FUNCTION kedu.refuse_change();

CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON kedu.indicator_owner FOR EACH STATEMENT EXECUTE FUNCTION kedu.refuse_change();

CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE ON kedu.log_entry FOR EACH STATEMENT EXECUTE FUNCTION kedu.refuse_change();

CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON kedu.log_entry FOR EACH STATEMENT EXECUTE FUNCTION kedu.refuse_change();

CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE ON kedu.observation FOR EACH STATEMENT EXECUTE FUNCTION kedu.refuse_change();

CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON kedu.observation FOR EACH STATEMENT EXECUTE FUNCTION kedu.refuse_change();

CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE ON kedu.observation_step FOR EACH STATEMENT EXECUTE FUNCTION kedu.refuse_change();

CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON kedu.observation_step FOR EACH STATEMENT EXECUTE FUNCTION kedu.refuse_change();

CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE ON kedu.opinion FOR EACH STATEMENT EXECUTE FUNCTION kedu.refuse_change();

CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON kedu.opinion FOR EACH STATEMENT EXECUTE FUNCTION kedu.refuse_change();

CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE ON kedu.pending_entry FOR EACH STATEMENT EXECUTE FUNCTION kedu.refuse_change();

CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON kedu.pending_entry FOR EACH STATEMENT EXECUTE FUNCTION kedu.refuse_change();

CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE ON kedu.post FOR EACH STATEMENT EXECUTE FUNCTION kedu.refuse_change();

CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON kedu.post FOR EACH STATEMENT EXECUTE FUNCTION kedu.refuse_change();

CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE ON kedu.read_grant FOR EACH STATEMENT EXECUTE FUNCTION kedu.refuse_change();

CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON kedu.read_grant FOR EACH STATEMENT EXECUTE FUNCTION kedu.refuse_change();

CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE ON kedu.role_grant FOR EACH STATEMENT EXECUTE FUNCTION kedu.refuse_change();

CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON kedu.role_grant FOR EACH STATEMENT EXECUTE FUNCTION kedu.refuse_change();

CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE ON kedu.round FOR EACH STATEMENT EXECUTE FUNCTION kedu.refuse_change();

CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON kedu.round FOR EACH STATEMENT EXECUTE FUNCTION kedu.refuse_change();

CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE ON kedu.run FOR EACH STATEMENT EXECUTE FUNCTION kedu.refuse_change();

CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON kedu.run FOR EACH STATEMENT EXECUTE FUNCTION kedu.refuse_change();

CREATE TRIGGER keep_published BEFORE INSERT ON kedu.scheme_version FOR EACH ROW EXECUTE FUNCTION kedu.keep_published();

CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE ON kedu.scheme_version FOR EACH STATEMENT EXECUTE FUNCTION kedu.refuse_change();

CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON kedu.scheme_version FOR EACH STATEMENT EXECUTE FUNCTION kedu.refuse_change();

CREATE TRIGGER keep_apart AFTER INSERT ON kedu.seat FOR EACH ROW EXECUTE FUNCTION kedu.keep_administrators_apart();

CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE ON kedu.seat FOR EACH STATEMENT EXECUTE FUNCTION kedu.refuse_change();

CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON kedu.seat FOR EACH STATEMENT EXECUTE FUNCTION kedu.refuse_change();

CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE ON kedu.snapshot FOR EACH STATEMENT EXECUTE FUNCTION kedu.refuse_change();

CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON kedu.snapshot FOR EACH STATEMENT EXECUTE FUNCTION kedu.refuse_change();

CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE ON kedu.task FOR EACH STATEMENT EXECUTE FUNCTION kedu.refuse_change();

CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON kedu.task FOR EACH STATEMENT EXECUTE FUNCTION kedu.refuse_change();

-- Row-level security

alter table kedu.admin_seat enable row level security;

alter table kedu.admin_seat force row level security;

alter table kedu.audit enable row level security;

alter table kedu.audit force row level security;

alter table kedu.audit_head enable row level security;

alter table kedu.audit_head force row level security;

alter table kedu.blob enable row level security;

alter table kedu.blob force row level security;

alter table kedu.blob_chunk enable row level security;

alter table kedu.blob_chunk force row level security;

alter table kedu.catalogue_request enable row level security;

alter table kedu.catalogue_request force row level security;

alter table kedu.command_key enable row level security;

alter table kedu.command_key force row level security;

alter table kedu.connector enable row level security;

alter table kedu.connector force row level security;

alter table kedu.event enable row level security;

alter table kedu.event force row level security;

alter table kedu.import enable row level security;

alter table kedu.import force row level security;

alter table kedu.indicator_owner enable row level security;

alter table kedu.indicator_owner force row level security;

alter table kedu.log_entry enable row level security;

alter table kedu.log_entry force row level security;

alter table kedu.observation enable row level security;

alter table kedu.observation force row level security;

alter table kedu.observation_step enable row level security;

alter table kedu.observation_step force row level security;

alter table kedu.opinion enable row level security;

alter table kedu.opinion force row level security;

alter table kedu.pending_entry enable row level security;

alter table kedu.pending_entry force row level security;

alter table kedu.post enable row level security;

alter table kedu.post force row level security;

alter table kedu.read_grant enable row level security;

alter table kedu.read_grant force row level security;

alter table kedu.role_grant enable row level security;

alter table kedu.role_grant force row level security;

alter table kedu.round enable row level security;

alter table kedu.round force row level security;

alter table kedu.run enable row level security;

alter table kedu.run force row level security;

alter table kedu.scheme_version enable row level security;

alter table kedu.scheme_version force row level security;

alter table kedu.seat enable row level security;

alter table kedu.seat force row level security;

alter table kedu.snapshot enable row level security;

alter table kedu.snapshot force row level security;

alter table kedu.task enable row level security;

alter table kedu.task force row level security;

-- Policies

create policy backup on kedu.admin_seat for select to kedu_read
  using true;

create policy looked_for on kedu.admin_seat for select to kedu_owner
  using (person_id = ( SELECT kedu.looked_for() AS looked_for));

create policy own_insert on kedu.admin_seat for insert to kedu_app
  with check (((authority_id, since) = ( SELECT stamp.authority_id, stamp.since FROM kedu.command_stamp() stamp(authority_id, since, at, person_id, post_id, business_id, first, moments, people, posts))) OR ((authority_id = ( SELECT stamp.authority_id FROM kedu.command_stamp() stamp(authority_id, since, at, person_id, post_id, business_id, first, moments, people, posts))) AND ((( SELECT stamp.moments FROM kedu.command_stamp() stamp(authority_id, since, at, person_id, post_id, business_id, first, moments, people, posts)))[((since - ( SELECT stamp.first FROM kedu.command_stamp() stamp(authority_id, since, at, person_id, post_id, business_id, first, moments, people, posts))) + 1)] IS NOT NULL)));

create policy own_read on kedu.admin_seat for select to kedu_app, kedu_owner
  using (authority_id = ( SELECT kedu.entered_authority() AS entered_authority));

create policy backup on kedu.audit for select to kedu_read
  using true;

create policy own_insert on kedu.audit for insert to kedu_owner
  with check (authority_id = ( SELECT kedu.entered_authority() AS entered_authority));

create policy own_read on kedu.audit for select to kedu_app, kedu_owner
  using (authority_id = ( SELECT kedu.entered_authority() AS entered_authority));

create policy backup on kedu.audit_head for select to kedu_read
  using true;

create policy own_insert on kedu.audit_head for insert to kedu_owner
  with check (authority_id = ( SELECT kedu.entered_authority() AS entered_authority));

create policy own_read on kedu.audit_head for select to kedu_app, kedu_owner
  using (authority_id = ( SELECT kedu.entered_authority() AS entered_authority));

create policy own_update on kedu.audit_head for update to kedu_owner
  using (authority_id = ( SELECT kedu.entered_authority() AS entered_authority));

create policy backup on kedu.blob for select to kedu_read
  using true;

create policy own_insert on kedu.blob for insert to kedu_app
  with check (authority_id = ( SELECT kedu.business_authority() AS business_authority));

create policy own_read on kedu.blob for select to kedu_app, kedu_owner
  using (authority_id = ( SELECT kedu.business_authority() AS business_authority));

create policy backup on kedu.blob_chunk for select to kedu_read
  using true;

create policy own_insert on kedu.blob_chunk for insert to kedu_app
  with check (authority_id = ( SELECT kedu.business_authority() AS business_authority));

create policy own_read on kedu.blob_chunk for select to kedu_app, kedu_owner
  using (authority_id = ( SELECT kedu.business_authority() AS business_authority));

create policy backup on kedu.catalogue_request for select to kedu_read
  using true;

create policy granted_read on kedu.catalogue_request for select to kedu_app, kedu_owner
  using (authority_id = ANY (( SELECT kedu.granted_whole('schemes'::text) AS granted_whole)::text[]));

create policy own_insert on kedu.catalogue_request for insert to kedu_app
  with check (((authority_id, since) = ( SELECT stamp.business_id, stamp.since FROM kedu.command_stamp() stamp(authority_id, since, at, person_id, post_id, business_id, first, moments, people, posts))) OR ((authority_id = ( SELECT stamp.business_id FROM kedu.command_stamp() stamp(authority_id, since, at, person_id, post_id, business_id, first, moments, people, posts))) AND ((( SELECT stamp.moments FROM kedu.command_stamp() stamp(authority_id, since, at, person_id, post_id, business_id, first, moments, people, posts)))[((since - ( SELECT stamp.first FROM kedu.command_stamp() stamp(authority_id, since, at, person_id, post_id, business_id, first, moments, people, posts))) + 1)] IS NOT NULL)));

create policy own_read on kedu.catalogue_request for select to kedu_app, kedu_owner
  using (authority_id = ( SELECT kedu.business_authority() AS business_authority));

create policy backup on kedu.command_key for select to kedu_read
  using true;

create policy own_insert on kedu.command_key for insert to kedu_app
  with check (EXISTS ( SELECT FROM kedu.command_stamp() stamp(authority_id, since, at, person_id, post_id, business_id, first, moments, people, posts) WHERE ((command_key.authority_id = stamp.authority_id) AND ((command_key.since >= stamp.first) AND (command_key.since <= stamp.since)) AND (command_key.person_id = stamp.people[(((command_key.since - stamp.first) + 1))::integer]))));

create policy own_read on kedu.command_key for select to kedu_app, kedu_owner
  using (authority_id = ( SELECT kedu.entered_authority() AS entered_authority));

create policy backup on kedu.connector for select to kedu_read
  using true;

create policy own_insert on kedu.connector for insert to kedu_app
  with check (((authority_id, since) = ( SELECT stamp.business_id, stamp.since FROM kedu.command_stamp() stamp(authority_id, since, at, person_id, post_id, business_id, first, moments, people, posts))) OR ((authority_id = ( SELECT stamp.business_id FROM kedu.command_stamp() stamp(authority_id, since, at, person_id, post_id, business_id, first, moments, people, posts))) AND ((( SELECT stamp.moments FROM kedu.command_stamp() stamp(authority_id, since, at, person_id, post_id, business_id, first, moments, people, posts)))[((since - ( SELECT stamp.first FROM kedu.command_stamp() stamp(authority_id, since, at, person_id, post_id, business_id, first, moments, people, posts))) + 1)] IS NOT NULL)));

create policy own_read on kedu.connector for select to kedu_app, kedu_owner
  using (authority_id = ( SELECT kedu.business_authority() AS business_authority));

create policy backup on kedu.event for select to kedu_read
  using true;

create policy own_insert on kedu.event for insert to kedu_app
  with check (((authority_id, since) = ( SELECT stamp.business_id, stamp.since FROM kedu.command_stamp() stamp(authority_id, since, at, person_id, post_id, business_id, first, moments, people, posts))) OR ((authority_id = ( SELECT stamp.business_id FROM kedu.command_stamp() stamp(authority_id, since, at, person_id, post_id, business_id, first, moments, people, posts))) AND ((( SELECT stamp.moments FROM kedu.command_stamp() stamp(authority_id, since, at, person_id, post_id, business_id, first, moments, people, posts)))[((since - ( SELECT stamp.first FROM kedu.command_stamp() stamp(authority_id, since, at, person_id, post_id, business_id, first, moments, people, posts))) + 1)] IS NOT NULL)));

create policy own_read on kedu.event for select to kedu_app, kedu_owner
  using (authority_id = ( SELECT kedu.business_authority() AS business_authority));

create policy rights_insert on kedu.event for insert to kedu_app
  with check ((authority_id = ( SELECT stamp.authority_id FROM kedu.command_stamp() stamp(authority_id, since, at, person_id, post_id, business_id, first, moments, people, posts))) AND (since >= ( SELECT stamp.first FROM kedu.command_stamp() stamp(authority_id, since, at, person_id, post_id, business_id, first, moments, people, posts))) AND (since <= ( SELECT stamp.since FROM kedu.command_stamp() stamp(authority_id, since, at, person_id, post_id, business_id, first, moments, people, posts))) AND (stream = 'rights'::text));

create policy rights_read on kedu.event for select to kedu_app, kedu_owner
  using ((authority_id = ( SELECT kedu.entered_authority() AS entered_authority)) AND (stream = 'rights'::text));

create policy backup on kedu.import for select to kedu_read
  using true;

create policy own_insert on kedu.import for insert to kedu_app
  with check (((authority_id, since) = ( SELECT stamp.business_id, stamp.since FROM kedu.command_stamp() stamp(authority_id, since, at, person_id, post_id, business_id, first, moments, people, posts))) OR ((authority_id = ( SELECT stamp.business_id FROM kedu.command_stamp() stamp(authority_id, since, at, person_id, post_id, business_id, first, moments, people, posts))) AND ((( SELECT stamp.moments FROM kedu.command_stamp() stamp(authority_id, since, at, person_id, post_id, business_id, first, moments, people, posts)))[((since - ( SELECT stamp.first FROM kedu.command_stamp() stamp(authority_id, since, at, person_id, post_id, business_id, first, moments, people, posts))) + 1)] IS NOT NULL)));

create policy own_read on kedu.import for select to kedu_app, kedu_owner
  using (authority_id = ( SELECT kedu.business_authority() AS business_authority));

create policy backup on kedu.indicator_owner for select to kedu_read
  using true;

create policy granted_read on kedu.indicator_owner for select to kedu_app, kedu_owner
  using (authority_id = ANY (( SELECT kedu.granted_whole('schemes'::text) AS granted_whole)::text[]));

create policy own_insert on kedu.indicator_owner for insert to kedu_app
  with check (((authority_id, since) = ( SELECT stamp.business_id, stamp.since FROM kedu.command_stamp() stamp(authority_id, since, at, person_id, post_id, business_id, first, moments, people, posts))) OR ((authority_id = ( SELECT stamp.business_id FROM kedu.command_stamp() stamp(authority_id, since, at, person_id, post_id, business_id, first, moments, people, posts))) AND ((( SELECT stamp.moments FROM kedu.command_stamp() stamp(authority_id, since, at, person_id, post_id, business_id, first, moments, people, posts)))[((since - ( SELECT stamp.first FROM kedu.command_stamp() stamp(authority_id, since, at, person_id, post_id, business_id, first, moments, people, posts))) + 1)] IS NOT NULL)));

create policy own_read on kedu.indicator_owner for select to kedu_app, kedu_owner
  using (authority_id = ( SELECT kedu.business_authority() AS business_authority));

create policy backup on kedu.log_entry for select to kedu_read
  using true;

create policy own_insert on kedu.log_entry for insert to kedu_app
  with check (authority_id = ( SELECT kedu.entered_authority() AS entered_authority));

create policy own_read on kedu.log_entry for select to kedu_app, kedu_owner
  using (authority_id = ( SELECT kedu.entered_authority() AS entered_authority));

create policy backup on kedu.observation for select to kedu_read
  using true;

create policy granted_read on kedu.observation for select to kedu_app, kedu_owner
  using ((authority_id = ANY (( SELECT kedu.granted_whole('values'::text) AS granted_whole)::text[])) OR (((authority_id || '/'::text) || unit_id) = ANY (( SELECT kedu.granted_units('values'::text) AS granted_units)::text[])));

create policy own_insert on kedu.observation for insert to kedu_app
  with check (EXISTS ( SELECT FROM kedu.command_stamp() stamp(authority_id, since, at, person_id, post_id, business_id, first, moments, people, posts) WHERE ((observation.authority_id = stamp.business_id) AND ((observation.since >= stamp.first) AND (observation.since <= stamp.since)) AND (observation.known_from = stamp.moments[(((observation.since - stamp.first) + 1))::integer]) AND (observation.person_id = stamp.people[(((observation.since - stamp.first) + 1))::integer]) AND (observation.post_id = stamp.posts[(((observation.since - stamp.first) + 1))::integer]))));

create policy own_read on kedu.observation for select to kedu_app, kedu_owner
  using (authority_id = ( SELECT kedu.business_authority() AS business_authority));

create policy backup on kedu.observation_step for select to kedu_read
  using true;

create policy granted_read on kedu.observation_step for select to kedu_app, kedu_owner
  using ((authority_id = ANY (( SELECT kedu.granted_whole('values'::text) AS granted_whole)::text[])) OR (((authority_id || '/'::text) || unit_id) = ANY (( SELECT kedu.granted_units('values'::text) AS granted_units)::text[])));

create policy own_insert on kedu.observation_step for insert to kedu_app
  with check (EXISTS ( SELECT FROM kedu.command_stamp() stamp(authority_id, since, at, person_id, post_id, business_id, first, moments, people, posts) WHERE ((observation_step.authority_id = stamp.business_id) AND ((observation_step.since >= stamp.first) AND (observation_step.since <= stamp.since)) AND (observation_step.at = stamp.moments[(((observation_step.since - stamp.first) + 1))::integer]) AND (observation_step.person_id = stamp.people[(((observation_step.since - stamp.first) + 1))::integer]) AND (observation_step.post_id = stamp.posts[(((observation_step.since - stamp.first) + 1))::integer]))));

create policy own_read on kedu.observation_step for select to kedu_app, kedu_owner
  using (authority_id = ( SELECT kedu.business_authority() AS business_authority));

create policy backup on kedu.opinion for select to kedu_read
  using true;

create policy granted_read on kedu.opinion for select to kedu_app, kedu_owner
  using ((authority_id = ANY (( SELECT kedu.granted_whole('values'::text) AS granted_whole)::text[])) OR (((authority_id || '/'::text) || unit_id) = ANY (( SELECT kedu.granted_units('values'::text) AS granted_units)::text[])));

create policy own_insert on kedu.opinion for insert to kedu_app
  with check (EXISTS ( SELECT FROM kedu.command_stamp() stamp(authority_id, since, at, person_id, post_id, business_id, first, moments, people, posts) WHERE ((opinion.authority_id = stamp.business_id) AND ((opinion.since >= stamp.first) AND (opinion.since <= stamp.since)) AND (opinion.at = stamp.moments[(((opinion.since - stamp.first) + 1))::integer]) AND (opinion.person_id = stamp.people[(((opinion.since - stamp.first) + 1))::integer]) AND (opinion.post_id = stamp.posts[(((opinion.since - stamp.first) + 1))::integer]))));

create policy own_read on kedu.opinion for select to kedu_app, kedu_owner
  using (authority_id = ( SELECT kedu.business_authority() AS business_authority));

create policy backup on kedu.pending_entry for select to kedu_read
  using true;

create policy own_insert on kedu.pending_entry for insert to kedu_app
  with check (((authority_id, since) = ( SELECT stamp.authority_id, stamp.since FROM kedu.command_stamp() stamp(authority_id, since, at, person_id, post_id, business_id, first, moments, people, posts))) OR ((authority_id = ( SELECT stamp.authority_id FROM kedu.command_stamp() stamp(authority_id, since, at, person_id, post_id, business_id, first, moments, people, posts))) AND ((( SELECT stamp.moments FROM kedu.command_stamp() stamp(authority_id, since, at, person_id, post_id, business_id, first, moments, people, posts)))[((since - ( SELECT stamp.first FROM kedu.command_stamp() stamp(authority_id, since, at, person_id, post_id, business_id, first, moments, people, posts))) + 1)] IS NOT NULL)));

create policy own_read on kedu.pending_entry for select to kedu_app, kedu_owner
  using (authority_id = ( SELECT kedu.entered_authority() AS entered_authority));

create policy backup on kedu.post for select to kedu_read
  using true;

create policy own_insert on kedu.post for insert to kedu_app
  with check (((authority_id, since) = ( SELECT stamp.authority_id, stamp.since FROM kedu.command_stamp() stamp(authority_id, since, at, person_id, post_id, business_id, first, moments, people, posts))) OR ((authority_id = ( SELECT stamp.authority_id FROM kedu.command_stamp() stamp(authority_id, since, at, person_id, post_id, business_id, first, moments, people, posts))) AND ((( SELECT stamp.moments FROM kedu.command_stamp() stamp(authority_id, since, at, person_id, post_id, business_id, first, moments, people, posts)))[((since - ( SELECT stamp.first FROM kedu.command_stamp() stamp(authority_id, since, at, person_id, post_id, business_id, first, moments, people, posts))) + 1)] IS NOT NULL)));

create policy own_read on kedu.post for select to kedu_app, kedu_owner
  using (authority_id = ( SELECT kedu.entered_authority() AS entered_authority));

create policy backup on kedu.read_grant for select to kedu_read
  using true;

create policy own_insert on kedu.read_grant for insert to kedu_app
  with check (((authority_id, since) = ( SELECT stamp.authority_id, stamp.since FROM kedu.command_stamp() stamp(authority_id, since, at, person_id, post_id, business_id, first, moments, people, posts))) OR ((authority_id = ( SELECT stamp.authority_id FROM kedu.command_stamp() stamp(authority_id, since, at, person_id, post_id, business_id, first, moments, people, posts))) AND ((( SELECT stamp.moments FROM kedu.command_stamp() stamp(authority_id, since, at, person_id, post_id, business_id, first, moments, people, posts)))[((since - ( SELECT stamp.first FROM kedu.command_stamp() stamp(authority_id, since, at, person_id, post_id, business_id, first, moments, people, posts))) + 1)] IS NOT NULL)));

create policy own_read on kedu.read_grant for select to kedu_app, kedu_owner
  using (authority_id = ( SELECT kedu.entered_authority() AS entered_authority));

create policy reader_read on kedu.read_grant for select to kedu_app, kedu_owner
  using (reader_authority_id = ( SELECT kedu.business_authority() AS business_authority));

create policy backup on kedu.role_grant for select to kedu_read
  using true;

create policy own_insert on kedu.role_grant for insert to kedu_app
  with check (((authority_id, since) = ( SELECT stamp.authority_id, stamp.since FROM kedu.command_stamp() stamp(authority_id, since, at, person_id, post_id, business_id, first, moments, people, posts))) OR ((authority_id = ( SELECT stamp.authority_id FROM kedu.command_stamp() stamp(authority_id, since, at, person_id, post_id, business_id, first, moments, people, posts))) AND ((( SELECT stamp.moments FROM kedu.command_stamp() stamp(authority_id, since, at, person_id, post_id, business_id, first, moments, people, posts)))[((since - ( SELECT stamp.first FROM kedu.command_stamp() stamp(authority_id, since, at, person_id, post_id, business_id, first, moments, people, posts))) + 1)] IS NOT NULL)));

create policy own_read on kedu.role_grant for select to kedu_app, kedu_owner
  using (authority_id = ( SELECT kedu.entered_authority() AS entered_authority));

create policy backup on kedu.round for select to kedu_read
  using true;

create policy granted_read on kedu.round for select to kedu_app, kedu_owner
  using (authority_id = ANY (( SELECT kedu.granted_whole('rounds'::text) AS granted_whole)::text[]));

create policy own_insert on kedu.round for insert to kedu_app
  with check (((authority_id, since) = ( SELECT stamp.business_id, stamp.since FROM kedu.command_stamp() stamp(authority_id, since, at, person_id, post_id, business_id, first, moments, people, posts))) OR ((authority_id = ( SELECT stamp.business_id FROM kedu.command_stamp() stamp(authority_id, since, at, person_id, post_id, business_id, first, moments, people, posts))) AND ((( SELECT stamp.moments FROM kedu.command_stamp() stamp(authority_id, since, at, person_id, post_id, business_id, first, moments, people, posts)))[((since - ( SELECT stamp.first FROM kedu.command_stamp() stamp(authority_id, since, at, person_id, post_id, business_id, first, moments, people, posts))) + 1)] IS NOT NULL)));

create policy own_read on kedu.round for select to kedu_app, kedu_owner
  using (authority_id = ( SELECT kedu.business_authority() AS business_authority));

create policy backup on kedu.run for select to kedu_read
  using true;

create policy granted_read on kedu.run for select to kedu_app, kedu_owner
  using (authority_id = ANY (( SELECT kedu.granted_whole('results'::text) AS granted_whole)::text[]));

create policy own_insert on kedu.run for insert to kedu_app
  with check (((authority_id, since) = ( SELECT stamp.business_id, stamp.since FROM kedu.command_stamp() stamp(authority_id, since, at, person_id, post_id, business_id, first, moments, people, posts))) OR ((authority_id = ( SELECT stamp.business_id FROM kedu.command_stamp() stamp(authority_id, since, at, person_id, post_id, business_id, first, moments, people, posts))) AND ((( SELECT stamp.moments FROM kedu.command_stamp() stamp(authority_id, since, at, person_id, post_id, business_id, first, moments, people, posts)))[((since - ( SELECT stamp.first FROM kedu.command_stamp() stamp(authority_id, since, at, person_id, post_id, business_id, first, moments, people, posts))) + 1)] IS NOT NULL)));

create policy own_read on kedu.run for select to kedu_app, kedu_owner
  using (authority_id = ( SELECT kedu.business_authority() AS business_authority));

create policy backup on kedu.scheme_version for select to kedu_read
  using true;

create policy granted_read on kedu.scheme_version for select to kedu_app, kedu_owner
  using (authority_id = ANY (( SELECT kedu.granted_whole('schemes'::text) AS granted_whole)::text[]));

create policy own_insert on kedu.scheme_version for insert to kedu_app
  with check (((authority_id, since) = ( SELECT stamp.business_id, stamp.since FROM kedu.command_stamp() stamp(authority_id, since, at, person_id, post_id, business_id, first, moments, people, posts))) OR ((authority_id = ( SELECT stamp.business_id FROM kedu.command_stamp() stamp(authority_id, since, at, person_id, post_id, business_id, first, moments, people, posts))) AND ((( SELECT stamp.moments FROM kedu.command_stamp() stamp(authority_id, since, at, person_id, post_id, business_id, first, moments, people, posts)))[((since - ( SELECT stamp.first FROM kedu.command_stamp() stamp(authority_id, since, at, person_id, post_id, business_id, first, moments, people, posts))) + 1)] IS NOT NULL)));

create policy own_read on kedu.scheme_version for select to kedu_app, kedu_owner
  using (authority_id = ( SELECT kedu.business_authority() AS business_authority));

create policy backup on kedu.seat for select to kedu_read
  using true;

create policy looked_for on kedu.seat for select to kedu_owner
  using (person_id = ( SELECT kedu.looked_for() AS looked_for));

create policy own_insert on kedu.seat for insert to kedu_app
  with check (((authority_id, since) = ( SELECT stamp.authority_id, stamp.since FROM kedu.command_stamp() stamp(authority_id, since, at, person_id, post_id, business_id, first, moments, people, posts))) OR ((authority_id = ( SELECT stamp.authority_id FROM kedu.command_stamp() stamp(authority_id, since, at, person_id, post_id, business_id, first, moments, people, posts))) AND ((( SELECT stamp.moments FROM kedu.command_stamp() stamp(authority_id, since, at, person_id, post_id, business_id, first, moments, people, posts)))[((since - ( SELECT stamp.first FROM kedu.command_stamp() stamp(authority_id, since, at, person_id, post_id, business_id, first, moments, people, posts))) + 1)] IS NOT NULL)));

create policy own_read on kedu.seat for select to kedu_app, kedu_owner
  using (authority_id = ( SELECT kedu.entered_authority() AS entered_authority));

create policy backup on kedu.snapshot for select to kedu_read
  using true;

create policy granted_read on kedu.snapshot for select to kedu_app, kedu_owner
  using (authority_id = ANY (( SELECT kedu.granted_whole('results'::text) AS granted_whole)::text[]));

create policy own_insert on kedu.snapshot for insert to kedu_app
  with check (((authority_id, since) = ( SELECT stamp.business_id, stamp.since FROM kedu.command_stamp() stamp(authority_id, since, at, person_id, post_id, business_id, first, moments, people, posts))) OR ((authority_id = ( SELECT stamp.business_id FROM kedu.command_stamp() stamp(authority_id, since, at, person_id, post_id, business_id, first, moments, people, posts))) AND ((( SELECT stamp.moments FROM kedu.command_stamp() stamp(authority_id, since, at, person_id, post_id, business_id, first, moments, people, posts)))[((since - ( SELECT stamp.first FROM kedu.command_stamp() stamp(authority_id, since, at, person_id, post_id, business_id, first, moments, people, posts))) + 1)] IS NOT NULL)));

create policy own_read on kedu.snapshot for select to kedu_app, kedu_owner
  using (authority_id = ( SELECT kedu.business_authority() AS business_authority));

create policy backup on kedu.task for select to kedu_read
  using true;

create policy granted_read on kedu.task for select to kedu_app, kedu_owner
  using ((authority_id = ANY (( SELECT kedu.granted_whole('rounds'::text) AS granted_whole)::text[])) OR (((authority_id || '/'::text) || unit_id) = ANY (( SELECT kedu.granted_units('rounds'::text) AS granted_units)::text[])));

create policy own_insert on kedu.task for insert to kedu_app
  with check (((authority_id, since) = ( SELECT stamp.business_id, stamp.since FROM kedu.command_stamp() stamp(authority_id, since, at, person_id, post_id, business_id, first, moments, people, posts))) OR ((authority_id = ( SELECT stamp.business_id FROM kedu.command_stamp() stamp(authority_id, since, at, person_id, post_id, business_id, first, moments, people, posts))) AND ((( SELECT stamp.moments FROM kedu.command_stamp() stamp(authority_id, since, at, person_id, post_id, business_id, first, moments, people, posts)))[((since - ( SELECT stamp.first FROM kedu.command_stamp() stamp(authority_id, since, at, person_id, post_id, business_id, first, moments, people, posts))) + 1)] IS NOT NULL)));

create policy own_read on kedu.task for select to kedu_app, kedu_owner
  using (authority_id = ( SELECT kedu.business_authority() AS business_authority));

-- Rights

grant execute on function kedu.audit_digest(text,bigint,timestamp with time zone,text,text,text,text,text,text) to kedu_app;

grant execute on function kedu.audit_digest(text,bigint,timestamp with time zone,text,text,text,text,text,text) to kedu_read;

grant execute on function kedu.authorities_of(text) to kedu_app;

grant execute on function kedu.business_authority() to kedu_app;

grant execute on function kedu.business_authority() to kedu_read;

grant execute on function kedu.claim_log(text) to kedu_app;

grant execute on function kedu.command_stamp() to kedu_app;

grant execute on function kedu.commit_all(jsonb) to kedu_app;

grant execute on function kedu.commit_figures(text,text[],text[],text[],text[],text[],text[],text[],text[],integer[],text[],integer[],jsonb,jsonb,jsonb) to kedu_app;

grant execute on function kedu.commit_many(jsonb) to kedu_app;

grant execute on function kedu.commit_one(jsonb) to kedu_app;

grant execute on function kedu.enter(text,text,text) to kedu_app;

grant execute on function kedu.entered_authority() to kedu_app;

grant execute on function kedu.entered_authority() to kedu_read;

grant execute on function kedu.entered_person() to kedu_app;

grant execute on function kedu.entered_post() to kedu_app;

grant execute on function kedu.granted_units(text) to kedu_app;

grant execute on function kedu.granted_units(text) to kedu_read;

grant execute on function kedu.granted_whole(text) to kedu_app;

grant execute on function kedu.granted_whole(text) to kedu_read;

grant execute on function kedu.measure_staged() to kedu_app;

grant execute on function kedu.record_command(text,text,text,timestamp with time zone) to kedu_app;

grant execute on function kedu.record_commands(text,jsonb) to kedu_app;

grant execute on function kedu.record_figures(text,text[],text[],text[],text[],text[]) to kedu_app;

grant execute on function kedu.stage_observations() to kedu_app;

grant execute on function kedu.stamped(text,jsonb,jsonb) to kedu_app;

grant execute on function kedu.state_facts(text,jsonb) to kedu_app;

grant execute on function kedu.stream_version(text,jsonb) to kedu_app;

grant execute on function kedu.take_place() to kedu_app;

grant execute on function kedu.today() to kedu_app;

grant execute on function kedu.today() to kedu_read;

grant insert, select on kedu.admin_seat to kedu_app;

grant select on kedu.admin_seat to kedu_read;

grant select on kedu.admin_seat_now to kedu_app;

grant select on kedu.admin_seat_now to kedu_read;

grant select on kedu.audit to kedu_app;

grant select on kedu.audit to kedu_read;

grant select on kedu.audit_head to kedu_app;

grant select on kedu.audit_head to kedu_read;

grant select on kedu.authority to kedu_app;

grant select on kedu.authority to kedu_read;

grant insert, select on kedu.blob to kedu_app;

grant select on kedu.blob to kedu_read;

grant insert, select on kedu.blob_chunk to kedu_app;

grant select on kedu.blob_chunk to kedu_read;

grant select on kedu.burden to kedu_app;

grant select on kedu.burden to kedu_read;

grant insert, select on kedu.catalogue_request to kedu_app;

grant select on kedu.catalogue_request to kedu_read;

grant insert, select on kedu.command_key to kedu_app;

grant select on kedu.command_key to kedu_read;

grant insert, select on kedu.connector to kedu_app;

grant select on kedu.connector to kedu_read;

grant insert, select on kedu.event to kedu_app;

grant select on kedu.event to kedu_read;

grant insert, select on kedu.import to kedu_app;

grant select on kedu.import to kedu_read;

grant insert, select on kedu.indicator_owner to kedu_app;

grant select on kedu.indicator_owner to kedu_read;

grant select on kedu.installation to kedu_app;

grant select on kedu.installation to kedu_read;

grant select on kedu.log to kedu_app;

grant select on kedu.log to kedu_read;

grant insert, select on kedu.log_entry to kedu_app;

grant select on kedu.log_entry to kedu_read;

grant select on kedu.membership to kedu_app;

grant select on kedu.membership to kedu_read;

grant select on kedu.migration to kedu_app;

grant select on kedu.migration to kedu_read;

grant insert, select on kedu.observation to kedu_app;

grant select on kedu.observation to kedu_read;

grant insert, select on kedu.observation_step to kedu_app;

grant select on kedu.observation_step to kedu_read;

grant insert, select on kedu.opinion to kedu_app;

grant select on kedu.opinion to kedu_read;

grant insert, select on kedu.pending_entry to kedu_app;

grant select on kedu.pending_entry to kedu_read;

grant insert, select on kedu.person to kedu_app;

grant select on kedu.person to kedu_read;

grant insert, select on kedu.post to kedu_app;

grant select on kedu.post to kedu_read;

grant select on kedu.post_now to kedu_app;

grant select on kedu.post_now to kedu_read;

grant insert, select on kedu.read_grant to kedu_app;

grant select on kedu.read_grant to kedu_read;

grant select on kedu.read_grant_now to kedu_app;

grant select on kedu.read_grant_now to kedu_read;

grant insert, select on kedu.role_grant to kedu_app;

grant select on kedu.role_grant to kedu_read;

grant select on kedu.role_grant_now to kedu_app;

grant select on kedu.role_grant_now to kedu_read;

grant insert, select on kedu.round to kedu_app;

grant select on kedu.round to kedu_read;

grant select on kedu.round_now to kedu_app;

grant select on kedu.round_now to kedu_read;

grant insert, select on kedu.run to kedu_app;

grant select on kedu.run to kedu_read;

grant insert, select on kedu.scheme_version to kedu_app;

grant select on kedu.scheme_version to kedu_read;

grant insert, select on kedu.seat to kedu_app;

grant select on kedu.seat to kedu_read;

grant select on kedu.seat_now to kedu_app;

grant select on kedu.seat_now to kedu_read;

grant delete, insert, select, update on kedu.session to kedu_app;

grant delete, insert, select, update on kedu.sign_in to kedu_app;

grant select on kedu.sign_in to kedu_read;

grant insert, select on kedu.snapshot to kedu_app;

grant select on kedu.snapshot to kedu_read;

grant select on kedu.succession to kedu_app;

grant select on kedu.succession to kedu_read;

grant insert, select on kedu.task to kedu_app;

grant select on kedu.task to kedu_read;

grant select on kedu.unit to kedu_app;

grant select on kedu.unit to kedu_read;

grant select on kedu.unit_version to kedu_app;

grant select on kedu.unit_version to kedu_read;

grant usage on schema kedu to kedu_app;

grant usage on schema kedu to kedu_read;

-- Words of columns

comment on column kedu.admin_seat.authority_id is '考核主体 · Authority whose row it is';

comment on column kedu.admin_seat.seat is '席位 · Which of the three administrators';

comment on column kedu.admin_seat.since is '操作序号 · Command that said it';

comment on column kedu.admin_seat.person_id is '人员 · Person, by pseudonym';

comment on column kedu.audit.authority_id is '考核主体 · Authority whose row it is';

comment on column kedu.audit.sequence is '操作序号 · Place among the commands of the authority, without gaps';

comment on column kedu.audit.at is '时间 · Moment, to the millisecond, of the database';

comment on column kedu.audit.person_id is '人员 · Person, by pseudonym';

comment on column kedu.audit.post_id is '岗位 · Post';

comment on column kedu.audit.command is '操作 · Name of the command';

comment on column kedu.audit.about is '事项 · What the command is about: a stream or an ID, never a value';

comment on column kedu.audit.events_digest is '事件摘要 · Digest of the events of the command';

comment on column kedu.audit.previous_digest is '前行摘要 · Digest of the row before';

comment on column kedu.audit.digest is '摘要 · Digest of this row and the one before';

comment on column kedu.audit_head.authority_id is '考核主体 · Authority whose row it is';

comment on column kedu.audit_head.sequence is '操作序号 · Place among the commands of the authority, without gaps';

comment on column kedu.audit_head.at is '时间 · Moment, to the millisecond, of the database';

comment on column kedu.audit_head.digest is '摘要 · Digest of this row and the one before';

comment on column kedu.authority.authority_id is '考核主体 · Authority whose row it is';

comment on column kedu.authority.title_zh is '名称 · Title in Chinese';

comment on column kedu.authority.title_en is '英文名称 · Title in English';

comment on column kedu.authority.unit_id is '考核对象 · Unit';

comment on column kedu.authority.is_example is '示例标志 · Example data of fictional units';

comment on column kedu.authority.made_at is '建立时间 · When it was made';

comment on column kedu.blob.authority_id is '考核主体 · Authority whose row it is';

comment on column kedu.blob.hash is '哈希 · SHA-256 of the bytes';

comment on column kedu.blob.size is '大小 · Bytes in all';

comment on column kedu.blob.chunks is '分块数 · Number of pieces';

comment on column kedu.blob.kept_at is '存入时间 · When the bytes were kept';

comment on column kedu.blob_chunk.authority_id is '考核主体 · Authority whose row it is';

comment on column kedu.blob_chunk.hash is '哈希 · SHA-256 of the bytes';

comment on column kedu.blob_chunk."position" is '次序 · Place within its command, stream or file';

comment on column kedu.blob_chunk.bytes is '字节 · A piece, at most 1 MiB';

comment on column kedu.catalogue_request.authority_id is '考核主体 · Authority whose row it is';

comment on column kedu.catalogue_request.request_id is '申请编号 · Request';

comment on column kedu.catalogue_request.since is '操作序号 · Command that said it';

comment on column kedu.catalogue_request."position" is '次序 · Place within its command, stream or file';

comment on column kedu.catalogue_request.step is '步骤 · Step';

comment on column kedu.catalogue_request.scheme_id is '方案 · Scheme';

comment on column kedu.catalogue_request.change is '调整方式 · Add, change or remove';

comment on column kedu.catalogue_request.indicators is '指标范围 · Indicators that it reaches; empty: all';

comment on column kedu.catalogue_request.from_day is '起始日 · First day';

comment on column kedu.catalogue_request.version is '版本 · Version, from 1';

comment on column kedu.catalogue_request.reason is '理由 · Reason, in words';

comment on column kedu.command_key.authority_id is '考核主体 · Authority whose row it is';

comment on column kedu.command_key.person_id is '人员 · Person, by pseudonym';

comment on column kedu.command_key.key is '请求键 · Key that the asking side made';

comment on column kedu.command_key.content_digest is '请求摘要 · Digest of what was asked';

comment on column kedu.command_key.since is '操作序号 · Command that said it';

comment on column kedu.connector.authority_id is '考核主体 · Authority whose row it is';

comment on column kedu.connector.connector_id is '连接器 · Connector';

comment on column kedu.connector.since is '操作序号 · Command that said it';

comment on column kedu.connector."position" is '次序 · Place within its command, stream or file';

comment on column kedu.connector.step is '步骤 · Step';

comment on column kedu.connector.indicators is '指标范围 · Indicators that it reaches; empty: all';

comment on column kedu.connector.mapping is '映射 · Mapping by which the file was read';

comment on column kedu.connector.from_day is '起始日 · First day';

comment on column kedu.connector.reason is '理由 · Reason, in words';

comment on column kedu.event.authority_id is '考核主体 · Authority whose row it is';

comment on column kedu.event.stream is '事件流 · What the events are of';

comment on column kedu.event.version is '版本 · Version, from 1';

comment on column kedu.event."position" is '次序 · Place within its command, stream or file';

comment on column kedu.event.since is '操作序号 · Command that said it';

comment on column kedu.event.body is '内容 · What was said, as JSON';

comment on column kedu.import.authority_id is '考核主体 · Authority whose row it is';

comment on column kedu.import.import_id is '导入编号 · Import that brought it';

comment on column kedu.import.since is '操作序号 · Command that said it';

comment on column kedu.import."position" is '次序 · Place within its command, stream or file';

comment on column kedu.import.step is '步骤 · Step';

comment on column kedu.import.round_id is '采集轮次 · Round';

comment on column kedu.import.hash is '哈希 · SHA-256 of the bytes';

comment on column kedu.import.mapping is '映射 · Mapping by which the file was read';

comment on column kedu.import.cells is '单元格数 · Number of values';

comment on column kedu.import.report is '问题清单 · Hash of the problems found, cell by cell';

comment on column kedu.indicator_owner.authority_id is '考核主体 · Authority whose row it is';

comment on column kedu.indicator_owner.indicator is '指标 · Indicator';

comment on column kedu.indicator_owner.from_day is '起始日 · First day';

comment on column kedu.indicator_owner.since is '操作序号 · Command that said it';

comment on column kedu.indicator_owner.post_id is '岗位 · Post';

comment on column kedu.installation.is_only is '唯一行 · There is one row alone';

comment on column kedu.installation.kind is '类别 · Kind';

comment on column kedu.installation.made_at is '建立时间 · When it was made';

comment on column kedu.installation_secret.is_only is '唯一行 · There is one row alone';

comment on column kedu.installation_secret.secret is '密钥 · Random bytes';

comment on column kedu.log.log is '日志 · Log that the entry is for';

comment on column kedu.log.authority_id is '考核主体 · Authority whose row it is';

comment on column kedu.log_entry.authority_id is '考核主体 · Authority whose row it is';

comment on column kedu.log_entry.log is '日志 · Log that the entry is for';

comment on column kedu.log_entry.index is '序号 · Place in the log, from 0';

comment on column kedu.log_entry.since is '操作序号 · Command that said it';

comment on column kedu.log_entry."position" is '次序 · Place within its command, stream or file';

comment on column kedu.membership.hierarchy is '层级体系 · Hierarchy: territory, function, dual leadership';

comment on column kedu.membership.unit_id is '考核对象 · Unit';

comment on column kedu.membership.parent_id is '上级 · Unit above';

comment on column kedu.membership.from_day is '起始日 · First day';

comment on column kedu.membership.until_day is '截止日 · Last day';

comment on column kedu.membership.share is '份额 · Share, above 0 and up to 1';

comment on column kedu.migration.number is '编号 · Number';

comment on column kedu.migration.name is '名称 · Name';

comment on column kedu.migration.sha256 is '文件摘要 · SHA-256 of the file';

comment on column kedu.migration.applied_at is '执行时间 · When it was applied';

comment on column kedu.observation.authority_id is '考核主体 · Authority whose row it is';

comment on column kedu.observation.indicator is '指标 · Indicator';

comment on column kedu.observation.period is '考核期 · Period';

comment on column kedu.observation.unit_id is '考核对象 · Unit';

comment on column kedu.observation.source is '来源 · Where the value comes from';

comment on column kedu.observation.version is '版本 · Version, from 1';

comment on column kedu.observation.value is '数值 · Value, in the unit of its indicator';

comment on column kedu.observation.missing is '缺失原因 · Why there is no value';

comment on column kedu.observation.known_from is '获知时间 · From when the version was known';

comment on column kedu.observation.person_id is '人员 · Person, by pseudonym';

comment on column kedu.observation.post_id is '岗位 · Post';

comment on column kedu.observation.since is '操作序号 · Command that said it';

comment on column kedu.observation."position" is '次序 · Place within its command, stream or file';

comment on column kedu.observation.first_step is '初始步骤 · Step in which the version came to be';

comment on column kedu.observation.import_id is '导入编号 · Import that brought it';

comment on column kedu.observation.note is '说明 · Why it lies outside the range of its indicator';

comment on column kedu.observation.late is '迟报说明 · Why it came after the round was closed';

comment on column kedu.observation.object_until is '异议截止日 · Last day on which the unit may object';

comment on column kedu.observation.correction_ground is '更正事由 · Ground of a correction, as a code';

comment on column kedu.observation.correction_reason is '更正说明 · Why it was corrected, in words';

comment on column kedu.observation_step.authority_id is '考核主体 · Authority whose row it is';

comment on column kedu.observation_step.indicator is '指标 · Indicator';

comment on column kedu.observation_step.period is '考核期 · Period';

comment on column kedu.observation_step.unit_id is '考核对象 · Unit';

comment on column kedu.observation_step.source is '来源 · Where the value comes from';

comment on column kedu.observation_step.version is '版本 · Version, from 1';

comment on column kedu.observation_step.since is '操作序号 · Command that said it';

comment on column kedu.observation_step."position" is '次序 · Place within its command, stream or file';

comment on column kedu.observation_step.step is '步骤 · Step';

comment on column kedu.observation_step.at is '时间 · Moment, to the millisecond, of the database';

comment on column kedu.observation_step.person_id is '人员 · Person, by pseudonym';

comment on column kedu.observation_step.post_id is '岗位 · Post';

comment on column kedu.observation_step.reason is '理由 · Reason, in words';

comment on column kedu.observation_step.late is '迟报说明 · Why it came after the round was closed';

comment on column kedu.observation_step.object_until is '异议截止日 · Last day on which the unit may object';

comment on column kedu.opinion.authority_id is '考核主体 · Authority whose row it is';

comment on column kedu.opinion.indicator is '指标 · Indicator';

comment on column kedu.opinion.period is '考核期 · Period';

comment on column kedu.opinion.unit_id is '考核对象 · Unit';

comment on column kedu.opinion.source is '来源 · Where the value comes from';

comment on column kedu.opinion.version is '版本 · Version, from 1';

comment on column kedu.opinion.since is '操作序号 · Command that said it';

comment on column kedu.opinion."position" is '次序 · Place within its command, stream or file';

comment on column kedu.opinion.opinion is '意见 · Confirmed, objected, upheld or kept';

comment on column kedu.opinion.at is '时间 · Moment, to the millisecond, of the database';

comment on column kedu.opinion.person_id is '人员 · Person, by pseudonym';

comment on column kedu.opinion.post_id is '岗位 · Post';

comment on column kedu.opinion.reason is '理由 · Reason, in words';

comment on column kedu.pending_entry.authority_id is '考核主体 · Authority whose row it is';

comment on column kedu.pending_entry.log is '日志 · Log that the entry is for';

comment on column kedu.pending_entry.since is '操作序号 · Command that said it';

comment on column kedu.pending_entry."position" is '次序 · Place within its command, stream or file';

comment on column kedu.pending_entry.entry is '存证内容 · Bytes of the entry';

comment on column kedu.person.person_id is '人员 · Person, by pseudonym';

comment on column kedu.person.kind is '类别 · Kind';

comment on column kedu.person.display_name is '显示名 · Name that people see';

comment on column kedu.person.is_example is '示例标志 · Example data of fictional units';

comment on column kedu.person.made_at is '建立时间 · When it was made';

comment on column kedu.post.authority_id is '考核主体 · Authority whose row it is';

comment on column kedu.post.post_id is '岗位 · Post';

comment on column kedu.post.since is '操作序号 · Command that said it';

comment on column kedu.post.title is '名称 · Title';

comment on column kedu.post.unit_id is '考核对象 · Unit';

comment on column kedu.post.abolished_on is '撤销日 · First day on which the post is no more';

comment on column kedu.read_grant.authority_id is '考核主体 · Authority whose row it is';

comment on column kedu.read_grant.grant_id is '授权编号 · Grant';

comment on column kedu.read_grant.since is '操作序号 · Command that said it';

comment on column kedu.read_grant.reader_authority_id is '查阅主体 · Authority that may read';

comment on column kedu.read_grant.table_groups is '数据范围 · Groups of tables that are opened';

comment on column kedu.read_grant.unit_ids is '单位范围 · Units that it reaches; empty: all';

comment on column kedu.read_grant.from_day is '起始日 · First day';

comment on column kedu.read_grant.until_day is '截止日 · Last day';

comment on column kedu.read_grant.reason is '理由 · Reason, in words';

comment on column kedu.role_grant.authority_id is '考核主体 · Authority whose row it is';

comment on column kedu.role_grant.post_id is '岗位 · Post';

comment on column kedu.role_grant.role is '角色 · Role';

comment on column kedu.role_grant.since is '操作序号 · Command that said it';

comment on column kedu.role_grant.unit_ids is '单位范围 · Units that it reaches; empty: all';

comment on column kedu.role_grant.indicators is '指标范围 · Indicators that it reaches; empty: all';

comment on column kedu.role_grant.is_revoked is '已收回 · Whether it was taken back';

comment on column kedu.round.authority_id is '考核主体 · Authority whose row it is';

comment on column kedu.round.round_id is '采集轮次 · Round';

comment on column kedu.round.since is '操作序号 · Command that said it';

comment on column kedu.round."position" is '次序 · Place within its command, stream or file';

comment on column kedu.round.step is '步骤 · Step';

comment on column kedu.round.scheme_id is '方案 · Scheme';

comment on column kedu.round.scheme_version is '方案版本 · Version of the scheme';

comment on column kedu.round.month is '月份 · Month of the round';

comment on column kedu.round.opens_on is '开始日 · First day of the round';

comment on column kedu.round.closes_on is '截止日 · Last day for reports';

comment on column kedu.run.authority_id is '考核主体 · Authority whose row it is';

comment on column kedu.run.run_id is '运行编号 · Run';

comment on column kedu.run.since is '操作序号 · Command that said it';

comment on column kedu.run."position" is '次序 · Place within its command, stream or file';

comment on column kedu.run.step is '步骤 · Step';

comment on column kedu.run.scheme_id is '方案 · Scheme';

comment on column kedu.run.period is '考核期 · Period';

comment on column kedu.run.result_hash is '结果哈希 · Hash of the result';

comment on column kedu.run.output is '结果文件 · Where the results are';

comment on column kedu.scheme_version.authority_id is '考核主体 · Authority whose row it is';

comment on column kedu.scheme_version.scheme_id is '方案 · Scheme';

comment on column kedu.scheme_version.version is '版本 · Version, from 1';

comment on column kedu.scheme_version.since is '操作序号 · Command that said it';

comment on column kedu.scheme_version."position" is '次序 · Place within its command, stream or file';

comment on column kedu.scheme_version.step is '步骤 · Step';

comment on column kedu.scheme_version.content_hash is '内容哈希 · Hash of the files of the version';

comment on column kedu.scheme_version.effective_from is '生效日 · First day of the version';

comment on column kedu.scheme_version.reason is '理由 · Reason, in words';

comment on column kedu.seat.authority_id is '考核主体 · Authority whose row it is';

comment on column kedu.seat.post_id is '岗位 · Post';

comment on column kedu.seat.person_id is '人员 · Person, by pseudonym';

comment on column kedu.seat.from_day is '起始日 · First day';

comment on column kedu.seat.since is '操作序号 · Command that said it';

comment on column kedu.seat.capacity is '任职方式 · Holder or deputy';

comment on column kedu.seat.until_day is '截止日 · Last day';

comment on column kedu.session.digest is '令牌摘要 · Digest of the token; the token itself is nowhere';

comment on column kedu.session.sign_name is '登录名 · Name to sign in with';

comment on column kedu.session.opened_at is '开始时间 · When it was opened';

comment on column kedu.session.seen_at is '最近使用 · When it was used last';

comment on column kedu.session.ended_at is '结束时间 · When it was ended; empty while it lasts';

comment on column kedu.sign_in.sign_name is '登录名 · Name to sign in with';

comment on column kedu.sign_in.person_id is '人员 · Person, by pseudonym';

comment on column kedu.sign_in.password_hash is '密码散列 · Argon2id of the password';

comment on column kedu.sign_in.totp_secret is '双因素密钥 · Secret of the second factor';

comment on column kedu.sign_in.has_second_factor is '已启用双因素 · Whether a second factor is at work';

comment on column kedu.sign_in.totp_last_step is '已用步 · Last step of the second factor that was used';

comment on column kedu.sign_in.failures is '失败次数 · Failed attempts since the last success';

comment on column kedu.sign_in.locked_until is '锁定至 · No sign-in before';

comment on column kedu.sign_in.is_closed is '已注销 · Whether the account is closed';

comment on column kedu.sign_in.changed_at is '修改时间 · When it was changed';

comment on column kedu.sign_in.password_is_given is '首次密码 · The password was given by somebody else, and has to be changed first';

comment on column kedu.sign_in.carried_out is '已执行的账号操作 · Place in the audit trail of the last act of each kind that was carried out';

comment on column kedu.sign_in.password_given_at is '密码给定时间 · When somebody else gave the password';

comment on column kedu.sign_in.password_given_by is '密码给定人 · Persons by whose hands the password came, the last hand last';

comment on column kedu.snapshot.authority_id is '考核主体 · Authority whose row it is';

comment on column kedu.snapshot.round_id is '采集轮次 · Round';

comment on column kedu.snapshot.number is '编号 · Number';

comment on column kedu.snapshot.since is '操作序号 · Command that said it';

comment on column kedu.snapshot.known_at is '数据时点 · Moment whose knowledge it holds';

comment on column kedu.snapshot.hash is '哈希 · SHA-256 of the bytes';

comment on column kedu.snapshot.figures is '数据个数 · Values in it';

comment on column kedu.snapshot.missing is '缺失个数 · Values asked for that are not in it';

comment on column kedu.succession.unit_id is '考核对象 · Unit';

comment on column kedu.succession.successor_id is '承继单位 · Unit that goes on';

comment on column kedu.succession.on_day is '日期 · Day from which on';

comment on column kedu.succession.share is '份额 · Share, above 0 and up to 1';

comment on column kedu.task.authority_id is '考核主体 · Authority whose row it is';

comment on column kedu.task.round_id is '采集轮次 · Round';

comment on column kedu.task.indicator is '指标 · Indicator';

comment on column kedu.task.period is '考核期 · Period';

comment on column kedu.task.unit_id is '考核对象 · Unit';

comment on column kedu.task.since is '操作序号 · Command that said it';

comment on column kedu.task.way is '报送方式 · By connector, as a column of the owner, or by the unit';

comment on column kedu.task.source is '来源 · Where the value comes from';

comment on column kedu.task.owner_post_id is '责任岗位 · Post that answers for it';

comment on column kedu.task.due_on is '应报日 · From when the value can be there';

comment on column kedu.unit.unit_id is '考核对象 · Unit';

comment on column kedu.unit_version.unit_id is '考核对象 · Unit';

comment on column kedu.unit_version.from_day is '起始日 · First day';

comment on column kedu.unit_version.until_day is '截止日 · Last day';

comment on column kedu.unit_version.code is '代码 · Public code at the time';

comment on column kedu.unit_version.name_zh is '名称 · Name in Chinese';

comment on column kedu.unit_version.name_en is '英文名称 · Name in English';

comment on column kedu.unit_version.kind is '类别 · Kind';

comment on column kedu.unit_version.is_example is '示例标志 · Example data of fictional units';

comment on column kedu.unit_version.attributes is '属性 · Further columns of the register';
