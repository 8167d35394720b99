import { foldWidth } from './fold.ts';

/** A unit of measure taken apart: `亿元` is 10^8 `元`. Shares of one (`%`, `‰`) have the base `1`. */
export interface Measure {
  readonly tens: number;
  readonly base: string;
}

const SCALES: readonly (readonly [sign: string, tens: number])[] = [
  ['万亿', 12],
  ['千亿', 11],
  ['百亿', 10],
  ['十亿', 9],
  ['亿', 8],
  ['千万', 7],
  ['百万', 6],
  ['十万', 5],
  ['万', 4],
  ['千', 3],
  ['百', 2],
];

const ENGLISH = /^(hundred|thousand|million|billion|trillion)s?(?: of)?(?: (.*))?$/i;
const ENGLISH_TENS: Readonly<Record<string, number>> = { hundred: 2, thousand: 3, million: 6, billion: 9, trillion: 12 };

const SHARES: Readonly<Record<string, number>> = { '%': -2, '‰': -3, '‱': -4, 小数: 0, '1': 0 };

/** Base of the shares of one. */
const ONE = '1';

/**
 * Takes a unit of measure apart: 百, 千, 万, 亿 and what they make together (百万, 千亿), hundred to trillion, and the shares of one.
 * Rule: INTAKE-7. Example: 万吨 → 10^4 吨; ‰ → 10^-3 of one; 百分点 is a base of its own.
 */
export function measureOf(unit: string): Measure {
  const text = foldWidth(unit);
  // `% of women aged 15–49`: still a share, whatever it is a share of.
  const share = /^[%‰‱](?= )/.exec(text)?.[0] ?? text;
  if (Object.hasOwn(SHARES, share)) return { tens: SHARES[share] as number, base: ONE };
  const english = ENGLISH.exec(text);
  if (english) return { tens: ENGLISH_TENS[(english[1] as string).toLowerCase()] as number, base: english[2] ?? '' };
  if (/^[百千万]分/.test(text)) return { tens: 0, base: text };
  const scale = SCALES.find(([sign]) => text.startsWith(sign));
  if (!scale) return { tens: 0, base: text };
  // 万千瓦时: the base has a scale of its own.
  const { tens, base } = measureOf(text.slice(scale[0].length));
  return base === '' || base === ONE ? { tens: scale[1], base: text.slice(scale[0].length).trim() } : { tens: scale[1] + tens, base };
}

/**
 * By how many powers of ten a number in one unit of measure is to be moved into another; undefined where the two do not say how.
 *
 * Rule: INTAKE-7. Example: 1.2亿 in 万元 → 4; 83.2% in % → 0; 3‰ in % → -1; 5% in 亿元, 5万 in %, 千克 in 吨 → undefined.
 */
export function shiftOfMeasure(written: string, unit: string | undefined): number | undefined {
  if (unit === undefined || unit === '') return undefined;
  if (written === unit) return 0;
  const from = measureOf(written);
  const to = measureOf(unit);
  if (to.base === '') return undefined;
  if (from.base === to.base) return from.tens - to.tens;
  return from.base === '' && to.base !== ONE && !/^[%‰]/.test(to.base) ? from.tens - to.tens : undefined;
}

/**
 * The unit of measure that a heading names in brackets or behind `单位：`, as far as it is one for this indicator: one that can be moved into its unit, or one
 * that plainly cannot (a share, or a scaled unit). Other brackets are remarks.
 *
 * Rule: MAP-7. Example: `地区生产总值（万元）` for 亿元 → 万元; `增速（%）` for 亿元 → %; `产值（现价）` → undefined.
 */
export function measureInHeading(heading: string, unit: string | undefined): string | undefined {
  if (unit === undefined || unit === '') return undefined;
  const texts = [...foldWidth(heading).matchAll(/[([【〔]([^()[\]【】〔〕]+)[)\]】〕]|单位: *([^\s()]+)/g)].map(
    (match) => match[1] ?? match[2] ?? '',
  );
  const named = texts.flatMap((text) => text.replace(/^单位: */, '').split(/[,;、] */)).map((text) => text.trim());
  return named.find((text) => shiftOfMeasure(text, unit) !== undefined) ?? named.find(isPlainly);
}

function isPlainly(text: string): boolean {
  const { tens, base } = measureOf(text);
  return (
    text !== ONE && (base === ONE || (tens !== 0 && /^\p{Script=Han}*元$|^人(?:次)?$|^吨|^户$|^件$|^平方|^立方|^公顷$|^亩$/u.test(base)))
  );
}
