import type { LightState } from '@kedu/engine';
import { type WordTable, words } from './table.ts';

/** Names of the usual lights; a scheme’s own colour keeps its own name. What a colour means is the scheme’s. */
export const LIGHT_WORDS = {
  '': words('不亮灯', 'no light'),
  red: words('红灯', 'red'),
  orange: words('橙灯', 'orange'),
  yellow: words('黄灯', 'yellow'),
  blue: words('蓝灯', 'blue'),
  green: words('绿灯', 'green'),
  grey: words('灰灯', 'grey'),
  gray: words('灰灯', 'grey'),
} as const satisfies WordTable;

/** Where a light stands between the rules and what is shown (LIGHT). */
export const LIGHT_STATE_WORDS = {
  normal: words('正常，不亮灯', 'on schedule: no light'),
  pending: words('已触发，待连续确认后亮灯', 'triggered, waiting to be confirmed'),
  alerting: words('亮灯', 'lit'),
  recovering: words('已好转，待连续确认后灭灯', 'improving, waiting to be confirmed'),
  not_due: words('未到节点', 'the node has not come'),
  source_late: words('来源延迟，不计单位责任', 'source late, not the unit’s fault'),
  overdue: words('逾期未报', 'overdue: not reported'),
  not_applicable: words('不适用', 'not applicable'),
} as const satisfies WordTable<LightState>;

/** Basis on which a lag is counted. */
export const LAG_BASIS_WORDS = {
  ratio: words('落后占应达进度的比例', 'shortfall as a share of what was due'),
  points: words('落后的差值', 'shortfall in the indicator’s own unit'),
  steps: words('落后的步数', 'steps behind'),
} as const satisfies WordTable;
