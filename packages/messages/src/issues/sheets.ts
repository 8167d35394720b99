import { type IssueWords, wording } from './wording.ts';

/** Workbooks and archives (packages/intake/src/sheet). */
export const SHEET_WORDS = {
  SHEET_PASSWORD: wording(
    {
      what: '文件设有打开密码，读不了。',
      expected: '不加密的 .xlsx 文件',
      why: '加密后的内容，没有密码谁也读不出来；系统不收集密码。',
      remedy:
        '请用 Excel 或 WPS 打开它。Excel：文件 → 信息 → 保护工作簿 → 用密码进行加密，清空密码；WPS：文件 → 文档加密 → 密码加密，清空密码。保存后再用。',
    },
    {
      what: 'The file is encrypted with a password and cannot be read.',
      expected: 'an .xlsx file without a password',
      why: 'Without its password nobody can read it, and passwords are not collected here.',
      remedy:
        'Open it in Excel (File → Info → Protect Workbook → Encrypt with Password) or WPS (File → Encrypt), clear the password, save, and use the saved file.',
    },
  ),
  SHEET_FORMAT: wording(
    {
      what: '这种格式的文件不能直接读取。',
      found: '{found}',
      expected: '.xlsx、.xlsm、.csv，或这些文件的 .zip',
      remedy: '请用 Excel 或 WPS 打开它，用“另存为”选“Excel 工作簿（.xlsx）”，再用新文件。',
    },
    {
      what: 'A file of this form cannot be read.',
      found: '{found}',
      expected: '.xlsx, .xlsm, .csv, or a .zip of these',
      remedy: 'Open it in Excel or WPS, choose “Save as”, “Excel workbook (.xlsx)”, and use the new file.',
    },
  ),
  SHEET_DAMAGED: wording(
    {
      what: '文件已损坏，或没有传完整。',
      expected: '完整的 .xlsx 或 .zip 文件',
      remedy: '请重新复制或下载一次；还是不行，就用 Excel 或 WPS 打开原文件，另存一份。',
    },
    {
      what: 'The file is damaged or incomplete.',
      expected: 'a whole .xlsx or .zip file',
      remedy: 'Copy or download it again. If that does not help, open the original in Excel or WPS and save it anew.',
    },
  ),
  SHEET_PART_DAMAGED: wording(
    {
      what: '文件里有一部分已损坏，读不了。',
      found: '{part}',
      why: '损坏处之后的内容可能有错，所以这一部分一概不用。',
      remedy: '请用 Excel 或 WPS 打开原文件，如提示修复就同意，核对内容后另存一份。',
    },
    {
      what: 'A part of the file is damaged and cannot be read.',
      found: '{part}',
      why: 'What follows the damage may be wrong, so that nothing of this part is used.',
      remedy: 'Open the original in Excel or WPS, let it repair the file if it offers to, look the contents over and save it anew.',
    },
  ),
  SHEET_PART_MISSING: wording(
    {
      what: '文件缺了一部分，读不了。',
      found: '没有 {part}',
      remedy: '请用 Excel 或 WPS 打开原文件，核对内容后另存一份。',
    },
    {
      what: 'A part of the file is missing.',
      found: 'no {part}',
      remedy: 'Open the original in Excel or WPS, look the contents over and save it anew.',
    },
  ),
  SHEET_DTD: wording(
    {
      what: '文件里有表格软件不会写的定义（DTD），为安全起见没有读取。',
      found: '{part}',
      why: '这种定义可以把很小的文件膨胀到占满内存，正常的表格里没有。',
      remedy: '请问清文件的来历；确实可信的，用 Excel 或 WPS 打开后另存一份。',
    },
    {
      what: 'The file holds definitions (a DTD) that no spreadsheet program writes; it was not read.',
      found: '{part}',
      why: 'Such definitions can swell a small file until memory is full.',
      remedy: 'Ask where the file comes from. If it can be trusted, open it in Excel or WPS and save it anew.',
    },
  ),
  SHEET_NONE: wording(
    { what: '工作簿里没有工作表。', expected: '至少一张工作表', remedy: '请检查是否选错了文件；只有图表的工作簿，请用含数据的那一份。' },
    {
      what: 'The workbook has no worksheet.',
      expected: 'at least one worksheet',
      remedy: 'See whether this is the right file. If it holds charts only, use the one with the data.',
    },
  ),
  SHEET_TOO_LARGE: wording(
    {
      what: '表格的内容太多，没有读取。',
      found: '{bytes:bytes}',
      expected: '不超过 {limit:bytes}',
      remedy: '请按年份或按指标分成几个文件；不用的工作表请删去。',
    },
    {
      what: 'The tables hold too much and were not read.',
      found: '{bytes:bytes}',
      expected: 'at most {limit:bytes}',
      remedy: 'Split the file by year or by indicator, and remove sheets that are not used.',
    },
  ),
  SHEET_ZIP_PASSWORD: wording(
    {
      what: '压缩包里的文件设有密码，读不了。',
      found: '{part}',
      expected: '不加密的压缩包',
      remedy: '请解压后重新压缩，不设密码；或直接使用里面的文件。',
    },
    {
      what: 'A file in the archive is encrypted with a password.',
      found: '{part}',
      expected: 'an archive without a password',
      remedy: 'Unpack it and pack it again without a password, or use the files themselves.',
    },
  ),
  SHEET_ZIP_METHOD: wording(
    {
      what: '压缩包用了不常见的压缩方法，读不了。',
      found: '{part}（方法 {method}）',
      expected: '普通的 zip 压缩（Deflate）',
      remedy: '请解压后，用系统自带的“压缩为 ZIP 文件”重新压缩。',
    },
    {
      what: 'The archive uses an uncommon method of compression.',
      found: '{part} (method {method})',
      expected: 'plain zip (Deflate)',
      remedy: 'Unpack it, and pack it again with the zip command of your system.',
    },
  ),
  SHEET_ZIP_NESTED: wording(
    {
      what: '压缩包里还有压缩包，里面的没有读取。',
      expected: '只压缩一层',
      why: '一层套一层的压缩包可以膨胀到占满内存。',
      remedy: '请把里面的压缩包解开，直接放表格文件。',
    },
    {
      what: 'There is an archive inside the archive; it was not read.',
      expected: 'one archive with tables in it',
      why: 'Archives within archives can swell until memory is full.',
      remedy: 'Unpack the inner one and put its files beside the others.',
    },
  ),
  SHEET_ZIP_EMPTY: wording(
    {
      what: '压缩包里没有可以读取的表格。',
      expected: '.xlsx、.xlsm 或 .csv 文件',
      remedy: '请检查是否选错了压缩包；旧格式的表格请先另存为 .xlsx。',
    },
    {
      what: 'There is no table in the archive.',
      expected: '.xlsx, .xlsm or .csv files',
      remedy: 'See whether this is the right archive. Save tables of older forms as .xlsx first.',
    },
  ),
  SHEET_ZIP_INFLATES: wording(
    {
      what: '文件解压后大得不正常，没有读取。',
      found: '{part}：{packed:bytes} 解压出 {bytes:bytes}',
      expected: '解压后合计不超过 {limit:bytes}，单个部分不超过压缩时的 {ratio} 倍',
      why: '有人会用这样的文件让系统瘫痪。',
      remedy: '请问清文件的来历；确实是数据的，删去多余的空行、格式和工作表，或按年份分成几个文件。',
    },
    {
      what: 'Unpacked, the file is larger than any table should be; it was not read.',
      found: '{part}: {packed:bytes} become {bytes:bytes}',
      expected: 'at most {limit:bytes} in all, and no part more than {ratio} times its packed size',
      why: 'Such files are made to bring systems down.',
      remedy: 'Ask where the file comes from. If it is data, remove empty rows, formats and sheets, or split it by year.',
    },
  ),
  SHEET_ZIP_PARTS: wording(
    {
      what: '压缩包里的文件太多，没有读取。',
      found: '{count} 个',
      expected: '不超过 {limit} 个',
      remedy: '请只保留要用的表格，或分成几个压缩包。',
    },
    {
      what: 'There are too many files in the archive; it was not read.',
      found: '{count}',
      expected: 'at most {limit}',
      remedy: 'Keep the tables that are used, or make several archives.',
    },
  ),
  SHEET_PASSED_OVER: wording(
    { what: '压缩包里有 {count} 个文件不是表格，已略过。', found: '{found}', remedy: '不用处理；如果里面有数据，请另存为 .xlsx 或 .csv。' },
    {
      what: '{count} {count|file|files} of the archive {count|is no table|are no tables} and {count|was|were} passed over.',
      found: '{found}',
      remedy: 'Nothing to do, unless there are data in what was passed over: then save that as .xlsx or .csv.',
    },
  ),
  SHEET_MACROS: wording(
    {
      what: '工作簿带有宏；宏没有运行，只读了单元格。',
      remedy: '请确认单元格里的数已经是宏算好的结果；另存为 .xlsx 就不会再提示。',
    },
    {
      what: 'The workbook holds macros. They were not run; only the cells were read.',
      remedy: 'See that the cells hold what the macros compute. Saved as .xlsx, the file brings no notice.',
    },
  ),
  SHEET_HIDDEN: wording(
    { what: '这张工作表是隐藏的，里面有内容。', remedy: '不用处理；要用它，请在对应关系文件里写明工作表的名称。' },
    { what: 'This sheet is hidden and holds something.', remedy: 'Nothing to do. To use it, name the sheet in the mapping.' },
  ),
  SHEET_HIDDEN_ROWS: wording(
    {
      what: '有 {count} 个隐藏的行里有内容，也会读取。',
      found: '第 {rows} 行',
      why: '看不见的行往往是作废的，或是被筛选掉的，会一并计入。',
      remedy: '请取消隐藏（或清除筛选），看看这些行要不要；不要的请删去。',
    },
    {
      what: '{count} hidden {count|row holds|rows hold} something, and {count|is|are} read too.',
      found: '{count|row|rows} {rows}',
      why: 'Rows out of sight are often obsolete or filtered out, and would count.',
      remedy: 'Show them (or clear the filter) and look; delete what should not count.',
    },
  ),
  SHEET_HIDDEN_COLUMNS: wording(
    {
      what: '有 {count} 个隐藏的列里有内容，也会读取。',
      found: '{columns} 列',
      why: '看不见的列容易被当成不存在。',
      remedy: '请取消隐藏，看看这些列要不要；不要的请删去。',
    },
    {
      what: '{count} hidden {count|column holds|columns hold} something, and {count|is|are} read too.',
      found: '{count|column|columns} {columns}',
      why: 'Columns out of sight are easily taken for absent.',
      remedy: 'Show them and look; delete what should not count.',
    },
  ),
  SHEET_BLANK_ROWS: wording(
    {
      what: '表格末尾有 {count} 行只有格式、没有内容，已略过。',
      found: '第 {first} 至 {last} 行',
      remedy: '不影响结果；选中这些行删除后保存，文件会小得多。',
    },
    {
      what: '{count} {count|row|rows} at the end {count|is|are} formatted and {count|holds|hold} nothing; {count|it was|they were} passed over.',
      found: 'rows {first} to {last}',
      remedy: 'Nothing changes. Deleted, they make the file much smaller.',
    },
  ),
  SHEET_FORMULA_EMPTY: wording(
    {
      what: '这一格只有公式，没有算出来的值。',
      expected: '公式和它的计算结果',
      why: '系统只读保存下来的结果，不替表格计算；当作空白会漏掉一个数。',
      remedy: '请用 Excel 或 WPS 打开文件，按 F9 重新计算，保存后再用；或把公式改成数值。',
    },
    {
      what: 'This cell holds a formula without its result.',
      expected: 'a formula together with its result',
      why: 'Saved results are read, nothing is calculated here; taken as blank, a value would be lost.',
      remedy: 'Open the file in Excel or WPS, press F9 to calculate, and save it; or replace the formula by its value.',
    },
  ),
  SHEET_ERROR_VALUE: wording(
    {
      what: '这一格的公式出错了。',
      found: '{found}',
      expected: '一个数，或一段文字',
      remedy: '请改正公式或它引用的单元格；确实没有数值的，填原因，如“不适用”。',
    },
    {
      what: 'The formula of this cell failed.',
      found: '{found}',
      expected: 'a number or a text',
      remedy: 'Mend the formula or the cells that it refers to. Where there is no value, give the reason, such as “not_applicable”.',
    },
  ),
  SHEET_EXTERNAL: wording(
    {
      what: '有 {count} 格的公式引用了别的工作簿，读的是上次保存的结果。',
      found: '{cells}[[；引用 {books}]]',
      why: '别的工作簿改了，这里的数不会跟着变。',
      remedy: '请打开两个文件，更新链接后保存；或把这些公式改成数值。',
    },
    {
      what: 'The {count|formula|formulas} of {count} {count|cell refers|cells refer} to other workbooks; the last saved {count|result is|results are} read.',
      found: '{cells}[[, referring to {books}]]',
      why: 'When the other workbook changes, these values do not.',
      remedy: 'Open both files, update the links and save; or replace the formulas by their values.',
    },
  ),
  SHEET_UNDER_MERGE: wording(
    {
      what: '有 {count} 格被合并单元格盖住，里面还有内容；这些内容没有读取。',
      found: '{cells}',
      why: '盖住的内容看不见，是否还有效不清楚。',
      remedy: '请取消合并，看看盖住的内容要不要；要的放到单独的格里。',
    },
    {
      what: '{count} {count|cell lies|cells lie} under a merged cell and still {count|holds|hold} something, which was not read.',
      found: '{cells}',
      why: 'What cannot be seen may be obsolete.',
      remedy: 'Unmerge and look; what is needed goes into a cell of its own.',
    },
  ),
  SHEET_TEXT_CUT: wording(
    {
      what: '这一格的文字太长，只读了前面的部分。',
      found: '{bytes:bytes}',
      expected: '不超过 {limit:bytes}',
      remedy: '请把长篇说明放到单独的文件里，格里只留要点。',
    },
    {
      what: 'The text of this cell is too long; only its beginning was read.',
      found: '{bytes:bytes}',
      expected: 'at most {limit:bytes}',
      remedy: 'Put long remarks into a file of their own.',
    },
  ),
  SHEET_SCALED: wording(
    {
      what: '{column} 列的数字格式把数缩小了显示，按看到的读[[（共 {count:several} 格）]]。',
      found: '格式 {format}：存的是 {found}，读作 {value}',
      why: '表头的计量单位说的是看到的数；小数不舍入，按存的全部位数读。',
      remedy: '请看一眼读得对不对。直接存看到的数、用普通数字格式，就不会再提示。',
    },
    {
      what: 'The number format of column {column} shows numbers smaller than they are stored; they are read as shown[[ ({count:several} cells)]].',
      found: 'format {format}: {found} is stored, {value} is read',
      why: 'The unit of measure in a heading is that of the numbers that people see; all digits that are stored are kept.',
      remedy: 'See whether that is right. Numbers stored as they are shown, in a plain format, bring no notice.',
    },
  ),
  SHEET_FORMAT_UNCLEAR: wording(
    {
      what: '这一格的数字格式改变了显示的样子，看到的不是存着的数；按存着的数读。',
      found: '格式 {format}；读作 {value}',
      expected: '普通数字格式，或以万、亿等单位结尾的缩放格式',
      why: '看到的和读到的可能差出几个数量级。',
      remedy: '请把单元格格式改成“常规”，看看里面的数对不对。',
    },
    {
      what: 'The number format of this cell shows something else than the number that is stored, which is read.',
      found: 'format {format}; {value} is read',
      expected: 'a plain number format, or one that scales and ends with a unit such as 万',
      why: 'What people see and what is read may differ by orders of magnitude.',
      remedy: 'Set the format of the cell to General and see whether the number is right.',
    },
  ),
  SHEET_NOT_THERE: wording(
    {
      what: '工作簿里没有叫“{found}”的工作表。',
      found: '{found}',
      expected: '{known}',
      remedy: '请改成工作簿里有的名称，空格和全角半角也要一致。',
    },
    {
      what: 'The workbook has no sheet called “{found}”.',
      found: '{found}',
      expected: '{known}',
      remedy: 'Use a name that the workbook has; spaces and width count.',
    },
  ),
} as const satisfies IssueWords;
