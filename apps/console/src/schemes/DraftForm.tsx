import type { RouteAnswer } from '@kedu/api';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, type ReactNode, useState } from 'react';
import { ADDRESSES } from '../app/addresses.ts';
import { Away } from '../app/Away.tsx';
import { Field } from '../app/Field.tsx';
import { useWords } from '../app/language.ts';
import { issuesAt } from '../app/refused.ts';
import { Refusal } from '../app/Refusal.tsx';
import { useAuthority } from '../app/useAuthority.ts';
import { useCommand } from '../app/useCommand.ts';
import { Findings } from './Findings.tsx';
import { SCHEMES_WORDS } from './words.ts';

/** Uploads the files of a version, shows what the check finds, and keeps them as a draft (SCHEMEPUB-1). `of` fixes the version. */
export function DraftForm({ of }: { readonly of?: string }): ReactNode {
  const words = useWords(SCHEMES_WORDS);
  const authority = useAuthority();
  const navigate = useNavigate();
  const [id, setId] = useState(of ?? '');
  const [file, setFile] = useState<File>();
  const [from, setFrom] = useState('');
  const [requests, setRequests] = useState('');
  const [checked, setChecked] = useState<RouteAnswer<'putSchemeFiles'>>();
  const upload = useCommand('putSchemeFiles');
  const draft = useCommand('commandScheme');
  const params = { authority, scheme: id.trim() === '' ? '-' : id.trim() };
  const put = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setChecked(undefined);
    if (file) setChecked(await upload.run({ params, file }));
  };
  const keep = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (!checked) return;
    const named = requests.split(/[\s,，、]+/).filter((part) => part !== '');
    const done = await draft.run({ params, body: { type: 'draft_scheme', hash: checked.hash, from, requests: named } });
    if (done) void navigate({ to: ADDRESSES.scheme(id.trim()) });
  };
  return (
    <section className="part screen-only">
      <h2>{words.newVersion}</h2>
      <form onSubmit={(event) => void put(event)} noValidate>
        <Refusal refused={upload.refused} fields={['/scheme']} />
        <Away command={upload} />
        <div className="columns">
          <Field
            label={words.id}
            hint={words.idHint}
            problems={[...issuesAt(upload.refused, '/scheme'), ...issuesAt(draft.refused, '/scheme')]}
            needed
          >
            {(control) => <input {...control} value={id} readOnly={of !== undefined} onChange={(event) => setId(event.target.value)} />}
          </Field>
          <Field label={words.file} hint={words.filesHint} needed>
            {(control) => <input {...control} type="file" accept=".zip" onChange={(event) => setFile(event.target.files?.[0])} />}
          </Field>
        </div>
        <div className="buttons">
          <button type="submit" disabled={upload.isRunning || !file || id.trim() === ''}>
            {upload.isRunning ? words.uploading : words.upload}
          </button>
        </div>
      </form>
      {checked && (
        <form onSubmit={(event) => void keep(event)} noValidate>
          <p role="status">{words.checked(checked.files, checked.errors, checked.warnings)}</p>
          <Findings findings={checked.findings} />
          <Refusal refused={draft.refused} fields={['/scheme', '/from', '/requests']} />
          <Away command={draft} />
          <div className="columns">
            <Field label={words.from} hint={words.fromHint} problems={issuesAt(draft.refused, '/from')} needed>
              {(control) => <input {...control} type="date" value={from} onChange={(event) => setFrom(event.target.value)} />}
            </Field>
            <Field label={words.requests} hint={words.requestsHint} problems={issuesAt(draft.refused, '/requests')}>
              {(control) => <textarea {...control} value={requests} onChange={(event) => setRequests(event.target.value)} />}
            </Field>
          </div>
          <div className="buttons">
            <button type="submit" className="main" disabled={draft.isRunning}>
              {words.draft}
            </button>
          </div>
        </form>
      )}
    </section>
  );
}
