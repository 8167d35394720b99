import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { copyDatabase, testClusters, type TestDatabase } from '../setup/testDatabase.ts';

/** Tables that are of no authority. What is not among them is a business table, and is examined as one. */
const GLOBAL = [
  'authority',
  'installation',
  'installation_secret',
  'log',
  'membership',
  'migration',
  'person',
  'session',
  'sign_in',
  'succession',
  'unit',
  'unit_version',
];

/** Functions that run as their owner; each sets its search path, and looks itself at who is entered. */
const DEFINERS = [
  'authorities_of',
  'business_authority',
  'claim_log',
  'command_stamp',
  'enter',
  'entered_authority',
  'entered_person',
  'entered_post',
  'looked_for',
  'measure_staged',
  'record_command',
  'record_commands',
  'record_figures',
  'sealed',
  'stage_observations',
  'take_place',
  'unsealed',
];

/** Functions that the role that serves must never call: who can seal a setting can say who is entered. */
const CLOSED = ['keep_administrators_apart', 'keep_published', 'looked_for', 'refuse_change', 'seal', 'sealed', 'unsealed'];

describe.each(await testClusters())('the catalogue of the $name PostgreSQL', (cluster) => {
  let database: TestDatabase;
  const names = async (sql: string, values: readonly unknown[] = []): Promise<string[]> =>
    (await database.ask<{ name: string }>('superuser', sql, values)).map(({ name }) => name);

  beforeAll(async () => {
    database = await copyDatabase(cluster, 'catalogue');
  });
  afterAll(() => database.drop());

  test('STORE-7 there are business tables, and no global one that is not listed', async () => {
    const tables = await names(
      "select relname as name from pg_class where relnamespace = 'kedu'::regnamespace and relkind in ('r', 'p') order by 1",
    );
    expect(tables.filter((table) => !GLOBAL.includes(table)).length).toBeGreaterThan(20);
    expect(GLOBAL.filter((table) => !tables.includes(table))).toEqual([]);
    const withoutAuthority = await names(
      `select relname as name from pg_class c where relnamespace = 'kedu'::regnamespace and relkind in ('r', 'p') and relname not in ('authority', 'log')
       and not exists (select from pg_attribute where attrelid = c.oid and attname = 'authority_id') order by 1`,
    );
    expect(withoutAuthority).toEqual(GLOBAL.filter((table) => table !== 'authority' && table !== 'log'));
  });

  test('STORE-7 every primary, unique and exclusion index of a business table leads with authority_id', async () => {
    const wrong = await names(
      `select c.relname || '.' || i.relname as name
       from pg_index x join pg_class i on i.oid = x.indexrelid join pg_class c on c.oid = x.indrelid
       where c.relnamespace = 'kedu'::regnamespace and not c.relname = any ($1) and (x.indisunique or x.indisexclusion)
       and not exists (select from pg_attribute a where a.attrelid = c.oid and a.attnum = x.indkey[0] and a.attname = 'authority_id')`,
      [GLOBAL],
    );
    expect(wrong).toEqual([]);
    const keyless = await names(
      `select relname as name from pg_class c where relnamespace = 'kedu'::regnamespace and relkind = 'r'
       and not exists (select from pg_index where indrelid = c.oid and indisprimary)`,
    );
    expect(keyless).toEqual([]);
  });

  test('STORE-7 every foreign key between business tables leads with authority_id on both sides', async () => {
    const wrong = await names(
      `select k.conname as name from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_class f on f.oid = k.confrelid
       where k.contype = 'f' and c.relnamespace = 'kedu'::regnamespace and not c.relname = any ($1) and not f.relname = any ($1)
       and not (
         exists (select from pg_attribute a where a.attrelid = c.oid and a.attnum = k.conkey[1] and a.attname = 'authority_id')
         and exists (select from pg_attribute a where a.attrelid = f.oid and a.attnum = k.confkey[1] and a.attname = 'authority_id'))`,
      [GLOBAL],
    );
    expect(wrong).toEqual([]);
    const upwards = await names(
      `select k.conname as name from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_class f on f.oid = k.confrelid
       where k.contype = 'f' and c.relname = any ($1) and not f.relname = any ($1)`,
      [GLOBAL],
    );
    expect(upwards).toEqual([]);
  });

  test('STORE-8 row-level security is enabled and forced on every business table, with a policy to read', async () => {
    const open = await names(
      `select relname as name from pg_class c where relnamespace = 'kedu'::regnamespace and relkind = 'r' and not relname = any ($1)
       and not (relrowsecurity and relforcerowsecurity and exists (select from pg_policy where polrelid = c.oid and polcmd = 'r'))`,
      [GLOBAL],
    );
    expect(open).toEqual([]);
  });

  test('STORE-8 every policy of the role that serves asks who is entered', async () => {
    const careless = await names(
      `select polname || ' of ' || relname as name from pg_policy join pg_class c on c.oid = polrelid
       where 'kedu_app'::regrole = any (polroles) and
       concat(pg_get_expr(polqual, polrelid), pg_get_expr(polwithcheck, polrelid)) !~ 'kedu\\.(entered_authority|business_authority|granted_whole|granted_units|command_stamp)\\('`,
    );
    expect(careless).toEqual([]);
    const forAll = await names('select polname as name from pg_policy where 0 = any (polroles) or not polpermissive');
    expect(forAll).toEqual([]);
  });

  test('STORE-9 every view asks with the rights of who reads it', async () => {
    const views = await names("select relname as name from pg_class where relnamespace = 'kedu'::regnamespace and relkind in ('v', 'm')");
    expect(views.length).toBeGreaterThan(3);
    const definers = await names(
      `select relname as name from pg_class where relnamespace = 'kedu'::regnamespace and relkind in ('v', 'm')
       and not coalesce(reloptions @> array['security_invoker=true'] or reloptions @> array['security_invoker=on'], false)`,
    );
    expect(definers).toEqual([]);
  });

  test('STORE-5 functions run as their caller, except those listed, which set a search path without a place that others write', async () => {
    const definers = await names("select proname as name from pg_proc where pronamespace = 'kedu'::regnamespace and prosecdef order by 1");
    expect(definers).toEqual(DEFINERS);
    const unset = await names(
      `select proname as name from pg_proc where pronamespace = 'kedu'::regnamespace
       and not coalesce(proconfig @> array['search_path=pg_catalog, pg_temp'], false)`,
    );
    expect(unset).toEqual([]);
    const open = await names(
      "select proname as name from pg_proc where pronamespace = 'kedu'::regnamespace and not has_function_privilege('kedu_app', oid, 'EXECUTE') order by 1",
    );
    expect(open).toEqual(CLOSED);
  });

  test('STORE-5 the public has no right anywhere in the database', async () => {
    const open = await names(
      `select 'database' as name from pg_database, aclexplode(coalesce(datacl, acldefault('d', datdba))) a
         where datname = current_database() and a.grantee = 0
       union all select nspname from pg_namespace, aclexplode(coalesce(nspacl, acldefault('n', nspowner))) a
         where a.grantee = 0 and nspname not in ('pg_catalog', 'information_schema')
       union all select relname from pg_class, aclexplode(coalesce(relacl, acldefault('r', relowner))) a
         where a.grantee = 0 and relnamespace = 'kedu'::regnamespace
       union all select proname from pg_proc, aclexplode(coalesce(proacl, acldefault('f', proowner))) a
         where a.grantee = 0 and pronamespace = 'kedu'::regnamespace`,
    );
    expect(open).toEqual([]);
    const largeObjects = await names(
      `select p.oid::regprocedure::text as name from pg_proc p, aclexplode(coalesce(proacl, acldefault('f', proowner))) a
       where a.grantee = 0 and pronamespace = 'pg_catalog'::regnamespace and proname ~ '^lo(_|read|write)' and proname not in ('lo_close', 'lo_lseek', 'lo_lseek64', 'lo_tell', 'lo_tell64')`,
    );
    expect(largeObjects).toEqual([]);
  });

  test('STORE-4 the role that serves may insert and select: it changes sign-in and sessions alone', async () => {
    const changes = await names(
      `select distinct relname as name from pg_class where relnamespace = 'kedu'::regnamespace and relkind = 'r'
       and has_table_privilege('kedu_app', oid, 'UPDATE,DELETE,TRUNCATE,TRIGGER,REFERENCES') order by 1`,
    );
    expect(changes).toEqual(['session', 'sign_in']);
    const unseen = await names(
      "select relname as name from pg_class where relnamespace = 'kedu'::regnamespace and relkind = 'r' and not has_table_privilege('kedu_app', oid, 'SELECT') order by 1",
    );
    expect(unseen).toEqual(['installation_secret']);
    expect(await names("select relname as name from pg_class where relnamespace = 'kedu'::regnamespace and relkind = 'S'")).toEqual([]);
  });

  test('STORE-10 every business table but the head of the audit trail refuses to be changed', async () => {
    const changeable = await names(
      `select relname as name from pg_class c where relnamespace = 'kedu'::regnamespace and relkind = 'r' and not relname = any ($1)
       and (select count(*) from pg_trigger where tgrelid = c.oid and tgfoid = 'kedu.refuse_change'::regproc and tgenabled = 'O') < 2`,
      [GLOBAL],
    );
    expect(changeable).toEqual(['audit_head']);
  });

  test('STORE-6 every table and every column says what it is, in both languages', async () => {
    const silent = await names(
      `select c.relname || coalesce('.' || a.attname, '') as name
       from pg_class c left join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
       where c.relnamespace = 'kedu'::regnamespace and c.relkind = 'r'
       and coalesce(col_description(c.oid, a.attnum), '') !~ '^[^ -~].* · [A-Z].*'
       union all select relname from pg_class where relnamespace = 'kedu'::regnamespace and relkind in ('r', 'v')
       and coalesce(obj_description(oid, 'pg_class'), '') !~ '^[^ -~].* · [A-Z].*' order by 1`,
    );
    expect(silent).toEqual([]);
  });
});
