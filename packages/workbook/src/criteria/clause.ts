import { bandAt, MEASURE, slopeAt } from './bandWords.ts';
import type { Amount, Fact } from './fact.ts';
import { MARK, type Mark, readMark } from './mark.ts';
import { NUMERAL, numeral } from './numeral.ts';

/** What a clause is read in. */
export interface ClauseContext {
  /** Whether the words name the quantity of the indicator. */
  readonly isSubject: (words: string) => boolean;
  readonly hasTarget: boolean;
}

type Groups = Readonly<Record<string, string | undefined>>;
interface Pattern {
  readonly form: RegExp;
  readonly fact: (groups: Groups, context: ClauseContext) => Fact | readonly Fact[] | undefined;
}

const GOAL =
  '(?:(?:年度|全年|当年|年初|既定|预期|预定|下达|规定|考核|绩效|工作|计划|市级?|省级?|县级?)*的?(?:目标任务|目标值|目标数|目标|任务数|任务|指标值|计划数|计划))';
const DONE = '(?:(?:按时|按期|如期|按质|按量|按要求|全面|全部|足额|保质保量|完成|达到|达成|实现|或|超额|超过|高于|优于)*)';
const MISSED =
  '(?:未按时完成|未按期完成|未按要求完成|未全部完成|未完成|没有完成|未达到|未达成|未实现|未达|达不到|不达标|未达标|完不成|低于|不足|未完成任务)';
const ELSE = '(?:否则|其余|其他|反之)';
const LINK = '(?:的|者|时|,|部分|情况)*';
const LOSS = '(?:扣减|扣除|倒扣|减扣|扣|减)(?:去|掉)?(?:该项|本项)?(?:分值的?)?';
const GAIN = '(?:加|另加|奖励|奖)(?:分)?';
const POINTS = `${NUMERAL}(?:分|%(?:的?(?:分值|分数|权重分|权重|分))?)`;
const COUNTED = '(?:起|例|次|件|项|个(?!百分|工作日)|家|处|人次|人|篇|条|户|名|宗|天|日|期|批|座|所|台|份|步|场)';
const NOUN = '[^,;。、:每扣加得计减\\d]{0,16}';
/** A quantity divided by its goal: 实际到位资金额/目标任务. */
const OWN_RATIO =
  '(?:[^,;。=每扣]{1,24}=)?\\(?(?:当年|全年|本年|年度|实际)*(?<done>[^,;。=/×()\\d]{2,24})/(?:当年|全年|本年)?(?<goal>[^,;。=/×()\\d]{0,20}(?:目标|任务|计划)[^,;。=/×()\\d]{0,8})\\)?(?:[×x]100%)?(?:[×x]|乘以?)';
/** What is counted, before 每发现1处扣: each piece names a fault, and none a number, a mark, a comparison or somebody's judgement. */
const FAULT = '(?:[不未无没缺违漏迟乱脏破损]|垃圾|杂物|废弃物|污水|积水|隐患|露天|散落|堆积|明火|投诉)';
const PLAIN = '(?:取得|计划|统计|增加值|得力|[^,;。:\\d每扣加得计减])';
const CIRCUMSTANCE = `(?:(?![^,;。:]*(?:目标(?!责任|管理)|任务(?!书)|指标|超过|超出|突破|低于|高于|达到|达标|率|比例|同比|上年|排名|酌情|视情|评定|评价|打分))${PLAIN}{0,60}?${FAULT}${PLAIN}{0,60}[,。]){1,4}`;
const SHARE_OUT = '(?:计分|得分|给分|扣分|赋分|记分|评分|计算得分|折算得分|折算计分|扣减得分|扣减|折算|计算|计)';
const SHORT_OF = `(?:(?:每|每年|每月)(?:低于|低|降低|下降|少于|少完成|少|减少|差|落后|降|欠))`;
const BEYOND = '(?:每(?:超过|超出|超额完成|超额|超|高于|高出|高|增加|增长|提高|提升|上升|增|多完成|多))';
const CONDITION = `(?:(?:${MISSED}|低于|高于|超过|超额完成|超出|超额|完成)(?:${GOAL}|要求|标准|(?<from>${NUMERAL}${MEASURE}))?${LINK})?`;

const mark = (groups: Groups): Mark => readMark(groups.mark ?? '') ?? { kind: 'points', points: 0 };
const change = (text: string | undefined): Mark =>
  text?.includes('%') === true
    ? { kind: 'share', percent: numeral(text.replace(/%.*$/u, '')) }
    : { kind: 'points', points: numeral((text ?? '').replace(/分$/, '')) };
const amount = (text: string | undefined): Amount | undefined => {
  const parts = new RegExp(`^(${NUMERAL})(.*)$`, 'u').exec(text ?? '');
  return parts ? { value: numeral(parts[1] ?? ''), unit: parts[2] ?? '' } : undefined;
};
const form = (source: string): RegExp => new RegExp(`^(?:${source})`, 'u');

const PATTERNS: readonly Pattern[] = [
  {
    form: form(
      `(?:按)?(?:排名|排位|位列|位次|名次)?(?:全[市县省区州镇乡])?(?:排名|排位|位列)?(?:第?(?<from>${NUMERAL})名?[-~至到]第?(?<to>${NUMERAL})名|前(?<top>${NUMERAL})名|第(?<one>${NUMERAL})(?:名|位)?|(?<first>首位))(?:单位)?${LINK}(?<mark>${MARK}|(?<=[名位])${NUMERAL}分)`,
    ),
    fact: ({ from, to, top, one, ...groups }) => ({
      kind: 'ranks',
      from: from === undefined ? (one === undefined ? 1 : numeral(one)) : numeral(from),
      to: to === undefined ? (top === undefined ? (one === undefined ? 1 : numeral(one)) : numeral(top)) : numeral(to),
      mark: mark(groups),
    }),
  },
  {
    form: form(
      `(?:其余|其他|以下|此后|以后|往后|后面|之后|名次|依次|排名|后)*(?:(?:按名次|按排名)?依次|每)(?:后退|后移|靠后|退后|下滑|降低|下降|落后|递减|低|降|退)?(?<ranks>${NUMERAL})?(?:个)?(?:名次|位次|名|位)?(?:的)?,?(?:依次)?(?:递减|扣减|减少|递扣|少得|少|扣|减)(?:该项)?(?:分值的)?(?<change>${POINTS})`,
    ),
    fact: ({ ranks, change: points }) => ({ kind: 'rank_step', ranks: ranks === undefined ? 1 : numeral(ranks), change: change(points) }),
  },
  {
    form: form(
      `${DONE}(?:完成|达到|达成|实现|达)(?:${GOAL}|要求|标准|序时进度)?(?:及以上|以上|或以上|及|或超额完成)*${LINK}(?<mark>${MARK})|(?:不高于|不超过|不低于|不少于|控制在|低于|高于|优于)${GOAL}(?:以内|之内|范围内)?${LINK}(?<mark3>${MARK})|达标${LINK}(?<mark2>${MARK})`,
    ),
    fact: (groups) => ({ kind: 'target_met', mark: mark({ mark: groups.mark ?? groups.mark2 ?? groups.mark3 }) }),
  },
  {
    form: form(
      `(?:完全)?(?:符合|满足|达到)[^,;。:\\d每扣得]{0,10}(?:要求|标准|条件|规定)${LINK}(?<mark>${MARK})|(?:按时|按期|及时|按要求|按规定)[^,;。:\\d每扣得]{2,8}${LINK}(?<mark3>${MARK})|(?:是|有|合格|健全|规范)(?:的|者),?(?<mark2>${MARK})`,
    ),
    fact: (groups) => ({ kind: 'conforms', mark: mark({ mark: groups.mark ?? groups.mark2 ?? groups.mark3 }) }),
  },
  {
    form: form(
      `(?:${ELSE}|${MISSED}(?:${GOAL}|要求|标准)?|不符合(?:相关|有关|规定)*(?:要求|标准|条件|规定)?|不合格|不满足(?:要求|条件)?)(?:单位|名次|情况)?${LINK}(?:一律)?(?<mark>${MARK})`,
    ),
    fact: (groups) => ({ kind: 'otherwise', mark: mark(groups) }),
  },
  {
    form: form(`${ELSE}(?:单位|名次|情况)?(?:的|,)*(?<mark>${NUMERAL}分)`),
    fact: (groups) => ({ kind: 'otherwise', mark: mark(groups) }),
  },
  {
    form: form(`(?:年度|全年|考核)?目标(?:值)?(?:为|是|:|=|≥|不低于|不少于)*(?<value>${NUMERAL}(?:${MEASURE})?)`),
    fact: ({ value }) => {
      const aim = amount(value);
      return aim && aim.unit !== '分' ? { kind: 'aim', amount: aim } : undefined;
    },
  },
  {
    form: form(`(?:在|处于|处在|保持在|控制在)?目标(?:值)?(?:区间|范围)(?:之?内|以内)?${LINK}(?<mark>${MARK})`),
    fact: (groups) => ({ kind: 'in_range', mark: mark(groups) }),
  },
  {
    form: form(
      `(?:(?:${MISSED}|${ELSE})(?:${GOAL}|要求|标准)?${LINK})?(?:按照?|以|根据|依据?)(?:照)?(?:实际|其|与目标值?的?)?(?:完成|达标|达成|目标完成)?(?:的)?(?:任务|目标|指标)?(?:比例|百分比|比率|同比例|等比例|相应比例)(?:相应|折算|予以)*${SHARE_OUT}`,
    ),
    fact: () => ({ kind: 'proportional' }),
  },
  {
    form: form(
      `(?:(?:${MISSED}|${ELSE})(?:${GOAL}|要求|标准)?${LINK})?(?:按照?|以|根据)(?:照)?(?:实际|目标|任务|目标任务|计划|年度目标)*完成(?:率|比例|百分比)(?:(?:[×x]|乘以?)(?:该?指标?|本项)?(?:分值|权重分|权重|标准分|满分))?(?:折算|相应)*${SHARE_OUT}?|(?:(?:该项|指标)?得分=)?(?:实际)?完成(?:率|比例)(?:[×x]|乘以?)(?:该?指标?|本项)?(?:分值|权重分|权重|标准分|满分)(?:计算|${SHARE_OUT})?`,
    ),
    fact: () => ({ kind: 'completion_rate' }),
  },
  {
    form: form(
      `(?:(?:该项|本项|指标)?得分=|按照?)?\\(?(?:全年|年度)?(?:实际完成值|实际完成数|实际完成|实际值|实际数|完成值|完成数|实绩)/(?:全年|年度)?${GOAL}\\)?(?:(?:[×x]|乘以?)100%?)?(?:[×x]|乘以?)(?:该?指标?|本项)?(?:分值|权重分|权重|标准分|满分)(?:计算|${SHARE_OUT})?`,
    ),
    fact: () => ({ kind: 'completion', inverse: false }),
  },
  {
    form: form(`${OWN_RATIO}(?:(?:该?指标?|本项)?(?:分值|权重分|权重|标准分|满分)|(?<worth>${NUMERAL}))(?:计算|${SHARE_OUT})?`),
    fact: ({ done = '', worth }, { isSubject }) =>
      isSubject(done)
        ? [{ kind: 'completion', inverse: false }, ...(worth === undefined ? [] : [{ kind: 'full_mark' as const, points: numeral(worth) }])]
        : undefined,
  },
  {
    form: form(`(?:完成|达到|实现)(?<thing>[^,;。:\\d每扣得加]{2,12}?)${GOAL}(?:及以上|以上|或以上)?${LINK}(?<mark>${MARK})`),
    fact: ({ thing = '', ...groups }, { isSubject }) => (isSubject(thing) ? { kind: 'target_met', mark: mark(groups) } : undefined),
  },
  {
    form: form(
      `(?:(?:该项|本项|指标)?得分=|按照?)?\\(?(?:全年|年度)?${GOAL}/(?:全年|年度)?(?:实际完成值|实际完成数|实际完成|实际值|实际数|完成值|完成数|实绩)\\)?(?:(?:[×x]|乘以?)100%?)?(?:[×x]|乘以?)(?:该?指标?|本项)?(?:分值|权重分|权重|标准分|满分)(?:计算|${SHARE_OUT})?`,
    ),
    fact: () => ({ kind: 'completion', inverse: true }),
  },
  {
    form: form(
      `(?:以(?:去年|上年|上一?年度|前一?年)(?:度|实际|同期)*(?:数|值)?为(?:基期|基数|基准)(?:值|数)?,)?(?<over>同比|较上年同?期?|比上年同?期?|较去年同?期?|比去年同?期?|环比)?(?<way>增长|增加|提高|提升|上升|下降|降低|减少)(?:率|幅度?|幅)?(?:达到|达|≥|超过|不低于)?(?<value>${NUMERAL}(?:%|个百分点))(?:及以上|以上)?${LINK}(?<mark>${MARK})`,
    ),
    fact: ({ value, way = '', ...groups }) => {
      const by = amount(value);
      return by && { kind: 'growth', amount: by, falls: /下降|降低|减少/.test(way), mark: mark(groups) };
    },
  },
  {
    form: form(
      `${CONDITION}(?:(?<subject>[^,;。、:每\\d扣加得]{1,12}))?(?<verb>${SHORT_OF}|${BEYOND}|每(?:偏离|相差|偏差))(?<of>${GOAL}|序时进度)?(?:的)?(?<step>${NUMERAL}?(?:${MEASURE})?)(?<noun>${NOUN}),?(?<sign>${LOSS}|${GAIN})(?<change>${POINTS})`,
    ),
    fact: perStep,
  },
  {
    form: form(
      `(?:(?!未突破|未超)[^,;。:每\\d扣加得]{0,20}[不未无没缺违漏迟][^,;。:每\\d扣加得]{0,12},)?(?:(?<subject>[^,;。:每\\d扣加得]{0,20}))?(?:每|凡|如|若)?(?:有|再)?(?:发生|出现|发现|查实|存在|被[^,;。\\d]{1,8}|缺少|缺|漏报|迟报|瞒报|未[^,;。\\d每扣]{1,10}|不[^,;。\\d每扣]{1,10}|[^,;。:\\d每扣加得高低超降升增]{1,8})?(?:1|每)?(?<count>${NUMERAL})?(?:${COUNTED})(?:以?上)?(?<noun>${NOUN}),?(?:的|者)?,?(?:各)?${LOSS}(?<change>${POINTS})`,
    ),
    fact: ({ count, change: points }) => ({
      kind: 'per_event',
      count: count === undefined ? 1 : numeral(count),
      change: change(points),
      sign: -1,
    }),
  },
  {
    form: form(
      `${CIRCUMSTANCE}(?:每(?:发现|发生|出现|有|缺少?|少)?|一(?=[项处次]不))(?<count>${NUMERAL})?(?:${COUNTED})(?<noun>${NOUN}),?(?:的)?,?(?:各)?${LOSS}(?<change>${POINTS})`,
    ),
    fact: ({ count, change: points }) => ({
      kind: 'per_event',
      count: count === undefined ? 1 : numeral(count),
      change: change(points),
      sign: -1,
    }),
  },
  {
    form: form(
      `(?:(?<subject>[^,;。:每\\d扣加得]{0,16}))?每(?:获得|获|新增|争取|引进|创建|承办|发表|报送|完成|培育|新建|办理|建成|增加|开展|组织|参加|被[^,;。\\d]{1,8})?(?<count>${NUMERAL})?(?:${COUNTED})(?<noun>${NOUN}),?(?:的)?,?(?:加|得|计|记|奖励?)(?<change>${NUMERAL}分)`,
    ),
    fact: ({ count, change: points }) => ({
      kind: 'per_event',
      count: count === undefined ? 1 : numeral(count),
      change: change(points),
      sign: 1,
    }),
  },
  {
    form: form(
      `(?:全年|年内|本年度)?(?:未|无|没有|不)(?:发生|出现|存在)?[^,;。:\\d得]{0,14}(?:的|者)?,?(?<mark>(?:得|计|记|给|赋)(?:满分|全分|${NUMERAL}分))`,
    ),
    fact: (groups) => ({ kind: 'no_event', mark: mark(groups) }),
  },
  {
    form: form(
      `(?:直至|直到)?扣(?:完|光|至0分|到0分)(?:该项|本项|此项)?(?:分值|分数|得分|分)?为止|(?:本项|该项)?(?:得分)?不(?:计|得|出现|倒扣)?负分|最低(?:得|为|计)?(?:0|零)分|扣至0分`,
    ),
    fact: () => ({ kind: 'down_to' }),
  },
  {
    form: form(
      `(?:累计|合计|该项|本项)?(?:最多|最高|至多)(?:可)?扣(?:至|减|除)?(?<most>${NUMERAL}分|完)|扣分?(?:最高|最多)?不超过(?<most2>${NUMERAL}分)`,
    ),
    fact: ({ most, most2 }) => ({ kind: 'down_to', ...(most === '完' ? {} : { most: change(most ?? most2) }) }),
  },
  {
    form: form(
      `(?:累计|合计|该项|本项)?(?:最多|最高|至多|上限)(?:可)?(?:加分?|奖励?)(?:不超过)?(?<most>${NUMERAL}分)(?:为止|封顶)?|加分?(?:累计|合计)?(?:最高|最多)?不超过(?<most2>${NUMERAL}分)`,
    ),
    fact: ({ most, most2 }) => ({ kind: 'up_to', most: change(most ?? most2), total: false }),
  },
  {
    form: form(
      `(?:累计|合计|该项|本项|总分)?(?:最多|最高|至多)(?:得|计|不超过|为)*(?<most>${NUMERAL}分|满分)(?:封顶)?|(?:以)?(?<most2>${NUMERAL}分|满分)(?:为限|封顶|为上限|为止)|不超过(?<most3>${NUMERAL}分|满分)|加(?:满|完)(?:该项|本项)?分?(?:值)?为止`,
    ),
    fact: ({ most, most2, most3 }) => ({ kind: 'up_to', ...total(most ?? most2 ?? most3), total: true }),
  },
  {
    form: form(`不(?:足|满)(?:${NUMERAL})?(?:${MEASURE}|${COUNTED})?(?:的|部分)*,?(?:不扣分|不加分|不予?计(?:算|分)?|不扣|不加)`),
    fact: () => ({ kind: 'whole_steps' }),
  },
  {
    form: form(
      `(?:评价|考核|评定|结果|等次)*(?:为)?(?<word>优秀|优|良好|较好|良|一般|中等|中|基本合格|合格|不合格|较差|差|好|称职|基本称职|不称职)(?:等次|档次|档|等级)?${LINK}(?<mark>${MARK}|${NUMERAL}分|${NUMERAL}%)`,
    ),
    fact: ({ word = '', mark: text = '' }) => ({ kind: 'level', word, mark: readMark(text) ?? change(text) }),
  },
  {
    form: form(
      `(?:(?:该项|本项)?得分=|按照?)?[(]*(?:实际值|实际完成值|本地值|本单位值|指标值|实际|本单位)-(?:全[市县省区])?(?:最低值|最小值|最差值|最低|最小)[)]*/[(]*(?:全[市县省区])?(?:最高值|最大值|最优值|最高|最大)-(?:全[市县省区])?(?:最低值|最小值|最差值|最低|最小)[)]*(?:[×x]|乘以?)(?<range>${NUMERAL}|权重分|权重|该?指标?分值|满分|标准分)(?:\\+(?<base>${NUMERAL}))?(?:计算|${SHARE_OUT})?`,
    ),
    fact: ({ base, range = '' }) =>
      base === undefined
        ? { kind: 'min_max' }
        : /^\d/.test(range)
          ? { kind: 'efficacy', base: numeral(base), range: numeral(range) }
          : undefined,
  },
  {
    form: form(
      `(?:采用|运用|按照?|使用)?(?:极差法|极值法|极差标准化法?|离差标准化法?|极差变换法?)(?:进行)?(?:标准化|无量纲化|计算)*(?:处理)?(?:后)?(?:${SHARE_OUT})?`,
    ),
    fact: () => ({ kind: 'min_max' }),
  },
  {
    form: form(`(?:采用|运用|按照?|使用)?功效系数法(?:进行)?(?:计算)?(?:${SHARE_OUT})?`),
    fact: () => ({ kind: 'efficacy', base: 60, range: 40 }),
  },
  {
    form: form(
      `(?:(?:该项|本项)?得分=|按照?)?[(]*(?:实际值|实际完成值|本地值|本单位值|指标值)/(?:全[市县省区])?(?:最高值|最大值|最优值|第一名(?:数值|值)?)[)]*(?:[×x]|乘以?)(?:权重分|权重|该?指标?分值|满分|标准分)(?:计算|${SHARE_OUT})?|(?:以)?(?:全[市县省区])?(?:最高值|最高者|最优值|最高的?|第一名)(?:为|得|计)满分,(?:其余|其他)(?:单位|地区)?(?:按|以)?(?:照)?(?:与)?(?:其|最高值|最高者|第一名|之)?的?(?:比例|比值)(?:折算|依次)*(?:${SHARE_OUT})`,
    ),
    fact: () => ({ kind: 'ratio_to_first' }),
  },
  {
    form: form(`(?:未报送?|逾期未报送?|未按时报送|不报送)(?:数据|材料)?${LINK}(?:不得分|计0分|得0分|计零分)`),
    fact: () => ({ kind: 'unreported_zero' }),
  },
  {
    form: form(`(?:(?:本项|该项|此项)?(?:满分|分值|基础分|基本分|标准分)(?:为|计)?|(?:本项|该项)?共计?|总计)(?<points>${NUMERAL})分`),
    fact: ({ points = '' }) => ({ kind: 'full_mark', points: numeral(points) }),
  },
];

const SUBJECT = /^[\p{Script=Han}A-Za-z·()]{1,24}/u;
const OPENING =
  /^(?:与?(?:对照|相比|比较)?(?:年度)?目标(?:值)?(?:相比|比较)?,|按(?:全[市县省区])?(?:排名|名次)(?:计分|得分)?[,:]|计分办法[:：]|评分标准[:：])/u;

/** The longest clause that a folded text begins with; undefined where none is known. Rule: CRITERIA-4. */
export function clauseAt(text: string, context: ClauseContext): { readonly length: number; readonly facts: readonly Fact[] } | undefined {
  const opening = OPENING.exec(text);
  if (opening) return { length: opening[0].length, facts: [] };
  const plain = longest(text, context);
  const subject = SUBJECT.exec(text)?.[0] ?? '';
  let best = plain;
  for (let length = 1; length <= subject.length; length += 1) {
    if (!context.isSubject(subject.slice(0, length))) continue;
    const later = longest(text.slice(length), context);
    if (later && later.length + length > (best?.length ?? 0)) best = { length: later.length + length, facts: later.facts };
  }
  return best;
}

function longest(text: string, context: ClauseContext): { readonly length: number; readonly facts: readonly Fact[] } | undefined {
  const band = slopeAt(text) ?? bandAt(text);
  let best = band && { length: band.length, facts: [band.fact] as readonly Fact[] };
  for (const { form: pattern, fact } of PATTERNS) {
    const match = pattern.exec(text);
    if (!match || match[0].length <= (best?.length ?? 0)) continue;
    const made = fact(match.groups ?? {}, context);
    if (made !== undefined) best = { length: match[0].length, facts: Array.isArray(made) ? (made as readonly Fact[]) : [made as Fact] };
  }
  return best;
}

function perStep(
  { from, subject, verb = '', step = '', noun = '', sign = '', change: points }: Groups,
  context: ClauseContext,
): Fact | undefined {
  if (subject !== undefined && !context.isSubject(subject)) return undefined;
  const by = amount(step === '' || !/^\d|^[零一二两三四五六七八九十百半]/.test(step) ? `1${step}` : step);
  if (by === undefined) return undefined;
  const loses = !/^(?:加|另加|奖)/.test(sign);
  const side = /偏离|相差|偏差/.test(verb) ? 'either' : new RegExp(`^${SHORT_OF}$`).test(verb) ? 'below' : 'above';
  const uncounted = !context.hasTarget && by.unit !== '' && new RegExp(`^${COUNTED}$`).test(by.unit) && !/低|降/.test(verb);
  if (uncounted && (side === 'below') === loses)
    return { kind: 'per_event', count: by.value, change: change(points), sign: loses ? -1 : 1 };
  if (noun !== '' && !context.isSubject(noun) && !/^(?:的|以上|部分|任务|目标)*$/.test(noun)) return undefined;
  const limit = amount(from);
  return { kind: 'per_step', side, step: by, change: change(points), sign: loses ? -1 : 1, ...(limit && { from: limit }) };
}

function total(most: string | undefined): { readonly most?: Mark } {
  return most === undefined ? {} : { most: most === '满分' ? { kind: 'share', percent: 100 } : change(most) };
}
