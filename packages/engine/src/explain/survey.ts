import type { Period } from '@kedu/model';
import { type Indicator, isReviewLate, peopleOf, type Survey, type SurveyWeighting } from '@kedu/scheme';
import type { Trace } from '../assess.ts';
import { figure } from '../normalise/figure.ts';
import { type SurveyFigures, surveyFigures } from '../surveys/columns.ts';
import type { Explanation } from './node.ts';
import { step } from './step.ts';

/**
 * How answers of the public made the value of a unit: mean and margin, how many answered, what was weighted, each group’s share of the sample beside its share of the population.
 *
 * Rule: SURVEY-8. Errors: none. No single answer is known here, so that the mean cannot be done again from the report; whoever may see the answers does it from the file.
 * Example: 82.4, 95 % margin ±1.9, 412 respondents › weighted by role › 网格员: 6 % of the sample, 11 % of the population.
 */
export function explainSurvey({ input, enrolment }: Trace, indicator: Indicator, period: Period, unit: number): readonly Explanation[] {
  const { survey, clause } = indicator;
  const own = enrolment.units[unit];
  if (!survey || !own) return [];
  const found = surveyFigures(input.observations, indicator, period.id, own.id);
  if (!found) return [step('EXPLAIN_SURVEY_NOT_ASKED', { period: period.id }, { clause })];
  const { mean, respondents = 0 } = found;
  const asked = askedHow(survey, found.file, input.asOf);
  if (mean === undefined) return [step('EXPLAIN_SURVEY_TOO_FEW', { respondents, at_least: survey.atLeast }, { clause, children: asked })];
  const { weighting } = survey;
  return [
    step(
      'EXPLAIN_SURVEY',
      {
        respondents,
        margin: found.margin === undefined ? '' : found.margin.toFixed(2),
        confidence: survey.confidence,
        se: found.se === undefined ? '' : found.se.toFixed(3),
        t: found.t === undefined ? '' : found.t.toFixed(3),
        freedom: found.freedom ?? '',
        clusters: found.clusters ?? 0,
      },
      { result: figure(mean), clause, children: [...asked, ...(weighting ? [weighted(weighting, found, own.code)] : [])] },
    ),
  ];
}

function askedHow({ sample, frame, mode, legalReview }: Survey, file: string, asOf: string): readonly Explanation[] {
  const [first = '', second = '', third = '', fourth = ''] = mode;
  const asked = step('EXPLAIN_SURVEY_SAMPLE', {
    sample,
    frame: frame ?? '',
    mode: first,
    mode_2: second,
    mode_3: third,
    mode_4: fourth,
    file,
  });
  if (sample === 'probability') return [asked];
  const admitted =
    legalReview && !isReviewLate({ legalReview }, asOf)
      ? step('EXPLAIN_SURVEY_REVIEWED', { document: legalReview.document, date: legalReview.date })
      : step('EXPLAIN_SURVEY_NOT_SCORED', {});
  return [asked, admitted];
}

function weighted(weighting: SurveyWeighting, { groups, respondents = 0, ...found }: SurveyFigures, unitCode: string): Explanation {
  const children = groups.flatMap(({ dimension, counts }) => {
    const people = peopleOf(weighting, dimension, unitCode) ?? [];
    const all = people.reduce((sum, count) => sum + count, 0);
    return dimension.categories.map((category, k) =>
      step(
        'EXPLAIN_SURVEY_GROUP',
        {
          dimension: dimension.title,
          count: counts[k] ?? 0,
          sample: percentOf(counts[k] ?? 0, respondents),
          population: percentOf(people[k] ?? 0, all),
        },
        { title: category.title },
      ),
    );
  });
  const args = {
    method: weighting.method,
    dimensions: groups.length,
    design_effect: found.design_effect === undefined ? '' : found.design_effect.toFixed(2),
    trimmed: found.trimmed ?? 0,
    trim: weighting.trim ?? '',
  };
  return step('EXPLAIN_SURVEY_WEIGHTED', args, { children });
}

function percentOf(part: number, all: number): string {
  return all > 0 ? `${((100 * part) / all).toFixed(1)}%` : '—';
}
