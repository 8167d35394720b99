import { type FormEvent, type ReactNode, useState } from 'react';
import { ADDRESSES } from '../app/addresses.ts';
import { Away } from '../app/Away.tsx';
import { inChina } from '../app/day.ts';
import { Field } from '../app/Field.tsx';
import { Go } from '../app/Go.tsx';
import { useLanguage, useWords } from '../app/language.ts';
import { nameIn } from '../app/nameIn.ts';
import { issuesAt, type Refused } from '../app/refused.ts';
import { Refusal } from '../app/Refusal.tsx';
import { useAnswer } from '../app/useAnswer.ts';
import { useAuthority } from '../app/useAuthority.ts';
import { useCommand } from '../app/useCommand.ts';
import type { ConnectorAnswer } from './ConnectorsPage.tsx';
import { CONNECTORS_WORDS } from './words.ts';

/** Captures now what a connector has for a round that is not sealed yet, and says what came of it (CONNECT-4). */
export function CaptureForm({ connector }: { readonly connector: ConnectorAnswer }): ReactNode {
  const words = useWords(CONNECTORS_WORDS);
  const tongue = useLanguage();
  const authority = useAuthority();
  const command = useCommand('capture');
  const rounds = useAnswer('rounds', { params: { authority } });
  const [chosen, setChosen] = useState<string>();
  const [came, setCame] = useState<{ readonly id: string; readonly changed: number; readonly errors: number }>();
  const taking = (rounds.data?.items ?? []).filter(({ standing }) => standing === 'open' || standing === 'closed');
  const round = chosen ?? taking.at(-1)?.id;
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setCame(undefined);
    if (round === undefined) return;
    const done = await command.run({ params: { authority, connector: connector.id }, body: { round } });
    if (done) setCame({ id: done.id, changed: done.import?.changed ?? 0, errors: done.import?.errors ?? 0 });
  };
  const news = command.refused && noNews(command.refused);
  if (rounds.data === undefined) return null;
  return (
    <section className="part screen-only">
      <h2>{words.capture}</h2>
      {taking.length === 0 ? (
        <p className="note">{words.noRound}</p>
      ) : (
        <form onSubmit={(event) => void submit(event)} noValidate>
          {news === undefined ? (
            <Refusal refused={command.refused} fields={['/round']} />
          ) : (
            <p className="notice" role="status">
              {words[news]} {connector.next !== undefined && words.nextAt(inChina(connector.next))}
            </p>
          )}
          <Away command={command} />
          {came && (
            <p className={came.errors > 0 ? 'notice' : 'said'} role="status">
              {came.errors > 0 ? words.refused(came.errors) : words.captured(came.changed)}{' '}
              <Go to={ADDRESSES.importFile(came.id)}>{words.toFile}</Go>
            </p>
          )}
          <Field label={words.round} hint={words.captureHint} problems={issuesAt(command.refused, '/round')} needed>
            {(control) => (
              <select {...control} value={round} onChange={(event) => setChosen(event.target.value)}>
                {taking.map(({ id, title }) => (
                  <option key={id} value={id}>
                    {id} · {nameIn(title, tongue)}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <div className="buttons">
            <button type="submit" className="main" disabled={command.isRunning || connector.kind === 'unconfigured'}>
              {command.isRunning ? words.capturing : words.capture}
            </button>
            {connector.kind === 'unconfigured' && <span className="soft">{words.notConfigured}</span>}
          </div>
        </form>
      )}
    </section>
  );
}

/** That the source has nothing new is no failure: the same bytes as before, or no file at all (CONNECT-4). */
function noNews({ issues }: Refused): 'sameFile' | 'noFile' | undefined {
  const [issue] = issues;
  if (issue === undefined || issues.length > 1) return undefined;
  if (issue.code === 'IMPORT_OTHER' && issue.reason === 'recorded') return 'sameFile';
  return issue.code === 'CONNECT_SOURCE' && issue.reason === 'empty' ? 'noFile' : undefined;
}
