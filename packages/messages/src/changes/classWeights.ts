import type { Locale } from '@kedu/model';
import type { SchemeChange } from '@kedu/scheme';
import type { RuleNaming } from './ruleLines.ts';

/** One class whose weight differs, as either version has it. */
export interface ClassWeight {
  readonly title: string;
  readonly before: string;
  readonly after: string;
}

/**
 * Of a weight that is set by class, the classes of which it differs, by title; undefined where the change is about something else or about one figure.
 *
 * Shape: in the order of the later version, then what only the earlier one names; `—` where a version does not name the class. Rule: DIFF-1. Errors: none.
 * Example: `{ optimised: 14, coast: 9 }` → `{ optimised: 10, coast: 9 }`: 优化开发区域, 14, 10.
 */
export function classWeights(
  { kind, how, before, after }: SchemeChange,
  titleOf: RuleNaming['titleOf'],
  locale: Locale,
): readonly ClassWeight[] | undefined {
  if (kind !== 'weight' || how !== 'changed' || !before || !after) return undefined;
  const [old, now] = [before.written, after.written].map(byClass);
  if (!old || !now || (old.size < 2 && now.size < 2 && old.has(ELSE) && now.has(ELSE))) return undefined;
  const english = locale === 'en';
  const text = (weight: string | undefined): string => (weight === 'none' ? (english ? 'not assessed' : '不考核') : (weight ?? '—'));
  return [...new Set([...now.keys(), ...old.keys()])]
    .filter((id) => old.get(id) !== now.get(id))
    .map((id) => ({
      title: id === ELSE ? (english ? 'others' : '其余') : (titleOf(id, 'class') ?? id),
      before: text(old.get(id)),
      after: text(now.get(id)),
    }));
}

/** What holds for classes that are not named. */
const ELSE = 'else';

/** `{ else: 16, coast: 14 }`, or one figure for all; undefined for what is no weight. */
function byClass(written: string): ReadonlyMap<string, string> | undefined {
  if (/^(?:[\d.]+|none)$/.test(written)) return new Map([[ELSE, written]]);
  const inner = /^\{ (.+) \}$/.exec(written)?.[1];
  const pairs = inner?.split(', ').map((pair) => /^([\w-]+): ([\d.]+|none)$/.exec(pair));
  if (!pairs || pairs.includes(null)) return undefined;
  return new Map(pairs.map((pair) => [pair?.[1] ?? '', pair?.[2] ?? '']));
}
