import { periodName } from '@kedu/messages';
import type { ReactNode } from 'react';
import { Datum } from '../app/Datum.tsx';
import { ADDRESSES } from '../app/addresses.ts';
import { Go } from '../app/Go.tsx';
import { localeOf, useLanguage, useWords } from '../app/language.ts';
import { useMarks } from '../app/marks.ts';
import { LightWord } from '../app/LightSign.tsx';
import { nameIn } from '../app/nameIn.ts';
import { RunBasis } from '../app/RunBasis.tsx';
import { Failed, Loading } from '../app/states.tsx';
import { useAnswer } from '../app/useAnswer.ts';
import { useAuthority } from '../app/useAuthority.ts';
import { countsOf, gravestLights, gravityIn, type LightKind, type Matrix, watchedOf, worstFirst } from './matrix.ts';
import { latestRun } from './months.ts';
import { useMatrix } from './useMatrix.ts';
import { LIGHTS_WORDS } from './words.ts';
import './lights.css';

/** Lights and units that are named; the page of lights names more. */
const NAMED = 3;

/** The lights of the latest run in a few lines, and the way to the rest. Nothing where there is none. */
export function Glance(): ReactNode {
  const words = useWords(LIGHTS_WORDS);
  const tongue = useLanguage();
  const runs = useAnswer('runs', { params: { authority: useAuthority() } });
  const latest = runs.data && latestRun(runs.data.items);
  const { matrix, isWhole, error, refetch } = useMatrix(latest?.id ?? '', undefined, latest === undefined);
  if (latest === undefined || matrix?.columns.length === 0) return null;
  return (
    <section className="glance" aria-labelledby="glance">
      <h2 id="glance">
        <Go to={ADDRESSES.lights(latest.id)}>{words.titleOf(periodName(latest.period, localeOf(tongue)))}</Go>
      </h2>
      {error ? (
        <Failed error={error} retry={() => void refetch()} />
      ) : isWhole && matrix ? (
        <Counted run={latest.id} matrix={matrix} />
      ) : (
        <Loading />
      )}
      <p className="soft">
        <RunBasis title={latest.title} asOf={latest.asOf} />
      </p>
    </section>
  );
}

/** How many lights of which kind, the gravest by name, and the units with most of them. */
function Counted({ run, matrix }: { readonly run: string; readonly matrix: Matrix }): ReactNode {
  const words = useWords(LIGHTS_WORDS);
  const tongue = useLanguage();
  const marks = useMarks();
  const { rows, kinds } = matrix;
  const gravity = gravityIn(kinds);
  const counts = countsOf(rows, kinds).filter(({ light }) => gravity(light) > 0);
  const lit = counts.reduce((sum, { count }) => sum + count, 0);
  const named = (light: string): Pick<LightKind, 'id'> => kinds.find(({ id }) => id === light) ?? { id: light };
  const worst = worstFirst(rows, kinds).slice(0, NAMED);
  const gravest = gravestLights(matrix, NAMED);
  return (
    <>
      <p>{lit > 0 ? words.lit(rows.length, lit, watchedOf(rows)) : words.quiet(rows.length, watchedOf(rows))}</p>
      <ul className="counts">
        {counts.map(({ light, count }) => (
          <li key={light}>
            <LightWord light={named(light)} /> <b>{count}</b>
          </li>
        ))}
      </ul>
      {gravest.length > 0 && (
        <>
          <p>
            {words.gravest}
            {marks.colon}
          </p>
          <ul className="plain gravest">
            {gravest.map(({ row, column, light }) => (
              <li key={`${row.unit.id} ${column.indicator}`}>
                <LightWord light={named(light)} />{' '}
                <Go to={ADDRESSES.unitResult(run, row.unit.id)}>
                  <Datum>{`${nameIn(row.unit.name, tongue)} · ${nameIn(column.title, tongue)}`}</Datum>
                </Go>
              </li>
            ))}
          </ul>
        </>
      )}
      {worst.length > 0 && (
        <p>
          {words.worst}
          {marks.colon}
          {worst.map(({ unit }, place) => (
            <span key={unit.id}>
              {place > 0 && marks.listed(['', ''])}
              <Go to={ADDRESSES.unitResult(run, unit.id)}>{nameIn(unit.name, tongue)}</Go>
            </span>
          ))}
        </p>
      )}
    </>
  );
}
