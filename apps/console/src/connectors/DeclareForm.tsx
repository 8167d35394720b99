import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { addressOf } from '../app/address.ts';
import { Away } from '../app/Away.tsx';
import { Field } from '../app/Field.tsx';
import { useWords } from '../app/language.ts';
import { issuesAt } from '../app/refused.ts';
import { Refusal } from '../app/Refusal.tsx';
import { useAuthority } from '../app/useAuthority.ts';
import { useCommand } from '../app/useCommand.ts';
import { SHELL_WORDS } from '../app/words.ts';
import type { ConnectorAnswer } from './ConnectorsPage.tsx';
import { mappingChoices, mappingName } from './mappingChoices.ts';
import { useCollectedIndicators } from './useIndicatorTitles.ts';
import { CONNECTORS_WORDS } from './words.ts';

const FIELDS = ['/connector', '/indicators', '/mapping', '/from'];

/** Declares a connector, or changes what one that is live has: its indicators, the mapping that reads it, from which day on it counts. */
export function DeclareForm({ mappings, known }: { readonly mappings: readonly string[]; readonly known?: ConnectorAnswer }): ReactNode {
  const words = useWords(CONNECTORS_WORDS);
  const shell = useWords(SHELL_WORDS);
  const authority = useAuthority();
  const navigate = useNavigate();
  const group = useId();
  const command = useCommand('commandConnector');
  const collected = useCollectedIndicators();
  const [id, setId] = useState(known?.id ?? '');
  const [mapping, setMapping] = useState(known?.mapping ?? '');
  const [from, setFrom] = useState(known?.from ?? '');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set(known?.indicators ?? []));
  const [isIdle, setIsIdle] = useState(false);
  const titles = new Map(collected.map((each) => [each.id, each.title]));
  // What it has and no scheme in force collects any more stays to be seen, and to be taken out.
  const offered = [...collected.map((each) => each.id), ...[...chosen].filter((each) => !titles.has(each))];
  const problems = issuesAt(command.refused, '/indicators');
  const isAsItWas =
    known !== undefined &&
    mapping === known.mapping &&
    from === known.from &&
    chosen.size === known.indicators.length &&
    known.indicators.every((each) => chosen.has(each));
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setIsIdle(isAsItWas);
    if (isAsItWas) return;
    const connector = id.trim() === '' ? '-' : id.trim();
    const body = {
      type: known ? ('change_connector' as const) : ('declare_connector' as const),
      indicators: [...chosen],
      mapping,
      from,
    };
    if (await command.run({ params: { authority, connector }, body })) {
      if (!known) void navigate({ to: addressOf('/connectors/$connector', { connector }) });
    }
  };
  return (
    <section className="part screen-only">
      <h2>{known ? words.change : words.declare}</h2>
      <form onSubmit={(event) => void submit(event)} noValidate>
        <Refusal refused={command.refused} fields={FIELDS} />
        <Away command={command} />
        {(command.isDone || isIdle) && (
          <p className="said" role="status">
            {isIdle ? words.unchanged : shell.done}
          </p>
        )}
        <div className="columns">
          {!known && (
            <Field label={words.id} hint={words.idHint} problems={issuesAt(command.refused, '/connector')} needed>
              {(control) => <input {...control} value={id} onChange={(event) => setId(event.target.value)} />}
            </Field>
          )}
          <Field label={words.mapping} hint={words.mappingHint} problems={issuesAt(command.refused, '/mapping')} needed>
            {(control) => (
              <select {...control} value={mapping} onChange={(event) => setMapping(event.target.value)}>
                <option value="">{shell.choose}</option>
                {mappingChoices(mappings, known?.mapping).map((each) => (
                  <option key={each} value={each}>
                    {mappingName(each, words)}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <Field label={words.from} hint={words.fromHint} problems={issuesAt(command.refused, '/from')} needed>
            {(control) => <input {...control} type="date" value={from} onChange={(event) => setFrom(event.target.value)} />}
          </Field>
        </div>
        <fieldset aria-describedby={problems.length > 0 ? group : undefined}>
          <legend>{words.choose(chosen.size)}</legend>
          {problems.map((text) => (
            <p className="problem" id={group} key={text}>
              {text}
            </p>
          ))}
          <div className="choices even">
            {offered.map((indicator) => (
              <label className="choice" key={indicator}>
                <input
                  type="checkbox"
                  checked={chosen.has(indicator)}
                  onChange={(event) => {
                    const next = new Set(chosen);
                    if (event.target.checked) next.add(indicator);
                    else next.delete(indicator);
                    setChosen(next);
                  }}
                />
                {titles.get(indicator) ?? indicator}
              </label>
            ))}
          </div>
        </fieldset>
        <div className="buttons">
          <button type="submit" className="main" disabled={command.isRunning}>
            {known ? shell.save : words.declare}
          </button>
        </div>
      </form>
    </section>
  );
}
