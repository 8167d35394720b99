import type { AssessedRun } from '@kedu/tables';
import type { BundleLevel } from '../manifest/manifest.ts';
import { SEALED_TABLES, type SealedTableName } from '../paths.ts';
import { isBeyond } from './levels.ts';
import { withheldLists } from './lists.ts';
import { isAboutPersons, isPersonnel } from './personnel.ts';

/** Tables whose withheld rows leave them altogether: how many there are, and where they stood, would tell what the rules behind them read. Rule: DISCLOSE-1. */
export const KEPT_BACK_TABLES = ['proposals', 'determination'] as const satisfies readonly SealedTableName[];

/** Whether the withheld rows of a table leave it. Rule: DISCLOSE-1. Example: isKeptBack('proposals') → true. */
export function isKeptBack(table: SealedTableName): boolean {
  return (KEPT_BACK_TABLES as readonly string[]).includes(table);
}

/**
 * Paths of the tables of a run rows of which may be kept back at a level; the rows of each stand sealed as one text in the table `files`, be there any or none.
 *
 * Shape: by the rules and by whether any observation is withheld, which everybody sees; never by a proposal. Rule: DISCLOSE-1, DISCLOSE-7. Errors: none.
 * Example: a scheme with a rule on the pay of persons → ['results/proposals.csv'].
 */
export function keptBackPaths(run: AssessedRun, level: BundleLevel, hidesObservations: boolean): readonly string[] {
  const { scheme } = run;
  const isHidden = isBeyond(scheme.disclosure?.personnel ?? 'internal', level);
  const isOfPersons = scheme.consequences.some((rule) => isAboutPersons(rule) || (isHidden && isPersonnel(rule)));
  if (!hidesObservations && !isOfPersons && withheldLists(run, level).size === 0) return [];
  return KEPT_BACK_TABLES.filter((table) => table !== 'determination' || scheme.determination).map((table) => SEALED_TABLES[table]);
}
