import { nearest } from '@kedu/model';
import type { Issue } from '@kedu/model';
import { schemeIssue } from '../codes.ts';
import type { Change } from './change.ts';
import { copy } from './inherit.ts';
import { Assembly, isRecord, type Source, valueAt } from './source.ts';

/** Sections that a child may leave out whole, and those of which it may leave out entries by name. */
const WHOLE = ['lists', 'classes', 'overlays', 'targets', 'lights', 'gates', 'grades', 'consequences', 'determination'];
const BY_NAME = ['lists', 'classes', 'overlays', 'consequences'];

/** A parent as a child takes it over: without what the child leaves out. */
export interface Remainder {
  readonly source: Source;
  /** What is left out, each at the word that says so; permissions are asked for these too. */
  readonly changes: readonly Change[];
  readonly issues: readonly Issue[];
  /** Whether the parent's tables of targets are left out. */
  readonly targets: boolean;
  /** Whether some of its lists are: what it assessed is then a shelf for the child (USES-7). */
  readonly lists: boolean;
}

/**
 * What remains of a parent beside `uses.leave_out`: sections (`lists`) or entries of them (`lists.organs`).
 *
 * With a list go its tree, and of constraints, gates, grades and consequences those that are for such lists only; one that is also for others keeps
 * these. With a class go the constraints for it. Constraints cannot be left out by themselves.
 * Rule: USES-8. Errors: USES_LEAVE_OUT for a word that the parent has nothing for.
 */
export function leaveOut(child: Source, parent: Source): Remainder {
  const written = valueAt(child.value, ['uses', 'leave_out']);
  const words = Array.isArray(written) ? written.map(String) : [];
  if (words.length === 0) return { source: parent, changes: [], issues: [], targets: false, lists: false };
  const from = parent.value as Readonly<Record<string, unknown>>;
  const known = leavable(from);
  const issues = words.flatMap((word, index) =>
    known.has(word)
      ? []
      : [
          schemeIssue('USES_LEAVE_OUT', child.place(['uses', 'leave_out', index]), {
            word,
            nearest: nearest(word, known),
            known: [...known].join(', '),
          }),
        ],
  );
  const gone = (section: string): ReadonlySet<string> =>
    new Set(names(from[section]).filter((name) => words.includes(section) || words.includes(`${section}.${name}`)));
  const changes = words.flatMap((word, index): Change[] =>
    known.has(word) ? [{ path: word.split('.'), how: 'changed', at: ['uses', 'leave_out', index] }] : [],
  );
  return { source: prune(parent, words, gone), changes, issues, targets: words.includes('targets'), lists: gone('lists').size > 0 };
}

function names(section: unknown): string[] {
  return isRecord(section) ? Object.keys(section) : [];
}

function leavable(from: Readonly<Record<string, unknown>>): ReadonlySet<string> {
  const present = WHOLE.filter((section) => from[section] !== undefined);
  return new Set(
    present.flatMap((section) => [section, ...(BY_NAME.includes(section) ? names(from[section]).map((name) => `${section}.${name}`) : [])]),
  );
}

function prune(parent: Source, words: readonly string[], gone: (section: string) => ReadonlySet<string>): Source {
  const value = copy(parent.value) as Record<string, unknown>;
  const source = new Assembly(value, parent);
  const lists = gone('lists');
  const classes = new Set([...gone('classes'), ...gone('overlays')]);
  for (const section of BY_NAME) drop(value, section, gone(section));
  drop(value, 'score', lists);
  for (const section of ['lights', 'gates', 'grades', 'determination']) if (words.includes(section)) delete value[section];
  for (const section of ['constraints', 'gates', 'grades'])
    keepRules(source, section, (rule) => forOthers(rule, lists) && !classes.has(String(valueAt(rule, ['for']))));
  keepRules(source, 'consequences', (rule) => forOthers(rule, lists));
  keepResults(source, lists);
  for (const [section, rules] of Object.entries(value)) {
    if (['constraints', 'gates', 'grades', 'consequences'].includes(section)) narrowLists(rules, lists);
  }
  return source;
}

function drop(value: Record<string, unknown>, section: string, gone: ReadonlySet<string>): void {
  const entries = value[section];
  if (isRecord(entries) && gone.size > 0) value[section] = Object.fromEntries(Object.entries(entries).filter(([name]) => !gone.has(name)));
}

/** Whether a rule is for all lists, or for one that stays. */
function forOthers(rule: unknown, gone: ReadonlySet<string>): boolean {
  const lists = valueAt(rule, ['lists']);
  return !Array.isArray(lists) || lists.length === 0 || lists.some((list) => !gone.has(String(list)));
}

/** Rules stand in a list, by name, or (a single block of grades) alone. */
function keepRules(source: Assembly, section: string, stays: (rule: unknown) => boolean): void {
  const rules = source.value[section];
  if (Array.isArray(rules)) {
    const kept = [...rules.keys()].filter((index) => stays(rules[index]));
    kept.forEach((from, to) => {
      source.shift([section, to], [section, from]);
    });
    source.value[section] = kept.map((index) => rules[index]);
  } else if (section === 'grades' && !stays(rules)) delete source.value[section];
  else if (section === 'consequences' && isRecord(rules))
    source.value[section] = Object.fromEntries(Object.entries(rules).filter(([, rule]) => stays(rule)));
}

/** Disclosure itself cannot be left out; a rule on results of lists that are gone is about nothing. */
function keepResults(source: Assembly, gone: ReadonlySet<string>): void {
  const { disclosure } = source.value;
  if (!isRecord(disclosure) || !Array.isArray(disclosure['results']) || gone.size === 0) return;
  const rules = disclosure['results'];
  const kept = [...rules.keys()].filter((index) => forOthers(rules[index], gone));
  kept.forEach((from, to) => {
    source.shift(['disclosure', 'results', to], ['disclosure', 'results', from]);
  });
  const results = kept.map((index) => rules[index]);
  narrowLists(results, gone);
  source.value['disclosure'] = { ...disclosure, results };
}

function narrowLists(rules: unknown, gone: ReadonlySet<string>): void {
  const each = Array.isArray(rules) ? rules : isRecord(rules) && !Array.isArray(rules['lists']) ? Object.values(rules) : [rules];
  for (const rule of each) {
    const lists = valueAt(rule, ['lists']);
    if (Array.isArray(lists)) (rule as Record<string, unknown>)['lists'] = lists.filter((list) => !gone.has(String(list)));
  }
}
