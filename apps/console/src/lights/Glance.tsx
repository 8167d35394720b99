import { periodName } from '@kedu/messages';
import type { ReactNode } from 'react';
import { ADDRESSES } from '../app/addresses.ts';
import { Go } from '../app/Go.tsx';
import { localeOf, useLanguage, useWords } from '../app/language.ts';
import { useMarks } from '../app/marks.ts';
import { LightWord } from '../app/LightSign.tsx';
import { nameIn } from '../app/nameIn.ts';
import { RunBasis } from '../app/RunBasis.tsx';
import { useAnswer } from '../app/useAnswer.ts';
import { useAuthority } from '../app/useAuthority.ts';
import { countsOf, gravityIn, type LightKind, watchedOf, worstFirst } from './matrix.ts';
import { latestRun } from './months.ts';
import { useMatrix } from './useMatrix.ts';
import { LIGHTS_WORDS } from './words.ts';
import './lights.css';

/** Units that are named; the page of lights names more. */
const NAMED = 3;

/** The lights of the latest run in three lines: how many of which kind, the units with most of them, and the way to the rest. Nothing where there is none. */
export function Glance(): ReactNode {
  const words = useWords(LIGHTS_WORDS);
  const tongue = useLanguage();
  const marks = useMarks();
  const runs = useAnswer('runs', { params: { authority: useAuthority() } });
  const latest = runs.data && latestRun(runs.data.items);
  const { matrix, isWhole } = useMatrix(latest?.id ?? '', undefined, latest === undefined);
  if (latest === undefined || matrix === undefined || matrix.columns.length === 0) return null;
  const { rows, kinds } = matrix;
  const gravity = gravityIn(kinds);
  const counts = countsOf(rows, kinds).filter(({ light }) => gravity(light) > 0);
  const lit = counts.reduce((sum, { count }) => sum + count, 0);
  const named = (light: string): Pick<LightKind, 'id'> => kinds.find(({ id }) => id === light) ?? { id: light };
  const worst = worstFirst(rows, kinds).slice(0, NAMED);
  return (
    <section className="glance" aria-labelledby="glance">
      <h2 id="glance">
        <Go to={ADDRESSES.lights(latest.id)}>{words.titleOf(periodName(latest.period, localeOf(tongue)))}</Go>
      </h2>
      {isWhole && (
        <>
          <p>{lit > 0 ? words.lit(rows.length, lit, watchedOf(rows)) : words.quiet(rows.length, watchedOf(rows))}</p>
          <ul className="counts">
            {counts.map(({ light, count }) => (
              <li key={light}>
                <LightWord light={named(light)} /> <b>{count}</b>
              </li>
            ))}
          </ul>
          {worst.length > 0 && (
            <p>
              {words.worst}
              {marks.colon}
              {worst.map(({ unit }, place) => (
                <span key={unit.id}>
                  {place > 0 && marks.listed(['', ''])}
                  <Go to={ADDRESSES.unitResult(latest.id, unit.id)}>{nameIn(unit.name, tongue)}</Go>
                </span>
              ))}
            </p>
          )}
        </>
      )}
      <p className="soft">
        <RunBasis title={latest.title} asOf={latest.asOf} />
      </p>
    </section>
  );
}
