import type { Queryable } from '../database/queryable.ts';

/** A round of another authority, as far as a grant opens it. */
export interface GrantedRound {
  readonly id: string;
  readonly step: string;
  readonly month?: string | undefined;
  readonly scheme?: string | undefined;
  readonly version?: string | undefined;
}

/** Rounds of the giver with their last step, by ID; none where no grant of the group `rounds` is in force. Rule: STORE-8. */
export async function grantedRounds(client: Queryable, giver: string): Promise<readonly GrantedRound[]> {
  const { rows } = await client.query<{
    id: string;
    step: string;
    month: string | null;
    scheme: string | null;
    version: string | null;
  }>(
    `select round_id as id, (array_agg(step order by since desc, position desc))[1] as step, max(month) as month,
       (array_agg(scheme_id order by since desc, position desc) filter (where scheme_id is not null))[1] as scheme,
       (array_agg(scheme_version order by since desc, position desc) filter (where scheme_version is not null))[1] as version
     from kedu.round where authority_id = $1 group by round_id order by round_id`,
    [giver],
  );
  return rows.map(({ id, step, month, scheme, version }) => ({
    id,
    step,
    ...(month === null ? {} : { month }),
    ...(scheme === null ? {} : { scheme }),
    ...(version === null ? {} : { version }),
  }));
}
