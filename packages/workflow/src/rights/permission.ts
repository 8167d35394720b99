import type { Issue } from '@kedu/model';
import { MACHINE } from '../actor.ts';
import type { Context } from '../context.ts';
import { workflowIssue } from '../codes.ts';
import { livePost, ownerOf, type RoleGrant, seated, seatsOn } from './rights.ts';
import { ADMINISTRATORS, allows, type Permission, rolesWith, WHOLE } from './roles.ts';

/** What a permission is asked for: nothing for whatever it reaches. */
export interface Asked {
  readonly unit?: string | undefined;
  readonly indicator?: string | undefined;
  /** All units and indicators at once: only a role without bounds reaches them. */
  readonly isAll?: boolean | undefined;
}

/**
 * Why whoever is entered may not do something today, or undefined where he may.
 *
 * He acts in a post on which he sits today, as holder or deputy, or as administrator or the server itself; one role of the post must have the
 * permission and reach what is asked; what is done to the authority as a whole (`WHOLE`) only a role without bounds reaches.
 * Rules: RIGHT-1, RIGHT-2, RIGHT-5, RIGHT-12.
 * Errors: RIGHT_SEAT, RIGHT_DENIED.
 */
export function denied({ entered, rights, today }: Context, permission: Permission, asked: Asked = {}): Issue | undefined {
  const refusal = (): Issue =>
    workflowIssue(
      'RIGHT_DENIED',
      { unit: asked.unit, indicator: asked.indicator },
      { permission, post: entered.post, roles: rolesWith(permission) },
    );
  if (entered.post === MACHINE.post) return allows('machine', permission) && entered.person === MACHINE.person ? undefined : refusal();
  const seat = ADMINISTRATORS.find((administrator) => administrator === entered.post);
  if (seat) {
    if (rights.administrators[seat] !== entered.person) return notSeated(entered.post, today);
    return allows(seat, permission) ? undefined : refusal();
  }
  const post = livePost(rights, entered.post, today);
  if (!post || !seatsOn(rights, entered.person, today).some((seat) => seat.post === post.id)) return notSeated(entered.post, today);
  const wanted = WHOLE.includes(permission) ? { isAll: true } : asked;
  return post.roles.some((grant) => allows(grant.role, permission) && reaches(grant, wanted)) ? undefined : refusal();
}

/** A post in which somebody may act today. */
export interface OwnPost {
  readonly post: string;
  readonly as: 'holder' | 'deputy' | 'administrator';
  /** Whether it is entered with a second factor alone (SIGN-3). */
  readonly needsSecondFactor: boolean;
}

/** Permissions that are used with a second factor alone. */
const GUARDED: readonly Permission[] = [
  'approve_value',
  'approve_change',
  'publish_scheme',
  'review_scheme',
  'seal_round',
  'release_ranks',
];

/**
 * The posts in which a person may act on a day: what he chooses from when he has signed in, his own before those in which he deputises.
 *
 * Rules: RIGHT-2, SIGN-3. Example: the head of the office, deputy of the committee → both, each asking for a second factor.
 */
export function postsOf({ rights, today }: Pick<Context, 'rights' | 'today'>, person: string): readonly OwnPost[] {
  const seats = seatsOn(rights, person, today)
    .flatMap((seat) => {
      const post = livePost(rights, seat.post, today);
      return post === undefined ? [] : [{ ...seat, place: rights.posts.indexOf(post) }];
    })
    .sort((a, b) => a.place - b.place);
  const administration = ADMINISTRATORS.filter((name) => rights.administrators[name] === person);
  return [
    ...administration.map((post) => ({ post, as: 'administrator', needsSecondFactor: true }) as const),
    ...[...seats.filter(({ as }) => as === 'holder'), ...seats.filter(({ as }) => as === 'deputy')].map(({ post, as }) => ({
      post,
      as,
      needsSecondFactor:
        livePost(rights, post, today)?.roles.some(({ role }) => GUARDED.some((permission) => allows(role, permission))) ?? false,
    })),
  ];
}

/**
 * Whether the indicator has a live owner on a day: an assigned post that stands, on which somebody sits, and which may enter it where it is to be typed.
 *
 * Rule: RIGHT-8. Errors: RIGHT_OWNER with reason `none`, `abolished`, `vacant` or `barred`.
 */
export function ownerMissing(
  { rights, today }: Pick<Context, 'rights' | 'today'>,
  indicator: string,
  { isTyped }: { readonly isTyped: boolean },
): Issue | undefined {
  const post = ownerOf(rights, indicator, today);
  const mayEnter = (of: string): boolean =>
    livePost(rights, of, today)?.roles.some((grant) => allows(grant.role, 'enter_value') && reaches(grant, { indicator })) === true;
  const reason =
    post === undefined
      ? 'none'
      : !livePost(rights, post, today)
        ? 'abolished'
        : seated(rights, post, today).length === 0
          ? 'vacant'
          : isTyped && !mayEnter(post)
            ? 'barred'
            : undefined;
  return reason && workflowIssue('RIGHT_OWNER', { indicator }, { reason, indicator, post: post ?? '' });
}

function reaches({ units, indicators }: RoleGrant, { unit, indicator, isAll = false }: Asked): boolean {
  if (isAll) return units === undefined && indicators === undefined;
  return (
    (units === undefined || unit === undefined || units.includes(unit)) &&
    (indicators === undefined || indicator === undefined || indicators.includes(indicator))
  );
}

function notSeated(post: string, day: string): Issue {
  return workflowIssue('RIGHT_SEAT', {}, { post, day });
}
