import { periodName } from '@kedu/messages';
import type { ReactNode } from 'react';
import { Datum } from '../../app/Datum.tsx';
import { ADDRESSES } from '../../app/addresses.ts';
import { daysBetween } from '../../app/day.ts';
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
import { useMay } from '../../session/useMay.ts';
import type { Column } from '../read/sheetOf.ts';
import { columnId } from '../read/sheetOf.ts';
import { ENTRY_WORDS } from '../words.ts';
import { REVIEW_WORDS } from './words.ts';
import '../collection.css';

/** Commands that make a column somebody’s business. */
const WORK = ['enter', 'submit', 'check', 'approve', 'keep', 'uphold', 'correct', 'confirm'] as const;

/** The columns that a round asks for: those with something to do for this post first, and how far each has come. */
export function Page(): ReactNode {
  const words = useWords(REVIEW_WORDS);
  const entry = useWords(ENTRY_WORDS);
  const authority = useAuthority();
  const round = useNamed('round');
  const mayImport = useMay('make_import');
  const columns = useAnswer('columns', { params: { authority, round } });
  const toEnter =
    columns.data?.items.filter(({ way, can }) => way !== 'connector' && (can.includes('enter') || can.includes('submit'))) ?? [];
  const left = toEnter.reduce((sum, { counts }) => sum + counts.none + counts.draft + counts.returned + counts.withdrawn, 0);
  return (
    <div className="frame">
      <PageHead
        title={words.columnsTitle}
        above={<Go to={ADDRESSES.round(round)}>{words.roundOf(round)}</Go>}
        below={
          columns.data &&
          words.columnsBelow(
            columns.data.round.month,
            columns.data.round.closesOn,
            daysBetween(columns.data.today, columns.data.round.closesOn),
          )
        }
        actions={
          toEnter.length > 0 && (
            <>
              <Go className="button main" to={ADDRESSES.entry(round)}>
                {words.fill(left)}
              </Go>
              {mayImport && (
                <Go className="button" to={ADDRESSES.imports(round)}>
                  {entry.upload}
                </Go>
              )}
            </>
          )
        }
      />
      <Answered asking={columns}>
        {({ items }) => {
          const mine = items.filter(isMine);
          const others = items.filter((column) => !isMine(column));
          if (items.length === 0) return <Empty>{words.nothing}</Empty>;
          return (
            <>
              {mine.length > 0 && (
                <section className="part">
                  <h2>{words.mine}</h2>
                  <ColumnTable round={round} items={mine} />
                </section>
              )}
              {others.length > 0 && (
                <section className="part">
                  <h2>{words.others}</h2>
                  <ColumnTable round={round} items={others} />
                </section>
              )}
            </>
          );
        }}
      </Answered>
    </div>
  );
}

function isMine(column: Column): boolean {
  return workOf(column).length > 0;
}

/** What waits for this post in a column: not all that it may do (API-12). */
function workOf({ can, waitsForCheck }: Column): readonly (typeof WORK)[number][] {
  return WORK.filter((command) => can.includes(command) && (command !== 'check' || waitsForCheck));
}

function ColumnTable({ round, items }: { readonly round: string; readonly items: readonly Column[] }): ReactNode {
  const words = useWords(REVIEW_WORDS);
  const marks = useMarks();
  const entry = useWords(ENTRY_WORDS);
  const language = useLanguage();
  const ways = { column: words.column, unit: words.unit_way, connector: words.connector } as const;
  return (
    <table className="stacks">
      <thead>
        <tr>
          <th scope="col">{words.indicator}</th>
          <th scope="col">{words.way}</th>
          <th scope="col">{words.owner}</th>
          <th scope="col">{words.progress}</th>
          <th scope="col">{words.todo}</th>
        </tr>
      </thead>
      <tbody>
        {items.map((column) => (
          <tr key={columnId(column)}>
            <th scope="row">
              <Go to={ADDRESSES.column(round, column.indicator, column.period)}>{nameIn(column.title, language)}</Go>{' '}
              <span className="soft">
                <span className="nowrap">{periodName(column.period, localeOf(language))}</span> <Measure>{column.unit}</Measure>
              </span>
            </th>
            <td data-name={words.way}>{ways[column.way]}</td>
            <td data-name={words.owner}>
              <Datum>{column.owner.title}</Datum>
            </td>
            <td data-name={words.progress}>
              {(['none', 'draft', 'returned', 'withdrawn', 'submitted', 'checked', 'approved'] as const)
                .filter((step) => column.counts[step] > 0)
                .map((step) => `${entry[step]} ${column.counts[step]}`)
                .join(' · ')}
              {column.counts.contested > 0 && <span className="mark warn"> {words.objection(String(column.counts.contested))}</span>}
            </td>
            <td data-name={words.todo}>{marks.listed(workOf(column).map((command) => words[command]))}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
