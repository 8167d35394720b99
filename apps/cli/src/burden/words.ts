import type { Locale } from '@kedu/model';

/** What `kedu load` says. */
export interface LoadWords {
  readonly about: string;
  readonly period: string;
  readonly unit: string;
  readonly lists: string;
  readonly indicators: string;
  readonly cells: string;
  readonly owner: string;
  readonly noOwner: string;
  readonly nothingTwice: string;
  head(period: string, units: number): string;
  more(count: number): string;
  twice(title: string, indicators: string, schemes: string, units: number): string;
  noPeriod(period: string, known: string): string;
}

const CHINESE: LoadWords = {
  about: '各项考核合起来，一年向每个对象、每个报送部门要多少个数；有没有多头报送',
  period: '哪个时期；默认最后一个',
  unit: '考核对象',
  lists: '考核序列',
  indicators: '报送指标',
  cells: '每年数值',
  owner: '报送部门',
  noOwner: '（未写明）',
  nothingTwice: '没有同一个数用两个名字要两次的。',
  head: (period, units) => `${period}，${units} 个对象。同一指标被几个方案采用，只算报一次；派生指标算到它所依据的报送指标。`,
  more: (count) => `……另有 ${count} 个。`,
  twice: (title, indicators, schemes, units) =>
    `多头报送：“${title}”在方案 ${schemes} 里是 ${indicators}，向 ${units} 个对象要了不止一次；宜合用一个指标。`,
  noPeriod: (period, known) => `没有考核时期“${period}”。现有：${known}。`,
};

const ENGLISH: LoadWords = {
  about: 'what all assessments together ask of each unit and of each reporting department in a year, and what is asked twice',
  period: 'which period; default the last',
  unit: 'Unit',
  lists: 'Lists',
  indicators: 'Reported indicators',
  cells: 'Values a year',
  owner: 'Reported by',
  noOwner: '(not stated)',
  nothingTwice: 'Nothing is asked twice under two names.',
  head: (period, units) =>
    `${period}, ${units} units. An indicator that several schemes use counts once; a derived one counts as those it is computed from.`,
  more: (count) => `… and ${count} more.`,
  twice: (title, indicators, schemes, units) =>
    `Asked twice: “${title}” is ${indicators} in the schemes ${schemes}, asked more than once of ${units} units; one indicator would do.`,
  noPeriod: (period, known) => `There is no period “${period}”. There are: ${known}.`,
};

export function loadWords(locale: Locale): LoadWords {
  return locale === 'en' ? ENGLISH : CHINESE;
}
