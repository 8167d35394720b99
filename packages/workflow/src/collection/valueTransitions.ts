import type { Transitions } from '../transitions.ts';
import type { ValueCommand } from './commands.ts';
import type { ValueStanding } from './value.ts';

/** COLLECT-2: what each step takes, and where it leads. */
export const VALUE_TRANSITIONS = {
  none: { enter: 'draft', capture: 'submitted' },
  draft: { enter: 'draft', submit: 'submitted', withdraw: 'withdrawn', capture: 'submitted' },
  submitted: {
    check: 'checked',
    return: 'returned',
    withdraw: 'withdrawn',
    capture: 'submitted',
    confirm: 'submitted',
    object: 'submitted',
    keep: 'submitted',
    uphold: 'returned',
  },
  checked: {
    approve: 'approved',
    return: 'returned',
    capture: 'submitted',
    confirm: 'checked',
    object: 'checked',
    keep: 'checked',
    uphold: 'returned',
  },
  approved: { correct: 'submitted', capture: 'submitted', confirm: 'approved', object: 'approved', keep: 'approved', uphold: 'approved' },
  returned: { enter: 'draft', capture: 'submitted', withdraw: 'withdrawn' },
  withdrawn: { enter: 'draft', capture: 'submitted' },
} as const satisfies Transitions<ValueStanding, ValueCommand['type']>;
