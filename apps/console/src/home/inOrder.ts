import type { WaitingItem } from '../app/answers.ts';

/** Overdue first, then by day, what has no day last; otherwise as the server gave them. */
export function inOrder(items: readonly WaitingItem[]): readonly WaitingItem[] {
  return [...items].sort((a, b) => Number(b.isOverdue) - Number(a.isOverdue) || (dayOf(a) < dayOf(b) ? -1 : dayOf(a) > dayOf(b) ? 1 : 0));
}

function dayOf({ by }: WaitingItem): string {
  return by ?? '9999-12-31';
}
