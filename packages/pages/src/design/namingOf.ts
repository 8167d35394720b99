import type { Assessment } from '@kedu/engine';
import { inLocale, type Locale } from '@kedu/model';
import { readingOrder } from '../order.ts';
import type { SensitivityNaming } from './sensitivityContent.ts';

/** Names, ranks and reading order of a list of a run; undefined where it has none such. */
export function namingOf(
  list: string,
  { lists, units }: Assessment,
  places: number,
  locale: Locale,
  groupTitle: (group: string) => string,
): SensitivityNaming | undefined {
  const own = lists.find((one) => one.list === list);
  if (!own) return undefined;
  const { rank, groups, members } = own;
  const rankOf = (k: number): number => rank[k] as number;
  return {
    locale,
    places,
    order: readingOrder(own).filter((k) => rankOf(k) > 0),
    nameOf: (k) => {
      const unit = units[members[k] as number];
      return unit ? inLocale(unit.name, locale) : '';
    },
    rankOf,
    groupOf: (k) => (groups[k] ? groupTitle(groups[k]) : ''),
    ofGroup: (k) => rank.filter((one, i) => one > 0 && groups[i] === groups[k]).length,
  };
}
