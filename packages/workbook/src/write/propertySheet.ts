import type { Indicator } from '@kedu/scheme';
import { choiceCell, fixedCell, indicatorPlace, namesCell, numberCell, pathPlace, textCell } from './fields.ts';
import type { LayoutCell, SheetLayout } from './layout.ts';
import type { OwnFiles } from './ownFiles.ts';
import { CHOICES, HEADINGS, SHEETS } from './words.ts';

interface Property {
  readonly heading: string;
  readonly width: number;
  readonly words?: Readonly<Record<string, string>>;
  cell(own: OwnFiles, indicator: Indicator): LayoutCell;
}

/** What a table of indicators does not show: how an indicator accrues, when it is due, when its light is on. */
const PROPERTIES: readonly Property[] = [
  { heading: '口径', width: 28, cell: (own, one) => prose(own, one, 'definition') },
  {
    heading: '维度',
    width: 12,
    cell: (own, one) => {
      const { dimensions } = own.texts.scheme;
      const titles = Object.fromEntries(Object.entries(dimensions).map(([id, title]) => [id, title['zh-CN']]));
      return choiceCell(one.dimension ?? '', titles, indicatorPlace(own, one.id, 'dimension'));
    },
  },
  choice('类型', 'kind', 8, CHOICES.kind),
  choice('累计方式', 'accrual', 10, CHOICES.accrual),
  choice('潜绩显绩', 'horizon', 8, CHOICES.horizon),
  choice('优先', 'priority', 8, CHOICES.priority),
  choice('统计性质', 'statistic', 10, CHOICES.statistic),
  choice('亮灯', 'light', 10, CHOICES.light),
  {
    heading: '基期值',
    width: 10,
    cell: (own, one) =>
      numberCell(
        typeof one.baseline === 'object' ? `〔${one.baseline.source}〕` : one.baseline,
        indicatorPlace(own, one.id, 'baseline'),
        'quantity',
      ),
  },
  { heading: '发布时间', width: 12, cell: (own, one) => text(own, one, 'available') },
  {
    heading: '标签',
    width: 16,
    cell: (own, one) =>
      own.inTable(one.id) ? fixedCell(one.tags.join('、')) : namesCell(one.tags, pathPlace(own, ['indicators', one.id, 'tags'])),
  },
  { heading: '可能的值', width: 12, cell: (_, { range }) => fixedCell(range === undefined ? '' : rangeWords(range)) },
  { heading: '序时进度', width: 20, cell: (_, { schedule }) => fixedCell(scheduleWords(schedule)) },
  { heading: '滞后与亮灯界限', width: 26, cell: (_, { lag }) => fixedCell(lagWords(lag)) },
  { heading: '条款', width: 8, cell: (own, one) => text(own, one, 'clause') },
];

/** One row per indicator with what the table of indicators leaves out. Rule: LAYOUT-3. */
export function propertySheet(own: OwnFiles): SheetLayout {
  const { scheme } = own.texts;
  return {
    name: SHEETS.properties,
    title: [`${scheme.title['zh-CN']} · ${SHEETS.properties}`],
    headings: [HEADINGS.id, '指标名称', ...PROPERTIES.map(({ heading }) => heading)],
    widths: [20, 24, ...PROPERTIES.map(({ width }) => width)],
    key: HEADINGS.id,
    rows: scheme.indicators.map((indicator) => ({
      key: indicator.id,
      cells: [fixedCell(indicator.id), fixedCell(indicator.title['zh-CN']), ...PROPERTIES.map(({ cell }) => cell(own, indicator))],
    })),
    merges: [],
    frozenColumns: 2,
    choices: new Map(PROPERTIES.flatMap(({ heading, words }) => (words ? [[heading, Object.values(words)] as const] : []))),
  };
}

type TextField = 'available' | 'clause';

function text(own: OwnFiles, indicator: Indicator, field: TextField): LayoutCell {
  return textCell(indicator[field], indicatorPlace(own, indicator.id, field));
}

function prose(own: OwnFiles, indicator: Indicator, field: 'definition'): LayoutCell {
  const raw = own.value(['indicators', indicator.id, field]);
  const place =
    typeof raw === 'object' ? pathPlace(own, ['indicators', indicator.id, field, 'zh-CN']) : indicatorPlace(own, indicator.id, field);
  return textCell(indicator[field]?.['zh-CN'], place, typeof raw === 'object');
}

function choice(
  heading: string,
  field: 'kind' | 'accrual' | 'horizon' | 'priority' | 'statistic' | 'light',
  width: number,
  words: Readonly<Record<string, string>>,
): Property {
  return { heading, width, words, cell: (own, one) => choiceCell(one[field] ?? '', words, indicatorPlace(own, one.id, field)) };
}

function rangeWords([low, high]: readonly [number | null, number | null]): string {
  return `${low ?? '不限'} 至 ${high ?? '不限'}`;
}

function scheduleWords(schedule: Indicator['schedule']): string {
  if (schedule === undefined) return '';
  if (schedule === 'same') return '各节点同一目标';
  if (Array.isArray(schedule))
    return (schedule as readonly number[]).map((share) => `${Number((share * 100).toPrecision(12))}%`).join('、');
  return Object.entries(schedule)
    .map(([period, value]) => `${period}：${value}`)
    .join('、');
}

function lagWords(lag: Indicator['lag']): string {
  if (lag === undefined) return '';
  const basis = { ratio: '按比例', points: '按差额', steps: '按步骤' }[lag.in];
  const limits = Object.entries(lag.thresholds).map(([light, value]) => `${light} ${value}`);
  return [basis, lag.tolerance === 0 ? '' : `容差 ${lag.tolerance}`, ...limits].filter(Boolean).join('，');
}
