import { addDays } from '@kedu/engine';
import type { Issue } from '@kedu/model';
import { MACHINE, type PersonId } from '../actor.ts';
import type { Context } from '../context.ts';
import { workflowIssue } from '../codes.ts';
import { type Decision, decided, refused, unless } from '../decision.ts';
import { reasonMissing } from '../reason.ts';
import type { RightsCommand, RightsEvent } from './events.ts';
import { denied } from './permission.ts';
import { neverBegins, type Rights } from './rights.ts';
import { ADMINISTRATORS, type Administrator } from './roles.ts';

/** Days after that of the asking on which it may still be confirmed. */
export const HAND_OVER_DAYS = 3;

type Of<T extends RightsCommand['type']> = Extract<RightsCommand, { readonly type: T }>;
/** A person who is to sit on the seat of an administrator. */
type Successor = Of<'seat_administrator' | 'ask_hand_over' | 'confirm_hand_over'>;

/**
 * Seats the three administrators: at first the server, then two of them, one who asks and another who confirms within three days; the server
 * too, where no two can act.
 *
 * Rule: RIGHT-4. Errors: RIGHT_SEAT, RIGHT_DENIED, RIGHT_ADMINISTRATORS, REASON_MISSING, RIGHT_HAND_OVER (`none`, `over`, `same_hand`).
 */
export function decideAdministration(
  rights: Rights,
  command: Of<'found_administration'> | Successor,
  context: Context,
): Decision<RightsEvent> {
  if (command.type === 'found_administration') return found(rights, command, context);
  const { seat, person, reason } = command;
  const { person: by } = context.entered;
  const seated = { type: 'administrator_seated', seat, person, reason } as const;
  switch (command.type) {
    case 'seat_administrator':
      return unless([denied(context, 'work'), ...unfit(rights, command, context)], seated);
    case 'ask_hand_over':
      return unless(
        [
          denied(context, 'hand_over'),
          seat === context.entered.post || person === by ? administratorsIssue('own_hand', seat, person) : undefined,
          ...unfit(rights, command, context),
        ],
        { type: 'hand_over_asked', seat, person, by, until: addDays(context.today, HAND_OVER_DAYS), reason },
      );
    case 'confirm_hand_over':
      return unless([denied(context, 'hand_over'), unconfirmed(rights, command, context), ...unfit(rights, command, context)], seated);
  }
}

/** Why a person cannot sit on the seat of an administrator. */
export function administratorsIssue(reason: 'founded' | 'same' | 'post' | 'own_hand', seat: Administrator, person: string): Issue {
  return workflowIssue('RIGHT_ADMINISTRATORS', {}, { reason, seat, person });
}

function found(rights: Rights, { administrators }: Of<'found_administration'>, { entered }: Context): Decision<RightsEvent> {
  const people = ADMINISTRATORS.map((seat) => administrators[seat]);
  if (entered.post !== MACHINE.post || ADMINISTRATORS.some((seat) => rights.administrators[seat] !== undefined))
    return refused(administratorsIssue('founded', ADMINISTRATORS[0], people[0] as string));
  if (new Set(people).size < people.length) return refused(administratorsIssue('same', ADMINISTRATORS[0], people[0] as string));
  return decided(...ADMINISTRATORS.map((seat) => ({ type: 'administrator_seated', seat, person: administrators[seat] }) as const));
}

/** What speaks against the person whoever seats him: another of the three seats, a post today or later, no reason. */
function unfit(rights: Rights, { type, seat, person, reason }: Successor, { today }: Context): readonly (Issue | undefined)[] {
  return [
    ADMINISTRATORS.some((name) => rights.administrators[name] === person) || person === MACHINE.person
      ? administratorsIssue('same', seat, person)
      : undefined,
    rights.seats.some((held) => held.person === person && !neverBegins(held) && (held.until === undefined || today <= held.until))
      ? administratorsIssue('post', seat, person)
      : undefined,
    reasonMissing({ type, reason }),
  ];
}

/** Whether another one asked for this person on this seat, and not too long ago. */
function unconfirmed({ handOvers }: Rights, { seat, person }: Successor, { entered, today }: Context): Issue | undefined {
  const asked = handOvers.find((request) => request.seat === seat && request.person === person);
  const reason = asked === undefined ? 'none' : asked.until < today ? 'over' : asked.by === entered.person ? 'same_hand' : undefined;
  return reason && handOverIssue(reason, seat, person, asked?.until ?? '');
}

function handOverIssue(reason: 'none' | 'over' | 'same_hand', seat: Administrator, person: PersonId, until: string): Issue {
  return workflowIssue('RIGHT_HAND_OVER', {}, { reason, seat, person, until });
}
