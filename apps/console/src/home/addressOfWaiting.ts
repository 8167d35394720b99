import type { WaitingItem } from '../app/answers.ts';
import { ADDRESSES } from '../app/addresses.ts';

/** Where a heap of what waits is worked off. Example: to_enter → the sheet of the round; to_check of a column → its page, of a round → its columns. */
export function addressOfWaiting({ kind, at }: Pick<WaitingItem, 'kind' | 'at'>): string {
  const { round, indicator, period, scheme, run } = at;
  switch (kind) {
    case 'to_enter':
    case 'returned':
      if (round === undefined) return '/rounds';
      return indicator !== undefined && period !== undefined ? ADDRESSES.column(round, indicator, period) : ADDRESSES.entry(round);
    case 'contested':
    case 'to_correct':
    case 'to_check':
    case 'to_approve':
      if (round === undefined) return '/rounds';
      return indicator !== undefined && period !== undefined ? ADDRESSES.column(round, indicator, period) : ADDRESSES.columns(round);
    case 'to_confirm':
      return round === undefined ? '/rounds' : ADDRESSES.ownFigures(round);
    case 'evidence':
    case 'visit':
      return ADDRESSES.burden();
    case 'imports':
      if (at.import !== undefined) return ADDRESSES.importFile(at.import);
      return round === undefined ? '/rounds' : ADDRESSES.imports(round);
    case 'feedback':
      return run === undefined ? ADDRESSES.runs() : ADDRESSES.feedback(run);
    case 'rounds':
      return round === undefined ? '/rounds' : ADDRESSES.round(round);
    case 'schemes':
      return scheme === undefined ? '/schemes' : ADDRESSES.scheme(scheme);
    case 'changes':
      return ADDRESSES.changes();
    case 'runs':
      return run === undefined ? ADDRESSES.runs() : ADDRESSES.run(run);
    case 'persons':
    case 'hand_overs':
    case 'vacancies':
      return ADDRESSES.rights();
  }
}
