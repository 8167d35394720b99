import type { PostId } from '../actor.ts';
import type { Rights, RoleGrant } from './rights.ts';
import { OWN_UNIT_ROLE } from './roles.ts';

/** A grant as far as it reaches: a role that speaks for a unit reaches the unit of its post where no other is named. Rule: RIGHT-18. */
export function withinOwnUnit({ posts }: Rights, id: PostId, grant: RoleGrant): RoleGrant {
  const unit = posts.find((post) => post.id === id)?.unit;
  const isNamed = grant.units !== undefined && grant.units.length > 0;
  return grant.role !== OWN_UNIT_ROLE || isNamed || unit === undefined ? grant : { ...grant, units: [unit] };
}
