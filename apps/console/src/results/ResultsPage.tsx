import type { ResultRow } from '@kedu/api';
import { periodName } from '@kedu/messages';
import { Fragment, type ReactNode } from 'react';
import { Datum } from '../app/Datum.tsx';
import { ADDRESSES } from '../app/addresses.ts';
import { Go } from '../app/Go.tsx';
import { localeOf, useLanguage, useWords } from '../app/language.ts';
import { nameIn } from '../app/nameIn.ts';
import { PageHead } from '../app/PageHead.tsx';
import { useAsked, useNamed } from '../app/params.ts';
import { BasisOf } from '../app/RunBasis.tsx';
import { Answered, Empty } from '../app/states.tsx';
import { useAnswer } from '../app/useAnswer.ts';
import { useAuthority } from '../app/useAuthority.ts';
import { RESULT_WORDS } from './words.ts';

/** Scores of a list, with rank, its interval and grade as far as they may be shown (RUNNING-6). */
export function Page(): ReactNode {
  const words = useWords(RESULT_WORDS);
  const tongue = useLanguage();
  const run = useNamed('run');
  const asked = useAsked('list');
  const results = useAnswer('results', { params: { authority: useAuthority(), run } });
  const period = results.data && periodName(results.data.period, localeOf(tongue));
  return (
    <div className="frame">
      <PageHead
        title={period === undefined ? words.results : words.titleOf(period)}
        above={<Go to={ADDRESSES.run(run)}>{words.run}</Go>}
        below={<BasisOf run={run} />}
        actions={
          <>
            <Go className="button" to={ADDRESSES.lights(run, asked)}>
              {words.lights}
            </Go>
            <Go className="button" to={ADDRESSES.feedback(run)}>
              {words.feedback}
            </Go>
          </>
        }
      />
      <Answered asking={results}>
        {({ lists, items, ranksAreHidden, shown }) => {
          const held = lists.filter(({ id }) => items.some(({ list }) => list === id));
          const list = held.find(({ id }) => id === asked) ?? held[0];
          if (list === undefined) return <Empty>{words.nothing}</Empty>;
          return (
            <>
              {held.length > 1 && (
                <nav className="tabs screen-only" aria-label={words.list}>
                  {held.map(({ id, title }) => (
                    <Go key={id} to={ADDRESSES.results(run, id)} isCurrent={id === list.id}>
                      {nameIn(title, tongue)}
                    </Go>
                  ))}
                </nav>
              )}
              {ranksAreHidden && <p className="notice">{words.hidden}</p>}
              {shown === 'own' && <p className="notice">{words.ownOnly}</p>}
              <ScoreTable
                run={run}
                title={nameIn(list.title, tongue)}
                rows={items.filter((row) => row.list === list.id)}
                hasRanks={!ranksAreHidden}
              />
            </>
          );
        }}
      </Answered>
    </div>
  );
}

function ScoreTable({
  run,
  title,
  rows,
  hasRanks,
}: {
  readonly run: string;
  readonly title: string;
  readonly rows: readonly ResultRow[];
  readonly hasRanks: boolean;
}): ReactNode {
  const words = useWords(RESULT_WORDS);
  const hasIntervals = hasRanks && rows.some(({ rankBetween }) => rankBetween !== undefined);
  const hasClasses = rows.some((row) => row.class !== undefined);
  const isGrouped = rows.some(({ group }) => group !== undefined);
  const columns = 2 + (hasRanks ? 2 : 0) + (hasIntervals ? 1 : 0) + (hasClasses ? 1 : 0);
  const top = Math.max(100, ...rows.map(({ score = 0 }) => score));
  return (
    <>
      <table className="stacks">
        <caption>
          <Datum>{title}</Datum>
        </caption>
        <thead>
          <tr>
            {hasRanks && <th scope="col">{words.rank}</th>}
            <th scope="col">{words.unit}</th>
            <th scope="col" className="num">
              {words.score}
            </th>
            {hasIntervals && (
              <th scope="col" className="pad">
                {words.interval}
              </th>
            )}
            {hasRanks && (
              <th scope="col" className="pad">
                {words.grade}
              </th>
            )}
            {hasClasses && (
              <th scope="col" className="pad">
                {words.class}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <Fragment key={row.unit.id}>
              {isGrouped && row.group !== rows[index - 1]?.group && (
                <tr className="group">
                  <th scope="colgroup" colSpan={columns}>
                    {row.group}
                  </th>
                </tr>
              )}
              <Row run={run} row={row} top={top} has={{ ranks: hasRanks, intervals: hasIntervals, classes: hasClasses }} />
            </Fragment>
          ))}
        </tbody>
      </table>
      {hasIntervals && <p className="note">{words.intervalNote}</p>}
    </>
  );
}

function Row({
  run,
  row,
  top,
  has,
}: {
  readonly run: string;
  readonly row: ResultRow;
  readonly top: number;
  readonly has: { readonly ranks: boolean; readonly intervals: boolean; readonly classes: boolean };
}): ReactNode {
  const words = useWords(RESULT_WORDS);
  const tongue = useLanguage();
  const { unit, score, scoreText, rank, rankBetween, grade, missingShare = 0 } = row;
  return (
    <tr>
      {has.ranks && (
        <td className="rank" data-name={words.rank}>
          {rank ?? '—'}
        </td>
      )}
      <th scope="row">
        <Go to={ADDRESSES.unitResult(run, unit.id)}>{nameIn(unit.name, tongue)}</Go>{' '}
        {missingShare > 0 && <span className="mark warn">{words.missingShare(missingShare)}</span>}
      </th>
      <td className="num" data-name={words.score}>
        {scoreText ?? words.noScore}
        {score !== undefined && (
          <span className="bar" aria-hidden="true">
            <i style={{ width: `${Math.max(0, (100 * score) / top).toFixed(1)}%` }} />
          </span>
        )}
      </td>
      {has.intervals && (
        <td className="pad" data-name={words.interval}>
          {rankBetween === undefined ? '—' : words.between(...rankBetween)}
        </td>
      )}
      {has.ranks && (
        <td className="pad" data-name={words.grade}>
          {grade && <Datum>{nameIn(grade.title, tongue)}</Datum>}
        </td>
      )}
      {has.classes && (
        <td className="pad" data-name={words.class}>
          {row.class}
        </td>
      )}
    </tr>
  );
}
