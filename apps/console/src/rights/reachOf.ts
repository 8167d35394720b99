import type { ShownPost } from './PostPage.tsx';

interface Words {
  readonly everywhere: string;
  readonly ownUnit: string;
  readonly someUnits: (count: number) => string;
  readonly someIndicators: (count: number) => string;
}

/**
 * How far a role of a post reaches, in the reader's words: units, then indicators. Rules:
 * RIGHT-1, RIGHT-18. Example: the unit of the post alone → 本岗位所属单位.
 */
export function reachOf(
  { units, indicators }: ShownPost['roles'][number],
  own: ShownPost['unit'],
  words: Words,
): { readonly units?: string; readonly indicators?: string } {
  if (units === undefined && indicators === undefined) return { units: words.everywhere };
  const isOwn = units?.length === 1 && units[0] === own.id;
  return {
    ...(units === undefined ? {} : { units: isOwn ? words.ownUnit : words.someUnits(units.length) }),
    ...(indicators === undefined ? {} : { indicators: words.someIndicators(indicators.length) }),
  };
}
