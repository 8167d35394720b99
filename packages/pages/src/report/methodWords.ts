import { shortNumber, type TitleOf, wordExpression, wordOf } from '@kedu/messages';
import { inLocale, type Locale } from '@kedu/model';
import type { Leaf, MethodParam, MissingRule, Quantity } from '@kedu/scheme';
import { preparationWords } from './preparationWords.ts';

/** Parameters of the methods as an official calls them. */
const PARAMETERS: Readonly<Record<string, readonly [string, string]>> = {
  target: ['目标', 'target'],
  bonus_up_to: ['超额最高', 'at most'],
  overshoot_limit: ['超额限度', 'overshoot limit'],
  baseline: ['基期', 'baseline'],
  full_at: ['满分改善', 'full marks at'],
  zero_at: ['零分改善', 'zero at'],
  in: ['口径', 'in'],
  low: ['下限', 'low'],
  high: ['上限', 'high'],
  fade: ['递减距离', 'fades over'],
  points: ['数值→得分', 'value→score'],
  min: ['不容许值', 'worst'],
  max: ['满意值', 'best'],
  base: ['基础分', 'base'],
  range: ['幅度', 'range'],
  standards: ['标准→系数', 'standard→coefficient'],
  worst: ['最差界', 'worst'],
  best: ['最好界', 'best'],
  to: ['分数段', 'scale'],
  centre: ['中心分', 'centre'],
  spread: ['每个标准差', 'per deviation'],
  table: ['名次得分', 'by rank'],
  first: ['首名', 'first'],
  step: ['每退一名减', 'less per rank'],
  last: ['最低', 'last'],
  reach: ['容许差距', 'reach'],
  at_target: ['达标得', 'at the target'],
  unit: ['每变动', 'for each'],
  per: ['计', 'points'],
  whole: ['按整数计', 'whole units'],
  otherwise: ['否则', 'otherwise'],
  from: ['起始分', 'from'],
  cap: ['封顶', 'cap'],
  floor: ['保底', 'floor'],
  out_of: ['满分', 'out of'],
  'distance_to_reference.unit': ['参照单位', 'reference unit'],
};

/** The method of a leaf with its parameters, those that its indicator gives (`own`) as figures, and what is done to the values before: 上下限法：最差界 0.5，最好界 3.5. */
export function methodWords(leaf: Leaf, locale: Locale, titleOf: TitleOf, own: Readonly<Record<string, number>> = {}): string {
  const { method, cap, floor } = leaf;
  const given: Readonly<Record<string, MethodParam>> = {
    ...method.params,
    ...(cap === undefined ? {} : { cap }),
    ...(floor === undefined || floor === 0 ? {} : { floor }),
  };
  const told = Object.entries(given).flatMap(([name, value]) => {
    // A switch is said where it is on.
    if (value === false) return [];
    if (value === true) return [parameterName(method.name, name, locale)];
    return [`${parameterName(method.name, name, locale)} ${parameterText(value, own, locale, titleOf)}`];
  });
  const name = wordOf('method', method.name, locale);
  const parameters = told.length === 0 ? '' : locale === 'en' ? `: ${told.join(', ')}` : `：${told.join('，')}`;
  const prepared = preparationWords(leaf, locale, titleOf);
  return `${name}${parameters}${prepared === '' ? '' : locale === 'en' ? ` (${prepared})` : `（${prepared}）`}`;
}

function parameterName(method: string, name: string, locale: Locale): string {
  const words = [`${method}.${name}`, name].map((key) => (Object.hasOwn(PARAMETERS, key) ? PARAMETERS[key] : undefined)).find(Boolean);
  return words?.[locale === 'en' ? 1 : 0] ?? name;
}

function parameterText(
  value: Exclude<MethodParam, boolean>,
  own: Readonly<Record<string, number>>,
  locale: Locale,
  titleOf: TitleOf,
): string {
  if (typeof value === 'number') return figure(value);
  if (typeof value === 'string') return IN_WORDS[value]?.[locale === 'en' ? 1 : 0] ?? value;
  if (!isTable(value)) {
    const given = own[/^param\.(\w+)$/.exec(value.source)?.[1] ?? ''];
    return given === undefined ? wordExpression(value.source, locale, titleOf) : figure(given);
  }
  const separator = locale === 'en' ? ', ' : '、';
  return value.map((cell) => (typeof cell === 'number' ? figure(cell) : cell.map(figure).join('→'))).join(separator);
}

const figure = (x: number): string => shortNumber(x).replace('-', '−');

const IN_WORDS: Readonly<Record<string, readonly [string, string]>> = { ratio: ['比例', 'ratio'], points: ['差额', 'points'] };

function isTable(value: MethodParam): value is readonly number[] | readonly (readonly [number, number])[] {
  return Array.isArray(value);
}

/** A number, or an expression in words. */
export function quantityWords(quantity: Quantity, locale: Locale, titleOf: TitleOf): string {
  return typeof quantity === 'number' ? shortNumber(quantity) : wordExpression(quantity.source, locale, titleOf);
}

/** What happens to a gap: 其余各项按权重分摊; a stated reason follows. */
export function missingWords(rule: MissingRule, locale: Locale): string {
  const words = wordOf('missing_rule', rule.rule, locale);
  if (rule.rule !== 'zero') return words;
  return locale === 'en' ? `${words} (${inLocale(rule.reason, locale)})` : `${words}（${inLocale(rule.reason, locale)}）`;
}
