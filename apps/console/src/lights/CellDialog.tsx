import type { NamedUnit, RunSummaryAnswer } from '@kedu/api';
import { periodName } from '@kedu/messages';
import { useQueries } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { ADDRESSES } from '../app/addresses.ts';
import { ask } from '../app/api.ts';
import { Dialog } from '../app/Dialog.tsx';
import { figureIn } from '../app/figureIn.ts';
import { Go } from '../app/Go.tsx';
import { localeOf, useLanguage, useWords } from '../app/language.ts';
import { LightWord, useStateWords } from '../app/LightSign.tsx';
import { Measure } from '../app/Measure.tsx';
import { nameIn } from '../app/nameIn.ts';
import { usePlace } from '../app/place.ts';
import { refusedOf } from '../app/refusedError.ts';
import { Answered, Failed, Loading } from '../app/states.tsx';
import { useAnswer } from '../app/useAnswer.ts';
import { useAuthority } from '../app/useAuthority.ts';
import { SHELL_WORDS } from '../app/words.ts';
import { Lag } from './Lag.tsx';
import type { LightCell, LightColumn, LightKind } from './matrix.ts';
import type { SeenRun } from './months.ts';
import { LIGHTS_WORDS } from './words.ts';

/** A cell that somebody wants to know more about. */
export interface ChosenCell {
  readonly unit: NamedUnit;
  readonly column: LightColumn;
}

/** Earlier periods that are looked up. */
const EARLIER = 12;

/** One light: figure, what was due, the sentence of the rule, and how it stood in the periods before. */
export function CellDialog({
  run,
  chosen,
  kinds,
  seen,
  onClose,
}: {
  readonly run: RunSummaryAnswer;
  readonly chosen: ChosenCell;
  readonly kinds: readonly LightKind[];
  readonly seen: readonly SeenRun[];
  readonly onClose: () => void;
}): ReactNode {
  const words = useWords(LIGHTS_WORDS);
  const shell = useWords(SHELL_WORDS);
  const tongue = useLanguage();
  const said = useStateWords();
  const { unit, column } = chosen;
  const [isOpen, setOpen] = useState(false);
  const answer = useAnswer('unitResult', { params: { authority: useAuthority(), run: run.id, unit: unit.id } });
  const earlier = seen.filter(
    (each) => each.isAsKnown && each.run.id !== run.id && each.run.period !== run.period && each.run.asOf < run.asOf,
  );
  return (
    <Dialog title={`${nameIn(unit.name, tongue)} · ${nameIn(column.title, tongue)}`} onClose={onClose}>
      <Answered asking={answer}>
        {({ figures }) => {
          const light = figures.find(({ indicator }) => indicator === column.indicator)?.light;
          if (!light) return <p>{said.state('not_applicable')}</p>;
          return (
            <>
              <dl className="facts">
                <Fact name={words.light}>
                  <Shown light={light} kinds={kinds} />
                </Fact>
                <Fact name={words.moment}>{periodName(column.moment, localeOf(tongue))}</Fact>
                <Fact name={words.value}>
                  {light.value === undefined && light.missing !== undefined ? (
                    said.missing(light.missing)
                  ) : (
                    <Measured value={light.value} unit={column.unit} />
                  )}
                </Fact>
                <Fact name={words.goal}>
                  <Measured value={light.goal} unit={column.unit} />
                </Fact>
                {light.lag !== undefined && column.lagBasis !== undefined && (
                  <Fact name={words.lag}>
                    <Lag lag={light.lag} basis={column.lagBasis} unit={column.unit} />
                  </Fact>
                )}
              </dl>
              {light.sentence !== undefined && <p>{light.sentence}</p>}
            </>
          );
        }}
      </Answered>
      <details open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>{words.history}</summary>
        {isOpen &&
          (earlier.length === 0 ? <p>{words.historyNone}</p> : <History chosen={chosen} kinds={kinds} runs={earlier.slice(0, EARLIER)} />)}
      </details>
      <div className="buttons">
        <Go className="button main" to={ADDRESSES.unitResult(run.id, unit.id)}>
          {words.toUnit}
        </Go>
        <button type="button" onClick={onClose}>
          {shell.close}
        </button>
      </div>
    </Dialog>
  );
}

/** How the light of a cell stood in earlier runs, a row each; a run that did not answer has none, and is said to have failed. */
export function History({
  chosen,
  kinds,
  runs,
}: {
  readonly chosen: ChosenCell;
  readonly kinds: readonly LightKind[];
  readonly runs: readonly SeenRun[];
}): ReactNode {
  const words = useWords(LIGHTS_WORDS);
  const tongue = useLanguage();
  const authority = useAuthority();
  const post = usePlace()?.post;
  const said = useStateWords();
  const { unit, column } = chosen;
  const asked = useQueries({
    queries: runs.map(({ run }) => ({
      queryKey: ['unitResult', authority, post, tongue, { params: { authority, run: run.id, unit: unit.id } }],
      queryFn: () => ask('unitResult', { params: { authority, run: run.id, unit: unit.id } }),
    })),
  });
  if (asked.some(({ isPending }) => isPending)) return <Loading />;
  // A run that does not know the unit has no light of it, which is an answer.
  const failed = asked.filter(({ data, error }) => data === undefined && refusedOf(error)?.status !== 404);
  return (
    <>
      {failed[0] && <Failed error={failed[0].error} retry={() => failed.forEach(({ refetch }) => void refetch())} />}
      <table>
        <thead>
          <tr>
            <th scope="col">{words.period}</th>
            <th scope="col">{words.light}</th>
            <th scope="col" className="num">
              {words.value}
            </th>
            <th scope="col" className="num">
              {words.goal}
            </th>
          </tr>
        </thead>
        <tbody>
          {runs.map(({ run }, at) => {
            const answer = asked[at];
            if (answer && failed.includes(answer)) return null;
            const light = answer?.data?.figures.find(({ indicator }) => indicator === column.indicator)?.light;
            return (
              <tr key={run.id}>
                <th scope="row">{periodName(run.period, localeOf(tongue))}</th>
                <td>{light ? <Shown light={light} kinds={kinds} /> : '—'}</td>
                <td className="num">
                  {light?.value === undefined && light?.missing !== undefined ? (
                    said.missing(light.missing)
                  ) : (
                    <Measured value={light?.value} unit={column.unit} />
                  )}
                </td>
                <td className="num">
                  <Measured value={light?.goal} unit={column.unit} />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </>
  );
}

/** A figure with its unit of measure, as far as there is one. */
function Measured({ value, unit }: { readonly value: number | undefined; readonly unit: string }): ReactNode {
  return (
    <>
      {figureIn(value)} {value !== undefined && <Measure>{unit}</Measure>}
    </>
  );
}

function Shown({ light, kinds }: { readonly light: Pick<LightCell, 'light' | 'state'>; readonly kinds: readonly LightKind[] }): ReactNode {
  const said = useStateWords();
  if (light.light === '') return <span>{said.state(light.state)}</span>;
  return <LightWord light={kinds.find(({ id }) => id === light.light) ?? { id: light.light }} />;
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }): ReactNode {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
