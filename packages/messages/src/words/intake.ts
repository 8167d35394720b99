import { type WordTable, words } from './table.ts';

/** Why a cell is no number, with what to do about it. */
export const NUMBER_HINT_WORDS = {
  letter_for_digit: words('看起来把字母 O、l、I 当成了数字 0、1', 'a letter O, l or I seems to stand for 0 or 1'),
  two_points: words('有两个小数点', 'there are two decimal points'),
  range: words('这是一个范围；请填一个数', 'this is a range; give one number'),
  comparison: words('这是“不低于”一类的要求；请填实际数', 'this says “at least” or the like; give the actual figure'),
  approximate: words('这是约数；请填核实后的准确数', 'this is approximate; give the checked figure'),
  decimal_comma: words(
    '逗号可能是小数点，也可能是千分位；小数点请用“.”',
    'the comma may be a decimal point or a thousands mark; write the decimal point as “.”',
  ),
  date: words('这是日期', 'this is a date'),
  excel_error: words('这是表格软件的报错；请修正公式后另存数值', 'this is an error of the spreadsheet; mend the formula and save values'),
  formula: words('这是公式；请另存为数值', 'this is a formula; save values'),
  brackets: words('括号可能表示负数；负数请写“-”', 'brackets may mean a negative number; write “-”'),
  none_word: words(
    '“无”既可能是 0，也可能是没有数据；是零请填 0，没有数据请填原因',
    '“none” may be 0 or no data; write 0, or the reason why there is no value',
  ),
  too_large: words('数值过大，无法表示', 'the number is too large to hold'),
  two_numbers: words('一个单元格里有两个数', 'there are two numbers in one cell'),
  text: words('这是文字', 'this is text'),
} as const satisfies WordTable;

/** How a number was written where it is no plain decimal. */
export const NUMBER_FORM_WORDS = {
  full_width: words('全角数字', 'full-width digits'),
  thousands: words('千分位分隔', 'thousands separators'),
  suffix: words('单位', 'a unit of measure behind it'),
  footnote: words('注释标记', 'a mark of a footnote behind it'),
} as const satisfies WordTable;

/** Why a text names no period. */
export const PERIOD_HINT_WORDS = {
  day: words('这是某一天；考核期以整月为单位', 'this is a day; periods are whole months'),
  two_digit_year: words('年份只有两位；请写四位', 'the year has two digits; write four'),
  month_as_decimal: words(
    '“2023.1”可能是 1 月，也可能是 10 月；请写 2023-01 或 2023-10',
    '“2023.1” may be January or October; write 2023-01 or 2023-10',
  ),
  no_such_month: words('没有这个月份', 'there is no such month'),
  blank: words('没有填考核期', 'no period is given'),
  form: words('看不出是哪一期', 'the form is not known'),
} as const satisfies WordTable;

/** What a column of values is about. */
export const MAPPING_PART_WORDS = {
  indicator: words('指标', 'indicator'),
  period: words('时期', 'period'),
  unit: words('单位', 'unit'),
} as const satisfies WordTable;

/** Files that are no text tables. */
export const FILE_KIND_WORDS = {
  xlsx: words('Excel 工作簿（或压缩包）', 'an Excel workbook (or a zip archive)'),
  xls: words('旧版 Excel 工作簿', 'an old Excel workbook'),
  pdf: words('PDF 文件', 'a PDF file'),
  html: words('网页', 'a web page'),
  gzip: words('压缩文件', 'a compressed file'),
  binary: words('二进制文件', 'a binary file'),
} as const satisfies WordTable;

export const ENCODING_WORDS = {
  gb18030: words('GBK/GB 18030', 'GBK/GB 18030'),
  'utf-8': words('UTF-8', 'UTF-8'),
  'utf-16le': words('UTF-16（小端）', 'UTF-16 (little-endian)'),
  'utf-16be': words('UTF-16（大端）', 'UTF-16 (big-endian)'),
} as const satisfies WordTable;

export const DELIMITER_WORDS = {
  tab: words('制表符', 'tab'),
  ';': words('分号', 'semicolon'),
  '，': words('全角逗号', 'full-width comma'),
  '|': words('竖线', 'vertical bar'),
} as const satisfies WordTable;
