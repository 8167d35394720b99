import type { ShownIssue } from '../app/answers.ts';
import type { ReactNode } from 'react';
import { useWords } from '../app/language.ts';
import { SCHEMES_WORDS } from './words.ts';

const ORDER = { error: 0, warning: 1, notice: 2 } as const;

/** What a check finds, errors first, each with its place and what to do. */
export function Findings({ findings }: { readonly findings: readonly ShownIssue[] }): ReactNode {
  const words = useWords(SCHEMES_WORDS);
  if (findings.length === 0) return null;
  const sorted = [...findings].sort((a, b) => ORDER[a.severity] - ORDER[b.severity]);
  return (
    <ul className="plain">
      {sorted.map(({ code, severity, text, expected, remedy, at }, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the same finding may stand at several places, and the list is never reordered by hand
        <li key={`${code} ${at} ${place}`}>
          <p>
            <span className={severity === 'error' ? 'mark warn' : 'mark'}>{words[severity]}</span> {text} {expected} {remedy}{' '}
            <code>
              {code}
              {at && ` · ${at}`}
            </code>
          </p>
        </li>
      ))}
    </ul>
  );
}
