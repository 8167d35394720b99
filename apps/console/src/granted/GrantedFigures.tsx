import { type FormEvent, type ReactNode, useState } from 'react';
import { inChina } from '../app/day.ts';
import { Field } from '../app/Field.tsx';
import { figureIn } from '../app/figureIn.ts';
import { useWords } from '../app/language.ts';
import { Answered, Empty } from '../app/states.tsx';
import { useAnswer } from '../app/useAnswer.ts';
import { useAuthority } from '../app/useAuthority.ts';
import { GRANTED_WORDS } from './words.ts';

const NOTHING = { indicator: '', period: '', unit: '' };
/** Decimals of a figure of any indicator. */
const PLACES = 6;

/** Figures of another authority that count, page by page, found by indicator, period and unit. */
export function GrantedFigures({ giver }: { readonly giver: string }): ReactNode {
  const words = useWords(GRANTED_WORDS);
  const authority = useAuthority();
  const [typed, setTyped] = useState(NOTHING);
  const [asked, setAsked] = useState<{ readonly filter: typeof NOTHING; readonly cursor?: string }>({ filter: NOTHING });
  const filter = Object.fromEntries(Object.entries(asked.filter).filter(([, value]) => value !== ''));
  const query = { ...filter, ...(asked.cursor === undefined ? {} : { cursor: asked.cursor }) };
  const figures = useAnswer('grantedValues', { params: { authority, giver }, query }, { keeps: true });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const { indicator, period, unit } = typed;
    setAsked({ filter: { indicator: indicator.trim(), period: period.trim(), unit: unit.trim() } });
  };
  return (
    <section className="part">
      <h2>{words.values}</h2>
      <form className="screen-only" onSubmit={submit} noValidate>
        <div className="columns">
          {(['indicator', 'period', 'unit'] as const).map((name) => (
            <Field key={name} label={words[name]} problems={[]}>
              {(control) => (
                <input
                  {...control}
                  autoCapitalize="none"
                  value={typed[name]}
                  onChange={(event) => setTyped({ ...typed, [name]: event.target.value })}
                />
              )}
            </Field>
          ))}
        </div>
        <div className="buttons">
          <button type="submit">{words.filter}</button>
        </div>
      </form>
      <Answered asking={figures}>
        {({ items, next }) => (
          <>
            {items.length === 0 ? (
              <Empty>{words.noValues}</Empty>
            ) : (
              <table className="stacks">
                <thead>
                  <tr>
                    <th scope="col">{words.indicator}</th>
                    <th scope="col">{words.period}</th>
                    <th scope="col">{words.unit}</th>
                    <th scope="col" className="num">
                      {words.figure}
                    </th>
                    <th scope="col">{words.at}</th>
                  </tr>
                </thead>
                <tbody>
                  {items.map(({ indicator, period, unit, source, figure, at }) => (
                    <tr key={`${indicator} ${period} ${unit} ${source}`}>
                      <th scope="row">
                        <code>{indicator}</code>
                      </th>
                      <td data-name={words.period}>{period}</td>
                      <td data-name={words.unit}>{unit}</td>
                      <td className="num" data-name={words.figure}>
                        {'value' in figure ? figureIn(figure.value, PLACES) : words[figure.missing]}
                      </td>
                      <td data-name={words.at}>{inChina(at)}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            )}
            <div className="buttons screen-only">
              {asked.cursor !== undefined && (
                <button type="button" onClick={() => setAsked({ filter: asked.filter })}>
                  {words.first}
                </button>
              )}
              {next !== undefined && (
                <button type="button" onClick={() => setAsked({ filter: asked.filter, cursor: next })}>
                  {words.next}
                </button>
              )}
            </div>
          </>
        )}
      </Answered>
    </section>
  );
}
