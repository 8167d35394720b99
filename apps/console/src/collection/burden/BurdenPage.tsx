import { type ReactNode, useState } from 'react';
import { Datum } from '../../app/Datum.tsx';
import { Field } from '../../app/Field.tsx';
import { useLanguage, useWords } from '../../app/language.ts';
import { nameIn } from '../../app/nameIn.ts';
import { PageHead } from '../../app/PageHead.tsx';
import { Answered, Empty } from '../../app/states.tsx';
import { useAnswer } from '../../app/useAnswer.ts';
import { useAuthority } from '../../app/useAuthority.ts';
import { useMay } from '../../session/useMay.ts';
import { AskedTable } from './AskedTable.tsx';
import { AskForm } from './AskForm.tsx';
import { type BurdenLine, burdenRows, monthsOf } from './linesOf.ts';
import { BURDEN_WORDS } from './words.ts';
import '../collection.css';

/** What was asked of whom: the latest month first, the heaviest unit first (BURDEN-1); evidence and visits, and asking for one (BURDEN-3). */
export function Page(): ReactNode {
  const words = useWords(BURDEN_WORDS);
  const authority = useAuthority();
  const mayAsk = useMay('check_value');
  const burden = useAnswer('burden', { params: { authority } });
  return (
    <div className="frame">
      <PageHead title={words.title} below={words.below} />
      <Answered asking={burden}>
        {({ items, asks }) => (
          <>
            {items.length === 0 ? <Empty>{words.nothing}</Empty> : <Ledger lines={items} />}
            <AskedTable asks={asks} />
          </>
        )}
      </Answered>
      {mayAsk && <AskForm />}
    </div>
  );
}

function Ledger({ lines }: { readonly lines: readonly BurdenLine[] }): ReactNode {
  const words = useWords(BURDEN_WORDS);
  const language = useLanguage();
  const months = monthsOf(lines);
  const [chosen, setChosen] = useState(months[0] ?? '');
  const { rows, totals } = burdenRows(lines, chosen === '' ? undefined : chosen);
  return (
    <>
      <Field label={words.month} className="short">
        {(control) => (
          <select {...control} value={chosen} onChange={(event) => setChosen(event.target.value)}>
            {months.map((month) => (
              <option key={month} value={month}>
                {month}
              </option>
            ))}
            <option value="">{words.all}</option>
          </select>
        )}
      </Field>
      <dl className="facts">
        {totals.map(({ kind, asked, spared }) => (
          <div key={kind}>
            <dt>{words[kind]}</dt>
            <dd className="figure">
              {asked}
              <small>{` ${words.times}${spared > 0 ? words.sparedOf(spared) : ''}`}</small>
            </dd>
          </div>
        ))}
      </dl>
      <table className="stacks">
        <thead>
          <tr>
            <th scope="col">{words.unit}</th>
            <th scope="col">{words.kind}</th>
            <th scope="col" className="num">
              {words.asked}
            </th>
            <th scope="col" className="num">
              {words.spared}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ unit, kind, asked, spared }) => (
            <tr key={`${unit.id} ${kind}`}>
              <th scope="row">
                <Datum>{nameIn(unit.name, language)}</Datum>
              </th>
              <td data-name={words.kind}>{words[kind]}</td>
              <td className="num" data-name={words.asked}>
                {asked}
              </td>
              <td className="num" data-name={words.spared}>
                {spared === 0 ? '' : spared}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
