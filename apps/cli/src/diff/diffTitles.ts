import { changeCautions, changeLetters, type RuleNaming, titlesOf } from '@kedu/messages';
import { inLocale, type Locale, type LocalizedText } from '@kedu/model';
import { groupName } from '@kedu/pages';
import type { DiffResult } from '@kedu/runner';

/** Titles as either version gives them. */
export interface DiffTitles {
  readonly locale: Locale;
  readonly read: (title: LocalizedText) => string;
  /** Where either version has a title of that ID. */
  readonly titleOf: RuleNaming['titleOf'];
  /** Name of a unit by its code, of those that either version assesses. */
  readonly unitOf: (code: string) => string | undefined;
  /** The letter of a change by the ID of its group. */
  readonly letters: ReadonlyMap<string, string>;
  /** What is to be said of changes by which an indicator without data is scored, by the ID of the group. */
  readonly cautions: ReadonlyMap<string, string>;
  readonly list: (id: string) => string;
  /** How a group that is ranked apart reads. */
  readonly group: (list: string, group: string) => string;
  readonly grade: (id: string) => string;
}

export function diffTitles({ before, after, lists, diff, withoutValues }: DiffResult, locale: Locale): DiffTitles {
  const [old, now] = [titlesOf(before.scheme, locale), titlesOf(after.scheme, locale)];
  const english = new Map([...(before.scheme.english ?? []), ...(after.scheme.english ?? [])]);
  // Bodies stand in a scheme by their Chinese names.
  const bodies = new Map(
    lists.flatMap(({ units }) =>
      units.flatMap(({ name }) => (locale === 'en' && name.en !== undefined ? [[name['zh-CN'], name.en] as const] : [])),
    ),
  );
  const titleOf: DiffTitles['titleOf'] = (id, kind) =>
    now(id, kind) ?? old(id, kind) ?? (kind === undefined ? (now(id, 'class') ?? old(id, 'class') ?? bodies.get(id)) : undefined);
  const byId = new Map(after.assessment.units.map((unit) => [unit.id, unit]));
  const called = (id: string): string => titleOf(id) ?? id;
  const names = new Map(lists.flatMap(({ units }) => units.map(({ code, name }) => [code, inLocale(name, locale)] as const)));
  const read = (title: LocalizedText): string =>
    locale === 'en' && title.en === undefined ? (english.get(title['zh-CN']) ?? title['zh-CN']) : inLocale(title, locale);
  return {
    locale,
    read,
    titleOf,
    unitOf: (code) => names.get(code),
    letters: changeLetters(lists),
    cautions: changeCautions(diff.groups, withoutValues, locale),
    list: called,
    group: (list, group) => groupName(after.scheme, list, group, byId, locale),
    grade: called,
  };
}
