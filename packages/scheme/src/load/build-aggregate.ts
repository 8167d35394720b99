import { schemeIssue } from '../codes.ts';
import type { Aggregate, AggregateName } from '../compiled.ts';
import type { CompositeShape } from '../shapes/score.ts';
import { checkShares } from './check-shares.ts';
import type { Linker } from './linker.ts';
import type { Path } from './source.ts';

/**
 * How the parts of a node make the whole.
 *
 * Rule: AGG-1. Errors: SCHEME_SHARES_SUM, SCHEME_OUT_OF_BOUNDS for a power of 0. Example: `{ mix: { arithmetic: 70%, worst: 30% } }`.
 */
export function buildAggregate(
  shape: NonNullable<CompositeShape['aggregate']>,
  path: Path,
  link: Linker,
  clause: string | undefined,
): Aggregate {
  if (typeof shape === 'string') return [{ name: shape, share: 1 }];
  if ('generalised' in shape)
    return [{ name: 'generalised', share: 1, power: powerOf(shape.generalised.power, [...path, 'generalised', 'power'], link, clause) }];
  const mix = Object.entries(shape.mix).flatMap(([name, share]) => (share === undefined ? [] : [{ name: name as AggregateName, share }]));
  const shares = mix.map(({ share }) => share);
  checkShares(shares, 'mix', [...path, 'mix'], link, clause);
  return mix;
}

/** A mean has no power of 0: its limit there is the geometric mean, which has a name of its own (AGG-GENERALISED). */
function powerOf(power: number, path: Path, link: Linker, clause: string | undefined): number {
  if (power !== 0) return power;
  link.issues.push(schemeIssue('SCHEME_OUT_OF_BOUNDS', link.place(path), { found: 0, expected: '≠ 0', of: 'number' }, clause));
  return 1;
}
