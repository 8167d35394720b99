import type { Issue } from '@kedu/model';
import { workflowIssue } from './codes.ts';

/** Every state of a procedure with the commands that it takes and the state that each leads to; what is not there is refused. */
export type Transitions<S extends string = string, C extends string = string> = Readonly<Record<S, Readonly<Partial<Record<C, S>>>>>;

/** What a refusal names: the procedure and which of its things. */
export interface Subject {
  readonly thing: 'value' | 'scheme_version' | 'change_request' | 'round' | 'connector' | 'import' | 'run' | 'feedback';
  readonly id: string;
}

/**
 * Why a command is out of turn, or undefined where the table has it.
 *
 * Errors: STEP_NOT_ALLOWED with the commands that the state takes.
 * Example: outOfTurn(VALUE_TRANSITIONS, { thing: 'value', id }, 'draft', 'approve') → allowed "enter|submit|withdraw".
 */
export function outOfTurn<S extends string, C extends string>(
  table: Transitions<S, C>,
  { thing, id }: Subject,
  state: S,
  command: C,
): Issue | undefined {
  const row = table[state];
  if (Object.hasOwn(row, command)) return undefined;
  const allowed = Object.keys(row);
  return workflowIssue(
    'STEP_NOT_ALLOWED',
    {},
    { thing, id, state, command, allowed: allowed.length === 0 ? 'nothing' : allowed.join('|') },
  );
}

/** Why nothing new is begun under an identifier that something has, whatever became of it. Errors: ID_TAKEN. */
export function taken({ thing, id }: Subject, state: string): Issue | undefined {
  return state === 'none' ? undefined : workflowIssue('ID_TAKEN', {}, { thing, id, state });
}
