/** First and last day, open where absent. */
export interface Span {
  readonly from?: string | undefined;
  readonly until?: string | undefined;
}

const BEGINNING = '';
const END = '~';

/** Whether two spans share a day. */
export function overlaps(a: Span, b: Span): boolean {
  return (a.from ?? BEGINNING) <= (b.until ?? END) && (b.from ?? BEGINNING) <= (a.until ?? END);
}

/** Whether a day lies in a span. */
export function covers(span: Span, day: string): boolean {
  return (span.from ?? BEGINNING) <= day && day <= (span.until ?? END);
}

/** Days on which something begins, with the beginning of all time as '': whatever holds at some moment holds on one of them. */
export function beginnings(spans: Iterable<Span>): readonly string[] {
  const days = new Set<string>();
  for (const span of spans) days.add(span.from ?? BEGINNING);
  return [...days].sort();
}
