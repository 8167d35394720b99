import type { RouteAnswer } from '@kedu/api';
import { type ReactNode, useEffect, useState } from 'react';
import { ADDRESSES } from '../app/addresses.ts';
import { askFile } from '../app/api.ts';
import { Away } from '../app/Away.tsx';
import { Datum } from '../app/Datum.tsx';
import { inChina } from '../app/day.ts';
import { Field } from '../app/Field.tsx';
import { Go } from '../app/Go.tsx';
import { useWords } from '../app/language.ts';
import { PageHead } from '../app/PageHead.tsx';
import { useNamed } from '../app/params.ts';
import { issuesAt } from '../app/refused.ts';
import { Refusal } from '../app/Refusal.tsx';
import { Answered } from '../app/states.tsx';
import { useAnswer } from '../app/useAnswer.ts';
import { useAuthority } from '../app/useAuthority.ts';
import { useCommand } from '../app/useCommand.ts';
import { SHELL_WORDS } from '../app/words.ts';
import { FileButton } from '../app/FileButton.tsx';
import { ComingFigures } from './ComingFigures.tsx';
import { IMPORT_WORDS } from './words.ts';

type ImportFile = RouteAnswer<'importFile'>;

/** How often a file that is being read is asked after, in milliseconds. */
const ASK_AGAIN = 1500;

/** One file on its way in: what was read of it, its problems cell by cell, and whether it is recorded or withdrawn (COLLECT-11). */
export function Page(): ReactNode {
  const words = useWords(IMPORT_WORDS);
  const authority = useAuthority();
  const id = useNamed('import');
  const file = useAnswer('importFile', { params: { authority, import: id } });
  const isReading = file.data?.standing === 'received';
  const { refetch } = file;
  useEffect(() => {
    if (!isReading) return;
    const timer = setInterval(() => void refetch(), ASK_AGAIN);
    return () => clearInterval(timer);
  }, [isReading, refetch]);
  return (
    <div className="frame">
      {file.data === undefined && <PageHead title={words.title} />}
      <Answered asking={file}>{(answer) => <Shown authority={authority} file={answer} />}</Answered>
    </div>
  );
}

function Shown({ authority, file }: { readonly authority: string; readonly file: ImportFile }): ReactNode {
  const words = useWords(IMPORT_WORDS);
  return (
    <>
      <PageHead
        title={words.importTitle(file.name)}
        above={<Go to={ADDRESSES.imports(file.round)}>{words.back}</Go>}
        below={`${words[file.standing]} · ${file.by.name} · ${inChina(file.at)}`}
      />
      {file.standing === 'received' && (
        <p className="loading" role="status">
          {words.reading}
        </p>
      )}
      {file.standing === 'recorded' && (
        <p className="said" role="status">
          {words.recordedNews}
        </p>
      )}
      {file.standing === 'refused' && (
        <div className="refusal" role="alert">
          <p>{words.refusedNews}</p>
        </div>
      )}
      <p>
        {[
          words.readCount(file.cells),
          ...(file.changed === undefined ? [] : [words.changedCount(file.changed)]),
          ...(file.errors > 0 ? [words.errors(file.errors)] : []),
          ...(file.warnings > 0 ? [words.warnings(file.warnings)] : []),
        ].join(' · ')}
      </p>
      <Commands authority={authority} file={file} />
      {file.problems.length > 0 && <Problems file={file} authority={authority} />}
      <ComingFigures file={file} />
    </>
  );
}

function Commands({ authority, file }: { readonly authority: string; readonly file: ImportFile }): ReactNode {
  const words = useWords(IMPORT_WORDS);
  const shell = useWords(SHELL_WORDS);
  const command = useCommand('commandImport');
  const [late, setLate] = useState('');
  const [reason, setReason] = useState<string>();
  const may = (name: string): boolean => file.can.some((step) => step.command === name && step.against.length === 0);
  const params = { authority, import: file.id };
  const fields = ['/reason', '/late'];
  if (!may('record_import') && !may('withdraw_import')) return null;
  return (
    <section className="part">
      <Refusal refused={command.refused} fields={fields} />
      <Away command={command} />
      {may('record_import') && (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            const said = late.trim();
            void command.run({ params, body: { type: 'record_import', ...(said === '' ? {} : { late: said }) } });
          }}
        >
          <p className="note">{words.recordHint}</p>
          <Field label={words.recordLate} problems={issuesAt(command.refused, '/late')}>
            {(control) => <input {...control} value={late} maxLength={1000} onChange={(event) => setLate(event.target.value)} />}
          </Field>
          <button type="submit" className="main" disabled={command.isRunning}>
            {words.record(file.cells)}
          </button>
        </form>
      )}
      {may('withdraw_import') &&
        (reason === undefined ? (
          <p>
            <button type="button" onClick={() => setReason('')}>
              {words.withdraw}
            </button>
          </p>
        ) : (
          <form
            onSubmit={(event) => {
              event.preventDefault();
              void command.run({ params, body: { type: 'withdraw_import', reason } });
            }}
          >
            <Field label={shell.reason} hint={shell.reasonHint} problems={issuesAt(command.refused, '/reason')} needed>
              {(control) => <textarea {...control} value={reason} maxLength={1000} onChange={(event) => setReason(event.target.value)} />}
            </Field>
            <button type="submit" className="danger" disabled={command.isRunning}>
              {words.withdraw}
            </button>
          </form>
        ))}
    </section>
  );
}

function Problems({ authority, file }: { readonly authority: string; readonly file: ImportFile }): ReactNode {
  const words = useWords(IMPORT_WORDS);
  const where = ({ sheet, cell, line, column }: ImportFile['problems'][number]): string =>
    [sheet, cell ?? [line === undefined ? '' : words.line(line), column === undefined ? '' : words.column(column)].join(' ').trim()]
      .filter((part) => part !== undefined && part !== '')
      .join(' ');
  return (
    <section className="part">
      <h2>{words.problems}</h2>
      {file.problems.some((problem) => where(problem) !== '') && <p className="note">{words.reportHint}</p>}
      <FileButton
        name={file.name.replace(/\.[^.]*$/, '') + '-问题.xlsx'}
        load={() => askFile('importReport', { params: { authority, import: file.id } })}
      >
        {words.report}
      </FileButton>
      {file.isCut && <p className="notice">{words.cut}</p>}
      <table className="stacks">
        <thead>
          <tr>
            <th scope="col">{words.where}</th>
            <th scope="col">{words.what}</th>
          </tr>
        </thead>
        <tbody>
          {file.problems.map((problem, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a list that is read once
            <tr key={place}>
              <th scope="row">{where(problem) || words.whole}</th>
              <td>
                <span className={problem.severity === 'error' ? 'mark warn' : 'mark'}>{words[`severity_${problem.severity}`]}</span>{' '}
                <Datum>{problem.text}</Datum>
                {problem.found !== undefined && (
                  <span>
                    {' '}
                    {words.found}
                    <Datum>{problem.found}</Datum>
                    {words.stop}
                  </span>
                )}
                {problem.expected !== undefined && (
                  <span>
                    {' '}
                    {words.expected}
                    <Datum>{problem.expected}</Datum>
                    {words.stop}
                  </span>
                )}
                {problem.remedy && (
                  <span className="soft">
                    {' '}
                    <Datum>{problem.remedy}</Datum>
                  </span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
