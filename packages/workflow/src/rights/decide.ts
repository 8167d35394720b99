import type { Issue } from '@kedu/model';
import { MACHINE } from '../actor.ts';
import type { Context } from '../context.ts';
import { workflowIssue } from '../codes.ts';
import { type Decision, unless } from '../decision.ts';
import { isDay } from '../rounds/workCalendar.ts';
import type { Day } from '../instant.ts';
import { reasonMissing } from '../reason.ts';
import { decideAccountReset } from './accountReset.ts';
import { administratorsIssue, decideAdministration } from './administration.ts';
import type { RightsCommand, RightsEvent } from './events.ts';
import { denied } from './permission.ts';
import { livePost, neverBegins, type Rights, type Seat, TABLE_GROUPS } from './rights.ts';
import { ADMINISTRATORS, type Administrator, POST_ROLES } from './roles.ts';
import { withinOwnUnit } from './withinOwnUnit.ts';

type Of<T extends RightsCommand['type']> = Extract<RightsCommand, { readonly type: T }>;

/**
 * What a command does to the rights of an authority.
 *
 * Rules: RIGHT-3 to RIGHT-11, RIGHT-16, RIGHT-18, RIGHT-22 (docs/spec/rights.md). Errors: RIGHT_SEAT, RIGHT_DENIED, RIGHT_ADMINISTRATORS, RIGHT_POST, RIGHT_HELD, RIGHT_SELF,
 * RIGHT_ROLE, RIGHT_SPAN, RIGHT_GRANT, RIGHT_FACTOR, RIGHT_PASSWORD, RIGHT_HAND_OVER, REASON_MISSING.
 */
export function decideRights(rights: Rights, command: RightsCommand, context: Context): Decision<RightsEvent> {
  switch (command.type) {
    case 'found_administration':
    case 'seat_administrator':
    case 'ask_hand_over':
    case 'confirm_hand_over':
      return decideAdministration(rights, command, context);
    case 'create_post':
      return unless(
        [
          denied(context, 'create_posts'),
          rights.posts.some(({ id }) => id === command.post) || isReserved(command.post) ? post('taken', command.post) : undefined,
        ],
        { type: 'post_created', post: { id: command.post, unit: command.unit, title: command.title } },
      );
    case 'abolish_post':
      return unless([denied(context, 'create_posts'), known(rights, command.post, context), notDay(command.on), reasonMissing(command)], {
        type: 'post_abolished',
        post: command.post,
        on: command.on,
        reason: command.reason,
      });
    case 'appoint':
      return appoint(rights, command, context);
    case 'vacate':
      return unless(
        [
          denied(context, 'appoint'),
          notDay(command.last),
          reasonMissing(command),
          endsOn(rights, command, context.today) ? undefined : post('not_seated', command.post),
        ],
        { type: 'vacated', post: command.post, person: command.person, last: command.last, reason: command.reason },
      );
    case 'grant_role':
      return unless(
        [
          denied(context, 'grant_roles'),
          known(rights, command.post, context),
          POST_ROLES.includes(command.grant.role) ? undefined : workflowIssue('RIGHT_ROLE', {}, { role: command.grant.role }),
        ],
        { type: 'role_granted', post: command.post, grant: withinOwnUnit(rights, command.post, command.grant) },
      );
    case 'revoke_role':
      return unless([denied(context, 'grant_roles'), known(rights, command.post, context), reasonMissing(command)], {
        type: 'role_revoked',
        post: command.post,
        role: command.role,
        reason: command.reason,
      });
    case 'assign_owner':
      return unless(
        [denied(context, 'assign_owners'), ...command.owners.flatMap((owner) => [known(rights, owner.post, context), notDay(owner.from)])],
        ...command.owners.map((owner) => ({ type: 'owner_assigned', owner }) as const),
      );
    case 'grant_reading':
      return grantReading(rights, command, context);
    case 'end_reading':
      return unless(
        [
          denied(context, 'grant_reading'),
          notDay(command.last),
          reasonMissing(command),
          rights.grants.some(({ id, until }) => id === command.grant && until > command.last)
            ? undefined
            : grantIssue('unknown', command.grant),
        ],
        { type: 'reading_ended', grant: command.grant, last: command.last, reason: command.reason },
      );
    case 'ask_factor_reset':
    case 'confirm_factor_reset':
    case 'ask_new_password':
    case 'confirm_new_password':
      return decideAccountReset(rights, command, context);
  }
}

function appoint(rights: Rights, command: Of<'appoint'>, context: Context): Decision<RightsEvent> {
  const { type: _, ...seat } = command;
  const overlapping = rights.seats.filter((other) => other.post === seat.post && !neverBegins(other) && overlaps(other, seat));
  const issues: (Issue | undefined)[] = [
    denied(context, 'appoint'),
    known(rights, seat.post, context),
    notDay(seat.from),
    seat.until === undefined ? undefined : notDay(seat.until),
    seat.until !== undefined && seat.until < seat.from ? span(seat.from, seat.until) : undefined,
    seat.person === context.entered.person ? workflowIssue('RIGHT_SELF', {}, { command: command.type }) : undefined,
    ADMINISTRATORS.some((name) => rights.administrators[name] === seat.person)
      ? administratorsIssue(
          'post',
          ADMINISTRATORS.find((name) => rights.administrators[name] === seat.person) as Administrator,
          seat.person,
        )
      : undefined,
    seat.person === MACHINE.person ? workflowIssue('RIGHT_SELF', {}, { command: command.type }) : undefined,
    ...overlapping
      .filter((other) => (other.as === 'holder' && seat.as === 'holder') || other.person === seat.person)
      .slice(0, 1)
      .map((other) => workflowIssue('RIGHT_HELD', {}, { post: seat.post, from: other.from, until: other.until ?? '' })),
  ];
  return unless(issues, { type: 'appointed', seat });
}

function grantReading(rights: Rights, command: Of<'grant_reading'>, context: Context): Decision<RightsEvent> {
  const { type: _, ...grant } = command;
  const issues: (Issue | undefined)[] = [
    denied(context, 'grant_reading'),
    reasonMissing(command),
    notDay(grant.from),
    notDay(grant.until),
    grant.until < grant.from ? span(grant.from, grant.until) : undefined,
    grant.reader === context.entered.authority ? grantIssue('self', grant.id) : undefined,
    rights.grants.some(({ id }) => id === grant.id) ? grantIssue('taken', grant.id) : undefined,
    grant.tables.length === 0 || grant.tables.some((table) => !TABLE_GROUPS.includes(table)) ? grantIssue('tables', grant.id) : undefined,
    grant.units !== 'all' && grant.units.length === 0 ? grantIssue('units', grant.id) : undefined,
  ];
  return unless(issues, { type: 'reading_granted', grant });
}

/** Whether somebody sits on a post until after a day, and did so by then; what has not begun is taken back by any day before its first. */
function endsOn({ seats }: Rights, { post: of, person, last }: Extract<RightsCommand, { readonly type: 'vacate' }>, today: Day): boolean {
  const ended = seats.filter((seat) => seat.post === of && seat.person === person && (seat.until ?? '9999') > last);
  return ended.length > 0 && ended.every(({ from }) => from <= last || from >= today);
}

function overlaps(a: Seat, b: Seat): boolean {
  return (a.until === undefined || b.from <= a.until) && (b.until === undefined || a.from <= b.until);
}

function isReserved(post: string): boolean {
  return post === MACHINE.post || ADMINISTRATORS.some((name) => name === post);
}

function known(rights: Rights, id: string, { today }: Context): Issue | undefined {
  return livePost(rights, id, today) ? undefined : post('unknown', id);
}

function post(reason: 'taken' | 'unknown' | 'not_seated', id: string): Issue {
  return workflowIssue('RIGHT_POST', {}, { reason, post: id });
}

function grantIssue(reason: 'self' | 'taken' | 'tables' | 'units' | 'unknown', grant: string): Issue {
  return workflowIssue('RIGHT_GRANT', {}, { reason, grant });
}

function notDay(day: string): Issue | undefined {
  return isDay(day) ? undefined : span(day, '');
}

function span(from: string, until: string): Issue {
  return workflowIssue('RIGHT_SPAN', {}, { from, until });
}
