import type { Queryable } from '../database/queryable.ts';

/** Seals and runs of another authority, as far as a grant opens them: what they are known by, and their hashes. */
export interface GrantedResults {
  readonly seals: readonly {
    readonly round: string;
    readonly number: number;
    readonly hash: string;
    readonly figures: number;
    readonly missing: number;
    readonly knownAt: string;
  }[];
  readonly runs: readonly {
    readonly id: string;
    readonly step: string;
    readonly scheme?: string | undefined;
    readonly period?: string | undefined;
    readonly resultHash?: string | undefined;
  }[];
}

/** What the giver has sealed and worked out; nothing where no grant of the group `results` is in force. Rule: STORE-8. */
export async function grantedResults(client: Queryable, giver: string): Promise<GrantedResults> {
  const seals = await client.query<{
    round: string;
    number: number;
    hash: string;
    figures: string;
    missing: string;
    known_at: Date;
  }>('select round_id as round, number, hash, figures, missing, known_at from kedu.snapshot where authority_id = $1 order by 1, 2', [
    giver,
  ]);
  const runs = await client.query<{
    id: string;
    step: string;
    scheme: string | null;
    period: string | null;
    result_hash: string | null;
  }>(
    `select run_id as id, (array_agg(step order by since desc, position desc))[1] as step, max(scheme_id) as scheme, max(period) as period, max(result_hash) as result_hash
     from kedu.run where authority_id = $1 group by run_id order by run_id`,
    [giver],
  );
  return {
    seals: seals.rows.map(({ round, number, hash, figures, missing, known_at }) => ({
      round,
      number,
      hash,
      figures: Number(figures),
      missing: Number(missing),
      knownAt: known_at.toISOString(),
    })),
    runs: runs.rows.map(({ id, step, scheme, period, result_hash }) => ({
      id,
      step,
      ...(scheme === null ? {} : { scheme }),
      ...(period === null ? {} : { period }),
      ...(result_hash === null ? {} : { resultHash: result_hash }),
    })),
  };
}
