import { periodName } from '@kedu/messages';
import type { ReactNode } from 'react';
import { Datum } from '../app/Datum.tsx';
import { useState } from 'react';
import { ADDRESSES } from '../app/addresses.ts';
import { Go } from '../app/Go.tsx';
import { localeOf, useLanguage, useWords } from '../app/language.ts';
import { useMarks } from '../app/marks.ts';
import { nameIn } from '../app/nameIn.ts';
import { SHELL_WORDS } from '../app/words.ts';
import type { RoundAnswer } from './RoundPage.tsx';
import { ROUNDS_WORDS } from './words.ts';

const AT_ONCE = 200;

/** What a round asks for, a line a column. */
export function AsksTable({ round, asks }: { readonly round: string; readonly asks: RoundAnswer['asks'] }): ReactNode {
  const words = useWords(ROUNDS_WORDS);
  const shell = useWords(SHELL_WORDS);
  const tongue = useLanguage();
  const marks = useMarks();
  const [most, setMost] = useState(AT_ONCE);
  return (
    <section className="part">
      <h2>{words.asks}</h2>
      {asks.length === 0 ? (
        <p className="note">{words.asksNone}</p>
      ) : (
        <table className="stacks">
          <thead>
            <tr>
              <th scope="col">{words.indicator}</th>
              <th scope="col">{words.period}</th>
              <th scope="col">{words.way}</th>
              <th scope="col">{words.owner}</th>
              <th scope="col">{words.due}</th>
              <th scope="col" className="num">
                {words.units}
              </th>
            </tr>
          </thead>
          <tbody>
            {asks.slice(0, most).map((ask) => (
              <tr key={`${ask.indicator} ${ask.period} ${ask.source}`}>
                <th scope="row">
                  <Go to={ADDRESSES.column(round, ask.indicator, ask.period)}>{nameIn(ask.title, tongue)}</Go>{' '}
                  {ask.isOfficial && <span className="mark">{words.official}</span>}
                </th>
                <td data-name={words.period} className="nowrap">
                  {periodName(ask.period, localeOf(tongue))}
                </td>
                <td data-name={words.way}>{words[ask.way]}</td>
                <td data-name={words.owner}>
                  <Datum>{ask.owner.title}</Datum>
                </td>
                <td data-name={words.due} className="nowrap">
                  {ask.due}
                </td>
                <td data-name={words.units} className="num">
                  {ask.units}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {asks.length > most && (
        <button type="button" onClick={() => setMost(most + AT_ONCE)}>
          {marks.aside(shell.more, `${most} / ${asks.length}`)}
        </button>
      )}
    </section>
  );
}
