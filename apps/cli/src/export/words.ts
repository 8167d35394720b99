import type { Locale } from '@kedu/model';

/** What `kedu export` says. */
export interface ExportWords {
  readonly about: string;
  readonly scheme: string;
  readonly out: string;
  readonly force: string;
  written(path: string, scheme: string, sheets: number): string;
  /** Schemes whose results this one takes, which a workbook of it does not carry. */
  elsewhere(schemes: readonly string[]): string;
  schemeUnknown(text: string, known: string): string;
  schemeWhich(known: string): string;
  exists(path: string): string;
  notXlsx(path: string): string;
  unwritable(path: string, reason: string): string;
}

const CHINESE: ExportWords = {
  about: '把考核方案写成 Excel 工作簿（指标体系），可以打印、修改，再用 kedu init --from 读回',
  scheme: '哪一个方案，写 标识 或 标识@版本；考核包只有一个方案时可不写',
  out: '工作簿文件，以 .xlsx 结尾',
  force: '文件已经存在时覆盖',
  written: (path, scheme, sheets) => `方案 ${scheme} 已写入 ${path}，共 ${sheets} 张工作表。`,
  elsewhere: (schemes) =>
    `这个方案要用方案 ${schemes.join('、')} 的结果。工作簿只带一个方案；要读回成完整的考核包，请把它们也导出：${schemes.map((id) => `kedu export --scheme ${id}`).join('、')}。`,
  schemeUnknown: (text, known) => `考核包里没有方案“${text}”。现有的方案：${known}。`,
  schemeWhich: (known) => `考核包里不止一个方案，请用 --scheme 选定一个：${known}。`,
  exists: (path) => `${path} 已经存在，没有覆盖。里面可能有改过的内容；确定要覆盖，请加 --force，或用 --out 换一个文件名。`,
  notXlsx: (path) => `写出的是 Excel 工作簿，文件名应以 .xlsx 结尾，现为“${path}”。`,
  unwritable: (path, reason) => `写不进 ${path}（${reason}）。请检查文件夹是否存在、权限和磁盘空间，文件是否正在表格软件里打开。`,
};

const ENGLISH: ExportWords = {
  about: 'write a scheme as an Excel workbook that can be printed, edited, and read back with kedu init --from',
  scheme: 'which scheme, as ID or ID@VERSION; not needed where the pack has one',
  out: 'file of the workbook, ending in .xlsx',
  force: 'overwrite a file that exists',
  written: (path, scheme, sheets) => `Scheme ${scheme} is in ${path}, ${sheets} sheets.`,
  elsewhere: (schemes) =>
    `It takes results of ${schemes.join(', ')}. A workbook carries one scheme: for a whole pack out of workbooks, export these too (${schemes.map((id) => `kedu export --scheme ${id}`).join(', ')}).`,
  schemeUnknown: (text, known) => `The pack has no scheme “${text}”. Its schemes: ${known}.`,
  schemeWhich: (known) => `The pack has more than one scheme. Choose one with --scheme: ${known}.`,
  exists: (path) =>
    `${path} exists and was not overwritten: it may hold edits. Add --force to overwrite it, or give another name with --out.`,
  notXlsx: (path) => `The file is an Excel workbook: its name must end in .xlsx, not “${path}”.`,
  unwritable: (path, reason) =>
    `Cannot write ${path} (${reason}). Check that the folder exists, permissions and space, and that no program has the file open.`,
};

export function exportWords(locale: Locale): ExportWords {
  return locale === 'en' ? ENGLISH : CHINESE;
}
