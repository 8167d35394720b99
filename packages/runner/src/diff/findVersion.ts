import { type Issue, nearest } from '@kedu/model';
import { type CompiledScheme, versionInForce } from '@kedu/scheme';
import type { Period } from '@kedu/model';
import { diffIssue } from './codes.ts';

/** A version, or why it is not known. */
export type FoundVersion =
  | { readonly scheme: CompiledScheme; readonly issues: readonly [] }
  | { readonly scheme?: undefined; readonly issues: readonly Issue[] };

/**
 * A version of a pack's schemes as it is called: `north@2023`; `2023` alone where one scheme has such a version; `north` alone where it has one version, or one in
 * force in the period.
 *
 * Rule: DIFF-1, DIFF-7. Errors: DIFF_VERSION_UNKNOWN with the nearest name, DIFF_VERSION_WHICH where several are called so.
 */
export function findVersion(schemes: readonly CompiledScheme[], called: string, period?: Period): FoundVersion {
  const known = schemes.map(nameOf);
  const exact = schemes.filter((scheme) => nameOf(scheme) === called);
  const named = exact.length > 0 ? exact : schemes.filter(({ id, version }) => id === called || version === called);
  const [only] = named;
  if (only && named.length === 1) return { scheme: only, issues: [] };
  const inForce = period && named.every(({ id }) => id === called) ? versionInForce(named, period) : undefined;
  if (inForce) return { scheme: inForce, issues: [] };
  if (only) return { issues: [diffIssue('DIFF_VERSION_WHICH', {}, { found: called, known: named.map(nameOf).join(', ') })] };
  return { issues: [diffIssue('DIFF_VERSION_UNKNOWN', {}, { found: called, nearest: nearest(called, known), known: known.join(', ') })] };
}

/**
 * Two versions of a pack as they are called: what could be several is the one that belongs to the same scheme as the other (`2022 2023` where one scheme alone has
 * both).
 *
 * Rule: DIFF-1, DIFF-7. Errors: those of findVersion.
 */
export function findPair(schemes: readonly CompiledScheme[], first: string, second: string): readonly [FoundVersion, FoundVersion] {
  const found = [findVersion(schemes, first), findVersion(schemes, second)] as const;
  const called = [first, second].map((name) => schemes.filter((one) => [nameOf(one), one.id, one.version].includes(name)));
  const pairs = (called[0] ?? []).flatMap((before) =>
    (called[1] ?? []).filter(({ id }) => id === before.id).map((after) => [before, after] as const),
  );
  const [only] = pairs;
  if (!only || pairs.length > 1 || found.every(({ scheme }) => scheme)) return found;
  return [
    { scheme: only[0], issues: [] },
    { scheme: only[1], issues: [] },
  ];
}

export const nameOf = ({ id, version }: Pick<CompiledScheme, 'id' | 'version'>): string => `${id}@${version}`;
