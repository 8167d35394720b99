import type { SessionPlace } from './answers.ts';
import { allows, type Permission } from '@kedu/workflow';
import type { Place } from './place.ts';

/** Whether the post or seat that somebody acts in has a permission at all: for what is offered. What is allowed, the server decides. */
export function mayIn(places: readonly SessionPlace[], here: Place | undefined, permission: Permission): boolean {
  const authority = places.find((place) => place.authority.id === here?.authority);
  if (!authority || !here) return false;
  if (authority.seat === here.post) return allows(authority.seat, permission);
  return authority.posts.find(({ id }) => id === here.post)?.roles.some((role) => allows(role, permission)) ?? false;
}
