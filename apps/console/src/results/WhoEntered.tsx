import type { RouteAnswer } from '@kedu/api';
import { periodName } from '@kedu/messages';
import { parsePeriod } from '@kedu/model';
import { useQueries } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ADDRESSES } from '../app/addresses.ts';
import { ask } from '../app/api.ts';
import { inChina } from '../app/day.ts';
import { Dialog } from '../app/Dialog.tsx';
import { figureIn } from '../app/figureIn.ts';
import { Go } from '../app/Go.tsx';
import { localeOf, useLanguage, useWords } from '../app/language.ts';
import { useStateWords } from '../app/LightSign.tsx';
import { Measure } from '../app/Measure.tsx';
import { nameIn } from '../app/nameIn.ts';
import { usePlace } from '../app/place.ts';
import { stateWord } from '../app/spoken.ts';
import { Answered, Failed, Loading } from '../app/states.tsx';
import { useAnswer } from '../app/useAnswer.ts';
import { useAuthority } from '../app/useAuthority.ts';
import { SHELL_WORDS } from '../app/words.ts';
import type { UnitAnswer } from './UnitPage.tsx';
import { RESULT_WORDS } from './words.ts';

/** Which rounds of the period of a run asked for a figure of a unit, who entered it in each, and the way to its column. */
export function WhoEntered({
  figure,
  unit,
  period,
  onClose,
}: {
  readonly figure: UnitAnswer['figures'][number];
  readonly unit: string;
  readonly period: string;
  readonly onClose: () => void;
}): ReactNode {
  const words = useWords(RESULT_WORDS);
  const shell = useWords(SHELL_WORDS);
  const rounds = useAnswer('rounds', { params: { authority: useAuthority() } });
  return (
    <Dialog title={words.whoOf(nameIn(figure.title, useLanguage()))} onClose={onClose}>
      <Answered asking={rounds}>{({ items }) => <Entries figure={figure} unit={unit} rounds={roundsIn(items, period)} />}</Answered>
      <div className="buttons">
        <button type="button" onClick={onClose}>
          {shell.close}
        </button>
      </div>
    </Dialog>
  );
}

function Entries({
  figure: { indicator, unit: measure },
  unit,
  rounds,
}: {
  readonly figure: UnitAnswer['figures'][number];
  readonly unit: string;
  readonly rounds: readonly string[];
}): ReactNode {
  const words = useWords(RESULT_WORDS);
  const tongue = useLanguage();
  const said = useStateWords();
  const authority = useAuthority();
  const post = usePlace()?.post;
  const asked = useQueries({
    queries: rounds.map((round) => ({
      queryKey: ['cells', authority, post, tongue, round, indicator, unit],
      queryFn: async () =>
        (await ask('cells', { params: { authority, round }, query: { indicator, unit } })).items.map((cell) => ({ round, cell })),
    })),
  });
  if (asked.some(({ isPending }) => isPending)) return <Loading />;
  const found = asked.flatMap(({ data }) => data ?? []).filter(({ cell }) => cell.enteredBy !== undefined);
  const failed = asked.filter(({ isError }) => isError);
  if (failed.length === 0 && found.length === 0) return <p>{words.whoNone}</p>;
  return (
    <>
      {failed[0] && <Failed error={failed[0].error} retry={() => failed.forEach(({ refetch }) => void refetch())} />}
      <ul className="plain sources">
        {found.map(({ round, cell }) => (
          <li key={`${round} ${cell.period}`}>
            <b>{periodName(cell.period, localeOf(tongue))}</b> {cell.figure === undefined && '—'}
            {cell.figure && 'value' in cell.figure && (
              <>
                {figureIn(cell.figure.value)} <Measure>{measure}</Measure>
              </>
            )}
            {cell.figure && 'missing' in cell.figure && said.missing(cell.figure.missing)}{' '}
            <span className="soft">{stateWord(cell.step, tongue)}</span>
            <br />
            {cell.enteredBy && words.entered(cell.enteredBy.name, cell.enteredBy.title, cell.changedAt ? inChina(cell.changedAt) : '')}{' '}
            <Go to={ADDRESSES.column(round, cell.indicator, cell.period)}>{words.column}</Go>
          </li>
        ))}
      </ul>
    </>
  );
}

/** Rounds whose month lies in a period, the latest first. */
function roundsIn(rounds: RouteAnswer<'rounds'>['items'], period: string): readonly string[] {
  const span = parsePeriod(period);
  return rounds
    .flatMap(({ id, plan }) => {
      const month = parsePeriod(plan?.month ?? '');
      return span && month && month.first >= span.first && month.last <= span.last ? [{ id, at: month.first }] : [];
    })
    .sort((a, b) => b.at - a.at)
    .map(({ id }) => id);
}
