import { type ReactNode, useState } from 'react';
import { Datum } from '../app/Datum.tsx';
import { ActionDialog } from '../app/ActionDialog.tsx';
import type { ShownRights } from '../app/answers.ts';
import { Go } from '../app/Go.tsx';
import { useLanguage, useWords } from '../app/language.ts';
import { nameIn } from '../app/nameIn.ts';
import { NotFound } from '../app/NotFound.tsx';
import { PageHead } from '../app/PageHead.tsx';
import { useNamed } from '../app/params.ts';
import { Answered } from '../app/states.tsx';
import { useAnswer } from '../app/useAnswer.ts';
import { useAuthority } from '../app/useAuthority.ts';
import { useCommand } from '../app/useCommand.ts';
import { useMay } from '../session/useMay.ts';
import { IndicatorName } from './IndicatorName.tsx';
import { ownersToday } from './people.ts';
import { PostRoles } from './PostRoles.tsx';
import { PostSeats } from './PostSeats.tsx';
import { RIGHTS_WORDS } from './words.ts';

export type ShownPost = ShownRights['posts'][number];

/** One post: who sits and sat on it, its roles and how far they reach, the indicators that it answers for. */
export function Page(): ReactNode {
  const words = useWords(RIGHTS_WORDS);
  const name = useNamed('post');
  const rights = useAnswer('rights', { params: { authority: useAuthority() } });
  if (rights.data) {
    const post = rights.data.posts.find(({ id }) => id === name);
    return post ? <Content rights={rights.data} post={post} /> : <NotFound />;
  }
  return (
    <div className="frame">
      <PageHead title={`${words.post} ${name}`} above={<Go to="/rights">{words.all}</Go>} />
      <Answered asking={rights}>{() => null}</Answered>
    </div>
  );
}

function Content({ rights, post }: { readonly rights: ShownRights; readonly post: ShownPost }): ReactNode {
  const words = useWords(RIGHTS_WORDS);
  const tongue = useLanguage();
  const owned = ownersToday(rights, tongue).filter((owner) => owner.post === post.id);
  return (
    <div className="frame">
      <PageHead
        title={post.title}
        above={<Go to="/rights">{words.all}</Go>}
        below={
          <>
            <Datum>{nameIn(post.unit.name, tongue)}</Datum> · <code>{post.id}</code>{' '}
            {post.isVacant && <span className="mark warn">{words.vacant}</span>}
            {post.abolishedOn && <span className="mark">{words.abolished(post.abolishedOn)}</span>}
          </>
        }
        actions={<Abolish post={post} />}
      />
      <PostSeats rights={rights} post={post} />
      <PostRoles rights={rights} post={post} />
      <section className="part">
        <h2>{words.owned}</h2>
        {owned.length === 0 ? (
          <p className="note">{words.ownedNone}</p>
        ) : (
          <ul className="plain">
            {owned.map(({ indicator, name, from }) => (
              <li key={indicator}>
                <IndicatorName indicator={indicator} name={name} />{' '}
                <span className="soft">
                  {words.since} {from}
                </span>
              </li>
            ))}
          </ul>
        )}
      </section>
    </div>
  );
}

function Abolish({ post }: { readonly post: ShownPost }): ReactNode {
  const words = useWords(RIGHTS_WORDS);
  const authority = useAuthority();
  const [isAsked, setAsked] = useState(false);
  const command = useCommand('commandRights');
  const mayAbolish = useMay('create_posts');
  if (!mayAbolish || post.abolishedOn !== undefined) return null;
  return (
    <>
      <button type="button" className="danger" onClick={() => setAsked(true)}>
        {words.abolish}
      </button>
      {isAsked && (
        <ActionDialog
          title={words.abolish}
          isGrave
          fields={[
            { name: 'on', kind: 'day', label: words.abolishOn },
            { name: 'reason', kind: 'reason' },
          ]}
          course={command}
          give={async ({ on = '', reason = '' }) =>
            (await command.run({ params: { authority }, body: { type: 'abolish_post', post: post.id, on, reason } })) !== undefined
          }
          onClose={() => setAsked(false)}
        />
      )}
    </>
  );
}
