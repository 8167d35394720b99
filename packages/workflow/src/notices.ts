import type { UnitId } from '@kedu/model';
import type { PersonId, PostId } from './actor.ts';
import type { Day } from './instant.ts';
import { allows, type Permission } from './rights/roles.ts';
import { livePost, ownerOf, type Rights, seated } from './rights/rights.ts';
import { cellOfStream, kindOf, type StreamEvent } from './streams.ts';

/** What a letter is about; `messages` words it. */
export const NOTICE_TOPICS = ['to_report', 'returned', 'to_confirm', 'contested', 'answered', 'feedback'] as const;
export type NoticeTopic = (typeof NOTICE_TOPICS)[number];

/** One letter: to a person, on a topic, of how many figures or units. */
export interface Notice {
  readonly to: PersonId;
  readonly topic: NoticeTopic;
  readonly count: number;
}

/**
 * Whom the events of one command concern: those whose turn it is now, once each, never whoever acted.
 *
 * A round tells the owners how many figures they are asked for; what is submitted tells the unit; what is returned or contested the owner; an answer, and a
 * result, the unit. Shape: sorted by person, then topic. Rule: COLLECT-14.
 * Example: a column of 3,000 figures is returned → one letter to each person in the post of its owner, count 3,000.
 */
export function noticesOf(events: readonly StreamEvent[], rights: Rights, today: Day, actor: PersonId): readonly Notice[] {
  const counts = new Map<string, Notice>();
  const tell = (posts: readonly PostId[], topic: NoticeTopic, count = 1): void => {
    const people = new Set(
      posts.flatMap((post) => (livePost(rights, post, today) ? seated(rights, post, today).map(({ person }) => person) : [])),
    );
    for (const to of people) {
      if (to === actor) continue;
      const key = `${to}\u0000${NOTICE_TOPICS.indexOf(topic)}`;
      counts.set(key, { to, topic, count: (counts.get(key)?.count ?? 0) + count });
    }
  };
  for (const { stream, event } of events) {
    if (event.type === 'round_opened') {
      for (const { owner, way, units } of event.asks) {
        if (way === 'column') tell([owner], 'to_report', units.length);
        else if (way === 'unit') for (const unit of units) tell(postsWith(rights, 'confirm_value', unit), 'to_report');
      }
    } else if (event.type === 'feedback_opened') {
      for (const unit of event.units) tell(postsWith(rights, 'confirm_value', unit), 'feedback');
    } else if (kindOf(stream) === 'value') {
      const { indicator, unit } = cellOfStream(stream);
      const owner = ownerOf(rights, indicator, today);
      const owners = owner === undefined ? [] : [owner];
      if (event.type === 'value_submitted' || event.type === 'value_captured' || event.type === 'value_corrected')
        tell(postsWith(rights, 'confirm_value', unit), 'to_confirm');
      else if (event.type === 'value_returned') tell(owners, 'returned');
      else if (event.type === 'value_objected') tell(owners, 'contested');
      else if (event.type === 'objection_kept' || event.type === 'objection_upheld')
        tell(postsWith(rights, 'confirm_value', unit), 'answered');
    }
  }
  return [...counts].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, notice]) => notice);
}

/** Posts with a role that has the permission and names the unit; a role for all units is nobody's own. */
function postsWith(rights: Rights, permission: Permission, unit: UnitId): readonly PostId[] {
  return rights.posts
    .filter(({ roles }) => roles.some(({ role, units }) => allows(role, permission) && units?.includes(unit) === true))
    .map(({ id }) => id);
}
