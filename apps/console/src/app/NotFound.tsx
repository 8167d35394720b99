import type { ReactNode } from 'react';
import { Go } from './Go.tsx';
import { useWords } from './language.ts';
import { PageHead } from './PageHead.tsx';
import { SHELL_WORDS } from './words.ts';

/** An address that no page has. */
export function NotFound(): ReactNode {
  const words = useWords(SHELL_WORDS);
  return (
    <div className="frame">
      <PageHead title={words.notFound} />
      <p>{words.notFoundHint}</p>
      <p>
        <Go to="/">{words.toHome}</Go>
      </p>
    </div>
  );
}
