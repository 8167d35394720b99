import type { ReactNode } from 'react';
import { useWords } from './language.ts';
import { SHELL_WORDS } from './words.ts';

/** Below a page of a longer list: back to its first page, and on to the next, where there is one. */
export function Pager({
  cursor,
  next,
  onGo,
}: {
  readonly cursor: string | undefined;
  readonly next: string | undefined;
  readonly onGo: (cursor: string | undefined) => void;
}): ReactNode {
  const words = useWords(SHELL_WORDS);
  return (
    <div className="buttons screen-only">
      {cursor !== undefined && (
        <button type="button" onClick={() => onGo(undefined)}>
          {words.firstPage}
        </button>
      )}
      {next !== undefined && (
        <button type="button" onClick={() => onGo(next)}>
          {words.nextPage}
        </button>
      )}
    </div>
  );
}
