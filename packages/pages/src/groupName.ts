import { inLocale, type Locale, type LocalizedText, type UnitVersion } from '@kedu/model';
import type { CompiledScheme } from '@kedu/scheme';

/**
 * How a group that is ranked apart reads: its title, or the name of the unit below which it is ranked; several one after the other.
 *
 * Missing: what has no title is its ID. Errors: none. Example: `economic` → 经济部门.
 */
export function groupName(
  { lists }: Pick<CompiledScheme, 'lists'>,
  list: string,
  group: string,
  byId: ReadonlyMap<string, UnitVersion>,
  locale: Locale,
): string {
  const titles = lists.find(({ id }) => id === list)?.groupTitles ?? {};
  const nameOfPart = (part: string): string => {
    if (Object.hasOwn(titles, part)) return inLocale(titles[part] as LocalizedText, locale);
    const unit = byId.get(part);
    return (unit && inLocale(unit.name, locale)) || part;
  };
  return group.split('/').map(nameOfPart).join(' · ');
}
