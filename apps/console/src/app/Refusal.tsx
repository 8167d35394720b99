import { type ReactNode, useEffect, useRef } from 'react';
import { useWords } from './language.ts';
import { issuesElsewhere, type Refused } from './refused.ts';
import { SHELL_WORDS } from './words.ts';

/**
 * Why something was not done: all sentences that stand beside no field, on top of the form, read out at once and scrolled to.
 *
 * `fields` are the JSON pointers that the form itself shows problems of (`Field`).
 */
export function Refusal({
  refused,
  fields = [],
}: {
  readonly refused: Refused | undefined;
  readonly fields?: readonly string[];
}): ReactNode {
  const words = useWords(SHELL_WORDS);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (refused) box.current?.scrollIntoView({ block: 'nearest' });
  }, [refused]);
  if (!refused) return null;
  const texts = issuesElsewhere(refused, fields);
  const count = Math.max(1, refused.issues.length);
  return (
    <div className="refusal" role="alert" ref={box}>
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
