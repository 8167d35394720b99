import type { Confidence, GuessSubject } from '@kedu/intake';
import type { Locale } from '@kedu/model';

/** What `kedu import` says. */
export interface ImportWords {
  readonly about: string;
  readonly files: string;
  readonly pack: string;
  readonly guess: string;
  readonly mapping: string;
  readonly out: string;
  readonly marked: string;
  readonly force: string;
  readonly oneOfTwo: string;
  readonly markedAndGuess: string;
  outForSeveral(count: number): string;
  markedForSeveral(count: number): string;
  markedNotWorkbook(path: string): string;
  markedEnding(path: string, ending: string): string;
  unreadable(path: string, reason: string): string;
  unwritable(path: string, reason: string): string;
  exists(path: string): string;
  ownInput(path: string): string;
  reading(file: string): string;
  /** A table that was found, by what it is about. */
  table(place: string, first: number, last: number | undefined, what: string): string;
  where(about: GuessSubject, how: 'column' | 'headings' | 'fixed', text: string): string;
  toCheck(unsure: number, likely: number): string;
  readonly nothingToCheck: string;
  indicator(id: string, title: string | undefined): string;
  more(count: number): string;
  sure(count: number): string;
  readonly confidence: Readonly<Record<Confidence, string>>;
  mappingWritten(path: string): string;
  next(command: string): string;
  sheetRead(place: string, values: number, blanks: number): string;
  readonly nothingRead: string;
  readonly columns: Readonly<Record<'indicator' | 'values' | 'blanks' | 'units' | 'periods', string>>;
  valuesWritten(path: string, count: number): string;
  markedWritten(path: string, count: number): string;
  marksCleared(path: string): string;
  readonly nothingToMark: string;
  hiddenCell(cell: string): string;
  readonly wholeFile: string;
  readonly comment: string;
}

const CHINESE: ImportWords = {
  about: '从表格文件读取数据：先识别（--guess），核对后再导入（--mapping）',
  files: '表格文件：xlsx、xlsm、csv，或它们的 zip 包',
  pack: '考核包：按它的单位和指标来识别和读取',
  guess: '识别表格，写出一份可修改的对应关系文件',
  mapping: '按这份对应关系文件读取数据',
  out: '与 --guess 合用：对应关系文件写到哪里；与 --mapping 合用：读出的数据写成 CSV',
  marked: '另存一份工作簿，把所有问题批注在对应单元格上',
  force: '允许覆盖已有的文件',
  oneOfTwo: '请选一种用法：--guess 识别表格，或 --mapping <文件> 按对应关系文件读取。',
  markedAndGuess: '--marked 要与 --mapping 合用：先识别、核对，再导入。',
  outForSeveral: (count) => `共有 ${count} 个文件，对应关系文件各写一份，不能用 --out 指定同一个。请去掉 --out，或一次只给一个文件。`,
  markedForSeveral: (count) => `共有 ${count} 个文件，--marked 一次只能批注一个。请一次只给一个文件。`,
  markedNotWorkbook: (path) =>
    `${path} 不是工作簿，CSV 和压缩包里写不了批注。请用 Excel 或 WPS 打开（压缩包先解开），另存为 .xlsx，在对应关系文件里写明表名，再用 --marked。`,
  markedEnding: (path, ending) => `批注后的工作簿要与原文件格式相同，否则 Excel 打不开。请把 ${path} 的后缀改成 ${ending}。`,
  unreadable: (path, reason) => `读不到 ${path}（${reason}）。请检查路径和权限。`,
  unwritable: (path, reason) => `写不进 ${path}（${reason}）。请检查权限和磁盘空间。`,
  exists: (path) => `${path} 已经存在，没有覆盖。要覆盖请加 --force，或用别的名字。`,
  ownInput: (path) => `${path} 就是要读的文件本身，不能写在它上面。请用别的名字。`,
  reading: (file) => `正在读取 ${file} ……`,
  table: (place, first, last, what) => `${place}，第 ${first} 行${last === undefined ? '起' : `至第 ${last} 行`}：${what}`,
  where: (about, how, text) => {
    const subject = { unit: '单位', indicator: '指标', period: '时期', measure: '计量单位' }[about as string] ?? '';
    if (how === 'fixed') return `${subject}都是“${text}”`;
    return how === 'column' ? `${subject}在“${text}”列` : `${subject}在各列的列名里`;
  },
  toCheck: (unsure, likely) => `请核对（拿不准的 ${unsure} 处，大致可信的 ${likely} 处），拿不准的在前：`,
  nothingToCheck: '没有拿不准的地方。',
  indicator: (id, title) => (title === undefined ? id : `${title}（${id}）`),
  more: (count) => `…… 还有 ${count} 处大致可信的，写在对应关系文件的注释里。`,
  sure: (count) => `另有 ${count} 处有把握，写在对应关系文件的注释里。`,
  confidence: { sure: '有把握', likely: '大致可信', unsure: '拿不准' },
  mappingWritten: (path) => `对应关系文件已写入 ${path}，请打开核对、修改。`,
  next: (command) => `核对后导入：${command}`,
  sheetRead: (place, values, blanks) => `${place}：读到 ${values} 个数值，空白或写明原因的 ${blanks} 格`,
  nothingRead: '没有读到任何数值。',
  columns: { indicator: '指标', values: '数值', blanks: '空白', units: '单位数', periods: '时期' },
  valuesWritten: (path, count) => `${count} 个数值已写入 ${path}`,
  markedWritten: (path, count) => `${count} 个问题已批注在 ${path}`,
  marksCleared: (path) => `没有要批注的问题；以前写的批注已清除，另存为 ${path}`,
  hiddenCell: (cell) => `（说的是看不见的 ${cell}）`,
  nothingToMark: '没有可批注的问题，没有另存工作簿。',
  wholeFile: '（整个文件）',
  comment: '刻度 Kedu',
};

const ENGLISH: ImportWords = {
  about: 'read values out of tables: guess first (--guess), check, then import (--mapping)',
  files: 'tables: xlsx, xlsm, csv, or a zip of them',
  pack: 'pack whose units and indicators the tables are about',
  guess: 'guess which is what and write a mapping to edit',
  mapping: 'read values by this mapping',
  out: 'with --guess: where the mapping goes; with --mapping: write the values as CSV',
  marked: 'write a copy of the workbook with every problem as a comment at its cell',
  force: 'overwrite files that exist',
  oneOfTwo: 'Choose one: --guess to guess a mapping, or --mapping <FILE> to read by one.',
  markedAndGuess: '--marked goes with --mapping: guess and check first, then import.',
  outForSeveral: (count) =>
    `There are ${count} files, each with a mapping of its own: --out cannot name one for all. Leave it out, or give one file.`,
  markedForSeveral: (count) => `There are ${count} files, and --marked marks one. Give one file at a time.`,
  markedNotWorkbook: (path) =>
    `${path} is no workbook: a CSV or an archive cannot carry comments. Open it in Excel or WPS (unpack an archive first), save it as .xlsx, name its sheet in the mapping, and use --marked with that.`,
  markedEnding: (path, ending) =>
    `A marked copy has the form of the original, or Excel does not open it: give ${path} the ending ${ending}.`,
  unreadable: (path, reason) => `${path} cannot be read (${reason}). Check the path and your rights.`,
  unwritable: (path, reason) => `${path} cannot be written (${reason}). Check your rights and the space on the disk.`,
  exists: (path) => `${path} exists and was not overwritten. Add --force to overwrite it, or use another name.`,
  ownInput: (path) => `${path} is the very file that is read and cannot be written over. Use another name.`,
  reading: (file) => `Reading ${file} …`,
  table: (place, first, last, what) => `${place}, ${last === undefined ? `from row ${first} on` : `rows ${first}–${last}`}: ${what}`,
  where: (about, how, text) => {
    const subject = { unit: 'units', indicator: 'indicators', period: 'periods', measure: 'units of measure' }[about as string] ?? '';
    if (how === 'fixed') return `${subject}: all “${text}”`;
    return how === 'column' ? `${subject} in the column “${text}”` : `${subject} in the headings`;
  },
  toCheck: (unsure, likely) => `To check (${unsure} unsure, ${likely} likely), the unsure first:`,
  nothingToCheck: 'Nothing is unsure.',
  indicator: (id, title) => (title === undefined ? id : `${title} (${id})`),
  more: (count) =>
    `… ${count} more ${count === 1 ? 'is likely and stands as a comment' : 'are likely and stand as comments'} in the mapping.`,
  sure: (count) => `${count} more ${count === 1 ? 'is sure and stands as a comment' : 'are sure and stand as comments'} in the mapping.`,
  confidence: { sure: 'sure', likely: 'likely', unsure: 'unsure' },
  mappingWritten: (path) => `The mapping is in ${path}: open it, check it, edit it.`,
  next: (command) => `Then import: ${command}`,
  sheetRead: (place, values, blanks) => `${place}: ${counted(values, 'value')} read, ${counted(blanks, 'cell')} blank or with a reason`,
  nothingRead: 'No value was read.',
  columns: { indicator: 'Indicator', values: 'Values', blanks: 'Blank', units: 'Units', periods: 'Periods' },
  valuesWritten: (path, count) => `${counted(count, 'value')} written to ${path}`,
  markedWritten: (path, count) => `${counted(count, 'problem')} written as ${count === 1 ? 'a comment' : 'comments'} into ${path}`,
  marksCleared: (path) => `There is nothing to mark; comments of an earlier copy are gone from ${path}`,
  hiddenCell: (cell) => `(about ${cell}, which is hidden)`,
  nothingToMark: 'There is nothing to mark: no copy was written.',
  wholeFile: '(the whole file)',
  comment: 'Kedu 刻度',
};

const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

export function importWords(locale: Locale): ImportWords {
  return locale === 'en' ? ENGLISH : CHINESE;
}
