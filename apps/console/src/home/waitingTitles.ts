import type { RouteAnswer } from '@kedu/api';
import { periodName } from '@kedu/messages';
import type { WaitingItem } from '../app/answers.ts';
import { type Language, localeOf } from '../app/language.ts';
import { marksIn } from '../app/marks.ts';
import { nameIn } from '../app/nameIn.ts';
import { HOME_WORDS } from './words.ts';

/** What is known of schemes, changes and runs that wait: lists of other pages, as far as they were answered. */
export interface KnownTitles {
  readonly schemes?: Pick<RouteAnswer<'schemes'>, 'items'> | undefined;
  readonly changes?: Pick<RouteAnswer<'changes'>, 'items'> | undefined;
  readonly runs?: Pick<RouteAnswer<'runs'>, 'items'> | undefined;
}

/**
 * The names that people have for the scheme version, the change and the run of a heap; the identifier of what is not known.
 *
 * Example: { scheme: 'county@2026' } → ['示例县考核 2026']; { run: '1a2b3c4d…' } → ['2026年度 示例县考核'], or ['1a2b3c4d'].
 */
export function waitingTitles(at: WaitingItem['at'], known: KnownTitles, language: Language): readonly string[] {
  const scheme = known.schemes?.items.find(({ id }) => id === at.scheme);
  const change = known.changes?.items.find(({ id }) => id === at.change);
  const schemeOf = (id: string): string => {
    const title = known.schemes?.items.find(({ scheme }) => scheme === id)?.title;
    return title ? nameIn(title, language) : id;
  };
  const run = known.runs?.items.find(({ id }) => id === at.run);
  return [
    scheme ? `${nameIn(scheme.title, language)} ${scheme.version}` : at.scheme,
    ...(change
      ? [
          schemeOf(change.scheme),
          HOME_WORDS[language].changeOf[change.change],
          marksIn(language).listed(change.titles.map((title) => nameIn(title, language))),
        ]
      : [at.change]),
    run ? `${periodName(run.period, localeOf(language))} ${nameIn(run.title, language)}` : at.run?.slice(0, 8),
  ].filter((title) => title !== undefined);
}
