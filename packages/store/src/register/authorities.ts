import type { Queryable } from '../database/queryable.ts';
import { refused } from '../refused.ts';

/** A government that assesses, as an installation takes it up. */
export interface NewAuthority {
  /** `beichuan`: small letters, digits, hyphens. */
  readonly id: string;
  readonly titleZh: string;
  readonly titleEn?: string | undefined;
  /** The unit that it is elsewhere. */
  readonly unit?: string | undefined;
  /** Fictional: all its data are example data 示例数据. */
  readonly isExample: boolean;
}

/**
 * Takes an authority up, or gives it another title; as the owner of the
 * database, for an installation decides whom it serves. Rule: STORE-7. Throws `Refused`: STORE_UNIT where the register has no such unit.
 */
export async function registerAuthority(owner: Queryable, { id, titleZh, titleEn, unit, isExample }: NewAuthority): Promise<void> {
  if (unit !== undefined) {
    const { rowCount } = await owner.query('select from kedu.unit where unit_id = $1', [unit]);
    if (rowCount === 0) throw refused('STORE_UNIT', { unit });
  }
  await owner.query(
    `insert into kedu.authority (authority_id, title_zh, title_en, unit_id, is_example) values ($1, $2, $3, $4, $5)
     on conflict (authority_id) do update set title_zh = excluded.title_zh, title_en = excluded.title_en, unit_id = excluded.unit_id`,
    [id, titleZh, titleEn ?? null, unit ?? null, isExample],
  );
}

/** An authority as the installation knows it. */
export interface KnownAuthority {
  readonly id: string;
  readonly titleZh: string;
  readonly titleEn?: string | undefined;
  readonly unit?: string | undefined;
  readonly isExample: boolean;
}

/** Whom the installation serves, by ID. */
export async function authoritiesOf(database: Queryable): Promise<readonly KnownAuthority[]> {
  const { rows } = await database.query<{
    authority_id: string;
    title_zh: string;
    title_en: string | null;
    unit_id: string | null;
    is_example: boolean;
  }>('select authority_id, title_zh, title_en, unit_id, is_example from kedu.authority order by authority_id');
  return rows.map(({ authority_id, title_zh, title_en, unit_id, is_example }) => ({
    id: authority_id,
    titleZh: title_zh,
    isExample: is_example,
    ...(title_en === null ? {} : { titleEn: title_en }),
    ...(unit_id === null ? {} : { unit: unit_id }),
  }));
}
