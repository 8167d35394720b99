import type { RouteAnswer } from '@kedu/api';
import { periodName } from '@kedu/messages';
import { type FormEvent, type ReactNode, useState } from 'react';
import { ActionDialog } from '../app/ActionDialog.tsx';
import { Away } from '../app/Away.tsx';
import { Datum, tongueOf } from '../app/Datum.tsx';
import { inChina } from '../app/day.ts';
import { Field } from '../app/Field.tsx';
import { Go } from '../app/Go.tsx';
import { localeOf, useLanguage, useWords } from '../app/language.ts';
import { nameIn } from '../app/nameIn.ts';
import { PageHead } from '../app/PageHead.tsx';
import { issuesAt } from '../app/refused.ts';
import { Refusal } from '../app/Refusal.tsx';
import { Answered, Empty } from '../app/states.tsx';
import { useAnswer } from '../app/useAnswer.ts';
import { useAuthority } from '../app/useAuthority.ts';
import { useCommand } from '../app/useCommand.ts';
import { SHELL_WORDS } from '../app/words.ts';
import { PUBLICATION_WORDS } from './publicationWords.ts';

type Days = RouteAnswer<'publicationDays'>;
type Day = Days['items'][number];
const NOTHING = { indicator: '', period: '', day: '', reason: '' };

/** Days on which statistics are published: what was set, by whom and why; setting, changing and taking back (ROUND-11). */
export function Page(): ReactNode {
  const words = useWords(PUBLICATION_WORDS);
  const days = useAnswer('publicationDays', { params: { authority: useAuthority() } });
  return (
    <div className="frame">
      <PageHead title={words.title} below={words.lead} above={<Go to="/rounds">{words.rounds}</Go>} />
      <Answered asking={days}>
        {({ items, maySet, offers }) => (
          <>
            <Table days={items} maySet={maySet} />
            {maySet && <SetForm days={items} offers={offers} />}
          </>
        )}
      </Answered>
    </div>
  );
}

/** What was set, the latest day first; each may be changed or taken back with a reason. */
function Table({ days, maySet }: { readonly days: Days['items']; readonly maySet: boolean }): ReactNode {
  const words = useWords(PUBLICATION_WORDS);
  const tongue = useLanguage();
  const authority = useAuthority();
  const command = useCommand('commandPublications');
  const [asked, setAsked] = useState<{ readonly step: 'change' | 'takeBack'; readonly row: Day }>();
  const [said, setSaid] = useState<'changed' | 'same' | 'takenBack'>();
  const nameOf = ({ title, period }: Day): string => `${nameIn(title, tongue)} ${periodName(period, localeOf(tongue))}`;
  const give = async ({ day, reason = '' }: Readonly<Record<string, string>>): Promise<boolean> => {
    if (asked === undefined) return false;
    const { indicator, period } = asked.row;
    const done = await command.run({
      params: { authority, year: yearOf(period) },
      body: { type: 'set_publication_days', days: [{ indicator, period, ...(day === undefined ? {} : { day }) }], reason },
    });
    if (done) setSaid(day === undefined ? 'takenBack' : day === asked.row.day ? 'same' : 'changed');
    return done !== undefined;
  };
  return (
    <>
      <div role="status">{said && <p className={said === 'same' ? 'notice' : 'said'}>{words[said]}</p>}</div>
      {days.length === 0 ? (
        <Empty>{words.none}</Empty>
      ) : (
        <div className="scroll">
          <table className="stacks">
            <thead>
              <tr>
                <th scope="col">{words.indicator}</th>
                <th scope="col">{words.period}</th>
                <th scope="col">{words.day}</th>
                <th scope="col">{words.by}</th>
                <th scope="col">{words.why}</th>
                {maySet && <td />}
              </tr>
            </thead>
            <tbody>
              {[...days].sort(latestFirst).map((row) => (
                <tr key={`${row.indicator} ${row.period}`}>
                  <th scope="row">
                    <Datum>{nameIn(row.title, tongue)}</Datum>
                  </th>
                  <td data-name={words.period}>{periodName(row.period, localeOf(tongue))}</td>
                  <td data-name={words.day}>{row.day}</td>
                  <td data-name={words.by}>
                    <Datum>{row.by.name}</Datum> <span className="soft">{inChina(row.at)}</span>
                  </td>
                  <td data-name={words.why}>
                    {row.reason === undefined ? <span className="soft">{words.first}</span> : <Datum>{row.reason}</Datum>}
                  </td>
                  {maySet && (
                    <td className="actions">
                      {(['change', 'takeBack'] as const).map((step) => (
                        <button
                          type="button"
                          key={step}
                          className="plain"
                          aria-label={words[`${step}Of`](nameOf(row))}
                          onClick={() => {
                            command.clear();
                            setSaid(undefined);
                            setAsked({ step, row });
                          }}
                        >
                          {words[step]}
                        </button>
                      ))}
                    </td>
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {asked && (
        <ActionDialog
          title={words[`${asked.step}Of`](nameOf(asked.row))}
          says={asked.step === 'change' ? words.changeSays : words.takeBackSays(asked.row.day)}
          fields={[
            ...(asked.step === 'change'
              ? [{ name: 'day', at: '/days/0/day', kind: 'day', label: words.day, value: asked.row.day } as const]
              : []),
            { name: 'reason', kind: 'reason' },
          ]}
          isGrave={asked.step === 'takeBack'}
          course={command}
          give={give}
          onClose={() => setAsked(undefined)}
        />
      )}
    </>
  );
}

/** Sets a day: the indicator by its name, then one of the periods that it is collected for. */
function SetForm({ days, offers }: { readonly days: Days['items']; readonly offers: Days['offers'] }): ReactNode {
  const words = useWords(PUBLICATION_WORDS);
  const shell = useWords(SHELL_WORDS);
  const tongue = useLanguage();
  const authority = useAuthority();
  const command = useCommand('commandPublications');
  const [typed, setTyped] = useState(NOTHING);
  const set = (part: Partial<typeof typed>): void => setTyped({ ...typed, ...part });
  const { indicator, period, day } = typed;
  const periods = offers.find((offer) => offer.indicator === indicator)?.periods ?? [];
  const known = days.find((row) => row.indicator === indicator && row.period === period);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const done = await command.run({
      params: { authority, year: yearOf(period) },
      body: { type: 'set_publication_days', days: [{ indicator, period, day }], ...(known ? { reason: typed.reason.trim() } : {}) },
    });
    if (done) setTyped({ ...NOTHING, indicator });
  };
  const problems = (field: string): readonly string[] => issuesAt(command.refused, `/days/0/${field}`);
  return (
    <section className="part screen-only">
      <h2>{words.set}</h2>
      {offers.length === 0 ? (
        <p className="note">{words.noOffers}</p>
      ) : (
        <form onSubmit={(event) => void submit(event)} noValidate>
          <Refusal refused={command.refused} fields={['/days/0/indicator', '/days/0/period', '/days/0/day', '/reason']} />
          <Away command={command} />
          {command.isDone && (
            <p className="said" role="status">
              {words.done}
            </p>
          )}
          <div className="columns">
            <Field label={words.indicator} problems={problems('indicator')} needed>
              {(control) => (
                <select {...control} value={indicator} onChange={(event) => set({ indicator: event.target.value, period: '' })}>
                  <option value="">{shell.choose}</option>
                  {offers.map((offer) => (
                    <option key={offer.indicator} value={offer.indicator} lang={tongueOf(nameIn(offer.title, tongue), tongue)}>
                      {nameIn(offer.title, tongue)}
                    </option>
                  ))}
                </select>
              )}
            </Field>
            <Field label={words.period} hint={words.periodHint} problems={problems('period')} needed>
              {(control) => (
                <select {...control} value={period} disabled={indicator === ''} onChange={(event) => set({ period: event.target.value })}>
                  <option value="">{shell.choose}</option>
                  {periods.map((each) => (
                    <option key={each} value={each}>
                      {periodName(each, localeOf(tongue))}
                    </option>
                  ))}
                </select>
              )}
            </Field>
            <Field label={words.day} hint={words.dayHint} problems={problems('day')} needed>
              {(control) => <input {...control} type="date" value={day} onChange={(event) => set({ day: event.target.value })} />}
            </Field>
            {known !== undefined && (
              <Field label={words.reason} hint={words.reasonHint(known.day)} problems={issuesAt(command.refused, '/reason')} needed>
                {(control) => <input {...control} value={typed.reason} onChange={(event) => set({ reason: event.target.value })} />}
              </Field>
            )}
          </div>
          <div className="buttons">
            <button type="submit" className="main" disabled={command.isRunning}>
              {words.save}
            </button>
          </div>
        </form>
      )}
    </section>
  );
}

function latestFirst(a: Day, b: Day): number {
  return a.day === b.day ? (a.indicator < b.indicator ? -1 : 1) : a.day < b.day ? 1 : -1;
}

/** The year in which a period ends: the last four digits in a row of its ID. */
function yearOf(period: string): string {
  return period.match(/\d{4}/g)?.at(-1) ?? '0000';
}
