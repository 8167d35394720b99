import { type ReactNode, useEffect, useRef } from 'react';
import { useWords } from './language.ts';
import { issuesElsewhere, problemsShown, type Refused } from './refused.ts';
import { SHELL_WORDS } from './words.ts';

/**
 * Why something was not done: all sentences that stand beside no field, on top of the form, read out at once.
 *
 * The focus goes to the first field that is at fault, or here where something stands beside none.
 * `fields` are the JSON pointers that the form itself shows problems of (`Field`).
 */
export function Refusal({
  refused,
  fields = [],
  takesFocus = true,
}: {
  readonly refused: Refused | undefined;
  readonly fields?: readonly string[];
  /** Not where nothing was asked for by hand: what a page reads may be refused while somebody types. */
  readonly takesFocus?: boolean;
}): ReactNode {
  const words = useWords(SHELL_WORDS);
  const box = useRef<HTMLDivElement>(null);
  const texts = refused ? issuesElsewhere(refused, fields) : [];
  const isBesideFields = texts.length === 0;
  useEffect(() => {
    if (!refused || !takesFocus) return;
    const field = isBesideFields ? box.current?.closest('form')?.querySelector<HTMLElement>('[aria-invalid="true"]') : undefined;
    (field ?? box.current)?.focus();
  }, [refused, isBesideFields, takesFocus]);
  if (!refused) return null;
  const count = problemsShown(refused, fields);
  return (
    <div className="refusal" role="alert" tabIndex={-1} ref={box}>
      <h2>{count > 1 ? words.wrongCount(count) : words.wrong}</h2>
      {texts.length === 1 ? (
        <p>{texts[0]}</p>
      ) : (
        <ul>
          {texts.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
