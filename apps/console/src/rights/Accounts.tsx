import { type FormEvent, type ReactNode, useState } from 'react';
import { ActionDialog } from '../app/ActionDialog.tsx';
import type { ShownRights } from '../app/answers.ts';
import { Away } from '../app/Away.tsx';
import { inChina } from '../app/day.ts';
import { Field } from '../app/Field.tsx';
import { useWords } from '../app/language.ts';
import { issuesAt } from '../app/refused.ts';
import { Refusal } from '../app/Refusal.tsx';
import { useAuthority } from '../app/useAuthority.ts';
import { useCommand } from '../app/useCommand.ts';
import { useMay } from '../session/useMay.ts';
import { RIGHTS_WORDS } from './words.ts';

type Account = NonNullable<ShownRights['accounts']>[number];
const STEPS = ['unlock', 'new_password', 'close_account'] as const;
type Step = (typeof STEPS)[number];

/** Who can sign in: the system administrator registers, closes and gives new passwords, the security administrator unlocks. */
export function Accounts({ accounts }: { readonly accounts: readonly Account[] }): ReactNode {
  const words = useWords(RIGHTS_WORDS);
  const authority = useAuthority();
  const mayRegister = useMay('register_persons');
  const mayUnlock = useMay('unlock');
  const [asked, setAsked] = useState<{ readonly step: Step; readonly account: Account }>();
  const [handed, setHanded] = useState<{ readonly name: string; readonly password: string }>();
  const command = useCommand('commandPerson');
  const stepsFor = ({ isClosed, lockedUntil }: Account): readonly Step[] => [
    ...(mayUnlock && lockedUntil !== undefined ? (['unlock'] as const) : []),
    ...(mayRegister && !isClosed ? (['new_password', 'close_account'] as const) : []),
  ];
  return (
    <section className="part">
      <h2>{words.accounts}</h2>
      {handed && <Handed name={handed.name} password={handed.password} />}
      <table className="stacks">
        <thead>
          <tr>
            <th scope="col">{words.person}</th>
            <th scope="col">{words.signName}</th>
            <th scope="col">{words.factor}</th>
            <th scope="col">{words.account}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {accounts.map((account) => (
            <tr key={account.person.id}>
              <th scope="row">{account.person.name}</th>
              <td data-name={words.signName}>{account.signName}</td>
              <td data-name={words.factor}>{account.hasSecondFactor ? words.factorYes : words.factorNo}</td>
              <td data-name={words.account}>
                {account.isClosed ? (
                  words.closed
                ) : account.lockedUntil ? (
                  <span className="mark warn">{words.locked(inChina(account.lockedUntil))}</span>
                ) : (
                  words.open
                )}
              </td>
              <td className="actions">
                {stepsFor(account).map((step) => (
                  <button
                    type="button"
                    key={step}
                    className="plain"
                    aria-label={`${words[step]}：${account.person.name}`}
                    onClick={() => {
                      command.clear();
                      setAsked({ step, account });
                    }}
                  >
                    {words[step]}
                  </button>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {asked && (
        <ActionDialog
          title={`${words[asked.step]}：${asked.account.person.name}`}
          isGrave={asked.step === 'close_account'}
          fields={[{ name: 'reason', kind: 'reason' }]}
          course={command}
          give={async ({ reason = '' }) => {
            const answer = await command.run({
              params: { authority, person: asked.account.person.id },
              body: { type: asked.step, reason },
            });
            if (answer?.password !== undefined) setHanded({ name: asked.account.person.name, password: answer.password });
            return answer !== undefined;
          }}
          onClose={() => setAsked(undefined)}
        />
      )}
      {mayRegister && <Register onHanded={(name, password) => setHanded({ name, password })} />}
    </section>
  );
}

function Handed({ name, password }: { readonly name: string; readonly password: string }): ReactNode {
  const words = useWords(RIGHTS_WORDS);
  return (
    <div className="said" role="status">
      {words.password(name)} <span className="secret">{password}</span>
      <p className="note">{words.passwordHint}</p>
    </div>
  );
}

const NOBODY = { name: '', signName: '' };

function Register({ onHanded }: { readonly onHanded: (name: string, password: string) => void }): ReactNode {
  const words = useWords(RIGHTS_WORDS);
  const authority = useAuthority();
  const [typed, setTyped] = useState(NOBODY);
  const command = useCommand('registerPerson');
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const body = { name: typed.name.trim(), signName: typed.signName.trim() };
    const answer = await command.run({ params: { authority }, body });
    if (!answer) return;
    if (answer.password !== undefined) onHanded(body.name, answer.password);
    setTyped(NOBODY);
  };
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <h3>{words.register}</h3>
      <Refusal refused={command.refused} fields={['/name', '/signName']} />
      <Away command={command} />
      <div className="columns">
        <Field label={words.personName} problems={issuesAt(command.refused, '/name')} needed>
          {(control) => <input {...control} value={typed.name} onChange={(event) => setTyped({ ...typed, name: event.target.value })} />}
        </Field>
        <Field label={words.signName} hint={words.signNameHint} problems={issuesAt(command.refused, '/signName')} needed>
          {(control) => (
            <input
              {...control}
              autoCapitalize="none"
              value={typed.signName}
              onChange={(event) => setTyped({ ...typed, signName: event.target.value })}
            />
          )}
        </Field>
      </div>
      <div className="buttons">
        <button type="submit" className="main" disabled={command.isRunning}>
          {words.register}
        </button>
      </div>
    </form>
  );
}
