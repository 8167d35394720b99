import { cellName, type Issue, type IssueArgs, type Place } from '@kedu/model';
import { type IntakeCode, intakeIssue } from '../codes.ts';

/** Issues of one code that are listed one by one for a table; further ones are counted (INTAKE-11). */
export const MAX_ISSUES_PER_CODE = 50;

/** Cells that an issue about many of them names. */
export const TALLIED_CELLS = 200;

/**
 * Collects the issues of one table: equal ones once with their count, floods up to a limit. Of a sheet, line and column of a place are row and column, and
 * leave it as the name of the cell.
 * Rule: INTAKE-11, MAP-10.
 */
export class IssueSink {
  readonly #file: string;
  readonly #sheet: string | undefined;
  readonly #before: readonly Issue[];
  readonly #issues: Issue[] = [];
  readonly #counts = new Map<string, number>();
  readonly #tallies = new Map<
    string,
    { readonly code: IntakeCode; readonly place: Place; readonly args: IssueArgs; count: number; cells?: string[] }
  >();

  constructor(file: string, sheet: string | undefined, issues: readonly Issue[] = []) {
    this.#file = file;
    this.#sheet = sheet;
    this.#before = issues;
  }

  add(code: IntakeCode, place: Place, args: IssueArgs = {}): void {
    const count = (this.#counts.get(code) ?? 0) + 1;
    this.#counts.set(code, count);
    if (count <= MAX_ISSUES_PER_CODE) this.#issues.push(intakeIssue(code, { file: this.#file, ...place }, args));
  }

  /** As `add`, but the same `key` is one issue at its first place, with the argument `count`. */
  tally(code: IntakeCode, key: string, place: () => Place, args: IssueArgs): void {
    const known = this.#tallies.get(`${code} ${key}`);
    if (known) known.count += 1;
    else this.#tallies.set(`${code} ${key}`, { code, place: place(), args, count: 1 });
  }

  /** As `tally`, with the argument `cells`: the names of the cells of a sheet, the lines of a CSV file, up to TALLIED_CELLS. Rule: MAP-10. */
  tallyCells(code: IntakeCode, key: string, place: () => Place, args: IssueArgs): void {
    this.tally(code, key, place, args);
    const tallied = this.#tallies.get(`${code} ${key}`);
    if (!tallied || tallied.count > TALLIED_CELLS) return;
    const { line = 0, column = 0 } = place();
    tallied.cells ??= [];
    tallied.cells.push(this.#sheet === undefined ? String(line) : cellName(line, column));
  }

  /** Everything collected, in the order of lines. */
  finish(): readonly Issue[] {
    for (const { code, place, args, count, cells } of this.#tallies.values())
      this.add(code, place, { ...args, count, ...(cells ? { cells: cells.join(', ') } : {}) });
    this.#tallies.clear();
    const issues = [...this.#before, ...this.#issues].sort(
      (a, b) => (a.place.line ?? 0) - (b.place.line ?? 0) || (a.place.column ?? 0) - (b.place.column ?? 0),
    );
    for (const [code, count] of this.#counts) {
      if (count > MAX_ISSUES_PER_CODE)
        issues.push(intakeIssue('INTAKE_MORE', { file: this.#file }, { code, count: count - MAX_ISSUES_PER_CODE }));
    }
    return this.#sheet === undefined
      ? issues
      : issues.map((issue) => (this.#before.includes(issue) ? issue : inSheet(issue, this.#sheet as string)));
  }
}

function inSheet(issue: Issue, sheet: string): Issue {
  const { line, column, ...place } = issue.place;
  if (place.path !== undefined) return issue;
  if (line === undefined) return { ...issue, place: { ...place, sheet } };
  return { ...issue, place: column === undefined ? { ...place, sheet, line } : { ...place, sheet, cell: cellName(line, column) } };
}
