import type { Client } from 'pg';
import { refused } from '../refused.ts';

/** The oldest PostgreSQL that the store knows. */
export const LEAST_VERSION = 15;

/**
 * Looks at a connection before it serves anybody: version, durability, and a
 * role that can neither own, nor bypass, nor become one that can.
 *
 * Rule: STORE-1, STORE-3, STORE-4. Throws `Refused`: STORE_VERSION, STORE_UNSAFE, STORE_ROLE (`superuser`, `bypass`, `create_role`,
 * `create_database`, `replication`, `owner`, `create`, `member`, `change`).
 */
export async function examineConnection(client: Client): Promise<void> {
  await examineServer(client);
  await examineRole(client);
}

async function examineServer(client: Client): Promise<void> {
  const { rows } = await client.query<{ name: string; setting: string }>(
    "select name, setting from pg_settings where name in ('server_version_num', 'server_version', 'fsync', 'full_page_writes', 'synchronous_commit', 'server_encoding')",
  );
  const settings = new Map(rows.map(({ name, setting }) => [name, setting]));
  if (Number(settings.get('server_version_num')) < LEAST_VERSION * 10_000)
    throw refused('STORE_VERSION', { found: settings.get('server_version') ?? '', least: LEAST_VERSION });
  for (const [name, wanted] of [
    ['fsync', ['on']],
    ['full_page_writes', ['on']],
    ['synchronous_commit', ['on', 'remote_apply', 'remote_write', 'local']],
    ['server_encoding', ['UTF8']],
  ] as const) {
    const found = settings.get(name) ?? '';
    if (!(wanted as readonly string[]).includes(found)) throw refused('STORE_UNSAFE', { setting: name, found });
  }
}

/** One question a way by which a role could pass the policies; the first answer that is not empty refuses it. */
const WAYS: readonly (readonly [reason: string, sql: string])[] = [
  ['superuser', 'select rolname as found from pg_roles where rolname = session_user and rolsuper'],
  ['bypass', 'select rolname as found from pg_roles where rolname = session_user and rolbypassrls'],
  ['create_role', 'select rolname as found from pg_roles where rolname = session_user and rolcreaterole'],
  ['create_database', 'select rolname as found from pg_roles where rolname = session_user and rolcreatedb'],
  ['replication', 'select rolname as found from pg_roles where rolname = session_user and rolreplication'],
  [
    'member',
    `with recursive reached as (
       select roleid from pg_auth_members where member = session_user::regrole
       union select m.roleid from pg_auth_members m join reached on m.member = reached.roleid
     ) select rolname as found from reached join pg_roles on pg_roles.oid = roleid limit 1`,
  ],
  [
    'owner',
    `select found from (
       select nspname as found from pg_namespace where nspowner = session_user::regrole
       union all select relname from pg_class where relowner = session_user::regrole
       union all select proname from pg_proc where proowner = session_user::regrole
       union all select datname from pg_database where datdba = session_user::regrole
     ) as owned limit 1`,
  ],
  [
    'create',
    `select found from (
       select nspname as found from pg_namespace where has_schema_privilege(session_user, oid, 'CREATE') and nspname !~ '^pg_(toast_)?temp_'
       union all select datname from pg_database where datname = current_database() and has_database_privilege(session_user, oid, 'CREATE,TEMPORARY')
     ) as places limit 1`,
  ],
  [
    'change',
    `select relname as found from pg_class join pg_policy on polrelid = pg_class.oid
     where has_table_privilege(session_user, pg_class.oid, 'UPDATE,DELETE,TRUNCATE,TRIGGER,REFERENCES') limit 1`,
  ],
  [
    'unguarded',
    `select relname as found from pg_class join pg_attribute on attrelid = pg_class.oid and attname = 'authority_id'
     where relnamespace = 'kedu'::regnamespace and relkind = 'r' and relname not in ('authority', 'log') and not (relrowsecurity and relforcerowsecurity) limit 1`,
  ],
];

async function examineRole(client: Client): Promise<void> {
  const { rows } = await client.query<{ role: string; other: boolean }>(
    'select session_user as role, current_user <> session_user as other',
  );
  const role = rows[0]?.role ?? '';
  const asked = WAYS.map(
    ([reason, sql], i) => `select ${i} as place, '${reason}' as reason, (select found from (${sql}) as way limit 1)::text as found`,
  );
  const found = await client.query<{ reason: string; found: string }>(
    `select reason, found from (${asked.join(' union all ')}) as ways where found is not null order by place limit 1`,
  );
  const [way] = found.rows;
  if (way !== undefined) throw refused('STORE_ROLE', { role, ...way });
}
