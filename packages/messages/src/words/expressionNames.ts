import { type WordTable, words } from './table.ts';

/** What the expressions of a scheme can ask for, as an official says it. */
export const EXPRESSION_NAME_WORDS = {
  value: words('实际值', 'the value'),
  target: words('目标值', 'the target'),
  baseline: words('基期值', 'the baseline'),
  scheduled: words('应达进度', 'what was due'),
  lag: words('滞后', 'the lag'),
  node_missed: words('节点任务未完成', 'a node was missed'),
  missed_nodes: words('连续未完成节点数', 'nodes missed in a row'),
  previous_value: words('上一节点的数值', 'the value at the node before'),
  total: words('总分', 'the total'),
  rank: words('名次', 'rank'),
  list_size: words('排名单位数', 'units ranked'),
  keep_total: words('各系数同乘一个系数，使总额不变', 'all coefficients times one factor that keeps the total'),
  grade: words('等次', 'the grade'),
  last_place: words('居末位', 'last place'),
  missing_share: words('缺失指标所占比例', 'share of indicators without a value'),
  'previous.total': words('上期总分', 'the total before'),
  'previous.rank': words('上期名次', 'the rank before'),
  'previous.grade': words('上期等次', 'the grade before'),
  'previous.last_place': words('上期居末位', 'last place before'),
  'previous.exists': words('有上期结果', 'there was a run before'),
  'field.score': words('领域得分', 'score of the field'),
  'field.weight': words('领域权重', 'weight of the field'),
  'field.name': words('领域', 'the field'),
  'unit.kind': words('单位种类', 'kind of unit'),
  'unit.group': words('分组', 'the group'),
  'unit.zone': words('功能区', 'the zone'),
  'unit.region': words('片区', 'the region'),
  'unit.control': words('管控类别', 'the kind of control'),
  'unit.river': words('所在流域', 'the river'),
  'unit.direction': words('应变动方向', 'the desired direction'),
  'unit.agency': words('责任机构', 'the agency'),
  abs: words('绝对值', 'the size of'),
  max: words('取大', 'the greater of'),
  ceil: words('向上取整', 'rounded up'),
  clamp: words('限幅', 'clamp'),
  person: words('直接责任人', 'the person responsible'),
  leader_in_charge: words('分管领导', 'the leader in charge'),
  head_of_office: words('单位主要负责人', 'the head of the office'),
  floor: words('向下取整', 'rounded down'),
  min: words('取小', 'the lesser of'),
  not_assessed: words('未参加评估', 'not assessed'),
  below_quality: words('质量不合格', 'below the mark of quality'),
  simple: words('简易', 'simple'),
  general: words('一般', 'general'),
  hard: words('疑难', 'hard'),
  fulfilled: words('履行', 'fulfilled'),
  agreed: words('达成协议', 'agreed'),
  failed: words('未成', 'failed'),
  true: words('是', 'yes'),
  false: words('否', 'no'),
  in: words('属于', 'in'),
} as const satisfies WordTable;

/** Parameters of an indicator that draw the line of a light. */
export const LINE_WORDS = {
  red: words('红灯线', 'the red line'),
  orange: words('橙灯线', 'the orange line'),
  yellow: words('黄灯线', 'the yellow line'),
  green: words('绿灯线', 'the green line'),
} as const satisfies WordTable;

/** Signs of expressions as they are printed. */
export const EXPRESSION_SIGN_WORDS = {
  '&&': words('且', 'and'),
  '||': words('或', 'or'),
  '==': words('=', '='),
  '!=': words('≠', '≠'),
  '<=': words('≤', '≤'),
  '>=': words('≥', '≥'),
  '!': words('非 ', 'not '),
  '*': words('×', '×'),
  '/': words('÷', '÷'),
  '-': words('−', '−'),
  ' ? ': words('时为 ', ': '),
  ' : ': words('，否则为 ', ', otherwise '),
} as const satisfies WordTable;

/** Look-ups; `{title}` is what is looked up. */
export const LOOKUP_WORDS = {
  value: words('{title}', '{title}'),
  previous: words('{title}上期值', '{title} before'),
  last_year: words('{title}上年同期值', '{title} a year ago'),
  score: words('{title}得分', 'score of {title}'),
  met: words('{title}已完成', '{title} was met'),
  weight: words('{title}权重', 'weight of {title}'),
  share: words('{title}的权重占比', 'share of the weight of {title}'),
  light: words('{title}亮灯', 'light of {title}'),
} as const satisfies WordTable;

/** Sets of indicators by what names them. */
export const SET_WORDS = {
  tag: words('标签', 'tag'),
  dimension: words('维度', 'dimension'),
  horizon: words('显绩或潜绩', 'horizon'),
} as const satisfies WordTable;

/** Statements that are said whole. */
export const STATEMENT_WORDS = {
  is_one_of: words('{name}为{values}', '{name} is {values}'),
  is_not: words('{name}不是{values}', '{name} is not {values}'),
  filled: words('{title}（缺则 {filler}）', '{title} ({filler} where missing)'),
  is_missing: words('{title}缺数', '{title} is missing'),
  rank_of: words('第 {rank} 名，共 {size} 个', 'rank {rank} of {size}'),
} as const satisfies WordTable;
