import { type ReactNode, useMemo, useState } from 'react';
import { ADDRESSES } from '../../app/addresses.ts';
import { Go } from '../../app/Go.tsx';
import { useLanguage, useWords } from '../../app/language.ts';
import { nameIn } from '../../app/nameIn.ts';
import { PageHead } from '../../app/PageHead.tsx';
import { useNamed } from '../../app/params.ts';
import { Answered, Empty } from '../../app/states.tsx';
import { useAnswer } from '../../app/useAnswer.ts';
import { useAuthority } from '../../app/useAuthority.ts';
import { EntryDeskOf } from '../entry/EntryDeskOf.tsx';
import { figureText } from '../entry/figureText.ts';
import type { CellsAsked } from '../read/allCells.ts';
import { type Column, type Columns, columnId, type StandingFigure } from '../read/sheetOf.ts';
import { useCells } from '../read/useCells.ts';
import { ENTRY_WORDS } from '../words.ts';
import { ReviewList } from './ReviewList.tsx';
import { REVIEW_WORDS } from './words.ts';
import '../collection.css';

/** One column of a round: entered by whoever owns it, checked and approved by whoever may, read by the rest. */
export function Page(): ReactNode {
  const words = useWords(REVIEW_WORDS);
  const authority = useAuthority();
  const [round, indicator, period] = [useNamed('round'), useNamed('indicator'), useNamed('period')];
  const columns = useAnswer('columns', { params: { authority, round } });
  return (
    <Answered asking={columns}>
      {(answer) => {
        const own = answer.items.filter((column) => column.indicator === indicator && column.period === period);
        if (own.length === 0) return <Empty>{words.notThere}</Empty>;
        return <ColumnView key={`${round} ${indicator} ${period}`} {...{ round, authority, columns: answer, own }} />;
      }}
    </Answered>
  );
}

function ColumnView({
  round,
  authority,
  columns,
  own,
}: {
  readonly round: string;
  readonly authority: string;
  readonly columns: Columns;
  readonly own: readonly Column[];
}): ReactNode {
  const words = useWords(REVIEW_WORDS);
  const language = useLanguage();
  const [first] = own;
  const asked = useMemo<CellsAsked>(
    () => ({ authority, round, indicators: first === undefined ? [] : [first.indicator], period: first?.period }),
    [authority, round, first],
  );
  const figures = useCells(asked);
  // What was submitted meanwhile stays in the sheet, with what became of it.
  const [ids] = useState(() => new Set(own.filter(({ way, can }) => way !== 'connector' && can.includes('enter')).map(columnId)));
  const toEnter = useMemo(() => own.filter((column) => ids.has(columnId(column))), [own, ids]);
  if (first === undefined) return null;
  return (
    <div className="frame">
      <PageHead
        title={`${nameIn(first.title, language)}（${first.period}）`}
        above={<Go to={ADDRESSES.columns(round)}>{words.columnsTitle}</Go>}
        below={<ColumnFacts column={first} />}
      />
      <Answered asking={figures}>
        {(answer) => (
          <>
            {toEnter.length > 0 && (
              <section className="part">
                <h2>{words.enterSection}</h2>
                <EntryDeskOf {...{ round, asked, columns, chosen: toEnter, figures: answer }} />
              </section>
            )}
            {own.map((column) => (
              <Review key={columnId(column)} {...{ round, authority, column, figures: answer, isAlone: toEnter.length === 0 }} />
            ))}
          </>
        )}
      </Answered>
    </div>
  );
}

function Review({
  round,
  authority,
  column,
  figures,
  isAlone,
}: {
  readonly round: string;
  readonly authority: string;
  readonly column: Column;
  readonly figures: readonly StandingFigure[];
  readonly isAlone: boolean;
}): ReactNode {
  const words = useWords(REVIEW_WORDS);
  const own = figures.filter((figure) => columnId(figure) === columnId(column));
  const begun = own.filter(({ step }) => step !== 'none' && step !== 'draft');
  if (isAlone && own.length === 0) return <Empty>{words.nothing}</Empty>;
  if (!isAlone && begun.length === 0) return null;
  return (
    <section className="part">
      {!isAlone && <h2>{words.reviewSection}</h2>}
      <ReviewList round={round} authority={authority} column={column} figures={isAlone ? own : begun} />
    </section>
  );
}

/** What a column is: unit of measure, range, clause, owner, when its figures can be there. */
function ColumnFacts({ column }: { readonly column: Column }): ReactNode {
  const words = useWords(REVIEW_WORDS);
  const entry = useWords(ENTRY_WORDS);
  const bound = (value: number | null, none: string): string => (value === null ? none : figureText({ value }, entry));
  return (
    <>
      {[
        ...(column.unit === '' ? [] : [column.unit]),
        ...(column.range ? [words.range(bound(column.range[0], entry.anyLow), bound(column.range[1], entry.anyHigh))] : []),
        ...(column.isOfficial ? [words.official] : []),
        `${words.owner}：${column.owner.title}`,
        ...(column.clause ? [`${words.clause}：${column.clause}`] : []),
      ].join(' · ')}
    </>
  );
}
