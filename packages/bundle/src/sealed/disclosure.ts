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
  files: ['file'],
};

/** Columns that stay where the rest of a row is withheld; proposals and items of a determination leave their tables altogether. Rule: DISCLOSE-1. */
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
  files: ['file'],
};

/** The column that says of a withheld row why there is no value, where a table has one. */
export const MISSING_COLUMN = 'missing';

/** Columns that stay beside those of DISCLOSE-1 where the reason is only about others of the row. Rules: DISCLOSE-6, DISCLOSE-11. */
const KEPT_BY_REASON: Readonly<Partial<Record<SealedTableName, Readonly<Record<string, readonly string[]>>>>> = {
  results: {
    rank_betrays: ['points', 'score', 'missing_share'],
    errors_betray: ['points', 'score', 'rank', 'grade', 'missing_share'],
  },
};

/** Columns of a table that stay in a row that is withheld for a reason. Rules: DISCLOSE-1, DISCLOSE-11. */
export function keptColumns(table: SealedTableName, reason: string): readonly string[] {
  return [...KEPT_COLUMNS[table], ...(KEPT_BY_REASON[table]?.[reason] ?? [])];
}

/** Of two reasons for one row that which keeps fewer columns; the first of equals. */
export function strictest(table: SealedTableName, one: string | undefined, other: string | undefined): string | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return keptColumns(table, other).length < keptColumns(table, one).length ? other : one;
}

/** The cells of a row that is withheld, as they are published. Rules: DISCLOSE-1, DISCLOSE-11. */
export function withheldCells(
  table: SealedTableName,
  headings: readonly string[],
  cells: readonly string[],
  reason: string,
): readonly string[] {
  const kept = keptColumns(table, reason);
  return headings.map((heading, i) => (kept.includes(heading) ? (cells[i] ?? '') : heading === MISSING_COLUMN ? 'withheld' : ''));
}
