import { escapeIdentifier } from 'pg';
import type { Queryable } from '../database/queryable.ts';

/** A table with its columns and the order of its rows. */
export interface CopiedTable {
  readonly table: string;
  readonly columns: string;
  readonly order: string;
}

/** Sessions end with a restore; the secret and the list of migrations are of the database itself. */
const LEFT_OUT = ['session', 'installation_secret', 'migration'];

/** Tables of a backup, each after those that its foreign keys name. */
export async function copiedTables(database: Queryable): Promise<readonly CopiedTable[]> {
  const { rows } = await database.query<{ table: string; columns: string[]; keys: string[]; needs: string[] }>(
    `select c.relname as "table",
       (select array_agg(a.attname::text order by a.attnum) from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns,
       (select array_agg(a.attname::text order by k.place) from pg_index i, unnest(i.indkey::smallint[]) with ordinality as k(attnum, place)
         join pg_attribute a on a.attnum = k.attnum where a.attrelid = c.oid and i.indrelid = c.oid and i.indisprimary) as keys,
       (select coalesce(array_agg(distinct f.relname::text), '{}') from pg_constraint r join pg_class f on f.oid = r.confrelid
         where r.conrelid = c.oid and r.contype = 'f' and r.confrelid <> c.oid) as needs
     from pg_class c where c.relnamespace = 'kedu'::regnamespace and c.relkind = 'r' and not c.relname = any ($1) order by c.relname`,
    [LEFT_OUT],
  );
  const ordered: typeof rows = [];
  const waiting = [...rows];
  while (waiting.length > 0) {
    const next = waiting.findIndex(({ needs }) => needs.every((name) => !waiting.some(({ table }) => table === name)));
    if (next < 0) throw new Error('foreign keys in a circle');
    ordered.push(...waiting.splice(next, 1));
  }
  return ordered.map(({ table, columns, keys }) => ({
    table,
    columns: columns.map(escapeIdentifier).join(', '),
    order: keys.map((key) => `${escapeIdentifier(key)}`).join(', '),
  }));
}

/** COPY of a table in the order of its key, so that the same rows are the same bytes. */
export function copyOut({ table, columns, order }: CopiedTable): string {
  return `copy (select ${columns} from kedu.${escapeIdentifier(table)} order by ${order}) to stdout`;
}
