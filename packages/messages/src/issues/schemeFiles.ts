import { type IssueWords, wording } from './wording.ts';

/** Files of a scheme: YAML, fields, tables of rules (packages/scheme). */
export const SCHEME_FILE_WORDS = {
  SCHEME_FILE_MISSING: wording(
    {
      what: '方案提到的文件不存在。',
      found: '没有 {file}',
      expected: '方案文件夹里有这个文件[[；最接近的是 {nearest}]]',
      remedy: '请补上文件，或改正文件名。',
    },
    {
      what: 'A file that the scheme names is not there.',
      found: 'no {file}',
      expected: 'the file in the folder of the scheme[[; nearest is {nearest}]]',
      remedy: 'Add the file, or correct the name.',
    },
  ),
  SCHEME_EMPTY_FILE: wording(
    { what: '文件是空的。', remedy: '请写入内容，或不再引用这个文件。' },
    { what: 'The file is empty.', remedy: 'Write something in it, or no longer refer to it.' },
  ),
  SCHEME_YAML: wording(
    { what: 'YAML 的写法有误：{problem:yaml}。', found: '[[{line}]]', remedy: '请改正这一行；也请看一下它的上一行。' },
    { what: 'This is not valid YAML: {problem:yaml}.', found: '[[{line}]]', remedy: 'Mend this line, and look at the one before it.' },
  ),
  SCHEME_FULL_WIDTH: wording(
    {
      what: '这里用了全角的“{found}”。',
      found: '{line}',
      expected: '半角的“{expected}”，后面空一格',
      remedy: '请换成英文输入法的“{expected}”，后面加一个空格；如果它是文字的一部分，请把整段文字放进引号。',
    },
    {
      what: 'A full-width “{found}” stands here.',
      found: '{line}',
      expected: 'a plain “{expected}” and a space behind it',
      remedy: 'Type a plain “{expected}” followed by a space; if it belongs to a text, put the text in quotation marks.',
    },
  ),
  SCHEME_DUPLICATE_KEY: wording(
    {
      what: '字段“{key}”写了两次。',
      expected: '同一级里每个字段只写一次',
      why: '只有一个会生效，另一个会悄悄丢失。',
      remedy: '请合并或删去其中一个。',
    },
    {
      what: 'The field “{key}” stands twice.',
      expected: 'every field once on a level',
      why: 'Only one would count; the other would be lost unseen.',
      remedy: 'Join them, or remove one.',
    },
  ),
  SCHEME_NOT_A_MAPPING: wording(
    {
      what: '文件的内容应是“字段: 值”。',
      found: '{found:form}',
      expected: '以 scheme: 或 library: 开头的字段',
      remedy: '请参照其他方案文件的写法。',
    },
    {
      what: 'The file should hold fields with values.',
      found: '{found:form}',
      expected: 'fields that begin with scheme: or library:',
      remedy: 'See another scheme for the form.',
    },
  ),
  SCHEME_UNKNOWN_FIELD: wording(
    {
      what: '[[“{within}”里]]没有“{field}”这个字段。',
      found: '{field}',
      expected: '[[“{nearest}”？ ]]可用字段：{allowed}',
      why: '写错的字段不会起作用，规则就会与本意不符。',
      remedy: '请改正字段名，或删去。',
    },
    {
      what: 'There is no field “{field}”[[ in {within}]].',
      found: '{field}',
      expected: '[[“{nearest}”? ]]one of: {allowed}',
      why: 'A misspelt field would do nothing, and the rule would not be what was meant.',
      remedy: 'Correct the name of the field, or remove it.',
    },
  ),
  SCHEME_PART_OUTSIDE_PARTS: wording(
    {
      what: '计分项“{part}”没有写在 parts 下面。',
      found: '直接写在“{within}”里',
      expected: '{within} → parts → {part}',
      remedy: '请在它上面加一行 parts:，并把它缩进一级。',
    },
    {
      what: 'The part “{part}” does not stand under parts.',
      found: 'directly in “{within}”',
      expected: '{within} → parts → {part}',
      remedy: 'Put a line parts: above it and indent it by one level.',
    },
  ),
  SCHEME_MISSING_FIELD: wording(
    { what: '[[“{within}”]]缺少必填字段“{field}”。', expected: '{field}', remedy: '请补上。' },
    { what: 'The field “{field}” is missing[[ in {within}]].', expected: '{field}', remedy: 'Add it.' },
  ),
  SCHEME_WRONG_TYPE: wording(
    {
      what: '这里的值类型不对。',
      found: '[[“{found}”，]]{found_kind:form}',
      expected: '{expected:form}',
      remedy: '请按要求改写；数字不要加引号，含特殊符号的文字要加引号。',
    },
    {
      what: 'The value is of another kind than it should be.',
      found: '[[“{found}”, ]]{found_kind:form}',
      expected: '{expected:form}',
      remedy: 'Write it as asked: numbers without quotation marks, text with special characters within them.',
    },
  ),
  SCHEME_NOT_ALLOWED: wording(
    {
      what: '“{found}”不是这里可以用的值。',
      found: '{found}',
      expected: '[[“{nearest}”？ ]]可用：{allowed}',
      remedy: '请从可用的值里选一个。',
    },
    {
      what: '“{found}” is not one of the values that can stand here.',
      found: '{found}',
      expected: '[[“{nearest}”? ]]one of: {allowed}',
      remedy: 'Choose one of them.',
    },
  ),
  SCHEME_BAD_FORMAT: wording(
    { what: '写法不符合要求。', found: '{found}', expected: '{expected:form}', remedy: '请按要求的写法改正。' },
    {
      what: 'This is not written in the form that is asked for.',
      found: '{found}',
      expected: '{expected:form}',
      remedy: 'Write it in that form.',
    },
  ),
  SCHEME_IDENTIFIER: wording(
    {
      what: '“{found}”不能作标识。',
      found: '{found}',
      expected: '[[“{suggestion}”：]]小写字母、数字和下划线，以字母开头',
      why: '表达式里要引用它，连字符会被当成减号。',
      remedy: '请改名，引用它的地方也一并改；中文名称写在 title 里。',
    },
    {
      what: '“{found}” cannot be an identifier.',
      found: '{found}',
      expected: '[[“{suggestion}”: ]]small letters, digits and underscores, a letter first',
      why: 'Expressions name it, and would read a hyphen as minus.',
      remedy: 'Rename it, here and where it is used; its Chinese name belongs under title.',
    },
  ),
  SCHEME_OUT_OF_BOUNDS: wording(
    { what: '大小或个数不在允许范围内（{of:form}）。', found: '{found}', expected: '{expected}', remedy: '请改到范围之内。' },
    {
      what: 'The size or number is outside what is allowed ({of:form}).',
      found: '{found}',
      expected: '{expected}',
      remedy: 'Bring it within the limits.',
    },
  ),
  SCHEME_READ_AS: wording(
    { what: '“{found}”已读作 {read}。', remedy: '请看一眼读得对不对；改成 {read} 就不会再提示。' },
    { what: '“{found}” was read as {read}.', remedy: 'See whether that is right. Written as {read} it brings no notice.' },
  ),
  SCHEME_ONE_OF: wording(
    {
      what: '“{within}”应当恰好写其中一种。',
      found: '写了 {found} 种',
      expected: '恰好一种：{allowed}',
      remedy: '请保留一种，其余分成另外的规则。',
    },
    {
      what: '“{within}” should hold exactly one of several.',
      found: '{found}',
      expected: 'exactly one of: {allowed}',
      remedy: 'Keep one, and make rules of their own of the others.',
    },
  ),
  SCHEME_TABLE_DELIMITER: wording(
    { what: '列之间用的是{delimiter:delimiter}，已按此读取。', remedy: '请看一眼列是否对齐；另存为逗号分隔的 CSV 就不会再提示。' },
    {
      what: 'The columns are separated by {delimiter:delimiter}; the table was read so.',
      remedy: 'Look whether the columns are right. A file separated by commas brings no notice.',
    },
  ),
  SCHEME_TABLE_QUOTE: wording(
    {
      what: '表格里的引号有误：{fault:quote_fault}。',
      expected: '成对的英文引号 "…"',
      remedy: '请补全或删去引号；内容里的引号要写成两个（""）。',
    },
    {
      what: 'A quotation mark in the table is wrong: {fault:quote_fault}.',
      expected: 'a pair of "…"',
      remedy: 'Close or remove it; one that belongs to the text is written twice ("").',
    },
  ),
  SCHEME_TABLE_COLUMN_UNKNOWN: wording(
    {
      what: '表格里没有“{column}”这种列。',
      found: '{column}',
      expected: '[[“{nearest}”？ ]]可用：{allowed}',
      remedy: '请改正列名，或删去这一列。',
    },
    {
      what: 'The table cannot have a column “{column}”.',
      found: '{column}',
      expected: '[[“{nearest}”? ]]one of: {allowed}',
      remedy: 'Correct the heading, or remove the column.',
    },
  ),
  SCHEME_TABLE_COLUMN_MISSING: wording(
    { what: '表格缺少“{column}”列。', expected: '{column}（可用的列：{allowed}）', remedy: '请补上这一列。' },
    { what: 'The table lacks the column “{column}”.', expected: '{column} (possible columns: {allowed})', remedy: 'Add the column.' },
  ),
  SCHEME_TABLE_COLUMN_TWICE: wording(
    { what: '列名“{column}”出现了两次。', expected: '每个列名只出现一次', remedy: '请删去其中一列。' },
    { what: 'The column “{column}” stands twice.', expected: 'every column once', remedy: 'Remove one of them.' },
  ),
  SCHEME_TABLE_ROW: wording(
    {
      what: '这一行的列数与表头不符。',
      found: '{found} 列',
      expected: '{expected} 列',
      remedy: '请检查是否多了或少了逗号；内容里有逗号的单元格要加英文引号。',
    },
    {
      what: 'This row has not as many cells as there are headings.',
      found: '{found}',
      expected: '{expected}',
      remedy: 'Look for a comma too many or too few; a cell with a comma in it needs quotation marks.',
    },
  ),
  SCHEME_TABLE_CELL: wording(
    {
      what: '“{column}”这一格的内容不对。',
      found: '{found}',
      expected: '[[“{suggestion}”？ ]]{expected:form}',
      why: '{expected:cell_why}',
      remedy: '{expected:cell_remedy}',
    },
    {
      what: 'The cell in “{column}” does not fit.',
      found: '{found}',
      expected: '[[“{suggestion}”? ]]{expected:form}',
      why: '{expected:cell_why}',
      remedy: '{expected:cell_remedy}',
    },
  ),
  SCHEME_TABLE_BLANK: wording(
    { what: '“{column}”这一格不能空着。', expected: '{expected:form}', remedy: '请填上内容，或删去这一行。' },
    { what: 'The cell in “{column}” must not be blank.', expected: '{expected:form}', remedy: 'Fill it in, or remove the row.' },
  ),
  SCHEME_TABLE_EITHER: wording(
    {
      what: '{columns} 这几列要填其中之一。',
      found: '{found:either}',
      expected: '{columns} 中的一个',
      remedy: '请补填或删去，使其符合要求。',
    },
    {
      what: 'Of the columns {columns} one is to be filled.',
      found: '{found:either}',
      expected: 'one of {columns}',
      remedy: 'Fill one in, or blank the other.',
    },
  ),
  SCHEME_TABLE_ROW_TWICE: wording(
    {
      what: '“{what}”在表里出现了两次，以后一行为准。',
      found: '第一次在第 {first_line} 行',
      expected: '只有一行',
      remedy: '请删去不用的一行。',
    },
    {
      what: '“{what}” stands twice in the table; the later row counts.',
      found: 'first in line {first_line}',
      expected: 'one row',
      remedy: 'Remove the row that is not meant.',
    },
  ),
} as const satisfies IssueWords;
