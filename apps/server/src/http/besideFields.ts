import type { Issue } from '@kedu/model';
import type { RefusedAnswer } from './handler.ts';

/** Fields of commands that a refusal is about, by its code. */
const FIELDS: Readonly<Record<string, string>> = {
  REASON_MISSING: 'reason',
  FEEDBACK_TIME: 'until',
  SCHEMEPUB_FROM: 'from',
  SCHEMEPUB_REQUEST: 'requests',
  ROUND_SCHEME: 'version',
  BURDEN_ABOUT: 'about',
  BURDEN_TWICE: 'about',
  RIGHT_ADMINISTRATORS: 'person',
  RIGHT_HELD: 'person',
  RIGHT_SELF: 'person',
};
/** Of codes whose reason names the field. */
const BY_REASON: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  ROUND_DATES: { month: 'month', opens: 'opensOn', closes: 'closesOn', object_days: 'objectDays' },
  RIGHT_GRANT: { self: 'reader', taken: 'id', tables: 'tables', units: 'units' },
  RIGHT_POST: { taken: 'post', unit: 'unit', not_seated: 'last' },
};
/** Ends of a span of days, the one that is wrong most often first. */
const SPAN = ['until', 'last', 'on', 'from'];

/**
 * What a command is answered, each problem of one of its fields with the pointer to that field, so that a page says it there.
 *
 * `first` is asked before, for what a command names otherwise. Rule: API-5. Example: ROUND_DATES (`closes`) of `{ plan: { closesOn } }` → `/plan/closesOn`; of `{ closesOn }` → `/closesOn`.
 */
export function besideFields<V>(
  answer: { readonly value: V } | RefusedAnswer,
  body: object,
  first: (issue: Issue) => string | undefined = () => undefined,
): { readonly value: V } | RefusedAnswer {
  return 'issues' in answer ? { ...answer, at: (issue) => first(issue) ?? pointerTo(issue, body) } : answer;
}

function pointerTo({ code, args }: Issue, body: object): string | undefined {
  const field =
    code === 'RIGHT_SPAN' ? SPAN.find((end) => Object.hasOwn(body, end)) : (BY_REASON[code]?.[String(args['reason'])] ?? FIELDS[code]);
  if (field === undefined) return undefined;
  if (Object.hasOwn(body, field)) return `/${field}`;
  const outer = Object.entries(body).find(([, value]) => typeof value === 'object' && value !== null && Object.hasOwn(value, field));
  return outer === undefined ? undefined : `/${outer[0]}/${field}`;
}
