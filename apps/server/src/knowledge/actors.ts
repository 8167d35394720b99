import type { ShownActor } from '@kedu/api';
import { ADMINISTRATORS, MACHINE, type PersonId, type PostId, type Rights } from '@kedu/workflow';
import type { People } from '../http/ports.ts';

/** A person who did something, in a post where it is known. */
export interface Acted {
  readonly person: PersonId;
  readonly post?: PostId | undefined;
}

/** Names of people and titles of posts, looked up together. */
export interface Actors {
  of(acted: Acted): ShownActor;
}

/**
 * Whoever did something, by the names that people see. A post that is not known is the last one on which the person was seated.
 *
 * Example: actorsOf(people, rights, [{ person: 'p-7', post: 'statistics' }]) → {
 * person: 'p-7', name: 示例 李四, post: 'statistics', title: 统计岗 }.
 */
export async function actorsOf(people: People, rights: Rights, acted: Iterable<Acted>): Promise<Actors> {
  const names = await people.names([...new Set([...acted].map(({ person }) => person))]);
  return {
    of: ({ person, post = lastPost(rights, person) }) => ({
      person,
      name: names.get(person) ?? person,
      post,
      title: titleOf(rights, post),
    }),
  };
}

/** Title of a post; an administrator's seat and the server itself have none but their name. */
export function titleOf(rights: Rights, post: PostId): string {
  return rights.posts.find(({ id }) => id === post)?.title ?? post;
}

function lastPost(rights: Rights, person: PersonId): PostId {
  const seat = rights.seats.findLast((each) => each.person === person)?.post;
  return seat ?? ADMINISTRATORS.find((name) => rights.administrators[name] === person) ?? MACHINE.post;
}
