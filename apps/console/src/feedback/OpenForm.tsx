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

/** Opens the feedback on a run to all units of its lists, until a day: none of them can be left out (RUNNING-5). */
export function OpenForm({ run }: { readonly run: string }): ReactNode {
  const words = useWords(FEEDBACK_WORDS);
  const marks = useMarks();
  const tongue = useLanguage();
  const params = { authority: useAuthority(), run };
  const results = useAnswer('results', { params });
  const command = useCommand('commandFeedback');
  const [until, setUntil] = useState('');
  return (
    <section className="part screen-only">
      <h2>{words.open}</h2>
      <p>{words.openHint}</p>
      <Answered asking={results}>
        {({ lists, items }) => {
          const units = new Set(items.map(({ unit }) => unit.id)).size;
          const submit = async (event: FormEvent): Promise<void> => {
            event.preventDefault();
            await command.run({ params, body: { type: 'open_feedback', until } });
          };
          return (
            <form onSubmit={(event) => void submit(event)} noValidate>
              <Refusal refused={command.refused} fields={['/until']} />
              <Away command={command} />
              <p>{words.lists}</p>
              <ul>
                {lists.map(({ id, title }) => (
                  <li key={id}>
                    <Datum>{marks.aside(nameIn(title, tongue), words.of(items.filter(({ list }) => list === id).length))}</Datum>
                  </li>
                ))}
              </ul>
              <Field label={words.until} hint={words.untilHint} problems={issuesAt(command.refused, '/until')} needed>
                {(control) => <input {...control} type="date" value={until} onChange={(event) => setUntil(event.target.value)} />}
              </Field>
              <div className="buttons">
                <button type="submit" className="main" disabled={command.isRunning || units === 0}>
                  {words.start(units)}
                </button>
              </div>
            </form>
          );
        }}
      </Answered>
    </section>
  );
}
