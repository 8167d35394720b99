import type { ReactNode } from 'react';
import { Datum } from '../app/Datum.tsx';
import { useLanguage, useWords } from '../app/language.ts';
import { Measure } from '../app/Measure.tsx';
import { nameIn } from '../app/nameIn.ts';
import { Answered } from '../app/states.tsx';
import { useAnswer } from '../app/useAnswer.ts';
import { useAuthority } from '../app/useAuthority.ts';
import { SCHEMES_WORDS } from './words.ts';

/** Indicators of a version as collecting them asks: how often, of how many units, by whom, and where nobody answers for one. */
export function IndicatorsTable({ scheme }: { readonly scheme: string }): ReactNode {
  const words = useWords(SCHEMES_WORDS);
  const tongue = useLanguage();
  const indicators = useAnswer('schemeIndicators', { params: { authority: useAuthority(), scheme } });
  return (
    <section className="part">
      <h2>{words.indicators}</h2>
      <Answered asking={indicators}>
        {({ items }) => (
          <table className="stacks">
            <thead>
              <tr>
                <th scope="col">{words.indicator}</th>
                <th scope="col">{words.measure}</th>
                <th scope="col">{words.every}</th>
                <th scope="col">{words.owner}</th>
                <th scope="col" className="num">
                  {words.units}
                </th>
                <th scope="col">{words.clause}</th>
              </tr>
            </thead>
            <tbody>
              {items.map((item) => (
                <tr key={item.id}>
                  <th scope="row">
                    <Datum>{nameIn(item.title, tongue)}</Datum> <span className="code">{item.id}</span>
                    {item.isOfficial && <span className="mark">{words.official}</span>}
                  </th>
                  <td data-name={words.measure}>
                    <Measure>{item.unit}</Measure>
                  </td>
                  <td data-name={words.every}>{words.everyOf(item.every)}</td>
                  <td data-name={words.owner}>
                    <Source item={item} />
                  </td>
                  <td data-name={words.units} className="num">
                    {item.units}
                  </td>
                  <td data-name={words.clause} className="soft">
                    <Datum>{item.clause}</Datum>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Answered>
    </section>
  );
}

interface SourceOf {
  readonly isComputed: boolean;
  readonly byUnit: boolean;
  readonly connector?: string | undefined;
  readonly owner?: { readonly post: string; readonly title: string; readonly isLive: boolean } | undefined;
}

function Source({ item: { isComputed, byUnit, connector, owner } }: { readonly item: SourceOf }): ReactNode {
  const words = useWords(SCHEMES_WORDS);
  if (isComputed) return <span className="soft">{words.computed}</span>;
  return (
    <>
      {connector !== undefined && (
        <>
          {words.connector} <code>{connector}</code>{' '}
        </>
      )}
      {owner ? <Datum>{owner.title}</Datum> : <span className="mark warn">{words.noOwner}</span>}{' '}
      {owner?.isLive === false && <span className="mark warn">{words.vacant}</span>}
      {byUnit && <span className="soft"> {words.byUnit}</span>}
    </>
  );
}
