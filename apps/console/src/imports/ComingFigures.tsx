import type { RouteAnswer } from '@kedu/api';
import { periodName } from '@kedu/messages';
import type { ReactNode } from 'react';
import { Datum } from '../app/Datum.tsx';
import { figureIn } from '../app/figureIn.ts';
import { localeOf, useLanguage, useWords } from '../app/language.ts';
import { nameIn } from '../app/nameIn.ts';
import { IMPORT_WORDS } from './words.ts';

type ImportFile = RouteAnswer<'importFile'>;
type Figure = NonNullable<ImportFile['differing']>[number]['figure'];

/** Decimals that a figure of a file may have and still be shown as it is. */
const PLACES = 10;

/** What would be recorded of a file that waits: how many figures of each indicator, and the first that differ from what stands. */
export function ComingFigures({ file: { columns = [], differing = [], changed } }: { readonly file: ImportFile }): ReactNode {
  const words = useWords(IMPORT_WORDS);
  const language = useLanguage();
  if (columns.length === 0) return null;
  const titleOf = ({ indicator, period }: { readonly indicator: string; readonly period: string }): string => {
    const found = columns.find((column) => column.indicator === indicator && column.period === period);
    return found === undefined ? indicator : nameIn(found.title, language);
  };
  const text = (figure: Figure | undefined): string =>
    figure === undefined ? '—' : 'value' in figure ? figureIn(figure.value, PLACES) : words[figure.missing];
  return (
    <section className="part">
      <h2>{words.coming}</h2>
      <table className="stacks">
        <thead>
          <tr>
            <th scope="col">{words.indicator}</th>
            <th scope="col">{words.period}</th>
            <th scope="col" className="num">
              {words.figures}
            </th>
            <th scope="col" className="num">
              {words.differ}
            </th>
          </tr>
        </thead>
        <tbody>
          {columns.map((column) => (
            <tr key={`${column.indicator} ${column.period}`}>
              <th scope="row">
                <Datum>{titleOf(column)}</Datum>{' '}
                <span className="soft">
                  <Datum>{column.unit}</Datum>
                </span>
              </th>
              <td className="nowrap" data-name={words.period}>
                {periodName(column.period, localeOf(language))}
              </td>
              <td className="num" data-name={words.figures}>
                {column.cells}
              </td>
              <td className="num" data-name={words.differ}>
                {column.changed ?? '—'}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {differing.length > 0 && (
        <>
          <h3>{words.differing(differing.length, changed ?? differing.length)}</h3>
          <table className="stacks">
            <thead>
              <tr>
                <th scope="col">{words.unit}</th>
                <th scope="col">{words.indicator}</th>
                <th scope="col">{words.period}</th>
                <th scope="col" className="num">
                  {words.stands}
                </th>
                <th scope="col" className="num">
                  {words.inFile}
                </th>
              </tr>
            </thead>
            <tbody>
              {differing.map(({ unit, indicator, period, figure, stands }) => (
                <tr key={`${indicator} ${period} ${unit.id}`}>
                  <th scope="row">
                    <Datum>{nameIn(unit.name, language)}</Datum>
                  </th>
                  <td data-name={words.indicator}>
                    <Datum>{titleOf({ indicator, period })}</Datum>
                  </td>
                  <td className="nowrap" data-name={words.period}>
                    {periodName(period, localeOf(language))}
                  </td>
                  <td className="num" data-name={words.stands}>
                    {text(stands)}
                  </td>
                  <td className="num" data-name={words.inFile}>
                    {text(figure)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </section>
  );
}
