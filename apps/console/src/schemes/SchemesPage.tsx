import type { ReactNode } from 'react';
import { ADDRESSES } from '../app/addresses.ts';
import { inChina } from '../app/day.ts';
import { Go } from '../app/Go.tsx';
import { useLanguage, useWords } from '../app/language.ts';
import { nameIn } from '../app/nameIn.ts';
import { PageHead } from '../app/PageHead.tsx';
import { stateWord } from '../app/spoken.ts';
import { Answered, Empty } from '../app/states.tsx';
import { useAnswer } from '../app/useAnswer.ts';
import { useAuthority } from '../app/useAuthority.ts';
import { useMay } from '../session/useMay.ts';
import { DraftForm } from './DraftForm.tsx';
import { SCHEMES_WORDS } from './words.ts';

/** Versions of schemes with where they stand; below, for whoever drafts, the upload of another. */
export function Page(): ReactNode {
  const words = useWords(SCHEMES_WORDS);
  const tongue = useLanguage();
  const schemes = useAnswer('schemes', { params: { authority: useAuthority() } });
  const mayDraft = useMay('draft_scheme');
  return (
    <div className="frame">
      <PageHead title={words.title} actions={<Go to={ADDRESSES.changes()}>{words.changes}</Go>} />
      <Answered asking={schemes}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty>
              {words.none} {words.noneHint}
            </Empty>
          ) : (
            <table className="stacks">
              <thead>
                <tr>
                  <th scope="col">{words.scheme}</th>
                  <th scope="col">{words.version}</th>
                  <th scope="col">{words.standing}</th>
                  <th scope="col">{words.from}</th>
                  <th scope="col">{words.check}</th>
                  <th scope="col">{words.changed}</th>
                </tr>
              </thead>
              <tbody>
                {items.map(({ id, title, version, standing, from, errors, warnings, changedAt }) => (
                  <tr key={id}>
                    <th scope="row">
                      <Go to={ADDRESSES.scheme(id)}>{nameIn(title, tongue)}</Go>
                    </th>
                    <td data-name={words.version}>{version}</td>
                    <td data-name={words.standing}>{stateWord(standing, tongue)}</td>
                    <td data-name={words.from}>{from}</td>
                    <td data-name={words.check} className={errors > 0 ? 'loss' : undefined}>
                      {words.findings(errors, warnings)}
                    </td>
                    <td data-name={words.changed}>{changedAt && inChina(changedAt)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )
        }
      </Answered>
      {mayDraft && <DraftForm />}
    </div>
  );
}
