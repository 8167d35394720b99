import { type WordTable, words } from './table.ts';

/** What is wrong with a field that was sent, as a sentence without its stop. */
export const API_SHAPE_WORDS = {
  missing: words('这一项没有填', 'This field is missing'),
  unknown: words('系统里没有这一项', 'There is no such field'),
  type: words('这一项填的类型不对', 'This field is of another kind'),
  pattern: words('这一项的写法不对', 'This field is not written as it must be'),
  empty: words('这一项还空着，请填写', 'This field is empty; please fill it in'),
  short: words('这一项太短', 'This field is too short'),
  long: words('这一项太长', 'This field is too long'),
  few: words('这一项列得太少', 'This list is too short'),
  many: words('这一项列得太多', 'This list is too long'),
  low: words('这一项的数太小', 'This number is too small'),
  high: words('这一项的数太大', 'This number is too large'),
  choice: words('这一项不在可选范围内', 'This field is none of the choices'),
  json: words('发来的内容不是完整的 JSON', 'What was sent is no JSON, or is cut off'),
  form: words('表单里没有文件，或内容不完整', 'The form holds no file, or is cut off'),
} as const satisfies WordTable;

/** How a field is written. */
export const API_FORM_WORDS = {
  string: words('文字', 'text'),
  number: words('数字', 'a number'),
  int: words('整数', 'a whole number'),
  boolean: words('true 或 false', 'true or false'),
  object: words('一组字段', 'a group of fields'),
  array: words('列表', 'a list'),
  tuple: words('列表', 'a list'),
  record: words('一组字段', 'a group of fields'),
  null: words('空', 'nothing'),
  printable: words('不含控制字符的文字', 'text without control characters'),
  identifier: words('字母或数字开头的编号，可含 . _ : + @ -', 'an ID that begins with a letter or digit and may hold . _ : + @ -'),
  authority: words('小写字母、数字和连字符', 'small letters, digits and hyphens'),
  person: words('人员编号，如 p-17', 'the ID of a person, such as p-17'),
  day: words('日期，如 2026-12-31', 'a day such as 2026-12-31'),
  year: words('年份，如 2026', 'a year such as 2026'),
  month: words('月份，如 2026-12', 'a month such as 2026-12'),
  period: words('考核期，如 2026、2026Q3、2026-07', 'a period such as 2026, 2026Q3, 2026-07'),
  instant: words('时刻，如 2026-12-03T01:20:00.000Z', 'a moment such as 2026-12-03T01:20:00.000Z'),
  hash: words('sha256: 加 64 位十六进制数字', 'sha256: and 64 hex digits'),
  cursor: words('上一页给出的翻页标记', 'the cursor that the page before gave'),
  code: words('大写字母、数字和下划线', 'capitals, digits and underscores'),
} as const satisfies WordTable;

/** What is wrong with an idempotency key. */
export const API_KEY_WORDS = {
  missing: words('没有带幂等键', 'it is not there'),
  form: words('幂等键的写法不对', 'it is not written as it must be'),
} as const satisfies WordTable;
