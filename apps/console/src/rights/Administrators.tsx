import { type FormEvent, type ReactNode, useState } from 'react';
import { ActionDialog } from '../app/ActionDialog.tsx';
import type { ShownRights } from '../app/answers.ts';
import { Away } from '../app/Away.tsx';
import { Dialog } from '../app/Dialog.tsx';
import { Datum } from '../app/Datum.tsx';
import { Field } from '../app/Field.tsx';
import { useLanguage, useWords } from '../app/language.ts';
import { issuesAt } from '../app/refused.ts';
import { Refusal } from '../app/Refusal.tsx';
import { usePlace } from '../app/place.ts';
import { useAuthority } from '../app/useAuthority.ts';
import { useCommand } from '../app/useCommand.ts';
import { SEAT_NAMES, SHELL_WORDS } from '../app/words.ts';
import { PersonSelect } from './PersonSelect.tsx';
import { peopleOf } from './people.ts';
import { RIGHTS_WORDS } from './words.ts';

const SEATS = ['system_administrator', 'security_administrator', 'audit_administrator'] as const;
type Seat = (typeof SEATS)[number];

type Request = NonNullable<ShownRights['handOvers']>[number];

/** The three seats with who sits there; one of the three asks for a successor, another confirms (RIGHT-4). */
export function Administrators({ rights }: { readonly rights: ShownRights }): ReactNode {
  const words = useWords(RIGHTS_WORDS);
  const names = useWords(SEAT_NAMES);
  const here = usePlace();
  const isAdministrator = SEATS.some((seat) => seat === here?.post);
  const [chosen, setChosen] = useState<Seat>();
  const [confirmed, setConfirmed] = useState<Request>();
  const holderOf = (seat: string | undefined) => rights.administrators.find((administrator) => administrator.seat === seat)?.person;
  const own = holderOf(here?.post)?.id;
  return (
    <section className="part">
      <h2>{words.administrators}</h2>
      {isAdministrator && <p className="note">{words.twoHands}</p>}
      <table className="stacks">
        <thead>
          <tr>
            <th scope="col">{words.seat}</th>
            <th scope="col">{words.person}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {SEATS.map((seat) => {
            const person = holderOf(seat);
            const request = rights.handOvers?.find((asked) => asked.seat === seat && asked.until >= rights.today);
            const isSecondHand = isAdministrator && request !== undefined && request.by.id !== own;
            return (
              <tr key={seat}>
                <th scope="row">{names[seat]}</th>
                <td data-name={words.person}>
                  {person ? <Datum>{person.name}</Datum> : <span className="mark warn">{words.vacantSeat}</span>}
                  {request && (
                    <p className="note">
                      <Datum>{request.by.name}</Datum> {words.handOverAsked} <Datum>{request.person.name}</Datum>
                      {words.handOverUntil(request.until)}
                    </p>
                  )}
                </td>
                <td className="actions">
                  {isSecondHand ? (
                    <button type="button" onClick={() => setConfirmed(request)} aria-label={words.confirmSeat(names[seat])}>
                      {words.confirmReplace}
                    </button>
                  ) : (
                    isAdministrator &&
                    seat !== here?.post && (
                      <button type="button" onClick={() => setChosen(seat)} aria-label={words.replaceSeat(names[seat])}>
                        {words.replace}
                      </button>
                    )
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {chosen && <HandOver seat={chosen} rights={rights} onClose={() => setChosen(undefined)} />}
      {confirmed && <Confirm request={confirmed} onClose={() => setConfirmed(undefined)} />}
    </section>
  );
}

function Confirm({ request, onClose }: { readonly request: Request; readonly onClose: () => void }): ReactNode {
  const words = useWords(RIGHTS_WORDS);
  const names = useWords(SEAT_NAMES);
  const authority = useAuthority();
  const command = useCommand('commandRights');
  const { seat, person, by, reason: ground } = request;
  return (
    <ActionDialog
      title={words.confirmSeat(names[seat])}
      says={words.handOverSays(by.name, person.name, ground)}
      isGrave
      fields={[{ name: 'reason', kind: 'reason' }]}
      course={command}
      give={async ({ reason = '' }) =>
        (await command.run({ params: { authority }, body: { type: 'confirm_hand_over', seat, person: person.id, reason } })) !== undefined
      }
      onClose={onClose}
    />
  );
}

function HandOver({
  seat,
  rights,
  onClose,
}: {
  readonly seat: Seat;
  readonly rights: ShownRights;
  readonly onClose: () => void;
}): ReactNode {
  const words = useWords(RIGHTS_WORDS);
  const tongue = useLanguage();
  const shell = useWords(SHELL_WORDS);
  const names = useWords(SEAT_NAMES);
  const authority = useAuthority();
  const [person, setPerson] = useState('');
  const [reason, setReason] = useState('');
  const command = useCommand('commandRights');
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (await command.run({ params: { authority }, body: { type: 'ask_hand_over', seat, person, reason } })) onClose();
  };
  return (
    <Dialog title={words.replaceSeat(names[seat])} onClose={onClose}>
      <form onSubmit={(event) => void submit(event)} noValidate>
        <Refusal refused={command.refused} fields={['/person', '/reason']} />
        <Away command={command} />
        <Field label={words.successor} problems={issuesAt(command.refused, '/person')} needed>
          {(control) => <PersonSelect control={control} people={peopleOf(rights, tongue)} value={person} onChoose={setPerson} />}
        </Field>
        <Field label={words.reason} hint={shell.reasonHint} problems={issuesAt(command.refused, '/reason')} needed>
          {(control) => <textarea {...control} value={reason} onChange={(event) => setReason(event.target.value)} />}
        </Field>
        <div className="buttons">
          <button type="submit" className="main" disabled={command.isRunning}>
            {words.replace}
          </button>
          <button type="button" onClick={onClose}>
            {shell.cancel}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
