import { type FormEvent, type ReactNode, useState } from 'react';
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

/** The three seats with who sits there; another administrator hands one over (RIGHT-4). */
export function Administrators({ rights }: { readonly rights: ShownRights }): ReactNode {
  const words = useWords(RIGHTS_WORDS);
  const names = useWords(SEAT_NAMES);
  const here = usePlace();
  const isAdministrator = SEATS.some((seat) => seat === here?.post);
  const [chosen, setChosen] = useState<Seat>();
  return (
    <section className="part">
      <h2>{words.administrators}</h2>
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
            const person = rights.administrators.find((administrator) => administrator.seat === seat)?.person;
            return (
              <tr key={seat}>
                <th scope="row">{names[seat]}</th>
                <td data-name={words.person}>
                  {person ? <Datum>{person.name}</Datum> : <span className="mark warn">{words.vacantSeat}</span>}
                </td>
                <td className="actions">
                  {isAdministrator && seat !== here?.post && (
                    <button type="button" onClick={() => setChosen(seat)} aria-label={words.handOverTo(names[seat])}>
                      {words.handOver}
                    </button>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {chosen && <HandOver seat={chosen} rights={rights} onClose={() => setChosen(undefined)} />}
    </section>
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
    if (await command.run({ params: { authority }, body: { type: 'hand_over_administration', seat, person, reason } })) onClose();
  };
  return (
    <Dialog title={words.handOverTo(names[seat])} onClose={onClose}>
      <form onSubmit={(event) => void submit(event)} noValidate>
        <Refusal refused={command.refused} fields={['/person', '/reason']} />
        <Away command={command} />
        <Field label={words.person} problems={issuesAt(command.refused, '/person')} needed>
          {(control) => <PersonSelect control={control} people={peopleOf(rights, tongue)} value={person} onChoose={setPerson} />}
        </Field>
        <Field label={words.reason} hint={shell.reasonHint} problems={issuesAt(command.refused, '/reason')} needed>
          {(control) => <textarea {...control} value={reason} onChange={(event) => setReason(event.target.value)} />}
        </Field>
        <div className="buttons">
          <button type="submit" className="main" disabled={command.isRunning}>
            {words.handOver}
          </button>
          <button type="button" onClick={onClose}>
            {shell.cancel}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
