import type { Queryable } from '../database/queryable.ts';

/** A version of a scheme of another authority, as far as a grant opens it. */
export interface GrantedScheme {
  readonly scheme: string;
  readonly version: string;
  readonly step: string;
  readonly hash?: string | undefined;
  readonly from?: string | undefined;
}

/** Versions of the giver's schemes with their last step; none where no grant of the group `schemes` is in force. Rule: STORE-8. */
export async function grantedSchemes(client: Queryable, giver: string): Promise<readonly GrantedScheme[]> {
  const { rows } = await client.query<{
    scheme: string;
    version: string;
    step: string;
    hash: string | null;
    from_day: string | null;
  }>(
    `select scheme_id as scheme, version, (array_agg(step order by since desc, position desc))[1] as step,
       (array_agg(content_hash order by since desc, position desc) filter (where content_hash is not null))[1] as hash,
       (array_agg(effective_from::text order by since desc, position desc) filter (where effective_from is not null))[1] as from_day
     from kedu.scheme_version where authority_id = $1 group by scheme_id, version order by scheme_id, version`,
    [giver],
  );
  return rows.map(({ scheme, version, step, hash, from_day }) => ({
    scheme,
    version,
    step,
    ...(hash === null ? {} : { hash }),
    ...(from_day === null ? {} : { from: from_day }),
  }));
}
