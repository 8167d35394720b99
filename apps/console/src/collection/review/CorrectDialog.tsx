import { wordMeasure } from '@kedu/messages';
import { CORRECTION_GROUNDS, type CorrectionGround } from '@kedu/workflow';
import { type ReactNode, useState } from 'react';
import { Dialog } from '../../app/Dialog.tsx';
import { Field } from '../../app/Field.tsx';
import { localeOf, useLanguage, useWords } from '../../app/language.ts';
import { issuesAt } from '../../app/refused.ts';
import { SHELL_WORDS } from '../../app/words.ts';
import { problemText } from '../entry/problemText.ts';
import { contentOf, readContent } from '../grid/content.ts';
import type { GivenValue } from '../grid/grid.ts';
import type { StandingFigure } from '../read/sheetOf.ts';
import { ENTRY_WORDS } from '../words.ts';
import { GivenRefusal } from './GivenRefusal.tsx';
import type { GivenOutcome } from './useGiven.ts';
import { REVIEW_WORDS } from './words.ts';

/** Asks for a correction: the figure as it should be, on which ground, and why (COLLECT-8). */
export function CorrectDialog({
  figure,
  measure,
  about,
  outcome,
  isRunning,
  give,
  onClose,
}: {
  readonly figure: StandingFigure;
  readonly measure: string;
  readonly about: string;
  /** What came of it when it was last asked for. */
  readonly outcome: GivenOutcome | undefined;
  readonly isRunning: boolean;
  readonly give: (command: GivenValue) => Promise<boolean>;
  readonly onClose: () => void;
}): ReactNode {
  const words = useWords(REVIEW_WORDS);
  const entry = useWords(ENTRY_WORDS);
  const shell = useWords(SHELL_WORDS);
  const locale = localeOf(useLanguage());
  const [text, setText] = useState(contentOf(figure.figure).text);
  const [ground, setGround] = useState<CorrectionGround>(figure.awaitsCorrection ? 'objection_upheld' : 'typing');
  const [reason, setReason] = useState('');
  const [note, setNote] = useState('');
  const reading = readContent({ text }, measure === '' ? undefined : measure);
  const wrong = reading.kind === 'no_number' ? problemText({ kind: 'no_number', hint: reading.hint }, measure, entry) : '';
  return (
    <Dialog title={words.correct} onClose={onClose}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (reading.kind !== 'figure') return;
          const said = note.trim();
          void give({ type: 'correct', figure: reading.figure, ground, reason, ...(said === '' ? {} : { note: said }) }).then((isDone) => {
            if (isDone) onClose();
          });
        }}
      >
        <p>{about}</p>
        <p className="note">{words.correctHint}</p>
        <GivenRefusal outcome={outcome} fields={['/figure', '/reason']} />
        <Field
          label={words.newFigure(wordMeasure(measure, locale))}
          problems={wrong === '' ? issuesAt(outcome?.refused, '/figure') : [wrong]}
          needed
        >
          {(control) => <input {...control} inputMode="decimal" value={text} onChange={(event) => setText(event.target.value)} />}
        </Field>
        <Field label={words.ground} needed>
          {(control) => (
            <select {...control} value={ground} onChange={(event) => setGround(event.target.value as CorrectionGround)}>
              {CORRECTION_GROUNDS.map((each) => (
                <option key={each} value={each}>
                  {words[each]}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={shell.reason} hint={shell.reasonHint} problems={issuesAt(outcome?.refused, '/reason')} needed>
          {(control) => <textarea {...control} value={reason} maxLength={1000} onChange={(event) => setReason(event.target.value)} />}
        </Field>
        <Field label={words.outsideNote}>
          {(control) => <input {...control} value={note} maxLength={1000} onChange={(event) => setNote(event.target.value)} />}
        </Field>
        <div className="buttons">
          <button type="submit" className="main" disabled={isRunning || reading.kind !== 'figure'}>
            {words.correct}
          </button>
          <button type="button" onClick={onClose}>
            {shell.cancel}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
