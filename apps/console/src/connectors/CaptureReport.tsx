import type { RouteAnswer } from '@kedu/api';
import type { ReactNode } from 'react';
import { ADDRESSES } from '../app/addresses.ts';
import { Datum } from '../app/Datum.tsx';
import { inChina } from '../app/day.ts';
import { Go } from '../app/Go.tsx';
import { useLanguage, useWords } from '../app/language.ts';
import { stateWord } from '../app/spoken.ts';
import { Answered } from '../app/states.tsx';
import { useAnswer } from '../app/useAnswer.ts';
import { useAuthority } from '../app/useAuthority.ts';
import { CONNECTORS_WORDS } from './words.ts';

/** Problems that stand here; all of them stand with the file. */
const NAMED = 20;

/** What the last capture came to: the file, its figures, and its problems cell by cell. */
export function CaptureReport({ file }: { readonly file: string }): ReactNode {
  const words = useWords(CONNECTORS_WORDS);
  const tongue = useLanguage();
  const answer = useAnswer('importFile', { params: { authority: useAuthority(), import: file } });
  const placeOf = ({ sheet, cell, line, column }: RouteAnswer<'importFile'>['problems'][number]): string =>
    [sheet, cell, ...(cell !== undefined ? [] : [line && words.line(line), column && words.column(column)])]
      .filter((part) => part !== undefined && part !== 0)
      .join(' ');
  return (
    <section className="part">
      <h2>{words.last}</h2>
      <Answered asking={answer}>
        {({ name, standing, at, cells, changed, problems }) => (
          <>
            <p>
              <Go to={ADDRESSES.importFile(file)}>
                <Datum>{name}</Datum>
              </Go>{' '}
              · {stateWord(standing, tongue)} · {inChina(at)} · {words.came(cells, changed ?? 0)}
            </p>
            {problems.length > 0 && (
              <ul className="plain">
                {problems.slice(0, NAMED).map((problem, place) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a list that is read once
                  <li key={place}>
                    <span className={problem.severity === 'error' ? 'mark warn' : 'mark'}>{words[problem.severity]}</span>{' '}
                    {placeOf(problem)} <Datum>{problem.text}</Datum>{' '}
                    {problem.expected !== undefined && <Datum>{words.expected(problem.expected)}</Datum>}{' '}
                    {problem.remedy && (
                      <span className="soft">
                        <Datum>{problem.remedy}</Datum>
                      </span>
                    )}
                  </li>
                ))}
                {problems.length > NAMED && <li className="soft">{words.more(problems.length - NAMED)}</li>}
              </ul>
            )}
          </>
        )}
      </Answered>
    </section>
  );
}
