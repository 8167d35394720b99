import type { Locale } from '@kedu/model';
import type { CellFate } from '@kedu/workbook';

/** What `kedu init` says and asks. */
export interface InitWords {
  readonly about: string;
  readonly from: string;
  readonly name: string;
  readonly out: string;
  readonly marked: string;
  readonly title: string;
  readonly year: string;
  readonly nameRange: (found: string) => string;
  readonly yearRange: (found: string) => string;
  readonly needsFrom: string;
  notEmpty(folder: string): string;
  exists(file: string): string;
  unreadable(file: string, reason: string): string;
  unwritable(folder: string, reason: string): string;
  several(count: number, first: string): string;
  place(file: string, sheet: string | undefined, cell: string | undefined): string;
  line(file: string, line: number): string;
  readonly fates: Readonly<Record<CellFate, string>>;
  cells(total: number, counts: string): string;
  criteria(understood: number, total: number): string;
  written(folder: string): string;
  markedCopy(file: string, count: number): string;
  readonly nothing: string;
  next(folder: string): string;
  /** After an exported workbook: `whole` where it carries what makes a pack. */
  nextOfExport(folder: string, whole: boolean): string;
  readonly welcome: string;
  readonly ask: Readonly<Record<'name' | 'title' | 'year' | 'units' | 'indicators' | 'weights', string>>;
  readonly refused: {
    readonly name: string;
    readonly year: string;
    readonly blank: string;
    twice(name: string): string;
    weights(count: number): string;
    sum(found: number): string;
    file(file: string): string;
    readonly many: string;
  };
  readonly defaults: {
    readonly title: string;
    readonly units: readonly string[];
    readonly indicators: readonly string[];
    indicator(n: number): string;
    fictional(name: string): string;
  };
}

const CHINESE: InitWords = {
  about: '从单位的指标体系工作簿生成一个考核包；不带选项则问几个问题，生成一个可以马上运行的考核包',
  from: '指标体系工作簿（.xlsx）',
  name: '考核包的短名：小写字母、数字、连字符',
  out: '写到哪个文件夹，默认 packs/<短名>；文件夹里有东西时不写',
  marked: '另存一份工作簿，把没有读懂的地方写成批注',
  title: '考核方案的名称，默认取工作簿的标题',
  year: '考核年度，默认取工作簿里写的年度',
  nameRange: (found) => `“${found}”不能作短名，应为小写字母、数字、连字符，如 north-2024`,
  yearRange: (found) => `“${found}”不是年度，应为 2000 至 2100`,
  needsFrom: '--marked 要和 --from 一起用。',
  notEmpty: (folder) => `文件夹 ${folder} 里已经有东西，没有写。请用 --out 换一个文件夹。`,
  exists: (file) => `文件 ${file} 已经存在，没有写。请换一个文件名。`,
  unreadable: (file, reason) => `读不到 ${file}（${reason}）。`,
  unwritable: (folder, reason) => `写不进 ${folder}（${reason}）。`,
  several: (count, first) => `压缩包里有 ${count} 个表格文件，只用了第一个：${first}。`,
  place: (file, sheet, cell) => [file, sheet === undefined ? '' : `“${sheet}”`, cell ?? ''].filter(Boolean).join(' '),
  line: (file, line) => `${file} 第 ${line} 行`,
  fates: { understood: '读懂', words: '保留原文', not_understood: '没有读懂', outside: '表外（标题、说明、待填结果）' },
  cells: (total, counts) => `有内容的单元格 ${total} 个：${counts}。`,
  criteria: (understood, total) => `评分标准 ${total} 条，读懂 ${understood} 条。`,
  written: (folder) => `已写入 ${folder}`,
  markedCopy: (file, count) => `已写入 ${file}，批注 ${count} 处。`,
  nothing: '没有写出任何文件。',
  next: (folder) => `下一步：kedu check ${folder}`,
  nextOfExport: (folder, whole) =>
    whole
      ? `工作簿只带方案、单位名单和依据，不带数据、评分表、问卷答卷和互认：data 里是空表。要用原来的数据，请把原考核包的 data 文件夹复制到 ${folder}，并把原 pack.yaml 的 data 一段（有评分表、答卷、互认的，连同 marks、surveys、recognition 三段和所列的表）抄过来；或者只用 ${folder}/scheme 里的文件替换原考核包里的同名文件。\n下一步：kedu check ${folder}`
      : `这个工作簿只带方案文件，不是完整的考核包，不能单独运行。请用 ${folder} 里的文件替换原考核包里的同名文件，再对原考核包运行 kedu check。`,
  welcome: '回答几个问题，生成一个可以马上运行的考核包。直接按回车采用方括号里的默认值。',
  ask: {
    name: '考核包短名（小写字母、数字、连字符）',
    title: '考核方案名称',
    year: '考核年度',
    units: '考核哪些单位（用顿号或逗号隔开，或写一个名单文件 .csv）',
    indicators: '考核哪些指标（名称用顿号或逗号隔开，或只写个数）',
    weights: '各项分值（合计 100，依次用空格隔开）',
  },
  refused: {
    name: '短名只能用小写字母、数字、连字符，以字母或数字开头。',
    year: '年度应为 2000 至 2100 之间的四位数。',
    blank: '至少要写一个。',
    twice: (name) => `“${name}”写了两次。`,
    weights: (count) => `要写 ${count} 个大于 0 的数。`,
    sum: (found) => `合计是 ${found}，应为 100。`,
    file: (file) => `读不到名单文件 ${file}，或里面没有名称。`,
    many: '最多 200 个。',
  },
  defaults: {
    title: '年度绩效考核（示例）',
    units: ['示例一镇', '示例二镇', '示例三镇'],
    indicators: ['重点任务完成率', '按期办结率', '群众满意度'],
    indicator: (n) => `指标${n}`,
    fictional: (name) => (name.includes('示例') ? name : `${name}（示例）`),
  },
};

const ENGLISH: InitWords = {
  about: 'make a pack out of an office’s workbook of indicators; without options, ask a few questions and make one that runs at once',
  from: 'workbook of indicators (.xlsx)',
  name: 'short name of the pack: small letters, digits, hyphens',
  out: 'folder to write to, default packs/<name>; a folder that holds anything is left alone',
  marked: 'write a copy of the workbook with a comment wherever something was not understood',
  title: 'title of the scheme, default that of the workbook',
  year: 'year that is assessed, default the one in the workbook',
  nameRange: (found) => `“${found}” cannot be a short name: small letters, digits, hyphens, such as north-2024`,
  yearRange: (found) => `“${found}” is no year, 2000 to 2100 is expected`,
  needsFrom: '--marked goes with --from.',
  notEmpty: (folder) => `The folder ${folder} holds something already: nothing was written. Give another one with --out.`,
  exists: (file) => `The file ${file} exists already: nothing was written. Give another name.`,
  unreadable: (file, reason) => `${file} cannot be read (${reason}).`,
  unwritable: (folder, reason) => `${folder} cannot be written to (${reason}).`,
  several: (count, first) => `The archive holds ${count} files with tables; only the first was used: ${first}.`,
  place: (file, sheet, cell) => [file, sheet === undefined ? '' : `“${sheet}”`, cell ?? ''].filter(Boolean).join(' '),
  line: (file, line) => `${file} line ${line}`,
  fates: {
    understood: 'understood',
    words: 'kept in words',
    not_understood: 'not understood',
    outside: 'outside the table (titles, notes, results to fill in)',
  },
  cells: (total, counts) => `Cells with content: ${total}; ${counts}.`,
  criteria: (understood, total) => `Criteria: ${understood} of ${total} understood.`,
  written: (folder) => `Written to ${folder}`,
  markedCopy: (file, count) => `Written to ${file}, ${count} comments.`,
  nothing: 'Nothing was written.',
  next: (folder) => `Next: kedu check ${folder}`,
  nextOfExport: (folder, whole) =>
    whole
      ? `The workbook carries the scheme, the units and the regulation, and no data, marks, answers of surveys or recognition: the table in data is empty. For the data that you had, copy the folder data of the old pack into ${folder} and the section data of its pack.yaml (with marks, surveys and recognition, and the tables that they name, where it has them); or put the files of ${folder}/scheme in the place of those of the old pack.\nNext: kedu check ${folder}`
      : `This workbook carries the files of a scheme and is no whole pack: it does not run by itself. Put the files of ${folder} in the place of those of the old pack, and check that one.`,
  welcome: 'A few questions make a pack that runs at once. Enter takes the default in brackets.',
  ask: {
    name: 'Short name of the pack (small letters, digits, hyphens)',
    title: 'Title of the scheme',
    year: 'Year that is assessed',
    units: 'Which units (names with commas between them, or a list as a .csv file)',
    indicators: 'Which indicators (names with commas between them, or how many)',
    weights: 'Points of each (100 together, with blanks between them)',
  },
  refused: {
    name: 'A short name has small letters, digits and hyphens, and begins with a letter or digit.',
    year: 'A year has four digits, 2000 to 2100.',
    blank: 'At least one is needed.',
    twice: (name) => `“${name}” stands twice.`,
    weights: (count) => `${count} numbers above 0 are needed.`,
    sum: (found) => `They add up to ${found}, 100 is expected.`,
    file: (file) => `The list ${file} cannot be read, or holds no names.`,
    many: 'At most 200.',
  },
  defaults: {
    title: 'Annual assessment (example)',
    units: ['Example town 1', 'Example town 2', 'Example town 3'],
    indicators: ['Key tasks completed', 'Cases closed in time', 'Satisfaction'],
    indicator: (n) => `Indicator ${n}`,
    fictional: (name) => (/example/i.test(name) ? name : `${name} (example)`),
  },
};

export function initWords(locale: Locale): InitWords {
  return locale === 'en' ? ENGLISH : CHINESE;
}
