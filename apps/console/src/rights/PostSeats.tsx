import { type FormEvent, type ReactNode, useState } from 'react';
import { Datum } from '../app/Datum.tsx';
import { ActionDialog } from '../app/ActionDialog.tsx';
import type { ShownRights } from '../app/answers.ts';
import { Away } from '../app/Away.tsx';
import { Field } from '../app/Field.tsx';
import { useLanguage, useWords } from '../app/language.ts';
import { useMarks } from '../app/marks.ts';
import { issuesAt } from '../app/refused.ts';
import { Refusal } from '../app/Refusal.tsx';
import { useAuthority } from '../app/useAuthority.ts';
import { useCommand } from '../app/useCommand.ts';
import { SHELL_WORDS } from '../app/words.ts';
import { useMay } from '../session/useMay.ts';
import { PersonSelect } from './PersonSelect.tsx';
import { peopleOf, timeOfSeat } from './people.ts';
import type { ShownPost } from './PostPage.tsx';
import { RIGHTS_WORDS } from './words.ts';

type Seat = ShownRights['seats'][number];

/** Who sits, sat and will sit on a post; the security administrator appoints and ends (RIGHT-3: a seat ends, it is never taken back). */
export function PostSeats({ rights, post }: { readonly rights: ShownRights; readonly post: ShownPost }): ReactNode {
  const words = useWords(RIGHTS_WORDS);
  const marks = useMarks();
  const shell = useWords(SHELL_WORDS);
  const authority = useAuthority();
  const mayAppoint = useMay('appoint');
  const [ending, setEnding] = useState<Seat>();
  const vacate = useCommand('commandRights');
  const seats = rights.seats.filter((seat) => seat.post === post.id).sort((a, b) => (a.from < b.from ? 1 : -1));
  return (
    <section className="part">
      <h2>{words.seats}</h2>
      {seats.length === 0 ? (
        <p className="note">{words.seatsNone}</p>
      ) : (
        <table className="stacks">
          <thead>
            <tr>
              <th scope="col">{words.person}</th>
              <th scope="col">{words.as}</th>
              <th scope="col">{words.from}</th>
              <th scope="col">{words.until}</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {seats.map((seat) => (
              <tr key={`${seat.person.id} ${seat.as} ${seat.from}`}>
                <th scope="row">
                  <Datum>{seat.person.name}</Datum> <span className="mark">{words[timeOfSeat(seat, rights.today)]}</span>
                </th>
                <td data-name={words.as}>{shell[seat.as]}</td>
                <td data-name={words.from}>{seat.from}</td>
                <td data-name={words.until}>{seat.until ?? words.openEnd}</td>
                <td className="actions">
                  {mayAppoint && timeOfSeat(seat, rights.today) !== 'past' && (
                    <button
                      type="button"
                      aria-label={marks.of(words.vacate, seat.person.name)}
                      onClick={() => {
                        vacate.clear();
                        setEnding(seat);
                      }}
                    >
                      {words.vacate}
                    </button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {ending && (
        <ActionDialog
          title={marks.of(words.vacate, ending.person.name)}
          fields={[
            { name: 'last', kind: 'day', label: words.last, value: rights.today },
            { name: 'reason', kind: 'reason' },
          ]}
          course={vacate}
          give={async ({ last = '', reason = '' }) =>
            (await vacate.run({
              params: { authority },
              body: { type: 'vacate', post: post.id, person: ending.person.id, last, reason },
            })) !== undefined
          }
          onClose={() => setEnding(undefined)}
        />
      )}
      {mayAppoint && post.abolishedOn === undefined && <Appoint rights={rights} post={post.id} />}
    </section>
  );
}

function Appoint({ rights, post }: { readonly rights: ShownRights; readonly post: string }): ReactNode {
  const words = useWords(RIGHTS_WORDS);
  const tongue = useLanguage();
  const shell = useWords(SHELL_WORDS);
  const authority = useAuthority();
  const empty = { person: '', as: 'holder' as 'holder' | 'deputy', from: rights.today, until: '' };
  const [typed, setTyped] = useState(empty);
  const command = useCommand('commandRights');
  const at = (field: string): readonly string[] => issuesAt(command.refused, `/${field}`);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const { until, ...seat } = typed;
    const body = { type: 'appoint', post, ...seat, ...(until === '' ? {} : { until }) } as const;
    if (await command.run({ params: { authority }, body })) setTyped(empty);
  };
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <h3>{words.appoint}</h3>
      <p className="note">{words.appointHint}</p>
      <Refusal refused={command.refused} fields={['/person', '/as', '/from', '/until']} />
      <Away command={command} />
      {command.isDone && (
        <p className="said" role="status">
          {shell.done}
        </p>
      )}
      <div className="columns">
        <Field label={words.person} problems={at('person')} needed>
          {(control) => (
            <PersonSelect
              control={control}
              people={peopleOf(rights, tongue)}
              value={typed.person}
              onChoose={(person) => setTyped({ ...typed, person })}
            />
          )}
        </Field>
        <Field label={words.as} problems={at('as')} needed>
          {(control) => (
            <select {...control} value={typed.as} onChange={(event) => setTyped({ ...typed, as: event.target.value as typeof typed.as })}>
              <option value="holder">{shell.holder}</option>
              <option value="deputy">{shell.deputy}</option>
            </select>
          )}
        </Field>
        <Field label={words.from} problems={at('from')} needed>
          {(control) => (
            <input {...control} type="date" value={typed.from} onChange={(event) => setTyped({ ...typed, from: event.target.value })} />
          )}
        </Field>
        <Field label={words.until} hint={words.untilHint} problems={at('until')}>
          {(control) => (
            <input {...control} type="date" value={typed.until} onChange={(event) => setTyped({ ...typed, until: event.target.value })} />
          )}
        </Field>
      </div>
      <div className="buttons">
        <button type="submit" className="main" disabled={command.isRunning}>
          {words.appoint}
        </button>
      </div>
    </form>
  );
}
