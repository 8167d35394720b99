import { type CodeCatalogue, issueMaker } from '@kedu/model';

/** What can be said of a determination once the run is there. */
export const DETERMINE_CODES = {
  /** The run gave something else than the determination starts from, or nothing (`none` says of what): it is not carried out (DETERMINE-1). */
  DETERMINE_FROM: { severity: 'warning', args: ['unit', 'item', 'found', 'none', 'expected'] },
  /** The unit does not stand in the list in this period: not carried out. */
  DETERMINE_NOT_IN_LIST: { severity: 'warning', args: ['unit', 'list', 'period'] },
  /** A gate bars the unit from the grade that the body gives it: carried out, and visible (DETERMINE-8). */
  DETERMINE_BARRED: { severity: 'warning', args: ['unit', 'grade', 'gate', 'gate_clause'] },
  /** The run looks at the world after the data closed (DETERMINE-5). */
  DETERMINE_AFTER_CLOSE: { severity: 'warning', args: ['period', 'as_of', 'closes'] },
  /** The data are not those on which the results were adopted, and the scheme does not reopen for it: the rows are not carried out. */
  DETERMINE_REVISED: { severity: 'error', args: ['period', 'found', 'adopted'] },
  /** The same, where the scheme reopens. */
  DETERMINE_REOPENED: { severity: 'notice', args: ['period', 'found', 'adopted'] },
} as const satisfies CodeCatalogue;

export const determineIssue = issueMaker(DETERMINE_CODES);
