import { canonicalJson } from '@kedu/model';
import type { Change } from './change.ts';
import { type Assembly, isRecord, type Source } from './source.ts';

/** What a child may not write differently without permission, with its default: who determines, and whether revised data open it again. */
const RULES = { body: null, reopens: false } as const;
/** Days and hashes by period: those of the child come beside those of the parent. */
const BY_PERIOD = ['closes', 'adopts'];
/** What a body changed and adopted are runs of one scheme: another scheme does not take them over. */
const OF_RUNS = ['table', 'adopts'];

/**
 * Fills the determination of a child with what its parent states and the child leaves out, and lists what the child changes of it.
 *
 * Shape: field by field; `closes` and `adopts` period by period; `table` and `steps` are replaced whole. `table` and `adopts` are taken over by
 * versions of the same scheme only. `child.value` is completed in place; what is taken over keeps the places of the parent. Rule: USES-9.
 * Example: a child that writes only `table` has body, steps and clause of its parent.
 */
export function inheritDetermination(child: Assembly, base: Source): Change[] {
  const parent = (base.value as Readonly<Record<string, unknown>>)['determination'];
  if (!isRecord(parent)) return [];
  const written = child.value['determination'];
  if (written !== undefined && !isRecord(written)) return [];
  const same = child.value['scheme'] === (base.value as Readonly<Record<string, unknown>>)['scheme'];
  const own = written as Record<string, unknown> | undefined;
  const merged: Record<string, unknown> = { ...own };
  if (!own) child.graft(['determination'], base, ['determination']);
  for (const [field, value] of Object.entries(parent)) {
    if (OF_RUNS.includes(field) && !same) continue;
    if (merged[field] === undefined) {
      merged[field] = value;
      child.graft(['determination', field], base, ['determination', field]);
    } else if (BY_PERIOD.includes(field) && isRecord(value) && isRecord(merged[field])) {
      const days = merged[field];
      for (const period of Object.keys(value))
        if (!Object.hasOwn(days, period)) child.graft(['determination', field, period], base, ['determination', field, period]);
      merged[field] = { ...value, ...days };
    }
  }
  child.value['determination'] = merged;
  return Object.entries(RULES)
    .filter(([field, unsaid]) => own?.[field] !== undefined && canonicalJson(own[field]) !== canonicalJson(parent[field] ?? unsaid))
    .map(([field]) => ({ path: ['determination', field], how: 'changed' }));
}
