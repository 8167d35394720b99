import { escapeIdentifier, escapeLiteral } from 'pg';
import type { Connection } from './connection.ts';
import { withSession } from './session.ts';

/** The roles of a database: who owns and migrates, who serves, who backs up. */
export const ROLES = { owner: 'kedu_owner', app: 'kedu_app', read: 'kedu_read' } as const;

/** Passwords of the roles. */
export type RolePasswords = Readonly<Record<keyof typeof ROLES, string>>;

/** Functions of PostgreSQL by which anybody writes or reads what no policy guards, or tells other sessions. */
const LARGE_OBJECTS = [
  'lo_creat',
  'lo_create',
  'lo_from_bytea',
  'lo_open',
  'lo_put',
  'lo_get',
  'lo_unlink',
  'loread',
  'lowrite',
  'lo_truncate',
  'lo_truncate64',
];

/**
 * Makes roles and database where they are not there, and takes from everybody else what PostgreSQL gives to all. Needs a superuser;
 * for a database that others administer the same stands in docs/guide. Doing it again changes nothing but passwords.
 *
 * Rule: STORE-4, STORE-5.
 */
export async function prepareDatabase(superuser: Connection, database: string, passwords: RolePasswords): Promise<void> {
  await withSession({ ...superuser, database: 'postgres' }, async (client) => {
    for (const [key, role] of Object.entries(ROLES)) {
      const { rowCount } = await client.query('select from pg_roles where rolname = $1', [role]);
      const attributes = 'login nosuperuser nocreatedb nocreaterole noreplication nobypassrls noinherit';
      await client.query(
        `${rowCount === 0 ? 'create' : 'alter'} role ${role} ${attributes} password ${escapeLiteral(passwords[key as keyof typeof ROLES])}`,
      );
    }
    const { rowCount } = await client.query('select from pg_database where datname = $1', [database]);
    if (rowCount === 0)
      await client.query(
        `create database ${escapeIdentifier(database)} owner ${ROLES.owner} template template0 encoding 'UTF8' lc_collate 'C' lc_ctype 'C'`,
      );
    await client.query(`revoke all on database ${escapeIdentifier(database)} from public`);
    await client.query(`grant connect on database ${escapeIdentifier(database)} to ${ROLES.app}, ${ROLES.read}`);
  });
  await withSession({ ...superuser, database }, async (client) => {
    await client.query('revoke all on schema public from public');
    await client.query(`create schema if not exists kedu authorization ${ROLES.owner}`);
    await client.query(`alter default privileges for role ${ROLES.owner} revoke execute on functions from public`);
    await client.query(`alter default privileges for role ${ROLES.owner} revoke usage on types from public`);
    const { rows } = await client.query<{ signature: string }>(
      "select oid::regprocedure::text as signature from pg_proc where pronamespace = 'pg_catalog'::regnamespace and proname = any ($1)",
      [LARGE_OBJECTS],
    );
    for (const { signature } of rows) await client.query(`revoke execute on function ${signature} from public`);
  });
}
