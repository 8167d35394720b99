import type { Trace } from '../assess.ts';
import { explainLights } from './lights.ts';
import type { Explanation } from './node.ts';
import { explainLeaf } from './part.ts';
import { explainProposals } from './proposals.ts';
import { explainGrade, explainRank, explainScore } from './standing.ts';
import { explainValue } from './value.ts';

/** Which result is asked about: a member of a list, by position. */
export interface Asked {
  readonly list: string;
  readonly member: number;
}

/**
 * Why a unit stands where it stands: rank, grade, score down to the cells, and what was proposed.
 *
 * Rule: EXPLAIN-1 to EXPLAIN-6 (docs/spec/explanation.md). Errors: RangeError for a list or member that the run does not hold.
 * Example: root EXPLAIN_UNIT › EXPLAIN_SCORE 87.35 › EXPLAIN_TOTAL › EXPLAIN_PART 生态文明 › EXPLAIN_INDICATOR 水质达标率 › EXPLAIN_METHOD
 * `100 × 92 ÷ 95` › EXPLAIN_VALUE › EXPLAIN_SOURCE data/2023.csv line 18.
 */
export function explain(trace: Trace, asked: Asked): Explanation {
  const { list, result, unit } = subject(trace, asked);
  const version = trace.enrolment.units[unit];
  return {
    code: 'EXPLAIN_UNIT',
    title: version?.name,
    args: { unit: version?.code ?? '', list: list.enrolled.list.title, period: result.period.id },
    children: [
      explainRank(trace, result, asked.member),
      ...explainGrade(trace, result, asked.member),
      explainScore(trace, list, result, asked.member),
      ...explainLights(trace, unit),
      ...explainProposals(trace, asked.list, unit),
    ],
  };
}

/**
 * Why an indicator of a unit scored what it scored and lit what it lit.
 *
 * Shape: one child per part that scores the indicator in the list, or its value where none does; then its lights. Errors: as `explain`.
 */
export function explainIndicator(trace: Trace, asked: Asked, indicator: string): Explanation {
  const { list, result, unit } = subject(trace, asked);
  const version = trace.enrolment.units[unit];
  const leaves = [...list.leaves.values()].filter((one) => one.leaf.indicator === indicator);
  return {
    code: 'EXPLAIN_UNIT',
    title: version?.name,
    args: { unit: version?.code ?? '', list: list.enrolled.list.title, period: result.period.id },
    children: [
      ...(leaves.length === 0
        ? unscored(trace, indicator, unit)
        : leaves.map((leaf) => explainLeaf(trace, list, leaf, unit, asked.member))),
      ...explainLights(trace, unit, indicator),
    ],
  };
}

/**
 * Where the value of an indicator comes from for a unit that stands in no list: a clinic whose values its county takes over.
 *
 * Shape: `unit` is the index in the run; the value down to its cells, then its lights. Rule: EXPLAIN-9.
 * Errors: RangeError for a unit or indicator that the run does not have.
 */
export function explainUnlisted(trace: Trace, unit: number, indicator: string): Explanation {
  const version = trace.enrolment.units[unit];
  const value = unscored(trace, indicator, unit);
  if (!version || value.length === 0) throw new RangeError(`no unit ${unit} or no indicator ${indicator}`);
  return {
    code: 'EXPLAIN_UNLISTED',
    title: version.name,
    args: { unit: version.code, period: trace.input.period.id },
    children: [...value, ...explainLights(trace, unit, indicator)],
  };
}

function unscored(trace: Trace, id: string, unit: number): readonly Explanation[] {
  const indicator = trace.input.scheme.indicators.find((one) => one.id === id);
  return indicator ? [explainValue(trace, indicator, trace.input.period, unit)] : [];
}

function subject(trace: Trace, { list: id, member }: Asked) {
  const list = trace.scores.lists.find((one) => one.enrolled.list.id === id);
  const result = trace.assessment.lists.find((one) => one.list === id);
  const unit = result?.members[member];
  if (!list || !result || unit === undefined) throw new RangeError(`no member ${member} in list ${id}`);
  return { list, result, unit };
}
