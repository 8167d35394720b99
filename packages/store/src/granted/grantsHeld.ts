import type { ReadingGrant } from '@kedu/workflow';
import type { Queryable } from '../database/queryable.ts';

/** A grant of another authority that is in force today (查阅授权). */
export interface HeldGrant extends Omit<ReadingGrant, 'reader'> {
  /** The authority that gave it. */
  readonly giver: string;
  readonly titleZh: string;
  readonly titleEn?: string | undefined;
}

interface Row {
  readonly giver: string;
  readonly title_zh: string;
  readonly title_en: string | null;
  readonly grant_id: string;
  readonly table_groups: ReadingGrant['tables'];
  readonly unit_ids: readonly string[] | null;
  readonly from_day: string;
  readonly until_day: string;
  readonly reason: string;
}

/**
 * Grants that are given to whoever is entered and in force on the day of the database, by giver and ID. Rules: STORE-8, RIGHT-10, RIGHT-17.
 */
export async function grantsHeld(client: Queryable, reader: string): Promise<readonly HeldGrant[]> {
  const { rows } = await client.query<Row>(
    `select g.authority_id as giver, a.title_zh, a.title_en, g.grant_id, g.table_groups, g.unit_ids, g.from_day::text as from_day, g.until_day::text as until_day, g.reason
     from kedu.read_grant_now g join kedu.authority a using (authority_id) where g.reader_authority_id = $1 order by g.authority_id, g.grant_id`,
    [reader],
  );
  return rows.map(({ giver, title_zh, title_en, grant_id, table_groups, unit_ids, from_day, until_day, reason }) => ({
    giver,
    titleZh: title_zh,
    ...(title_en === null ? {} : { titleEn: title_en }),
    id: grant_id,
    tables: table_groups,
    units: unit_ids ?? 'all',
    from: from_day,
    until: until_day,
    reason,
  }));
}
