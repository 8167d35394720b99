import { shortNumber, wordExpression } from '@kedu/messages';
import { inLocale, type Locale } from '@kedu/model';
import type { LightRule } from '@kedu/scheme';
import { lightName } from '../light.ts';
import type { ReportContext } from './context.ts';
import { namedFirst } from './namedFirst.ts';
import { say } from './words.ts';

/** Indicators that are named one by one. */
const MOST_NAMED = 4;
/** Indicators whose own line is given one by one. */
const MOST_LINES = 12;

/**
 * When a light is shown: the title of its rule, the condition in words with the figures of parameters (of each indicator where they differ), the
 * indicators that it is for.
 *
 * Rule: REPORT-17. Errors: none. Examples: 未达目标：实际值 < 1（是否达到目标）; 实际值 ≥ 红灯线（红灯线：差错 3、逾期件 15）.
 */
export function lightRuleWords(rule: LightRule, ctx: ReportContext): string {
  const { locale, titleOf, indicatorTitle } = ctx;
  const lines = linesOf(rule, ctx);
  const source = lines.reduce(
    (text, { name, only }) => (only === undefined ? text : text.replaceAll(readOf(name), `$1${only}`)),
    rule.when.source,
  );
  const various = lines.flatMap(({ name, only, figures }) => {
    const named = namedFirst(
      figures,
      { most: MOST_LINES, name: ([id, x]) => `${indicatorTitle(id)} ${shortNumber(x)}`, equal: () => true },
      locale,
    );
    return only === undefined && named !== '' ? [`${wordExpression(`param.${name}`, locale, titleOf)}${say('colon', locale)}${named}`] : [];
  });
  const told = wordExpression(source, locale, titleOf);
  const condition = various.length === 0 ? told : `${told}${say('in_brackets', locale, { text: various.join(say('semi', locale)) })}`;
  const title = meaningOfRule(rule, locale);
  // Indicators whose own lines are given are named by them.
  const isNamed = lines.some(
    ({ only, figures }) => only === undefined && figures.length <= MOST_LINES && figures.length === rule.for?.length,
  );
  const indicators = isNamed
    ? ''
    : namedFirst(rule.for ?? [], { most: MOST_NAMED, name: (id) => indicatorTitle(id), equal: () => true }, locale);
  return `${title === undefined ? '' : `${title}${say('colon', locale)}`}${condition}${indicators && say('for_indicators', locale, { indicators })}`;
}

/** A parameter that a condition reads, with what it is worth for the indicators that the rule is for. */
interface Line {
  readonly name: string;
  readonly figures: readonly (readonly [indicator: string, value: number])[];
  /** The figure where all have the same. */
  readonly only: string | undefined;
}

function linesOf({ when, for: only }: LightRule, { scheme }: ReportContext): readonly Line[] {
  const names = when.reads.flatMap(({ kind, name }) =>
    kind === 'variable' && name.startsWith('param.') ? [name.slice('param.'.length)] : [],
  );
  return [...new Set(names)].map((name) => {
    const figures = scheme.indicators.flatMap(({ id, params }) => {
      const value = only === undefined || only.includes(id) ? params[name] : undefined;
      return value === undefined ? [] : [[id, value] as const];
    });
    const [first] = figures;
    const same = first !== undefined && figures.every(([, value]) => value === first[1]);
    return { name, figures, only: same ? shortNumber(first[1]) : undefined };
  });
}

/** Where an expression reads the parameter. */
function readOf(name: string): RegExp {
  return new RegExp(`(^|[^\\w.])param\\.${name}(?!\\w)`, 'g');
}

/** The title of a rule; one that says no more than the colour is no meaning. */
export function meaningOfRule({ title: own, light }: LightRule, locale: Locale): string | undefined {
  const title = own && inLocale(own, locale);
  const name = lightName(light, locale);
  return title === undefined || [light, name, `${name}灯`].includes(title) ? undefined : title;
}
