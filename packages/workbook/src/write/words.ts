/**
 * The Chinese words of an exported workbook: part of its form as much as the headings of a table are, since the way back reads them.
 * Rule: LAYOUT-1 to LAYOUT-7 (docs/spec/workbook.md).
 */
export const MARK = { label: '工作簿格式', value: '刻度指标体系 1' } as const;

export const SHEETS = {
  about: '说明',
  indicators: '指标体系',
  properties: '指标属性',
  additions: '加减分',
  gates: '红线与等次',
  lights: '预警灯',
  consequences: '结果应用',
  others: '其他规则',
  source: '方案原文',
} as const;

export const HEADINGS = {
  id: '指标标识',
  path: '路径',
  target: '目标值',
  measure: '计量单位',
  direction: '方向',
  nature: '约束性',
  criterion: '评分标准',
  owner: '责任单位',
  source: '数据来源',
  every: '报送周期',
  missing: '缺数处理',
  clause: '依据条款',
  content: '内容',
  remark: '说明',
} as const;

/** Enumerations of the scheme language as an official writes them. */
export const CHOICES = {
  better: { higher: '越高越好', lower: '越低越好' },
  nature: { binding: '约束性', guiding: '指导性' },
  every: { year: '年', half: '半年', quarter: '季', month: '月' },
  kind: { quantity: '数量', rate: '比率', count: '次数', judgement: '评分', satisfaction: '满意度' },
  accrual: {
    flow: '各期相加',
    cumulative: '年初累计',
    stock: '时点',
    rate: '比率',
    growth: '增速',
    annual: '一年一次',
    milestone: '步骤',
  },
  horizon: { short: '显绩', long: '潜绩' },
  priority: { national: '国家', provincial: '省', livelihood: '民生' },
  statistic: { official: '法定统计', administrative: '部门数据' },
  light: { all: '每次亮灯', milestones_only: '只在节点', none: '不亮灯' },
  yesNo: { true: '是', false: '否' },
  within: { period: '考核期内', any: '不限时间' },
  action: {
    cut: '压缩次年预算',
    allocate: '专项绩效包',
    pool: '奖惩资金池',
    withhold: '扣发绩效奖金',
    admonishing_talk: '诫勉谈话',
    refer: '移交',
    reward: '表扬奖励',
    pay: '按等次系数计发',
    compensate: '按指数补偿',
    release: '考核后拨付',
    pay_items: '按件计酬',
    fund: '事前评估安排',
    staff: '人员进出控制',
  },
  then: { propose_order: '建议督办', explain_at_meeting: '会上说明', notice: '提醒' },
} as const;

export const LEVELS = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'] as const;

/** Heading of the weights, by how a tree reads them (WEIGHT-1). */
export const WEIGHT_HEADINGS = { points: '权重（本级＝100）', points_of_total: '分值', relative: '权重（相对）' } as const;
export const WEIGHT_NOTES = {
  points: '权重：同一上级之下各项合计100。评分标准按百分制写，满分即100分。按类别的权重空着的，不另作规定；“无”表示该类单位没有此项。',
  points_of_total:
    '分值：各项合计等于上一级的分值。评分标准按百分制写，满分即100分。按类别的分值空着的，不另作规定；“无”表示该类单位没有此项。',
  relative: '权重：同一上级之下按比例折算。评分标准按百分制写，满分即100分。',
} as const;
export const OTHERS_HEADING = '其余';
export const NO_WEIGHT = '无';
export const SUBTOTAL = '（合计）';
export const SEE_TARGETS = '见目标表';

export const AGGREGATES = {
  arithmetic: '加权平均',
  geometric: '几何平均',
  harmonic: '调和平均',
  sum: '累计',
  worst: '取最低',
  generalised: '幂平均',
  copeland: '逐对比较',
  borda: '波达计数',
  topsis: '逼近理想解',
} as const;

export const GROUPS: Readonly<Record<string, string>> = { list: '同序列', class: '同类', group: '同组' };
