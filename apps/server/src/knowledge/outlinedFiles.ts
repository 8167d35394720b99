import type { Issue } from '@kedu/model';
import type { Pack } from '@kedu/runner';
import type { CompiledScheme, Indicator } from '@kedu/scheme';
import type { CollectedIndicator } from '@kedu/workflow';

/** What lists tell of a scheme, without register, rules and data. */
export interface OutlinedScheme extends Pick<CompiledScheme, 'id' | 'version' | 'title' | 'clauses'> {
  readonly indicators: readonly Pick<Indicator, 'id' | 'title' | 'unit' | 'clause'>[];
  /** Indicators that are collected, as the year in which they were outlined has them. */
  readonly collected: readonly Pick<CollectedIndicator, 'id' | 'every' | 'january' | 'accrual' | 'isComputed'>[];
}

/** The files of schemes as far as lists tell of them: small, so that it stays of all versions where their files do not. */
export interface OutlinedFiles {
  /** Absent where pack.yaml or the register cannot be read at all. */
  readonly pack?: { readonly schemes: readonly OutlinedScheme[] } | undefined;
  readonly issues: readonly Issue[];
  /** Names of the mapping files, by which files of data can be read. */
  readonly mappings?: readonly string[] | undefined;
}

/** What lists tell of files that were checked; `collectedOf` says what of a scheme of theirs is collected. Rule: API-11. Errors: none. */
export function outlineOf(
  { pack, issues, mappings }: { readonly pack?: Pack | undefined } & Pick<OutlinedFiles, 'issues' | 'mappings'>,
  collectedOf: (scheme: CompiledScheme, pack: Pack) => readonly CollectedIndicator[],
): OutlinedFiles {
  if (pack === undefined) return { issues };
  const schemes = pack.schemes.map((scheme): OutlinedScheme => {
    const { id, version, title, clauses } = scheme;
    return {
      id,
      version,
      title,
      clauses,
      indicators: scheme.indicators.map(({ id: of, title: named, unit, clause }) => ({ id: of, title: named, unit, clause })),
      collected: collectedOf(scheme, pack).map(({ id: of, every, january, accrual, isComputed }) => ({
        id: of,
        every,
        january,
        accrual,
        isComputed,
      })),
    };
  });
  return { pack: { schemes }, issues, mappings };
}
