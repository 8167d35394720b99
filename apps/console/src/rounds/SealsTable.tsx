import type { ReactNode } from 'react';
import { Datum } from '../app/Datum.tsx';
import { inChina } from '../app/day.ts';
import { useWords } from '../app/language.ts';
import type { RoundAnswer } from './RoundPage.tsx';
import { ROUNDS_WORDS } from './words.ts';

/** Seals of a round: what was known when, by whom; a later one stands beside the earlier (ROUND-9). */
export function SealsTable({ seals }: { readonly seals: RoundAnswer['sealed'] }): ReactNode {
  const words = useWords(ROUNDS_WORDS);
  if (seals.length === 0) return null;
  return (
    <section className="part">
      <h2>{words.seals}</h2>
      <table className="stacks">
        <thead>
          <tr>
            <th scope="col">{words.sealNumber}</th>
            <th scope="col">{words.knownAt}</th>
            <th scope="col" className="num">
              {words.figures}
            </th>
            <th scope="col" className="num">
              {words.missing}
            </th>
            <th scope="col">{words.by}</th>
            <th scope="col">{words.reason}</th>
            <th scope="col">{words.hash}</th>
          </tr>
        </thead>
        <tbody>
          {seals.map(({ number, knownAt, figures, missing, by, at, reason, hash }) => (
            <tr key={number}>
              <th scope="row">{number}</th>
              <td data-name={words.knownAt}>{inChina(knownAt)}</td>
              <td data-name={words.figures} className="num">
                {figures}
              </td>
              <td data-name={words.missing} className="num">
                {missing}
              </td>
              <td data-name={words.by}>
                <Datum>{`${by.name} · ${by.title}`}</Datum> <span className="soft">{inChina(at)}</span>
              </td>
              <td data-name={words.reason}>
                <Datum>{reason}</Datum>
              </td>
              <td data-name={words.hash}>
                <code>{hash}</code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
