import type { SealedTableName } from '../paths.ts';

/** Why a row may not be disclosed, as a code of lower-case letters; undefined where it may. Cells by heading, as they would be published. */
export type Withhold = (table: SealedTableName, row: Readonly<Record<string, string>>) => string | undefined;

/** Columns by which a row of a table is told. Rule: BUNDLE-3. */
export const ROW_KEYS: Readonly<Record<SealedTableName, readonly string[]>> = {
  units: ['unit', 'from'],
  memberships: ['hierarchy', 'unit', 'parent', 'from'],
  successions: ['unit', 'successor', 'on'],
  observations: ['indicator', 'period', 'unit'],
  results: ['list', 'unit', 'period'],
  indicators: ['unit', 'period', 'indicator'],
  parts: ['list', 'unit', 'period', 'part'],
  weights: ['list', 'period', 'part'],
  proposals: ['period', 'id'],
  references: ['period', 'reference'],
  determination: ['list', 'unit', 'period', 'item', 'rule', 'subject'],
};

/** Columns that stay where the rest of a row is withheld; what a proposal or an adjustment is about may be a person. Rule: DISCLOSE-1. */
export const KEPT_COLUMNS: Readonly<Record<SealedTableName, readonly string[]>> = {
  units: ['unit', 'code', 'name', 'name_en', 'kind', 'from', 'until', 'example'],
  memberships: ['hierarchy', 'unit', 'parent', 'share', 'from', 'until'],
  successions: ['unit', 'successor', 'share', 'on'],
  observations: ['indicator', 'period', 'unit', 'example'],
  results: ['list', 'unit', 'period', 'class', 'example', 'scheme', 'group', 'name'],
  indicators: ['unit', 'period', 'indicator', 'example', 'scheme'],
  parts: ['list', 'unit', 'period', 'part', 'example', 'scheme'],
  weights: ['list', 'period', 'part', 'example', 'scheme'],
  proposals: ['list', 'period', 'example', 'scheme'],
  references: ['scheme', 'period', 'reference'],
  determination: ['list', 'period', 'example', 'scheme'],
};

/** The column that says of a withheld row why there is no value, where a table has one. */
export const MISSING_COLUMN = 'missing';

/** The cells of a row that is withheld, as they are published. Rule: DISCLOSE-1. */
export function withheldCells(table: SealedTableName, headings: readonly string[], cells: readonly string[]): readonly string[] {
  const kept = KEPT_COLUMNS[table];
  return headings.map((heading, i) => (kept.includes(heading) ? (cells[i] ?? '') : heading === MISSING_COLUMN ? 'withheld' : ''));
}
