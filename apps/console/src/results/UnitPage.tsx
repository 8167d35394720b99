import type { ResultRow, RouteAnswer } from '@kedu/api';
import { periodName } from '@kedu/messages';
import type { ReactNode } from 'react';
import { Datum } from '../app/Datum.tsx';
import { ADDRESSES } from '../app/addresses.ts';
import { Go } from '../app/Go.tsx';
import { localeOf, useLanguage, useWords } from '../app/language.ts';
import { nameIn } from '../app/nameIn.ts';
import { PageHead } from '../app/PageHead.tsx';
import { useNamed } from '../app/params.ts';
import { BasisOf } from '../app/RunBasis.tsx';
import { Answered } from '../app/states.tsx';
import { useAnswer } from '../app/useAnswer.ts';
import { useAuthority } from '../app/useAuthority.ts';
import { FiguresTable } from './FiguresTable.tsx';
import { PartsTable } from './PartsTable.tsx';
import { Waterfall } from './Waterfall.tsx';
import { Why } from './Why.tsx';
import { RESULT_WORDS } from './words.ts';

export type UnitAnswer = RouteAnswer<'unitResult'>;

/** One unit in one run: its score in every list, how it came about, the figures behind it with their lights, and the reasons in words. */
export function Page(): ReactNode {
  const words = useWords(RESULT_WORDS);
  const tongue = useLanguage();
  const [run, unit] = [useNamed('run'), useNamed('unit')];
  const answer = useAnswer('unitResult', { params: { authority: useAuthority(), run, unit } });
  // Titles of lists matter, and are asked for, where there are several.
  const isInSeveral = (answer.data?.results.length ?? 0) > 1;
  const { data: whole } = useAnswer('run', { params: { authority: useAuthority(), run } }, { isOff: !isInSeveral });
  const titleOf = (list: string): string | undefined => {
    if (!isInSeveral) return undefined;
    const title = whole?.lists.find(({ id }) => id === list)?.title;
    return title ? nameIn(title, tongue) : list;
  };
  const named = answer.data?.results[0]?.unit;
  return (
    <div className="frame">
      <PageHead
        title={named ? nameIn(named.name, tongue) : unit}
        above={<Go to={ADDRESSES.results(run, answer.data?.results[0]?.list)}>{words.all}</Go>}
        below={<BasisOf run={run} period={answer.data && periodName(answer.data.period, localeOf(tongue))} />}
        actions={
          <Go className="button" to={ADDRESSES.feedback(run)}>
            {words.feedback}
          </Go>
        }
      />
      <Answered asking={answer}>
        {(found) => (
          <>
            {found.ranksAreHidden && <p className="notice">{words.hidden}</p>}
            {found.results.map((row) => (
              <InList key={row.list} row={row} title={titleOf(row.list)} found={found} />
            ))}
            <FiguresTable figures={found.figures} kinds={found.kinds} unit={unit} period={found.period} />
            {found.explanations.map(({ list, explanation }) => (
              <Why key={list} of={titleOf(list)} explanation={explanation} />
            ))}
          </>
        )}
      </Answered>
    </div>
  );
}

function InList({
  row,
  title,
  found,
}: {
  readonly row: ResultRow;
  /** Of the list, where the unit is in several. */
  readonly title: string | undefined;
  readonly found: UnitAnswer;
}): ReactNode {
  const words = useWords(RESULT_WORDS);
  const tongue = useLanguage();
  const { list, score, scoreText, rank, ranked, rankBetween, grade, group } = row;
  const branches = found.branches.find((each) => each.list === list)?.items ?? [];
  return (
    <>
      {title !== undefined && (
        <h2>
          <Datum>{title}</Datum>
        </h2>
      )}
      <dl className="facts">
        <div>
          <dt>{words.score}</dt>
          <dd className="figure">{scoreText ?? words.noScore}</dd>
        </div>
        {rank !== undefined && ranked !== undefined && (
          <div>
            <dt>{group ?? words.rank}</dt>
            <dd className="figure">{words.rankOf(rank, ranked)}</dd>
          </div>
        )}
        {rankBetween && (
          <div>
            <dt>{words.interval}</dt>
            <dd>{words.between(...rankBetween)}</dd>
          </div>
        )}
        {grade && (
          <div>
            <dt>{words.grade}</dt>
            <dd className="figure">
              <Datum>{nameIn(grade.title, tongue)}</Datum>
            </dd>
          </div>
        )}
        {row.class !== undefined && (
          <div>
            <dt>{words.class}</dt>
            <dd>{row.class}</dd>
          </div>
        )}
      </dl>
      {rankBetween && <p className="note">{words.intervalNote}</p>}
      {score !== undefined && branches.length > 0 && (
        <section className="part">
          <h2>{words.waterfall}</h2>
          <Waterfall branches={branches} score={score} scoreText={scoreText ?? ''} />
        </section>
      )}
      {branches.length > 0 && <PartsTable branches={branches} />}
    </>
  );
}
