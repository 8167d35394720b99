import { type FormEvent, type ReactNode, useState } from 'react';
import { Field } from '../app/Field.tsx';
import { useWords } from '../app/language.ts';
import { issuesAt } from '../app/refused.ts';
import { Refusal } from '../app/Refusal.tsx';
import { useCommand } from '../app/useCommand.ts';
import { Away } from '../app/Away.tsx';
import { signInName } from './signInName.ts';
import { SESSION_WORDS } from './words.ts';

const EMPTY = { old: '', next: '', again: '' };

/** Another password: the old one, and the new one twice (SIGN-5). */
export function PasswordForm(): ReactNode {
  const words = useWords(SESSION_WORDS);
  const [typed, setTyped] = useState(EMPTY);
  const [isUnlike, setUnlike] = useState(false);
  const command = useCommand('changePassword');
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setUnlike(typed.next !== typed.again);
    if (typed.next !== typed.again) return;
    if (await command.run({ body: { old: typed.old, next: typed.next } })) setTyped(EMPTY);
  };
  const field = (name: keyof typeof EMPTY, label: string, problems: readonly string[], hint?: string): ReactNode => (
    <Field label={label} hint={hint} problems={problems} needed>
      {(control) => (
        <input
          {...control}
          type="password"
          autoComplete={name === 'old' ? 'current-password' : 'new-password'}
          value={typed[name]}
          onChange={(event) => setTyped({ ...typed, [name]: event.target.value })}
        />
      )}
    </Field>
  );
  return (
    <section className="part">
      <h2>{words.changePassword}</h2>
      <form onSubmit={(event) => void submit(event)} noValidate>
        <Refusal refused={command.refused} fields={['/old', '/next']} />
        <Away command={command} />
        {command.isDone && (
          <p className="said" role="status">
            {words.changed}
          </p>
        )}
        <input type="text" autoComplete="username" value={signInName.get() ?? ''} readOnly hidden />
        {field('old', words.old, issuesAt(command.refused, '/old'))}
        {field('next', words.next, issuesAt(command.refused, '/next'), words.nextHint)}
        {field('again', words.again, isUnlike ? [words.notAlike] : [])}
        <div className="buttons">
          <button type="submit" className="main" disabled={command.isRunning}>
            {words.changePassword}
          </button>
        </div>
      </form>
    </section>
  );
}
