import type { ReactNode } from 'react';
import { useWords } from '../../app/language.ts';
import { Refusal } from '../../app/Refusal.tsx';
import type { GivenOutcome } from './useGiven.ts';
import { REVIEW_WORDS } from './words.ts';

/** Why a command for one figure was not done, in the form that asked for it; or that no answer came. */
export function GivenRefusal({
  outcome,
  fields,
}: {
  readonly outcome: GivenOutcome | undefined;
  /** Pointers that the form shows problems of itself. */
  readonly fields: readonly string[];
}): ReactNode {
  const words = useWords(REVIEW_WORDS);
  return outcome?.isAway ? (
    <div className="refusal" role="alert">
      <p>{words.isAway}</p>
    </div>
  ) : (
    <Refusal refused={outcome?.refused} fields={fields} />
  );
}
