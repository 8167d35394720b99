import { type FormEvent, type ReactNode, useState } from 'react';
import { Datum } from '../app/Datum.tsx';
import { addressOf } from '../app/address.ts';
import type { ShownRights } from '../app/answers.ts';
import { Away } from '../app/Away.tsx';
import { Field } from '../app/Field.tsx';
import { Go } from '../app/Go.tsx';
import { type Language, useLanguage, useWords } from '../app/language.ts';
import { nameIn } from '../app/nameIn.ts';
import { issuesAt } from '../app/refused.ts';
import { Refusal } from '../app/Refusal.tsx';
import { roleWord } from '../app/spoken.ts';
import { Empty } from '../app/states.tsx';
import { useAuthority } from '../app/useAuthority.ts';
import { useCommand } from '../app/useCommand.ts';
import { SHELL_WORDS } from '../app/words.ts';
import { useMay } from '../session/useMay.ts';
import { timeOfSeat } from './people.ts';
import { useUnitChoices } from './useChoices.ts';
import { RIGHTS_WORDS } from './words.ts';

const AT_ONCE = 20;

/** A post with who sits on it today, as a row. */
interface PostRow {
  readonly id: string;
  readonly title: string;
  readonly unit: string;
  readonly holder: string | undefined;
  readonly deputies: readonly string[];
  readonly roles: readonly string[];
  readonly isVacant: boolean;
  readonly abolishedOn: string | undefined;
}

/** All posts that stand, vacancies first and named; a search over post, unit and person. */
export function Posts({ rights }: { readonly rights: ShownRights }): ReactNode {
  const words = useWords(RIGHTS_WORDS);
  const shell = useWords(SHELL_WORDS);
  const tongue = useLanguage();
  const [find, setFind] = useState('');
  const [onlyVacant, setOnlyVacant] = useState(false);
  const [most, setMost] = useState(AT_ONCE);
  const mayCreate = useMay('create_posts');
  const rows = rowsOf(rights, tongue);
  const vacant = rows.filter(({ isVacant }) => isVacant).length;
  const wanted = rows.filter((row) => (!onlyVacant || row.isVacant) && matches(row, find.trim()));
  return (
    <section className="part">
      <h2>{words.posts}</h2>
      {vacant > 0 && <p className="notice">{words.vacancies(vacant)}</p>}
      <div className="line end screen-only">
        <Field label={words.find}>
          {(control) => <input {...control} type="search" value={find} onChange={(event) => setFind(event.target.value)} />}
        </Field>
        <label className="choice">
          <input type="checkbox" checked={onlyVacant} onChange={(event) => setOnlyVacant(event.target.checked)} />
          {words.onlyVacant}
        </label>
      </div>
      {wanted.length === 0 ? (
        <Empty>{words.noPosts}</Empty>
      ) : (
        <table className="stacks">
          <caption className="soft">{words.shown(Math.min(most, wanted.length), rows.length)}</caption>
          <thead>
            <tr>
              <th scope="col">{words.post}</th>
              <th scope="col">{words.unit}</th>
              <th scope="col">{words.holder}</th>
              <th scope="col">{words.deputies}</th>
              <th scope="col">{words.roles}</th>
            </tr>
          </thead>
          <tbody>
            {wanted.slice(0, most).map((row) => (
              <tr key={row.id}>
                <th scope="row">
                  <Go to={addressOf('/rights/posts/$post', { post: row.id })}>{row.title}</Go>{' '}
                  {row.isVacant && <span className="mark warn">{words.vacant}</span>}
                  {row.abolishedOn && <span className="mark">{words.abolished(row.abolishedOn)}</span>}
                </th>
                <td data-name={words.unit}>
                  <Datum>{row.unit}</Datum>
                </td>
                <td data-name={words.holder}>
                  <Datum>{row.holder}</Datum>
                </td>
                <td data-name={words.deputies}>{row.deputies.join(tongue === 'zh' ? '、' : ', ')}</td>
                <td data-name={words.roles}>{row.roles.join(tongue === 'zh' ? '、' : ', ')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {wanted.length > most && (
        <button type="button" onClick={() => setMost(most + AT_ONCE)}>
          {shell.more}
        </button>
      )}
      {mayCreate && <CreatePost />}
    </section>
  );
}

function rowsOf({ posts, seats, today }: ShownRights, language: Language): readonly PostRow[] {
  const rows = posts.map(({ id, title, unit, roles, isVacant, abolishedOn }) => {
    const here = seats.filter((seat) => seat.post === id && timeOfSeat(seat, today) === 'now');
    return {
      id,
      title,
      unit: nameIn(unit.name, language),
      holder: here.find(({ as }) => as === 'holder')?.person.name,
      deputies: here.filter(({ as }) => as === 'deputy').map(({ person }) => person.name),
      roles: roles.map(({ role }) => roleWord(role, language)),
      isVacant: isVacant && (abolishedOn === undefined || today < abolishedOn),
      abolishedOn,
    };
  });
  return [...rows.filter(({ isVacant }) => isVacant), ...rows.filter(({ isVacant }) => !isVacant)];
}

function matches({ id, title, unit, holder = '', deputies }: PostRow, find: string): boolean {
  return find === '' || [id, title, unit, holder, ...deputies].some((text) => text.toLowerCase().includes(find.toLowerCase()));
}

const NEW_POST = { post: '', unit: '', title: '' };

function CreatePost(): ReactNode {
  const words = useWords(RIGHTS_WORDS);
  const shell = useWords(SHELL_WORDS);
  const authority = useAuthority();
  const tongue = useLanguage();
  const offered = useUnitChoices();
  const [typed, setTyped] = useState(NEW_POST);
  const command = useCommand('commandRights');
  const at = (field: string): readonly string[] => issuesAt(command.refused, `/${field}`);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (await command.run({ params: { authority }, body: { type: 'create_post', ...typed } })) setTyped(NEW_POST);
  };
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <h3>{words.createPost}</h3>
      <Refusal refused={command.refused} fields={['/post', '/unit', '/title']} />
      <Away command={command} />
      {command.isDone && (
        <p className="said" role="status">
          {shell.done}
        </p>
      )}
      <div className="columns">
        <Field label={words.postTitle} problems={at('title')} needed>
          {(control) => <input {...control} value={typed.title} onChange={(event) => setTyped({ ...typed, title: event.target.value })} />}
        </Field>
        <Field label={words.postId} hint={words.postIdHint} problems={at('post')} needed>
          {(control) => (
            <input {...control} value={typed.post} onChange={(event) => setTyped({ ...typed, post: event.target.value.trim() })} />
          )}
        </Field>
        <Field label={words.postUnit} hint={offered.length > 0 ? undefined : words.postUnitHint} problems={at('unit')} needed>
          {(control) =>
            offered.length > 0 ? (
              <select {...control} value={typed.unit} onChange={(event) => setTyped({ ...typed, unit: event.target.value })}>
                <option value="">{words.choose}</option>
                {offered.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {tongue === 'zh' ? `${name}（${id}）` : `${name} (${id})`}
                  </option>
                ))}
              </select>
            ) : (
              <input {...control} value={typed.unit} onChange={(event) => setTyped({ ...typed, unit: event.target.value.trim() })} />
            )
          }
        </Field>
      </div>
      <div className="buttons">
        <button type="submit" className="main" disabled={command.isRunning}>
          {words.createPost}
        </button>
      </div>
    </form>
  );
}
