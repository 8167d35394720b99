import type { RouteAnswer } from '@kedu/api';
import { type ReactNode, useState } from 'react';
import { Datum } from '../app/Datum.tsx';
import { Field } from '../app/Field.tsx';
import { useWords } from '../app/language.ts';
import { Answered } from '../app/states.tsx';
import { useAnswer } from '../app/useAnswer.ts';
import { useAuthority } from '../app/useAuthority.ts';
import { DIFFERENCES_WORDS } from './words.ts';

type Answer = RouteAnswer<'schemeDifferences'>;
type Change = Answer['groups'][number]['changes'][number];

/** What a version says otherwise than an earlier one of its scheme: rule by rule, those on which scores depend first. */
export function Differences({ scheme }: { readonly scheme: string }): ReactNode {
  const words = useWords(DIFFERENCES_WORDS);
  const [against, choose] = useState<string>();
  const query = against === undefined ? {} : { against };
  const asking = useAnswer('schemeDifferences', { params: { authority: useAuthority(), scheme }, query }, { keeps: true });
  return (
    <section className="part">
      <h2>{words.title}</h2>
      <Answered asking={asking}>{(answer) => <Told answer={answer} choose={choose} />}</Answered>
    </section>
  );
}

function Told({ answer, choose }: { readonly answer: Answer; readonly choose: (id: string) => void }): ReactNode {
  const words = useWords(DIFFERENCES_WORDS);
  const { versions, against, groups, wording } = answer;
  if (versions.length === 0) return <p className="note">{words.first}</p>;
  if (against === undefined) return <p className="note">{words.unusable}</p>;
  const changes = groups.flatMap((group) => group.changes);
  return (
    <>
      <Field label={words.against} className="short">
        {(control) => (
          <select {...control} value={against} onChange={({ target }) => choose(target.value)}>
            {versions.map((id) => (
              <option key={id} value={id}>
                {id.slice(id.lastIndexOf('@') + 1)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <p role="status">
        {changes.length === 0
          ? words.same
          : words.count(changes.length, groups.filter(({ scores }) => scores).flatMap((group) => group.changes).length)}
      </p>
      {wording > 0 && <p className="note">{words.wording(wording)}</p>}
      {[true, false].map((scores) => (
        <Rules
          key={String(scores)}
          caption={scores ? words.scoring : words.scoreless}
          groups={groups.filter((group) => group.scores === scores)}
        />
      ))}
    </>
  );
}

function Rules({ caption, groups }: { readonly caption: string; readonly groups: Answer['groups'] }): ReactNode {
  const words = useWords(DIFFERENCES_WORDS);
  if (groups.length === 0) return null;
  return (
    <table className="stacks grouped">
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{words.rule}</th>
          <th scope="col">{words.before}</th>
          <th scope="col">{words.after}</th>
        </tr>
      </thead>
      {groups.map(({ id, name, changes }) => (
        <tbody key={id}>
          {changes.length > 1 && (
            <tr>
              <th scope="rowgroup" colSpan={3}>
                <Datum>{name}</Datum>
              </th>
            </tr>
          )}
          {changes.map((change) => (
            <Rule key={change.key} change={change} />
          ))}
        </tbody>
      ))}
    </table>
  );
}

function Rule({ change: { path, about, how, clause, before, after } }: { readonly change: Change }): ReactNode {
  const words = useWords(DIFFERENCES_WORDS);
  return (
    <tr>
      <th scope="row" className="word">
        <Datum>{path}</Datum>
        <div className="soft">
          {about}
          {how !== 'changed' && ` · ${words[how]}`}
          {clause !== undefined && ` · §${clause}`}
        </div>
      </th>
      <td data-name={words.before}>
        <Says lines={before} />
      </td>
      <td data-name={words.after}>
        <Says lines={after} />
      </td>
    </tr>
  );
}

/** Most lines of a rule that stand open. */
const OPEN_LINES = 4;

function Says({ lines }: { readonly lines: readonly string[] | undefined }): ReactNode {
  const words = useWords(DIFFERENCES_WORDS);
  if (lines === undefined) return '—';
  const rest = lines.slice(OPEN_LINES);
  return (
    <>
      <Lines lines={lines.slice(0, OPEN_LINES)} />
      {rest.length > 0 && (
        <details>
          <summary>{words.more(rest.length)}</summary>
          <Lines lines={rest} />
        </details>
      )}
    </>
  );
}

function Lines({ lines }: { readonly lines: readonly string[] }): ReactNode {
  return (
    <ul className="lines">
      {lines.map((line) => (
        <li key={line}>
          <Datum>{line}</Datum>
        </li>
      ))}
    </ul>
  );
}
