import type { WaitingItem } from '../app/answers.ts';
import { useAnswer } from '../app/useAnswer.ts';
import type { KnownTitles } from './waitingTitles.ts';

/** Titles of what waits: each list is asked for only where something of it waits, and the heaps stand before it is answered. */
export function useKnownTitles(authority: string, items: readonly WaitingItem[]): KnownTitles {
  const has = (kind: 'scheme' | 'change' | 'run'): boolean => items.some(({ at }) => at[kind] !== undefined);
  const question = { params: { authority } };
  const { data: schemes } = useAnswer('schemes', question, { isOff: !has('scheme') && !has('change') });
  const { data: changes } = useAnswer('changes', question, { isOff: !has('change') });
  const { data: runs } = useAnswer('runs', question, { isOff: !has('run') });
  return { schemes, changes, runs };
}
