import type { Issue, IssueArgs, Place } from '@kedu/model';
import { type ExpressionCode, expressionIssue } from './codes.ts';

/** A part of the source, by character offsets; `end` is the first one after it. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Collects the problems of one expression, each at its own place. */
export interface Report {
  readonly source: string;
  readonly issues: Issue[];
  add(code: ExpressionCode, span: Span, args: IssueArgs): void;
  /** The text of a span. */
  text(span: Span): string;
}

/**
 * A report over one source that stands at `place`; the column of a problem is the column of the expression plus the offset
 * inside it, on the line where it stands. Rule: EXPR-11.
 */
export function reportOn(source: string, place: Place): Report {
  const issues: Issue[] = [];
  const text = (span: Span): string => source.slice(span.start, span.end);
  return {
    source,
    issues,
    text,
    add: (code, span, args) => {
      issues.push(expressionIssue(code, { ...placeWithin(source, place, span.start), excerpt: text(span) || source }, args));
    },
  };
}

function placeWithin(source: string, place: Place, offset: number): Place {
  const before = source.slice(0, offset).split('\n');
  const lines = before.length - 1;
  const inLine = (before[lines] as string).length;
  if (lines === 0) return { ...place, column: (place.column ?? 1) + inLine };
  return { ...place, line: place.line === undefined ? undefined : place.line + lines, column: inLine + 1 };
}
