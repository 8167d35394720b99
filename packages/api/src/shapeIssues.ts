import type { Issue } from '@kedu/model';
import type { z } from 'zod';
import { apiIssue } from './codes.ts';

/** Which part of a question it is. */
export type AskedPart = 'params' | 'query' | 'body';

/** Most problems of a shape that are said at once: whoever sends ten thousand wrong rows reads the first. */
const MOST_SHOWN = 100;
const LONGEST_SHOWN = 80;

/**
 * Why a question does not have the shape of the contract, a problem a field.
 *
 * `place.path` is a JSON pointer into the body (`/entries/0/seen`), for the path and the question behind it the name with its part (`query/limit`).
 * `sent` is what was asked: a form that was left empty is told so, not how it is written.
 * Rule: API-5, API-6. Errors: API_SHAPE with its reason.
 * Example: a body without `name` → API_SHAPE at `/name`, reason `missing`; with `month: ''` → at `/month`, reason `empty`.
 */
export function shapeIssues(error: z.core.$ZodError, part: AskedPart, sent?: unknown): readonly Issue[] {
  const issues = error.issues
    .flatMap((issue) => leavesOf(issue))
    .map((leaf): Leaf => (ASKS_FOR.has(leaf.reason) && valueAt(sent, leaf.path) === '' ? { path: leaf.path, reason: 'empty' } : leaf));
  return issues
    .slice(0, MOST_SHOWN)
    .map(({ path, reason, expected = '' }) => apiIssue('API_SHAPE', { path: pointerOf(path, part) }, { reason, found: '', expected }));
}

/** Reasons by which an empty field is one that was not filled in. */
const ASKS_FOR: ReadonlySet<Leaf['reason']> = new Set(['pattern', 'choice']);

/** A field at fault; what was sent for it is not repeated, for it may be a password. */
interface Leaf {
  readonly path: readonly PropertyKey[];
  readonly reason: 'missing' | 'unknown' | 'type' | 'pattern' | 'empty' | keyof typeof BOUNDS | 'choice';
  /** A form that `messages` words, a bound, or the choices. */
  readonly expected?: string | undefined;
}

function leavesOf(issue: z.core.$ZodIssue, before: readonly PropertyKey[] = []): readonly Leaf[] {
  const path = [...before, ...issue.path];
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({ path: [...path, key], reason: 'unknown' }));
    case 'invalid_type':
      return [{ path, reason: issue.message.endsWith('undefined') ? 'missing' : 'type', expected: issue.expected }];
    case 'too_small':
      if ((issue.origin === 'string' || issue.origin === 'array') && issue.minimum === 1) return [{ path, reason: 'empty' }];
      return [{ path, ...boundOf(issue.origin, ['short', 'few', 'low'], `≥ ${issue.minimum}`) }];
    case 'too_big':
      return [{ path, ...boundOf(issue.origin, ['long', 'many', 'high'], `≤ ${issue.maximum}`) }];
    case 'invalid_format':
      return [{ path, reason: 'pattern', expected: issue.message }];
    case 'invalid_value':
      return [{ path, reason: 'choice', expected: issue.values.map(String).join(' | ') }];
    case 'invalid_union':
      return unionLeaves(issue, path);
    case 'invalid_key':
    case 'invalid_element':
      return issue.issues.flatMap((each) => leavesOf(each, path));
    default:
      return [{ path, reason: 'type' }];
  }
}

/** What is counted where a bound is passed; of a number nothing is. */
const BOUNDS = { short: ' characters', long: ' characters', few: ' entries', many: ' entries', low: '', high: '' } as const;

function boundOf(
  origin: string,
  [ofText, ofList, ofNumber]: readonly [keyof typeof BOUNDS, keyof typeof BOUNDS, keyof typeof BOUNDS],
  bound: string,
): Pick<Leaf, 'reason' | 'expected'> {
  const reason = origin === 'string' ? ofText : origin === 'array' || origin === 'set' || origin === 'map' ? ofList : ofNumber;
  return { reason, expected: `${bound}${BOUNDS[reason]}` };
}

/** Of several forms the one that it comes nearest to, by the number of its problems. */
function unionLeaves(issue: z.core.$ZodIssueInvalidUnion, path: readonly PropertyKey[]): readonly Leaf[] {
  if (issue.errors.length === 0) {
    const options = 'options' in issue && Array.isArray(issue.options) ? issue.options.map(String).join(' | ') : '';
    return [{ path, reason: 'choice', expected: options }];
  }
  const forms = issue.errors.map((each) => each.flatMap((inner) => leavesOf(inner, path)));
  return forms.reduce((best, form) => (form.length < best.length ? form : best));
}

function valueAt(sent: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((value, step) => (typeof value === 'object' && value !== null ? Reflect.get(value, step) : undefined), sent);
}

function pointerOf(path: readonly PropertyKey[], part: AskedPart): string {
  const steps = path.map((step) => cut(String(step)).replaceAll('~', '~0').replaceAll('/', '~1'));
  return part === 'body' ? `/${steps.join('/')}`.replace(/^\/$/, '') : [part, ...steps].join('/');
}

function cut(text: string, most = LONGEST_SHOWN): string {
  return text.length <= most ? text : `${[...text].slice(0, most).join('')}…`;
}
