import { type FormEvent, type ReactNode, useState } from 'react';
import { Datum } from '../app/Datum.tsx';
import { ActionDialog } from '../app/ActionDialog.tsx';
import type { ShownRights } from '../app/answers.ts';
import { Away } from '../app/Away.tsx';
import { byName } from '../app/byName.ts';
import { inChina } from '../app/day.ts';
import { Dialog } from '../app/Dialog.tsx';
import { Field } from '../app/Field.tsx';
import { useLanguage, useWords } from '../app/language.ts';
import { useMarks } from '../app/marks.ts';
import { issuesAt } from '../app/refused.ts';
import { Refusal } from '../app/Refusal.tsx';
import { useAuthority } from '../app/useAuthority.ts';
import { useCommand } from '../app/useCommand.ts';
import { useSession } from '../session/session.ts';
import { useMay } from '../session/useMay.ts';
import { RIGHTS_WORDS } from './words.ts';

type Account = NonNullable<ShownRights['accounts']>[number];
type Reset = NonNullable<ShownRights['resets']>[number];
const STEPS = [
  'unlock',
  'new_password',
  'close_account',
  'ask_new_password',
  'confirm_new_password',
  'ask_factor_reset',
  'confirm_factor_reset',
] as const;
type Step = (typeof STEPS)[number];

/** Who can sign in: the system administrator registers and closes, the security administrator unlocks, two of the three reset a second factor that was lost; a new password takes two as well, but for who never had a seat. */
export function Accounts({
  accounts,
  administrators,
  resets = [],
  today,
}: {
  readonly accounts: readonly Account[];
  /** Persons on the three seats. */
  readonly administrators: readonly string[];
  readonly resets?: readonly Reset[] | undefined;
  readonly today: string;
}): ReactNode {
  const words = useWords(RIGHTS_WORDS);
  const marks = useMarks();
  const inOrder = byName(useLanguage());
  const authority = useAuthority();
  const mayRegister = useMay('register_persons');
  const mayUnlock = useMay('unlock');
  const mayReset = useMay('reset_factor');
  const { person: own } = useSession();
  const resetOf = ({ person }: Account, of: Reset['of']): Reset | undefined =>
    resets.find((reset) => reset.of === of && reset.person.id === person.id && reset.until >= today);
  const [asked, setAsked] = useState<{ readonly step: Step; readonly account: Account }>();
  const [handed, setHanded] = useState<{ readonly title: string; readonly password: string }>();
  const command = useCommand('commandPerson');
  const twoHands = (account: Account, of: Reset['of'], ask: Step, confirm: Step): readonly Step[] => {
    if (!mayReset || account.isClosed || account.person.id === own) return [];
    const asked = resetOf(account, of);
    return asked === undefined ? [ask] : asked.by.id === own ? [] : [confirm];
  };
  // Nobody gets into the account of an administrator who has no second factor by a new password (RIGHT_PASSWORD, `factor`).
  const isShut = ({ person, hasSecondFactor }: Account): boolean => !hasSecondFactor && administrators.includes(person.id);
  const stepsFor = (account: Account): readonly Step[] => [
    ...(mayUnlock && account.lockedUntil !== undefined ? (['unlock'] as const) : []),
    ...(account.isSeated
      ? isShut(account)
        ? []
        : twoHands(account, 'password', 'ask_new_password', 'confirm_new_password')
      : mayRegister && !account.isClosed
        ? (['new_password'] as const)
        : []),
    ...(mayRegister && !account.isClosed ? (['close_account'] as const) : []),
    ...(account.hasSecondFactor ? twoHands(account, 'second_factor', 'ask_factor_reset', 'confirm_factor_reset') : []),
  ];
  const sorted = [...accounts].sort((a, b) => inOrder(a.person.name, b.person.name) || inOrder(a.signName, b.signName));
  return (
    <section className="part">
      <h2>{words.accounts}</h2>
      {handed && <Handed {...handed} onClose={() => setHanded(undefined)} />}
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
          {sorted.map((account) => (
            <tr key={account.person.id}>
              <th scope="row">
                <Datum>{account.person.name}</Datum>
              </th>
              <td data-name={words.signName}>{account.signName}</td>
              <td data-name={words.factor}>
                {account.hasSecondFactor ? words.factorYes : words.factorNo} <Asked reset={resetOf(account, 'second_factor')} />
              </td>
              <td data-name={words.account}>
                {account.isClosed ? (
                  words.closed
                ) : account.lockedUntil ? (
                  <span className="mark warn">{words.locked(inChina(account.lockedUntil))}</span>
                ) : (
                  words.open
                )}{' '}
                <Asked reset={resetOf(account, 'password')} />
              </td>
              <td className="actions">
                {stepsFor(account).map((step) => (
                  <button
                    type="button"
                    key={step}
                    className="plain"
                    aria-label={marks.of(words[step], account.person.name)}
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
          title={marks.of(words[asked.step], asked.account.person.name)}
          isGrave={asked.step === 'close_account' || asked.step === 'confirm_factor_reset' || asked.step === 'confirm_new_password'}
          fields={[{ name: 'reason', kind: 'reason' }]}
          course={command}
          give={async ({ reason = '' }) => {
            const answer = await command.run({
              params: { authority, person: asked.account.person.id },
              body: { type: asked.step, reason },
            });
            if (answer?.password !== undefined)
              setHanded({ title: words.newPassword(asked.account.person.name), password: answer.password });
            return answer !== undefined;
          }}
          onClose={() => setAsked(undefined)}
        />
      )}
      {mayRegister && <Register onHanded={(name, password) => setHanded({ title: words.firstPassword(name), password })} />}
    </section>
  );
}

/** That a reset waits for another administrator, by whom it was asked for and until when. */
function Asked({ reset }: { readonly reset: Reset | undefined }): ReactNode {
  const words = useWords(RIGHTS_WORDS);
  if (reset === undefined) return null;
  return (
    <p className="note">
      <Datum>{reset.by.name}</Datum> {words[reset.of](reset.until)}
    </p>
  );
}

/** The password that is shown this once, over the page: it takes the focus until it was written down. */
function Handed({
  title,
  password,
  onClose,
}: {
  readonly title: string;
  readonly password: string;
  readonly onClose: () => void;
}): ReactNode {
  const words = useWords(RIGHTS_WORDS);
  return (
    <Dialog title={title}>
      <p>
        <span className="secret">{password}</span>
      </p>
      <p className="note">{words.passwordHint}</p>
      <div className="buttons">
        <button type="button" className="main" onClick={onClose}>
          {words.passwordKept}
        </button>
      </div>
    </Dialog>
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
