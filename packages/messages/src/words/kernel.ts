import type { LightNotPlannedReason, NotPlannedReason } from '@kedu/engine';
import { type Words, words } from './table.ts';

/** Why a part cannot be scored by columns alone (KERNEL-2). */
export const NOT_PLANNED_WORDS = {
  method: words('计分方法要看某个参照单位的数值', 'its method asks what a named unit has'),
  points: words(
    '分段计分的数值没有由小到大排列，或分档标准没有由差到好排列',
    'the values of its table do not rise, or its standards do not run from worst to best',
  ),
  aggregate: words('合成方法不是加权平均或累计', 'its parts are put together otherwise than by a weighted mean or a sum'),
  missing_rule: words('缺项由同组单位或往期数据补上', 'gaps are filled from other units or earlier values'),
  outliers: words('先处理异常值', 'outliers are treated first'),
  denominated: words('先除以另一项指标', 'its values are divided by another indicator'),
  elastic: words('有弹性系数', 'it has elastic coefficients'),
  joint: words('是联合结果', 'it is a joint result'),
  addition: words('下面只有加减分，没有计分的部分', 'it has only bonuses and deductions below it'),
  bounds: words('最低分高于最高分', 'its floor is above its cap'),
  weights: words('权重过小或过大', 'its weight is too small or too large to compute with'),
  profiles: words('单位的类别组合过多', 'there are too many kinds of unit'),
} as const satisfies Readonly<Record<NotPlannedReason, Words>>;

/** Why lights cannot be set by columns alone (KERNEL-6). */
export const LIGHT_NOT_PLANNED_WORDS = {
  reads: words('条件还要看别的数据', 'the condition reads something else as well'),
  condition: words('条件不是同一个界限的比较', 'the condition is not a comparison with one limit'),
  parameter: words('该指标没有条件所比的参数', 'the indicator has no such constant to compare with'),
  missed_nodes: words(
    '节点上的数值或应达进度不在各次亮灯的数据里',
    'the value at a node, or what was due there, is not among the data of the moments',
  ),
  lists: words('其中有单位先按另一考核序列亮灯', 'some of its units are lit by an earlier list'),
  states: words('连续次数与灯色的组合过多', 'there are too many combinations of waits and lights'),
} as const satisfies Readonly<Record<LightNotPlannedReason, Words>>;
