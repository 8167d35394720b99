import { parseCsv } from '@kedu/model';
import type { CompiledScheme, DeterminationRow } from '@kedu/scheme';

/** The files of a scheme as they may be published. */
export interface PublishedScheme {
  /** By path. */
  readonly texts: ReadonlyMap<string, string>;
  /** Whole texts of those from which rows are gone, by path, sorted. */
  readonly closed: ReadonlyMap<string, string>;
}

/**
 * The files of a scheme without what a bundle does not show: tables of persons with their headings alone, the table of a determination
 * without items that are withheld.
 *
 * `isClosed` decides file by file, `isDropped` item by item, as the disclosure of the run does. Rule: DISCLOSE-6. Errors: none. Example:
 * `decision,body,…,person,…⏎示—1,…` → `decision,body,…,person,…⏎`.
 */
export function publishedScheme(
  scheme: CompiledScheme,
  texts: ReadonlyMap<string, string>,
  { isClosed, isDropped }: { readonly isClosed: (file: string) => boolean; readonly isDropped: (row: DeterminationRow) => boolean },
): PublishedScheme {
  const lines = new Map<string, Set<number>>();
  for (const row of scheme.determination?.rows ?? []) {
    const { file, line } = row.place;
    if (file !== undefined && line !== undefined && isDropped(row)) lines.set(file, (lines.get(file) ?? new Set<number>()).add(line));
  }
  const published = new Map<string, string>();
  const closed = new Map<string, string>();
  for (const [path, text] of [...texts].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const gone = lines.get(path);
    const open = !isClosed(path)
      ? text
      : scheme.personalFiles?.includes(path)
        ? withoutRows(text, () => true)
        : gone
          ? withoutRows(text, (line) => gone.has(line))
          : text;
    published.set(path, open);
    if (open !== text) closed.set(path, text);
  }
  return { texts: published, closed };
}

/** A table without some of its rows, told by the line on which they begin; what stays is byte for byte what it was. */
function withoutRows(text: string, isGone: (line: number) => boolean): string {
  const lines = text.split(/(?<=\n)/);
  const starts = parseCsv(text).rows.map(({ line }) => line);
  return starts
    .flatMap((line, i) => (i > 0 && isGone(line) ? [] : lines.slice(line - 1, (starts[i + 1] ?? lines.length + 1) - 1)))
    .join('');
}
