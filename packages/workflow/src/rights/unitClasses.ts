import type { UnitId } from '@kedu/model';
import { MACHINE } from '../actor.ts';
import type { Context } from '../context.ts';
import { livePost } from './rights.ts';

/**
 * Units told apart by which bounded roles of the post of whoever is entered name them: whatever is denied to him for one of a class is denied
 * for all of it, so that it need be asked once. Rule: RIGHT-2.
 *
 * Example: a post with one role without bounds → '' for every unit; one that speaks for 990100 → '1' for it and '0' for all others.
 */
export function unitClasses({ entered, rights, today }: Pick<Context, 'entered' | 'rights' | 'today'>): (unit: UnitId) => string {
  const post = entered.post === MACHINE.post ? undefined : livePost(rights, entered.post, today);
  const bounds = (post?.roles ?? []).flatMap(({ units }) => (units === undefined ? [] : [new Set(units)]));
  if (bounds.length === 0) return () => '';
  const known = new Map<UnitId, string>();
  return (unit) => {
    const found = known.get(unit) ?? bounds.map((units) => (units.has(unit) ? '1' : '0')).join('');
    known.set(unit, found);
    return found;
  };
}
