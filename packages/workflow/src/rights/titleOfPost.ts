import { MACHINE, type PostId } from '../actor.ts';
import type { Rights } from './rights.ts';

/**
 * How a post is called: its title; the seat of an administrator and the server itself by the code of their role; one that is not known has none.
 *
 * Example: titleOfPost(rights, 'statistics') → 统计岗; titleOfPost(rights, 'audit_administrator') → audit_administrator; titleOfPost(rights, 'kedu') → machine.
 */
export function titleOfPost(rights: Rights, post: PostId): string {
  return post === MACHINE.post ? 'machine' : (rights.posts.find(({ id }) => id === post)?.title ?? post);
}
