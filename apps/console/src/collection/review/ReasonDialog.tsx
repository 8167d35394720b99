import { type ReactNode, useState } from 'react';
import { Dialog } from '../../app/Dialog.tsx';
import { Field } from '../../app/Field.tsx';
import { useWords } from '../../app/language.ts';
import { SHELL_WORDS } from '../../app/words.ts';

/** Asks for the reason of a command for one or many figures; it stays open, with what was written, until it was done. */
export function ReasonDialog({
  title,
  about,
  hint,
  texts,
  isRunning,
  give,
  onClose,
}: {
  readonly title: string;
  readonly about: string;
  readonly hint?: string | undefined;
  /** What was said against it. */
  readonly texts: readonly string[];
  readonly isRunning: boolean;
  readonly give: (reason: string) => Promise<boolean>;
  readonly onClose: () => void;
}): ReactNode {
  const words = useWords(SHELL_WORDS);
  const [reason, setReason] = useState('');
  return (
    <Dialog title={title} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void give(reason).then((isDone) => {
            if (isDone) onClose();
          });
        }}
      >
        <p>{about}</p>
        <Field label={words.reason} hint={hint ?? words.reasonHint} problems={texts} needed>
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
