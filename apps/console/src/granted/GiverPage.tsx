import type { ReactNode } from 'react';
import { Go } from '../app/Go.tsx';
import { useLanguage, useWords } from '../app/language.ts';
import { nameIn } from '../app/nameIn.ts';
import { PageHead } from '../app/PageHead.tsx';
import { useNamed } from '../app/params.ts';
import { Answered, Empty } from '../app/states.tsx';
import { useAnswer } from '../app/useAnswer.ts';
import { useAuthority } from '../app/useAuthority.ts';
import { useMay } from '../session/useMay.ts';
import { GrantedFigures } from './GrantedFigures.tsx';
import { GrantedResults, GrantedRounds, GrantedSchemes } from './GrantedTables.tsx';
import { GRANTED_WORDS } from './words.ts';

/** What one authority lets this one read: each group of tables that a grant opens, as far as the post may read the same of its own (RIGHT-17). */
export function Page(): ReactNode {
  const words = useWords(GRANTED_WORDS);
  const tongue = useLanguage();
  const giver = useNamed('giver');
  const held = useAnswer('granted', { params: { authority: useAuthority() } });
  const grants = held.data?.items.filter((grant) => grant.giver.id === giver) ?? [];
  const mayReadValues = useMay('read_value');
  const mayReadResults = useMay('read_result');
  const isOpen = (group: (typeof grants)[number]['tables'][number]): boolean => grants.some(({ tables }) => tables.includes(group));
  const title = grants[0] === undefined ? giver : nameIn(grants[0].giver.title, tongue);
  return (
    <div className="frame">
      <PageHead title={title} below={words.below} above={<Go to="/granted">{words.title}</Go>} />
      <Answered asking={held}>
        {() =>
          grants.length === 0 ? (
            <Empty>{words.over}</Empty>
          ) : (
            <>
              {isOpen('values') && mayReadValues && <GrantedFigures giver={giver} />}
              {isOpen('rounds') && mayReadValues && <GrantedRounds giver={giver} />}
              {isOpen('results') && mayReadResults && <GrantedResults giver={giver} />}
              {isOpen('schemes') && <GrantedSchemes giver={giver} />}
            </>
          )
        }
      </Answered>
    </div>
  );
}
