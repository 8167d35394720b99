import { type IssueWords, wording } from './wording.ts';

/** Mappings of tables: which column is what (packages/intake/src/observe, packages/runner/src/pack). */
export const MAPPING_WORDS = {
  MAP_SHEET_MISSING: wording(
    {
      what: '文件里没有叫“{found}”的表。',
      found: '有：{known}',
      expected: '{found}[[；最接近的是“{nearest}”]]',
      remedy: '请改正对应关系文件里的 sheet（或压缩包里的 inside），照抄表名。',
    },
    {
      what: 'The file has no table called “{found}”.',
      found: 'there are: {known}',
      expected: '{found}[[; nearest is “{nearest}”]]',
      remedy: 'Correct `sheet` (or `inside` of an archive) in the mapping.',
    },
  ),
  MAP_SHEET_WHICH: wording(
    {
      what: '文件里有几张表，没有说明读哪一张。',
      found: '{known}',
      expected: '对应关系文件里写明 sheet',
      remedy: '请用 kedu import --guess 写出对应关系文件，或在对应关系文件里补上 sheet。',
      onPage: '请在对应关系文件里补上 sheet，写明读哪一张表；或只留要读的那张表，再上传。',
    },
    {
      what: 'The file has several tables, and nothing says which is meant.',
      found: '{known}',
      expected: 'a `sheet` in the mapping',
      remedy: 'Write a mapping by kedu import --guess, or add `sheet` to it.',
      onPage: 'Add `sheet` to the mapping, or leave only the table that is meant; then upload the file again.',
    },
  ),
  MAP_ROWS: wording(
    {
      what: '对应关系文件里的行号与表对不上。',
      found: '标题 [{headings}]，数值从第 {first} 行起[[，到第 {last} 行止]]；表共 {rows} 行',
      expected: '标题在表内，数值在标题之下，止行不早于起行',
      remedy: '请打开表看一眼，改正 headings 和 rows。',
    },
    {
      what: 'The rows of the mapping do not fit the table.',
      found: 'headings [{headings}], values from row {first}[[ to {last}]]; the table has {rows} rows',
      expected: 'headings within the table, values below them, the last row not before the first',
      remedy: 'Open the table, and correct `headings` and `rows`.',
    },
  ),
  MAP_COLUMN_OUTSIDE: wording(
    {
      what: '表里没有 {column} 列。',
      found: '{column}',
      expected: 'A 至 {last}',
      remedy: '请改正对应关系文件里的列标；表改过版式的，用 kedu import --guess 重写一份。',
      onPage: '请改正对应关系文件里的列标；表改过版式的，请按新的版式改写对应关系文件。',
    },
    {
      what: 'The table has no column {column}.',
      found: '{column}',
      expected: 'A to {last}',
      remedy: 'Correct the letters in the mapping; where the table has a new layout, write it anew by kedu import --guess.',
      onPage: 'Correct the letters in the mapping; where the table has a new layout, write the mapping anew for it.',
    },
  ),
  MAP_COLUMN_TWICE: wording(
    {
      what: '对应关系文件把同一列当成了两样东西。',
      found: '“{heading}”（第 {column} 列）',
      expected: '一列只是一样：单位、指标、时期、计量单位或数值',
      remedy: '请改正其中一处的 column 或 heading。',
    },
    {
      what: 'The mapping takes one column for two things.',
      found: '“{heading}” (column {column})',
      expected: 'one thing a column: unit, indicator, period, unit of measure, or values',
      remedy: 'Correct `column` or `heading` in one of the two places.',
    },
  ),
  MAP_HEADING_DIFFERS: wording(
    {
      what: '{column} 列的标题与对应关系文件不一样。',
      found: '表里 {cell} 是“{found}”',
      expected: '“{heading}”[[；这个标题现在在 {moved} 列]]',
      why: '列可能挪动过，照读会把数值记到别的指标名下。',
      remedy: '请核对这一列是什么，改正对应关系文件里的 column 或 heading。',
    },
    {
      what: 'The heading of column {column} is not that of the mapping.',
      found: '“{found}” in {cell} of the table',
      expected: '“{heading}”[[; it now stands in column {moved}]]',
      why: 'Columns may have moved: values would go to another indicator.',
      remedy: 'See what the column is, and correct `column` or `heading` in the mapping.',
    },
  ),
  MAP_HEADINGS_DISAGREE: wording(
    {
      what: '表中间又有一行标题，与上面的标题不一致[[（共 {count:several} 列不同）]]。',
      found: '{second} 是“{found}”，{first} 是“{heading}”',
      expected: '整张表只有一套标题',
      why: '不知道下面的数值归哪一列，这一行以下的 {rows} 行没有读；其中的数只查了不管归哪一列都不对的地方。',
      remedy:
        '请把两张表分成两张工作表；或在对应关系文件里写成两项 tables，各写各的 headings 和 rows，第一项用 rows 的 last 止在这一行之上。写进 skip 不够。',
    },
    {
      what: 'Headings stand again within the table and differ from those above[[ (in {count:several} columns)]].',
      found: '“{found}” in {second}, “{heading}” in {first}',
      expected: 'one set of headings for the table',
      why: 'What the columns below mean is not known: {rows} {rows|row|rows} below {rows|was|were} not read, only looked through for what is wrong in any column.',
      remedy:
        'Give the second table a sheet, or an entry of `tables`, with headings and rows of its own, and end the first above this row (`last` of `rows`). To skip the row is not enough.',
    },
  ),
  MAP_HEADINGS_AGAIN: wording(
    { what: '表中间重复了标题，已跳过[[（共 {count:several} 处）]]。', found: '{found}', remedy: '不用处理。' },
    {
      what: 'Headings are repeated within the table; they were passed over[[ ({count:several} rows)]].',
      found: '{found}',
      remedy: 'Nothing to do.',
    },
  ),
  MAP_INDICATOR_UNKNOWN: wording(
    {
      what: '对应关系文件里写的指标“{found}”，方案里没有[[（共 {count:several} 列）]]。',
      found: '{found}（“{heading}”这一列）',
      expected: '方案里有的指标[[；最接近的是 {nearest}]]',
      remedy: '请改正这一处的 indicator；是新指标的，先在方案里加上。',
    },
    {
      what: 'The mapping names the indicator “{found}”, which the scheme has not[[ ({count:several} columns)]].',
      found: '{found} (column “{heading}”)',
      expected: 'an indicator of the scheme[[; nearest is {nearest}]]',
      remedy: 'Correct `indicator` here; a new indicator goes into the scheme first.',
    },
  ),
  MAP_SHARE_PLAIN: wording(
    {
      what: '这一格是小于 1 的普通数，而这个指标有 {percents} 格写成百分数。',
      found: '{found}，按 {found}% 读',
      expected: '写法一致：要么都是百分数格式，要么都是百分点数',
      why: '0.075 如果是 7.5%，就差了一百倍。',
      remedy: '请核实这一格：是百分数的，把单元格格式改成百分比；确实不到 1% 的，写成“{found}%”。',
    },
    {
      what: 'This is a plain number below 1, while {percents} {percents|cell|cells} of the indicator {percents|is a percentage|are percentages}.',
      found: '{found}, read as {found} %',
      expected: 'one way of writing: percentages in all cells, or plain numbers in percent',
      why: 'If 0.075 means 7.5 %, it is out by a factor of a hundred.',
      remedy: 'Look at the cell: format it as a percentage if it is one; where it is truly below 1 %, write “{found}%”.',
    },
  ),
  MAP_VALUE_UNSAID: wording(
    {
      what: '看不出“{heading}”这一列是哪个{what:mapping_part}。',
      found: '{heading}',
      expected: '对应关系文件里写明这一列的{what:mapping_part}',
      remedy: '请在这一列的 values 里补上 {what}，或在 words 里写明标题的意思。',
    },
    {
      what: 'Nothing says which {what:mapping_part} the column “{heading}” is.',
      found: '{heading}',
      expected: 'the {what:mapping_part} of the column in the mapping',
      remedy: 'Add `{what}` to its entry of `values`, or tell under `words` what the heading means.',
    },
  ),
  MAP_VALUES_TWICE: wording(
    {
      what: '对应关系文件里有两列说的是同一个数：单位、指标、时期都一样。',
      found: '“{first}”和“{second}”',
      expected: '一个数只在一列',
      remedy: '请改正其中一列的 indicator、period 或 unit，或删去一列。',
    },
    {
      what: 'Two columns of the mapping give the same value: unit, indicator and period are the same.',
      found: '“{first}” and “{second}”',
      expected: 'one column for one value',
      remedy: 'Correct the indicator, period or unit of one of them, or remove it.',
    },
  ),
  MAP_MEASURE: wording(
    {
      what: '“{heading}”的计量单位换算不成指标的计量单位[[（共 {count:several} 处）]]。',
      found: '{measure}',
      expected: '[[能换算成“{unit}”的]]计量单位',
      why: '不清楚怎样换算，猜错会差出几个数量级；这一列没有读。',
      remedy: '请改正对应关系文件里的 measure 或方案里指标的 unit，或在表里换算好。',
    },
    {
      what: 'The unit of measure of “{heading}” cannot be converted into that of the indicator[[ ({count:several} cells)]].',
      found: '{measure}',
      expected: 'a unit of measure[[ that converts into {unit}]]',
      why: 'A wrong conversion would be out by orders of magnitude; the values were not read.',
      remedy: 'Correct `measure` in the mapping or `unit` in the scheme, or convert the values in the table.',
    },
  ),
  MAP_MEASURE_HEADING: wording(
    {
      what: '对应关系文件和标题说的计量单位不一样[[（共 {count:several} 处）]]。',
      found: '标题“{heading}”写的是 {found}，对应关系文件（或计量单位列）写的是 {measure}',
      expected: '两处一致',
      why: '差一个“万”就是一万倍；这一列没有读。',
      remedy: '请核实表里的数是以什么计的，改正对应关系文件或标题。',
    },
    {
      what: 'Mapping and heading name different units of measure[[ ({count:several} cells)]].',
      found: '{found} in the heading “{heading}”, {measure} in the mapping or in its column',
      expected: 'the same in both',
      why: 'The values may be out by orders of magnitude; they were not read.',
      remedy: 'See in what the values are given, and correct the mapping or the heading.',
    },
  ),
  MAP_MEASURE_STATED: wording(
    {
      what: '标题和对应关系文件说的计量单位不一样，按对应关系文件读[[（共 {count:several} 处）]]。',
      found: '标题“{heading}”写的是 {found}，对应关系文件写的是 {measure}',
      why: '对应关系文件里写明了这个标题，视为已经核实。',
      remedy: '如果没有核实过，请看表里的数是以什么计的；标题写错了，请告诉填表单位。',
    },
    {
      what: 'Heading and mapping name different units of measure; the mapping is followed[[ ({count:several} columns)]].',
      found: '{found} in the heading “{heading}”, {measure} in the mapping',
      why: 'The mapping quotes this heading, so somebody has looked.',
      remedy: 'If nobody has, see in what the values are given; tell the publisher of a wrong heading.',
    },
  ),
  MAP_MEASURE_READ: wording(
    {
      what: '“{heading}”按标题以{measure}计，已换算成{unit}[[（共 {count:several} 处）]]。',
      remedy: '请看一眼换算得对不对；在对应关系文件里写明 measure 就不会再提示。',
    },
    {
      what: '“{heading}” is given in {measure} by its heading; it was converted into {unit}[[ ({count:several} columns)]].',
      remedy: 'See whether that is right. With `measure` in the mapping it brings no notice.',
    },
  ),
  MAP_PERIOD_SAID: wording(
    {
      what: '表里写的年份与对应关系文件不是同一年[[（共 {count:several} 列）]]。',
      found: '表里写着“{found}”，对应关系文件写的是 {period}',
      expected: '同一年的表',
      why: '可能拿错了年份的表，或对应关系文件还是上一年的。',
      remedy: '请核对这是哪一年的表；对应关系文件没有跟着改的，请改正 period。',
    },
    {
      what: 'The table speaks of another year than the mapping[[ ({count:several} columns)]].',
      found: '“{found}” in the table, {period} in the mapping',
      expected: 'a table of the same year',
      why: 'It may be the table of another year, or the mapping of the year before.',
      remedy: 'See of which year the table is, and correct `period` where the mapping was not brought up to date.',
    },
  ),
  MAP_MERGED_VALUES: wording(
    {
      what: '几个数值的单元格合并成了一格，只有第一格读到了数，其余按空白处理。',
      found: '{cells}',
      expected: '一格一个数',
      why: '一个数是几行几列共用，还是只属于第一格，系统无从判断。',
      remedy: '请取消合并，共用的数逐格填上，不该有数的留空；或把第一行以外的行列入 skip。',
    },
    {
      what: 'The cells of several values are merged into one: the first is read, the others count as blank.',
      found: '{cells}',
      expected: 'one number a cell',
      why: 'Whether the number is meant for all of them or for the first only cannot be known.',
      remedy:
        'Unmerge the cells; repeat a number that is meant for all, leave the others blank, or add the rows below the first to `skip`.',
    },
  ),
  MAP_BROKEN_UNREAD: wording(
    {
      what: '这张表里有 {count} 格公式出错或没有计算结果；对应关系文件不读这些格，不影响结果。',
      found: '{cells}',
      remedy: '不必处理；如果其中有应当读取的数，请改正公式，并检查对应关系文件的列、rows 和 skip。',
    },
    {
      what: 'In this sheet {count} {count|formula|formulas} failed or {count|has|have} no result; the mapping does not read these cells, and nothing changes.',
      found: '{cells}',
      remedy:
        'Nothing need be done. If values among them should be read, mend the formulas and see the columns, `rows` and `skip` of the mapping.',
    },
  ),
  MAP_SHEETS_UNREAD: wording(
    {
      what: '对应关系文件没有用到的表里有 {count} 处错误，没有逐条列出，不影响结果。',
      found: '{sheets}',
      remedy: '不必处理；如果其中有应当读取的表，请在对应关系文件里加上它。',
    },
    {
      what: 'Sheets that no mapping uses hold {count} {count|error|errors}; {count|it is|they are} not listed, and nothing changes.',
      found: '{sheets}',
      remedy: 'Nothing need be done. If one of these sheets should be read, add it to the mapping.',
    },
  ),
  INTAKE_TWO_NUMBERS: wording(
    {
      what: '“{heading}”这一格里有两个数。',
      found: '“{found}”：{first} 和 {second}',
      expected: '一个数',
      why: '系统不能替报送单位决定是哪一个。',
      remedy: '请只留一个数；另一个数如果也要用，请另列一列。',
    },
    {
      what: 'The cell in “{heading}” holds two numbers.',
      found: '“{found}”: {first} and {second}',
      expected: 'one number',
      why: 'Which of them is meant only the reporting body can say.',
      remedy: 'Leave one number; where the other is needed too, give it a column of its own.',
    },
  ),
  PACK_MAPPING_FIELD: wording(
    {
      what: '写了 mapping，就不再写 {field}。',
      found: '{field}',
      expected: '只写 file、origin 和 mapping',
      why: '两处都写，不知道听哪一处。',
      remedy: '请删去 {field}，或写进 {mapping}。',
    },
    {
      what: 'Beside `mapping` there is no room for `{field}`.',
      found: '{field}',
      expected: '`file`, `origin` and `mapping` alone',
      why: 'With both it would not be plain which one holds.',
      remedy: 'Remove `{field}`, or write it in {mapping}.',
    },
  ),
  PACK_MAPPING_WHERE: wording(
    {
      what: '{field} 没有说清在哪里。',
      expected: 'column（列标）或 heading（标题），或两样都写；整张表相同的只写 fixed',
      remedy: '请补上 column 或 heading；已经写了 fixed 的，删去另一样。',
    },
    {
      what: '`{field}` does not say where.',
      expected: '`column` or `heading` or both; `fixed` alone where it is the same for the whole table',
      remedy: 'Add `column` or `heading`; where `fixed` stands, remove the other.',
    },
  ),
} as const satisfies IssueWords;
