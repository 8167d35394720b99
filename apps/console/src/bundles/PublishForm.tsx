import { periodName } from '@kedu/messages';
import { type FormEvent, type ReactNode, useId, useRef, useState } from 'react';
import { Away } from '../app/Away.tsx';
import { Field } from '../app/Field.tsx';
import { localeOf, useLanguage, useWords } from '../app/language.ts';
import { nameIn } from '../app/nameIn.ts';
import { issuesAt } from '../app/refused.ts';
import { Refusal } from '../app/Refusal.tsx';
import { Answered } from '../app/states.tsx';
import { useAnswer } from '../app/useAnswer.ts';
import { useAuthority } from '../app/useAuthority.ts';
import { useCommand } from '../app/useCommand.ts';
import { SHELL_WORDS } from '../app/words.ts';
import { BUNDLE_WORDS } from './words.ts';

const LEVELS = ['public', 'congress', 'internal'] as const;

/** Makes a bundle of a run whose ranks are released, for the public, the congress or internal use. */
export function PublishForm(): ReactNode {
  const words = useWords(BUNDLE_WORDS);
  const { choose, chooseFirst } = useWords(SHELL_WORDS);
  const tongue = useLanguage();
  const authority = useAuthority();
  const runs = useAnswer('runs', { params: { authority } });
  const command = useCommand('publishBundle');
  const [run, setRun] = useState('');
  const [level, setLevel] = useState<(typeof LEVELS)[number]>('public');
  const [example, setExample] = useState(false);
  const [made, setMade] = useState<{ readonly index?: number | undefined }>();
  const id = useId();
  const [lacksRun, setLacksRun] = useState(false);
  const select = useRef<HTMLSelectElement>(null);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setMade(undefined);
    setLacksRun(run === '');
    if (run === '') return select.current?.focus();
    const done = await command.run({ params: { authority, run }, body: { level, example } });
    if (!done) return;
    setMade({ index: done.bundle.index });
    setRun('');
  };
  const notAllowed = issuesAt(command.refused, '/example');
  return (
    <section className="part screen-only">
      <h2>{words.make}</h2>
      <p>{words.makeHint}</p>
      <Answered asking={runs}>
        {({ items }) => {
          const released = items.filter(({ feedback }) => feedback === 'released');
          if (released.length === 0) return <p className="notice">{words.noRun}</p>;
          return (
            <form onSubmit={(event) => void submit(event)} noValidate>
              <Refusal refused={command.refused} fields={['/level', '/example']} />
              <Away command={command} />
              <div role="status">{made && <p className="said">{words.made(made.index)}</p>}</div>
              <Field label={words.run} problems={lacksRun && run === '' ? [chooseFirst(words.run)] : []} needed>
                {(control) => (
                  <select {...control} ref={select} value={run} onChange={(event) => setRun(event.target.value)}>
                    <option value="">{choose}</option>
                    {released.map(({ id, title, period, asOf }) => (
                      <option key={id} value={id}>
                        {periodName(period, localeOf(tongue))} · {nameIn(title, tongue)} · {asOf}
                      </option>
                    ))}
                  </select>
                )}
              </Field>
              <Field label={words.level} problems={issuesAt(command.refused, '/level')} needed>
                {(control) => (
                  <select
                    {...control}
                    value={level}
                    onChange={(event) => setLevel(LEVELS.find((each) => each === event.target.value) ?? 'public')}
                  >
                    {LEVELS.map((each) => (
                      <option key={each} value={each}>
                        {words[each]}
                      </option>
                    ))}
                  </select>
                )}
              </Field>
              <div className="field">
                <div>
                  <label className="choice">
                    <input
                      type="checkbox"
                      checked={example}
                      aria-invalid={notAllowed.length > 0 || undefined}
                      aria-describedby={notAllowed.length > 0 ? id : undefined}
                      onChange={(event) => setExample(event.target.checked)}
                    />
                    {words.isExample}
                  </label>
                </div>
                {notAllowed.map((text) => (
                  <p className="problem" id={id} key={text}>
                    {text}
                  </p>
                ))}
              </div>
              <div className="buttons">
                <button type="submit" className="main" disabled={command.isRunning}>
                  {command.isRunning ? words.making : words.submit}
                </button>
              </div>
            </form>
          );
        }}
      </Answered>
    </section>
  );
}
