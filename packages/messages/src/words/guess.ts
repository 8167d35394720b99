import { type WordTable, words } from './table.ts';

/** Why a sheet gives no table. */
export const GUESS_SHEET_WORDS = {
  empty: words('是空的', 'it is empty'),
  cover: words('看名称是封面或目录', 'by its name it is a cover or a list of contents'),
  instructions: words('看名称是填表说明一类', 'by its name it holds instructions or notes'),
  hidden: words('是隐藏的；要读请先取消隐藏', 'it is hidden; unhide it if it is to be read'),
  no_table: words('没有找到带表头的数据', 'no headings with values below were found'),
  no_values: words('没有一列可以确定是要读的数值', 'no column can be told to hold the values'),
} as const satisfies WordTable;

/** Why rows are passed over. */
export const GUESS_SKIP_WORDS = {
  total: words('合计、平均一类', 'totals or averages'),
  subtotal: words('分组小计', 'figures of groups'),
  subheading: words('分组标题', 'headings of groups'),
  repeated: words('重复的表头', 'the headings repeated'),
  note: words('注释', 'notes'),
  numbering: words('栏次编号', 'numbers of the columns'),
} as const satisfies WordTable;

/** Why a column is left out. */
export const GUESS_COLUMN_WORDS = {
  serial: words('序号', 'a serial number'),
  blank: words('整列为空', 'nothing stands in it'),
  remark: words('备注、说明一类', 'remarks'),
  text: words('内容是文字，不是数值', 'it holds text, not values'),
  rank: words('是排名、位次，不是数值本身', 'it holds ranks, not the value itself'),
  weight: words('是权重、分值，不是数值本身', 'it holds weights or points, not the value itself'),
  score: words('是得分，不是数值本身', 'it holds scores, not the value itself'),
  target: words('是目标、计划，不是实际完成', 'it holds targets, not actual values'),
  before: words('是上年、基期的数，不是本期的', 'it holds the figures of an earlier period'),
  change: words('是增长、变化，不是数值本身', 'it holds changes, not the value itself'),
  completion: words('是完成率、进度，不是数值本身', 'it holds rates of completion, not the value itself'),
  share: words('是占比，不是数值本身', 'it holds shares, not the value itself'),
  choice: words('已经取了另一列数值', 'another column of values was taken'),
  total: words('是合计、平均一类，不是一个单位或时期', 'it holds totals or averages, not a unit or a period'),
  other_units: words(
    '左边又有一列单位，不知道数属于哪一列单位',
    'a second column of units stands before it, so that it may be about either',
  ),
  upper_level: words('上级指标或分组名称', 'the name of a group of indicators'),
  unknown_indicator: words('列名不是考核包里的指标', 'its heading is no indicator of the pack'),
  unknown_unit: words('列名不是考核包里的单位', 'its heading is no unit of the pack'),
  other_period: words('属于别的时期', 'it belongs to another period'),
  no_heading: words('没有列名', 'it has no heading'),
  label: words('单位的另一种写法（代码或名称）', 'the same units by code or by name'),
} as const satisfies WordTable;

/** Where something was found. */
export const GUESS_FROM_WORDS = {
  column: words('这一列', 'this column'),
  heading: words('列名', 'the heading'),
  headings: words('各列的列名', 'the headings of the columns'),
  title: words('表的标题', 'the title'),
  label: words('表头上方的一行', 'a line above the table'),
  line: words('表头上方的单位行', 'the line of units above the table'),
  sheet: words('工作表名称', 'the name of the sheet'),
  file: words('文件名', 'the name of the file'),
} as const satisfies WordTable;

/** What a mapping left open. */
export const GUESS_SUBJECT_WORDS = {
  unit: words('单位', 'unit'),
  indicator: words('指标', 'indicator'),
  period: words('时期', 'period'),
} as const satisfies WordTable;

/** How a spelling met a name. */
export const GUESS_MATCH_WORDS = {
  exact: words('完全相同', 'as written'),
  folded: words('只差全角半角、空格或括号', 'but for width, spaces or brackets'),
  nearest: words('名称最接近', 'the nearest name'),
} as const satisfies WordTable;
