/** Where a problem is. Only what is known is given; columns and lines count from 1. */
export interface Place {
  readonly file?: string | undefined;
  readonly line?: number | undefined;
  readonly column?: number | undefined;
  /** Sheet of a workbook; the cell then stands in `cell`, as spreadsheets name it: `C12`. */
  readonly sheet?: string | undefined;
  readonly cell?: string | undefined;
  /** Path inside the document: `indicators.water_quality.target`. */
  readonly path?: string | undefined;
  readonly unit?: string | undefined;
  readonly indicator?: string | undefined;
  readonly period?: string | undefined;
  /** The text at fault, as it stands in the file. */
  readonly excerpt?: string | undefined;
}

export type Severity = 'error' | 'warning' | 'notice';

/** Values that a message is filled with. */
export type IssueArgs = Readonly<Record<string, string | number>>;

/**
 * A problem in somebody's input: a stable code with its place and arguments, without a sentence (sentences: messages).
 * Problems are returned together; exceptions are for programming faults only.
 */
export interface Issue {
  readonly code: string;
  readonly severity: Severity;
  readonly place: Place;
  readonly args: IssueArgs;
  /** Clause of the regulation that makes it matter. */
  readonly clause?: string | undefined;
}

/** What a package says of one of its codes; the wording stands in `messages`, the page in docs/errors.md. */
export interface CodeDeclaration {
  readonly severity: Severity;
  /** Names of the arguments that every issue of this code carries. */
  readonly args: readonly string[];
}

export type CodeCatalogue<K extends string = string> = Readonly<Record<K, CodeDeclaration>>;

/** Makes the issue constructor of a package's catalogue: the severity comes from the declaration. */
export function issueMaker<K extends string>(catalogue: CodeCatalogue<K>) {
  return (code: K, place: Place, args: IssueArgs = {}, clause?: string): Issue => ({
    code,
    severity: catalogue[code].severity,
    place,
    args,
    ...(clause === undefined ? {} : { clause }),
  });
}

/** Whether something in the list refuses the input. */
export function hasErrors(issues: readonly Issue[]): boolean {
  return issues.some((issue) => issue.severity === 'error');
}
