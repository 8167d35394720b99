import type { Locale } from '@kedu/model';

/** What `kedu sensitivity` says beside the words of the chapter, which stand in @kedu/messages. */
export interface SensitivityWords {
  readonly about: string;
  readonly period: string;
  readonly scheme: string;
  readonly list: string;
  readonly draws: string;
  readonly seed: string;
  readonly html: string;
  readonly json: string;
  numberRange(found: string): string;
  readonly columns: Readonly<Record<'rank' | 'unit' | 'band' | 'kept' | 'by' | 'choice' | 'first' | 'total', string>>;
  written(file: string): string;
  unwritable(file: string, reason: string): string;
  readonly noRun: string;
  drawing(list: string): string;
}

const CHINESE: SensitivityWords = {
  about: '方案敏感性：权重、方法等换一种合理的定法，名次会变多少；只供制定方案时参考，不影响结果',
  period: '哪一期；默认最后一期',
  scheme: '哪个方案；默认当期施行的全部方案',
  list: '只看一个序列',
  draws: '抽取多少种设计，100—20000；默认用方案所写，没写为 1000',
  seed: '随机种子；默认用方案所写',
  html: '写成一个 HTML 文件',
  json: '以 JSON 输出',
  numberRange: (found) => `“${found}”不是整数。请写 1000 这样的数。`,
  columns: {
    rank: '名次',
    unit: '单位',
    band: '九成设计中',
    kept: '名次不变',
    by: '最左右其名次的选择',
    choice: '选择',
    first: '单独',
    total: '连同共同作用',
  },
  written: (file) => `已写入 ${file}`,
  unwritable: (file, reason) => `写不进 ${file}（${reason}）。请检查权限和磁盘空间，或换一个地方。`,
  noRun: '没有这样的一期或方案，或其中没有可以计分的序列。',
  drawing: (list) => `正在抽取设计：${list}`,
};

const ENGLISH: SensitivityWords = {
  about:
    'design sensitivity: how far ranks move where weights and methods are set in another reasonable way; for those who write schemes, no result depends on it',
  period: 'which period; default the last',
  scheme: 'which scheme; default all in force',
  list: 'one list alone',
  draws: 'how many designs to draw, 100 to 20000; default what the scheme says, else 1000',
  seed: 'seed of the draws; default what the scheme says',
  html: 'write it as one HTML file',
  json: 'print JSON',
  numberRange: (found) => `“${found}” is no whole number. Write one, as 1000.`,
  columns: {
    rank: 'rank',
    unit: 'unit',
    band: 'in 9 of 10',
    kept: 'kept',
    by: 'what moves it most',
    choice: 'choice',
    first: 'alone',
    total: 'with interactions',
  },
  written: (file) => `Written to ${file}`,
  unwritable: (file, reason) => `Cannot write ${file} (${reason}). Check permissions and space, or choose another place.`,
  noRun: 'There is no such period or scheme, or it scores no list.',
  drawing: (list) => `Drawing designs: ${list}`,
};

export function sensitivityWords(locale: Locale): SensitivityWords {
  return locale === 'en' ? ENGLISH : CHINESE;
}
