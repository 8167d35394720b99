import type { RightsEvent } from '@kedu/workflow';
import type { Fact } from './fact.ts';

/** What an event says of posts, seats, roles, administrators and readers: what `kedu.enter` and the policies ask. Rule: STORE-8. */
export function rightsFacts(event: RightsEvent): Fact | readonly Fact[] {
  switch (event.type) {
    case 'administrator_seated':
      return { table: 'admin_seat', row: { seat: event.seat, person_id: event.person } };
    case 'post_created':
      return { table: 'post', row: { post_id: event.post.id, title: event.post.title, unit_id: event.post.unit } };
    case 'post_abolished':
      return { table: 'post_end', row: { post_id: event.post, abolished_on: event.on } };
    case 'appointed': {
      const { post, person, as, from, until } = event.seat;
      return { table: 'seat', row: { post_id: post, person_id: person, capacity: as, from_day: from, until_day: until ?? 'infinity' } };
    }
    case 'vacated':
      return { table: 'seat_end', row: { post_id: event.post, person_id: event.person, until_day: event.last } };
    case 'role_granted': {
      const { role, units, indicators } = event.grant;
      return { table: 'role_grant', row: { post_id: event.post, role, unit_ids: units, indicators, is_revoked: false } };
    }
    case 'role_revoked':
      return { table: 'role_grant', row: { post_id: event.post, role: event.role, is_revoked: true } };
    case 'owner_assigned':
      return { table: 'indicator_owner', row: { indicator: event.owner.indicator, from_day: event.owner.from, post_id: event.owner.post } };
    case 'reading_granted': {
      const { id, reader, tables, units, from, until, reason } = event.grant;
      return {
        table: 'read_grant',
        row: {
          grant_id: id,
          reader_authority_id: reader,
          table_groups: tables,
          ...(units === 'all' ? {} : { unit_ids: units }),
          from_day: from,
          until_day: until,
          reason,
        },
      };
    }
    case 'reading_ended':
      return { table: 'read_grant_end', row: { grant_id: event.grant, until_day: event.last } };
    // What is asked of a seat or an account stands in the stream of rights alone.
    case 'hand_over_asked':
    case 'factor_reset_asked':
    case 'factor_reset_confirmed':
    case 'new_password_asked':
    case 'new_password_confirmed':
      return [];
  }
}
