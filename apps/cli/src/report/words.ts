import type { Locale } from '@kedu/model';

/** What `kedu report` says. */
export interface ReportWords {
  readonly about: string;
  readonly out: string;
  readonly period: string;
  readonly scheme: string;
  readonly compare: string;
  readonly against: string;
  againstSeveral(schemes: string): string;
  readonly pdf: string;
  readonly units: string;
  making(name: string): string;
  /** A file that was written, with its size. */
  written(path: string, size: string): string;
  /** What the report is compared with. */
  comparedWith(period: string): string;
  schemeUnknown(text: string, known: string): string;
  unitUnknown(text: string): string;
  unitNeedsPdf(code: string): string;
  severalToOne(file: string, count: number): string;
  fileUnwritable(path: string, reason: string): string;
}

const CHINESE: ReportWords = {
  about: '写出一次考核的报告：一个 HTML 文件，可看、可印、可发',
  out: 'HTML 文件，或放报告的文件夹；默认写在当前文件夹，文件名为 考核包-方案-时期.html',
  period: '时期，如 2023；可重复；默认最后一个',
  scheme: '只写这个方案的报告；默认各方案都写',
  against: '再与另一版方案对比（方案@版本），对比页写在报告旁，报告有链接',
  againstSeveral: (schemes) => `--against 只能与一个方案的报告相比，这里有 ${schemes}。请用 --scheme 选一个。`,
  compare: '与哪一次相比：考核包的一个时期，或 kedu assess 写出的文件夹；默认同一方案的上一次',
  pdf: '同时用本机的 Chromium 打印成 PDF',
  units: '单位页：none 报告里不带，也不附数据；all 全部印进 PDF；或一个单位的代码，PDF 只印这个单位。默认可在报告里打开，不印进 PDF',
  making: (name) => `正在写报告 ${name} ……`,
  written: (path, size) => `报告已写入 ${path}（${size}）`,
  comparedWith: (period) => `与 ${period} 相比`,
  schemeUnknown: (text, known) => `这个时期没有方案“${text}”。现有的方案：${known}。`,
  unitUnknown: (text) => `所选的考核中没有代码为“${text}”的单位。`,
  unitNeedsPdf: (code) => `--units ${code} 只印一个单位，要与 --pdf 合用；HTML 报告里各单位的页都能打开。`,
  severalToOne: (file, count) => `共有 ${count} 份报告，不能都写入一个文件 ${file}。请给出文件夹，或用 --scheme、--period 选定一份。`,
  fileUnwritable: (path, reason) => `写不进 ${path}（${reason}）。请检查权限和磁盘空间，或用 --out 换一个地方。`,
};

const ENGLISH: ReportWords = {
  about: 'write the report of a run: one HTML file to read, print and send',
  out: 'an HTML file, or a folder for reports; by default PACK-SCHEME-PERIOD.html in the current folder',
  period: 'period, such as 2023; may be repeated; by default the last one',
  scheme: 'only the report of this scheme; by default one of each',
  against: 'also compare with another version of the scheme (SCHEME@VERSION): a page beside the report, which links to it',
  againstSeveral: (schemes) => `--against is for the report of one scheme, and here are ${schemes}. Choose one with --scheme.`,
  compare: 'what to compare with: a period of the pack, or a folder that kedu assess wrote; by default the run before of the same scheme',
  pdf: 'print it to PDF as well, by the Chromium of this machine',
  units:
    'pages of units: all can be opened (default); none leaves them and the data out; or the code of one unit, which --pdf prints alone',
  making: (name) => `Writing the report ${name} …`,
  written: (path, size) => `The report is in ${path} (${size})`,
  comparedWith: (period) => `compared with ${period}`,
  schemeUnknown: (text, known) => `There is no scheme “${text}” in this period. There are: ${known}.`,
  unitUnknown: (text) => `The runs that were chosen have no unit with the code “${text}”.`,
  unitNeedsPdf: (code) => `--units ${code} prints one unit and goes with --pdf; in the HTML report the pages of all units open.`,
  severalToOne: (file, count) =>
    `There are ${count} reports, which cannot all be written to one file ${file}. Give a folder, or choose one by --scheme and --period.`,
  fileUnwritable: (path, reason) =>
    `${path} cannot be written (${reason}). Check permissions and space on the disk, or choose another place by --out.`,
};

export function reportWords(locale: Locale): ReportWords {
  return locale === 'en' ? ENGLISH : CHINESE;
}

/** A size in bytes for people: fileSize(1_234_567) → '1.2 MB'. */
export function fileSize(bytes: number): string {
  if (bytes < 1_000_000) return `${Math.max(1, Math.round(bytes / 1000))} KB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
