import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, type ReactNode, useState } from 'react';
import { ADDRESSES } from '../app/addresses.ts';
import { Away } from '../app/Away.tsx';
import { Field } from '../app/Field.tsx';
import { Go } from '../app/Go.tsx';
import { useLanguage, useWords } from '../app/language.ts';
import { nameIn } from '../app/nameIn.ts';
import { PageHead } from '../app/PageHead.tsx';
import { useAsked } from '../app/params.ts';
import { issuesAt } from '../app/refused.ts';
import { Refusal } from '../app/Refusal.tsx';
import { Answered } from '../app/states.tsx';
import { useAnswer } from '../app/useAnswer.ts';
import { useAuthority } from '../app/useAuthority.ts';
import { useCommand } from '../app/useCommand.ts';
import { ByHand } from './ByHand.tsx';
import type { RoundAnswer } from './RoundPage.tsx';
import { ROUNDS_WORDS } from './words.ts';

const FIELDS = [
  '/round',
  '/plan/scheme',
  '/plan/version',
  '/plan/month',
  '/plan/opensOn',
  '/plan/closesOn',
  '/plan/objectDays',
  '/plan/byHand',
];

/** Plans a round, or changes the plan of one that is not open yet. */
export function Page(): ReactNode {
  const words = useWords(ROUNDS_WORDS);
  const known = useAsked('round');
  return (
    <div className="frame">
      <PageHead title={known === undefined ? words.plan : `${words.changePlan} ${known}`} above={<Go to="/rounds">{words.all}</Go>} />
      {known === undefined ? <PlanForm /> : <ChangedPlan round={known} />}
    </div>
  );
}

function ChangedPlan({ round }: { readonly round: string }): ReactNode {
  const answer = useAnswer('round', { params: { authority: useAuthority(), round } });
  return <Answered asking={answer}>{(known) => <PlanForm known={known} />}</Answered>;
}

function PlanForm({ known }: { readonly known?: RoundAnswer }): ReactNode {
  const words = useWords(ROUNDS_WORDS);
  const tongue = useLanguage();
  const authority = useAuthority();
  const navigate = useNavigate();
  const schemes = useAnswer('schemes', { params: { authority } });
  const command = useCommand('commandRound');
  const plan = known?.plan;
  const [typed, setTyped] = useState({
    id: known?.id ?? '',
    scheme: plan ? `${plan.scheme}@${plan.version}` : '',
    month: plan?.month ?? '',
    opensOn: plan?.opensOn ?? '',
    closesOn: plan?.closesOn ?? '',
    objectDays: String(plan?.objectDays ?? 5),
    byHand: plan?.byHand ?? ([] as readonly string[]),
  });
  const set = (part: Partial<typeof typed>): void => setTyped({ ...typed, ...part });
  const at = (field: string): readonly string[] => issuesAt(command.refused, `/plan/${field}`);
  // Where no identifier was typed, the month is it.
  const isOwnId = typed.id.trim() !== '';
  const ofId = issuesAt(command.refused, '/round');
  const ofMonth = isOwnId || at('month').length > 0 ? at('month') : ofId;
  const submit = async (event: FormEvent, published: readonly { id: string; scheme: string; version: string }[]): Promise<void> => {
    event.preventDefault();
    const chosen = published.find(({ id }) => id === typed.scheme);
    const round = typed.id.trim() === '' ? typed.month : typed.id.trim();
    const done = await command.run({
      params: { authority, round: round === '' ? '-' : round },
      body: {
        type: 'plan_round',
        ...(known === undefined ? { isNew: true } : {}),
        plan: {
          scheme: chosen?.scheme ?? '',
          version: chosen?.version ?? '',
          month: typed.month,
          opensOn: typed.opensOn,
          closesOn: typed.closesOn,
          objectDays: Number(typed.objectDays),
          ...(typed.byHand.length > 0 ? { byHand: [...typed.byHand] } : {}),
        },
      },
    });
    if (done) void navigate({ to: ADDRESSES.round(round) });
  };
  return (
    <Answered asking={schemes}>
      {({ items }) => {
        const published = items.filter(({ standing }) => standing === 'published');
        if (published.length === 0) return <p className="notice">{words.noScheme}</p>;
        return (
          <form onSubmit={(event) => void submit(event, published)} noValidate>
            <Refusal refused={command.refused} fields={FIELDS} />
            <Away command={command} />
            <Field label={words.scheme} problems={[...new Set([...at('scheme'), ...at('version')])]} needed>
              {(control) => (
                <select {...control} value={typed.scheme} onChange={(event) => set({ scheme: event.target.value })}>
                  <option value="">{words.choose}</option>
                  {published.map(({ id, title, version }) => (
                    <option key={id} value={id}>
                      {nameIn(title, tongue)} · {version}
                    </option>
                  ))}
                </select>
              )}
            </Field>
            <div className="columns">
              <Field label={words.month} problems={ofMonth} needed>
                {(control) => (
                  <input {...control} type="month" value={typed.month} onChange={(event) => set({ month: event.target.value })} />
                )}
              </Field>
              <Field label={words.id} hint={words.idHint} problems={isOwnId ? ofId : []}>
                {(control) => (
                  <input
                    {...control}
                    value={typed.id}
                    placeholder={typed.month}
                    readOnly={known !== undefined}
                    onChange={(event) => set({ id: event.target.value })}
                  />
                )}
              </Field>
              <Field label={words.opensOn} problems={at('opensOn')} needed>
                {(control) => (
                  <input {...control} type="date" value={typed.opensOn} onChange={(event) => set({ opensOn: event.target.value })} />
                )}
              </Field>
              <Field label={words.closesOn} hint={words.closesHint} problems={at('closesOn')} needed>
                {(control) => (
                  <input {...control} type="date" value={typed.closesOn} onChange={(event) => set({ closesOn: event.target.value })} />
                )}
              </Field>
              <Field label={words.objectDays} hint={words.objectHint} problems={at('objectDays')} needed>
                {(control) => (
                  <input
                    {...control}
                    inputMode="numeric"
                    value={typed.objectDays}
                    onChange={(event) => set({ objectDays: event.target.value })}
                  />
                )}
              </Field>
            </div>
            {typed.scheme !== '' && (
              <ByHand scheme={typed.scheme} chosen={typed.byHand} onChoose={(byHand) => set({ byHand })} problems={at('byHand')} />
            )}
            <div className="buttons">
              <button type="submit" className="main" disabled={command.isRunning}>
                {words.save}
              </button>
            </div>
          </form>
        );
      }}
    </Answered>
  );
}
