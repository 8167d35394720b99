import { periodName } from '@kedu/messages';
import { type FormEvent, type ReactNode, useState } from 'react';
import { Datum } from '../app/Datum.tsx';
import { inChina } from '../app/day.ts';
import { Field } from '../app/Field.tsx';
import { figureIn } from '../app/figureIn.ts';
import { localeOf, useLanguage, useWords } from '../app/language.ts';
import { nameIn } from '../app/nameIn.ts';
import { Pager } from '../app/Pager.tsx';
import { issuesAt } from '../app/refused.ts';
import { refusedOf } from '../app/refusedError.ts';
import { Answered, Empty } from '../app/states.tsx';
import { useAnswer } from '../app/useAnswer.ts';
import { useAuthority } from '../app/useAuthority.ts';
import { GRANTED_WORDS } from './words.ts';

const NOTHING = { indicator: '', period: '', unit: '' };
const FIELDS = Object.keys(NOTHING).map((name) => `/${name}`);
/** Decimals of a figure of any indicator. */
const PLACES = 6;

/** Figures of another authority that count, page by page, found by indicator, period and unit. */
export function GrantedFigures({ giver }: { readonly giver: string }): ReactNode {
  const words = useWords(GRANTED_WORDS);
  const tongue = useLanguage();
  const authority = useAuthority();
  const [typed, setTyped] = useState(NOTHING);
  const [asked, setAsked] = useState<{ readonly filter: typeof NOTHING; readonly cursor?: string }>({ filter: NOTHING });
  const filter = Object.fromEntries(Object.entries(asked.filter).filter(([, value]) => value !== ''));
  const query = { ...filter, ...(asked.cursor === undefined ? {} : { cursor: asked.cursor }) };
  const figures = useAnswer('grantedValues', { params: { authority, giver }, query }, { keeps: true });
  const narrow = (part: Partial<typeof NOTHING>): void => {
    setTyped({ ...typed, ...part });
    setAsked({ filter: { ...asked.filter, ...part } });
  };
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
            <Field
              key={name}
              label={words[name]}
              hint={name === 'period' ? words.byPeriod : words.byName}
              problems={issuesAt(refusedOf(figures.error), `/${name}`)}
            >
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
      <Answered asking={figures} fields={FIELDS}>
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
                  {items.map(({ indicator, title, period, unit, source, figure, at }) => (
                    <tr key={`${indicator} ${period} ${unit.id} ${source}`}>
                      <th scope="row">
                        <button
                          type="button"
                          className="plain"
                          title={words.onlyThis(nameIn(title, tongue))}
                          onClick={() => narrow({ indicator })}
                        >
                          <Datum>{nameIn(title, tongue)}</Datum>
                        </button>{' '}
                        <code className="soft">{indicator}</code>
                      </th>
                      <td data-name={words.period}>
                        {periodName(period, localeOf(tongue))} <code className="soft">{period}</code>
                      </td>
                      <td data-name={words.unit}>
                        <button
                          type="button"
                          className="plain"
                          title={words.onlyThis(nameIn(unit.name, tongue))}
                          onClick={() => narrow({ unit: unit.id })}
                        >
                          <Datum>{nameIn(unit.name, tongue)}</Datum>
                        </button>{' '}
                        <code className="soft">{unit.id}</code>
                      </td>
                      <td className="num" data-name={words.figure}>
                        {'value' in figure ? figureIn(figure.value, PLACES) : words[figure.missing]}
                      </td>
                      <td data-name={words.at}>{inChina(at)}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            )}
            <Pager cursor={asked.cursor} next={next} onGo={(cursor) => setAsked({ filter: asked.filter, ...(cursor && { cursor }) })} />
          </>
        )}
      </Answered>
    </section>
  );
}
