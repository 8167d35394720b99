import { type FormEvent, type ReactNode, useRef, useState } from 'react';
import { Away } from '../../app/Away.tsx';
import { tongueOf } from '../../app/Datum.tsx';
import { Field } from '../../app/Field.tsx';
import { useLanguage, useWords } from '../../app/language.ts';
import { nameIn } from '../../app/nameIn.ts';
import { issuesAt } from '../../app/refused.ts';
import { Refusal } from '../../app/Refusal.tsx';
import { Failed } from '../../app/states.tsx';
import { useAllUnits } from '../../app/useAllUnits.ts';
import { useAuthority } from '../../app/useAuthority.ts';
import { useCommand } from '../../app/useCommand.ts';
import { SHELL_WORDS } from '../../app/words.ts';
import { BURDEN_WORDS } from './words.ts';

const FIELDS = ['/unit', '/about', '/reason'];

/** Asks a unit for evidence, or announces a visit; the same evidence of the same unit is refused within a year (BURDEN-3). */
export function AskForm(): ReactNode {
  const words = useWords(BURDEN_WORDS);
  const shell = useWords(SHELL_WORDS);
  const tongue = useLanguage();
  const authority = useAuthority();
  const units = useAllUnits();
  const command = useCommand('commandBurden');
  const empty = { unit: '', type: 'ask_evidence' as 'ask_evidence' | 'ask_visit', about: '', reason: '' };
  const [typed, setTyped] = useState(empty);
  const set = (part: Partial<typeof typed>): void => setTyped({ ...typed, ...part });
  const [lacksUnit, setLacksUnit] = useState(false);
  const select = useRef<HTMLSelectElement>(null);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const { unit, ...body } = typed;
    setLacksUnit(unit === '');
    if (unit === '') select.current?.focus();
    else if (await command.run({ params: { authority, unit }, body })) setTyped(empty);
  };
  return (
    <section className="part screen-only">
      <h2>{words.ask}</h2>
      <p className="note">{words.askHint}</p>
      {units.data === undefined && units.error !== null && <Failed error={units.error} retry={() => units.refetch()} />}
      <form onSubmit={(event) => void submit(event)} noValidate>
        <Refusal refused={command.refused} fields={FIELDS} />
        <Away command={command} />
        {command.isDone && (
          <p className="said" role="status">
            {shell.done}
          </p>
        )}
        <div className="columns">
          <Field
            label={words.unit}
            problems={lacksUnit && typed.unit === '' ? [shell.chooseFirst(words.unit)] : issuesAt(command.refused, '/unit')}
            needed
          >
            {(control) => (
              <select {...control} ref={select} value={typed.unit} onChange={(event) => set({ unit: event.target.value })}>
                <option value="">{units.data === undefined && units.error === null ? shell.loading : shell.choose}</option>
                {(units.data ?? []).map(({ id, name }) => (
                  <option key={id} value={id} lang={tongueOf(nameIn(name, tongue), tongue)}>
                    {nameIn(name, tongue)}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <Field label={words.kind} needed>
            {(control) => (
              <select {...control} value={typed.type} onChange={(event) => set({ type: event.target.value as typeof typed.type })}>
                <option value="ask_evidence">{words.evidence}</option>
                <option value="ask_visit">{words.visit}</option>
              </select>
            )}
          </Field>
          <Field label={words.about} hint={words.aboutHint} problems={issuesAt(command.refused, '/about')} needed>
            {(control) => (
              <input {...control} value={typed.about} maxLength={400} onChange={(event) => set({ about: event.target.value })} />
            )}
          </Field>
          <Field label={shell.reason} hint={shell.reasonHint} problems={issuesAt(command.refused, '/reason')} needed>
            {(control) => (
              <textarea {...control} value={typed.reason} maxLength={1000} onChange={(event) => set({ reason: event.target.value })} />
            )}
          </Field>
        </div>
        <div className="buttons">
          <button type="submit" className="main" disabled={command.isRunning}>
            {words.ask}
          </button>
        </div>
      </form>
    </section>
  );
}
