import type { Issue } from '@kedu/model';
import type { Consequence } from '@kedu/scheme';
import { proposeIssue } from '../propose/codes.ts';
import { deciderOf, type ProposeContext, type Proposed, type ProposeList } from '../propose/context.ts';
import { withoutNoise } from '../propose/noise.ts';
import { orders } from '../propose/orders.ts';
import { fieldsOf, namesOf, type RuleOnList } from '../propose/rule.ts';
import { type ConsequenceScope, consequenceScope } from '../propose/scope.ts';
import type { LightResult, Proposal } from '../result.ts';

/**
 * What follows from results, as proposals that a person may take: consequence rules in the order of the file, on each of
 * their lists, then what lights ask for. Nothing is carried out.
 *
 * Shape: lists with ranks and grades, lights of all moments. Units: money in whole fen. Missing: nothing is proposed on what
 * cannot be decided; it is reported.
 * Rule: PROPOSE-1 to PROPOSE-19 (docs/spec/proposals.md).
 * Errors: PROPOSE_CODES.
 * Example: the last of 12 places, last in the year before as well → one admonishing_talk, decided by the organisation department.
 */
export function propose(ctx: ProposeContext, lists: readonly ProposeList[], lights: readonly LightResult[]): Proposed {
  const scopes = new Map<ProposeList, ConsequenceScope>(lists.map((list) => [list, consequenceScope(ctx, list, lights)]));
  const proposals: Proposal[] = [];
  const issues: Issue[] = [];
  const add = (proposed: Proposed): void => {
    proposals.push(...proposed.proposals);
    issues.push(...proposed.issues);
  };
  for (const rule of ctx.input.scheme.consequences) {
    const decides = deciderOf(ctx.input.scheme, rule);
    if (decides === '') {
      issues.push(proposeIssue('PROPOSE_NO_DECIDER', rule.place, { rule: rule.title['zh-CN'] }, rule.clause));
      continue;
    }
    const runs = lists
      .filter((list) => rule.lists === undefined || rule.lists.includes(list.list))
      .map((list): RuleOnList => ({ ctx, rule, list, scope: scopes.get(list) as ConsequenceScope, decides }));
    issues.push(...unknownCodes(ctx, rule), ...unknownFields(runs, rule));
    add(withoutNoise(runs, rule, ctx.input.uncertainty));
  }
  add(orders(ctx, lists, lights));
  return { proposals, issues };
}

/** Codes in the money tables of a rule that are no unit on the last day of the period (PROPOSE-4). */
function unknownCodes(ctx: ProposeContext, rule: Consequence): Issue[] {
  const { propose: act } = rule;
  const tables = [rule.protects ?? [], 'of' in act ? (act.of ?? []) : [], act.action === 'staff' ? act.posts : []].flat();
  const seen = new Set<string>();
  return tables.flatMap((row) => {
    if (row.unitCode === undefined || seen.has(row.unitCode)) return [];
    seen.add(row.unitCode);
    if (ctx.enrolment.indexOfCode(row.unitCode) >= 0) return [];
    return [proposeIssue('PROPOSE_UNIT_UNKNOWN', row.place, { rule: rule.title['zh-CN'], code: row.unitCode }, rule.clause)];
  });
}

/** Fields in the money table of a rule for each field that none of its lists has; each field once (PROPOSE-4). */
function unknownFields(runs: readonly RuleOnList[], rule: Consequence): Issue[] {
  if (rule.forEach !== 'field' || rule.propose.action !== 'cut' || runs.length === 0) return [];
  const fields = runs.flatMap(fieldsOf);
  const known = new Set(fields.flatMap(namesOf));
  const unknown = new Map((rule.propose.of ?? []).filter((row) => !known.has(row.field ?? '')).map((row) => [row.field ?? '', row.place]));
  const args = { rule: rule.title['zh-CN'], known: [...new Set(fields.map((field) => field.name))].join(', ') };
  return [...unknown].map(([field, place]) => proposeIssue('PROPOSE_FIELD_UNKNOWN', place, { ...args, field }, rule.clause));
}
