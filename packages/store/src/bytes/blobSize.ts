import type { Queryable } from '../database/queryable.ts';

/** How many bytes a hash of an authority has; undefined where it has none. Rule: STORE-12. */
export async function blobSize(client: Queryable, authority: string, hash: string): Promise<number | undefined> {
  const { rows } = await client.query<{ size: string }>('select size from kedu.blob where authority_id = $1 and hash = $2', [
    authority,
    hash,
  ]);
  return rows[0] === undefined ? undefined : Number(rows[0].size);
}
