import { type FormEvent, type ReactNode, useState } from 'react';
import type { SessionAnswer } from '../app/answers.ts';
import { Away } from '../app/Away.tsx';
import { Field } from '../app/Field.tsx';
import { useWords } from '../app/language.ts';
import { issuesAt } from '../app/refused.ts';
import { Refusal } from '../app/Refusal.tsx';
import { useCommand } from '../app/useCommand.ts';
import { signInName } from './signInName.ts';
import { SESSION_WORDS } from './words.ts';

const FIELDS = ['/name', '/password', '/code'];

/** Name, password and code; `name` is fixed where the same person has to come back (SIGN-1 to SIGN-4). */
export function SignInForm({
  name: fixed,
  onSignedIn,
}: {
  readonly name?: string | undefined;
  readonly onSignedIn: (session: SessionAnswer) => void;
}): ReactNode {
  const words = useWords(SESSION_WORDS);
  const [name, setName] = useState(fixed ?? '');
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const command = useCommand('signIn');
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const digits = code.replace(/\s/g, '');
    const signedIn = await command.run({ body: { name: name.trim(), password, ...(digits === '' ? {} : { code: digits }) } });
    if (!signedIn) return;
    signInName.set(name.trim());
    onSignedIn(signedIn);
  };
  const at = (field: string): readonly string[] => issuesAt(command.refused, field);
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <Refusal refused={command.refused} fields={FIELDS} />
      <Away command={command} />
      <Field label={words.name} problems={at('/name')} needed>
        {(control) => (
          <input
            {...control}
            value={name}
            readOnly={fixed !== undefined}
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            onChange={(event) => setName(event.target.value)}
          />
        )}
      </Field>
      <Field label={words.password} problems={at('/password')} needed>
        {(control) => (
          <input
            {...control}
            type="password"
            value={password}
            autoComplete="current-password"
            onChange={(event) => setPassword(event.target.value)}
          />
        )}
      </Field>
      <Field label={words.code} problems={at('/code')} hint={words.codeHint}>
        {(control) => (
          <input
            {...control}
            inputMode="numeric"
            autoComplete="one-time-code"
            value={code}
            onChange={(event) => setCode(event.target.value)}
          />
        )}
      </Field>
      <div className="buttons">
        <button className="main" type="submit" disabled={command.isRunning}>
          {command.isRunning ? words.signingIn : words.signIn}
        </button>
      </div>
    </form>
  );
}
