import { type WordTable, words } from './table.ts';

/** Why a cell of a table of rules has to be of its form, by form. */
export const CELL_WHY_WORDS = {
  text: words('文字会照原样写进说明。', 'The text is shown as it stands.'),
  number: words('计算只认数字；带单位或“约”的写法读不准。', 'Only a number can be computed with; units and “about” leave it open.'),
  yuan: words(
    '金额按分计算，一分也不能差；金额不分正负，增减由规则决定。',
    'Money is computed to the fen; an amount has no sign, the rule says whether it comes or goes.',
  ),
  percent: words('只写 20，分不清是 20% 还是 20 倍。', 'A bare 20 may be 20% or twenty times.'),
  count: words('人数、个数没有小数，也不会小于 0。', 'People and things come whole, and never below 0.'),
  day: words(
    '先后和期限按日期判断，日期必须存在而且写全。',
    'Order and time limits go by the day, which has to exist and be written in full.',
  ),
  period: words('规则按考核期适用，期要写得没有歧义。', 'Rules apply by period, which has to be unmistakable.'),
  unit_reference: words(
    '代码和名称对得上，才不会记到别的单位头上。',
    'Code and name confirm each other, so that nothing goes to the wrong unit.',
  ),
  identifier: words('规则按标识互相引用。', 'Rules refer to each other by identifiers.'),
} as const satisfies WordTable;

/** What to write in a cell of a table of rules, by form. */
export const CELL_REMEDY_WORDS = {
  text: words('请填写文字。', 'Write a text.'),
  number: words(
    '请只填数字，单位写进列的说明；没有数值的，请查明后再填。',
    'Write the number alone, without its unit; find it out where it is not known.',
  ),
  yuan: words(
    '以元为单位，只填数字：8 万元写 80000，至多两位小数，不写负号。',
    'Write yuan, digits alone: 80,000 yuan is 80000, with two decimals at most and no minus sign.',
  ),
  percent: words('百分之二十写 20% 或 0.2，介于 0 和 100% 之间。', 'Write twenty per cent as 20% or 0.2, between 0 and 100%.'),
  count: words('请填整数；半个人、半个单位请按规定折算后再填。', 'Write a whole number; convert halves by the rules first.'),
  day: words('请写成 2023-07-01 的样子，并核对该月有没有这一天。', 'Write it as 2023-07-01, and see whether the month has such a day.'),
  period: words('请写成 2023、2023H1、2023Q3 或 2023-07。', 'Write it as 2023, 2023H1, 2023Q3 or 2023-07.'),
  unit_reference: words(
    '请把代码和名称写在一格里，中间空一格，如“990100 北川市”。',
    'Write code and name in one cell with a space between them, such as 990100 北川市.',
  ),
  identifier: words(
    '请用小写字母、数字和下划线，以字母开头；中文名称写在 title 里。',
    'Use small letters, digits and underscores, a letter first; titles belong under title.',
  ),
} as const satisfies WordTable;
