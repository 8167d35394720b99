import type { RouteAnswer } from '@kedu/api';
import type { ReactNode } from 'react';
import { Datum } from '../../app/Datum.tsx';
import { useLanguage, useWords } from '../../app/language.ts';
import { nameIn } from '../../app/nameIn.ts';
import { BURDEN_WORDS } from './words.ts';

/** Evidence and visits that units were asked for, the latest first, so that nobody asks for the same again (BURDEN-3). */
export function AskedTable({ asks }: { readonly asks: RouteAnswer<'burden'>['asks'] }): ReactNode {
  const words = useWords(BURDEN_WORDS);
  const tongue = useLanguage();
  return (
    <section className="part">
      <h2>{words.askedFor}</h2>
      {asks.length === 0 ? (
        <p className="note">{words.askedNothing}</p>
      ) : (
        <table className="stacks">
          <thead>
            <tr>
              <th scope="col">{words.unit}</th>
              <th scope="col">{words.kind}</th>
              <th scope="col">{words.about}</th>
              <th scope="col">{words.on}</th>
              <th scope="col">{words.by}</th>
              <th scope="col">{words.why}</th>
            </tr>
          </thead>
          <tbody>
            {asks.map(({ unit, kind, about, on, by, reason }, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: visits of one matter may be announced twice on a day
              <tr key={place}>
                <th scope="row">
                  <Datum>{nameIn(unit.name, tongue)}</Datum>
                </th>
                <td data-name={words.kind}>{words[kind]}</td>
                <td data-name={words.about}>
                  <Datum>{about}</Datum>
                </td>
                <td className="nowrap" data-name={words.on}>
                  {on}
                </td>
                <td data-name={words.by}>
                  <Datum>{by.name}</Datum> <span className="soft">{by.title !== by.post && <Datum>{by.title}</Datum>}</span>
                </td>
                <td data-name={words.why}>
                  <Datum>{reason}</Datum>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
