import type { CellRange } from '@kedu/intake';
import { decimalText, type IssueArgs } from '@kedu/model';
import type { ExportCode } from '../roundtrip/codes.ts';
import type { CellStyle } from '../workbookModel.ts';

/** Keys and positions from the root of a file to a value. */
export type Path = readonly (string | number)[];

/** One edit of a file: a value set or, where it is undefined, taken out. */
export type Change =
  | {
      readonly kind: 'yaml';
      readonly file: string;
      readonly path: Path;
      readonly value: unknown;
      /** Set only where nothing stands at the path yet. */
      readonly ifAbsent?: true;
      /** Gives way, with a notice, to a change of the same path without this sign. */
      readonly weak?: true;
    }
  | { readonly kind: 'cell'; readonly file: string; readonly key: string; readonly column: string; readonly value: string };

/** What an edited cell or row comes to: changes of files, or what is wrong with it. */
export type Reading = { readonly changes: readonly Change[] } | { readonly code: ExportCode; readonly args: IssueArgs };

export type CellReader = (text: string) => Reading;

/** A cell of a sheet that goes out, with what an edit of it means; without `read` it cannot be edited. */
export interface LayoutCell {
  readonly value: string | number;
  readonly style: CellStyle;
  readonly read?: CellReader | undefined;
  /** Why it cannot be edited here: what to edit instead. */
  readonly elsewhere?: string | undefined;
}

export interface LayoutRow {
  /** 标识 or 路径 by which the row is found again. */
  readonly key: string;
  /** One per heading; undefined is a cell of which nothing is expected. */
  readonly cells: readonly (LayoutCell | undefined)[];
  /** What it means that the row is gone. */
  readonly remove?: (() => Reading) | undefined;
}

/** A sheet whose rows are found by a key: how it is written, and how it is compared with what came back. */
export interface SheetLayout {
  readonly name: string;
  /** Rows above the headings. */
  readonly title: readonly string[];
  readonly headings: readonly string[];
  readonly widths: readonly number[];
  /** Heading of the column that holds the keys. */
  readonly key: string;
  readonly rows: readonly LayoutRow[];
  /** Of rows from 1, the first below the headings. */
  readonly merges: readonly CellRange[];
  readonly frozenColumns: number;
  readonly choices: ReadonlyMap<string, readonly string[]>;
  /** What a row with a new key means: its cells by heading. */
  readonly add?: ((key: string, cells: ReadonlyMap<string, string>) => Reading) | undefined;
}

/** The text of a cell as a person sees it and as it is compared: blanks at the ends and line breaks do not count. */
export function shown(value: string | number | undefined): string {
  return (typeof value === 'number' ? decimalText(value) : (value ?? '')).replaceAll(/\s+/g, ' ').trim();
}
