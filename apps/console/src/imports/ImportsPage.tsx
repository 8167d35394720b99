import { MOST_IMPORT_BYTES } from '@kedu/workflow';
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { ADDRESSES } from '../app/addresses.ts';
import { askFile } from '../app/api.ts';
import { Away } from '../app/Away.tsx';
import { Field } from '../app/Field.tsx';
import { Go } from '../app/Go.tsx';
import { useLanguage, useWords } from '../app/language.ts';
import { nameIn } from '../app/nameIn.ts';
import { PageHead } from '../app/PageHead.tsx';
import { useNamed } from '../app/params.ts';
import { issuesAt } from '../app/refused.ts';
import { Refusal } from '../app/Refusal.tsx';
import { useAnswer } from '../app/useAnswer.ts';
import { useAuthority } from '../app/useAuthority.ts';
import { useCommand } from '../app/useCommand.ts';
import { useMay } from '../session/useMay.ts';
import { FileButton } from '../app/FileButton.tsx';
import { Empty } from '../app/states.tsx';
import { ImportsTable } from './ImportsTable.tsx';
import { IMPORT_WORDS } from './words.ts';

/** Reporting by file: the template, the upload, and what became of earlier ones. */
export function Page(): ReactNode {
  const words = useWords(IMPORT_WORDS);
  const round = useNamed('round');
  const authority = useAuthority();
  if (!useMay('make_import'))
    return (
      <div className="frame">
        <PageHead title={words.title} above={<Go to={ADDRESSES.columns(round)}>{round}</Go>} />
        <Empty>
          {words.mayNot} <Go to={ADDRESSES.entry(round)}>{words.byHand}</Go>
        </Empty>
      </div>
    );
  return (
    <div className="frame">
      <PageHead title={words.title} above={<Go to={ADDRESSES.columns(round)}>{round}</Go>} below={words.below} />
      <div className="columns">
        <Template round={round} authority={authority} />
        <Upload round={round} authority={authority} />
      </div>
      <section className="part">
        <h2>{words.list}</h2>
        <ImportsTable round={round} />
      </section>
    </div>
  );
}

function Template({ round, authority }: { readonly round: string; readonly authority: string }): ReactNode {
  const words = useWords(IMPORT_WORDS);
  const language = useLanguage();
  const columns = useAnswer('columns', { params: { authority, round } });
  const [indicator, setIndicator] = useState('');
  const own = columns.data?.items.filter(({ way, can }) => way !== 'connector' && can.includes('enter')) ?? [];
  const indicators = new Map(own.map((column) => [column.indicator, nameIn(column.title, language)]));
  return (
    <section>
      <h2>{words.template}</h2>
      {indicators.size > 1 && (
        <Field label={words.templateOf}>
          {(control) => (
            <select {...control} value={indicator} onChange={(event) => setIndicator(event.target.value)}>
              <option value="">{words.allIndicators}</option>
              {[...indicators].map(([id, title]) => (
                <option key={id} value={id}>
                  {title}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      <FileButton
        name={`${round}${indicator === '' ? '' : `-${indicator}`}.xlsx`}
        load={() => askFile('template', { params: { authority, round }, query: indicator === '' ? {} : { indicator } })}
      >
        {words.template}
      </FileButton>
    </section>
  );
}

function Upload({ round, authority }: { readonly round: string; readonly authority: string }): ReactNode {
  const words = useWords(IMPORT_WORDS);
  const upload = useCommand('upload');
  const navigate = useNavigate();
  const [file, setFile] = useState<File>();
  const isTooLarge = file !== undefined && file.size > MOST_IMPORT_BYTES;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (file === undefined || isTooLarge) return;
        void upload.run({ params: { authority, round }, body: {}, file }).then((made) => {
          if (made !== undefined) void navigate({ to: ADDRESSES.importFile(made.id) });
        });
      }}
    >
      <h2>{words.upload}</h2>
      <Refusal refused={upload.refused} fields={['/file']} />
      <Away command={upload} />
      <Field
        label={words.choose}
        hint={words.chooseHint}
        problems={isTooLarge ? [words.tooLarge] : issuesAt(upload.refused, '/file')}
        needed
      >
        {(control) => <input {...control} type="file" accept=".xlsx,.csv,.zip" onChange={(event) => setFile(event.target.files?.[0])} />}
      </Field>
      <button type="submit" className="main" disabled={file === undefined || isTooLarge || upload.isRunning}>
        {upload.isRunning ? words.uploading : words.upload}
      </button>
    </form>
  );
}
