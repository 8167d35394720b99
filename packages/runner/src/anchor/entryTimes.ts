import { readEntry } from '@kedu/bundle';
import type { Reading } from '@kedu/ledger';
import type { LogFolder } from '../ledger/logFolder.ts';

/**
 * The latest time among the first entries of a log, by how many those are: whoever saw a tree saw it no earlier.
 *
 * Shape: seconds since 1970; undefined where none of them says a time (entries of other programs do not). Rules: ENTRY-3, ANCHOR-7. Errors: LEDGER_TILE.
 */
export function entryTimes(log: LogFolder, size: number): Reading<(count: number) => number | undefined> {
  const entries = log.entries(size);
  if ('issue' in entries) return entries;
  const latest: (number | undefined)[] = [undefined];
  for (const bytes of entries.value) {
    const read = readEntry(bytes);
    const time = 'value' in read ? Date.parse(read.value.at) / 1000 : undefined;
    const before = latest.at(-1);
    latest.push(time === undefined || (before !== undefined && before > time) ? before : time);
  }
  return { value: (count) => latest[Math.min(count, size)] };
}
