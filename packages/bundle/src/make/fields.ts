import type { LocalizedText } from '@kedu/model';
import { ATTRIBUTE_PREFIX } from '../data/register.ts';
import { textOfCell } from '../data/text.ts';

/** Types of the Frictionless table schema that columns of a bundle have. Rule: BUNDLE-6. */
export type FieldType = 'string' | 'number' | 'integer' | 'boolean' | 'date';

interface Column {
  readonly type: FieldType;
  readonly title: LocalizedText;
}

const column = (type: FieldType, zh: string, en: string): Column => ({ type, title: { 'zh-CN': zh, en } });

/** What stands in the columns of a bundle, by heading; a name means the same in every table. */
const COLUMNS: Readonly<Record<string, Column>> = {
  unit: column('string', '考核对象编号', 'ID of the unit'),
  code: column('string', '代码', 'code'),
  name: column('string', '名称', 'name'),
  name_en: column('string', '英文名称', 'name in English'),
  kind: column('string', '类型', 'kind'),
  from: column('string', '起（或审定前）', 'from'),
  until: column('date', '止', 'until'),
  example: column('boolean', '示例数据', 'example data'),
  hierarchy: column('string', '隶属体系', 'hierarchy'),
  parent: column('string', '上级单位编号', 'ID of the parent'),
  share: column('number', '份额（0–1）', 'share (0–1)'),
  successor: column('string', '承继单位编号', 'ID of the successor'),
  on: column('date', '日期', 'day'),
  indicator: column('string', '指标', 'indicator'),
  period: column('string', '考核期', 'period'),
  value: column('number', '数值', 'value'),
  missing: column('string', '缺失原因', 'why it is missing'),
  source: column('string', '数据来源', 'source'),
  score: column('number', '得分', 'score'),
  light: column('string', '预警灯', 'light'),
  scheme: column('string', '考核方案', 'scheme'),
  list: column('string', '考核序列', 'list'),
  class: column('string', '考核类别', 'class'),
  points: column('number', '分值', 'points'),
  rank: column('integer', '名次', 'rank'),
  grade: column('string', '等次', 'grade'),
  group: column('string', '组别', 'group'),
  missing_share: column('number', '缺失权重占比', 'share of weight that is missing'),
  score_low: column('number', '得分下限', 'low end of the score'),
  score_high: column('number', '得分上限', 'high end of the score'),
  score_se: column('number', '得分标准误', 'standard error of the score'),
  rank_best: column('integer', '最好可能名次', 'best possible rank'),
  rank_worst: column('integer', '最差可能名次', 'worst possible rank'),
  grade_share: column('number', '维持该等次的比例', 'share of draws with this grade'),
  last_share: column('number', '居末位的比例', 'share of draws in the last place'),
  unstated_weight: column('number', '未说明误差的权重', 'weight without a stated error'),
  part: column('string', '组成部分', 'part'),
  weight: column('number', '权重', 'weight'),
  worth: column('number', '满分可得', 'points at a score of 100'),
  effective: column('number', '实际影响', 'effective weight'),
  units: column('integer', '单位数', 'units'),
  mean: column('number', '平均', 'mean'),
  deviation: column('number', '标准差', 'deviation'),
  no_effect: column('boolean', '没有区分作用', 'makes no difference'),
  redundant_with: column('string', '与之重复', 'redundant with'),
  against: column('string', '与之相反', 'against'),
  ranked: column('string', '参加排名的', 'ranked'),
  rule: column('string', '规则', 'rule'),
  action: column('string', '事项', 'action'),
  subject: column('string', '对象', 'subject'),
  amount_yuan: column('number', '金额（元）', 'amount (yuan)'),
  saved_yuan: column('number', '未给予的金额（元）', 'amount not granted (yuan)'),
  count: column('integer', '数量', 'count'),
  ground: column('string', '依据', 'ground'),
  decides: column('string', '决定机关', 'who decides'),
  title: column('string', '名目', 'title'),
  clause: column('string', '条款', 'clause'),
  withheld_because: column('string', '不予提出的原因', 'why it is not made'),
  noise: column('string', '误差影响', 'noise'),
  id: column('string', '编号', 'ID'),
  reference: column('string', '参照点', 'reference point'),
  min: column('number', '最小', 'least'),
  max: column('number', '最大', 'greatest'),
  sd: column('number', '标准差', 'standard deviation'),
  treatment: column('string', '离群值处理', 'treatment of outliers'),
  anchor: column('number', '对照值', 'anchor'),
  offer: column('number', '补缺值', 'offer for gaps'),
  item: column('string', '审定事项', 'item determined'),
  to: column('string', '审定后', 'determined as'),
  found: column('string', '计算结果', 'as computed'),
  carried_out: column('boolean', '已执行', 'carried out'),
  meeting: column('string', '会议', 'meeting'),
  date: column('date', '日期', 'date'),
  file: column('string', '文件', 'file'),
  text: column('string', '全文', 'whole text'),
  figure: column('string', '数字', 'figure'),
  label: column('string', '标注', 'label'),
  reason: column('string', '原因', 'reason'),
  commitments: column('integer', '所依据的承诺数', 'commitments that it rests on'),
  rests_on: column('string', '所依据的封存行（表:行号）', 'sealed rows that it rests on (table:numbers)'),
  table: column('string', '表', 'table'),
  block: column('integer', '块号', 'block'),
  first_row: column('integer', '首行', 'first row'),
  rows: column('integer', '行数', 'rows'),
  salt: column('string', '盐值', 'salt'),
  commitment: column('string', '承诺', 'commitment'),
};

/** A field of a table schema. */
export interface SchemaField {
  readonly name: string;
  readonly type: FieldType;
  readonly title: string;
  /** The title in English. */
  readonly description: string;
}

/** Type of a column in a table; undefined for a heading that no bundle has. Rule: BUNDLE-6. */
export function typeOfColumn(heading: string, table: string): FieldType | undefined {
  const isKnown = Object.hasOwn(COLUMNS, heading) || textOfCell(heading).startsWith(ATTRIBUTE_PREFIX);
  return isKnown ? fieldOf(heading, table).type : undefined;
}

/** Field of a column in a table. Rule: BUNDLE-6. Errors: RangeError for a heading that nobody described. */
export function fieldOf(heading: string, table: string): SchemaField {
  const own = textOfCell(heading);
  if (own.startsWith(ATTRIBUTE_PREFIX)) {
    const attribute = own.slice(ATTRIBUTE_PREFIX.length);
    return { name: heading, type: 'string', title: `属性：${attribute}`, description: `attribute ${attribute}` };
  }
  const known = Object.hasOwn(COLUMNS, heading) ? COLUMNS[heading] : undefined;
  if (!known) throw new RangeError(`fieldOf: no column ${heading} of ${table}`);
  // A number of ranked units here, the values themselves in order there.
  const type = heading === 'ranked' && table === 'weights' ? 'integer' : known.type;
  return { name: heading, type, title: known.title['zh-CN'], description: known.title.en ?? '' };
}
