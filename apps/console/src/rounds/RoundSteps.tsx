import type { RouteBody } from '@kedu/api';
import type { ReactNode } from 'react';
import { addressOf } from '../app/address.ts';
import { Go } from '../app/Go.tsx';
import { useWords } from '../app/language.ts';
import type { StepAsking } from '../app/step.ts';
import { Steps } from '../app/Steps.tsx';
import { useAuthority } from '../app/useAuthority.ts';
import { useCommand } from '../app/useCommand.ts';
import type { RoundAnswer } from './RoundPage.tsx';
import { ROUNDS_WORDS } from './words.ts';

type RoundBody = RouteBody<'commandRound'>;

/** Onward first: the step that a round is waiting for is the one that stands out. */
const ORDER = ['open_round', 'close_round', 'seal_round', 'extend_round', 'reopen_round', 'cancel_round'];

/** Opening, extending, closing, reopening, cancelling, sealing: what the standing takes, and why not what it does not. */
export function RoundSteps({ round }: { readonly round: RoundAnswer }): ReactNode {
  const words = useWords(ROUNDS_WORDS);
  const params = { authority: useAuthority(), round: round.id };
  const command = useCommand('commandRound');
  const seal = useCommand('sealRound');
  const mayPlanAgain = round.can.some((step) => step.command === 'plan_round' && step.against.length === 0);
  const { counts } = round;
  const later: StepAsking = {
    fields: [
      { name: 'closesOn', kind: 'day', label: words.closesOn, value: round.plan?.closesOn },
      { name: 'reason', kind: 'reason' },
    ],
  };
  const sealing: StepAsking = {
    says: words.sealSays,
    fields: round.seals === 0 ? [] : [{ name: 'reason', kind: 'reason', label: words.sealReason, hint: words.sealHint }],
  };
  const asks: Readonly<Record<string, StepAsking>> = {
    open_round: { says: words.open_roundSays },
    extend_round: later,
    close_round: { says: words.close_roundSays(round.plan?.closesOn ?? '', (counts?.asked ?? 0) - (counts?.approved ?? 0)), isGrave: true },
    reopen_round: later,
    cancel_round: { fields: [{ name: 'reason', kind: 'reason' }], isGrave: true },
    seal_round: sealing,
  };
  const give = async (type: string, fields: Readonly<Record<string, string>>): Promise<boolean> =>
    type === 'seal_round'
      ? (await seal.run({ params, body: fields })) !== undefined
      : (await command.run({ params, body: { type, ...fields } as RoundBody })) !== undefined;
  const course = {
    isRunning: command.isRunning || seal.isRunning,
    isAway: command.isAway || seal.isAway,
    refused: command.refused ?? seal.refused,
    clear: () => {
      command.clear();
      seal.clear();
    },
  };
  return (
    <section className="part screen-only">
      <h2>{words.steps}</h2>
      {seal.isRunning && <p role="status">{words.sealing}</p>}
      {mayPlanAgain && (
        <p>
          <Go className="button" to={addressOf('/rounds/new', {}, { round: round.id })}>
            {words.changePlan}
          </Go>
        </p>
      )}
      <Steps can={inOrder(round.can)} asks={asks} give={give} course={course} />
    </section>
  );
}

function inOrder(can: RoundAnswer['can']): RoundAnswer['can'] {
  return [...can].sort((a, b) => ORDER.indexOf(a.command) - ORDER.indexOf(b.command));
}
