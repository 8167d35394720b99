import { VALUE_CODES } from '@kedu/engine';
import type { Issue } from '@kedu/model';
import type { SourceLines } from '@kedu/runner';

/**
 * Issues with columns in characters. Those that the engine finds in values take their place from an origin, which counts columns of
 * the table (INTAKE-4); all others count characters already, and those of sheets name a cell. Their excerpt becomes the cell as it stands in the line.
 */
export function inCharacters(issues: readonly Issue[], lineOf: SourceLines): Issue[] {
  return issues.map((issue) => {
    const { file, sheet, line, column } = issue.place;
    if (sheet !== undefined || !Object.hasOwn(VALUE_CODES, issue.code) || file === undefined || line === undefined || column === undefined)
      return issue;
    const text = lineOf(file, line);
    const start = text === undefined ? undefined : startOfCell(text, column);
    const excerpt = text === undefined || start === undefined ? issue.place.excerpt : cellAt(text, start - 1) || issue.place.excerpt;
    return { ...issue, place: { ...issue.place, column: start, excerpt } };
  });
}

/** Column in characters, from 1, at which a cell of a CSV line starts; undefined where the line has no such cell. */
export function startOfCell(line: string, cell: number): number | undefined {
  const delimiter = DELIMITERS.find((sign) => line.split(sign).length >= cell);
  if (delimiter === undefined) return undefined;
  let at = 0;
  for (let index = 1; index < cell; index += 1) at = endOfCell(line, at, [delimiter]) + 1;
  return at <= line.length ? at + 1 : undefined;
}

/**
 * The cell that starts at a position of a CSV line, quotation marks included, '' where none starts there.
 * Shape: `at` counts UTF-16 units from 0. Example: cellAt('a,"1,300",b', 2) → '"1,300"'.
 */
export function cellAt(line: string, at: number): string {
  const before = line[at - 1];
  if (before !== undefined && !DELIMITERS.includes(before)) return '';
  return line.slice(at, endOfCell(line, at, before === undefined ? DELIMITERS : [before]));
}

const DELIMITERS: readonly string[] = [',', '\t', ';'];

function endOfCell(line: string, start: number, delimiters: readonly string[]): number {
  let quoted = false;
  let at = start;
  while (at < line.length && (quoted || !delimiters.includes(line[at] as string))) {
    if (line[at] === '"') quoted = !quoted;
    at += 1;
  }
  return at;
}
