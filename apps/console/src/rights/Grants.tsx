import { TABLE_GROUPS, type TableGroup } from '@kedu/workflow';
import { type FormEvent, type ReactNode, useState } from 'react';
import { Datum } from '../app/Datum.tsx';
import { ActionDialog } from '../app/ActionDialog.tsx';
import type { ShownRights } from '../app/answers.ts';
import { Away } from '../app/Away.tsx';
import { ChooseMany } from '../app/ChooseMany.tsx';
import { Field } from '../app/Field.tsx';
import { useWords } from '../app/language.ts';
import { useMarks } from '../app/marks.ts';
import { issuesAt } from '../app/refused.ts';
import { Refusal } from '../app/Refusal.tsx';
import { useAuthority } from '../app/useAuthority.ts';
import { useCommand } from '../app/useCommand.ts';
import { SHELL_WORDS } from '../app/words.ts';
import { useMay } from '../session/useMay.ts';
import { useUnitChoices } from './useChoices.ts';
import { RIGHTS_WORDS } from './words.ts';

type Grant = ShownRights['grants'][number];

/** Leave of other authorities to read: what, of which units, until when, and why (RIGHT-10). */
export function Grants({ rights }: { readonly rights: ShownRights }): ReactNode {
  const words = useWords(RIGHTS_WORDS);
  const marks = useMarks();
  const authority = useAuthority();
  const mayGrant = useMay('grant_reading');
  const [ending, setEnding] = useState<Grant>();
  const end = useCommand('commandRights');
  return (
    <section className="part">
      <h2>{words.grants}</h2>
      {rights.grants.length === 0 ? (
        <p className="note">{words.grantsNone}</p>
      ) : (
        <table className="stacks">
          <thead>
            <tr>
              <th scope="col">{words.reader}</th>
              <th scope="col">{words.tables}</th>
              <th scope="col">{words.units}</th>
              <th scope="col">{words.from}</th>
              <th scope="col">{words.until}</th>
              <th scope="col">{words.reason}</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {rights.grants.map((grant) => (
              <tr key={grant.id}>
                <th scope="row">{grant.reader}</th>
                <td data-name={words.tables}>{marks.listed(grant.tables.map((table) => words[table]))}</td>
                <td data-name={words.units}>{grant.units === 'all' ? words.allUnits : words.someUnits(grant.units.length)}</td>
                <td data-name={words.from}>{grant.from}</td>
                <td data-name={words.until}>{grant.until}</td>
                <td data-name={words.reason}>
                  <Datum>{grant.reason}</Datum>
                </td>
                <td className="actions">
                  {mayGrant && rights.today <= grant.until && (
                    <button
                      type="button"
                      aria-label={marks.of(words.end, grant.reader)}
                      onClick={() => {
                        end.clear();
                        setEnding(grant);
                      }}
                    >
                      {words.end}
                    </button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {ending && (
        <ActionDialog
          title={marks.of(words.end, ending.reader)}
          fields={[
            { name: 'last', kind: 'day', label: words.endLast, value: rights.today },
            { name: 'reason', kind: 'reason' },
          ]}
          course={end}
          give={async ({ last = '', reason = '' }) =>
            (await end.run({ params: { authority }, body: { type: 'end_reading', grant: ending.id, last, reason } })) !== undefined
          }
          onClose={() => setEnding(undefined)}
        />
      )}
      {mayGrant && <GrantReading today={rights.today} />}
    </section>
  );
}

function GrantReading({ today }: { readonly today: string }): ReactNode {
  const words = useWords(RIGHTS_WORDS);
  const shell = useWords(SHELL_WORDS);
  const authority = useAuthority();
  const empty = {
    id: '',
    reader: '',
    tables: [] as readonly TableGroup[],
    units: [] as readonly string[],
    from: today,
    until: '',
    reason: '',
  };
  const [typed, setTyped] = useState(empty);
  const units = useUnitChoices();
  const set = (part: Partial<typeof empty>): void => setTyped({ ...typed, ...part });
  const command = useCommand('commandRights');
  const at = (field: string): readonly string[] => issuesAt(command.refused, `/${field}`);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const body = { ...typed, type: 'grant_reading', units: typed.units.length === 0 ? 'all' : typed.units } as const;
    if (await command.run({ params: { authority }, body })) setTyped(empty);
  };
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <h3>{words.grant}</h3>
      <Refusal refused={command.refused} fields={['/id', '/reader', '/tables', '/units', '/from', '/until', '/reason']} />
      <Away command={command} />
      {command.isDone && (
        <p className="said" role="status">
          {shell.done}
        </p>
      )}
      <div className="columns">
        <Field label={words.reader} hint={words.readerHint} problems={at('reader')} needed>
          {(control) => <input {...control} value={typed.reader} onChange={(event) => set({ reader: event.target.value.trim() })} />}
        </Field>
        <Field label={words.grantId} problems={at('id')} needed>
          {(control) => <input {...control} value={typed.id} onChange={(event) => set({ id: event.target.value.trim() })} />}
        </Field>
        <Field label={words.from} problems={at('from')} needed>
          {(control) => <input {...control} type="date" value={typed.from} onChange={(event) => set({ from: event.target.value })} />}
        </Field>
        <Field label={words.until} problems={at('until')} needed>
          {(control) => <input {...control} type="date" value={typed.until} onChange={(event) => set({ until: event.target.value })} />}
        </Field>
        <ChooseMany
          label={words.units}
          hint={words.unitsHint}
          typedHint={words.unitsTypedHint}
          problems={at('units')}
          choices={units}
          chosen={typed.units}
          onChoose={(chosen) => set({ units: chosen })}
        />
        <fieldset className="field">
          <legend>{words.tables}</legend>
          <div className="choices">
            {TABLE_GROUPS.map((table) => (
              <label className="choice" key={table}>
                <input
                  type="checkbox"
                  checked={typed.tables.includes(table)}
                  onChange={(event) =>
                    set({ tables: event.target.checked ? [...typed.tables, table] : typed.tables.filter((known) => known !== table) })
                  }
                />
                {words[table]}
              </label>
            ))}
          </div>
          {at('tables').map((text) => (
            <p className="problem" key={text}>
              {text}
            </p>
          ))}
        </fieldset>
      </div>
      <Field label={words.reason} hint={shell.reasonHint} problems={at('reason')} needed>
        {(control) => <textarea {...control} value={typed.reason} onChange={(event) => set({ reason: event.target.value })} />}
      </Field>
      <div className="buttons">
        <button type="submit" className="main" disabled={command.isRunning}>
          {words.grant}
        </button>
      </div>
    </form>
  );
}
