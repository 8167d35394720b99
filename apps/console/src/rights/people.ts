import type { ShownRights } from '../app/answers.ts';
import { byName } from '../app/byName.ts';
import type { Language } from '../app/language.ts';
import { nameIn } from '../app/nameIn.ts';

/** A person as rights name him. */
export interface Person {
  readonly id: string;
  readonly name: string;
}

/** Everybody whom rights know, once, by name as the reader looks for it: accounts where they are shown, seats, administrators. */
export function peopleOf({ accounts = [], seats, administrators }: ShownRights, language: Language): readonly Person[] {
  const open = accounts.filter(({ isClosed }) => !isClosed);
  const all = [...open, ...(accounts.length > 0 ? [] : seats), ...administrators].map(({ person }) => person);
  const inOrder = byName(language);
  return [...new Map(all.map((person) => [person.id, person])).values()].sort((a, b) => inOrder(a.name, b.name));
}

/** Whether a seat is past, present or to come on a day, first and last day included (RIGHT-2). */
export function timeOfSeat(
  { from, until }: { readonly from: string; readonly until?: string | undefined },
  today: string,
): 'past' | 'now' | 'future' {
  if (today < from) return 'future';
  return until !== undefined && until < today ? 'past' : 'now';
}

/** Who owns each indicator today: the last assigned (RIGHT-8), by name. `isLive`: the post stands, and somebody sits on it. */
export function ownersToday(
  { owners, posts, today }: ShownRights,
  language: Language,
): readonly { indicator: string; name: string; post: string; from: string; isLive: boolean }[] {
  const inOrder = byName(language);
  const last = new Map<string, ShownRights['owners'][number]>();
  for (const owner of owners) {
    const known = last.get(owner.indicator);
    if (owner.from <= today && (known === undefined || owner.from >= known.from)) last.set(owner.indicator, owner);
  }
  return [...last.values()]
    .map((owner) => {
      const post = posts.find(({ id }) => id === owner.post);
      const stands = post !== undefined && (post.abolishedOn === undefined || today < post.abolishedOn);
      const { indicator, from } = owner;
      return { indicator, name: nameIn(owner.title, language), post: owner.post, from, isLive: stands && !post.isVacant };
    })
    .sort((a, b) => inOrder(a.name, b.name) || (a.indicator < b.indicator ? -1 : 1));
}
