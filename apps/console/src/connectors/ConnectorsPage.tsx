import type { RouteAnswer } from '@kedu/api';
import type { ReactNode } from 'react';
import { addressOf } from '../app/address.ts';
import { inChina } from '../app/day.ts';
import { Go } from '../app/Go.tsx';
import { useLanguage, useWords } from '../app/language.ts';
import { useMarks } from '../app/marks.ts';
import { PageHead } from '../app/PageHead.tsx';
import { stateWord } from '../app/spoken.ts';
import { Answered, Empty } from '../app/states.tsx';
import { useAnswer } from '../app/useAnswer.ts';
import { useAuthority } from '../app/useAuthority.ts';
import { useMay } from '../session/useMay.ts';
import { DeclareForm } from './DeclareForm.tsx';
import { CONNECTORS_WORDS } from './words.ts';

export type ConnectorAnswer = RouteAnswer<'connectors'>['items'][number];

/** The systems that figures come from, how their last captures went, and a form that declares another (ROUND-6, CONNECT-1). */
export function Page(): ReactNode {
  const words = useWords(CONNECTORS_WORDS);
  const connectors = useAnswer('connectors', { params: { authority: useAuthority() } });
  const mayDeclare = useMay('declare_connector');
  return (
    <div className="frame">
      <PageHead title={words.title} below={words.below} />
      <Answered asking={connectors}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty>{words.nothing}</Empty>
          ) : (
            <>
              <Unfed connectors={items.filter(({ standing, kind }) => standing === 'live' && kind === 'unconfigured')} />
              <Table connectors={items} />
            </>
          )
        }
      </Answered>
      {mayDeclare && connectors.data && <DeclareForm mappings={connectors.data.mappings} />}
    </div>
  );
}

/** Live connectors that capture nothing, before anybody relies on them: their figures are asked of nobody (CONNECT-1). */
function Unfed({ connectors }: { readonly connectors: readonly ConnectorAnswer[] }): ReactNode {
  const words = useWords(CONNECTORS_WORDS);
  const marks = useMarks();
  if (connectors.length === 0) return null;
  return (
    <div className="refusal">
      <h2>
        {words.unfedList}
        {marks.listed(connectors.map(({ id }) => id))}
      </h2>
      <p>{words.unfedListHint}</p>
    </div>
  );
}

/** When the timer captured last, of whatever round, and what came of it. */
function LastTimed({ captures }: { readonly captures: ConnectorAnswer['timed'] }): ReactNode {
  const words = useWords(CONNECTORS_WORDS);
  const last = [...captures].sort((a, b) => (a.at < b.at ? -1 : 1)).at(-1);
  if (last === undefined) return words.timedNever;
  return (
    <>
      {inChina(last.at)}{' '}
      <span className={last.outcome === 'failed' || last.outcome === 'unread' ? 'mark warn' : 'soft'}>
        {last.outcome === 'under_way' ? words.under_way : words[`outcome_${last.outcome}`]}
      </span>
    </>
  );
}

function Table({ connectors }: { readonly connectors: readonly ConnectorAnswer[] }): ReactNode {
  const words = useWords(CONNECTORS_WORDS);
  const tongue = useLanguage();
  return (
    <table className="stacks">
      <thead>
        <tr>
          <th scope="col">{words.connector}</th>
          <th scope="col">{words.standing}</th>
          <th scope="col">{words.kind}</th>
          <th scope="col" className="num">
            {words.indicators}
          </th>
          <th scope="col">{words.last}</th>
          <th scope="col">{words.timed}</th>
          <th scope="col">{words.next}</th>
        </tr>
      </thead>
      <tbody>
        {connectors.map(({ id, standing, kind, indicators, lastCapture, problem, timed, next }) => (
          <tr key={id}>
            <th scope="row">
              <Go to={addressOf('/connectors/$connector', { connector: id })}>{id}</Go>
            </th>
            <td data-name={words.standing}>{stateWord(standing, tongue)}</td>
            <td data-name={words.kind}>
              {standing === 'ended' ? (
                <span className="soft">{words.none}</span>
              ) : kind === 'unconfigured' ? (
                <span className={standing === 'live' ? 'mark warn' : 'soft'}>{problem ? words.wrong : words.unconfigured}</span>
              ) : (
                words[kind]
              )}
            </td>
            <td className="num" data-name={words.indicators}>
              {indicators.length}
            </td>
            <td data-name={words.last}>
              {lastCapture ? inChina(lastCapture.at) : words.never}{' '}
              {lastCapture && <span className="soft">{words.changed(lastCapture.changed)}</span>}{' '}
              {lastCapture && lastCapture.errors > 0 && <span className="mark warn">{words.problems(lastCapture.errors)}</span>}
            </td>
            <td data-name={words.timed}>
              <LastTimed captures={timed} />
            </td>
            <td data-name={words.next}>{next === undefined ? '—' : inChina(next)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
