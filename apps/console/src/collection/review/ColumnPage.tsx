import { periodName } from '@kedu/messages';
import { Fragment, type ReactNode, useMemo, useState } from 'react';
import { ADDRESSES } from '../../app/addresses.ts';
import { Datum } from '../../app/Datum.tsx';
import { Go } from '../../app/Go.tsx';
import { localeOf, useLanguage, useWords } from '../../app/language.ts';
import { useMarks } from '../../app/marks.ts';
import { Measure } from '../../app/Measure.tsx';
import { nameIn } from '../../app/nameIn.ts';
import { PageHead } from '../../app/PageHead.tsx';
import { useNamed } from '../../app/params.ts';
import { Answered, Empty } from '../../app/states.tsx';
import { useAnswer } from '../../app/useAnswer.ts';
import { useAuthority } from '../../app/useAuthority.ts';
import { EntryDeskOf } from '../entry/EntryDeskOf.tsx';
import { rangeText } from '../entry/rangeText.ts';
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
  const own = columns.data?.items.filter((column) => column.indicator === indicator && column.period === period) ?? [];
  if (columns.data !== undefined && own.length > 0)
    return <ColumnView key={`${round} ${indicator} ${period}`} {...{ round, authority, columns: columns.data, own }} />;
  return (
    <div className="frame">
      <PageHead title={words.columnsTitle} above={<Go to={ADDRESSES.columns(round)}>{words.roundOf(round)}</Go>} />
      <Answered asking={columns}>{() => <Empty>{words.notThere}</Empty>}</Answered>
    </div>
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
  const marks = useMarks();
  const language = useLanguage();
  const [first] = own;
  const asked = useMemo<CellsAsked>(
    () => ({ authority, round, indicators: first === undefined ? [] : [first.indicator], period: first?.period }),
    [authority, round, first],
  );
  const figures = useCells(asked);
  // What was submitted meanwhile stays in the sheet, with what became of it; what came back (an objection upheld, a return) comes into it.
  const open = own.filter(({ way, can }) => way !== 'connector' && can.includes('enter')).map(columnId);
  const [ids, setIds] = useState<ReadonlySet<string>>(() => new Set(open));
  if (open.some((id) => !ids.has(id))) setIds(new Set([...ids, ...open]));
  const toEnter = useMemo(() => own.filter((column) => ids.has(columnId(column))), [own, ids]);
  if (first === undefined) return null;
  return (
    <div className="frame">
      <PageHead
        title={marks.aside(nameIn(first.title, language), periodName(first.period, localeOf(language)))}
        above={<Go to={ADDRESSES.columns(round)}>{words.columnsTitle}</Go>}
        below={<ColumnFacts column={first} closesOn={columns.round.closesOn} />}
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

/** What a column is: unit of measure, range, clause, owner, by when it is reported, and from when its figures can be had. */
function ColumnFacts({ column, closesOn }: { readonly column: Column; readonly closesOn: string }): ReactNode {
  const words = useWords(REVIEW_WORDS);
  const marks = useMarks();
  const entry = useWords(ENTRY_WORDS);
  return (
    <>
      {[
        ...(column.unit === '' ? [] : [<Measure key="unit">{column.unit}</Measure>]),
        ...(column.range ? [words.range(rangeText(column.range[0], column.range[1], entry))] : []),
        ...(column.isOfficial ? [words.official] : []),
        <Fragment key="owner">
          {words.owner}
          {marks.colon}
          <Datum>{column.owner.title}</Datum>
        </Fragment>,
        ...(column.clause
          ? [
              <Fragment key="clause">
                {words.clause}
                {marks.colon}
                <Datum>{column.clause}</Datum>
              </Fragment>,
            ]
          : []),
        <span key="until" className="nowrap">
          {words.until(closesOn)}
        </span>,
        <span key="due" className="nowrap">
          {`${words.due}${marks.colon}${column.due}`}
        </span>,
      ].flatMap((part, place) => (place === 0 ? [part] : ['\u00a0· ', part]))}
    </>
  );
}
