import { chance, type DesignChoice, type ListSensitivity } from '@kedu/engine';
import { inLocale, type Locale } from '@kedu/model';

/** What sentences about design sensitivity need beside its figures. Positions are those of the list. */
export interface DesignNaming {
  readonly locale: Locale;
  readonly nameOf: (member: number) => string;
  /** Published rank, 0 for none. */
  readonly rankOf: (member: number) => number;
}

/** Choices named in a sentence. */
const NAMED = 3;
/** Nine designs in ten: a unit keeps its rank where so many do; a pair of neighbours is named where fewer keep its order. */
const SHAKY = 0.9;

/** The heading of everything that shows design sensitivity (DESIGN-2). */
export function designHeading(locale: Locale): string {
  return locale === 'en' ? 'Design sensitivity (no result depends on it)' : '方案敏感性（不影响本次结果）';
}

/** What a choice is about: `“地区生产总值”的权重`. */
export function designChoiceName({ kind, title }: Pick<DesignChoice, 'kind' | 'title'>, locale: Locale): string {
  const of = title ? inLocale(title, locale) : '';
  if (locale === 'en') {
    const english = {
      weight: `weight of “${of}”`,
      method: `method of “${of}”`,
      peers: 'which peer is left out of the reference points',
      bounds: 'percentiles for the lowest and highest of the peers',
      rounding: 'rounding of the total',
      missing: 'missing rule',
      aggregate: 'aggregate',
    };
    return english[kind];
  }
  const chinese = {
    weight: `“${of}”的权重`,
    method: `“${of}”的计分方法`,
    peers: '参照值去掉哪个单位',
    bounds: '参照的最低最高值取百分位',
    rounding: '总分取整',
    missing: '缺数规则',
    aggregate: '合成方法',
  };
  return chinese[kind];
}

/** What was drawn: `权重各自上下浮动 20%（合计和约束不变），抽取 1,000 种合理的设计。` */
export function designDrawn({ choices, draws, width, seed }: ListSensitivity, locale: Locale): string {
  const others = choices.filter(({ kind }) => kind !== 'weight').map((choice) => designChoiceName(choice, locale));
  const weights = choices.some(({ kind }) => kind === 'weight');
  const number = Number((width * 100).toFixed(1));
  if (locale === 'en') {
    const varied = [...(weights ? [`each weight within ${number} % of its own (sums and constraints kept)`] : []), ...others];
    return `${grouped(draws)} reasonable designs were drawn (seed ${seed}): ${varied.join('; ')}.`;
  }
  const varied = [...(weights ? [`每项权重上下浮动 ${number}%（合计和约束不变）`] : []), ...others];
  return `抽取 ${grouped(draws)} 种合理的设计（种子 ${seed}），其中变动的是：${varied.join('；')}。`;
}

/**
 * What the writer of a scheme is told of one list: how many ranks stand, which choices move ranks most, which neighbours are hardly told apart.
 *
 * Rule: DESIGN-6, DESIGN-7. Errors: none. Example: “14 个排名单位中，9 个在九成设计中名次不变。”
 */
export function designSentences(list: ListSensitivity, { locale, nameOf, rankOf }: DesignNaming): readonly string[] {
  const english = locale === 'en';
  const ranked = [...list.best.keys()].filter((k) => (list.best[k] as number) > 0);
  const span = (k: number): number => (list.worst[k] as number) - (list.best[k] as number);
  const firm = ranked.filter((k) => (list.kept[k] as number) >= SHAKY).length;
  const widest = ranked.reduce<number | undefined>((most, k) => (most === undefined || span(k) > span(most) ? k : most), undefined);
  const band = widest === undefined ? '' : designBand(list, widest, locale);
  const moving = list.choices.filter(({ rank }) => rank.total > 0).slice(0, NAMED);
  const named = moving.map(
    (choice) =>
      `${designChoiceName(choice, locale)}${english ? ` (${share(choice.rank.total, locale)})` : `（${share(choice.rank.total, locale)}）`}`,
  );
  const shaky = [...list.neighbours].filter(({ holds }) => holds < SHAKY).sort((a, b) => a.holds - b.holds || a.above - b.above);
  const pairs = shaky.slice(0, NAMED).map(({ above, below, holds }) => {
    const of = inLocale(chance(holds), locale);
    return english
      ? `${nameOf(above)} (rank ${rankOf(above)}) before ${nameOf(below)} in ${of}`
      : `${nameOf(above)}（第${rankOf(above)}名）先于${nameOf(below)}，只在 ${of} 的设计中如此`;
  });
  const least = shaky.length === pairs.length ? '' : english ? `, the least firm ${pairs.length}` : `，最不稳的 ${pairs.length} 对`;
  if (english)
    return [
      `${firm === 0 ? 'None' : firm} of ${ranked.length} ranked units keep their place in nine designs out of ten.`,
      ...(widest !== undefined && span(widest) > 0 ? [`The widest band is that of ${nameOf(widest)}: ${band}.`] : []),
      ...(named.length > 0 ? [`What moves ranks most, with all that it does together with others: ${named.join(', ')}.`] : []),
      ...(pairs.length > 0 ? [`Neighbours whose order hangs on the design: ${shaky.length}${least}: ${pairs.join('; ')}.`] : []),
    ];
  return [
    firm === 0
      ? `${ranked.length} 个排名单位中，没有一个在九成设计中名次不变。`
      : `${ranked.length} 个排名单位中，${firm} 个在九成设计中名次不变。`,
    ...(widest !== undefined && span(widest) > 0 ? [`出入最大的是${nameOf(widest)}：${band}。`] : []),
    ...(named.length > 0 ? [`最能左右名次的（连同与其他选择的共同作用）：${named.join('、')}。`] : []),
    ...(pairs.length > 0 ? [`先后随设计而变的相邻单位有 ${shaky.length} 对${least}：${pairs.join('；')}。`] : []),
  ];
}

/** Places of a unit: `第5至第9名`, or `第5名`. */
export function designBand({ best, worst }: ListSensitivity, member: number, locale: Locale): string {
  const [from, to] = [best[member] as number, worst[member] as number];
  if (from === to) return locale === 'en' ? `rank ${from}` : `第${from}名`;
  return locale === 'en' ? `ranks ${from} to ${to}` : `第${from}至第${to}名`;
}

/** One sentence for a unit: `在1,000种合理的设计下，该单位第5至第9名`; undefined where it is not ranked. Rule: DESIGN-7. */
export function designOfUnit(list: ListSensitivity, member: number, locale: Locale): string | undefined {
  if (list.best[member] === 0) return undefined;
  const onlyWeights = list.choices.every(({ kind }) => kind === 'weight');
  const by = list.choices[list.moved[member] as number];
  const moves = by && list.best[member] !== list.worst[member] ? designChoiceName(by, locale) : undefined;
  const band = designBand(list, member, locale);
  if (locale === 'en')
    return `Under ${grouped(list.draws)} reasonable ${onlyWeights ? 'weightings' : 'designs'} the unit has ${band} in nine out of ten${moves === undefined ? '' : `; what moves it most is the ${moves}`}.`;
  return `在${grouped(list.draws)}种合理的${onlyWeights ? '权重' : '设计'}下，该单位${band}（九成情形）${moves === undefined ? '' : `；最左右其名次的是${moves}`}。`;
}

/** Below so many standard errors an index is not told from 0 (one-sided, 95 %). */
const FROM_ZERO = 1.645;
/** As many designs as can be drawn (DESIGN-3). */
const MOST_DRAWS = 20_000;

/** Whether an index lies above 0 by more than the error of its draws. Rule: DESIGN-6. */
export function isAboveZero(index: number, error: number): boolean {
  return index > 0 && index >= FROM_ZERO * error;
}

/** `23% ± 2%`, or that it is not told from 0. Rule: DESIGN-6. */
export function designIndex(index: number, error: number, locale: Locale): string {
  if (!isAboveZero(index, error)) return locale === 'en' ? 'not told from 0' : '与0分不开';
  return `${Math.round(100 * index)}% ± ${Math.round(100 * error)}%`;
}

/**
 * How many draws would tell the largest of the choices from 0 that these draws do not; undefined where all that has an effect is told. Errors fall with the root of the draws.
 *
 * Rule: DESIGN-6. Example: 4 % with an error of 5 % after 1,000 draws: about 4,300.
 */
export function designDrawsNeeded({ choices, draws }: Pick<ListSensitivity, 'choices' | 'draws'>, locale: Locale): string | undefined {
  const open = choices.filter(({ rank }) => rank.total > 0 && !isAboveZero(rank.total, rank.totalError));
  const most = open.reduce<DesignChoice | undefined>((best, one) => (best && best.rank.total >= one.rank.total ? best : one), undefined);
  if (!most) return undefined;
  const ratio = (FROM_ZERO * most.rank.totalError) / most.rank.total;
  const needed = Math.ceil((draws * ratio * ratio) / 100) * 100;
  const name = designChoiceName(most, locale);
  if (needed > MOST_DRAWS)
    return locale === 'en'
      ? `Even ${grouped(MOST_DRAWS)} draws would hardly tell the ${name} from 0.`
      : `${name}的影响太小，抽取 ${grouped(MOST_DRAWS)} 种也难与0分开。`;
  return locale === 'en'
    ? `To tell the ${name} from 0, about ${grouped(needed)} draws are needed (--draws).`
    : `要把${name}的影响与0分开，约需抽取 ${grouped(needed)} 种（--draws）。`;
}

/** Why nothing is said of what each choice does; undefined where indices were worked out, or nothing moves. Rule: DESIGN-4. */
export function designNoIndices({ choices }: Pick<ListSensitivity, 'choices'>, locale: Locale): string | undefined {
  if (choices.some(({ rank, score }) => !Number.isNaN(rank.total) || !Number.isNaN(score.total))) return undefined;
  return locale === 'en'
    ? 'Fewer than 64 rows of designs were mixed (few draws, or many units and choices): no index is claimed of what each choice does.'
    : '混合的设计少于 64 行（抽取的少，或单位和选择多），不给各项选择影响的指数。';
}

/** A share of variance as people read it; an index may miss 0 and 1 by its error. */
function share(index: number, locale: Locale): string {
  return inLocale(chance(Math.min(1, Math.max(0, index))), locale);
}

/** 1000 → 1,000. */
function grouped(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}
