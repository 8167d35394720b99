import { type ReactNode, useState } from 'react';
import { Datum } from '../app/Datum.tsx';
import { figureIn } from '../app/figureIn.ts';
import { useLanguage, useWords } from '../app/language.ts';
import { LightWord, useStateWords } from '../app/LightSign.tsx';
import { Measure } from '../app/Measure.tsx';
import { nameIn } from '../app/nameIn.ts';
import { useMay } from '../session/useMay.ts';
import type { UnitAnswer } from './UnitPage.tsx';
import { WhoEntered } from './WhoEntered.tsx';
import { RESULT_WORDS } from './words.ts';

type UnitFigure = UnitAnswer['figures'][number];

/** Figures of a unit with what was due, the light and its sentence; and, for whoever reads figures, who entered each. */
export function FiguresTable({
  figures,
  kinds,
  unit,
  period,
}: {
  readonly figures: readonly UnitFigure[];
  readonly kinds: UnitAnswer['kinds'];
  readonly unit: string;
  readonly period: string;
}): ReactNode {
  const words = useWords(RESULT_WORDS);
  const tongue = useLanguage();
  const said = useStateWords();
  const mayRead = useMay('read_value');
  const [asked, setAsked] = useState<UnitFigure>();
  if (figures.length === 0) return null;
  return (
    <section className="part">
      <h2>{words.figures}</h2>
      <table className="stacks">
        <thead>
          <tr>
            <th scope="col">{words.indicator}</th>
            <th scope="col" className="num">
              {words.value}
            </th>
            <th scope="col" className="num">
              {words.goal}
            </th>
            <th scope="col" className="num">
              {words.score}
            </th>
            <th scope="col">{words.light}</th>
            <th scope="col">{words.clause}</th>
            {mayRead && (
              <th scope="col" className="actions">
                {words.who}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {figures.map((figure) => {
            const { indicator, title, unit: measure, value, missing, score, light, clause } = figure;
            const shownValue = value ?? light?.value;
            return (
              <tr key={indicator}>
                <th scope="row">
                  <Datum>{nameIn(title, tongue)}</Datum>{' '}
                  <span className="soft">
                    <Measure>{measure}</Measure>
                  </span>
                </th>
                <td className="num" data-name={words.value}>
                  {shownValue === undefined ? (
                    <span className="soft">{missing === undefined ? '—' : said.missing(missing)}</span>
                  ) : (
                    figureIn(shownValue)
                  )}
                </td>
                <td className="num" data-name={words.goal}>
                  {figureIn(light?.goal)}
                </td>
                <td className="num" data-name={words.score}>
                  {figureIn(score, 2)}
                </td>
                <td data-name={words.light}>
                  {light &&
                    (light.light === '' ? (
                      <span className="soft">{said.state(light.state)}</span>
                    ) : (
                      <>
                        <LightWord light={kinds.find(({ id }) => id === light.light) ?? { id: light.light }} />
                        {light.sentence !== undefined && <span className="sentence">{light.sentence}</span>}
                      </>
                    ))}
                </td>
                <td className="nowrap" data-name={words.clause}>
                  <Datum>{clause}</Datum>
                </td>
                {mayRead && (
                  <td className="actions">
                    <button
                      type="button"
                      className="plain"
                      aria-label={words.whoOf(nameIn(title, tongue))}
                      onClick={() => setAsked(figure)}
                    >
                      {words.who}
                    </button>
                  </td>
                )}
              </tr>
            );
          })}
        </tbody>
      </table>
      {asked && <WhoEntered figure={asked} unit={unit} period={period} onClose={() => setAsked(undefined)} />}
    </section>
  );
}
