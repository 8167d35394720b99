import type { WaitingItem } from '../app/answers.ts';
import { periodName } from '@kedu/messages';
import { lazy, type ReactNode, Suspense } from 'react';
import { Datum } from '../app/Datum.tsx';
import { daysBetween } from '../app/day.ts';
import { Go } from '../app/Go.tsx';
import { isPage } from '../app/isPage.ts';
import { localeOf, useLanguage, useWords } from '../app/language.ts';
import { nameIn } from '../app/nameIn.ts';
import { mayIn } from '../app/mayIn.ts';
import { PageHead } from '../app/PageHead.tsx';
import { usePlace } from '../app/place.ts';
import { GLANCES } from '../app/routes.tsx';
import { Answered, Empty } from '../app/states.tsx';
import { useAnswer } from '../app/useAnswer.ts';
import { SHELL_WORDS } from '../app/words.ts';
import { useSession } from '../session/session.ts';
import { addressOfWaiting } from './addressOfWaiting.ts';
import { inOrder } from './inOrder.ts';
import { useKnownTitles } from './useKnownTitles.ts';
import { type KnownTitles, waitingTitles } from './waitingTitles.ts';
import { HOME_WORDS } from './words.ts';

const PARTS = GLANCES.map(({ load }) => lazy(() => load().then(({ Glance }) => ({ default: Glance }))));

/** What waits for the post that somebody acts in, the most pressing first. */
export function Page(): ReactNode {
  const here = usePlace();
  return <div className="frame">{here ? <Waiting authority={here.authority} /> : <WithoutPost />}</div>;
}

function Waiting({ authority }: { readonly authority: string }): ReactNode {
  const words = useWords(HOME_WORDS);
  const home = useAnswer('home', { params: { authority } });
  const known = useKnownTitles(authority, home.data?.items ?? []);
  return (
    <>
      <PageHead title={words.title} below={home.data && words.today(home.data.today)} />
      <Glances />
      <Answered asking={home}>
        {({ today, items }) =>
          items.length === 0 ? (
            <Empty>
              {words.nothing} {words.nothingHint}
            </Empty>
          ) : (
            <ul className="tasks">
              {inOrder(items).map((item) => (
                <Task
                  key={`${item.kind} ${item.askedOn ?? ''} ${item.unit?.id ?? ''} ${item.about ?? ''} ${JSON.stringify(item.at)}`}
                  item={item}
                  today={today}
                  known={known}
                />
              ))}
            </ul>
          )
        }
      </Answered>
    </>
  );
}

/** What rooms show here to those who may see it; a part that cannot be loaded is left out, the tasks stay. */
function Glances(): ReactNode {
  const { places } = useSession();
  const here = usePlace();
  return GLANCES.map(({ needs }, place) => {
    const Glance = PARTS[place];
    return (
      Glance &&
      needs.some((permission) => mayIn(places, here, permission)) && (
        <Suspense key={needs.join()} fallback={null}>
          <Glance />
        </Suspense>
      )
    );
  });
}

function Task({ item, today, known }: { readonly item: WaitingItem; readonly today: string; readonly known: KnownTitles }): ReactNode {
  const words = useWords(HOME_WORDS);
  const tongue = useLanguage();
  const { kind, count, by, isOverdue, title, askedOn, at } = item;
  const indicator = title ? nameIn(title, tongue) : at.indicator;
  const about = [
    item.unit && nameIn(item.unit.name, tongue),
    item.about,
    at.round,
    indicator,
    at.period && periodName(at.period, localeOf(tongue)),
    ...waitingTitles(at, known, tongue),
  ].filter((part) => part !== undefined);
  const address = addressOfWaiting(item);
  const said = (
    <>
      <span className="count">{count}</span>
      <span className="what">
        <span className="task-name">{words[kind]}</span>
        <span className="about">
          {words[`${kind}Hint`]}
          {about.length > 0 && <Datum>{` ${about.join(' · ')}`}</Datum>}
        </span>
      </span>
      <span className={isOverdue ? 'by over' : 'by'}>
        {by !== undefined && words.by(by, daysBetween(today, by))}
        {by === undefined && isOverdue && words.overdue}
        {askedOn !== undefined && words.askedOn(askedOn)}
      </span>
      <span className="task-to" aria-hidden="true">
        {words.open} →
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
