import { type FormEvent, type ReactNode, useState } from 'react';
import { Away } from '../app/Away.tsx';
import { Datum } from '../app/Datum.tsx';
import { Field } from '../app/Field.tsx';
import { useLanguage, useWords } from '../app/language.ts';
import { useMarks } from '../app/marks.ts';
import { nameIn } from '../app/nameIn.ts';
import { issuesAt } from '../app/refused.ts';
import { Refusal } from '../app/Refusal.tsx';
import { Answered } from '../app/states.tsx';
import { useAnswer } from '../app/useAnswer.ts';
import { useAuthority } from '../app/useAuthority.ts';
import { useCommand } from '../app/useCommand.ts';
import { FEEDBACK_WORDS } from './words.ts';

/** Opens the feedback on a run to the units of some of its lists, until a day. */
export function OpenForm({ run }: { readonly run: string }): ReactNode {
  const words = useWords(FEEDBACK_WORDS);
  const marks = useMarks();
  const tongue = useLanguage();
  const params = { authority: useAuthority(), run };
  const results = useAnswer('results', { params });
  const command = useCommand('commandFeedback');
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [until, setUntil] = useState('');
  return (
    <section className="part screen-only">
      <h2>{words.open}</h2>
      <p>{words.openHint}</p>
      <Answered asking={results}>
        {({ lists, items }) => {
          // By their codes: results stand by rank, which nobody is told before the release.
          const units = [...new Set(items.filter(({ list }) => !left.has(list)).map(({ unit }) => unit.id))].sort();
          const submit = async (event: FormEvent): Promise<void> => {
            event.preventDefault();
            await command.run({ params, body: { type: 'open_feedback', units, until } });
          };
          return (
            <form onSubmit={(event) => void submit(event)} noValidate>
              <Refusal refused={command.refused} fields={['/until']} />
              <Away command={command} />
              <fieldset>
                <legend>{words.lists}</legend>
                <div className="choices">
                  {lists.map(({ id, title }) => (
                    <label className="choice" key={id}>
                      <input
                        type="checkbox"
                        checked={!left.has(id)}
                        onChange={() => {
                          const next = new Set(left);
                          if (!next.delete(id)) next.add(id);
                          setLeft(next);
                        }}
                      />
                      <Datum>{marks.aside(nameIn(title, tongue), words.of(items.filter(({ list }) => list === id).length))}</Datum>
                    </label>
                  ))}
                </div>
              </fieldset>
              <Field label={words.until} hint={words.untilHint} problems={issuesAt(command.refused, '/until')} needed>
                {(control) => <input {...control} type="date" value={until} onChange={(event) => setUntil(event.target.value)} />}
              </Field>
              <div className="buttons">
                <button type="submit" className="main" disabled={command.isRunning || units.length === 0}>
                  {words.start(units.length)}
                </button>
              </div>
            </form>
          );
        }}
      </Answered>
    </section>
  );
}
