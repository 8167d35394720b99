import type { Reading } from '@kedu/ledger';

/** What was read. Errors: the issue, where it is none. */
export function readValue<T>(read: Reading<T>): T {
  if ('issue' in read) throw new Error(JSON.stringify(read.issue));
  return read.value;
}

/** `CODE reason` of a refusal; `read` where it is none. */
export function refusal(read: Reading<unknown>): string {
  return 'issue' in read ? `${read.issue.code} ${read.issue.args['reason'] ?? ''}`.trim() : 'read';
}
