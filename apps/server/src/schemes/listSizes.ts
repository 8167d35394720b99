import { enrol } from '@kedu/engine';
import type { LocalizedText, Period } from '@kedu/model';
import type { HeldScheme } from '../knowledge/schemeLibrary.ts';

/** Lists of a scheme with the number of their members on the last day of a period. */
export function listSizes(
  { scheme, pack }: Pick<HeldScheme, 'scheme' | 'pack'>,
  period: Period,
): { id: string; title: LocalizedText; units: number }[] {
  return enrol(scheme, pack.register, period).lists.map(({ list, members }) => ({ id: list.id, title: list.title, units: members.length }));
}
