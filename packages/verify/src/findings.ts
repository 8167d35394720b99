import type { Issue, IssueArgs, Place, Severity } from '@kedu/model';
import { type VerifyCode, verifyIssue } from './codes.ts';

/** Of each code so many findings are listed; the rest are counted. */
export const MOST_LISTED = 200;

const LONGEST_ARGUMENT = 300;

/** What is found, in the order in which it is found, within bounds: a bundle in which everything is wrong still gives a list that can be read. */
export class Findings {
  readonly #listed: Issue[] = [];
  readonly #counts = new Map<string, number>();
  readonly #severities: Record<Severity, number> = { error: 0, warning: 0, notice: 0 };

  /** Adds a finding of this package. */
  add(code: VerifyCode, place: Place, args: IssueArgs = {}): void {
    this.take(verifyIssue(code, place, args));
  }

  /** Adds what another package says, under the place that is known here. */
  take(issue: Issue, place: Place = {}): void {
    const count = (this.#counts.get(issue.code) ?? 0) + 1;
    this.#counts.set(issue.code, count);
    this.#severities[issue.severity] += 1;
    if (count <= MOST_LISTED) this.#listed.push({ ...issue, place: { ...place, ...issue.place }, args: shortened(issue.args) });
  }

  /** How many there are of each severity, listed or not. */
  severities(): Readonly<Record<Severity, number>> {
    return { ...this.#severities };
  }

  /** All that is listed, and how many more there are of each code. */
  list(): readonly Issue[] {
    const more = [...this.#counts].flatMap(([code, count]) =>
      count > MOST_LISTED ? [verifyIssue('VERIFY_MORE', {}, { code, count: count - MOST_LISTED })] : [],
    );
    return [...this.#listed, ...more];
  }
}

function shortened(args: IssueArgs): IssueArgs {
  return Object.fromEntries(
    Object.entries(args).map(([name, value]) => [
      name,
      typeof value === 'string' && value.length > LONGEST_ARGUMENT ? `${value.slice(0, LONGEST_ARGUMENT)}…` : value,
    ]),
  );
}
