import type { Locale } from '@kedu/model';
import {
  EXPRESSION_NAME_WORDS,
  EXPRESSION_SIGN_WORDS,
  LINE_WORDS,
  LOOKUP_WORDS,
  SET_WORDS,
  STATEMENT_WORDS,
} from '../words/expressionNames.ts';
import { HORIZON_WORDS } from '../words/indicators.ts';
import { inPercent } from './inPercent.ts';
import { shortFigures } from './shortFigures.ts';
import { withoutComparing, wordReasons } from './wordReasons.ts';

/**
 * The title of an indicator, part or grade by its ID in the language that is spoken, or of a class or overlay where that is asked for (a part
 * may have the same ID); undefined where there is none.
 */
export type TitleOf = (id: string, kind?: 'class') => string | undefined;

/** Statements that are said whole: a grade or an attribute that is one of several or is not one, and a place among so many. */
const STATEMENT =
  /(?<![\w.])(?:((?:previous\.)?grade|unit\.\w+) (==|!=) ((?:'[^']*'|-?\d+(?:\.\d+)?)(?: \|\| \1 == '[^']*')*)(?![\w.])|rank (\d+) \/ (\d+)(?![\w.]))/g;

/** A grade, or what it came to, that is one of several: `grade in ['a', 'b']`. */
const ONE_OF = /((?:(?<![\w.])(?:(?:previous\.)?grade|unit\.\w+))|'[^']*') in \[('[^']*'(?:, '[^']*')*)\]/g;

/** A condition on grades that came out false with all its values: `grade == 'a': 'c' == 'a'`. */
const FAILED =
  /(?<![\w.])((?:previous\.)?grade|unit\.\w+) == ('[^']*'(?: \|\| \1 == '[^']*')*): ('[^']*' == '[^']*'(?: \|\| '[^']*' == '[^']*')*)(?=;|$)/g;

/** Two numbers that a condition came to: `: 54.39 >= 90`. */
const COMPARED = /: (-?\d+(?:\.\d+)?) (>=|<=|>|<) (-?\d+(?:\.\d+)?)(?=;|$)/g;
const OPPOSITE = { '>=': '<', '<=': '>', '>': '<=', '<': '>=' } as const;

/** A figure that came to itself: `0.8: 0.8`. */
const SAME_FIGURE = /(?<=^|; )(-?\d+(?:\.\d+)?): \1(?=;|$)/g;

/** What a condition came to where that says nothing new: `last_place: true`, `grade == 'a': 'a' == 'a'`. */
const ECHO = /: (?:true|(-?\d+(?:\.\d+)?) == \1|'([^']*)' == '\2'|'[^']*' [!=]= '[^']*'(?: \|\| '[^']*' == '[^']*')*)(?=;|$)/g;

const TOKEN =
  /(value|previous|last_year|score|met|weight|share|light)\('([^']*)'\)|reaches\(([^(),]+), ((?:[^()]|\([^()]*\))+)\)|coalesce\(([^(),]+), ([^(),]+)\)|is_missing\(([^(),]+)\)|'([^']*)'|(?<![\w.])param\.(\w+)|(?<![\w.])([a-z]\w*(?:\.\w+)*)|&&|\|\||[=!<>]=|!| [?:] |(?<= )[*/-](?= )/g;

/**
 * An expression of the scheme, or its arithmetic, in words that an official reads: names of the language are said, identifiers are
 * replaced by their titles, signs written as in print, numbers shortened. What it does not know stays as it stands.
 *
 * Rule: EXPLAIN-8 (docs/spec/explanation.md). Errors: none.
 * Example: wordExpression("grade == 'good'", 'zh-CN', titleOf) → "等次为“良好”"; wordExpression('node_missed', 'en') → "a node was missed".
 */
export function wordExpression(source: string, locale: Locale, titleOf: TitleOf = () => undefined): string {
  if (source.trim() === 'true') return locale === 'en' ? 'in all other cases' : '其余情况';
  const say = (text: string): string =>
    text.replace(
      TOKEN,
      (
        token,
        lookup?: string,
        about?: string,
        left?: string,
        right?: string,
        filled?: string,
        filler?: string,
        absent?: string,
        quoted?: string,
        param?: string,
        name?: string,
      ) => {
        if (lookup !== undefined) return lookedUp(lookup, about ?? '', locale, titleOf);
        if (left !== undefined) return `${say(left)} ${locale === 'en' ? 'reaches' : '达到'} ${say(right ?? '')}`;
        if (filled !== undefined)
          return STATEMENT_WORDS.filled[locale].replace('{title}', () => say(filled)).replace('{filler}', () => say(filler ?? ''));
        if (absent !== undefined) return STATEMENT_WORDS.is_missing[locale].replace('{title}', () => say(absent));
        if (quoted !== undefined) return `“${titleOf(quoted) ?? quoted}”`;
        if (param !== undefined) return parameter(param, locale, titleOf);
        if (name !== undefined) return named(name, locale, titleOf);
        return EXPRESSION_SIGN_WORDS[token as keyof typeof EXPRESSION_SIGN_WORDS][locale];
      },
    );
  const plain = inPercent(withoutComparing(source))
    .replaceAll(ONE_OF, spelledOut)
    .replaceAll(FAILED, denied)
    .replaceAll(COMPARED, asItIs)
    .replaceAll(SAME_FIGURE, '$1')
    .replaceAll(ECHO, '');
  let said = '';
  let at = 0;
  for (const statement of plain.matchAll(STATEMENT)) {
    said += say(plain.slice(at, statement.index)) + stated(statement, locale, titleOf);
    at = statement.index + statement[0].length;
  }
  const whole = shortFigures(said + say(plain.slice(at)));
  return locale === 'en' ? whole : whole.replaceAll('; ', '；').replaceAll(': ', '：');
}

/** `grade in ['a', 'b']` → `grade == 'a' || grade == 'b'`. */
function spelledOut(_: string, name: string, values: string): string {
  return [...values.matchAll(/'[^']*'/g)].map(([value]) => `${name} == ${value}`).join(' || ');
}

/** `grade == 'a': 'c' == 'a'` → `grade != 'a'`: what did not hold is not said as if it did. */
function denied(text: string, name: string, values: string, outcome: string): string {
  const holds = [...outcome.matchAll(/'([^']*)' == '([^']*)'/g)].some(([, found, asked]) => found === asked);
  return holds ? text : [...values.matchAll(/'[^']*'/g)].map(([value]) => `${name} != ${value}`).join(' && ');
}

/** `: 54.39 >= 90` → `: 54.39 < 90`: how two numbers compare, whether the condition held or not. */
function asItIs(text: string, left: string, sign: string, right: string): string {
  const [a, b] = [Number(left), Number(right)];
  const holds = { '>=': a >= b, '<=': a <= b, '>': a > b, '<': a < b }[sign as keyof typeof OPPOSITE];
  return holds ? text : `: ${left} ${OPPOSITE[sign as keyof typeof OPPOSITE]} ${right}`;
}

/** 等次为“优秀”或“良好”；流域为“赤溪河”；第 14 名，共 14 个. */
function stated([, name, sign, values = '', rank = '', size = '']: RegExpExecArray, locale: Locale, titleOf: TitleOf): string {
  if (name === undefined) return STATEMENT_WORDS.rank_of[locale].replace('{rank}', rank).replace('{size}', size);
  const spoken = named(name, locale, titleOf);
  const titled = (id: string): string | undefined => titleOf(name.startsWith('unit.') ? `${name}=${id}` : id);
  // A figure without a title of its own is compared and not named.
  if (!values.startsWith("'") && titled(values) === undefined)
    return `${spoken} ${EXPRESSION_SIGN_WORDS[sign as '==' | '!='][locale]} ${values}`;
  const ids = values.startsWith("'") ? [...values.matchAll(/'([^']*)'/g)].map(([, id = '']) => id) : [values];
  const titles = ids.map((id) => `“${titled(id) ?? id}”`).join(locale === 'en' ? ' or ' : '或');
  const words = sign === '==' ? STATEMENT_WORDS.is_one_of : STATEMENT_WORDS.is_not;
  return words[locale].replace('{name}', spoken).replace('{values}', titles);
}

/** 红灯线; 参数“bonus” where no word is known. */
function parameter(name: string, locale: Locale, titleOf: TitleOf): string {
  const title = titleOf(name);
  if (title === undefined && Object.hasOwn(LINE_WORDS, name)) return LINE_WORDS[name as keyof typeof LINE_WORDS][locale];
  return locale === 'en' ? `parameter “${title ?? name}”` : `参数“${title ?? name}”`;
}

/** `tag:gdp` → 标签“gdp”; a part or indicator by its title. */
function setTitle(about: string, locale: Locale, titleOf: TitleOf): string {
  const [, kind, id] = /^(tag|dimension|horizon):(.+)$/.exec(about) ?? [];
  if (kind === undefined || id === undefined) return titleOf(about) ?? about;
  if (kind === 'horizon' && Object.hasOwn(HORIZON_WORDS, id)) return HORIZON_WORDS[id as keyof typeof HORIZON_WORDS][locale];
  const [what, title] = [SET_WORDS[kind as keyof typeof SET_WORDS][locale], titleOf(id) ?? id];
  return locale === 'en' ? `${what} “${title}”` : `${what}“${title}”`;
}

function lookedUp(lookup: string, about: string, locale: Locale, titleOf: TitleOf): string {
  if (lookup === 'share') return LOOKUP_WORDS.share[locale].replace('{title}', () => setTitle(about, locale, titleOf));
  const words = LOOKUP_WORDS[lookup as keyof typeof LOOKUP_WORDS];
  return words[locale].replace('{title}', titleOf(about) ?? about);
}

function named(name: string, locale: Locale, titleOf: TitleOf): string {
  const words = Object.hasOwn(EXPRESSION_NAME_WORDS, name) ? EXPRESSION_NAME_WORDS[name as keyof typeof EXPRESSION_NAME_WORDS] : undefined;
  return titleOf(name) ?? words?.[locale] ?? wordReasons(name, locale);
}

/** Names in a row, as the subject of an order lists its indicators: 'gdp_growth new_jobs' → their titles; other texts stay as they are. */
export function wordNames(text: string, locale: Locale, titleOf: TitleOf = () => undefined): string {
  const titles = text.split(' ').map((name) => titleOf(name));
  return titles.every((title) => title !== undefined) ? titles.join(locale === 'en' ? ', ' : '、') : wordExpression(text, locale, titleOf);
}
