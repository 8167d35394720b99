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

/**
 * Takes a lost second factor away by two hands: one administrator asks, another confirms within three days; neither of them for himself.
 *
 * Rule: RIGHT-16. Errors: RIGHT_SEAT, RIGHT_DENIED, RIGHT_SELF, REASON_MISSING, RIGHT_FACTOR (`none`, `over`, `same_hand`).
 */
export function decideFactorReset(
  { resets }: Rights,
  command: Extract<RightsCommand, { readonly type: 'ask_factor_reset' | 'confirm_factor_reset' }>,
  context: Context,
): Decision<RightsEvent> {
  const { person, reason } = command;
  const { entered, today } = context;
  const common = [
    denied(context, 'reset_factor'),
    person === entered.person ? workflowIssue('RIGHT_SELF', {}, { command: command.type }) : undefined,
    reasonMissing(command),
  ];
  if (command.type === 'ask_factor_reset')
    return unless(common, { type: 'factor_reset_asked', person, by: entered.person, until: addDays(today, RESET_DAYS), reason });
  const asked = resets.find((reset) => reset.person === person);
  const wrong = asked === undefined ? 'none' : asked.until < today ? 'over' : asked.by === entered.person ? 'same_hand' : undefined;
  return unless([...common, wrong && factorIssue(wrong, person, asked?.until ?? '')], {
    type: 'factor_reset_confirmed',
    person,
    by: entered.person,
    reason,
  });
}

function factorIssue(reason: 'none' | 'over' | 'same_hand', person: string, until: string): Issue {
  return workflowIssue('RIGHT_FACTOR', {}, { reason, person, until });
}
