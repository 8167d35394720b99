import type { RunSummaryAnswer } from '@kedu/api';
import { periodName } from '@kedu/messages';
import type { ReactNode } from 'react';
import { Datum } from '../app/Datum.tsx';
import { ADDRESSES } from '../app/addresses.ts';
import { Go } from '../app/Go.tsx';
import { localeOf, useLanguage, useWords } from '../app/language.ts';
import { LightWord, useLightName } from '../app/LightSign.tsx';
import { nameIn } from '../app/nameIn.ts';
import { Loading } from '../app/states.tsx';
import type { ChosenCell } from './CellDialog.tsx';
import {
  changesOf,
  countsOf,
  gravestLights,
  gravityIn,
  type LightChange,
  type LightKind,
  type Matrix,
  watchedOf,
  worstFirst,
} from './matrix.ts';
import { useMatrix } from './useMatrix.ts';
import { LIGHTS_WORDS } from './words.ts';

/** Changes and units that are named; more stand in the matrix. */
const NAMED = 8;

/** What a leader wants in one minute: how many lights of which kind, what became worse or better since the period before, and the units with most of them. */
export function Brief({
  run,
  matrix,
  isWhole,
  before,
  list,
  onChoose,
}: {
  readonly run: string;
  readonly matrix: Matrix;
  readonly isWhole: boolean;
  readonly before: RunSummaryAnswer | undefined;
  readonly list: string;
  readonly onChoose: (cell: ChosenCell) => void;
}): ReactNode {
  const words = useWords(LIGHTS_WORDS);
  const old = useMatrix(before?.id ?? '', list, before === undefined);
  if (!isWhole) return <Loading />;
  const counts = countsOf(matrix.rows, matrix.kinds);
  const gravity = gravityIn(matrix.kinds);
  const lit = counts.filter(({ light }) => gravity(light) > 0).reduce((sum, { count }) => sum + count, 0);
  const watched = watchedOf(matrix.rows);
  return (
    <section className="part brief">
      <h2>{words.brief}</h2>
      <p>{lit > 0 ? words.lit(matrix.rows.length, lit, watched) : words.quiet(matrix.rows.length, watched)}</p>
      {counts.length > 0 && (
        <dl className="facts">
          {counts.map(({ light, count }) => (
            <div key={light}>
              <dt>
                <LightWord light={kindOf(matrix.kinds, light)} />
              </dt>
              <dd className="figure">{count}</dd>
            </div>
          ))}
        </dl>
      )}
      <div className="columns">
        <Gravest matrix={matrix} lit={lit} onChoose={onChoose} />
        <Worst run={run} matrix={matrix} />
        {before && old.matrix && old.isWhole ? (
          <Changes changes={changesOf(matrix, old.matrix)} before={before} kinds={matrix.kinds} onChoose={onChoose} />
        ) : (
          before === undefined && <p className="soft">{words.noBefore}</p>
        )}
      </div>
    </section>
  );
}

function Gravest({
  matrix,
  lit,
  onChoose,
}: {
  readonly matrix: Matrix;
  readonly lit: number;
  readonly onChoose: (cell: ChosenCell) => void;
}): ReactNode {
  const words = useWords(LIGHTS_WORDS);
  const tongue = useLanguage();
  const gravest = gravestLights(matrix, NAMED);
  if (gravest.length === 0) return null;
  return (
    <div>
      <h3>{words.gravest}</h3>
      <p className="note">{words.gravestOf(gravest.length, lit)}</p>
      <ul className="plain gravest">
        {gravest.map(({ row, column, light }) => (
          <li key={`${row.unit.id} ${column.indicator}`}>
            <LightWord light={kindOf(matrix.kinds, light)} />{' '}
            <button type="button" className="plain" onClick={() => onChoose({ unit: row.unit, column })}>
              <Datum>{`${nameIn(row.unit.name, tongue)} · ${nameIn(column.title, tongue)}`}</Datum>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Worst({ run, matrix }: { readonly run: string; readonly matrix: Matrix }): ReactNode {
  const words = useWords(LIGHTS_WORDS);
  const tongue = useLanguage();
  const worst = worstFirst(matrix.rows, matrix.kinds);
  if (worst.length === 0) return null;
  return (
    <div>
      <h3>{words.worst}</h3>
      <p className="note">{words.worstOf}</p>
      <ol className="worst">
        {worst.slice(0, NAMED).map((row) => (
          <li key={row.unit.id}>
            <Go to={ADDRESSES.unitResult(run, row.unit.id)}>{nameIn(row.unit.name, tongue)}</Go>{' '}
            <span className="counts">
              {countsOf([row], matrix.kinds).map(({ light, count }) => (
                <span key={light}>
                  <LightWord light={kindOf(matrix.kinds, light)} /> {count}
                </span>
              ))}
            </span>
          </li>
        ))}
      </ol>
    </div>
  );
}

function Changes({
  changes,
  before,
  kinds,
  onChoose,
}: {
  readonly changes: readonly LightChange[];
  readonly before: RunSummaryAnswer;
  readonly kinds: readonly LightKind[];
  readonly onChoose: (cell: ChosenCell) => void;
}): ReactNode {
  const words = useWords(LIGHTS_WORDS);
  const locale = localeOf(useLanguage());
  const worse = changes.filter(({ by }) => by > 0);
  const better = changes.filter(({ by }) => by < 0);
  return (
    <div>
      <p>{words.change(periodName(before.period, locale), worse.length, better.length)}</p>
      <Named title={words.worse} changes={worse} kinds={kinds} onChoose={onChoose} />
      <Named title={words.better} changes={better} kinds={kinds} onChoose={onChoose} />
    </div>
  );
}

function Named({
  title,
  changes,
  kinds,
  onChoose,
}: {
  readonly title: string;
  readonly changes: readonly LightChange[];
  readonly kinds: readonly LightKind[];
  readonly onChoose: (cell: ChosenCell) => void;
}): ReactNode {
  const words = useWords(LIGHTS_WORDS);
  const tongue = useLanguage();
  const nameOf = useLightName();
  const said = (light: string): string => (light === '' ? words.unlit : nameOf(kindOf(kinds, light)));
  if (changes.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <ul className="plain">
        {changes.slice(0, NAMED).map(({ row, column, before, now }) => (
          <li key={`${row.unit.id} ${column.indicator}`}>
            <button type="button" className="plain" onClick={() => onChoose({ unit: row.unit, column })}>
              <Datum>{`${nameIn(row.unit.name, tongue)} · ${nameIn(column.title, tongue)}`}</Datum>
            </button>{' '}
            <span className="nowrap">{words.from(said(before), said(now))}</span>
          </li>
        ))}
        {changes.length > NAMED && <li className="soft">{words.more(changes.length - NAMED)}</li>}
      </ul>
    </>
  );
}

function kindOf(kinds: readonly LightKind[], light: string): { readonly id: string } {
  return kinds.find(({ id }) => id === light) ?? { id: light };
}
