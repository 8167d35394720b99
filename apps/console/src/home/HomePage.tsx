import type { WaitingItem } from '../app/answers.ts';
import type { ReactNode } from 'react';
import { daysBetween } from '../app/day.ts';
import { Go } from '../app/Go.tsx';
import { isPage } from '../app/isPage.ts';
import { useWords } from '../app/language.ts';
import { PageHead } from '../app/PageHead.tsx';
import { usePlace } from '../app/place.ts';
import { Answered, Empty } from '../app/states.tsx';
import { useAnswer } from '../app/useAnswer.ts';
import { SHELL_WORDS } from '../app/words.ts';
import { addressOfWaiting } from './addressOfWaiting.ts';
import { inOrder } from './inOrder.ts';
import { HOME_WORDS } from './words.ts';

/** What waits for the post that somebody acts in, the most pressing first. */
export function Page(): ReactNode {
  const here = usePlace();
  return <div className="frame">{here ? <Waiting authority={here.authority} /> : <WithoutPost />}</div>;
}

function Waiting({ authority }: { readonly authority: string }): ReactNode {
  const words = useWords(HOME_WORDS);
  const home = useAnswer('home', { params: { authority } });
  return (
    <>
      <PageHead title={words.title} below={home.data && words.today(home.data.today)} />
      <Answered asking={home}>
        {({ today, items }) =>
          items.length === 0 ? (
            <Empty>
              {words.nothing} {words.nothingHint}
            </Empty>
          ) : (
            <ul className="tasks">
              {inOrder(items).map((item) => (
                <Task key={`${item.kind} ${JSON.stringify(item.at)}`} item={item} today={today} />
              ))}
            </ul>
          )
        }
      </Answered>
    </>
  );
}

function Task({ item, today }: { readonly item: WaitingItem; readonly today: string }): ReactNode {
  const words = useWords(HOME_WORDS);
  const { kind, count, by, isOverdue, at } = item;
  const about = [at.round, at.indicator, at.period, at.scheme, at.change, at.run].filter((part) => part !== undefined);
  const address = addressOfWaiting(item);
  const said = (
    <>
      <span className="count">{count}</span>
      <span className="what">
        {words[kind]}
        <span className="about">
          {words[`${kind}Hint`]}
          {about.length > 0 && ` ${about.join(' · ')}`}
        </span>
      </span>
      <span className={isOverdue ? 'by over' : 'by'}>
        {by === undefined ? (isOverdue ? words.overdue : '') : words.by(by, daysBetween(today, by))}
      </span>
    </>
  );
  return (
    <li>
      {isPage(address) ? (
        <Go className="task" to={address}>
          {said}
        </Go>
      ) : (
        <div className="task">{said}</div>
      )}
    </li>
  );
}

function WithoutPost(): ReactNode {
  const words = useWords(SHELL_WORDS);
  return (
    <>
      <PageHead title={words.noPlace} />
      <Empty>{words.noPlaceHint}</Empty>
    </>
  );
}
