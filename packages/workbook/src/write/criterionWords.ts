import type { Composite, Indicator, Leaf, MethodParam, MissingRule } from '@kedu/scheme';
import { AGGREGATES, GROUPS } from './words.ts';

/** What words of a method need to know: the method, and which way its indicator is better. */
export type Judged = Pick<Leaf, 'method' | 'cap' | 'floor' | 'peers'>;

/**
 * A scoring method in the words of an official, on the hundred scale.
 *
 * Rule: LAYOUT-7. Words of an expression stand in 〔…〕: nothing reads them back, so the exact method is kept.
 * Example: { rank: { first: 100, step: 10 } }, peers class → 排名第一得100分，每后退一名扣10分（同类比较）.
 */
export function criterionWords({ method, cap, floor, peers }: Judged, better: Indicator['better']): string {
  const { name, params } = method;
  const limits = [
    cap === undefined || (cap === 100 && cappedAtFull(name, params)) ? '' : `；最高得${cap}分`,
    floor === undefined ? '' : `；最低得${floor}分`,
  ].join('');
  const compared = peers === 'list' ? '' : `（${GROUPS[peers] ?? `按${peers}分组`}比较）`;
  return `${methodWords(name, params, better)}${limits}${compared}`;
}

/** Methods that without a word about it never give more than full points. */
function cappedAtFull(name: Leaf['method']['name'], params: Leaf['method']['params']): boolean {
  return name === 'completion' && params['bonus_up_to'] === undefined;
}

function methodWords(name: Leaf['method']['name'], params: Leaf['method']['params'], better: Indicator['better']): string {
  const of = (param: string): string => quantity(params[param]);
  const has = (param: string): boolean => params[param] !== undefined;
  const aim = has('target') ? `目标值${of('target')}：` : '';
  const [more, less] = better === 'higher' ? ['高', '低'] : ['低', '高'];
  const [upTo, from] = better === 'higher' ? ['及以下', '及以上'] : ['及以上', '及以下'];
  switch (name) {
    case 'completion': {
      const base = better === 'higher' ? '完成目标得满分，未完成按完成比例计分' : '不高于目标得满分，高于目标的按目标与实际之比计分';
      const bonus = has('bonus_up_to') ? `，超额完成按比例加分，最高得${of('bonus_up_to')}分` : '';
      const guard = has('overshoot_limit') ? `，超过目标${percent(params['overshoot_limit'])}以上的得0分` : '';
      return `${aim}${base}${bonus}${guard}`;
    }
    case 'growth_on_base': {
      const points = params['in'] === 'points';
      const base = has('baseline') ? `基期值${of('baseline')}：` : '';
      const change = (value: MethodParam | undefined): string => {
        const falls = typeof value === 'number' && value < 0;
        const size = typeof value === 'number' ? Math.abs(value) : value;
        return points ? `${falls ? '降低' : '提高'}${quantity(size)}` : `${falls ? '下降' : '增长'}${percent(size)}`;
      };
      return `${base}${points ? '比基期值' : '比基期'}${change(params['full_at'])}得满分，${change(params['zero_at'] ?? 0)}得0分，其间按比例计分`;
    }
    case 'interval':
      return `在${of('low')}至${of('high')}之间得满分，${has('fade') ? `之外按距离递减，相差${of('fade')}得0分` : '否则得0分'}`;
    case 'piecewise':
      return `${pairs(params['points'])
        .map(([value, score]) => `${value}得${score}分`)
        .join('，')}，其间按比例计分`;
    case 'efficacy':
      return `功效系数法：不允许值${has('min') ? of('min') : '取最差值'}，满意值${has('max') ? of('max') : '取最好值'}，基础分${of('base')}分，调整分${of('range')}分`;
    case 'efficacy_banded':
      return `分档功效系数法：${pairs(params['standards'])
        .map(([standard, coefficient]) => `标准值${standard}系数${coefficient}`)
        .join('，')}`;
    case 'goalposts':
      return `${of('worst')}${upTo}得0分，${of('best')}${from}得满分，其间按比例计分`;
    case 'min_max': {
      const [worst = 0, best = 100] = (params['to'] ?? []) as readonly number[];
      return `极差法：最差得${worst}分，最好得${best}分，其间按比例计分`;
    }
    case 'z_score':
      return `标准分法：平均值得${of('centre')}分，每优于平均值1个标准差加${of('spread')}分`;
    case 'rank': {
      if (has('table'))
        return (params['table'] as readonly number[]).map((score, index) => `第${chineseNumeral(index + 1)}名${score}分`).join('，');
      return has('step')
        ? `排名第一得${of('first')}分，每后退一名扣${of('step')}分`
        : `排名第一得${of('first')}分，末名得${of('last')}分，其间均匀递减`;
    }
    case 'percentile':
      return '按百分位计分';
    case 'ratio_to_first':
      return '第一名得满分，其余按与第一名之比计分';
    case 'fraction_of_max':
      return '按占最大值的比例计分';
    case 'borda':
      return '按胜过的单位所占比例计分';
    case 'distance_to_best':
      return '最好得满分，其余按与最好的差距计分';
    case 'distance_to_reference':
      return `参照单位〔${of('unit')}〕得满分，最差得0分，按差距计分`;
    case 'progress_to_target':
      return `${aim}最差得0分，达到目标得满分，其间按进程计分`;
    case 'distance_to_target':
      return `${aim}完成目标得满分，未完成的按差距递减，相差${of('reach')}得0分`;
    case 'step': {
      const whole = params['whole'] === true ? `，不足${of('unit')}的不计` : '';
      return `${aim}完成目标得${of('at_target')}分，每${more}${of('unit')}加${of('per')}分，每${less}${of('unit')}扣${of('per')}分${whole}`;
    }
    case 'all_or_nothing':
      return `${aim}完成目标得满分，未完成${params['otherwise'] === 0 || !has('otherwise') ? '不得分' : `得${of('otherwise')}分`}`;
    case 'deduction':
      return `基础分${of('from')}分，每发生1起扣${of('per')}分`;
    case 'bonus':
      return `每1项加${of('per')}分，最多加${of('cap')}分`;
    case 'given':
      return params['out_of'] === 100 || !has('out_of') ? '按评定得分计分' : `按评定得分计分，评定满分${of('out_of')}分`;
  }
}

/** How the parts of a node are put together: 加权平均, 加权平均80%、取最低20%. */
export function aggregateWords(aggregate: Composite['aggregate']): string {
  const only = aggregate.length === 1 ? aggregate[0] : undefined;
  if (only) return `${AGGREGATES[only.name]}${only.power === undefined ? '' : `（${only.power}次幂）`}`;
  return aggregate.map(({ name, share }) => `${AGGREGATES[name]}${percent(share)}`).join('、');
}

/** What stands in for a missing value: 权重分给其他项, 取同类均值, 计零分：reason. */
export function missingWords(rule: MissingRule): string {
  if ('reason' in rule) return `计零分：${rule.reason['zh-CN']}`;
  if (rule.rule === 'interpolate') return `取前后${rule.months}个月内两值的直线值`;
  if ('months' in rule) return `沿用${rule.months}个月内的前值`;
  if (!('group' in rule)) return rule.rule === 'reweight' ? '权重分给其他项' : '不予计分';
  const over = rule.over === undefined ? '' : `〔${rule.over.source}〕`;
  const value = rule.rule === 'mean_value_of' || rule.rule === 'median_value_of' ? '数值的' : '';
  const way = rule.rule === 'mean_of' || rule.rule === 'mean_value_of' ? '均值' : '中位数';
  return `取${GROUPS[rule.group] ?? rule.group}${value}${way}${over}`;
}

/** A number as it is, an expression in brackets that no reader mistakes for words. */
export function quantity(value: MethodParam | undefined): string {
  return typeof value === 'object' && 'source' in value ? `〔${value.source}〕` : String(value ?? '');
}

function percent(value: MethodParam | undefined): string {
  return typeof value === 'number' ? `${Number((value * 100).toPrecision(12))}%` : quantity(value);
}

function pairs(value: MethodParam | undefined): readonly (readonly [number, number])[] {
  return (value ?? []) as readonly (readonly [number, number])[];
}

/** 1 to 99: 一, 十, 十四, 二十, 二十三. */
function chineseNumeral(value: number): string {
  const digits = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
  if (value > 99) return String(value);
  const tens = Math.floor(value / 10);
  return `${tens > 1 ? digits[tens] : ''}${tens > 0 ? '十' : ''}${digits[value % 10]}`;
}
