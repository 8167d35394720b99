import type { RightsEvent } from './events.ts';
import type { AccountReset, Post, Rights } from './rights.ts';
import { withinOwnUnit } from './withinOwnUnit.ts';

/** The rights of an authority after an event. */
export function evolveRights(rights: Rights, event: RightsEvent): Rights {
  switch (event.type) {
    case 'administrator_seated':
      return {
        ...rights,
        administrators: { ...rights.administrators, [event.seat]: event.person },
        // What was asked for the seat is done, and what its former holder asked for others counts no more.
        handOvers: rights.handOvers.filter(({ seat, by }) => seat !== event.seat && by !== rights.administrators[event.seat]),
      };
    case 'hand_over_asked': {
      const { type: _, ...handOver } = event;
      return { ...rights, handOvers: [...rights.handOvers.filter(({ seat }) => seat !== event.seat), handOver] };
    }
    case 'post_created':
      return { ...rights, posts: [...rights.posts, { ...event.post, roles: [] }] };
    case 'post_abolished':
      return withPost(rights, event.post, (post) => ({ ...post, abolishedOn: event.on }));
    case 'appointed':
      return { ...rights, seats: [...rights.seats, event.seat] };
    case 'vacated':
      return {
        ...rights,
        seats: rights.seats.map((seat) =>
          seat.post === event.post && seat.person === event.person && (seat.until === undefined || seat.until > event.last)
            ? { ...seat, until: event.last }
            : seat,
        ),
      };
    case 'role_granted': {
      // What was granted before RIGHT-18 names no unit.
      const grant = withinOwnUnit(rights, event.post, event.grant);
      return withPost(rights, event.post, (post) => ({ ...post, roles: [...post.roles.filter(({ role }) => role !== grant.role), grant] }));
    }
    case 'role_revoked':
      return withPost(rights, event.post, (post) => ({ ...post, roles: post.roles.filter(({ role }) => role !== event.role) }));
    case 'owner_assigned':
      return { ...rights, owners: [...rights.owners, event.owner] };
    case 'reading_granted':
      return { ...rights, grants: [...rights.grants, event.grant] };
    case 'reading_ended':
      return { ...rights, grants: rights.grants.map((grant) => (grant.id === event.grant ? { ...grant, until: event.last } : grant)) };
    case 'factor_reset_asked':
    case 'new_password_asked': {
      const { type, ...asked } = event;
      const reset = { of: type === 'factor_reset_asked' ? 'second_factor' : 'password', ...asked } as const;
      return { ...rights, resets: [...withoutReset(rights, reset), reset] };
    }
    case 'factor_reset_confirmed':
      return { ...rights, resets: withoutReset(rights, { of: 'second_factor', person: event.person }) };
    case 'new_password_confirmed':
      return { ...rights, resets: withoutReset(rights, { of: 'password', person: event.person }) };
  }
}

function withoutReset({ resets }: Rights, { of, person }: Pick<AccountReset, 'of' | 'person'>): readonly AccountReset[] {
  return resets.filter((reset) => reset.of !== of || reset.person !== person);
}

function withPost(rights: Rights, id: string, change: (post: Post) => Post): Rights {
  return { ...rights, posts: rights.posts.map((post) => (post.id === id ? change(post) : post)) };
}
