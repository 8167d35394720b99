import { type ReactNode, useState } from 'react';
import { Dialog } from '../../app/Dialog.tsx';
import { Field } from '../../app/Field.tsx';
import { useWords } from '../../app/language.ts';
import { issuesAt } from '../../app/refused.ts';
import { SHELL_WORDS } from '../../app/words.ts';
import { GivenRefusal } from './GivenRefusal.tsx';
import type { GivenOutcome } from './useGiven.ts';

/** Asks for the reason of a command for one or many figures; it stays open, with what was written, until it was done. */
export function ReasonDialog({
  title,
  about,
  hint,
  outcome,
  isRunning,
  give,
  onClose,
}: {
  readonly title: string;
  readonly about: string;
  readonly hint?: string | undefined;
  /** What came of it when it was last given. */
  readonly outcome: GivenOutcome | undefined;
  readonly isRunning: boolean;
  readonly give: (reason: string) => Promise<boolean>;
  readonly onClose: () => void;
}): ReactNode {
  const words = useWords(SHELL_WORDS);
  const [reason, setReason] = useState('');
  return (
    <Dialog title={title} onClose={onClose}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void give(reason).then((isDone) => {
            if (isDone) onClose();
          });
        }}
      >
        <p>{about}</p>
        <GivenRefusal outcome={outcome} fields={['/reason']} />
        <Field label={words.reason} hint={hint ?? words.reasonHint} problems={issuesAt(outcome?.refused, '/reason')} needed>
          {(control) => <textarea {...control} value={reason} maxLength={1000} onChange={(event) => setReason(event.target.value)} />}
        </Field>
        <div className="buttons">
          <button type="submit" className="main" disabled={isRunning}>
            {title}
          </button>
          <button type="button" onClick={onClose}>
            {words.cancel}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
