import type { RunSummaryAnswer } from '@kedu/api';
import type { ReactNode } from 'react';
import { Datum } from './Datum.tsx';
import { useLanguage, useWords } from './language.ts';
import { nameIn } from './nameIn.ts';
import { useAnswer } from './useAnswer.ts';
import { useAuthority } from './useAuthority.ts';
import { SHELL_WORDS } from './words.ts';

/** Scheme of a run and the day as of which it was worked out, on the screen and on paper alike. */
export function RunBasis({ title, asOf }: Pick<RunSummaryAnswer, 'title' | 'asOf'>): ReactNode {
  const words = useWords(SHELL_WORDS);
  const tongue = useLanguage();
  return (
    <>
      <Datum>{nameIn(title, tongue)}</Datum> · {words.asOf(asOf)}
    </>
  );
}

/** The same of a run that is known by its identifier, behind its period where that is said; nothing of it until it is read. */
export function BasisOf({ run, period }: { readonly run: string; readonly period?: string | undefined }): ReactNode {
  const { data } = useAnswer('runs', { params: { authority: useAuthority() } });
  const here = data?.items.find(({ id }) => id === run);
  return (
    <>
      {period}
      {period && here && ' · '}
      {here && <RunBasis title={here.title} asOf={here.asOf} />}
    </>
  );
}
