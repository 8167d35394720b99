import type { Edge, Fact } from './fact.ts';
import { BARE_MARK, MARK, readMark } from './mark.ts';
import { NUMERAL, numeral } from './numeral.ts';

/** Units that stand behind a number in a criterion; 分 is left to marks. */
export const MEASURE =
  '(?:个?百分点|%|‰|万元|亿元|万吨|万亩|万人|万户|万|亿|元|个百分位|个工作日|个|件|次|起|例|家|项|天|日|小时|分钟|人|户|公里|千米|亩|公顷|吨|处|篇|条|座|宗|所|场|期|批|微克/立方米|名|分)';
const INCLUDED = '(?:\\((?:含|不含|包含|不包含)[^()]{0,8}\\))?';
const VALUE = `${NUMERAL}${MEASURE}?${INCLUDED}`;
const AT_LEAST = '(?:≥|>=|不低于|不少于|不小于|大于等于|大于或等于|达到|达|完成|实现|在)';
const MORE = '(?:>|高于|超过|大于|多于)';
const AT_MOST = '(?:≤|<=|不超过|不高于|不多于|不大于|小于等于|小于或等于|控制在)';
const LESS = '(?:<|低于|小于|少于|不足|未达到|不到|达不到)';
const LINK = '(?:的|者|时|,)*';

const RANGE = new RegExp(
  `^(?<lowSign>${AT_LEAST}|${MORE})?(?<low>${VALUE})(?:[-~至到]|(?:及?以上)?(?:且|,)?(?<highSign>${AT_MOST}|${LESS}))(?<high>${VALUE})(?:之间|范围内|以内|以下|区间|区间内)*${LINK}(?<mark>${MARK}|${BARE_MARK})`,
  'u',
);
const LESS_X_LESS = new RegExp(
  `^(?<low>${VALUE})(?<lowSign>≤|<=|<)[^\\d≤<>≥]{1,8}(?<highSign>≤|<=|<)(?<high>${VALUE})${LINK}(?<mark>${MARK})`,
  'u',
);
const FROM = new RegExp(
  `^(?:(?<sign>${AT_LEAST}|${MORE})(?<value>${VALUE})(?:及以上|及其以上|以上|或以上|及|或者?)*${INCLUDED}|(?<plain>${VALUE})(?:及以上|及其以上|以上|或以上)(?<included>${INCLUDED}))${LINK}(?<mark>${MARK}|${BARE_MARK})`,
  'u',
);
const UP_TO = new RegExp(
  `^(?:(?<sign>${AT_MOST}|${LESS})(?<value>${VALUE})(?:及以下|以内|以下|及以内|之内)*${INCLUDED}|(?<plain>${VALUE})(?:及以下|以下|及以内|以内)(?<included>${INCLUDED}))${LINK}(?<mark>${MARK}|${BARE_MARK})`,
  'u',
);
const EXACT = new RegExp(`^(?:=|为)?(?<value>${VALUE})${LINK}(?<mark>${MARK})`, 'u');

const SLOPE = new RegExp(
  `^(?:在)?(?<low>${VALUE})[-~至到](?<high>${VALUE})(?:之间|范围内|以内|区间内?)*${LINK}(?:按照?|成)(?:相应|等|同)*(?:比例|线性插值法?|插值法?)(?:折算|计算|相应)*(?:计分|得分|给分|赋分|记分|评分)`,
  'u',
);

/** A stretch between two ends in which points grow evenly: `80-90分按比例得分`. Rule: CRITERIA-BAND. */
export function slopeAt(text: string): { readonly length: number; readonly fact: Fact } | undefined {
  const found = SLOPE.exec(text);
  if (!found?.groups) return undefined;
  const high = edge(found.groups.high ?? '', undefined);
  const low = edge(found.groups.low ?? '', undefined);
  if (high.unit === '名') return undefined;
  return { length: found[0].length, fact: { kind: 'slope', low: low.unit === '' ? { ...low, unit: high.unit } : low, high } };
}

/** A clause such as `90%（含）—95%得8分`, `95%以上得满分`, `<60不得分` at the beginning of the text. Rule: CRITERIA-BAND. */
export function bandAt(text: string): { readonly length: number; readonly fact: Fact } | undefined {
  const range = RANGE.exec(text) ?? LESS_X_LESS.exec(text);
  if (range?.groups) {
    const { low = '', high = '', lowSign, highSign, mark = '' } = range.groups;
    const upper = edge(high, highSign === undefined ? undefined : !/^(?:<$|低于|小于(?!等|或)|少于|不足)/.test(highSign));
    const lower = edge(
      low,
      lowSign === undefined || lowSign === '在' ? undefined : !/^(?:>$|高于|超过|大于(?!等|或)|多于|<$)/.test(lowSign),
    );
    return found(range[0], {
      kind: 'band',
      low: lower.unit === '' ? { ...lower, unit: upper.unit } : lower,
      high: upper,
      mark: readMark(mark),
    });
  }
  const from = FROM.exec(text);
  if (from?.groups) {
    const { sign, value, plain, included = '', mark = '' } = from.groups;
    const low = edge(`${value ?? plain ?? ''}${included}`, sign === undefined ? undefined : new RegExp(`^${AT_LEAST}$`).test(sign));
    return found(from[0], { kind: 'band', low, mark: readMark(mark) });
  }
  const upTo = UP_TO.exec(text);
  if (upTo?.groups) {
    const { sign, value, plain, included = '', mark = '' } = upTo.groups;
    const high = edge(`${value ?? plain ?? ''}${included}`, sign === undefined ? undefined : new RegExp(`^${AT_MOST}$`).test(sign));
    return found(upTo[0], { kind: 'band', high, mark: readMark(mark) });
  }
  const exact = EXACT.exec(text);
  if (!exact?.groups) return undefined;
  const at = { ...edge(exact.groups.value ?? '', true), takes: true };
  return found(exact[0], { kind: 'band', low: at, high: at, mark: readMark(exact.groups.mark ?? '') });
}

type Draft = Omit<Extract<Fact, { kind: 'band' }>, 'mark'> & { readonly mark: ReturnType<typeof readMark> };

function found(whole: string, { mark, ...rest }: Draft): { readonly length: number; readonly fact: Fact } | undefined {
  const ofRanks = rest.low?.unit === '名' || rest.high?.unit === '名';
  return mark === undefined || ofRanks ? undefined : { length: whole.length, fact: { ...rest, mark } };
}

/** `90%(含)`: an explicit word about the number itself stands above the sign before it. */
function edge(text: string, bySign: boolean | undefined): Edge {
  const number = new RegExp(`^(${NUMERAL})(${MEASURE})?`, 'u').exec(text);
  const takes = /\((?:不含|不包含)/.test(text) ? false : /\((?:含|包含)/.test(text) ? true : bySign;
  return { value: numeral(number?.[1] ?? ''), unit: number?.[2] ?? '', takes };
}
