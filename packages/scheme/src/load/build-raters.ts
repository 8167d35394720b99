import { schemeIssue } from '../codes.ts';
import type { Raters } from '../judgement.ts';
import type { IndicatorShape } from '../shapes/indicator.ts';
import { checkShares } from './check-shares.ts';
import { type Linker, localized } from './linker.ts';
import type { Path } from './source.ts';

/** Highest share that may be taken off at either end: beyond it a mean could rest on a single mark. */
const MOST_TRIMMED = 0.25;

/**
 * Who marks an indicator; nothing where nobody does.
 *
 * Rule: RATERS-2, RATERS-6. Errors: SCHEME_SHARES_SUM, SCHEME_SHARE_BOUNDS, RATERS_KIND, RATERS_NO_GROUP.
 */
export function buildRaters(shape: IndicatorShape, path: Path, link: Linker, clause: string | undefined): Raters | undefined {
  if (!shape.raters) return undefined;
  const at = [...path, 'raters'];
  const { groups, trim, at_least: atLeast, spread, recuse } = shape.raters;
  const named = Object.entries(groups).map(([id, group]) => ({ id, title: localized(group.title), weight: group.weight }));
  if (named.length === 0) link.issues.push(schemeIssue('RATERS_NO_GROUP', link.place([...at, 'groups']), {}, clause));
  else
    checkShares(
      named.map(({ weight }) => weight),
      'raters.groups',
      [...at, 'groups'],
      link,
      clause,
    );
  const bounds = (what: string, found: number, most: number, where: Path): void => {
    if (found < 0 || found > most)
      link.issues.push(schemeIssue('SCHEME_SHARE_BOUNDS', link.place(where), { what, found, expected: `0…${most}` }, clause));
  };
  bounds('raters.trim', trim, MOST_TRIMMED, [...at, 'trim']);
  if (spread) bounds('raters.spread.at_most', spread.at_most, 1, [...at, 'spread', 'at_most']);
  for (const { id, weight } of named) bounds(`raters.groups.${id}`, weight, 1, [...at, 'groups', id, 'weight']);
  if (shape.kind !== 'judgement' && shape.kind !== 'satisfaction')
    link.issues.push(schemeIssue('RATERS_KIND', link.place(at, 'key'), { found: shape.kind }, clause));
  return { groups: named, trim, atLeast, spread: spread && { top: spread.top, atMost: spread.at_most }, recuse };
}
