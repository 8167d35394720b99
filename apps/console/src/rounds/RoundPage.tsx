import type { RouteAnswer } from '@kedu/api';
import type { ReactNode } from 'react';
import { Datum } from '../app/Datum.tsx';
import { ADDRESSES } from '../app/addresses.ts';
import { inChina } from '../app/day.ts';
import { Go } from '../app/Go.tsx';
import { useLanguage, useWords } from '../app/language.ts';
import { PageHead } from '../app/PageHead.tsx';
import { useNamed } from '../app/params.ts';
import { stateWord } from '../app/spoken.ts';
import { Answered } from '../app/states.tsx';
import { useAnswer } from '../app/useAnswer.ts';
import { useAuthority } from '../app/useAuthority.ts';
import { useMay } from '../session/useMay.ts';
import { AsksTable } from './AsksTable.tsx';
import { RoundSteps } from './RoundSteps.tsx';
import { schemeName } from './schemeName.ts';
import { SealsTable } from './SealsTable.tsx';
import { ROUNDS_WORDS } from './words.ts';

export type RoundAnswer = RouteAnswer<'round'>;

/** One round: its plan, where its figures stand, its next steps, what it asks for, its seals. */
export function Page(): ReactNode {
  const words = useWords(ROUNDS_WORDS);
  const name = useNamed('round');
  const round = useAnswer('round', { params: { authority: useAuthority(), round: name } });
  return (
    <div className="frame">
      <PageHead title={`${words.round} ${name}`} above={<Go to="/rounds">{words.all}</Go>} />
      <Answered asking={round}>{(answer) => <Content round={answer} />}</Answered>
    </div>
  );
}

function Content({ round }: { readonly round: RoundAnswer }): ReactNode {
  const words = useWords(ROUNDS_WORDS);
  const tongue = useLanguage();
  const { id, plan, standing, asks } = round;
  const mayEnter = useMay('enter_value');
  const mayConfirm = useMay('confirm_value');
  const mayImport = useMay('make_import');
  return (
    <>
      <dl className="facts">
        <Fact name={words.standing}>{stateWord(standing, tongue)}</Fact>
        <Fact name={words.scheme}>
          {plan ? (
            <Go to={ADDRESSES.scheme(`${plan.scheme}@${plan.version}`)}>
              <Datum>{schemeName(round, tongue)}</Datum>
            </Go>
          ) : (
            <Datum>{schemeName(round, tongue)}</Datum>
          )}
        </Fact>
        {plan && <Fact name={words.month}>{plan.month}</Fact>}
        {plan && <Fact name={words.time}>{words.until(plan.opensOn, plan.closesOn)}</Fact>}
        {plan && <Fact name={words.objectDays}>{plan.objectDays}</Fact>}
        {round.openedAt && <Fact name={words.openedAt}>{inChina(round.openedAt)}</Fact>}
      </dl>
      {round.counts && <Counts counts={round.counts} />}
      {asks.length > 0 && (
        <p className="line screen-only">
          {mayEnter && (
            <Go className="button main" to={ADDRESSES.entry(id)}>
              {words.enter}
            </Go>
          )}
          <Go className={mayEnter ? 'button' : 'button main'} to={ADDRESSES.columns(id)}>
            {words.columns}
          </Go>
          {mayConfirm && (
            <Go className="button" to={ADDRESSES.ownFigures(id)}>
              {words.own}
            </Go>
          )}
          {mayImport && (
            <Go className="button" to={ADDRESSES.imports(id)}>
              {words.imports}
            </Go>
          )}
        </p>
      )}
      <RoundSteps round={round} />
      <SealsTable seals={round.sealed} />
      <AsksTable round={id} asks={asks} />
    </>
  );
}

function Counts({ counts }: { readonly counts: NonNullable<RoundAnswer['counts']> }): ReactNode {
  const words = useWords(ROUNDS_WORDS);
  const shown = ['asked', 'approved', 'undecided', 'contested', 'draft', 'absent'] as const;
  return (
    <section className="part">
      <h2>{words.counts}</h2>
      <dl className="facts">
        {shown.map((name) => (
          <div key={name}>
            <dt>{words[name]}</dt>
            <dd className="figure">{counts[name]}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }): ReactNode {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
