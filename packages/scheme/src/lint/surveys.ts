import type { Issue, Place } from '@kedu/model';
import { schemeIssue } from '../codes.ts';
import type { Indicator, Leaf, Part } from '../compiled.ts';
import { dayExists } from '../load/days.ts';
import type { Path } from '../load/source.ts';
import { valueAt } from '../load/source.ts';
import type { SurveyWeighting } from '../survey.ts';
import type { Draft } from './draft.ts';
import { readIndicators, restsOn } from './reads.ts';

/** Columns of a file of answers that are no dimension. */
const TAKEN: readonly string[] = ['respondent', 'unit', 'answer', 'base_weight', 'cluster'];
/** Written where there is no document. */
const NO_DOCUMENT: readonly string[] = ['n/a', 'na', 'no', 'nil', 'none', 'tbd', 'todo', '暂无', '没有', '待定', '待补'];
/** Totals of two dimensions of one unit may differ by this share. */
const MOST_APART = 0.01;

/**
 * Surveys of the public: kinds, keys that belong together, populations that can be weighted to, and open votes that nobody admitted as a
 * basis of assessment.
 *
 * Rule: SURVEY-1, SURVEY-2, SURVEY-4 (docs/spec/survey.md). Errors: SURVEY_KIND, SURVEY_OPEN_VOTE, SURVEY_REVIEW_DOCUMENT, SURVEY_IDLE_KEY,
 * SURVEY_METHOD, SURVEY_POPULATION_TWICE, SURVEY_POPULATION_EMPTY,
 * SURVEY_TOTALS_DIFFER; SCHEME_MISSING_FIELD, SCHEME_RESERVED_NAME, SCHEME_DAY.
 */
export function checkSurveys(draft: Draft): Issue[] {
  const asked = draft.scheme.indicators.filter(({ id, survey }) => survey !== undefined && !draft.link.isBroken(['indicators', id]));
  return asked.flatMap((indicator) => [
    ...checkKeys(draft, indicator),
    ...checkPopulation(draft, indicator),
    ...checkOpenVote(draft, indicator),
  ]);
}

const pathOf = ({ id }: Indicator, ...steps: string[]): Path => ['indicators', id, 'survey', ...steps];

function checkKeys({ link }: Draft, indicator: Indicator): Issue[] {
  const { survey, kind, clause } = indicator;
  if (!survey) return [];
  const issues: Issue[] = [];
  const idle = (key: string, found: string, expected: string, steps: readonly string[] = [key]): void => {
    issues.push(schemeIssue('SURVEY_IDLE_KEY', link.place(pathOf(indicator, ...steps), 'key'), { key, found, expected }, clause));
  };
  if (kind !== 'satisfaction' && kind !== 'judgement') issues.push(schemeIssue('SURVEY_KIND', survey.place, { found: kind }, clause));
  if (survey.sample === 'probability' && survey.frame === undefined)
    issues.push(schemeIssue('SCHEME_MISSING_FIELD', survey.place, { field: 'frame', within: pathOf(indicator).join('.') }, clause));
  if (survey.sample === 'probability' && survey.legalReview) idle('legal_review', 'sample: probability', 'sample: open_vote');
  if (survey.legalReview && !dayExists(survey.legalReview.date))
    issues.push(
      schemeIssue('SCHEME_DAY', link.place(pathOf(indicator, 'legal_review', 'date')), { found: survey.legalReview.date }, clause),
    );
  if (survey.legalReview && !isDocument(survey.legalReview.document))
    issues.push(
      schemeIssue(
        'SURVEY_REVIEW_DOCUMENT',
        link.place(pathOf(indicator, 'legal_review', 'document')),
        { found: survey.legalReview.document },
        clause,
      ),
    );
  const written = valueAt(link.source.value, pathOf(indicator)) as Readonly<Record<string, unknown>> | undefined;
  if (!survey.weighting) {
    for (const key of ['method', 'trim_weights', 'dimensions']) if (written?.[key] !== undefined) idle(key, 'weight_to: —', 'weight_to');
    return issues;
  }
  const known = survey.weighting.dimensions.map(({ id }) => id);
  for (const name of Object.keys((written?.dimensions as Readonly<Record<string, unknown>> | undefined) ?? {}))
    if (!known.includes(name)) idle(name, `dimensions: ${name}`, known.join(', '), ['dimensions', name]);
  return issues;
}

/** Whether a text can name a document: two letters at least, and not that there is none. */
function isDocument(text: string): boolean {
  const plain = text.trim().toLowerCase();
  return /\p{L}.*\p{L}/u.test(plain) && !NO_DOCUMENT.includes(plain);
}

function checkPopulation({ link }: Draft, indicator: Indicator): Issue[] {
  const weighting = indicator.survey?.weighting;
  if (!weighting) return [];
  const { clause } = indicator;
  const { dimensions, population, method } = weighting;
  const at = link.place(pathOf(indicator, 'weight_to'));
  if (population.length === 0) return [schemeIssue('SURVEY_POPULATION_EMPTY', at, { unit: '', dimension: '' }, clause)];
  const issues = dimensions
    .filter(({ id }) => TAKEN.includes(id))
    .map(({ id }) => schemeIssue('SCHEME_RESERVED_NAME', placeOf(weighting, id), { kind: 'dimension', name: id }, clause));
  if (method === 'strata' && dimensions.length > 1)
    issues.push(
      schemeIssue('SURVEY_METHOD', link.place(pathOf(indicator, 'method')), { found: dimensions.map(({ id }) => id).join(', ') }, clause),
    );
  const first = new Map<string, Place>();
  for (const { unitCode = '', dimension, category, place } of population) {
    const key = [unitCode, dimension, category].join('\n');
    const before = first.get(key);
    if (before) issues.push(schemeIssue('SURVEY_POPULATION_TWICE', place, { category, dimension, first_line: before.line ?? 0 }, clause));
    else first.set(key, place);
  }
  return [...issues, ...checkTotals(weighting, clause)];
}

/** Of every unit that has rows, and of all: somebody in every dimension, and as many in each. */
function checkTotals(weighting: SurveyWeighting, clause: string | undefined): Issue[] {
  const { dimensions, population } = weighting;
  const issues: Issue[] = [];
  for (const unit of new Set(population.map(({ unitCode }) => unitCode))) {
    const totals = dimensions.flatMap(({ id }) => {
      const own = population.filter((row) => row.dimension === id && row.unitCode === unit);
      const [row] = own;
      return row ? [{ id, total: own.reduce((sum, { people }) => sum + people, 0), place: row.place }] : [];
    });
    for (const { id, total, place } of totals)
      if (total === 0) issues.push(schemeIssue('SURVEY_POPULATION_EMPTY', place, { unit: unit ?? '', dimension: id }, clause));
    const [first, ...others] = totals;
    for (const { id, total, place } of others)
      if (first && first.total > 0 && total > 0 && Math.abs(total - first.total) > MOST_APART * first.total)
        issues.push(
          schemeIssue(
            'SURVEY_TOTALS_DIFFER',
            place,
            { unit: unit ?? '', dimension: id, found: total, other: first.id, expected: first.total },
            clause,
          ),
        );
  }
  return issues;
}

function placeOf({ population }: SurveyWeighting, dimension: string): Place {
  return population.find((row) => row.dimension === dimension)?.place ?? {};
}

/** SURVEY-2: an open vote is no basis of assessment unless a legal review is recorded; neither is what is computed from it. */
function checkOpenVote({ scheme }: Draft, indicator: Indicator): Issue[] {
  const { survey, id, title, clause } = indicator;
  if (survey?.sample !== 'open_vote' || survey.legalReview) return [];
  const scoring = Object.values(scheme.trees)
    .flatMap(({ parts }) => leavesOf(parts))
    .filter((leaf) => restsOn(leaf, scheme.indicators).has(id))
    .map((leaf) => ({ place: leaf.place, by: leaf.title['zh-CN'] }));
  const rules = [...scheme.gates, ...scheme.consequences]
    .filter(({ when }) => readIndicators({ formula: when }).some((read) => read === id))
    .map((rule) => ({ place: rule.place, by: rule.title['zh-CN'] }));
  return [...scoring, ...rules].map(({ place, by }) =>
    schemeIssue('SURVEY_OPEN_VOTE', place, { indicator: title['zh-CN'], id, by }, clause),
  );
}

function leavesOf(parts: readonly Part[]): Leaf[] {
  return parts.flatMap((part) => (part.type === 'leaf' ? [part] : part.type === 'composite' ? leavesOf(part.parts) : []));
}
