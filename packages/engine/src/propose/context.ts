import type { Issue, LocalizedText, Period } from '@kedu/model';
import type { CompiledScheme, Consequence } from '@kedu/scheme';
import type { Enrolment, PreviousRun } from '../context.ts';
import type { ResultContext } from '../grade/lookups.ts';
import type { ListResult, Proposal } from '../result.ts';
import type { RunUncertainty } from '../uncertainty/figures.ts';

/** What consequence rules read of a run; a RunContext fits. */
export interface ProposeContext extends ResultContext {
  readonly input: {
    readonly scheme: Pick<CompiledScheme, 'authority' | 'consequences' | 'indicators' | 'lights' | 'rounding' | 'trees'>;
    readonly period: Period;
    readonly asOf: string;
    readonly previous?: readonly PreviousRun[] | undefined;
    readonly uncertainty?: RunUncertainty | undefined;
  };
  readonly enrolment: Pick<Enrolment, 'units' | 'attribute' | 'indexOfCode'>;
}

/** What they read of a list. */
export type ProposeList = Pick<ListResult, 'list' | 'members' | 'groups' | 'ranked' | 'score' | 'rank' | 'lastPlace' | 'grades' | 'parts'>;

export interface Proposed {
  readonly proposals: readonly Proposal[];
  readonly issues: readonly Issue[];
}

/** Who decides on what a rule proposes: as the rule says, else the body that it is referred to, else the authority (PROPOSE-1). */
export function deciderOf(scheme: Pick<CompiledScheme, 'authority'>, rule?: Consequence): string {
  const referred = rule && 'referTo' in rule.propose ? rule.propose.referTo : '';
  return rule?.decides || referred || scheme.authority?.name || '';
}

/** Name of a unit in both languages, for the arguments of an issue. */
export function unitText(ctx: ProposeContext, unit: number): LocalizedText {
  return ctx.enrolment.units[unit]?.name ?? { 'zh-CN': '' };
}
