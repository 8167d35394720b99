import { readCell } from '@kedu/intake';
import { MEASURE } from '../criteria/bandWords.ts';
import { fold } from '../criteria/folded.ts';
import { NUMERAL, numeral } from '../criteria/numeral.ts';

export interface TargetReading {
  /** `unread`: numbers that are no single one (8%-10%, 95%/99%), or the error of a formula; `words`: a goal without a number. */
  readonly kind: 'number' | 'last_year' | 'words' | 'unread' | 'blank';
  /** Ends of a stretch that an unread target states: 8%-10%. */
  readonly range?: { readonly low: number; readonly high: number } | undefined;
  readonly value?: number | undefined;
  readonly unit?: string | undefined;
  readonly better?: 'higher' | 'lower' | undefined;
  /** The target is a growth on the year before, in %. */
  readonly growth?: boolean | undefined;
  /** 左右, 约: read as the number itself. */
  readonly approximate?: boolean | undefined;
}

const HIGHER =
  '(?:≥|>=|>|不低于|不少于|不小于|大于等于|大于|高于|超过|达到|达|完成|力争|确保|保持|保持在|稳定在|提高到|提升到|提升至|提高至|增加到)*';
const LOWER = '(?:≤|<=|<|不超过|不高于|不大于|不多于|小于等于|小于|低于|控制在|降至|降到|压降至|下降到|下降至|减少到)+';
const TARGET = new RegExp(
  `^(?<over>同比|较上年|比上年|较去年|年均)?(?<grow>增长|提高|提升|增幅|增速)?(?<fall>下降|降低|减少|压减)?(?:率|幅度?)?(?:(?<lower>${LOWER})|(?<higher>${HIGHER}))=?(?<about>约)?(?<value>-?${NUMERAL})(?<unit>${MEASURE}|[\\p{Script=Han}/]{1,8})?(?<above>及以上|以上|或以上)?(?<within>以内|以下|及以下|之内|及以内)?(?<roughly>左右)?$`,
  'u',
);

/**
 * What a cell of targets (目标值) says.
 *
 * Rule: WORKBOOK-6. Units: the number stands in `unit` as written; 万 and 亿 are moved into the indicator's unit.
 * Example: readTarget('≥90%', undefined) → 90 in %, better higher; readTarget('不超过5起', '起') → 5, better lower; readTarget('与上年持平', '%') → last year's.
 */
export function readTarget(text: string, unit: string | undefined): TargetReading {
  const words = fold(text)
    .text.replace(/[。;,]$/u, '')
    .replaceAll(/(?<=\d),(?=\d{3}(?:\D|$))/g, '')
    .replaceAll(new RegExp(`百分之(${NUMERAL})`, 'gu'), (_, share: string) => `${numeral(share)}%`);
  if (words === '' || /^[-—/]+$/.test(words)) return { kind: 'blank' };
  if (
    /^(?:与|同|不低于|不高于|不超过|保持)?(?:上年|去年|上一年|上年度)(?:度)?(?:同期)?(?:持平|水平|实际|完成数|完成值)?(?:或?以上|持平|水平)*$/u.test(
      words,
    )
  )
    return { kind: 'last_year', ...(/不高于|不超过/.test(words) ? { better: 'lower' as const } : {}) };
  const parts = TARGET.exec(words)?.groups;
  if (!parts) return unreadable(words);
  const { value = '', unit: written = '', over, grow, fall, lower, higher, within, above, about, roughly } = parts;
  if (/[年月日至或和、](?!\/)/u.test(written) && !/^(?:工作日|日|个工作日|天)$/.test(written)) return unreadable(words);
  const digits = value.startsWith('-') ? -numeral(value.slice(1)) : numeral(value);
  if (Number.isNaN(digits)) return unreadable(words);
  const growth = over !== undefined || grow !== undefined || fall !== undefined;
  const suffix = written === '个百分点' || written === '百分点' || written === '百分比' ? '%' : written;
  if (growth && suffix !== '%') return unreadable(words);
  const moved = unit !== undefined && unit !== '' && suffix !== '' && suffix !== unit ? readCell(`${digits}${suffix}`, unit) : undefined;
  const fits = moved?.kind === 'number';
  const direction =
    lower !== undefined || within !== undefined
      ? 'lower'
      : /≥|>|不低|不少|不小|大于|高于|超过|达/.test(higher ?? '') || above !== undefined
        ? 'higher'
        : undefined;
  return {
    kind: 'number',
    value: fits ? moved.value : digits,
    ...(fits || suffix === '' ? { unit } : { unit: suffix }),
    ...(direction === undefined ? {} : { better: direction }),
    ...(growth ? { growth: true } : {}),
    ...(about !== undefined || roughly !== undefined ? { approximate: true } : {}),
  };
}

const DATE = /(?:20)?\d{2}年度?(?:\d{1,2}月)?(?:\d{1,2}日)?|\d{1,2}月(?:\d{1,2}日)?|第?[1-4]季度/gu;
const RATIO = /\d+(?:\.\d+)?:\d+(?:\.\d+)?/gu;
const RANGE = new RegExp(`^(?<low>${NUMERAL})(?<unit>${MEASURE})?[-~至到](?<high>${NUMERAL})(?<unit2>${MEASURE})?(?:之间|以内)?$`, 'u');

/** A goal in words, or numbers that no method may guess at; a date is no number, and a ratio (1:1.25) is one that somebody must judge. */
function unreadable(words: string): TargetReading {
  if (!/\d|^#/.test(words.replaceAll(DATE, '').replaceAll(RATIO, ''))) return { kind: 'words' };
  const { low = '', high = '', unit, unit2 } = RANGE.exec(words)?.groups ?? {};
  const range = { low: numeral(low), high: numeral(high) };
  const holds = range.low < range.high && (unit === undefined || unit === unit2);
  const suffix = unit2 === '个百分点' || unit2 === '百分点' ? '%' : unit2;
  return { kind: 'unread', ...(holds ? { range, ...(suffix === undefined ? {} : { unit: suffix }) } : {}) };
}
