import type { ReactNode } from 'react';
import { useWords } from './language.ts';
import { SHELL_WORDS } from './words.ts';

/** Said where the server did not answer a command: the same button once more is safe. */
export function Away({ command }: { readonly command: { readonly isAway: boolean } }): ReactNode {
  const words = useWords(SHELL_WORDS);
  return command.isAway ? (
    <div className="refusal" role="alert">
      <p>{words.away}</p>
    </div>
  ) : null;
}
