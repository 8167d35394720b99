import type { LocalizedText, UnitId, UnitRegister } from '@kedu/model';
import type { Client, PoolClient } from 'pg';
import type { Queryable } from '../database/queryable.ts';

/**
 * Takes a register of units up, in one transaction: units that are new, versions, memberships and successions as the register has them.
 * What the register does not name stays as it is: units are never forgotten.
 *
 * As the owner of the database. Rule: STORE-7.
 */
export async function registerUnits(owner: Client | PoolClient, { versions, memberships, successions }: UnitRegister): Promise<void> {
  const ids = [
    ...new Set([
      ...versions.map(({ id }) => id),
      ...memberships.flatMap(({ unit, parent }) => [unit, parent]),
      ...successions.flatMap(({ unit, successor }) => [unit, successor]),
    ]),
  ];
  await owner.query('begin');
  try {
    await owner.query('insert into kedu.unit (unit_id) select unnest($1::text[]) on conflict do nothing', [ids]);
    await owner.query(
      `insert into kedu.unit_version (unit_id, from_day, until_day, code, name_zh, name_en, kind, is_example, attributes)
       select id, coalesce("from"::date, '-infinity'), coalesce(until::date, 'infinity'), code, name->>'zh-CN', name->>'en', kind, example, attributes
       from jsonb_to_recordset($1::jsonb) as v (id text, "from" text, until text, code text, name jsonb, kind text, example boolean, attributes jsonb)
       on conflict (unit_id, from_day) do update set until_day = excluded.until_day, code = excluded.code, name_zh = excluded.name_zh,
         name_en = excluded.name_en, kind = excluded.kind, is_example = excluded.is_example, attributes = excluded.attributes`,
      [JSON.stringify(versions)],
    );
    await owner.query(
      `insert into kedu.membership (hierarchy, unit_id, parent_id, from_day, until_day, share)
       select hierarchy, unit, parent, coalesce("from"::date, '-infinity'), coalesce(until::date, 'infinity'), share
       from jsonb_to_recordset($1::jsonb) as m (hierarchy text, unit text, parent text, "from" text, until text, share float8)
       on conflict (hierarchy, unit_id, parent_id, from_day) do update set until_day = excluded.until_day, share = excluded.share`,
      [JSON.stringify(memberships)],
    );
    await owner.query(
      `insert into kedu.succession (unit_id, successor_id, on_day, share)
       select unit, successor, "on"::date, share from jsonb_to_recordset($1::jsonb) as s (unit text, successor text, "on" text, share float8)
       on conflict (unit_id, successor_id, on_day) do update set share = excluded.share`,
      [JSON.stringify(successions)],
    );
    await owner.query('commit');
  } catch (error) {
    await owner.query('rollback').catch(() => {});
    throw error;
  }
}

/** Names of units on a day; of one that did not exist then its last name. Who is not in the register is absent. */
export async function unitNamesOf(database: Queryable, units: readonly UnitId[], day: string): Promise<ReadonlyMap<UnitId, LocalizedText>> {
  const { rows } = await database.query<{ unit_id: string; name_zh: string; name_en: string | null }>(
    `select distinct on (unit_id) unit_id, name_zh, name_en from kedu.unit_version where unit_id = any ($1)
     order by unit_id, ($2::date between from_day and until_day) desc, from_day desc`,
    [units, day],
  );
  return new Map(
    rows.map(({ unit_id, name_zh, name_en }) => [unit_id, { 'zh-CN': name_zh, ...(name_en === null ? {} : { en: name_en }) }]),
  );
}
