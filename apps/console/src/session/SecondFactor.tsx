import type { RouteAnswer } from '@kedu/api';
import { type FormEvent, type ReactNode, useState } from 'react';
import { renderSVG } from 'uqr';
import { Away } from '../app/Away.tsx';
import { Field } from '../app/Field.tsx';
import { useWords } from '../app/language.ts';
import { issuesAt } from '../app/refused.ts';
import { Refusal } from '../app/Refusal.tsx';
import { useCommand } from '../app/useCommand.ts';
import { useSession } from './session.ts';
import { SESSION_WORDS } from './words.ts';

/** Sets up the second factor: a secret to scan or type, then a code that proves it (SIGN-3). */
export function SecondFactor(): ReactNode {
  const words = useWords(SESSION_WORDS);
  const { hasSecondFactor } = useSession();
  const [begun, setBegun] = useState<RouteAnswer<'beginSecondFactor'>>();
  const [code, setCode] = useState('');
  const begin = useCommand('beginSecondFactor');
  const confirm = useCommand('confirmSecondFactor');
  const start = async (): Promise<void> => {
    confirm.clear();
    setBegun(await begin.run({}));
  };
  const prove = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (!(await confirm.run({ body: { code: code.replace(/\s/g, '') } }))) return;
    setBegun(undefined);
    setCode('');
  };
  return (
    <section className="part">
      <h2>{words.factor}</h2>
      <p>{hasSecondFactor ? words.factorOn : words.factorOff}</p>
      <Refusal refused={begin.refused} />
      <Away command={begin} />
      {confirm.isDone && (
        <p className="said" role="status">
          {words.factorDone}
        </p>
      )}
      {begun ? (
        <form onSubmit={(event) => void prove(event)} noValidate>
          <Refusal refused={confirm.refused} fields={['/code']} />
          <Away command={confirm} />
          <p>{words.factorScan}</p>
          <QrCode text={begun.address} label={words.factorQr} />
          <p>
            {words.factorSecret} <span className="secret">{begun.secret}</span>
          </p>
          <p>{words.factorProve}</p>
          <Field label={words.code} problems={issuesAt(confirm.refused, '/code')} needed className="short">
            {(control) => (
              <input
                {...control}
                inputMode="numeric"
                autoComplete="one-time-code"
                value={code}
                onChange={(event) => setCode(event.target.value)}
              />
            )}
          </Field>
          <div className="buttons">
            <button type="submit" className="main" disabled={confirm.isRunning}>
              {words.factorFinish}
            </button>
          </div>
        </form>
      ) : hasSecondFactor ? (
        <p className="note">{words.factorLost}</p>
      ) : (
        <button type="button" onClick={() => void start()} disabled={begin.isRunning}>
          {words.factorStart}
        </button>
      )}
    </section>
  );
}

/** The drawing is made by a library out of an address: it goes in as an image, so that nothing in it is ever markup of the page. */
function QrCode({ text, label }: { readonly text: string; readonly label: string }): ReactNode {
  return <img className="qr" alt={label} src={`data:image/svg+xml,${encodeURIComponent(renderSVG(text, { border: 0 }))}`} />;
}
