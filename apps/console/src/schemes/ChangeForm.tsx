import type { RouteAnswer } from '@kedu/api';
import { type FormEvent, type ReactNode, useState } from 'react';
import { Away } from '../app/Away.tsx';
import { ChooseMany } from '../app/ChooseMany.tsx';
import { tongueOf } from '../app/Datum.tsx';
import { Field } from '../app/Field.tsx';
import { useLanguage, useWords } from '../app/language.ts';
import { nameIn } from '../app/nameIn.ts';
import { issuesAt } from '../app/refused.ts';
import { Refusal } from '../app/Refusal.tsx';
import { Loading } from '../app/states.tsx';
import { useAnswer } from '../app/useAnswer.ts';
import { useAuthority } from '../app/useAuthority.ts';
import { useCommand } from '../app/useCommand.ts';
import { SHELL_WORDS } from '../app/words.ts';
import { type ChangedScheme, changedSchemes } from './changedSchemes.ts';
import { CHANGES_WORDS } from './words.ts';

const EMPTY = {
  scheme: '',
  change: 'add' as 'add' | 'change' | 'remove',
  /** Identifiers of indicators that are yet to be, and of those that there are. */
  added: [] as readonly string[],
  chosen: [] as readonly string[],
  from: '',
  reason: '',
};

/** Asks for an indicator to be added, changed or removed, from a day on and with a reason. */
export function ChangeForm({ versions }: { readonly versions: RouteAnswer<'schemes'>['items'] }): ReactNode {
  const words = useWords(CHANGES_WORDS);
  const shell = useWords(SHELL_WORDS);
  const tongue = useLanguage();
  const authority = useAuthority();
  const [typed, setTyped] = useState(EMPTY);
  const command = useCommand('requestChange');
  const set = (part: Partial<typeof EMPTY>): void => setTyped({ ...typed, ...part });
  const at = (field: string): readonly string[] => issuesAt(command.refused, `/${field}`);
  const schemes = changedSchemes(versions);
  const isNew = typed.change === 'add';
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const { scheme, change, from, reason } = typed;
    const indicators = [...(isNew ? typed.added : typed.chosen)];
    if (await command.run({ params: { authority }, body: { type: 'request_change', scheme, change, indicators, from, reason } }))
      setTyped(EMPTY);
  };
  return (
    <section className="part screen-only">
      <h2>{words.request}</h2>
      <form onSubmit={(event) => void submit(event)} noValidate>
        <Refusal refused={command.refused} fields={['/scheme', '/change', '/indicators', '/from', '/reason']} />
        <Away command={command} />
        {command.isDone && (
          <p className="said" role="status">
            {shell.done}
          </p>
        )}
        <div className="columns">
          <Field label={words.scheme} problems={at('scheme')} needed>
            {(control) => (
              <select {...control} value={typed.scheme} onChange={(event) => set({ scheme: event.target.value, chosen: [] })}>
                <option value="">{words.choose}</option>
                {schemes.map(({ scheme, title }) => (
                  <option key={scheme} value={scheme} lang={tongueOf(nameIn(title, tongue), tongue)}>
                    {nameIn(title, tongue)}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <Field label={words.change} problems={at('change')} needed>
            {(control) => (
              <select {...control} value={typed.change} onChange={(event) => set({ change: event.target.value as typeof typed.change })}>
                <option value="add">{words.add}</option>
                <option value="change">{words.change_}</option>
                <option value="remove">{words.remove}</option>
              </select>
            )}
          </Field>
          <Field label={words.from} problems={at('from')} needed>
            {(control) => <input {...control} type="date" value={typed.from} onChange={(event) => set({ from: event.target.value })} />}
          </Field>
        </div>
        {isNew ? (
          <ChooseMany
            label={words.indicators}
            typedHint={words.addedHint}
            problems={at('indicators')}
            choices={[]}
            chosen={typed.added}
            onChoose={(added) => set({ added })}
            needed
          />
        ) : (
          <OfScheme
            key={typed.scheme}
            scheme={schemes.find(({ scheme }) => scheme === typed.scheme)}
            chosen={typed.chosen}
            onChoose={(chosen) => set({ chosen })}
            problems={at('indicators')}
          />
        )}
        <Field label={words.reason} hint={shell.reasonHint} problems={at('reason')} needed>
          {(control) => <textarea {...control} value={typed.reason} onChange={(event) => set({ reason: event.target.value })} />}
        </Field>
        <div className="buttons">
          <button type="submit" className="main" disabled={command.isRunning}>
            {words.send}
          </button>
        </div>
      </form>
    </section>
  );
}

/** Which indicators of a scheme are to be changed or removed; typed where they cannot be read. */
function OfScheme({
  scheme,
  chosen,
  onChoose,
  problems,
}: {
  readonly scheme: ChangedScheme | undefined;
  readonly chosen: readonly string[];
  readonly onChoose: (indicators: readonly string[]) => void;
  readonly problems: readonly string[];
}): ReactNode {
  const words = useWords(CHANGES_WORDS);
  const tongue = useLanguage();
  const params = { authority: useAuthority(), scheme: scheme?.id ?? '' };
  const { data, error } = useAnswer('schemeIndicators', { params }, { isOff: scheme === undefined });
  if (scheme === undefined)
    return (
      <div className="field">
        {problems.map((text) => (
          <p className="problem" key={text}>
            {text}
          </p>
        ))}
        <p className="note">{words.schemeFirst}</p>
      </div>
    );
  if (data === undefined && !error) return <Loading />;
  return (
    <ChooseMany
      label={words.indicators}
      typedHint={words.indicatorsTypedHint}
      problems={problems}
      choices={(data?.items ?? []).map(({ id, title }) => ({ id, name: nameIn(title, tongue) }))}
      chosen={chosen}
      onChoose={onChoose}
      needed
    />
  );
}
