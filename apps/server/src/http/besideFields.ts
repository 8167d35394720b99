import type { Issue } from '@kedu/model';
import type { RefusedAnswer } from './handler.ts';

/** Ends of a span of days, the one that is wrong most often first. */
const SPAN = ['until', 'last', 'on', 'from'];
/** Seals are named by their rounds or by themselves. */
const SEALS = ['rounds', 'seals'];

/** Fields of commands that a refusal is about, by its code; of several the first that the command has. */
const FIELDS: Readonly<Record<string, string | readonly string[]>> = {
  REASON_MISSING: 'reason',
  FEEDBACK_TIME: 'until',
  SCHEMEPUB_FROM: 'from',
  SCHEMEPUB_REQUEST: 'requests',
  ROUND_SCHEME: 'version',
  BURDEN_ABOUT: 'about',
  BURDEN_TWICE: 'about',
  RIGHT_ADMINISTRATORS: 'person',
  RIGHT_HELD: 'person',
  RIGHT_PERSON: 'person',
  RIGHT_SELF: 'person',
  RIGHT_SPAN: SPAN,
  RUNNING_AS_OF: 'asOf',
  RUN_SCHEME: 'version',
  RUN_ROUND: SEALS,
  SIGN_PASSWORD: 'next',
  SIGN_REFUSED: 'old',
  SCHEME_NOT_IN_PACK: 'hash',
};
/** Of codes whose reason names the field. */
const BY_REASON: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>> = {
  ROUND_DATES: { month: 'month', opens: 'opensOn', closes: 'closesOn', object_days: 'objectDays' },
  RIGHT_GRANT: { self: 'reader', reader: 'reader', taken: 'id', tables: 'tables', units: 'units' },
  RIGHT_POST: { taken: 'post', unit: 'unit', not_seated: 'last' },
  RUNNING_INPUT: { scheme: 'version', seed: 'seed', no_seal: SEALS, seal: SEALS },
  RUNNING_CORRECTS: {
    scheme: 'scheme',
    period: 'period',
    unknown: 'corrects',
    unfinished: 'corrects',
    there: 'corrects',
    corrected: 'corrects',
  },
};

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
  const fields = [BY_REASON[code]?.[String(args['reason'])] ?? FIELDS[code] ?? []].flat();
  const field = fields.find((each) => Object.hasOwn(body, each));
  if (field !== undefined) return `/${field}`;
  const within = Object.entries(body).flatMap(([outer, value]) =>
    fields.filter((each) => typeof value === 'object' && value !== null && Object.hasOwn(value, each)).map((each) => `/${outer}/${each}`),
  );
  return within[0];
}
