import { addDays } from '@kedu/engine';
import type { Issue } from '@kedu/model';
import type { Context } from '../context.ts';
import { workflowIssue } from '../codes.ts';
import { type Decision, unless } from '../decision.ts';
import { reasonMissing } from '../reason.ts';
import type { RightsCommand, RightsEvent } from './events.ts';
import { denied } from './permission.ts';
import type { Rights } from './rights.ts';

/** Days after that of the asking on which it may still be confirmed. */
export const RESET_DAYS = 3;

/** What is asked of a second factor or a password that was lost. */
export type ResetCommand = Extract<
  RightsCommand,
  { readonly type: 'ask_factor_reset' | 'confirm_factor_reset' | 'ask_new_password' | 'confirm_new_password' }
>;

/**
 * Makes a second factor or a password that was lost anew by two hands: one administrator asks, another confirms within three days; neither of
 * them for himself.
 *
 * Rules: RIGHT-16, RIGHT-22. Errors: RIGHT_SEAT, RIGHT_DENIED, RIGHT_SELF, REASON_MISSING, RIGHT_FACTOR and RIGHT_PASSWORD (`none`, `over`, `same_hand`).
 */
export function decideAccountReset({ resets }: Rights, command: ResetCommand, context: Context): Decision<RightsEvent> {
  const { type, person, reason } = command;
  const { entered, today } = context;
  const isFactor = type === 'ask_factor_reset' || type === 'confirm_factor_reset';
  const common = [
    denied(context, 'reset_factor'),
    person === entered.person ? workflowIssue('RIGHT_SELF', {}, { command: type }) : undefined,
    reasonMissing(command),
  ];
  if (type === 'ask_factor_reset' || type === 'ask_new_password')
    return unless(common, {
      type: isFactor ? 'factor_reset_asked' : 'new_password_asked',
      person,
      by: entered.person,
      until: addDays(today, RESET_DAYS),
      reason,
    });
  const asked = resets.find((reset) => reset.of === (isFactor ? 'second_factor' : 'password') && reset.person === person);
  const wrong = asked === undefined ? 'none' : asked.until < today ? 'over' : asked.by === entered.person ? 'same_hand' : undefined;
  return unless([...common, wrong && unconfirmed(isFactor, wrong, person, asked?.until ?? '')], {
    type: isFactor ? 'factor_reset_confirmed' : 'new_password_confirmed',
    person,
    by: entered.person,
    reason,
  });
}

function unconfirmed(isFactor: boolean, reason: 'none' | 'over' | 'same_hand', person: string, until: string): Issue {
  return isFactor
    ? workflowIssue('RIGHT_FACTOR', {}, { reason, person, until })
    : workflowIssue('RIGHT_PASSWORD', {}, { reason, person, until });
}
