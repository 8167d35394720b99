import type { Denomination, MissingRule, OutlierRule } from '../compiled.ts';
import { eligibilityVocabulary } from '../expression/vocabularies.ts';
import type { LeafShape } from '../shapes/score.ts';
import { type Linker, localized } from './linker.ts';
import type { Path } from './source.ts';

type Written<K extends keyof LeafShape> = NonNullable<LeafShape[K]>;

/** Groups that every list has; any other name is an attribute of the register. */
const GROUPS: readonly string[] = ['list', 'class', 'group'];

/** What the values of a leaf are divided by (PREPARE-1). Errors: SCHEME_UNKNOWN_NAME for an indicator that is not declared. */
export function buildDenomination(shape: Written<'per'>, path: Path, link: Linker, clause: string | undefined): Denomination {
  if (typeof shape === 'string') return { indicator: link.mention('indicator', shape, path, clause), times: 1 };
  return { indicator: link.mention('indicator', shape.indicator, [...path, 'indicator'], clause), times: shape.times };
}

/** Treatment of outliers; undefined for `none` (PREPARE-3). */
export function buildOutliers(shape: Written<'outliers'>): OutlierRule | undefined {
  if (typeof shape === 'string') return undefined;
  const { skew, kurtosis, winsorise, then } = shape;
  return { skew, kurtosis, winsorise, then };
}

/** The missing rule of a leaf or node (IMPUTE-*, PREPARE-2); without its condition where that could not be read. */
export function buildMissing(shape: Written<'missing'>, path: Path, link: Linker, clause: string | undefined): MissingRule {
  if (typeof shape === 'string') return { rule: shape };
  if ('zero' in shape) return { rule: 'zero', reason: localized(shape.zero) };
  if ('last_value' in shape) return { rule: 'last_value', months: monthsOf(shape.last_value.up_to) };
  if ('interpolate' in shape) return { rule: 'interpolate', months: monthsOf(shape.interpolate.within) };
  const [rule, group] = groupRule(shape);
  if (!GROUPS.includes(group)) link.mention('attribute', group, [...path, rule], clause);
  if (shape.over === undefined) return { rule, group };
  const over = link.expression([...path, 'over'], shape.over, 'bool', eligibilityVocabulary(link.context), clause);
  return over === undefined ? { rule, group } : { rule, group, over };
}

type GroupShape = Extract<Written<'missing'>, { over?: string | undefined }>;
type GroupRule = Extract<MissingRule, { group: string }>['rule'];

function groupRule(shape: GroupShape): readonly [rule: GroupRule, group: string] {
  if ('mean_of' in shape) return ['mean_of', shape.mean_of];
  if ('median_of' in shape) return ['median_of', shape.median_of];
  if ('mean_value_of' in shape) return ['mean_value_of', shape.mean_value_of];
  return ['median_value_of', shape.median_value_of];
}

/** `3y` → 36, `6m` → 6. */
function monthsOf(age: string): number {
  return Number(age.slice(0, -1)) * (age.endsWith('y') ? 12 : 1);
}
