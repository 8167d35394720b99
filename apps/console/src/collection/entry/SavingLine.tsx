import type { ReactNode } from 'react';
import { useWords } from '../../app/language.ts';
import type { DeskState } from '../desk/entryDesk.ts';
import { ENTRY_WORDS } from '../words.ts';

const SIGNS = { saved: '✓', kept: '○', sending: '…', away: '△' } as const;

/** Where what was typed is: at the server, on the device, on its way; cells with a problem wait on the device. */
export function SavingLine({ saving, wrong }: { readonly saving: DeskState['saving']; readonly wrong: number }): ReactNode {
  const words = useWords(ENTRY_WORDS);
  return (
    <p className={`saving ${saving}`} role="status" data-saving={saving}>
      <span aria-hidden="true">{SIGNS[saving]}</span> {saving === 'kept' && wrong > 0 ? words.keptWrong(wrong) : words[saving]}
    </p>
  );
}
