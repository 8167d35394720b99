import { type ReactNode, useEffect } from 'react';
import { Datum } from './Datum.tsx';
import { useWords } from './language.ts';
import { SHELL_WORDS } from './words.ts';

/** Title of a page, which is that of the window too; what it is part of above, a line about it below, its main actions beside. */
export function PageHead({
  title,
  above,
  below,
  actions,
}: {
  readonly title: string;
  readonly above?: ReactNode;
  readonly below?: ReactNode;
  readonly actions?: ReactNode;
}): ReactNode {
  const { product } = useWords(SHELL_WORDS);
  useEffect(() => {
    document.title = `${title} · ${product}`;
  }, [title, product]);
  return (
    <div className="page-head">
      <div>
        {above && <p className="crumbs">{above}</p>}
        <h1>
          <Datum>{title}</Datum>
        </h1>
        {below && <p className="soft">{typeof below === 'string' ? <Datum>{below}</Datum> : below}</p>}
      </div>
      {actions && <div className="line">{actions}</div>}
    </div>
  );
}
