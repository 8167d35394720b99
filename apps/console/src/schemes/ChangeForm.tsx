import { type FormEvent, type ReactNode, useState } from 'react';
import { Away } from '../app/Away.tsx';
import { Field } from '../app/Field.tsx';
import { useWords } from '../app/language.ts';
import { issuesAt } from '../app/refused.ts';
import { Refusal } from '../app/Refusal.tsx';
import { useAuthority } from '../app/useAuthority.ts';
import { useCommand } from '../app/useCommand.ts';
import { SHELL_WORDS } from '../app/words.ts';
import { CHANGES_WORDS } from './words.ts';

const EMPTY = { scheme: '', change: 'add' as 'add' | 'change' | 'remove', indicators: '', from: '', reason: '' };

/** Asks for an indicator to be added, changed or removed, from a day on and with a reason. */
export function ChangeForm(): ReactNode {
  const words = useWords(CHANGES_WORDS);
  const shell = useWords(SHELL_WORDS);
  const authority = useAuthority();
  const [typed, setTyped] = useState(EMPTY);
  const command = useCommand('requestChange');
  const set = (part: Partial<typeof EMPTY>): void => setTyped({ ...typed, ...part });
  const at = (field: string): readonly string[] => issuesAt(command.refused, `/${field}`);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const indicators = typed.indicators.split(/[\s,，、]+/).filter((part) => part !== '');
    if (await command.run({ params: { authority }, body: { ...typed, type: 'request_change', scheme: typed.scheme.trim(), indicators } }))
      setTyped(EMPTY);
  };
  return (
    <section className="part screen-only">
      <h2>{words.request}</h2>
      <form onSubmit={(event) => void submit(event)} noValidate>
        <Refusal refused={command.refused} fields={['/scheme', '/change', '/indicators', '/from', '/reason']} />
        <Away command={command} />
        {command.isDone && (
          <p className="said" role="status">
            {shell.done}
          </p>
        )}
        <div className="columns">
          <Field label={words.scheme} hint={words.schemeHint} problems={at('scheme')} needed>
            {(control) => <input {...control} value={typed.scheme} onChange={(event) => set({ scheme: event.target.value })} />}
          </Field>
          <Field label={words.change} problems={at('change')} needed>
            {(control) => (
              <select {...control} value={typed.change} onChange={(event) => set({ change: event.target.value as typeof typed.change })}>
                <option value="add">{words.add}</option>
                <option value="change">{words.change_}</option>
                <option value="remove">{words.remove}</option>
              </select>
            )}
          </Field>
          <Field label={words.indicators} hint={words.indicatorsHint} problems={at('indicators')} needed>
            {(control) => <textarea {...control} value={typed.indicators} onChange={(event) => set({ indicators: event.target.value })} />}
          </Field>
          <Field label={words.from} problems={at('from')} needed>
            {(control) => <input {...control} type="date" value={typed.from} onChange={(event) => set({ from: event.target.value })} />}
          </Field>
        </div>
        <Field label={words.reason} hint={shell.reasonHint} problems={at('reason')} needed>
          {(control) => <textarea {...control} value={typed.reason} onChange={(event) => set({ reason: event.target.value })} />}
        </Field>
        <div className="buttons">
          <button type="submit" className="main" disabled={command.isRunning}>
            {words.send}
          </button>
        </div>
      </form>
    </section>
  );
}
