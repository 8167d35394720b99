import { type IssueWords, wording } from './wording.ts';

/** Files and tables: bytes, encodings, rows and headings (packages/intake). */
export const FILE_WORDS = {
  INTAKE_BOM: wording(
    { what: '文件开头有一个看不见的标记（BOM），已略过。', remedy: '不用处理。' },
    { what: 'The file begins with an invisible mark (BOM); it was skipped.', remedy: 'Nothing to do.' },
  ),
  INTAKE_ENCODING: wording(
    {
      what: '文件不是 UTF-8 编码，已按 {encoding:encoding} 读取。',
      why: '编码判断错了，汉字会变成乱码。',
      remedy: '请看一眼汉字是否正常；以后另存为“{saveAs}”就不会再提示。',
    },
    {
      what: 'The file is not UTF-8; it was read as {encoding:encoding}.',
      why: 'A wrong guess garbles the characters.',
      remedy: 'Look whether the Chinese text is right. Saved as “{saveAs}”, the file brings no notice.',
    },
  ),
  INTAKE_NOT_TEXT: wording(
    {
      what: '这不是文本文件，读不了。',
      found: '{kind:file_kind}（第 {byte} 个字节）',
      expected: '“{saveAs}”文本文件',
      remedy: '请用原来的软件打开它，用“另存为”选“{saveAs}”，再用新文件。',
    },
    {
      what: 'This is not a text file and cannot be read.',
      found: '{kind:file_kind} (byte {byte})',
      expected: 'text saved as “{saveAs}”',
      remedy: 'Open it in the program that made it, choose “Save as”, “{saveAs}”, and use the new file.',
    },
  ),
  INTAKE_UNDECODABLE: wording(
    {
      what: '文件里有读不出来的字节，可能已损坏，也可能混用了两种编码。',
      found: '第 {byte} 个字节：{found}',
      expected: 'UTF-8 或 GB 18030 文本',
      remedy: '请从原文件重新另存为“{saveAs}”；不要把两个文件直接拼接。',
    },
    {
      what: 'The file holds bytes that cannot be read: it is damaged, or two encodings are mixed.',
      found: 'byte {byte}: {found}',
      expected: 'text in UTF-8 or GB 18030',
      remedy: 'Save the original again as “{saveAs}”; do not join two files byte by byte.',
    },
  ),
  INTAKE_EMPTY: wording(
    { what: '文件是空的。', remedy: '请检查保存或导出是否成功，或是否选错了文件；写入内容，或不再引用它。' },
    {
      what: 'The file is empty.',
      remedy: 'See whether it was saved or exported, and whether this is the right file; write something in it, or no longer refer to it.',
    },
  ),
  INTAKE_NO_ROWS: wording(
    { what: '文件只有列名，没有数据。', remedy: '如果本期确实没有数据，不用处理；否则请重新导出。' },
    {
      what: 'The file has headings and no data.',
      remedy: 'If there really are no data, nothing is to be done; otherwise export it again.',
    },
  ),
  INTAKE_TOO_LARGE: wording(
    {
      what: '文件太大，没有读取。',
      found: '{bytes:bytes}',
      expected: '不超过 {limit:bytes}',
      remedy: '请按年份或按指标分成几个文件，在 pack.yaml 的 data 里逐个列出。',
    },
    {
      what: 'The file is too large and was not read.',
      found: '{bytes:bytes}',
      expected: 'at most {limit:bytes}',
      remedy: 'Split it by year or by indicator, and list the files under data in pack.yaml.',
    },
  ),
  INTAKE_TOO_MANY_CELLS: wording(
    { what: '表格的单元格太多，没有读取。', found: '{cells} 个', expected: '不超过 {limit} 个', remedy: '请按年份或按指标分成几个文件。' },
    {
      what: 'The table has too many cells and was not read.',
      found: '{cells}',
      expected: 'at most {limit}',
      remedy: 'Split it by year or by indicator.',
    },
  ),
  INTAKE_DELIMITER: wording(
    { what: '列之间用的是{delimiter:delimiter}，已按此读取。', remedy: '请看一眼列是否对齐；另存为逗号分隔的 CSV 就不会再提示。' },
    {
      what: 'The columns are separated by {delimiter:delimiter}; the file was read so.',
      remedy: 'Look whether the columns are right. A file separated by commas brings no notice.',
    },
  ),
  INTAKE_QUOTE_OPEN: wording(
    {
      what: '从这里开始的引号没有配对，后面的内容会被当成同一个单元格。',
      expected: '成对的英文引号 "…"',
      remedy: '请补上右引号；内容里本来就有引号的，要写成两个（""）。',
    },
    {
      what: 'A quotation mark opened here is never closed, so that the rest would be one cell.',
      expected: 'a pair of "…"',
      remedy: 'Close it. A quotation mark that belongs to the text is written twice ("").',
    },
  ),
  INTAKE_QUOTE_STRAY: wording(
    {
      what: '引号后面还有别的字。',
      found: '{found}',
      expected: '引号之后是分隔符或行尾',
      remedy: '请删去多余的引号，或把内容里的引号写成两个（""）。',
    },
    {
      what: 'Something follows a closing quotation mark.',
      found: '{found}',
      expected: 'a separator or the end of the line',
      remedy: 'Remove the mark, or write one that belongs to the text twice ("").',
    },
  ),
  INTAKE_FIELD_TOO_LONG: wording(
    {
      what: '从这一行开始的一个单元格过长；以引号开头的，多半是少了右引号。',
      found: '超过 {limit:bytes}（读到 {bytes:bytes}）',
      expected: '成对的英文引号 "…"，每格不超过 {limit:bytes}',
      remedy: '请在这一行补上右引号；内容里本来就有引号的，要写成两个（""）。',
    },
    {
      what: 'A cell that begins in this line is too long; if it opens with a quotation mark, that one is most likely never closed.',
      found: 'more than {limit:bytes} ({bytes:bytes} read)',
      expected: 'a pair of "…", and at most {limit:bytes} in a cell',
      remedy: 'Close the mark in this line. One that belongs to the text is written twice ("").',
    },
  ),
  INTAKE_ROW_WIDTH: wording(
    {
      what: '这一行的列数与列名不符。',
      found: '{found} 列',
      expected: '{expected} 列',
      why: '列错位后，数值会记到别的指标或单位名下。',
      remedy: '请检查这一行是否多了或少了分隔符；内容里有逗号的单元格要加英文引号。',
    },
    {
      what: 'This line has not as many columns as there are headings.',
      found: '{found} columns',
      expected: '{expected}',
      why: 'In a line out of step values would go to another indicator or unit.',
      remedy: 'Look for a separator too many or too few; a cell with a comma in it needs quotation marks.',
    },
  ),
  INTAKE_HEADING_MISSING: wording(
    {
      what: '缺少“{heading}”这一列。',
      found: '现有列：{found}',
      expected: '{heading}[[；最接近的是“{nearest}”]]',
      remedy: '请补上这一列，或在 pack.yaml 里写明它在文件中的列名。',
    },
    {
      what: 'The column “{heading}” is missing.',
      found: 'the columns {found}',
      expected: '{heading}[[; nearest is “{nearest}”]]',
      remedy: 'Add the column, or say in pack.yaml under which heading it stands.',
    },
  ),
  INTAKE_HEADING_TWICE: wording(
    {
      what: '列名“{heading}”出现了两次。',
      found: '第 {first} 列和第 {second} 列',
      expected: '每个列名只出现一次',
      remedy: '请删去其中一列，或改名。',
    },
    {
      what: 'The heading “{heading}” stands twice.',
      found: 'columns {first} and {second}',
      expected: 'every heading once',
      remedy: 'Remove one of the columns, or rename it.',
    },
  ),
  INTAKE_HEADING_READ: wording(
    { what: '列名“{found}”已按“{heading}”读取。', remedy: '如果不是这一列，请改正列名。' },
    { what: 'The heading “{found}” was read as “{heading}”.', remedy: 'If that is not the column meant, correct the heading.' },
  ),
  INTAKE_COLUMN_UNKNOWN: wording(
    {
      what: '列“{heading}”不认识，没有使用。',
      found: '{heading}',
      expected: '方案中的指标，或规定的列名[[；最接近的是“{nearest}”]]',
      remedy: '如果这列是指标数据，请改正列名；如果不需要，可以不管。',
    },
    {
      what: 'The column “{heading}” is not known and was not used.',
      found: '{heading}',
      expected: 'an indicator of the scheme or a known heading[[; nearest is “{nearest}”]]',
      remedy: 'If it holds an indicator, correct the heading; if it is not needed, leave it.',
    },
  ),
  INTAKE_COLUMN_INDICATOR: wording(
    {
      what: '指标“{indicator}”对应的列“{heading}”在文件里找不到。',
      found: '没有“{heading}”',
      expected: '列名“{heading}”[[；最接近的是“{nearest}”]]',
      remedy: '请在 pack.yaml 的 columns 里改成文件实际的列名。',
    },
    {
      what: 'The column “{heading}” for the indicator “{indicator}” is not in the file.',
      found: 'no “{heading}”',
      expected: 'a heading “{heading}”[[; nearest is “{nearest}”]]',
      remedy: 'Give the heading that the file has, under columns in pack.yaml.',
    },
  ),
} as const satisfies IssueWords;
