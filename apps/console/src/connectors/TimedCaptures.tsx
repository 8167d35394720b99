import type { ReactNode } from 'react';
import { ADDRESSES } from '../app/addresses.ts';
import { Datum } from '../app/Datum.tsx';
import { inChina } from '../app/day.ts';
import { Go } from '../app/Go.tsx';
import { useWords } from '../app/language.ts';
import type { ConnectorAnswer } from './ConnectorsPage.tsx';
import { CONNECTORS_WORDS } from './words.ts';

/** What the timer of the server captured, a round each: when, and what came of it (CONNECT-6). */
export function TimedCaptures({ captures }: { readonly captures: ConnectorAnswer['timed'] }): ReactNode {
  const words = useWords(CONNECTORS_WORDS);
  return (
    <section className="part">
      <h2>{words.timed}</h2>
      <p className="note">{words.timedHint}</p>
      {captures.length === 0 ? (
        <p>{words.timedNever}</p>
      ) : (
        <table className="stacks">
          <thead>
            <tr>
              <th scope="col">{words.round}</th>
              <th scope="col">{words.begun}</th>
              <th scope="col">{words.outcome}</th>
            </tr>
          </thead>
          <tbody>
            {captures.map((capture) => (
              <tr key={capture.round}>
                <th scope="row">
                  <Go to={ADDRESSES.round(capture.round)}>{capture.round}</Go>
                </th>
                <td data-name={words.begun}>{inChina(capture.at)}</td>
                <td data-name={words.outcome}>
                  <Outcome capture={capture} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function Outcome({ capture: { outcome, problem, import: file } }: { readonly capture: ConnectorAnswer['timed'][number] }): ReactNode {
  const words = useWords(CONNECTORS_WORDS);
  if (outcome === 'under_way') return words.under_way;
  const isWrong = outcome === 'failed' || outcome === 'unread';
  return (
    <>
      <span className={isWrong ? 'mark warn' : undefined}>{words[`outcome_${outcome}`]}</span>{' '}
      {file !== undefined && <Go to={ADDRESSES.importFile(file)}>{words.toFile}</Go>}
      {problem && (
        <p className="note">
          <Datum>{[problem.text, problem.remedy].filter((part) => part !== undefined).join(' ')}</Datum>
        </p>
      )}
    </>
  );
}
