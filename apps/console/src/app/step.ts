import type { Refused } from './refused.ts';

/** A field that a step asks for before it is taken. */
export interface StepField {
  /** Name in the body of the command. */
  readonly name: string;
  /** JSON pointer to it in the body; `/name` where absent. */
  readonly at?: string | undefined;
  readonly kind: 'reason' | 'day' | 'text';
  readonly label?: string | undefined;
  readonly hint?: string | undefined;
  /** What stands there at first. */
  readonly value?: string | undefined;
}

/** What a step asks for, and what it does in a sentence. */
export interface StepAsking {
  readonly fields?: readonly StepField[] | undefined;
  readonly says?: string | undefined;
  readonly isGrave?: boolean | undefined;
}

/** What becomes of a step that was given. */
export interface StepCourse {
  readonly isRunning: boolean;
  readonly isAway: boolean;
  readonly refused: Refused | undefined;
  clear(): void;
}
