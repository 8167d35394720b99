import type { RouteAnswer } from '@kedu/api';
import type { ReactNode } from 'react';
import { Datum } from '../app/Datum.tsx';
import { useWords } from '../app/language.ts';
import { SCHEMES_WORDS } from './words.ts';

type Finding = RouteAnswer<'scheme'>['findings'][number];

const ORDER = { error: 0, warning: 1, notice: 2 } as const;

/** What a check finds, errors first, each with the place in its file, what should stand there and what to do. */
export function Findings({ findings }: { readonly findings: readonly Finding[] }): ReactNode {
  const words = useWords(SCHEMES_WORDS);
  if (findings.length === 0) return null;
  const sorted = [...findings].sort((a, b) => ORDER[a.severity] - ORDER[b.severity]);
  return (
    <ul className="plain findings">
      {sorted.map((finding, place) => {
        const { code, severity, text, expected, why, remedy, at } = finding;
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: the same finding may stand at several places, and the list is never reordered by hand
          <li key={`${code} ${at} ${place}`}>
            <p>
              <span className={severity === 'error' ? 'mark warn' : 'mark'}>{words[severity]}</span> <b>{text}</b>
            </p>
            <Where finding={finding} />
            {expected && (
              <p className="soft">
                {words.expected}
                {expected}
              </p>
            )}
            <p className="soft">
              {why} {remedy} <span className="code">{code}</span>
            </p>
          </li>
        );
      })}
    </ul>
  );
}

/** The file with its line, and the place inside its rules. */
function Where({ finding: { file, sheet, cell, line, at } }: { readonly finding: Finding }): ReactNode {
  const words = useWords(SCHEMES_WORDS);
  if (file === undefined && at === undefined) return null;
  const spot = cell ?? (line === undefined ? undefined : words.line(line));
  return (
    <p className="soft">
      {words.where}
      <Datum>{[file, sheet].filter((part) => part !== undefined).join(' ')}</Datum> {spot} {at !== undefined && <code>{at}</code>}
    </p>
  );
}
