import type { Issue, IssueArgs, Place } from '@kedu/model';
import { type IntakeCode, intakeIssue } from '../codes.ts';
import { MAX_ISSUES_PER_CODE } from '../observe/sink.ts';

/** Collects the issues of one workbook in the order of its cells; of each code so many a sheet, further ones counted. Rule: INTAKE-11. */
export class SheetIssues {
  readonly #file: string;
  readonly #issues: Issue[] = [];
  readonly #counts = new Map<string, { readonly code: IntakeCode; readonly sheet: string | undefined; count: number }>();

  constructor(file: string) {
    this.#file = file;
  }

  add(code: IntakeCode, place: Place, args: IssueArgs = {}): void {
    const key = `${code} ${place.sheet ?? ''}`;
    const counted = this.#counts.get(key) ?? { code, sheet: place.sheet, count: 0 };
    counted.count += 1;
    this.#counts.set(key, counted);
    if (counted.count <= MAX_ISSUES_PER_CODE) this.#issues.push(intakeIssue(code, { file: this.#file, ...place }, args));
  }

  finish(): readonly Issue[] {
    const more = [...this.#counts.values()].filter(({ count }) => count > MAX_ISSUES_PER_CODE);
    return [
      ...this.#issues,
      ...more.map(({ code, sheet, count }) =>
        intakeIssue('INTAKE_MORE', { file: this.#file, sheet }, { code, count: count - MAX_ISSUES_PER_CODE }),
      ),
    ];
  }
}
