import type { Locale, Severity } from '@kedu/model';

/** What the command itself says; words of problems and reasons are in @kedu/messages. */
export interface CommandWords {
  readonly severity: Readonly<Record<Severity, string>>;
  readonly found: string;
  readonly expected: string;
  readonly between: string;
  readonly listed: string;
  readonly remedy: string;
  summary(counts: Readonly<Record<Severity, number>>): string;
  readonly clean: string;
  reading(file: string): string;
  assessing(period: string, scheme: string): string;
  readonly writing: string;
  written(folder: string): string;
  /** Where the intervals of scores and ranks stand. */
  readonly intervals: string;
  readonly nothingWritten: string;
  dataMissing(file: string, url: string): string;
  list(title: string, period: string, ranked: number, members: number): string;
  readonly columns: Readonly<Record<'rank' | 'code' | 'unit' | 'class' | 'score' | 'grade', string>>;
  more(count: number): string;
  lights(counts: string): string;
  proposals(count: number, byAction: string): string;
  readonly example: string;
  unitUnknown(text: string, near: string): string;
  unitNotAssessed(text: string, period: string | undefined): string;
  explained(taken: string): string;
  besidePlaces(others: string): string;
  otherPeriods(others: string): string;
  schemeUnknown(text: string, known: string): string;
  unitAmbiguous(text: string, units: string): string;
  indicatorUnknown(text: string, near: string): string;
  listUnknown(text: string, known: string): string;
  readonly clause: string;
  readonly source: string;
  readonly noPacks: string;
  sitePack(id: string, runs: number, skipped: string | undefined): string;
  siteReady(address: string): string;
  readonly help: HelpWords;
}

export interface HelpWords {
  readonly titles: Readonly<Record<string, string>>;
  readonly about: string;
  readonly check: string;
  readonly assess: string;
  readonly explain: string;
  readonly site: string;
  readonly port: string;
  readonly bom: string;
  readonly placeholders: Readonly<Record<string, string>>;
  readonly langRange: (found: string) => string;
  readonly nearest: (name: string) => string;
  /** Between the sentences of a refusal. */
  readonly between: string;
  readonly pack: string;
  readonly unit: string;
  readonly indicator: string;
  readonly lang: string;
  readonly json: string;
  readonly out: string;
  readonly period: string;
  readonly asOf: string;
  readonly references: string;
  readonly all: string;
  readonly list: string;
  readonly scheme: string;
  readonly help: string;
  readonly version: string;
  readonly codes: string;
  readonly example: string;
  readonly usage: Readonly<Record<string, (subject: string) => string>>;
  readonly day: (found: string) => string;
  readonly portRange: (found: string) => string;
  readonly tryHelp: string;
}

const CHINESE: CommandWords = {
  severity: { error: '错误', warning: '警告', notice: '提示' },
  found: '现为：',
  expected: '应为：',
  between: '；',
  listed: '、',
  remedy: '办法：',
  summary: ({ error, warning, notice }) => `共 ${error} 个错误、${warning} 个警告、${notice} 个提示。`,
  clean: '没有发现问题。',
  reading: (file) => `正在读取 ${file} ……`,
  assessing: (period, scheme) => `正在考核 ${period}（${scheme}）……`,
  writing: '正在写出结果 ……',
  written: (folder) => `结果已写入 ${folder}`,
  intervals: '得分和名次的可信区间（按已声明的误差）在 results.csv 里。',
  nothingWritten: '存在错误，未写出任何文件。',
  dataMissing: (file, url) =>
    `本机没有数据文件 ${file}，无法考核。公开原件：${url}；下载后放到 $KEDU_DATA/data 下，并设置环境变量 KEDU_DATA。`,
  list: (title, period, ranked, members) => `${title} · ${period}（${members} 个单位，${ranked} 个参加排名）`,
  columns: { rank: '名次', code: '代码', unit: '单位', class: '类别', score: '得分', grade: '等次' },
  more: (count) => `…… 另有 ${count} 个单位（加 --all 全部列出）`,
  lights: (counts) => `预警灯：${counts}`,
  proposals: (count, byAction) => `结果应用建议：${count} 条（${byAction}），见 proposals.csv`,
  example: '以上均为示例数据。',
  unitUnknown: (text, near) => `单位名册中没有“${text}”。${near === '' ? '' : `最接近的是“${near}”。`}请用编号、代码或名称。`,
  unitNotAssessed: (text, period) =>
    `“${text}”${period === undefined ? '' : `在 ${period} `}不在任何考核序列中。要看它的某项数据从哪里来，请在后面写上指标。`,
  explained: (taken) => `说明的是：${taken}。`,
  besidePlaces: (others) => `同期还有：${others}，用 --scheme 和 --list 选择。`,
  otherPeriods: (others) => `其他时期：${others}，用 --period 选择。`,
  schemeUnknown: (text, known) => `这一时期没有方案“${text}”。有：${known}。`,
  unitAmbiguous: (text, units) => `“${text}”不止一个单位：${units}。请改用代码。`,
  indicatorUnknown: (text, near) => `方案中没有指标“${text}”。${near === '' ? '' : `最接近的是“${near}”。`}`,
  listUnknown: (text, known) => `该单位不在考核序列“${text}”中。它所在的序列：${known}。`,
  clause: '依据：第 {clause} 条',
  source: '来源：',
  noPacks: '这里和上级文件夹中都没有 packs/ 文件夹。',
  sitePack: (id, runs, skipped) => (skipped === undefined ? `${id}：${runs} 次考核` : `${id}：未运行。${skipped}`),
  siteReady: (address) => `请用浏览器打开（按 Ctrl-C 停止）： ${address}`,
  help: {
    titles: { 'Usage:': '用法：', 'Options:': '选项：', 'Commands:': '命令：', 'Arguments:': '参数：' },
    about: '刻度 Kedu：政府绩效考核平台。用考核方案给数据计分，每个结果都能说明理由。',
    check: '检查一个考核包，一次列出所有问题',
    assess: '计算一个考核包的结果，写入文件夹',
    explain: '说明一个单位（或其某项指标）为什么是这个结果',
    site: '计算 packs/ 下的所有考核包，并在本机提供网页',
    port: '端口，默认 4170；被占用时顺延',
    bom: '结果表开头加 UTF-8 标记（BOM），便于用 Excel、WPS 直接打开',
    placeholders: { options: '[选项]', command: '[命令]' },
    langRange: (found) => `没有语言“${found}”，应为 zh 或 en`,
    nearest: (name) => `最接近的是 ${name}。`,
    between: '',
    pack: 'packs/ 下的考核包名称，或考核包文件夹',
    unit: '单位的编号、代码或名称',
    indicator: '指标的标识或名称',
    lang: '语言：zh 或 en（默认看 LANG）',
    json: '输出 JSON，供程序读取',
    out: '结果文件夹，整体写入或完全不写',
    period: '只算这个时期，如 2023；可重复',
    asOf: '从哪一天看，YYYY-MM-DD；默认按考核包',
    references: '采用以往冻结的参照点：references.csv',
    all: '列出全部单位',
    list: '考核序列',
    scheme: '方案的短名，几个方案都有这个单位时用',
    help: '显示帮助',
    version: '显示版本',
    codes: '退出码：0 完成；1 输入有问题；2 用法不对；3 读不到或写不出；130 被 Ctrl-C 中止',
    example: '示例：',
    usage: {
      'commander.unknownOption': (subject) => `没有选项 ${subject}。`,
      'commander.unknownCommand': (subject) => `没有命令 ${subject}。`,
      'commander.missingArgument': (subject) => `缺少参数 ${subject}。`,
      'commander.optionMissingArgument': (subject) => `选项 ${subject} 后面缺少值。`,
      'commander.missingMandatoryOptionValue': (subject) => `必须给出选项 ${subject}。`,
      'commander.excessArguments': () => '参数太多。',
      'commander.invalidArgument': (subject) => `选项的值不对：${subject}。`,
    },
    day: (found) => `“${found}”不是日期，应为 YYYY-MM-DD`,
    portRange: (found) => `“${found}”不是端口，应为 1 至 65535`,
    tryHelp: '加 --help 查看用法。',
  },
};

const ENGLISH: CommandWords = {
  severity: { error: 'error', warning: 'warning', notice: 'notice' },
  found: 'Found: ',
  expected: 'expected: ',
  between: '; ',
  listed: ', ',
  remedy: 'What to do: ',
  summary: ({ error, warning, notice }) => `${counted(error, 'error')}, ${counted(warning, 'warning')}, ${counted(notice, 'notice')}.`,
  clean: 'No problems found.',
  reading: (file) => `Reading ${file} …`,
  assessing: (period, scheme) => `Assessing ${period} (${scheme}) …`,
  writing: 'Writing results …',
  written: (folder) => `Results are in ${folder}`,
  intervals: 'Intervals of scores and ranks (by the errors that are stated) stand in results.csv.',
  nothingWritten: 'There are errors: nothing was written.',
  dataMissing: (file, url) =>
    `The data file ${file} is not on this machine, so the pack cannot be run. The public original: ${url}. Put it under $KEDU_DATA/data and set KEDU_DATA.`,
  list: (title, period, ranked, members) => `${title} · ${period} (${members} units, ${ranked} ranked)`,
  columns: { rank: 'Rank', code: 'Code', unit: 'Unit', class: 'Class', score: 'Score', grade: 'Grade' },
  more: (count) => `… ${count} more (--all lists them)`,
  lights: (counts) => `Lights: ${counts}`,
  proposals: (count, byAction) => `Proposals: ${count} (${byAction}), see proposals.csv`,
  example: 'All of this is example data.',
  unitUnknown: (text, near) =>
    `The register has no unit “${text}”.${near === '' ? '' : ` Nearest is “${near}”.`} Give an ID, a code or a name.`,
  unitNotAssessed: (text, period) =>
    `“${text}” is in no list${period === undefined ? '' : ` of ${period}`}. To see where a figure of it comes from, name the indicator after it.`,
  explained: (taken) => `Explained: ${taken}.`,
  besidePlaces: (others) => `In the same period also: ${others}; choose by --scheme and --list.`,
  otherPeriods: (others) => `Other periods: ${others}; choose by --period.`,
  schemeUnknown: (text, known) => `No scheme “${text}” was run. There are: ${known}.`,
  unitAmbiguous: (text, units) => `“${text}” is more than one unit: ${units}. Give the code.`,
  indicatorUnknown: (text, near) => `The scheme has no indicator “${text}”.${near === '' ? '' : ` Nearest is “${near}”.`}`,
  listUnknown: (text, known) => `The unit is not in the list “${text}”. Its lists: ${known}.`,
  clause: 'clause {clause}',
  source: 'Source: ',
  noPacks: 'There is no folder packs/ here or above.',
  sitePack: (id, runs, skipped) => (skipped === undefined ? `${id}: ${counted(runs, 'run')}` : `${id}: not run. ${skipped}`),
  siteReady: (address) => `Open in a browser (Ctrl-C stops): ${address}`,
  help: {
    titles: {},
    about: 'Kedu 刻度: an open platform for government performance assessment. Scores data by a scheme; every result explains itself.',
    check: 'check a pack and list all problems at once',
    assess: 'compute the results of a pack into a folder',
    explain: 'say why a unit (or one of its indicators) has its result',
    site: 'compute all packs under packs/ and serve their pages on this machine',
    port: 'port, default 4170; the next free one where it is taken',
    bom: 'begin the tables with a byte order mark, so that Excel and WPS open them as UTF-8',
    placeholders: {},
    langRange: (found) => `there is no language “${found}”, zh or en is expected`,
    nearest: (name) => `Nearest is ${name}.`,
    between: ' ',
    pack: 'name of a pack under packs/, or its folder',
    unit: 'ID, code or name of a unit',
    indicator: 'ID or title of an indicator',
    lang: 'language: zh or en (default by LANG)',
    json: 'write JSON, for programs',
    out: 'folder for the results, written whole or not at all',
    period: 'only this period, such as 2023; may be repeated',
    asOf: 'day from which the run looks at the world, YYYY-MM-DD; default by the pack',
    references: 'score against frozen reference points: a references.csv',
    all: 'list all units',
    list: 'list of units',
    scheme: 'ID of the scheme, where several hold the unit',
    help: 'show help',
    version: 'show the version',
    codes: 'Exit codes: 0 done; 1 problems in the input; 2 wrong usage; 3 cannot read or write; 130 stopped by Ctrl-C',
    example: 'Example:',
    usage: {
      'commander.unknownOption': (subject) => `There is no option ${subject}.`,
      'commander.unknownCommand': (subject) => `There is no command ${subject}.`,
      'commander.missingArgument': (subject) => `The argument ${subject} is missing.`,
      'commander.optionMissingArgument': (subject) => `The option ${subject} needs a value.`,
      'commander.missingMandatoryOptionValue': (subject) => `The option ${subject} must be given.`,
      'commander.excessArguments': () => 'There are too many arguments.',
      'commander.invalidArgument': (subject) => `The value of an option is wrong: ${subject}.`,
    },
    day: (found) => `“${found}” is no day, YYYY-MM-DD is expected`,
    portRange: (found) => `“${found}” is no port, 1 to 65535 is expected`,
    tryHelp: 'See --help.',
  },
};

const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

export function wordsOf(locale: Locale): CommandWords {
  return locale === 'en' ? ENGLISH : CHINESE;
}

/** Language of the command: `--lang` before LC_ALL, LC_MESSAGES and LANG; Chinese where none says English. */
export function localeOf(args: readonly string[], env: Readonly<Record<string, string | undefined>>): Locale {
  const at = args.findIndex((arg) => arg === '--lang' || arg.startsWith('--lang='));
  const asked = at < 0 ? undefined : args[at] === '--lang' ? args[at + 1] : args[at]?.slice('--lang='.length);
  const set = asked ?? [env.LC_ALL, env.LC_MESSAGES, env.LANG].find((value) => value !== undefined && value !== '') ?? '';
  return /^en\b|^en_/i.test(set) ? 'en' : 'zh-CN';
}
