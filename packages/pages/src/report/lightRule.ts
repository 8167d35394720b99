import { wordExpression } from '@kedu/messages';
import { inLocale, type Locale } from '@kedu/model';
import type { LightRule } from '@kedu/scheme';
import { lightName } from '../light.ts';
import type { ReportContext } from './context.ts';
import { namedFirst } from './namedFirst.ts';
import { say } from './words.ts';

/** Indicators that are named one by one. */
const MOST_NAMED = 4;

/**
 * When a light is shown: the title of its rule, the condition in words, the indicators that it is for.
 *
 * Rule: REPORT-17. Errors: none. Example: 未达目标：实际值 < 1（是否达到目标）.
 */
export function lightRuleWords(rule: LightRule, { locale, titleOf, indicatorTitle }: ReportContext): string {
  const condition = wordExpression(rule.when.source, locale, titleOf);
  const title = meaningOfRule(rule, locale);
  const indicators = namedFirst(rule.for ?? [], { most: MOST_NAMED, name: (id) => indicatorTitle(id), equal: () => true }, locale);
  return `${title === undefined ? '' : `${title}${say('colon', locale)}`}${condition}${indicators && say('for_indicators', locale, { indicators })}`;
}

/** The title of a rule; one that says no more than the colour is no meaning. */
export function meaningOfRule({ title: own, light }: LightRule, locale: Locale): string | undefined {
  const title = own && inLocale(own, locale);
  const name = lightName(light, locale);
  return title === undefined || [light, name, `${name}灯`].includes(title) ? undefined : title;
}
