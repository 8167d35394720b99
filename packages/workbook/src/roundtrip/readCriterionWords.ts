import { readCriterion } from '../criteria/readCriterion.ts';
import { folded } from '../write/fields.ts';
import { GROUPS } from '../write/words.ts';

/** What the words of a scoring rule come to, as a scheme writes it; or the words that were not understood. */
export type CriterionRead =
  | {
      readonly method: unknown;
      readonly cap?: number | undefined;
      readonly floor?: number | undefined;
      readonly peers?: string | undefined;
    }
  | { readonly rest: string };

export interface CriterionContext {
  readonly title?: string | undefined;
  readonly unit?: string | undefined;
  readonly target?: number | undefined;
  readonly better: 'higher' | 'lower';
}

/** A quantity: a number, or an expression in brackets. */
const Q = '(〔.+?〕|[-+]?\\d+(?:\\.\\d+)?)';
const N = '([-+]?\\d+(?:\\.\\d+)?)';
/** A share: 20%, or an expression. */
const S = '(〔.+?〕|[-+]?\\d+(?:\\.\\d+)?%)';

type Groups = readonly (string | undefined)[];

interface Wording {
  readonly form: RegExp;
  /** Undefined where the words fit, but say nothing that holds together. */
  method(found: Groups, context: CriterionContext): unknown;
}

const form = (pattern: string): RegExp => new RegExp(`^${pattern}$`);

const WORDINGS: readonly Wording[] = [
  {
    form: form(
      `(?:目标值${Q}:)?(完成目标得满分,未完成按完成比例计分|不高于目标得满分,高于目标的按目标与实际之比计分)(?:,超额完成按比例加分,最高得${N}分)?(?:,超过目标${S}以上的得0分)?`,
    ),
    method: ([target, words, bonus, guard], { better }) =>
      (words?.startsWith('完成') === true) === (better === 'higher')
        ? use('completion', { target: quantity(target), bonus_up_to: number(bonus), overshoot_limit: share(guard) })
        : undefined,
  },
  {
    form: form(`(?:基期值${Q}:)?比基期(增长|下降)${S}得满分,(增长|下降)${S}得0分,其间按比例计分`),
    method: ([baseline, up, full, down, zero]) =>
      use('growth_on_base', { baseline: quantity(baseline), full_at: signed(up, share(full)), zero_at: signed(down, share(zero)) }),
  },
  {
    form: form(`(?:基期值${Q}:)?比基期值(提高|降低)${Q}得满分,(提高|降低)${Q}得0分,其间按比例计分`),
    method: ([baseline, up, full, down, zero]) =>
      use('growth_on_base', {
        baseline: quantity(baseline),
        full_at: signed(up, quantity(full)),
        zero_at: signed(down, quantity(zero)),
        in: 'points',
      }),
  },
  {
    form: form(`在${Q}至${Q}之间得满分,(?:之外按距离递减,相差${Q}得0分|否则得0分)`),
    method: ([low, high, fade]) => use('interval', { low: quantity(low), high: quantity(high), fade: quantity(fade) }),
  },
  {
    form: form(`功效系数法:不允许值(?:取最差值|${Q}),满意值(?:取最好值|${Q}),基础分${N}分,调整分${N}分`),
    method: ([min, max, base, range]) =>
      use('efficacy', { min: quantity(min), max: quantity(max), base: unless(60, number(base)), range: unless(40, number(range)) }),
  },
  {
    form: form(`${Q}及以[上下]得0分,${Q}及以[上下]得满分,其间按比例计分`),
    method: ([worst, best]) => use('goalposts', { worst: quantity(worst), best: quantity(best) }),
  },
  {
    form: form(`极差法:最差得${N}分,最好得${N}分,其间按比例计分`),
    method: ([worst, best]) => use('min_max', { to: worst === '0' && best === '100' ? undefined : [Number(worst), Number(best)] }),
  },
  {
    form: form(`标准分法:平均值得${N}分,每优于平均值1个标准差加${N}分`),
    method: ([centre, spread]) => use('z_score', { centre: number(centre), spread: number(spread) }),
  },
  {
    form: form(`排名第一得${N}分,每后退一名扣${N}分`),
    method: ([first, step]) => use('rank', { first: unless(100, number(first)), step: number(step) }),
  },
  {
    form: form(`排名第一得${N}分,末名得${N}分,其间均匀递减`),
    method: ([first, last]) => use('rank', { first: unless(100, number(first)), last: number(last) }),
  },
  { form: form('按百分位计分'), method: () => 'percentile' },
  { form: form('第一名得满分,其余按与第一名之比计分'), method: () => 'ratio_to_first' },
  { form: form('按占最大值的比例计分'), method: () => 'fraction_of_max' },
  { form: form('按胜过的单位所占比例计分'), method: () => 'borda' },
  { form: form('最好得满分,其余按与最好的差距计分'), method: () => 'distance_to_best' },
  {
    form: form('参照单位〔(.+?)〕得满分,最差得0分,按差距计分'),
    method: ([unit]) => use('distance_to_reference', { unit }),
  },
  {
    form: form(`(?:目标值${Q}:)?最差得0分,达到目标得满分,其间按进程计分`),
    method: ([target]) => use('progress_to_target', { target: quantity(target) }),
  },
  {
    form: form(`(?:目标值${Q}:)?完成目标得满分,未完成的按差距递减,相差${Q}得0分`),
    method: ([target, reach]) => use('distance_to_target', { target: quantity(target), reach: quantity(reach) }),
  },
  {
    form: form(`(?:目标值${Q}:)?完成目标得${N}分,每([高低])${N}加${N}分,每([高低])${N}扣${N}分(?:,不足${N}的不计)?`),
    method: ([target, at, plus, unit, per, minus, unitLess, perLess, whole], { better }) => {
      const fits = unit === unitLess && per === perLess && plus !== minus && (plus === '高') === (better === 'higher');
      if (!fits || (whole !== undefined && whole !== unit)) return undefined;
      return use('step', {
        target: quantity(target),
        at_target: number(at),
        unit: number(unit),
        per: number(per),
        whole: whole === undefined ? undefined : true,
      });
    },
  },
  {
    form: form(`(?:目标值${Q}:)?完成目标得满分,未完成(?:不得分|得${N}分)`),
    method: ([target, otherwise]) => use('all_or_nothing', { target: quantity(target), otherwise: unless(0, number(otherwise)) }),
  },
  {
    form: form(`基础分${N}分,每发生1起扣${Q}分`),
    method: ([from, per]) => use('deduction', { from: unless(100, number(from)), per: quantity(per) }),
  },
  {
    form: form(`每1项加${Q}分,最多加${N}分`),
    method: ([per, cap]) => use('bonus', { per: quantity(per), cap: number(cap) }),
  },
  {
    form: form(`按评定得分计分(?:,评定满分${N}分)?`),
    method: ([outOf]) => use('given', { out_of: unless(100, number(outOf)) }),
  },
];

/**
 * The words that `criterionWords` writes, edited or not, as a method with its limits.
 *
 * Shape: on the hundred scale. Rule: LAYOUT-7; the wording of each method stands in docs/spec/workbook.md.
 * Words of another form are read as any office writes them (CRITERIA-1).
 * Errors: `rest` holds the words that fit no wording.
 * Example: 排名第一得100分，每后退一名扣5分（同类比较） → { method: { rank: { step: 5 } }, peers: 'class' }.
 */
export function readCriterionWords(text: string, context: CriterionContext): CriterionRead {
  let words = folded(text)
    .replaceAll(/\s+/g, '')
    .replaceAll('，', ',')
    .replaceAll('；', ';')
    .replaceAll('：', ':')
    .replace(/[。.;]$/, '');
  const expressions = folded(text).match(/〔.+?〕/g) ?? [];
  for (const expression of expressions) words = words.replace(expression.replaceAll(/\s+/g, ''), expression);
  const [, body = words, group] = /^(.*)\((.+)比较\)$/.exec(words) ?? [];
  const [main = '', ...limits] = body.split(';');
  const read: { cap?: number; floor?: number; peers?: string } = {};
  for (const limit of limits) {
    const [, end, value] = /^最([高低])得([-+]?\d+(?:\.\d+)?)分$/.exec(limit) ?? [];
    if (value === undefined) return { rest: limit };
    read[end === '高' ? 'cap' : 'floor'] = Number(value);
  }
  if (group !== undefined) {
    const peers = Object.entries(GROUPS).find(([, word]) => word === group)?.[0] ?? /^按([a-z][a-z0-9_]*)分组$/.exec(group)?.[1];
    if (peers === undefined) return { rest: `${group}比较` };
    if (peers !== 'list') read.peers = peers;
  }
  const method = listed(main) ?? firstOf(main, context);
  if (method !== undefined) return { method, ...read };
  return limits.length === 0 && group === undefined ? commonWords(text, main, context) : { rest: main };
}

/** Wordings that offices use (CRITERIA), where the value that they score is the one that the indicator reports. */
function commonWords(text: string, main: string, context: CriterionContext): CriterionRead {
  const read = readCriterion(text, { ...context, points: 100 });
  if ('notUnderstood' in read) return { rest: read.notUnderstood.map((span) => span.text).join('、') || main };
  const reported = read.reports === 'quantity' || read.reports === 'events' || read.reports === 'mark';
  const other = read.formula !== undefined || read.missing !== undefined || (read.better !== undefined && read.better !== context.better);
  return !reported || other ? { rest: main } : { method: read.method, cap: read.cap, floor: read.floor };
}

function firstOf(words: string, context: CriterionContext): unknown {
  for (const { form: pattern, method } of WORDINGS) {
    const found = pattern.exec(words);
    if (!found) continue;
    const use = method(found.slice(1), context);
    if (use !== undefined) return use;
  }
  return undefined;
}

/** Wordings that go on as long as there are values: points of a line, standards, ranks. */
function listed(words: string): unknown {
  const items = words.split(',');
  if (items.at(-1) === '其间按比例计分' && items.length > 2) {
    const points = items.slice(0, -1).map((item) => /^([-+]?\d+(?:\.\d+)?)得([-+]?\d+(?:\.\d+)?)分$/.exec(item));
    if (points.every((point) => point !== null)) return { piecewise: { points: points.map(([, x, y]) => [Number(x), Number(y)]) } };
  }
  const banded = words.startsWith('分档功效系数法:') ? words.slice('分档功效系数法:'.length).split(',') : [];
  const standards = banded.map((item) => /^标准值([-+]?\d+(?:\.\d+)?)系数([-+]?\d+(?:\.\d+)?)$/.exec(item));
  if (standards.length > 1 && standards.every((one) => one !== null))
    return { efficacy_banded: { standards: standards.map(([, x, y]) => [Number(x), Number(y)]) } };
  const ranks = items.map((item) => /^第([一二三四五六七八九十]+|\d+)名([-+]?\d+(?:\.\d+)?)分$/.exec(item));
  if (ranks.every((rank) => rank !== null) && ranks.every((rank, index) => ordinal(rank[1] as string) === index + 1))
    return { rank: { table: ranks.map(([, , score]) => Number(score)) } };
  return undefined;
}

/** 一 → 1, 十四 → 14, 二十三 → 23. */
function ordinal(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  const digit = (one: string): number => '一二三四五六七八九'.indexOf(one) + 1;
  const [tens, ones] = text.includes('十') ? text.split('十') : ['', text];
  return (text.includes('十') ? (tens === '' ? 1 : digit(tens as string)) * 10 : 0) + (ones === '' ? 0 : digit(ones as string));
}

function use(method: string, params: Readonly<Record<string, unknown>>): unknown {
  const given = Object.entries(params).filter(([, value]) => value !== undefined);
  return given.length === 0 ? method : { [method]: Object.fromEntries(given) };
}

function quantity(text: string | undefined): number | string | undefined {
  return text?.startsWith('〔') === true ? text.slice(1, -1) : number(text);
}

function number(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Number(text);
}

function share(text: string | undefined): number | string | undefined {
  return text === undefined || text.startsWith('〔') ? quantity(text) : Number(`${text.slice(0, -1)}e-2`);
}

function signed(direction: string | undefined, value: number | string | undefined): number | string | undefined {
  return (direction === '下降' || direction === '降低') && typeof value === 'number' ? -value : value;
}

function unless(standard: number, value: number | undefined): number | undefined {
  return value === standard ? undefined : value;
}
