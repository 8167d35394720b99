import type { Locale } from '@kedu/model';
import type { NoWeights, ReasonName } from '@kedu/weigh';

/** What `kedu weigh` says. */
export interface WeighWords {
  readonly about: string;
  readonly file: string;
  readonly by: string;
  readonly byRange: (found: string) => string;
  readonly scheme: string;
  readonly list: string;
  readonly node: string;
  readonly period: string;
  readonly methods: Readonly<Record<string, string>>;
  readonly columns: Readonly<Record<'part' | 'title' | 'now' | 'found' | 'change', string>>;
  readonly reasons: Readonly<Record<ReasonName, string>>;
  readonly none: Readonly<Record<NoWeights, string>>;
  schemeUnknown(text: string, known: string): string;
  schemeWhich(known: string): string;
  listUnknown(text: string, known: string): string;
  nodeUnknown(text: string, known: string): string;
  listWhich(known: string): string;
  needsFile(): string;
  unreadable(file: string, reason: string): string;
  heading(method: string, list: string, node: string): string;
  over(units: number, left: number): string;
  explained(share: string): string;
  against(parts: string): string;
  ratio(ratio: string): string;
  readonly paste: string;
  /** That a weight by class counts for all combinations with the class. */
  readonly shared: string;
  readonly whole: string;
  classes(name: string): string;
  kept(cases: number, of: number): string;
  nearest(list: string, profile: string, moved: string): string;
  unrounded(list: string, profile: string): string;
  readonly nothingAsked: string;
  readonly noRun: string;
  readonly unchanged: string;
  judged(nodes: string): string;
}

const CHINESE: WeighWords = {
  about: '求各项权重：按得分数据、判断矩阵，或求满足全部约束的最接近权重；只打印，不改动方案',
  file: '判断矩阵的 CSV 文件（只用于 --by ahp）',
  by: '方法：equal 等权，entropy 熵权，critic，pca 主成分，ahp 判断矩阵，nearest 最接近的可行权重',
  byRange: (found) => `没有“${found}”这种定权方法。可用：equal、entropy、critic、pca、ahp、nearest。`,
  scheme: '哪一个方案，写 标识 或 标识@版本；默认用最近一次运行的方案',
  list: '哪个序列；只有一个序列时可不写',
  node: '给哪一项的下级定权，写路径，如 economy；默认是最上一级',
  period: '用哪一期的得分；默认用最近一期',
  methods: {
    equal: '等权',
    entropy: '熵权',
    critic: 'CRITIC 法',
    pca: '主成分（第一主成分载荷的平方）',
    ahp: '层次分析法',
    nearest: '最接近的可行权重',
  },
  columns: { part: '项', title: '名称', now: '现权重', found: '所得权重', change: '变化' },
  reasons: { entropy: '信息熵', information: '差异系数', deviation: '标准差', conflict: '冲突性', loading: '载荷' },
  none: {
    no_difference: '各单位在每一项上得分都一样，从数据中得不出权重。',
    negative: '有的得分低于 0，不能用熵权；请换 critic 或 pca。',
    too_few: '各项都有得分的单位不足三个，从数据中得不出权重。',
  },
  schemeUnknown: (text, known) => `考核包里没有方案“${text}”。现有的方案：${known}。`,
  schemeWhich: (known) => `不止一个方案，请用 --scheme 选定一个：${known}。`,
  listUnknown: (text, known) => `没有序列“${text}”。现有的序列：${known}。`,
  nodeUnknown: (text, known) => `没有下级项的路径“${text}”。有下级的项：${known}。`,
  listWhich: (known) => `不止一个序列，请用 --list 选定一个：${known}。`,
  needsFile: () => '用判断矩阵定权要写出文件：kedu weigh 考核包 判断矩阵.csv --by ahp。',
  unreadable: (file, reason) => `读不了 ${file}（${reason}）。请检查文件名和权限。`,
  heading: (method, list, node) => `${method}：${list}${node === '' ? '' : ` › ${node}`}`,
  over: (units, left) => `按 ${units} 个单位的得分${left > 0 ? `；另有 ${left} 个单位缺项，没有计入` : ''}。`,
  explained: (share) => `第一主成分解释了 ${share} 的差异。`,
  against: (parts) => `注意：${parts} 的载荷与其他项方向相反，第一主成分把它们对立起来，这样的权重不能当作重要程度。`,
  ratio: (ratio) => `一致性比率 ${ratio}。`,
  paste: '可粘贴到方案里的写法（方案文件没有改动）：',
  shared: '（没有按类别写的权重、else 和一个类别下的权重，对用到它的其他组合同样起作用；改后请再运行 kedu check。）',
  whole: '全部',

  classes: (name) => `类别 ${name}`,
  kept: (cases, of) =>
    cases === of ? `各类组合（共 ${of} 种）都满足全部约束，权重不必改。` : `其余 ${cases} 种类别组合都满足全部约束，权重不必改。`,
  nearest: (list, profile, moved) => `${list}（${profile}）：最接近的可行权重，共移动 ${moved} 分。`,
  unrounded: (list, profile) => `${list}（${profile}）：有可行的权重，但写成六位小数仍不能满足全部约束；以下保留更多小数。`,
  nothingAsked: '方案没有权重约束，无须求最接近的权重。',
  noRun: '这个考核包没有可用的运行，取不到得分。',
  unchanged: '没有变化',
  judged: (nodes) => `${nodes} 的权重由判断矩阵得出；要改用以下写法，请先删去它的 weigh。`,
};

const ENGLISH: WeighWords = {
  about: 'find weights: from scores, from judgements in pairs, or nearest to what all constraints allow; prints them and changes nothing',
  file: 'CSV file of judgements in pairs (with --by ahp only)',
  by: 'method: equal, entropy, critic, pca, ahp, nearest',
  byRange: (found) => `There is no method “${found}”. Methods: equal, entropy, critic, pca, ahp, nearest.`,
  scheme: 'which scheme, as ID or ID@VERSION; default that of the latest run',
  list: 'which list; not needed where there is one',
  node: 'node whose parts are weighed, by path: economy; default the top',
  period: 'period whose scores count; default the latest',
  methods: {
    equal: 'Equal weights',
    entropy: 'Entropy',
    critic: 'CRITIC',
    pca: 'Principal component (squared loadings of the first)',
    ahp: 'Analytic hierarchy process',
    nearest: 'Nearest weights that the constraints allow',
  },
  columns: { part: 'part', title: 'title', now: 'now', found: 'found', change: 'change' },
  reasons: { entropy: 'entropy', information: '1 − entropy', deviation: 'deviation', conflict: 'conflict', loading: 'loading' },
  none: {
    no_difference: 'All units have the same score in every part: no weights follow from the data.',
    negative: 'Some scores are below 0, of which no entropy can be taken; choose critic or pca.',
    too_few: 'Fewer than three units have a score in every part: no weights follow from the data.',
  },
  schemeUnknown: (text, known) => `The pack has no scheme “${text}”. Its schemes: ${known}.`,
  schemeWhich: (known) => `There is more than one scheme. Choose one with --scheme: ${known}.`,
  listUnknown: (text, known) => `There is no list “${text}”. Lists: ${known}.`,
  nodeUnknown: (text, known) => `There is no node “${text}”. Nodes with parts: ${known}.`,
  listWhich: (known) => `There is more than one list. Choose one with --list: ${known}.`,
  needsFile: () => 'Judgements stand in a file: kedu weigh PACK judgements.csv --by ahp.',
  unreadable: (file, reason) => `Cannot read ${file} (${reason}). Check its name and permissions.`,
  heading: (method, list, node) => `${method}: ${list}${node === '' ? '' : ` › ${node}`}`,
  over: (units, left) => `From the scores of ${units} units${left > 0 ? `; ${left} more lack a part and are left out` : ''}.`,
  explained: (share) => `The first component explains ${share} of the variance.`,
  against: (parts) =>
    `Note: ${parts} load against the other parts. The component sets them against each other: these weights are no measure of importance.`,
  ratio: (ratio) => `Consistency ratio ${ratio}.`,
  paste: 'Lines to paste into the scheme (no file was changed):',
  shared:
    '(A weight without classes, one under else and one under a class count for every combination that uses it: run kedu check after a change.)',
  whole: 'all',

  classes: (name) => `class ${name}`,
  kept: (cases, of) =>
    cases === of
      ? `In all ${of} combinations of classes every constraint holds: the weights can stay.`
      : `In the other ${cases} combinations of classes every constraint holds.`,
  nearest: (list, profile, moved) =>
    `${list} (${profile}): the nearest weights that the constraints allow; ${moved} points change their place.`,
  unrounded: (list, profile) => `${list} (${profile}): weights exist, but none with six decimals fulfil every constraint; these have more.`,
  nothingAsked: 'The scheme has no constraints on weights: there is nothing to be near to.',
  noRun: 'The pack has no run whose scores could be used.',
  unchanged: 'no change',
  judged: (nodes) => `The weights of ${nodes} come from judgements; to use these lines, remove its weigh first.`,
};

export function weighWords(locale: Locale): WeighWords {
  return locale === 'en' ? ENGLISH : CHINESE;
}
