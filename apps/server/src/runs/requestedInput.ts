import type { RouteBody } from '@kedu/api';
import { registerHash } from '@kedu/engine';
import { type Issue, parsePeriod } from '@kedu/model';
import { schemesInForce } from '@kedu/runner';
import type { Entered, RunInput, Store } from '@kedu/workflow';
import { streamName } from '@kedu/workflow';
import type { SchemeLibrary } from '../knowledge/schemeLibrary.ts';
import { runIssue } from './codes.ts';

/**
 * What a run that is asked for is made of: the published files of the scheme, the
 * register that stands in them, and seals; of a round the last one.
 *
 * Rules: RUNNING-1, RUNNING-9. Errors: RUN_SCHEME where nobody drafted the version, its files cannot be read, or it is not in force in the period; RUN_ROUND (`unknown`,
 * `not_sealed`, `which`: neither rounds nor seals, or both).
 */
export async function requestedInput(
  { store, knowledge }: { readonly store: Pick<Store, 'read'>; readonly knowledge: Pick<SchemeLibrary, 'find'> },
  entered: Entered,
  { scheme, version, period, rounds, seals, asOf, seed }: RouteBody<'requestRun'>,
): Promise<{ readonly value: RunInput } | { readonly issues: readonly Issue[] }> {
  const held = await knowledge.find(entered.authority, `${scheme}@${version}`);
  const of = parsePeriod(period);
  if (held === undefined || of === undefined || !schemesInForce(held.pack.schemes, of).includes(held.scheme))
    return { issues: [runIssue('RUN_SCHEME', {}, { scheme: `${scheme}@${version}`, period })] };
  if ((rounds === undefined) === (seals === undefined)) return { issues: [roundIssue('which', '')] };
  const found = rounds === undefined ? { value: seals ?? [] } : await lastSeals(store, entered, rounds);
  if ('issues' in found) return found;
  return {
    value: {
      scheme,
      version,
      schemeHash: held.state.hash,
      period,
      seals: found.value,
      registerHash: registerHash(held.pack.register),
      previous: [],
      asOf,
      seed,
    },
  };
}

async function lastSeals(
  store: Pick<Store, 'read'>,
  entered: Entered,
  rounds: readonly string[],
): Promise<{ readonly value: readonly string[] } | { readonly issues: readonly Issue[] }> {
  const held = await store.read(
    entered,
    rounds.map((round) => streamName('round', round)),
  );
  const issues = held.flatMap(({ stream, version, state }) =>
    state.seals.length > 0 ? [] : [roundIssue(version === 0 ? 'unknown' : 'not_sealed', stream.slice('round/'.length))],
  );
  if (issues.length > 0) return { issues };
  const seals = held.map(({ state }) => state.seals[state.seals.length - 1] as (typeof state.seals)[number]);
  return { value: [...seals].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)).map(({ hash }) => hash) };
}

function roundIssue(reason: 'unknown' | 'not_sealed' | 'which', round: string): Issue {
  return runIssue('RUN_ROUND', {}, { round, reason });
}
