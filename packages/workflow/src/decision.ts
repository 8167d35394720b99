import type { Issue } from '@kedu/model';

/** What a command comes to: events, none where nothing changes, or every reason against it. */
export type Decision<E> = { readonly value: readonly E[] } | { readonly issues: readonly Issue[] };

/** The events of a decision that stands. */
export function decided<E>(...events: readonly E[]): Decision<E> {
  return { value: events };
}

/** A decision against, with its reasons. */
export function refused(...issues: readonly Issue[]): { readonly issues: readonly Issue[] } {
  return { issues };
}

/** `events` where there is nothing against them; all reasons otherwise. */
export function unless<E>(issues: readonly (Issue | undefined)[], ...events: readonly E[]): Decision<E> {
  const found = issues.filter((issue) => issue !== undefined);
  return found.length > 0 ? { issues: found } : { value: events };
}
