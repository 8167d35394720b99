import type { RunSummaryAnswer } from '@kedu/api';
import { periodName } from '@kedu/messages';
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { ADDRESSES } from '../app/addresses.ts';
import { Datum } from '../app/Datum.tsx';
import { Field } from '../app/Field.tsx';
import { Go } from '../app/Go.tsx';
import { localeOf, useLanguage, useWords } from '../app/language.ts';
import { lightColour, useLightName } from '../app/LightSign.tsx';
import { useMarks } from '../app/marks.ts';
import { nameIn } from '../app/nameIn.ts';
import { PageHead } from '../app/PageHead.tsx';
import { useAsked, useNamed } from '../app/params.ts';
import { RunBasis } from '../app/RunBasis.tsx';
import { Empty, Failed, Loading } from '../app/states.tsx';
import { useAnswer } from '../app/useAnswer.ts';
import { useAuthority } from '../app/useAuthority.ts';
import { lightShape } from '@kedu/pages';
import { Brief } from './Brief.tsx';
import { type ChosenCell, CellDialog } from './CellDialog.tsx';
import { type LightKind, rowsWith } from './matrix.ts';
import { MatrixGrid } from './MatrixGrid.tsx';
import { runBefore, type SeenRun, seenRuns } from './months.ts';
import { PrintedMatrix } from './PrintedMatrix.tsx';
import { useMatrix } from './useMatrix.ts';
import { LIGHTS_WORDS } from './words.ts';
import './lights.css';

/** The lights of one run. */
export function Page(): ReactNode {
  return <LightsOf run={useNamed('run')} />;
}

/** Lights of a run: what a leader wants in one minute on top, then every unit and indicator. */
export function LightsOf({ run }: { readonly run: string }): ReactNode {
  const words = useWords(LIGHTS_WORDS);
  const tongue = useLanguage();
  const list = useAsked('list');
  const runs = useAnswer('runs', { params: { authority: useAuthority() } });
  const here = runs.data?.items.find(({ id }) => id === run);
  const seen = here === undefined || runs.data === undefined ? [] : seenRuns(runs.data.items, here.scheme);
  const read = useMatrix(run, list);
  const [chosen, setChosen] = useState<ChosenCell>();
  const { colon } = useMarks();
  const { head, matrix } = read;
  const listTitle = head?.lists.find(({ id }) => id === head.list)?.title;
  return (
    <div className="frame">
      <PageHead
        title={here ? words.titleOf(periodName(here.period, localeOf(tongue))) : words.title}
        above={<Go to={ADDRESSES.run(run)}>{words.run}</Go>}
        below={here && <RunBasis title={here.title} asOf={here.asOf} />}
        actions={
          <Go className="button" to={ADDRESSES.results(run, head?.list)}>
            {words.results}
          </Go>
        }
      />
      {here && <Months here={here} seen={seen} list={list} />}
      {head && head.lists.length > 1 && (
        <p className="print-only">
          {words.list}
          {colon}
          <Datum>{listTitle && nameIn(listTitle, tongue)}</Datum>
        </p>
      )}
      {head && head.lists.length > 1 && (
        <nav className="tabs screen-only" aria-label={words.list}>
          {head.lists.map(({ id, title }) => (
            <Go key={id} to={ADDRESSES.lights(run, id)} isCurrent={id === head.list}>
              {nameIn(title, tongue)}
            </Go>
          ))}
        </nav>
      )}
      {head === undefined || matrix === undefined ? (
        read.error ? (
          <Failed error={read.error} retry={() => read.refetch()} />
        ) : (
          <Loading />
        )
      ) : head.columns.length === 0 ? (
        <Empty>{words.noLights}</Empty>
      ) : (
        <>
          <Brief
            run={run}
            matrix={matrix}
            isWhole={read.isWhole}
            before={here && runBefore(seen, here)}
            list={head.list}
            onChoose={setChosen}
          />
          <Filtered run={run} read={{ matrix, isWhole: read.isWhole, units: head.units }} onChoose={setChosen} />
          {read.error !== null && <Failed error={read.error} retry={() => read.refetch()} />}
        </>
      )}
      {chosen && here && (
        <CellDialog run={here} chosen={chosen} kinds={matrix?.kinds ?? []} seen={seen} onClose={() => setChosen(undefined)} />
      )}
    </div>
  );
}

/** Goes to another period of the same scheme: as it was known then, or as a correction knows it. */
function Months({
  here,
  seen,
  list,
}: {
  readonly here: RunSummaryAnswer;
  readonly seen: readonly SeenRun[];
  readonly list: string | undefined;
}): ReactNode {
  const words = useWords(LIGHTS_WORDS);
  const locale = localeOf(useLanguage());
  const navigate = useNavigate();
  return (
    <div className="line screen-only">
      <Field label={words.month}>
        {(control) => (
          <select {...control} value={here.id} onChange={(event) => void navigate({ to: ADDRESSES.lights(event.target.value, list) })}>
            {seen.map(({ run, isAsKnown }) => (
              <option key={run.id} value={run.id}>
                {(isAsKnown ? words.asKnown : words.corrected)(periodName(run.period, locale), run.asOf)}
              </option>
            ))}
          </select>
        )}
      </Field>
    </div>
  );
}

function Filtered({
  run,
  read,
  onChoose,
}: {
  readonly run: string;
  readonly read: {
    readonly matrix: NonNullable<ReturnType<typeof useMatrix>['matrix']>;
    readonly isWhole: boolean;
    readonly units: number;
  };
  readonly onChoose: (cell: ChosenCell) => void;
}): ReactNode {
  const words = useWords(LIGHTS_WORDS);
  const nameOf = useLightName();
  const [light, setLight] = useState('');
  const [text, setText] = useState('');
  const { matrix, isWhole, units } = read;
  const rows = rowsWith(matrix.rows, { light, text });
  return (
    <section className="part">
      <h2>{words.matrix}</h2>
      <div className="line end screen-only">
        <Field label={words.only}>
          {(control) => (
            <select {...control} value={light} onChange={(event) => setLight(event.target.value)}>
              <option value="">{words.any}</option>
              {matrix.kinds.map((kind) => (
                <option key={kind.id} value={kind.id}>
                  {lightShape(kind.id)} {nameOf(kind)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={words.find}>
          {(control) => <input {...control} type="search" value={text} onChange={(event) => setText(event.target.value)} />}
        </Field>
      </div>
      <p className="note" role="status">
        {isWhole ? words.shown(rows.length, units) : words.reading(matrix.rows.length, units)}{' '}
        <span className="screen-only">
          · {words.help} <span className="keys">{words.keys}</span>
        </span>
      </p>
      {rows.length === 0 ? (
        isWhole && <Empty>{words.nobody}</Empty>
      ) : (
        <>
          <MatrixGrid run={run} matrix={{ ...matrix, rows }} onChoose={onChoose} />
          <PrintedMatrix matrix={{ ...matrix, rows }} />
        </>
      )}
      <Legend kinds={matrix.kinds} />
    </section>
  );
}

function Legend({ kinds }: { readonly kinds: readonly LightKind[] }): ReactNode {
  const words = useWords(LIGHTS_WORDS);
  const nameOf = useLightName();
  return (
    <ul className="legend">
      {[...kinds].reverse().map((kind) => (
        <li key={kind.id}>
          <span className={lightColour(kind)}>{lightShape(kind.id)}</span> {nameOf(kind)}
        </li>
      ))}
      <li>{words.normal}</li>
      <li>{words.notDue}</li>
      <li>{words.notAsked}</li>
    </ul>
  );
}
