import { nearest } from '@kedu/model';
import type { Issue, Place } from '@kedu/model';
import { schemeIssue } from '../codes.ts';
import type { Change } from './change.ts';
import type { Source } from './source.ts';

/** What a library or parent may let its children change, in the words of the scheme (USES-4). */
export const CHANGE_WORDS = [
  'weights',
  'targets',
  'methods',
  'parts',
  'titles',
  'lights',
  'grades',
  'gates',
  'rounding',
  'consequences',
  'determination',
  'disclosure',
  'lists',
  'classes',
  'dimensions',
  'definitions',
  'sources',
  'local',
  'every',
] as const;
export type ChangeWord = (typeof CHANGE_WORDS)[number];

/** What a child must keep: words or a set of indicators (`tag:core`). */
export const KEEP_WORDS = ['binding', 'indicators'] as const;

const INDICATOR_FIELDS: Readonly<Record<string, ChangeWord>> = {
  target: 'targets',
  baseline: 'targets',
  schedule: 'targets',
  lag: 'lights',
  light: 'lights',
  between: 'lights',
  title: 'titles',
  definition: 'titles',
  owner: 'sources',
  source: 'sources',
  available: 'sources',
  embargo: 'sources',
  january: 'sources',
};

/** The word that allows a change at a path. */
export function changeWord({ path, how }: Change): ChangeWord {
  const [section = '', name, field] = path.map(String);
  const last = String(path.at(-1));
  switch (section) {
    case 'indicators':
      return how === 'added'
        ? 'local'
        : name === undefined || field === undefined
          ? 'definitions'
          : (INDICATOR_FIELDS[field] ?? 'definitions');
    case 'score':
      if (path.length === 2) return 'lists';
      if (path.at(-2) === 'parts') return 'parts';
      if (last === 'weight' || last === 'weights' || last === 'weigh' || path.at(-2) === 'weigh') return 'weights';
      return last === 'title' ? 'titles' : last === 'clause' || last === 'tags' ? 'definitions' : 'methods';
    case 'goals':
      return 'targets';
    case 'overlays':
    case 'attributes':
      return 'classes';
    default:
      return (CHANGE_WORDS as readonly string[]).includes(section) ? (section as ChangeWord) : 'definitions';
  }
}

/** A permission: a word, or the path of a field (`score.places.parts.ecology.weight`), which covers all below it. */
export function permits(permissions: readonly string[], change: Change): boolean {
  const path = change.path.join('.');
  return permissions.some((permission) => permission === changeWord(change) || path === permission || path.startsWith(`${permission}.`));
}

/** Whether a library has a say in what a word or path of a permission is about: indicators and dimensions. */
export function ofLibraries(permission: string): boolean {
  return ['local', 'definitions', 'dimensions', 'indicators', ...Object.values(INDICATOR_FIELDS)].includes(
    permission.split('.')[0] as string,
  );
}

/** Issues about words that mean nothing, at their places. */
export function unknownWords(words: readonly unknown[], kind: 'may_change' | 'must_keep', place: (index: number) => Place): Issue[] {
  const known: readonly string[] = kind === 'may_change' ? CHANGE_WORDS : KEEP_WORDS;
  return words.flatMap((word, index) => {
    const right =
      typeof word !== 'string' ||
      known.includes(word) ||
      (kind === 'may_change' ? word.includes('.') : /^(tag|dimension|horizon|nature|priority):[a-z0-9_]+$/.test(word));
    return right
      ? []
      : [schemeIssue('USES_WORD', place(index), { word: String(word), nearest: nearest(String(word), known), allowed: known.join(', ') })];
  });
}

/** The base that a child builds on, as far as permissions go. */
export interface PermissionsOf {
  readonly name: string;
  readonly source: Source;
  readonly mayChange: readonly string[];
}

/** Issues about permissions that the child claims and the base does not give: they may only narrow (USES-5). */
export function widened(claimed: readonly unknown[], bases: readonly PermissionsOf[], place: (index: number) => Place): Issue[] {
  return claimed.flatMap((word, index) => {
    const given = bases.some(({ mayChange }) =>
      mayChange.some((permission) => word === permission || String(word).startsWith(`${permission}.`)),
    );
    const covered =
      given ||
      bases.some(({ mayChange }) => String(word).includes('.') && permits(mayChange, { path: String(word).split('.'), how: 'changed' }));
    if (covered || typeof word !== 'string') return [];
    return [
      schemeIssue('USES_WIDENS', place(index), {
        word,
        of: bases.map(({ name }) => name).join(', '),
        allowed: [...new Set(bases.flatMap(({ mayChange }) => mayChange))].sort().join(', '),
      }),
    ];
  });
}

/** Issues about changes that nothing permits, naming both files. */
export function forbidden(changes: readonly Change[], base: PermissionsOf, permissions: readonly string[], child: Source): Issue[] {
  return changes
    .filter((change) => !permits(permissions, change))
    .map((change) => {
      const there = base.source.place(change.how === 'added' ? ['children', 'may_change'] : change.path);
      return schemeIssue('USES_FORBIDDEN', change.at ? child.place(change.at) : child.place(change.path, 'key'), {
        field: change.path.join('.'),
        word: changeWord(change),
        of: base.name,
        of_file: there.file ?? '',
        of_line: there.line ?? 0,
        allowed: permissions.join(', '),
      });
    });
}
