import { type CodeCatalogue, issueMaker } from '@kedu/model';

/**
 * What can be wrong with a file of marks (RATERS-3, RATERS-4). No argument ever holds a mark or the name of a rater, and no place an excerpt:
 * what was counted must not be read out of a message.
 */
export const RATER_CODES = {
  RATERS_EMPTY: { severity: 'error', args: ['columns'] },
  RATERS_QUOTE: { severity: 'error', args: ['fault'] },
  RATERS_COLUMN_MISSING: { severity: 'error', args: ['column', 'columns'] },
  RATERS_ROW: { severity: 'error', args: ['found', 'expected'] },
  RATERS_BLANK: { severity: 'error', args: ['column'] },
  /** Once for each name in a file; `count` lines name it. */
  RATERS_INDICATOR: { severity: 'error', args: ['found', 'nearest', 'known', 'period', 'count'] },
  RATERS_GROUP: { severity: 'error', args: ['found', 'indicator', 'nearest', 'known'] },
  RATERS_UNIT: { severity: 'error', args: ['found', 'column', 'nearest', 'period'] },
  RATERS_MARK: { severity: 'error', args: ['indicator', 'low', 'high'] },
  RATERS_TWICE: { severity: 'error', args: ['indicator', 'unit', 'first_line', 'first_file'] },
  /** All marks of these raters in the indicator are set aside. `lines` names their first lines with the top marks of all of each, `more` counts the rest. */
  RATERS_TOO_MANY_TOP: { severity: 'warning', args: ['indicator', 'count', 'lines', 'more', 'top', 'at_most'] },
  /** A group does not count for some units. `units` names the first, `more` counts the rest. */
  RATERS_TOO_FEW: { severity: 'warning', args: ['indicator', 'group', 'units', 'count', 'of', 'none', 'more', 'at_least'] },
  /** Schemes of one period have different rules for the raters of one indicator. */
  RATERS_RULES_DIFFER: { severity: 'error', args: ['indicator', 'first', 'second'] },
} as const satisfies CodeCatalogue;

export const raterIssue = issueMaker(RATER_CODES);
