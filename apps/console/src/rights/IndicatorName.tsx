import type { ReactNode } from 'react';
import { Datum } from '../app/Datum.tsx';

/** An indicator by its name, its identifier beside it where it is another: forms of this room ask for it. */
export function IndicatorName({ indicator, name }: { readonly indicator: string; readonly name: string }): ReactNode {
  return (
    <>
      <Datum>{name}</Datum> {name !== indicator && <code className="soft">{indicator}</code>}
    </>
  );
}
