import type { ReactNode } from 'react';
import { Datum } from '../../app/Datum.tsx';
import { useLanguage, useWords } from '../../app/language.ts';
import { useMarks } from '../../app/marks.ts';
import { nameIn } from '../../app/nameIn.ts';
import type { StandingFigure } from '../read/sheetOf.ts';
import { ENTRY_WORDS, type EntryWords } from '../words.ts';
import { type BulkCommand, type ReasonAgainst, reasonsAgainst } from './orderOf.ts';
import { REVIEW_WORDS, type ReviewWords } from './words.ts';

/** Codes whose reason is said in two words before all of it. */
const BRIEF = ['TWICE_ONE_PERSON', 'RIGHT_DENIED', 'COLLECT_CONTESTED', 'COLLECT_WINDOW'] as const;

/** Why a command for many figures is not open for some of them, or for none yet: one sentence, below it each reason with its units. */
export function NotOpen({
  command,
  figures,
  id,
  isForSome,
}: {
  readonly command: BulkCommand;
  /** Those for which it is not open. */
  readonly figures: readonly StandingFigure[];
  readonly id?: string;
  /** Whether it is open for others. */
  readonly isForSome: boolean;
}): ReactNode {
  const words = useWords(REVIEW_WORDS);
  const entry = useWords(ENTRY_WORDS);
  const marks = useMarks();
  const language = useLanguage();
  const against = reasonsAgainst(figures, command);
  const why = marks.listed(against.map((reason) => words.reason(briefOf(reason, command, words, entry), reason.units.length)));
  return (
    <details className="note">
      <summary id={id}>{isForSome ? words.cannot(words[command], figures.length, why) : words.notYet(words[command], why)}</summary>
      <ul className="plain">
        {against.map(({ text, step, until, units }) => (
          <li key={`${step ?? ''} ${until ?? ''} ${text}`}>
            {text}
            <span className="soft">
              {' '}
              <Datum>{marks.listed(units.map(({ name }) => nameIn(name, language)))}</Datum>
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** A reason in two words: the step in which the figures stand, or what its code says, with the day until which they wait. */
function briefOf({ code, step, until }: ReasonAgainst, command: BulkCommand, words: ReviewWords, entry: EntryWords): string {
  if (step === 'submitted' && command === 'approve') return words.notChecked;
  if (step !== undefined) return entry[step];
  if (until !== undefined) return words.windowUntil(until);
  const brief = BRIEF.find((known) => known === code);
  return brief === undefined ? words.otherReason : words[brief];
}
