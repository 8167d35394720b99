import type { Issue, IssueArgs, Place } from '@kedu/model';
import { type IntakeCode, intakeIssue } from '../codes.ts';

/** Issues of one code that are listed one by one for a file; further ones are counted (INTAKE-11). */
export const MAX_ISSUES_PER_CODE = 50;

/** Collects the issues of one file: equal ones once with their count, floods up to a limit. Rule: INTAKE-11. */
export class IssueSink {
  readonly #file: string;
  readonly #issues: Issue[] = [];
  readonly #counts = new Map<string, number>();
  readonly #tallies = new Map<string, { readonly code: IntakeCode; readonly place: Place; readonly args: IssueArgs; count: number }>();

  constructor(file: string, issues: readonly Issue[] = []) {
    this.#file = file;
    this.#issues.push(...issues);
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

  /** Everything collected, in the order of lines. */
  finish(): readonly Issue[] {
    for (const { code, place, args, count } of this.#tallies.values()) this.add(code, place, { ...args, count });
    this.#tallies.clear();
    const issues = this.#issues.sort((a, b) => (a.place.line ?? 0) - (b.place.line ?? 0) || (a.place.column ?? 0) - (b.place.column ?? 0));
    for (const [code, count] of this.#counts) {
      if (count > MAX_ISSUES_PER_CODE)
        issues.push(intakeIssue('INTAKE_MORE', { file: this.#file }, { code, count: count - MAX_ISSUES_PER_CODE }));
    }
    return issues;
  }
}
