import type { RouteAnswer } from '@kedu/api';

export type Lights = RouteAnswer<'lights'>;
export type LightRow = Lights['items'][number];
export type LightKind = Lights['kinds'][number];
export type LightColumn = Lights['columns'][number];
export type LightCell = NonNullable<LightRow['cells'][number]>;

/** A list of units with their lights, read whole or as far as it has come. */
export interface Matrix {
  readonly kinds: readonly LightKind[];
  readonly columns: readonly LightColumn[];
  readonly rows: readonly LightRow[];
}

/** How many lights of each kind are lit, the gravest first; those that nobody has are not in it. */
export interface LightCount {
  readonly light: string;
  readonly count: number;
}

/** A light that is another than before. */
export interface LightChange {
  readonly row: LightRow;
  readonly column: LightColumn;
  readonly before: string;
  readonly now: string;
  /** Above zero: worse. */
  readonly by: number;
}

/** How grave a light is: 0 for none and for the best of the scheme, more for graver. A light that no kind names is as none. */
export function gravityIn(kinds: readonly LightKind[]): (light: string) => number {
  const orders = new Map(kinds.map(({ id, order }) => [id, order]));
  return (light) => orders.get(light) ?? 0;
}

/** Lights that are lit, counted over some rows. Example: two red, one blue → [{ light: 'red', count: 2 }, { light: 'blue', count: 1 }]. */
export function countsOf(rows: readonly LightRow[], kinds: readonly LightKind[]): readonly LightCount[] {
  const counts = new Map<string, number>();
  for (const { cells } of rows)
    for (const cell of cells) if (cell && cell.light !== '') counts.set(cell.light, (counts.get(cell.light) ?? 0) + 1);
  const gravity = gravityIn(kinds);
  return [...counts]
    .map(([light, count]) => ({ light, count }))
    .sort((a, b) => gravity(b.light) - gravity(a.light) || (a.light < b.light ? -1 : 1));
}

/** How many lights could be lit: cells that are the unit’s. */
export function watchedOf(rows: readonly LightRow[]): number {
  return rows.reduce((sum, { cells }) => sum + cells.filter((cell) => cell !== null).length, 0);
}

/**
 * Rows with the worst first: by how many of the gravest light, then of the next, then by ID of the unit. Rows without a light that is graver than none are left out.
 */
export function worstFirst(rows: readonly LightRow[], kinds: readonly LightKind[]): readonly LightRow[] {
  const grave = kinds.filter(({ order }) => order > 0).sort((a, b) => b.order - a.order);
  const counted = rows
    .map((row) => ({ row, counts: grave.map(({ id }) => row.cells.filter((cell) => cell?.light === id).length) }))
    .filter(({ counts }) => counts.some((count) => count > 0));
  return counted
    .sort((a, b) => {
      const place = a.counts.findIndex((count, at) => count !== b.counts[at]);
      return place >= 0 ? (b.counts[place] as number) - (a.counts[place] as number) : a.row.unit.id < b.row.unit.id ? -1 : 1;
    })
    .map(({ row }) => row);
}

/** A light that is lit, of a unit and an indicator. */
export interface LitCell {
  readonly row: LightRow;
  readonly column: LightColumn;
  readonly light: string;
}

/** So many lights that are lit, the gravest first; of one kind those of units with the worst first. Lights that are no graver than none are left out. */
export function gravestLights({ rows, columns, kinds }: Matrix, most: number): readonly LitCell[] {
  const gravity = gravityIn(kinds);
  return worstFirst(rows, kinds)
    .flatMap((row) => columns.map((column, at): LitCell => ({ row, column, light: row.cells[at]?.light ?? '' })))
    .filter(({ light }) => gravity(light) > 0)
    .sort((a, b) => gravity(b.light) - gravity(a.light))
    .slice(0, most);
}

/** Lights that are graver or less grave than before, by unit and indicator, the largest change first; what stood in one of the two alone is left out. */
export function changesOf(now: Matrix, before: Matrix): readonly LightChange[] {
  const gravity = gravityIn(now.kinds);
  const places = new Map(before.columns.map(({ indicator }, at) => [indicator, at]));
  const rows = new Map(before.rows.map((row) => [row.unit.id, row]));
  const changes = now.rows.flatMap((row): LightChange[] => {
    const old = rows.get(row.unit.id);
    return now.columns.flatMap((column, at): LightChange[] => {
      const [cell, was] = [row.cells[at], old?.cells[places.get(column.indicator) ?? -1]];
      if (!cell || !was || cell.light === was.light) return [];
      const by = gravity(cell.light) - gravity(was.light);
      return by === 0 ? [] : [{ row, column, before: was.light, now: cell.light, by }];
    });
  });
  return changes.sort((a, b) => Math.abs(b.by) - Math.abs(a.by));
}

/** Rows that have a light, where one is asked for, and whose unit’s name or ID holds a text, where one is given. */
export function rowsWith(
  rows: readonly LightRow[],
  { light, text }: { readonly light: string; readonly text: string },
): readonly LightRow[] {
  const sought = text.trim().toLowerCase();
  return rows.filter(
    ({ unit, cells }) =>
      (light === '' || cells.some((cell) => cell?.light === light)) &&
      (sought === '' || [unit.id, unit.name['zh-CN'], unit.name.en ?? ''].some((name) => name.toLowerCase().includes(sought))),
  );
}
