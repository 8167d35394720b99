import { meetsQuorum, type PolicyKey, type WitnessPolicy } from '@kedu/ledger';
import type { Issue } from '@kedu/model';
import { publishIssue } from './codes.ts';

/** By how much our clock may be ahead of that of a witness, which is waited for then. */
const MOST_AHEAD = 60_000;
const TIME_OUT = 3_000;

/**
 * Why nothing may be entered at this time: so many witnesses have an earlier one that the others are too few, and no entry may have a time after they saw it (ENTRY-3).
 *
 * Shape: each is asked by HTTP what time it is; one that is away, or does not say, keeps nobody. Rule: FAULT-4. Errors: PUBLISH_AHEAD, with the witness that is furthest behind.
 */
export async function clockFault(policy: WitnessPolicy, at: string): Promise<Issue | undefined> {
  const now = Date.parse(at);
  const asked = [...policy.witnesses.values()].filter(({ url }) => url !== undefined);
  const times = await Promise.all(asked.map(async (witness) => ({ key: witness.key, time: await timeOf(witness) })));
  const behind = times.flatMap(({ key, time }) => (time !== undefined && now - time > MOST_AHEAD ? [{ key, time }] : []));
  const [first] = behind.sort((a, b) => a.time - b.time);
  const others = [...policy.witnesses.values()].map(({ key }) => key).filter((key) => !behind.some((one) => one.key === key));
  if (first === undefined || meetsQuorum(policy, others)) return undefined;
  return publishIssue('PUBLISH_AHEAD', {}, { at, name: first.key.name, time: `${new Date(first.time).toISOString().slice(0, 19)}Z` });
}

/** Milliseconds of its clock, as it dates its answers; undefined where it does not answer. */
async function timeOf({ url }: PolicyKey): Promise<number | undefined> {
  try {
    const response = await fetch(`${(url ?? '').replace(/\/+$/, '')}/`, { redirect: 'manual', signal: AbortSignal.timeout(TIME_OUT) });
    await response.body?.cancel();
    const time = Date.parse(response.headers.get('date') ?? '');
    return Number.isNaN(time) ? undefined : time;
  } catch {
    return undefined;
  }
}
