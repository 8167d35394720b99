import type { Issue } from '@kedu/model';
import type { ValueCommand } from './commands.ts';
import { type CellContext, decideValue } from './decideValue.ts';
import { type Figure, lastVersion, type ValueState } from './value.ts';

/** Commands that people give, in the order in which they come. */
const GIVEN = ['enter', 'submit', 'confirm', 'object', 'keep', 'uphold', 'check', 'approve', 'return', 'withdraw', 'correct'] as const;
export type GivenCommand = (typeof GIVEN)[number];

/** What whoever is entered may do with a figure now, and why not the rest. */
export interface OpenCommand {
  readonly command: GivenCommand;
  /** None where it may be done, once reason and figure are given. */
  readonly against: readonly Issue[];
}

/**
 * What whoever is entered may do with a figure now: what a page offers, and what it says beside the buttons that it does not.
 *
 * It asks the decision itself, with a reason and a figure that stand, so that it never says other than what a command will come to.
 * Shape: one entry a command of `among`, in its order; without it of all that people give.
 * Rules: COLLECT-2 to COLLECT-9. Example: a submitted figure and its checker → `check` and `return` open, `approve` with STEP_NOT_ALLOWED.
 */
export function openCommands(state: ValueState, context: CellContext, among: readonly GivenCommand[] = GIVEN): readonly OpenCommand[] {
  return among.map((command) => {
    const decision = decideValue(state, probe(command, state), context);
    return { command, against: 'issues' in decision ? decision.issues : [] };
  });
}

/** The command with what its asker would still write: a reason, a figure other than the last. */
function probe(type: GivenCommand, state: ValueState): ValueCommand {
  const reason = 'a reason that stands';
  switch (type) {
    case 'enter':
      return { type, figure: anotherThan(state), late: reason };
    case 'submit':
      return { type, late: reason };
    case 'correct':
      return { type, figure: anotherThan(state), ground: 'typing', reason };
    case 'check':
    case 'approve':
    case 'confirm':
      return { type };
    default:
      return { type, reason };
  }
}

/** No number, so that no range stands against it. */
function anotherThan(state: ValueState): Figure {
  const figure = lastVersion(state)?.figure;
  return { missing: figure !== undefined && 'missing' in figure && figure.missing === 'withheld' ? 'not_applicable' : 'withheld' };
}
