import { schemeIssue } from '../codes.ts';
import type { Linker } from './linker.ts';
import type { Path } from './source.ts';

/** Shares that must add up to the whole (SCHEME-55); sums are compared to a millionth. */
export function checkShares(shares: readonly number[], what: string, path: Path, link: Linker, clause?: string): void {
  const sum = shares.reduce((a, b) => a + b, 0);
  if (Math.abs(sum - 1) > 1e-6)
    link.issues.push(
      schemeIssue(
        'SCHEME_SHARES_SUM',
        link.place(path),
        { what, found: Number(sum.toFixed(6)), expected: 1, sum: shares.join(' + ') },
        clause,
      ),
    );
}
