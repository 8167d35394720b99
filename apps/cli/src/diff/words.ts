import type { Locale } from '@kedu/model';

/** What `kedu diff` and `kedu replay` say beside the sentences about changes, which stand in @kedu/messages. */
export interface DiffWords {
  readonly about: string;
  readonly first: string;
  readonly second: string;
  readonly period: string;
  readonly scheme: string;
  readonly unit: string;
  readonly html: string;
  readonly csv: string;
  readonly json: string;
  readonly replayAbout: string;
  readonly replayPeriod: string;
  readonly replayScheme: string;
  readonly replayOut: string;
  readonly replayHtml: string;
  heading(before: string, after: string, period: string): string;
  readonly rules: string;
  readonly none: string;
  readonly same: string;
  wording(count: number): string;
  readonly scoreless: string;
  readonly columns: Readonly<Record<'rank' | 'unit' | 'score' | 'by' | 'why', string>>;
  unmoved(count: number): string;
  average(orders: number, all: boolean, error: string): string;
  readonly proposals: string;
  moreRows(count: number): string;
  inForce(version: string, from: string, until: string | undefined): string;
  onlyIn(version: string, lists: string): string;
  written(file: string): string;
  unwritable(file: string, reason: string): string;
  unitUnknown(text: string, near: string): string;
  readonly unitUnmoved: string;
  replayed(scheme: string, period: string, inForce: string): string;
  readonly notInForce: string;
  commonScheme(first: string, second: string): string;
  oneVersion(found: string, known: string): string;
}

const CHINESE: DiffWords = {
  about: '按同一批数据比较两版方案：改了哪些规则，谁升谁降，由哪项变更造成',
  first: '原方案：方案@版本，如 north@2022；只写两项时是另一个考核包',
  second: '新方案：方案@版本，如 north@2023',
  period: '用哪一期的数据；默认用新方案施行的最后一期',
  scheme: '两个考核包相比时的方案标识；默认取两包都有的那一个',
  unit: '只看一个单位：名称、代码或标识',
  html: '把对比写成一个 HTML 文件',
  csv: '把各单位各项变更的贡献写成 CSV 文件',
  json: '以 JSON 输出',
  replayAbout: '让过去一期在另一版方案下重算，只供参考，不作结果',
  replayPeriod: '哪一期，如 2022',
  replayScheme: '哪一版方案，写 方案@版本',
  replayOut: '把重算的各表写进文件夹，每行标明是回放',
  replayHtml: '把重算写成报告（一个 HTML 文件，标明回放，不作结果）',
  heading: (before, after, period) => `${before} → ${after}，${period}的数据`,
  rules: '改了哪些规则',
  none: '两版规则没有差别，什么都不变。',
  same: '结果哈希相同：',
  wording: (count) => `另有 ${count} 处只改了文字或条款号。`,
  scoreless: '（不影响得分）',
  columns: { rank: '名次', unit: '单位', score: '得分', by: '增减', why: '各项变更的贡献' },
  unmoved: (count) => `其余 ${count} 个单位得分、名次都不变。`,
  average: (orders, all, error) =>
    all
      ? `贡献是在所有 ${orders} 种改动次序中的平均数，各项相加正好等于得分之差。`
      : `贡献是在 ${orders} 种改动次序中的平均数（固定种子抽取，正反各一次；抽取的标准误最大 ${error} 分），各项相加正好等于得分之差。`,
  proposals: '结果应用建议的变化（都不作为结果，由有权机关决定）',
  moreRows: (count) => `另有 ${count} 条，见 --html 或 --json`,
  inForce: (version, from, until) => `${version} 自 ${from} ${until === undefined ? '起' : `至 ${until} `}施行`,
  onlyIn: (version, lists) => `只有 ${version} 有的序列：${lists}。`,
  written: (file) => `已写入 ${file}`,
  unwritable: (file, reason) => `写不进 ${file}（${reason}）。请检查权限和磁盘空间，或换一个地方。`,
  unitUnknown: (text, near) => `两版都考核的序列里没有单位“${text}”。${near === '' ? '' : `最接近的是“${near}”。`}`,
  unitUnmoved: '得分、名次、等次都不变',
  replayed: (scheme, period, inForce) =>
    `回放，不作结果：${period} 按 ${scheme} 重算${inForce === '' ? '' : `（当期施行的是 ${inForce}）`}。不提出任何建议。`,
  notInForce: '没有施行的方案',
  oneVersion: (found, known) => `只写了一个版本 ${found}，还要写与它相比的另一个。本包的版本：${known}`,
  commonScheme: (first, second) => `两个考核包没有相同标识的方案，无法比较。各有方案：${first}；${second}`,
};

const ENGLISH: DiffWords = {
  about: 'compare two scheme versions on the same data: which rules changed, who moves, and by which change',
  first: 'earlier version: SCHEME@VERSION, as north@2022; with two arguments only, another pack',
  second: 'later version: SCHEME@VERSION, as north@2023',
  period: 'period whose data count; default the last in which the later version is in force',
  scheme: 'ID of the scheme where two packs are compared; default the one that both have',
  unit: 'one unit alone: name, code or ID',
  html: 'write the comparison as one HTML file',
  csv: 'write the contributions of all changes to all units as a CSV file',
  json: 'print JSON',
  replayAbout: 'run a past period under another scheme version, to learn from it: never a result',
  replayPeriod: 'which period, as 2022',
  replayScheme: 'which version, as SCHEME@VERSION',
  replayOut: 'write its tables into a folder, every row marked as a replay',
  replayHtml: 'write it as a report (one HTML file, marked as a replay and not a result)',
  heading: (before, after, period) => `${before} → ${after}, data of ${period}`,
  rules: 'What changed',
  none: 'No rule differs: nothing moves.',
  same: 'Same result hash:',
  wording: (count) => `In ${count} more places only words or clause numbers differ.`,
  scoreless: ' (no score depends on it)',
  columns: { rank: 'rank', unit: 'unit', score: 'score', by: 'change', why: 'contribution of each change' },
  unmoved: (count) => `The other ${count} units keep score and rank.`,
  average: (orders, all, error) =>
    all
      ? `Contributions are averages over all ${orders} orders of the changes and add up to the difference exactly.`
      : `Contributions are averages over ${orders} orders of the changes (drawn with a fixed seed, each with its reverse; largest standard error of the draw ${error} points) and add up to the difference exactly.`,
  proposals: 'Proposals that differ (none is a result; those entitled decide)',
  moreRows: (count) => `${count} more: see --html or --json`,
  inForce: (version, from, until) => `${version} in force from ${from}${until === undefined ? '' : ` to ${until}`}`,
  onlyIn: (version, lists) => `Lists of ${version} only: ${lists}.`,
  written: (file) => `Written to ${file}`,
  unwritable: (file, reason) => `Cannot write ${file} (${reason}). Check permissions and space, or choose another place.`,
  unitUnknown: (text, near) => `No list that both versions have holds “${text}”.${near === '' ? '' : ` The nearest is “${near}”.`}`,
  unitUnmoved: 'score, rank and grade stay',
  replayed: (scheme, period, inForce) =>
    `A replay, not a result: ${period} under ${scheme}${inForce === '' ? '' : ` (in force then: ${inForce})`}. Nothing is proposed.`,
  notInForce: 'no scheme in force',
  oneVersion: (found, known) => `Only one version, ${found}: name the other that it is compared with. Versions of this pack: ${known}`,
  commonScheme: (first, second) =>
    `The two packs have no scheme of the same ID, so that nothing can be compared. Schemes: ${first}; ${second}`,
};

export function diffWords(locale: Locale): DiffWords {
  return locale === 'en' ? ENGLISH : CHINESE;
}
