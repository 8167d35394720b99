import { columnName } from '@kedu/model';
import type { ColumnRef } from '../observe/tableMapping.ts';
import type { Block } from './blocks.ts';
import type { KnownFinder } from './known.ts';
import type { Layout } from './layout.ts';
import type { Naming } from './naming.ts';
import type { Remarks } from './remark.ts';
import type { ReadColumn, Roles } from './roles.ts';
import type { Surroundings } from './surroundings.ts';

/** All that is known of one table while its mapping is being decided. */
export interface TableContext {
  readonly layout: Layout;
  readonly block: Block;
  readonly finder: KnownFinder;
  readonly naming: Naming;
  readonly roles: Roles;
  readonly around: Surroundings;
  readonly remarks: Remarks;
}

/** What a mapping holds where nothing could be found: no unit, indicator or period is called so, and the person sees what to fill in. */
export const UNDECIDED = '?';

/** Where the heading of a column stands: its lowest part. */
export function headingPlace(
  { layout, block }: Pick<TableContext, 'layout' | 'block'>,
  { column, flat }: ReadColumn,
): {
  readonly row: number;
  readonly column: number;
  readonly excerpt: string;
} {
  const row = block.headings.findLast((heading) => layout.text(heading, column) !== '') ?? block.headings.at(-1) ?? 1;
  return { row, column, excerpt: flat };
}

/** What people call a column: its heading, else its letter. */
export function calledOf({ column, flat }: ReadColumn): string {
  return flat === '' ? columnName(column) : flat;
}

/** An indicator by its ID and its title; '' where the pack has none. */
export function titled(finder: KnownFinder, indicator: string): { readonly indicator: string; readonly title: string } {
  return { indicator, title: finder.titleOf(indicator) ?? '' };
}

/** A column by its letter and, where it has one, its heading. */
export function refOf({ column, flat }: ReadColumn): ColumnRef {
  return { column: columnName(column), ...(flat === '' ? {} : { heading: flat }) };
}
