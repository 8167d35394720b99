import { type ReactNode, useEffect, useState } from 'react';
import { Datum } from '../app/Datum.tsx';
import { flushSync } from 'react-dom';
import { useLanguage, useWords } from '../app/language.ts';
import { lightColour } from '../app/LightSign.tsx';
import { nameIn } from '../app/nameIn.ts';
import { cellSign } from './cellSign.ts';
import type { Matrix } from './matrix.ts';
import { LIGHTS_WORDS } from './words.ts';

/** Columns that fit beside the names on A4, and units that are printed at most. */
const COLUMNS = 18;
const UNITS = 300;

/** The matrix as tables for paper, laid out while the page is printed: blocks of columns side by side with the names, heads on every page. */
export function PrintedMatrix({ matrix }: { readonly matrix: Matrix }): ReactNode {
  const words = useWords(LIGHTS_WORDS);
  const tongue = useLanguage();
  const [isPrinting, setPrinting] = useState(false);
  useEffect(() => {
    const [begin, end] = [() => flushSync(() => setPrinting(true)), () => setPrinting(false)];
    window.addEventListener('beforeprint', begin);
    window.addEventListener('afterprint', end);
    return () => {
      window.removeEventListener('beforeprint', begin);
      window.removeEventListener('afterprint', end);
    };
  }, []);
  if (!isPrinting) return null;
  const { rows, columns, kinds } = matrix;
  const blocks = Array.from({ length: Math.ceil(columns.length / COLUMNS) }, (_, at) => at * COLUMNS);
  return (
    <div className="print-only">
      {rows.length > UNITS && <p className="note">{words.printed(UNITS)}</p>}
      {blocks.map((from) => (
        <table className="matrix" key={from}>
          <thead>
            <tr>
              <th scope="col">{words.unit}</th>
              {columns.slice(from, from + COLUMNS).map(({ indicator, title }) => (
                <th scope="col" className="up" key={indicator}>
                  <span>
                    <Datum>{nameIn(title, tongue)}</Datum>
                  </span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, UNITS).map(({ unit, cells }) => (
              <tr key={unit.id}>
                <th scope="row">
                  <Datum>{nameIn(unit.name, tongue)}</Datum>
                </th>
                {columns.slice(from, from + COLUMNS).map(({ indicator }, at) => {
                  const cell = cells[from + at];
                  const kind = kinds.find(({ id }) => id === cell?.light);
                  return (
                    <td key={indicator} className={kind ? lightColour(kind) : ''}>
                      {cell ? cellSign(cell) : ''}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      ))}
    </div>
  );
}
