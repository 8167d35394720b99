import { schemeIssue } from '../codes.ts';
import type { Linker } from './linker.ts';
import type { Path } from './source.ts';

/** A rate of money lies between nothing and all. Errors: SCHEME_SHARE_BOUNDS. */
export function checkBounds(rate: number, what: string, path: Path, link: Linker, clause: string | undefined): void {
  if (rate < 0 || rate > 1)
    link.issues.push(schemeIssue('SCHEME_SHARE_BOUNDS', link.place(path), { what, found: rate, expected: '0…1' }, clause));
}
