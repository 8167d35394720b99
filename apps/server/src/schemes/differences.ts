import type { RouteAnswer } from '@kedu/api';
import { changePath, classWeights, groupName, namingOfVersions, type RuleNaming, ruleLines, wordOf } from '@kedu/messages';
import type { Locale } from '@kedu/model';
import { diffSchemes, lendTables, type SchemeChange } from '@kedu/scheme';
import { type Context, type Held, mayNotRead, type SchemeVersionState } from '@kedu/workflow';
import type { ServerPorts } from '../http/ports.ts';
import { readAll } from '../knowledge/heldStreams.ts';
import type { SchemeLibrary } from '../knowledge/schemeLibrary.ts';

type Differences = Omit<RouteAnswer<'schemeDifferences'>, 'versions'>;

/** A version of a scheme as its stream has it. */
export interface ComparedVersion {
  /** `north@2024`. */
  readonly id: string;
  readonly state: SchemeVersionState;
}

/** Where there is nothing to compare. */
export const NO_DIFFERENCES: Differences = { groups: [], wording: 0 };

/** Rows of a table within a rule that an answer holds; the rest is counted. */
const MOST_ROWS = 100;

/**
 * Published versions of the same scheme that are in force earlier, the earliest first, as far as whoever is entered may read them.
 *
 * Rule: DIFF-8. Errors: none.
 */
export async function versionsToCompare(
  store: ServerPorts['store'],
  context: Context,
  own: Held<`scheme/${string}`>,
): Promise<readonly ComparedVersion[]> {
  const scheme = schemeOf(own.stream);
  return (await readAll(store, context.entered, 'scheme'))
    .filter(({ stream, state }) => stream !== own.stream && schemeOf(stream) === scheme && state.standing === 'published')
    .filter(({ stream, state }) => (own.state.from === '' || state.from < own.state.from) && mayNotRead(context, stream) === undefined)
    .sort((a, b) => (a.state.from < b.state.from ? -1 : 1))
    .map(({ stream, state }) => ({ id: stream.slice('scheme/'.length), state }));
}

/** What differs, in words; nothing, without `against`, where the rules of one of the two cannot be used. Rule: DIFF-8. Errors: none. */
export async function differencesOf(
  knowledge: Pick<SchemeLibrary, 'held' | 'periodOf'>,
  authority: string,
  before: ComparedVersion,
  after: ComparedVersion,
  locale: Locale,
): Promise<Differences> {
  const [earlier, later] = await Promise.all([before, after].map(({ id, state }) => knowledge.held(authority, id, state)));
  if (earlier === undefined || later === undefined) return NO_DIFFERENCES;
  const period = knowledge.periodOf(later.scheme);
  // Targets and events of the period are facts of the year and no rule: both versions take those of the later one.
  const lent = lendTables(earlier.scheme, [later.scheme, earlier.scheme], period).scheme;
  const { groups, wording } = diffSchemes(lent, later.scheme, period);
  const naming = namingOfVersions(earlier.scheme, later.scheme, locale);
  const told = groups.map((group) => ({
    id: group.id,
    name: groupName(group, locale, naming.read),
    scores: group.lists.length > 0,
    changes: group.changes.map((change) => changeOf(change, naming)),
  }));
  return { against: before.id, groups: [...told.filter(({ scores }) => scores), ...told.filter(({ scores }) => !scores)], wording };
}

function changeOf(change: SchemeChange, naming: RuleNaming): Differences['groups'][number]['changes'][number] {
  const { key, how } = change;
  const classes = classWeights(change, naming.titleOf, naming.locale);
  const lines = (at: 'before' | 'after'): string[] =>
    classes?.map((one) => `${one.title} ${one[at]}`) ?? [...ruleLines(change, at, naming, MOST_ROWS)];
  return {
    key,
    about: wordOf('change_kind', change.kind, naming.locale),
    how,
    path: changePath(change, naming.locale, naming.read),
    ...(change.before === undefined ? {} : { before: lines('before') }),
    ...(change.after === undefined ? {} : { after: lines('after') }),
    ...clauseOf(change),
  };
}

function clauseOf({ before, after }: SchemeChange): { readonly clause?: string } {
  const clause = after?.clause ?? before?.clause;
  return clause === undefined ? {} : { clause };
}

function schemeOf(stream: string): string {
  return stream.slice('scheme/'.length, stream.lastIndexOf('@'));
}
