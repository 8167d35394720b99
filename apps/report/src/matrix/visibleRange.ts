/** The part of a sequence of equal steps that a window shows, with some to spare on both sides; `end` is not part of it. */
export function visibleRange(
  offset: number,
  window: number,
  step: number,
  count: number,
  spare: number,
): { readonly start: number; readonly end: number } {
  const first = Math.floor(Math.max(0, offset) / step);
  const last = Math.ceil((Math.max(0, offset) + window) / step);
  return { start: Math.max(0, Math.min(first, count) - spare), end: Math.min(count, last + spare) };
}
