import type { Locale } from '@kedu/model';
import type { ChangeGroup, SchemeChange } from '@kedu/scheme';

/** Indicators without any value in the period, of those that either version assesses. */
export interface WithoutValues {
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/**
 * The changes that only seem to do what they do, because an indicator that one of the versions uses was not collected in the period: what its rule for missing values
 * does is told as such.
 *
 * Shape: by ID of the group, what is to be said, without a full stop. Rule: DIFF-6. Errors: none.
 * Example: `leader_mark` gives way to `leaders_review`, and has no value in 2024 → 原版本所用指标当年没有数据，按缺值处理，仅供参考.
 */
export function changeCautions(groups: readonly ChangeGroup[], without: WithoutValues, locale: Locale): ReadonlyMap<string, string> {
  return new Map(
    groups.flatMap(({ id, changes }) => {
      const sides = (['before', 'after'] as const).filter((side) => changes.some((change) => uses(change, side, without[side])));
      const [side] = sides;
      if (!side) return [];
      return [[id, (sides.length === 2 ? CAUTIONS.both : CAUTIONS[side])[locale === 'en' ? 1 : 0]] as const];
    }),
  );
}

/** What stands behind the name of such a change wherever it is listed: `（缺数，仅供参考）`. */
export function cautionMark(caution: string | undefined, locale: Locale): string {
  if (caution === undefined) return '';
  return locale === 'en' ? ' (no data: read with care)' : '（缺数，仅供参考）';
}

const CAUTIONS = {
  before: [
    '原版本所用指标当年没有数据，按缺值处理，仅供参考',
    'the earlier version uses an indicator without data in the period, handled as missing: read with care',
  ],
  after: [
    '新版本所用指标当年没有数据，按缺值处理，仅供参考',
    'the later version uses an indicator without data in the period, handled as missing: read with care',
  ],
  both: [
    '两版所用指标当年都没有数据，按缺值处理，仅供参考',
    'both versions use an indicator without data in the period, handled as missing: read with care',
  ],
} as const;

/** Whether one side of a change brings one of the indicators into the score: by its definition, a part, or the field of a part. */
function uses(change: SchemeChange, side: 'before' | 'after', ids: readonly string[]): boolean {
  const rule = change[side];
  const own = change.path.at(-1)?.id ?? '';
  if (!rule || ids.length === 0) return false;
  if (change.key.startsWith('indicators/')) return change.how !== 'changed' && ids.includes(own);
  if (change.key.endsWith('/indicator')) return ids.includes(rule.written);
  if (change.kind !== 'part') return false;
  const named = rule.terms.find(({ field }) => field === 'indicator')?.value;
  return ids.includes(named?.as === 'word' ? named.word : own);
}
