import type { SessionPlace } from './answers.ts';
import type { Language } from './language.ts';
import { nameIn } from './nameIn.ts';
import type { Place } from './place.ts';
import { SEAT_NAMES, SHELL_WORDS } from './words.ts';

/** A place to act in, as the switch shows it. */
export interface PlaceOption extends Place {
  readonly text: string;
}

/**
 * Where a person may act, in the order of the session: an administrator’s seat, then posts. The authority stands before them where there are several.
 *
 * Example: `北川市 · 绩效办主任（市绩效办，代理人）`.
 */
export function optionsOf(places: readonly SessionPlace[], language: Language): readonly PlaceOption[] {
  const words = SHELL_WORDS[language];
  const several = places.length > 1;
  return places.flatMap(({ authority, posts, seat }) => {
    const before = several ? `${nameIn(authority.title, language)} · ` : '';
    const bracket = (text: string): string => (language === 'zh' ? `（${text}）` : ` (${text})`);
    return [
      ...(seat ? [{ authority: authority.id, post: seat as string, text: `${before}${SEAT_NAMES[language][seat]}` }] : []),
      ...posts.map(({ id, title, unit, as }) => ({
        authority: authority.id,
        post: id,
        text: `${before}${title}${bracket([nameIn(unit.name, language), ...(as === 'deputy' ? [words.deputy] : [])].join(language === 'zh' ? '，' : ', '))}`,
      })),
    ];
  });
}

/** The place to begin with: where this window was, while the person still acts there, else the first. */
export function placeToBegin(places: readonly SessionPlace[], kept: Place | undefined): Place | undefined {
  const all = places.flatMap(({ authority, posts, seat }) => [
    ...(seat ? [{ authority: authority.id, post: seat as string }] : []),
    ...posts.map(({ id }) => ({ authority: authority.id, post: id })),
  ]);
  return all.find(({ authority, post }) => authority === kept?.authority && post === kept.post) ?? all[0];
}
