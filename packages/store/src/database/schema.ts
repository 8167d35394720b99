import type { Client } from 'pg';

/**
 * One question for each kind of thing; every row is a statement. In an order that makes
 * the whole readable: what a thing is, then what stands on it.
 */
const QUESTIONS: readonly (readonly [title: string, sql: string])[] = [
  [
    'Tables',
    `select format(E'-- %s\\ncreate table kedu.%I (\\n%s\\n);', obj_description(c.oid, 'pg_class'), c.relname, string_agg(line, E',\\n' order by rank, name)) as text
     from pg_class c
     join lateral (
       select 0 as rank, lpad(a.attnum::text, 4, '0') as name,
         format('  %I %s%s%s', a.attname, format_type(a.atttypid, a.atttypmod), case when a.attnotnull then ' not null' else '' end,
           coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '')) as line
       from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
       where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
       union all
       select 1, k.contype::text || k.conname::text, format('  constraint %I %s', k.conname, pg_get_constraintdef(k.oid))
       from pg_constraint k where k.conrelid = c.oid and k.contype in ('p', 'u', 'c', 'f', 'x')
     ) as lines on true
     where c.relnamespace = 'kedu'::regnamespace and c.relkind = 'r'
     group by c.oid, c.relname order by c.relname`,
  ],
  [
    'Indexes beside those of constraints',
    `select pg_get_indexdef(x.indexrelid) || ';' as text from pg_index x join pg_class c on c.oid = x.indrelid
     where c.relnamespace = 'kedu'::regnamespace and c.relkind = 'r' and not exists (select from pg_constraint k where k.conindid = x.indexrelid)
     order by c.relname, 1`,
  ],
  [
    'Views',
    `select format(E'-- %s\\ncreate view kedu.%I with (%s) as\\n%s', obj_description(c.oid, 'pg_class'), c.relname, array_to_string(reloptions, ', '), pg_get_viewdef(c.oid, true)) as text
     from pg_class c where c.relnamespace = 'kedu'::regnamespace and c.relkind = 'v' order by c.relname`,
  ],
  [
    'Functions',
    `select pg_get_functiondef(p.oid) || ';' as text from pg_proc p where p.pronamespace = 'kedu'::regnamespace order by p.proname, pg_get_function_identity_arguments(p.oid)`,
  ],
  [
    'Triggers',
    `select pg_get_triggerdef(t.oid, true) || ';' as text from pg_trigger t join pg_class c on c.oid = t.tgrelid
     where c.relnamespace = 'kedu'::regnamespace and not t.tgisinternal order by c.relname, t.tgname`,
  ],
  [
    'Row-level security',
    `select format('alter table kedu.%I %s row level security;', relname, word) as text
     from pg_class, unnest(array['enable', 'force']) with ordinality as words (word, rank)
     where relnamespace = 'kedu'::regnamespace and relrowsecurity and relforcerowsecurity order by relname, rank`,
  ],
  [
    'Policies',
    `select format('create policy %I on kedu.%I for %s to %s%s%s;', polname, relname,
       case polcmd when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update' when 'd' then 'delete' else 'all' end,
       (select string_agg(quote_ident(rolname), ', ' order by rolname) from pg_roles where oid = any (polroles)),
       coalesce(E'\\n  using ' || regexp_replace(pg_get_expr(polqual, polrelid), '\\s+', ' ', 'g'), ''),
       coalesce(E'\\n  with check ' || regexp_replace(pg_get_expr(polwithcheck, polrelid), '\\s+', ' ', 'g'), '')) as text
     from pg_policy join pg_class c on c.oid = polrelid order by relname, polname`,
  ],
  [
    'Rights',
    `select format('grant %s on %s to %I;', string_agg(lower(privilege_type), ', ' order by privilege_type), thing, grantee) as text from (
       select 'kedu.' || quote_ident(relname) as thing, a.grantee::regrole::text as grantee, a.privilege_type
       from pg_class, aclexplode(relacl) a where relnamespace = 'kedu'::regnamespace and relkind in ('r', 'v') and a.grantee <> relowner
       union all
       select 'function ' || p.oid::regprocedure::text, a.grantee::regrole::text, a.privilege_type
       from pg_proc p, aclexplode(proacl) a where pronamespace = 'kedu'::regnamespace and a.grantee <> proowner
       union all
       select 'schema kedu', a.grantee::regrole::text, a.privilege_type from pg_namespace, aclexplode(nspacl) a where nspname = 'kedu' and a.grantee <> nspowner
     ) as rights group by thing, grantee order by thing, grantee`,
  ],
  [
    'Words of columns',
    `select format('comment on column kedu.%I.%I is %L;', relname, attname, col_description(c.oid, attnum)) as text
     from pg_class c join pg_attribute a on a.attrelid = c.oid and attnum > 0 and not attisdropped
     where relnamespace = 'kedu'::regnamespace and relkind = 'r' order by relname, attnum`,
  ],
];

/**
 * The schema of a migrated database as SQL that people read: the store's own reader of
 * the catalogue, since the embedded PostgreSQL brings no pg_dump.
 *
 * Rule: STORE-6. The committed text is that of the embedded PostgreSQL; others write some views in other words.
 */
export async function databaseSchema(client: Client): Promise<string> {
  const parts = ['-- Made by npm run generate from packages/store/migrations; not read by any program.'];
  await client.query('begin read only');
  await client.query("set local search_path = ''");
  for (const [title, sql] of QUESTIONS) {
    const { rows } = await client.query<{ text: string }>(sql);
    parts.push(`-- ${title}`, ...rows.map(({ text }) => text.replaceAll(/[ \t]+$/gm, '').trimEnd()));
  }
  await client.query('commit');
  return `${parts.join('\n\n')}\n`;
}
