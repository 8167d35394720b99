import { bilingual, type Issue, missingReason } from '@kedu/model';
import type { CompiledExpression, Consequence, Part, Proposition, Scope } from '@kedu/scheme';
import { missingReads } from '../grade/missingReads.ts';
import type { Proposal, ProposalAction } from '../result.ts';
import { proposeIssue } from './codes.ts';
import { type ProposeContext, type ProposeList, unitText } from './context.ts';
import type { ConsequenceScope, FieldScope } from './scope.ts';

/** One consequence rule at work on one list. */
export interface RuleOnList {
  readonly ctx: ProposeContext;
  readonly rule: Consequence;
  readonly list: ProposeList;
  readonly scope: ConsequenceScope;
  readonly decides: string;
  /** Positions of units, with the name of the field where the rule goes by fields, for which no condition holds (NOISE-2). */
  readonly spared?: ReadonlySet<string> | undefined;
}

/** The same, where the rule proposes this kind of action. */
export interface RuleFor<A extends Proposition['action']> extends RuleOnList {
  readonly act: Extract<Proposition, { readonly action: A }>;
}

/** What differs from proposal to proposal of one rule. */
export interface Line extends Pick<Proposal, 'about' | 'amountFen' | 'savedFen' | 'count' | 'withheldBecause'> {
  readonly unit: number;
  readonly action: ProposalAction;
  readonly subject: string;
  readonly ground: string;
}

/** The proposal of a line, with what its rule says of itself (PROPOSE-1). */
export function proposalOf({ ctx, rule, list, decides }: RuleOnList, line: Line): Proposal {
  const unitId = ctx.enrolment.units[line.unit]?.id ?? '';
  return {
    id: [rule.id, list.list, unitId, line.action, line.subject].filter((part) => part !== '').join('/'),
    rule: rule.id,
    list: list.list,
    unit: line.unit,
    period: ctx.input.period,
    action: line.action,
    subject: line.subject,
    ...(line.about === undefined ? {} : { about: line.about }),
    ...(line.amountFen === undefined ? {} : { amountFen: line.amountFen }),
    ...(line.savedFen === undefined ? {} : { savedFen: line.savedFen }),
    ...(line.count === undefined ? {} : { count: line.count }),
    ground: line.ground,
    decides,
    title: rule.title,
    ...(rule.clause === undefined ? {} : { clause: rule.clause }),
    ...(line.withheldBecause === undefined ? {} : { withheldBecause: line.withheldBecause }),
    ...(rule.unlessNoise ? { noise: 'not_stated' as const } : {}),
  };
}

/** How a condition stands for one unit. `too_small`: it would hold, were the list large enough to have a last place. */
export type Verdict = 'holds' | 'fails' | 'undetermined' | 'too_small';

/**
 * How a condition stands for every member of the list (positions); without a condition it holds for those who are ranked.
 * Rule: PROPOSE-2, PROPOSE-3 (docs/spec/proposals.md).
 */
export function verdicts(
  { list, scope, spared }: Pick<RuleOnList, 'list' | 'scope' | 'spared'>,
  when: CompiledExpression | undefined,
  over: Scope | FieldScope = scope,
): Verdict[] {
  const isSpared = (unit: number): boolean => spared?.has('field' in over ? `${unit}/${over.field}` : String(unit)) === true;
  if (!when) return Array.from(list.members, (unit, k) => (list.ranked[k] === 1 && !isSpared(unit) ? 'holds' : 'fails'));
  const result = when.evaluate(over);
  const readsLast = when.reads.some((read) => read.kind === 'variable' && read.name === 'last_place');
  const anySize = readsLast ? when.evaluate(scope.anySize(over)) : undefined;
  return Array.from(list.members, (unit) => {
    if (isSpared(unit)) return 'fails';
    if (result.missing[unit] !== 0) return 'undetermined';
    if (result.values[unit] === 1) return 'holds';
    return anySize?.missing[unit] === 0 && anySize.values[unit] === 1 ? 'too_small' : 'fails';
  });
}

/** Says of a ranked unit what was read and not there. */
export function undetermined({ ctx, rule, list }: RuleOnList, expression: CompiledExpression, scope: Scope, unit: number): Issue {
  return proposeIssue(
    'PROPOSE_UNDETERMINED',
    { ...rule.place, unit: ctx.enrolment.units[unit]?.id, period: ctx.input.period.id },
    {
      ...bilingual('rule', rule.title),
      list: list.list,
      ...bilingual('unit', unitText(ctx, unit)),
      missing: missingReads(expression, scope, unit),
    },
    rule.clause,
  );
}

/** Fields of a list: the first-level parts of its tree, additions apart (PROPOSE-2). */
export function fieldsOf({ ctx, list }: RuleOnList): Part[] {
  return ctx.input.scheme.trees[list.list]?.parts.filter((part) => part.type !== 'addition') ?? [];
}

/** By what a money table may call a field (PROPOSE-5). */
export function namesOf(field: Part): string[] {
  return [field.name, field.path, field.title['zh-CN'], ...(field.title.en ? [field.title.en] : [])];
}

/** Whether a first-level part exists for a unit: its score is not `not_applicable`. */
export function fieldExists({ list }: RuleOnList, path: string): (unit: number) => boolean {
  const score = list.parts.get(path)?.score;
  return (unit) => score !== undefined && missingReason(score.missing[unit] ?? 0) !== 'not_applicable';
}

/** A condition and what it was worth for one unit: `total < 60: 42.5 < 60`; rank and size stand beside a last place. */
export function groundOf(when: CompiledExpression | undefined, scope: Scope, unit: number): string {
  const figure = (name: string): string => String((scope.variable(name) as { readonly values: Float64Array }).values[unit]);
  if (!when) return `rank ${figure('rank')} / ${figure('list_size')}`;
  const arithmetic = `${when.source}: ${when.arithmetic(scope, unit)}`;
  const readsLast = when.reads.some((read) => read.kind === 'variable' && read.name === 'last_place');
  return readsLast ? `${arithmetic}; rank ${figure('rank')} / ${figure('list_size')}` : arithmetic;
}

/** A term that can stand as a factor: in brackets, unless it is one number or one call. */
export function factor(term: string): string {
  if (/^[\w.]+$/.test(term)) return term;
  if (!/^\w+\(.*\)$/.test(term)) return `(${term})`;
  let depth = 0;
  const closes = [...term].findIndex((char) => {
    if (char === '(') depth += 1;
    if (char === ')') depth -= 1;
    return char === ')' && depth === 0;
  });
  return closes === term.length - 1 ? term : `(${term})`;
}
