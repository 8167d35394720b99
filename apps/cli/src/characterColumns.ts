import { VALUE_CODES } from '@kedu/engine';
import type { Issue } from '@kedu/model';
import type { SourceLines } from '@kedu/runner';

/**
 * Issues with columns in characters. Those that the engine finds in values take their place from an origin, which counts columns of
 * the table (INTAKE-4); all others count characters already.
 */
export function inCharacters(issues: readonly Issue[], lineOf: SourceLines): Issue[] {
  return issues.map((issue) => {
    const { file, line, column } = issue.place;
    if (!Object.hasOwn(VALUE_CODES, issue.code) || file === undefined || line === undefined || column === undefined) return issue;
    const text = lineOf(file, line);
    return { ...issue, place: { ...issue.place, column: text === undefined ? undefined : startOfCell(text, column) } };
  });
}

/** Column in characters, from 1, at which a cell of a CSV line starts; undefined where the line has no such cell. */
export function startOfCell(line: string, cell: number): number | undefined {
  const delimiter = [',', '\t', ';'].find((sign) => line.split(sign).length >= cell);
  if (delimiter === undefined) return undefined;
  let at = 0;
  for (let index = 1; index < cell; index += 1) {
    let quoted = false;
    while (at < line.length && (quoted || line[at] !== delimiter)) {
      if (line[at] === '"') quoted = !quoted;
      at += 1;
    }
    at += 1;
  }
  return at <= line.length ? at + 1 : undefined;
}
