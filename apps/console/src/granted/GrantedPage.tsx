import type { ReactNode } from 'react';
import { addressOf } from '../app/address.ts';
import { Datum } from '../app/Datum.tsx';
import { Go } from '../app/Go.tsx';
import { useLanguage, useWords } from '../app/language.ts';
import { useMarks } from '../app/marks.ts';
import { nameIn } from '../app/nameIn.ts';
import { PageHead } from '../app/PageHead.tsx';
import { Answered, Empty } from '../app/states.tsx';
import { useAnswer } from '../app/useAnswer.ts';
import { useAuthority } from '../app/useAuthority.ts';
import { GRANTED_WORDS } from './words.ts';

/** Leave that other authorities have given to this one: by whom, of what, of which units, until when and why (RIGHT-17). */
export function Page(): ReactNode {
  const words = useWords(GRANTED_WORDS);
  const marks = useMarks();
  const tongue = useLanguage();
  const held = useAnswer('granted', { params: { authority: useAuthority() } });
  return (
    <div className="frame">
      <PageHead title={words.title} below={words.below} />
      <Answered asking={held}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty>{words.none}</Empty>
          ) : (
            <table className="stacks">
              <thead>
                <tr>
                  <th scope="col">{words.giver}</th>
                  <th scope="col">{words.tables}</th>
                  <th scope="col">{words.units}</th>
                  <th scope="col">{words.until}</th>
                  <th scope="col">{words.reason}</th>
                </tr>
              </thead>
              <tbody>
                {items.map(({ giver, id, tables, units, until, reason }) => (
                  <tr key={`${giver.id} ${id}`}>
                    <th scope="row">
                      <Go to={addressOf('/granted/$giver', { giver: giver.id })}>
                        <Datum>{nameIn(giver.title, tongue)}</Datum>
                      </Go>
                    </th>
                    <td data-name={words.tables}>{marks.listed(tables.map((table) => words[table]))}</td>
                    <td data-name={words.units}>{units === 'all' ? words.allUnits : words.someUnits(units.length)}</td>
                    <td data-name={words.until}>{until}</td>
                    <td data-name={words.reason}>
                      <Datum>{reason}</Datum>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )
        }
      </Answered>
    </div>
  );
}
