import type { PostId } from '../actor.ts';
import type { Context } from '../context.ts';
import { denied } from '../rights/permission.ts';
import { livePost, ownerOf, type Seat, seated } from '../rights/rights.ts';

/**
 * For which indicators what is submitted waits for the post of whoever is entered to be checked, where he may.
 *
 * A post that reports figures itself checks those of its own unit; one that reports none checks whatever its roles reach. What then would wait for nobody waits for every post
 * that may check it. Posts are gone through once, for whatever indicators. Rule: API-12. Errors: none.
 * Example: the statisticians may check all figures; those of the finance department wait for the checker, not for them, unless nobody sits there.
 */
export function checksFor(context: Context): (indicator: string) => boolean {
  const { entered, rights, today } = context;
  const owners = new Map([...new Set(rights.owners.map(({ indicator }) => indicator))].map((each) => [each, ownerOf(rights, each, today)]));
  const reporting = new Set(owners.values());
  const isNear = (post: PostId, indicator: string): boolean => {
    if (!reporting.has(post)) return true;
    const owner = owners.get(indicator);
    const unit = livePost(rights, post, today)?.unit;
    return owner !== undefined && unit !== undefined && livePost(rights, owner, today)?.unit === unit;
  };
  const mayCheck = ({ post, person }: Seat, indicator?: string): boolean =>
    denied({ ...context, entered: { ...entered, post, person } }, 'check_value', { indicator }) === undefined;
  let checkers: readonly Seat[] | undefined;
  const maySomebodyNear = (indicator: string): boolean => {
    checkers ??= rights.posts.flatMap(({ id }) => seated(rights, id, today)).filter((seat) => mayCheck(seat));
    return checkers.some((seat) => isNear(seat.post, indicator) && mayCheck(seat, indicator));
  };
  const known = new Map<string, boolean>();
  return (indicator) => {
    const found = known.get(indicator) ?? (isNear(entered.post, indicator) || !maySomebodyNear(indicator));
    known.set(indicator, found);
    return found;
  };
}
