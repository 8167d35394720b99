import type { Instant } from '@kedu/workflow';

let last = { milliseconds: Number.NaN, instant: '' };

/** Now by the clock of this machine; asked many times a millisecond, it is written out once. */
export function instantNow(): Instant {
  const milliseconds = Date.now();
  if (milliseconds !== last.milliseconds) last = { milliseconds, instant: new Date(milliseconds).toISOString() };
  return last.instant;
}
