import type { ReactNode } from 'react';
import { useWords } from '../app/language.ts';
import { PageHead } from '../app/PageHead.tsx';
import { Answered } from '../app/states.tsx';
import { useAnswer } from '../app/useAnswer.ts';
import { useAuthority } from '../app/useAuthority.ts';
import { Accounts } from './Accounts.tsx';
import { Administrators } from './Administrators.tsx';
import { Grants } from './Grants.tsx';
import { Owners } from './Owners.tsx';
import { Posts } from './Posts.tsx';
import { RIGHTS_WORDS } from './words.ts';

/** Who may do what: administrators, posts with their vacancies, owners of indicators, accounts, reading across authorities. */
export function Page(): ReactNode {
  const words = useWords(RIGHTS_WORDS);
  const rights = useAnswer('rights', { params: { authority: useAuthority() } });
  return (
    <div className="frame">
      <PageHead title={words.title} below={words.lead} />
      <Answered asking={rights}>
        {(answer) => (
          <>
            <Posts rights={answer} />
            <Administrators rights={answer} />
            <Owners rights={answer} />
            {answer.accounts && (
              <Accounts
                accounts={answer.accounts}
                administrators={answer.administrators.flatMap(({ person }) => person?.id ?? [])}
                resets={answer.resets}
                today={answer.today}
              />
            )}
            <Grants rights={answer} />
          </>
        )}
      </Answered>
    </div>
  );
}
