import { wordMeasure } from '@kedu/messages';
import type { ReactNode } from 'react';
import { Datum } from './Datum.tsx';
import { localeOf, useLanguage } from './language.ts';

/**
 * A unit of measure in the reader’s language; one that has no word there stands as the scheme writes it.
 *
 * Example: `<Measure>万人</Measure>` → ten thousand persons.
 */
export function Measure({ children }: { readonly children: string | undefined }): ReactNode {
  const locale = localeOf(useLanguage());
  return <Datum>{children === undefined ? undefined : wordMeasure(children, locale)}</Datum>;
}
