import type { PostId } from '../actor.ts';
import type { Context } from '../context.ts';
import { denied } from '../rights/permission.ts';
import { livePost, ownerOf, seated } from '../rights/rights.ts';

/**
 * For which indicators what is submitted waits for the post of whoever is entered to be checked, where he may.
 *
 * A post that reports figures itself checks those of its own unit; one that reports none checks whatever its roles reach. What then would wait for nobody waits for every post
 * that may check it. Rule: API-12. Errors: none.
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
  const maySomebody = (post: PostId, indicator: string): boolean =>
    seated(rights, post, today).some(
      ({ person }) => denied({ ...context, entered: { ...entered, post, person } }, 'check_value', { indicator }) === undefined,
    );
  const known = new Map<string, boolean>();
  return (indicator) => {
    const found =
      known.get(indicator) ??
      (isNear(entered.post, indicator) || !rights.posts.some(({ id }) => isNear(id, indicator) && maySomebody(id, indicator)));
    known.set(indicator, found);
    return found;
  };
}
