import type { Locale } from '@kedu/model';
import { constraintNames } from './words/constraints.ts';
import { determinedName } from './words/determined.ts';
import { fillName } from './words/fill.ts';
import { momentName } from './words/moment.ts';
import { periodName } from './words/period.ts';
import { shapeName } from './words/shape.ts';
import { streamText } from './words/stream.ts';
import { TOPICS, type Topic, wordOf } from './words/topics.ts';

/** Values that a template is filled with. */
export type TemplateArgs = Readonly<Record<string, string | number>>;

/** How a number is written for people; passed in, because the machine’s own locale must not decide. */
export type FormatNumber = (value: number, locale: Locale) => string;

/** The shortest decimal, as in the file: 1234.5 → "1234.5". */
export const plainNumber: FormatNumber = (value) => String(value);

const PLACE = /\{(\w+)(?::(\w+))?\}/g;
const NUMBERED = /\{(\w+)\|([^|{}]*)\|([^|{}]*)\}/g;
/** A comma before which every optional part was silent. */
const LEADING = /^[，,]\s*/;
const OPTIONAL = /\[\[([^\]]*(?:\][^\]]+)*)\]\]/g;

/**
 * A template with its places filled. `{name}` is an argument, `{name:topic}` its words in a table of words, `{name:period}` a period as
 * people say it, `{name:moment}` a moment by the clock of Beijing, `{name:bytes}` a size, `{name:several}` a count that matters from two on
 * and
 * `{name:some}` from one on, `{name:first_ten}` a list cut behind its tenth entry, `{name|one|many}` a word by number ("{n} {n|row|rows}"),
 * `{name:class}` a class of units (`*` is every class), `{name:fill}` what stood in for a missing value, `{name:constraints}` and
 * `{name:relaxations}` constraints with clause, the latter with how far each would have to give way, `{name:determined}` what is
 * determined, `{name:stream}` what a stream of the platform is of, `{name:shape}` what a field is held to. A part in `[[…]]` stands only
 * where every place in it has something to say, so that "[[; did you mean {nearest}?]]" vanishes where nothing is near; a comma that would
 * then begin the sentence goes with what it stood behind.
 *
 * In English `{name}` is the argument `name_en`, where that is given (bilingual of model).
 *
 * Errors: RangeError where an argument or a topic is not there (a programming fault; a test holds templates and declarations together).
 * Example: fillTemplate('{n} rows[[ in {file}]]', { n: 3, file: '' }, 'en', plainNumber) → "3 rows".
 */
export function fillTemplate(template: string, args: TemplateArgs, locale: Locale, format: FormatNumber): string {
  const fill = (text: string): string =>
    text
      .replace(NUMBERED, (_, name: string, one: string, many: string) =>
        Number(placed(name, undefined, args, locale, String)) === 1 ? one : many,
      )
      .replace(PLACE, (_, name: string, form?: string) => placed(name, form, args, locale, format));
  const spoken = template.replace(OPTIONAL, (_, part: string) => {
    const silent = templatePlaces(part).some(({ name, form }) => placed(name, form, args, locale, format) === '');
    return silent ? '' : part;
  });
  return fill(spoken.replace(LEADING, ''));
}

/** Places of a template: their arguments with the form that each takes. */
export function templatePlaces(template: string): { readonly name: string; readonly form?: string }[] {
  const numbered = [...template.matchAll(NUMBERED)].map(([, name = '']) => ({ name }));
  return [...template.matchAll(PLACE)].map(([, name = '', form]) => (form === undefined ? { name } : { name, form })).concat(numbered);
}

/** Forms that are not tables of words. */
export const FORMS = [
  'period',
  'moment',
  'bytes',
  'several',
  'some',
  'first_ten',
  'class',
  'fill',
  'constraints',
  'relaxations',
  'determined',
  'stream',
  'shape',
] as const;

function placed(name: string, form: string | undefined, args: TemplateArgs, locale: Locale, format: FormatNumber): string {
  const value = argumentOf(name, args, locale);
  if (value === undefined) throw new RangeError(`template asks for ${name}, which is not given`);
  if (form === undefined) return typeof value === 'number' ? format(value, locale) : value;
  if (form === 'period') return periodName(String(value), locale);
  if (form === 'moment') return momentName(String(value), locale);
  if (form === 'bytes') return bytes(Number(value), locale, format);
  if (form === 'several') return Number(value) > 1 ? format(Number(value), locale) : '';
  if (form === 'some') return Number(value) > 0 ? format(Number(value), locale) : '';
  if (form === 'first_ten') return firstTen(String(value));
  if (form === 'class') return value === 'else' ? '' : value === '*' ? (locale === 'zh-CN' ? '所有类别' : 'every class') : String(value);
  if (form === 'constraints' || form === 'relaxations') return constraintNames(String(value), locale);
  if (form === 'determined') return determinedName(String(value), locale);
  if (form === 'stream') return streamText(String(value), locale);
  if (form === 'shape') return shapeName(String(value), locale);
  if (form === 'fill') return fillName(String(value), locale);
  if (!Object.hasOwn(TOPICS, form)) throw new RangeError(`template asks for the words of ${form}, of which there are none`);
  return wordOf(form as Topic, String(value), locale);
}

/** The argument, or in English its English (`title_en` of `title`), where it has one. */
function argumentOf(name: string, args: TemplateArgs, locale: Locale): string | number | undefined {
  const english = locale === 'en' && Object.hasOwn(args, `${name}_en`) ? args[`${name}_en`] : undefined;
  if (english !== undefined && english !== '') return english;
  return Object.hasOwn(args, name) ? args[name] : undefined;
}

function firstTen(list: string): string {
  const entries = list.split(', ');
  return entries.length > 10 ? `${entries.slice(0, 10).join(', ')} …` : list;
}

function bytes(size: number, locale: Locale, format: FormatNumber): string {
  const [scale, name] = size >= 1_048_576 ? [1_048_576, 'MB'] : size >= 1024 ? [1024, 'KB'] : [1, locale === 'zh-CN' ? '字节' : 'bytes'];
  return `${format(Math.round((10 * size) / scale) / 10, locale)} ${name}`;
}
