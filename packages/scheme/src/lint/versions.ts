import { type Issue, lastDay, type Period, type Place } from '@kedu/model';
import { schemeIssue } from '../codes.ts';
import type { CompiledScheme } from '../compiled.ts';

/** A scheme version with the place that its issues name. */
export interface PlacedVersion {
  readonly scheme: Pick<CompiledScheme, 'id' | 'version' | 'inForce'>;
  readonly place: Place;
}

/**
 * Versions of one scheme that are in force on the same day, or have the same version name.
 *
 * Rule: SCHEME-80. Errors: SCHEME_VERSION_TWICE, SCHEME_VERSIONS_OVERLAP with the days in common (`until` is '' where both are open).
 */
export function checkVersions(versions: readonly PlacedVersion[]): Issue[] {
  return versions.flatMap(({ scheme, place }, index) =>
    versions.slice(0, index).flatMap(({ scheme: other }) => {
      if (other.id !== scheme.id) return [];
      if (other.version === scheme.version)
        return [schemeIssue('SCHEME_VERSION_TWICE', place, { scheme: scheme.id, version: scheme.version })];
      const from = later(scheme.inForce.from, other.inForce.from);
      const until = earlier(scheme.inForce.until, other.inForce.until);
      if (until !== undefined && until < from) return [];
      return [
        schemeIssue('SCHEME_VERSIONS_OVERLAP', place, {
          scheme: scheme.id,
          version: scheme.version,
          other: other.version,
          from,
          until: until ?? '',
        }),
      ];
    }),
  );
}

function later(a: string, b: string): string {
  return a > b ? a : b;
}

function earlier(a: string | undefined, b: string | undefined): string | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return a < b ? a : b;
}

/**
 * The version whose rules hold for a period: the one in force on its last day; undefined where none is.
 *
 * Where versions overlap (an error of checkVersions) the one that came into force last stands.
 * Rule: SCHEME-81. Example: versions from 2022-01-01 and 2023-07-01 → period 2023Q2 the first, 2023 the second.
 */
export function versionInForce<S extends Pick<CompiledScheme, 'inForce'>>(schemes: readonly S[], period: Period): S | undefined {
  const day = lastDay(period);
  return schemes
    .filter(({ inForce }) => inForce.from <= day && (inForce.until === undefined || day <= inForce.until))
    .reduce<S | undefined>((best, scheme) => (best === undefined || best.inForce.from < scheme.inForce.from ? scheme : best), undefined);
}
