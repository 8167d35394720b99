import type { ReactNode } from 'react';
import { Datum } from '../app/Datum.tsx';
import { inChina } from '../app/day.ts';
import { useLanguage, useWords } from '../app/language.ts';
import { nameIn } from '../app/nameIn.ts';
import { PageHead } from '../app/PageHead.tsx';
import { roleWord } from '../app/spoken.ts';
import { SEAT_NAMES, SHELL_WORDS } from '../app/words.ts';
import { PasswordForm } from './PasswordForm.tsx';
import { SecondFactor } from './SecondFactor.tsx';
import { useSession } from './session.ts';
import { SESSION_WORDS } from './words.ts';

/** One’s own account: posts, second factor, password. */
export function Page(): ReactNode {
  const words = useWords(SESSION_WORDS);
  const session = useSession();
  return (
    <div className="frame">
      <PageHead title={words.account} />
      <dl className="facts">
        <div>
          <dt>{words.signedInAs}</dt>
          <dd>
            <Datum>{session.name}</Datum>
          </dd>
        </div>
        <div>
          <dt>{words.until}</dt>
          <dd>{inChina(session.endsAt)}</dd>
        </div>
      </dl>
      <p className="note">{words.untilHint(Math.round(session.idleMilliseconds / 60_000))}</p>
      <Places />
      <SecondFactor />
      <PasswordForm />
    </div>
  );
}

function Places(): ReactNode {
  const words = useWords(SESSION_WORDS);
  const shell = useWords(SHELL_WORDS);
  const seats = useWords(SEAT_NAMES);
  const tongue = useLanguage();
  const { places } = useSession();
  return (
    <section className="part">
      <h2>{words.places}</h2>
      {places.map(({ authority, posts, seat }) => (
        <table className="stacks" key={authority.id}>
          <caption>
            <Datum>{nameIn(authority.title, tongue)}</Datum>
          </caption>
          <thead>
            <tr>
              <th scope="col">{words.post}</th>
              <th scope="col">{words.unit}</th>
              <th scope="col">{words.as}</th>
              <th scope="col">{words.roles}</th>
            </tr>
          </thead>
          <tbody>
            {seat && (
              <tr>
                <th scope="row">{seats[seat]}</th>
                <td />
                <td data-name={words.as}>{shell.administrator}</td>
                <td>
                  <span className="mark">{words.factorNeeded}</span>
                </td>
              </tr>
            )}
            {posts.map((post) => (
              <tr key={post.id}>
                <th scope="row">
                  <Datum>{post.title}</Datum>
                </th>
                <td data-name={words.unit}>
                  <Datum>{nameIn(post.unit.name, tongue)}</Datum>
                </td>
                <td data-name={words.as}>{shell[post.as]}</td>
                <td data-name={words.roles}>
                  {post.roles.map((role) => roleWord(role, tongue)).join(tongue === 'zh' ? '、' : ', ')}{' '}
                  {post.needsSecondFactor && <span className="mark">{words.factorNeeded}</span>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ))}
    </section>
  );
}
