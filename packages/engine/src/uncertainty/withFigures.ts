import type { ListResult } from '../result.ts';
import type { RunUncertainty } from './figures.ts';

/** Results with what errors make of them, list by list; as they were where nothing is stated. Rule: RANKSET-3, ERROR-3. */
export function withFigures(lists: readonly ListResult[], found: RunUncertainty | undefined): readonly ListResult[] {
  if (!found) return lists;
  return lists.map((list) => {
    const uncertainty = found.lists.get(list.list);
    if (!uncertainty) return list;
    const { confidence, draws, revisions } = found;
    return { ...list, uncertainty: { ...uncertainty, confidence, draws, revisions } };
  });
}
