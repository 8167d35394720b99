import { type WordTable, words } from './table.ts';

/** Where to edit what cannot be edited in a cell of an exported workbook. */
export const EXPORT_ELSEWHERE_WORDS = {
  fixed: words(
    '这是系统填写的说明，请改回原样；要改规则，请在“其他规则”工作表里找对应的路径',
    'the system fills it in: put it back, and edit the rule in the sheet “其他规则”',
  ),
  inherited: words(
    '它来自上级方案或指标库，本方案里没有可以取消的内容；请与上级方案的制定机关联系',
    'it comes from a parent scheme or a library: ask the body that issued it',
  ),
  each: words(
    '这一行由一条规则统一生成，请在“其他规则”工作表里改该规则（路径以 each 结尾的各行）',
    'one rule makes several rows: edit it in the sheet “其他规则”, at the paths with `each`',
  ),
  targets: words('目标值在目标表里，请到目标表所在的工作表中修改', 'targets stand in their table: edit the sheet of that table'),
  table_column: words(
    '指标写在指标表里，而表中没有这一列，请先在指标表所在的工作表中加一列',
    'indicators are rows of a table that lacks this column: add the column in its sheet',
  ),
} as const satisfies WordTable;

/** What a cell of an exported workbook takes. */
export const EXPORT_FORM_WORDS = {
  number: words('数字', 'a number'),
  quantity: words('数字，或写在〔〕里的算式', 'a number, or an expression in 〔〕'),
  share: words('比例，如 20%', 'a share such as 20%'),
  weight: words('不小于0的数字，或“无”', 'a number from 0, or 无 (none)'),
  missing_rule: words(
    '如“权重分给其他项”“不予计分”“计零分：原因”“取同类均值”“沿用12个月内的前值”',
    'words such as 权重分给其他项, 不予计分, 计零分：…, 取同类均值, 沿用12个月内的前值',
  ),
  yaml: words('方案文件的写法，如 { min: 0, max: 15 }', 'YAML, such as { min: 0, max: 15 }'),
} as const satisfies WordTable;
