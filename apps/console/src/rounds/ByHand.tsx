import type { ReactNode } from 'react';
import { ChooseMany } from '../app/ChooseMany.tsx';
import { useLanguage, useWords } from '../app/language.ts';
import { Loading } from '../app/states.tsx';
import { useAnswer } from '../app/useAnswer.ts';
import { useAuthority } from '../app/useAuthority.ts';
import { byHandChoices } from './byHandChoices.ts';
import { ROUNDS_WORDS } from './words.ts';

/** Which indicators of a scheme version a round asks of people though a connector has them (ROUND-6); nothing where there are none. */
export function ByHand({
  scheme,
  chosen,
  onChoose,
  problems,
}: {
  readonly scheme: string;
  readonly chosen: readonly string[];
  readonly onChoose: (indicators: readonly string[]) => void;
  readonly problems: readonly string[];
}): ReactNode {
  const words = useWords(ROUNDS_WORDS);
  const tongue = useLanguage();
  const authority = useAuthority();
  const indicators = useAnswer('schemeIndicators', { params: { authority, scheme } });
  const connectors = useAnswer('connectors', { params: { authority } });
  if ([indicators, connectors].some(({ data, error }) => data === undefined && !error)) return <Loading />;
  const isKnown = indicators.data !== undefined;
  const choices = isKnown ? byHandChoices(indicators.data.items, connectors.data?.items, chosen, tongue) : [];
  if (isKnown && choices.length === 0) return null;
  return (
    <ChooseMany
      label={words.byHand}
      hint={words.byHandHint}
      typedHint={words.byHandTypedHint}
      problems={problems}
      choices={choices}
      chosen={chosen}
      onChoose={onChoose}
    />
  );
}
