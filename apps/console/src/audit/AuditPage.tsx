import { type FormEvent, type ReactNode, useState } from 'react';
import { Datum } from '../app/Datum.tsx';
import { WORKFLOW_COMMAND_WORDS } from '@kedu/messages';
import { inChina } from '../app/day.ts';
import { Field } from '../app/Field.tsx';
import { useLanguage, useWords } from '../app/language.ts';
import { PageHead } from '../app/PageHead.tsx';
import { commandWord } from '../app/spoken.ts';
import { Answered, Empty } from '../app/states.tsx';
import { useAnswer } from '../app/useAnswer.ts';
import { useAuthority } from '../app/useAuthority.ts';
import { AUDIT_WORDS } from './words.ts';

const NOTHING = { from: '', until: '', person: '', command: '', about: '' };
type Filter = typeof NOTHING;

/** The audit trail by day, person, command and thing, and whether its chain holds (COMMIT-2). */
export function Page(): ReactNode {
  const words = useWords(AUDIT_WORDS);
  const [asked, setAsked] = useState<{ readonly filter: Filter; readonly cursor?: string }>({ filter: NOTHING });
  const query = Object.fromEntries(Object.entries(asked.filter).filter(([, value]) => value !== ''));
  const audit = useAnswer(
    'audit',
    { params: { authority: useAuthority() }, query: { ...query, ...(asked.cursor === undefined ? {} : { cursor: asked.cursor }) } },
    { keeps: true },
  );
  return (
    <div className="frame">
      <PageHead title={words.title} below={words.lead} />
      <Search onSearch={(filter) => setAsked({ filter })} />
      <Answered asking={audit}>
        {({ items, next, chain }) => (
          <>
            {chain.holds ? (
              <p className="said">{words.holds(chain.rows)}</p>
            ) : (
              <div className="refusal" role="alert">
                <p>{words.broken(chain.brokenAt ?? 1)}</p>
              </div>
            )}
            {items.length === 0 ? <Empty>{words.none}</Empty> : <Rows items={items} />}
            <div className="buttons screen-only">
              {asked.cursor !== undefined && (
                <button type="button" onClick={() => setAsked({ filter: asked.filter })}>
                  {words.first}
                </button>
              )}
              {next !== undefined && (
                <button type="button" onClick={() => setAsked({ filter: asked.filter, cursor: next })}>
                  {words.next}
                </button>
              )}
            </div>
          </>
        )}
      </Answered>
    </div>
  );
}

interface Row {
  readonly sequence: number;
  readonly at: string;
  readonly person: { readonly id: string; readonly name: string };
  readonly title: string;
  readonly command: string;
  readonly about: string;
  readonly events: string;
}

function Rows({ items }: { readonly items: readonly Row[] }): ReactNode {
  const words = useWords(AUDIT_WORDS);
  const tongue = useLanguage();
  return (
    <table className="stacks">
      <caption className="soft">{words.count(items.length)}</caption>
      <thead>
        <tr>
          <th scope="col" className="num">
            {words.number}
          </th>
          <th scope="col" className="pad">
            {words.at}
          </th>
          <th scope="col">{words.who}</th>
          <th scope="col">{words.command}</th>
          <th scope="col">{words.about}</th>
          <th scope="col">{words.digest}</th>
        </tr>
      </thead>
      <tbody>
        {items.map(({ sequence, at, person, title, command, about, events }) => (
          <tr key={sequence}>
            <td className="num" data-name={words.number}>
              {sequence}
            </td>
            <td className="pad nowrap" data-name={words.at}>
              {inChina(at)}
            </td>
            <th scope="row">
              <Datum>{person.name}</Datum>{' '}
              <span className="soft">
                <Datum>{title}</Datum>
              </span>
            </th>
            <td data-name={words.command}>{commandWord(command, tongue)}</td>
            <td data-name={words.about}>{about}</td>
            <td data-name={words.digest}>
              <code className="clip" title={events}>
                {events}
              </code>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Search({ onSearch }: { readonly onSearch: (filter: Filter) => void }): ReactNode {
  const words = useWords(AUDIT_WORDS);
  const tongue = useLanguage();
  const [typed, setTyped] = useState(NOTHING);
  const set = (part: Partial<Filter>): void => setTyped({ ...typed, ...part });
  const search = (event: FormEvent): void => {
    event.preventDefault();
    onSearch(typed);
  };
  return (
    <search>
      <form onSubmit={search} className="line end">
        <Field label={words.from} className="short">
          {(control) => <input {...control} type="date" value={typed.from} onChange={(event) => set({ from: event.target.value })} />}
        </Field>
        <Field label={words.until} className="short">
          {(control) => <input {...control} type="date" value={typed.until} onChange={(event) => set({ until: event.target.value })} />}
        </Field>
        <Field label={words.person} className="short">
          {(control) => <input {...control} value={typed.person} onChange={(event) => set({ person: event.target.value.trim() })} />}
        </Field>
        <Field label={words.command} className="short">
          {(control) => (
            <select {...control} value={typed.command} onChange={(event) => set({ command: event.target.value })}>
              <option value="">{words.anyCommand}</option>
              {Object.keys(WORKFLOW_COMMAND_WORDS).map((command) => (
                <option key={command} value={command}>
                  {commandWord(command, tongue)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={words.about}>
          {(control) => (
            <input
              {...control}
              placeholder={words.aboutHint}
              value={typed.about}
              onChange={(event) => set({ about: event.target.value })}
            />
          )}
        </Field>
        <div className="buttons">
          <button type="submit" className="main">
            {words.search}
          </button>
          <button
            type="button"
            className="plain"
            onClick={() => {
              setTyped(NOTHING);
              onSearch(NOTHING);
            }}
          >
            {words.reset}
          </button>
        </div>
      </form>
    </search>
  );
}
