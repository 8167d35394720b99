import type { ReactNode } from 'react';
import { Datum } from '../app/Datum.tsx';
import { Go } from '../app/Go.tsx';
import { useLanguage, useWords } from '../app/language.ts';
import { useMarks } from '../app/marks.ts';
import { nameIn } from '../app/nameIn.ts';
import { useAnswer } from '../app/useAnswer.ts';
import { useAuthority } from '../app/useAuthority.ts';
import { GRANTED_WORDS } from './words.ts';

/** That other authorities have opened something to this one, and the way there; nothing where none has (RIGHT-17). */
export function Glance(): ReactNode {
  const words = useWords(GRANTED_WORDS);
  const marks = useMarks();
  const tongue = useLanguage();
  const held = useAnswer('granted', { params: { authority: useAuthority() } });
  const givers = new Map(held.data?.items.map(({ giver }) => [giver.id, nameIn(giver.title, tongue)]));
  if (givers.size === 0) return null;
  return (
    <p className="note">
      {words.glance}
      {marks.colon}
      <Datum>{marks.listed([...givers.values()])}</Datum> <Go to="/granted">{words.go}</Go>
    </p>
  );
}
