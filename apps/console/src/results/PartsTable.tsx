import type { Branch } from '@kedu/api';
import type { CSSProperties, ReactNode } from 'react';
import { Datum } from '../app/Datum.tsx';
import { figureIn } from '../app/figureIn.ts';
import { useLanguage, useWords } from '../app/language.ts';
import { nameIn } from '../app/nameIn.ts';
import { RESULT_WORDS } from './words.ts';

/** The tree of a list with what each part weighs among its siblings, scores, and counts for in the part above. */
export function PartsTable({ branches }: { readonly branches: readonly Branch[] }): ReactNode {
  const words = useWords(RESULT_WORDS);
  const tongue = useLanguage();
  return (
    <section className="part">
      <h2>{words.parts}</h2>
      <table className="tree stacks">
        <thead>
          <tr>
            <th scope="col">{words.part}</th>
            <th scope="col" className="num">
              {words.weight}
            </th>
            <th scope="col" className="num">
              {words.partScore}
            </th>
            <th scope="col" className="num">
              {words.points}
            </th>
          </tr>
        </thead>
        <tbody>
          {branches
            .filter(({ depth }) => depth > 0)
            .map(({ path, title, depth, weight, score, points, isAddition }) => (
              <tr key={path} className={`d${depth - 1}`} style={{ '--d': depth - 1 } as CSSProperties}>
                <th scope="row">
                  <Datum>{nameIn(title, tongue)}</Datum>
                </th>
                <td className="num" data-name={words.weight}>
                  {isAddition ? words.addition : figureIn(weight, 2)}
                </td>
                <td className="num" data-name={words.partScore}>
                  {isAddition ? '' : figureIn(score, 2)}
                </td>
                <td className="num" data-name={words.points}>
                  {figureIn(points, 2)}
                </td>
              </tr>
            ))}
        </tbody>
      </table>
    </section>
  );
}
