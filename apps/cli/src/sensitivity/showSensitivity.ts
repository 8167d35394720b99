import { chance, type ListSensitivity } from '@kedu/engine';
import {
  designChoiceName,
  designDrawn,
  designDrawsNeeded,
  designIndex,
  designNoIndices,
  designSentences,
  periodName,
} from '@kedu/messages';
import { inLocale, type Locale } from '@kedu/model';
import { groupName } from '@kedu/pages';
import type { SensitiveRun } from './sensitiveRun.ts';
import type { Paint } from '../terminal/paint.ts';
import { groupHead, table } from '../terminal/table.ts';
import { sensitivityWords } from './words.ts';

/** Choices that the terminal shows; the rest stand in --json and --html. */
const MOST_CHOICES = 10;

/** Sensitivity of the lists of a run for the terminal: sentences, bands of the units by rank, choices by what they do. */
export function showSensitivity({ run, lists }: SensitiveRun, locale: Locale, paint: Paint): string {
  const { scheme, assessment } = run;
  const { columns } = sensitivityWords(locale);
  return lists
    .map((list) => {
      const own = assessment.lists.find((one) => one.list === list.list);
      if (!own) return '';
      const nameOf = (k: number): string => {
        const unit = assessment.units[own.members[k] as number];
        return unit ? inLocale(unit.name, locale) : '';
      };
      const rankOf = (k: number): number => own.rank[k] as number;
      const title = inLocale(scheme.lists.find(({ id }) => id === list.list)?.title ?? { 'zh-CN': list.list }, locale);
      const order = [...own.rank.keys()]
        .filter((k) => rankOf(k) > 0)
        .sort((a, b) => compare(own.groups[a] ?? '', own.groups[b] ?? '') || rankOf(a) - rankOf(b) || a - b);
      const byId = new Map(assessment.units.map((unit) => [unit.id, unit]));
      const groups = new Set(order.map((k) => own.groups[k] ?? ''));
      const units = order.flatMap((k, i) => {
        const by = list.choices[list.moved[k] as number];
        const group = own.groups[k] ?? '';
        const isFirst = groups.size > 1 && (i === 0 || own.groups[order[i - 1] as number] !== group);
        const cells = [
          String(rankOf(k)),
          nameOf(k),
          list.best[k] === list.worst[k] ? String(list.best[k]) : `${list.best[k]}–${list.worst[k]}`,
          inLocale(chance(list.kept[k] as number), locale),
          by && list.best[k] !== list.worst[k] ? designChoiceName(by, locale) : '',
        ];
        return isFirst ? [['', groupHead(groupName(scheme, list.list, group, byId, locale)), '', '', ''], cells] : [cells];
      });
      const heading = `${inLocale(scheme.title, locale)} ${scheme.id}@${scheme.version} · ${title} · ${periodName(assessment.period.id, locale)}`;
      const sentences = [designDrawn(list, locale), ...designSentences(list, { locale, nameOf, rankOf })];
      const bands = table(
        [
          { heading: columns.rank, align: 'right' },
          { heading: columns.unit },
          { heading: columns.band },
          { heading: columns.kept, align: 'right' },
          { heading: columns.by },
        ],
        units,
        paint.strong,
      );
      return `${paint.strong(heading)}\n${sentences.map((one) => `${one}\n`).join('')}\n${bands}${choiceTable(list, locale, paint)}\n`;
    })
    .join('');
}

function choiceTable(list: ListSensitivity, locale: Locale, paint: Paint): string {
  const { columns } = sensitivityWords(locale);
  const known = list.choices.filter(({ rank }) => rank.total > 0).slice(0, MOST_CHOICES);
  if (known.length === 0) {
    const why = designNoIndices(list, locale);
    return why === undefined ? '' : `\n${why}\n`;
  }
  const rows = known.map((choice) => [
    designChoiceName(choice, locale),
    designIndex(choice.rank.first, choice.rank.firstError, locale),
    designIndex(choice.rank.total, choice.rank.totalError, locale),
  ]);
  const needed = designDrawsNeeded(list, locale);
  return `\n${table([{ heading: columns.choice }, { heading: columns.first, align: 'right' }, { heading: columns.total, align: 'right' }], rows, paint.strong)}${needed === undefined ? '' : `${needed}\n`}`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
