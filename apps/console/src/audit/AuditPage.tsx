import { type FormEvent, type ReactNode, useState } from 'react';
import { Datum } from '../app/Datum.tsx';
import { MANY_COMMAND_WORDS, WORKFLOW_COMMAND_WORDS } from '@kedu/messages';
import { inChina } from '../app/day.ts';
import { Field } from '../app/Field.tsx';
import { useLanguage, useWords } from '../app/language.ts';
import { PageHead } from '../app/PageHead.tsx';
import { Pager } from '../app/Pager.tsx';
import { issuesAt, type Refused } from '../app/refused.ts';
import { refusedOf } from '../app/refusedError.ts';
import { commandWord, postWord, thingWord } from '../app/spoken.ts';
import { Answered, Empty } from '../app/states.tsx';
import { useAnswer } from '../app/useAnswer.ts';
import { useAuthority } from '../app/useAuthority.ts';
import { AUDIT_WORDS } from './words.ts';

const NOTHING = { from: '', until: '', person: '', command: '', thing: '', about: '' };
type Filter = typeof NOTHING;
const FIELDS = Object.keys(NOTHING).map((name) => `/${name}`);
/** What rows are about; the rights of an authority are one thing and have no ID. */
const THINGS = [
  'round',
  'rights',
  'person',
  'scheme',
  'change',
  'publication',
  'connector',
  'import',
  'burden',
  'run',
  'feedback',
  'bundle',
] as const;
/** Rows of a page: on a phone each is as high as a card. */
const ROWS = 25;
/** Of no row: the word for no command, and what is done within the publication of a scheme. */
const WITHIN: readonly string[] = ['nothing', 'carry_out_change'];
/** Commands as the trail names them: figures go by the many. */
const COMMANDS = {
  figures: Object.keys(MANY_COMMAND_WORDS),
  others: Object.keys(WORKFLOW_COMMAND_WORDS).filter(
    (command) => !Object.hasOwn(MANY_COMMAND_WORDS, `${command}_values`) && !WITHIN.includes(command),
  ),
} as const;

/** The audit trail by day, person, command and thing, and whether its chain holds (COMMIT-2). */
export function Page(): ReactNode {
  const words = useWords(AUDIT_WORDS);
  const [asked, setAsked] = useState<{ readonly filter: Filter; readonly cursor?: string }>({ filter: NOTHING });
  const [typed, setTyped] = useState(NOTHING);
  const search = (filter: Filter): void => {
    setTyped(filter);
    setAsked({ filter: { ...filter, person: filter.person.trim(), about: filter.about.trim() } });
  };
  const { thing, about: id, ...filter } = asked.filter;
  const about = thing === '' || thing === 'rights' ? thing : `${thing}/${id}`;
  const query = Object.fromEntries(Object.entries({ ...filter, about }).filter(([, value]) => value !== ''));
  const audit = useAnswer(
    'audit',
    {
      params: { authority: useAuthority() },
      query: { ...query, limit: ROWS, ...(asked.cursor === undefined ? {} : { cursor: asked.cursor }) },
    },
    { keeps: true },
  );
  return (
    <div className="frame">
      <PageHead title={words.title} below={words.lead} />
      <Search typed={typed} refused={refusedOf(audit.error)} onType={setTyped} onSearch={search} />
      <Answered asking={audit} fields={FIELDS}>
        {({ items, next, chain }) => (
          <>
            {chain.holds ? (
              <p className="said">{words.holds(chain.rows)}</p>
            ) : (
              <div className="refusal" role="alert">
                <p>{words.broken(chain.brokenAt ?? 1)}</p>
              </div>
            )}
            {items.length === 0 ? (
              <Empty>{words.none}</Empty>
            ) : (
              <Rows items={items} onPerson={(person) => search({ ...asked.filter, person })} />
            )}
            <Pager cursor={asked.cursor} next={next} onGo={(cursor) => setAsked({ filter: asked.filter, ...(cursor && { cursor }) })} />
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
  readonly post: string;
  readonly title: string;
  readonly command: string;
  readonly about: string;
  readonly events: string;
}

function Rows({ items, onPerson }: { readonly items: readonly Row[]; readonly onPerson: (person: string) => void }): ReactNode {
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
        {items.map(({ sequence, at, person, post, title, command, about, events }) => (
          <tr key={sequence}>
            <td className="num" data-name={words.number}>
              {sequence}
            </td>
            <td className="pad nowrap" data-name={words.at}>
              {inChina(at)}
            </td>
            <th scope="row">
              <button type="button" className="plain" title={words.onlyOf(person.id)} onClick={() => onPerson(person.id)}>
                <Datum>{person.name}</Datum>
              </button>{' '}
              <span className="soft">
                <Datum>{postWord({ post, title }, tongue)}</Datum>
              </span>
            </th>
            <td data-name={words.command}>{commandWord(command, tongue)}</td>
            <td data-name={words.about} title={about}>
              <Thing about={about} />
            </td>
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

function Thing({ about }: { readonly about: string }): ReactNode {
  const { kind, id } = thingWord(about, useLanguage());
  return (
    <>
      {kind} <span className="nowrap">{id}</span>
    </>
  );
}

function isNamed(thing: string): boolean {
  return thing !== '' && thing !== 'rights';
}

function Search({
  typed,
  refused,
  onType,
  onSearch,
}: {
  readonly typed: Filter;
  readonly refused: Refused | undefined;
  readonly onType: (typed: Filter) => void;
  readonly onSearch: (filter: Filter) => void;
}): ReactNode {
  const words = useWords(AUDIT_WORDS);
  const tongue = useLanguage();
  const set = (part: Partial<Filter>): void => onType({ ...typed, ...part });
  const at = (name: keyof Filter): readonly string[] => issuesAt(refused, `/${name}`);
  const search = (event: FormEvent): void => {
    event.preventDefault();
    onSearch(typed);
  };
  return (
    <search>
      <form onSubmit={search} className="line end">
        <Field label={words.from} problems={at('from')} className="short">
          {(control) => <input {...control} type="date" value={typed.from} onChange={(event) => set({ from: event.target.value })} />}
        </Field>
        <Field label={words.until} problems={at('until')} className="short">
          {(control) => <input {...control} type="date" value={typed.until} onChange={(event) => set({ until: event.target.value })} />}
        </Field>
        <Field label={words.person} problems={at('person')} className="short">
          {(control) => <input {...control} value={typed.person} onChange={(event) => set({ person: event.target.value })} />}
        </Field>
        <Field label={words.command} problems={at('command')} className="short">
          {(control) => (
            <select {...control} value={typed.command} onChange={(event) => set({ command: event.target.value })}>
              <option value="">{words.anyCommand}</option>
              {(['figures', 'others'] as const).map((group) => (
                <optgroup key={group} label={words[group]}>
                  {COMMANDS[group].map((command) => (
                    <option key={command} value={command}>
                      {commandWord(command, tongue)}
                    </option>
                  ))}
                </optgroup>
              ))}
            </select>
          )}
        </Field>
        <Field label={words.thing} className="short">
          {(control) => (
            <select
              {...control}
              value={typed.thing}
              onChange={(event) => set({ thing: event.target.value, ...(isNamed(event.target.value) ? {} : { about: '' }) })}
            >
              <option value="">{words.anyThing}</option>
              {THINGS.map((kind) => (
                <option key={kind} value={kind}>
                  {thingWord(kind, tongue).kind}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={words.aboutId} problems={at('about')} className="short">
          {(control) => (
            <input
              {...control}
              placeholder={words.aboutHint}
              disabled={!isNamed(typed.thing)}
              value={typed.about}
              onChange={(event) => set({ about: event.target.value })}
            />
          )}
        </Field>
        <div className="buttons">
          <button type="submit" className="main">
            {words.search}
          </button>
          <button type="button" className="plain" onClick={() => onSearch(NOTHING)}>
            {words.reset}
          </button>
        </div>
      </form>
    </search>
  );
}
