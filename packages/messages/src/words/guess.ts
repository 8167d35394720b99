import { type WordTable, words } from './table.ts';

/** Why a sheet gives no table. */
export const GUESS_SHEET_WORDS = {
  empty: words('是空的', 'it is empty'),
  cover: words('看名称是封面或目录', 'by its name it is a cover or a list of contents'),
  instructions: words('看名称是填表说明一类', 'by its name it holds instructions or notes'),
  hidden: words('是隐藏的；要读请先取消隐藏', 'it is hidden; unhide it if it is to be read'),
  no_table: words('没有找到带表头的数据', 'no headings with values below were found'),
  no_values: words('表头下面没有数值列', 'no column below the headings holds values'),
} as const satisfies WordTable;

/** Why rows are passed over. */
export const GUESS_SKIP_WORDS = {
  total: words('合计、平均一类', 'totals or averages'),
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
  aside: words('不是实际完成值（目标、排名、增速、得分一类）', 'it is not the actual value (a target, a rank, a growth rate, a score …)'),
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
