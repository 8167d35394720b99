import type { UnitSurvey } from '@kedu/engine';
import {
  degreesOfFreedom,
  designEffect,
  type Margin,
  postStratify,
  rake,
  standardError,
  tQuantile,
  trimAndRake,
  weightedMean,
  type Weighted,
} from '@kedu/insight';
import { tidy } from '@kedu/model';
import { peopleOf, type Survey, type SurveyDimension, type SurveyWeighting } from '@kedu/scheme';
import type { Answer } from './readAnswers.ts';

/** Why the answers of a unit give no value though they are enough, or what stands beside the value. */
export type SurveyFinding =
  | { readonly kind: 'too_few' | 'no_margin' | 'no_freedom' | 'drawn_of' }
  | { readonly kind: 'thin' | 'silent' | 'single'; readonly dimension: SurveyDimension; readonly category: string }
  /** Respondents of a category that the population has not, left out. */
  | { readonly kind: 'nobody'; readonly dimension: SurveyDimension; readonly category: string; readonly answers: number }
  | { readonly kind: 'population_none'; readonly dimension: SurveyDimension }
  | { readonly kind: 'not_converged'; readonly dimension: SurveyDimension; readonly miss: number };

/** Counted answers of one unit. */
export interface CountedUnit {
  readonly survey: UnitSurvey;
  readonly findings: readonly SurveyFinding[];
  /** Respondents left out since they did not say to which group they belong, by dimension. */
  readonly unsaid: ReadonlyMap<string, number>;
  /** All who answered, those left out among them. */
  readonly asked: number;
}

/**
 * The answers of one unit, counted: 1 those are left out who did not say their group or say one that the population has not → 2 too few,
 * all together or of a group, give no value → 3 weights are fitted to the population → 4 mean, standard error and margin.
 *
 * Shape: the order of answers never matters. Units: mean and margin in the unit of the answers. Missing: no mean below the least number,
 * with one respondent of a category or as many categories as respondents, or without weights; no margin of an open vote, nor where clusters
 * leave no
 * degree of freedom. Rule: SURVEY-4 to SURVEY-7. Errors: none; what is wrong is among the findings.
 * Example: 60 answers of residents, 40 of grid workers, who are 10 % of the people → residents weigh 1.5, grid workers 0.25.
 */
export function countAnswers(answers: readonly Answer[], survey: Survey, unitCode: string): CountedUnit {
  const dimensions = survey.weighting?.dimensions ?? [];
  const said = [...answers].filter(({ categories }) => dimensions.every((_, k) => categories[k] !== undefined)).sort(inOrder);
  const unsaid = new Map(dimensions.map(({ id }, k) => [id, answers.filter(({ categories }) => categories[k] === undefined).length]));
  const left = { unsaid, asked: answers.length };
  const { weighting, atLeast, atLeastInGroup } = survey;
  const first = plainOf(dimensions, said);
  if (said.length < atLeast) return { survey: first, findings: [{ kind: 'too_few' }], ...left };
  const before = weighting ? marginsOf(weighting, said, unitCode) : [];
  const absent = before.indexOf(undefined);
  if (absent >= 0)
    return { survey: first, findings: [{ kind: 'population_none', dimension: dimensions[absent] as SurveyDimension }], ...left };
  const nobody = nobodyOf(dimensions, before as readonly Margin[], first.groups);
  const counting = said.filter((_, i) => before.every((margin) => (margin?.people[margin.categories[i] as number] ?? 0) > 0));
  const plain = plainOf(dimensions, counting);
  const known = (weighting ? marginsOf(weighting, counting, unitCode) : []) as readonly Margin[];
  const findings = [...nobody, ...withheld(dimensions, known, plain, atLeast)];
  if (findings.length > nobody.length) return { survey: plain, findings, ...left };
  const { weighted, trimmed } = weightsOf(weighting, known, counting);
  if ('failed' in weighted) {
    const dimension = dimensions[weighted.margin] as SurveyDimension;
    return {
      survey: plain,
      findings: [...nobody, { kind: 'not_converged', dimension, miss: 'miss' in weighted ? weighted.miss : 1 }],
      ...left,
    };
  }
  const counted = figuresOf(counting, weighted.weights, known, survey);
  const thin = found('thin', dimensions, known, plain.groups, (count, people) => people > 0 && count < atLeastInGroup);
  return {
    survey: { ...plain, ...counted.figures, trimmed },
    findings: [...nobody, ...thin, ...counted.findings],
    ...left,
  };
}

/** Sums are taken in one order, whatever the order of the file. */
function inOrder(a: Answer, b: Answer): number {
  const [left, right] = [keyOf(a), keyOf(b)];
  return left < right ? -1 : left > right ? 1 : a.answer - b.answer || a.baseWeight - b.baseWeight;
}

function keyOf({ cluster, categories }: Answer): string {
  return [cluster, ...categories].join('\n');
}

function marginsOf(weighting: SurveyWeighting, said: readonly Answer[], unitCode: string): readonly (Margin | undefined)[] {
  return weighting.dimensions.map((dimension, k) => {
    const people = peopleOf(weighting, dimension, unitCode);
    const at = new Map(dimension.categories.map(({ id }, position) => [id, position]));
    return people && { people, categories: said.map(({ categories }) => at.get(categories[k] ?? '') as number) };
  });
}

type Groups = UnitSurvey['groups'];

/** Respondents, and how many of them are of each category. */
function plainOf(dimensions: readonly SurveyDimension[], said: readonly Answer[]): Pick<UnitSurvey, 'respondents' | 'groups'> {
  const groups = dimensions.map(({ id, categories }, k) => ({
    dimension: id,
    counts: new Map(categories.map((category) => [category.id, said.filter((answer) => answer.categories[k] === category.id).length])),
  }));
  return { respondents: said.length, groups };
}

/**
 * Why answers give no value: too few, nobody or one alone of a category, as many categories as respondents. One opinion must not be read
 * out of a mean.
 */
function withheld(
  dimensions: readonly SurveyDimension[],
  margins: readonly Margin[],
  { respondents, groups }: Pick<UnitSurvey, 'respondents' | 'groups'>,
  atLeast: number,
): readonly SurveyFinding[] {
  if (respondents < atLeast) return [{ kind: 'too_few' }];
  const silent = found('silent', dimensions, margins, groups, (count, people) => people > 0 && count === 0);
  if (silent.length > 0) return silent;
  const single = found('single', dimensions, margins, groups, (count, people) => people > 0 && count === 1);
  if (single.length > 0) return single;
  return degreesOfFreedom(respondents, undefined, margins) > 0 || margins.length === 0 ? [] : [{ kind: 'no_freedom' }];
}

function nobodyOf(dimensions: readonly SurveyDimension[], margins: readonly Margin[], groups: Groups): SurveyFinding[] {
  return eachCategory(dimensions, margins, groups, (count, people) => people === 0 && count > 0).map((one) => ({
    kind: 'nobody',
    ...one,
    answers: groups.find(({ dimension }) => dimension === one.dimension.id)?.counts.get(one.category) ?? 0,
  }));
}

function found(
  kind: 'thin' | 'silent' | 'single',
  dimensions: readonly SurveyDimension[],
  margins: readonly Margin[],
  groups: Groups,
  isMeant: (count: number, people: number) => boolean,
): SurveyFinding[] {
  return eachCategory(dimensions, margins, groups, isMeant).map((one) => ({ kind, ...one }));
}

function eachCategory(
  dimensions: readonly SurveyDimension[],
  margins: readonly Margin[],
  groups: Groups,
  isMeant: (count: number, people: number) => boolean,
): { readonly dimension: SurveyDimension; readonly category: string }[] {
  return dimensions.flatMap((dimension, k) =>
    dimension.categories.flatMap(({ id }, position) =>
      isMeant(groups[k]?.counts.get(id) ?? 0, margins[k]?.people[position] ?? 0) ? [{ dimension, category: id }] : [],
    ),
  );
}

function weightsOf(
  weighting: SurveyWeighting | undefined,
  margins: readonly Margin[],
  said: readonly Answer[],
): { readonly weighted: Weighted; readonly trimmed: number } {
  const base = said.map(({ baseWeight }) => baseWeight);
  const [first] = margins;
  if (!weighting || !first) return { weighted: { weights: base, rounds: 0 }, trimmed: 0 };
  const weighted = weighting.method === 'strata' ? postStratify(base, first) : rake(base, margins);
  if ('failed' in weighted || weighting.trim === undefined) return { weighted, trimmed: 0 };
  return trimAndRake(weighted.weights, weighting.trim, margins);
}

function figuresOf(
  said: readonly Answer[],
  weights: readonly number[],
  margins: readonly Margin[],
  { sample, confidence, sampledOf }: Survey,
): { readonly figures: Partial<UnitSurvey>; readonly findings: readonly SurveyFinding[] } {
  const answers = said.map(({ answer }) => answer);
  const names = [...new Set(said.map(({ cluster }) => cluster))].sort();
  const at = new Map(names.map((name, k) => [name, k]));
  const clusters = names.length === 1 && names[0] === '' ? undefined : said.map(({ cluster }) => at.get(cluster) as number);
  const mean = tidy(weightedMean(answers, weights));
  const figures = { mean, design_effect: tidy(designEffect(weights)), ...(clusters ? { clusters: names.length } : {}) };
  // Whoever came to an open vote was not drawn: nothing is known of its error.
  if (sample === 'open_vote') return { figures, findings: [] };
  const drawn = clusters ? names.length : said.length;
  if (sampledOf !== undefined && drawn > sampledOf) return { figures: {}, findings: [{ kind: 'drawn_of' }] };
  const se = standardError({ answers, clusters }, weights, margins, sampledOf);
  const freedom = degreesOfFreedom(said.length, clusters, margins);
  if (se === undefined || freedom < 1) return { figures, findings: [{ kind: 'no_margin' }] };
  const t = tQuantile(confidence, freedom);
  return { figures: { ...figures, se: tidy(se), freedom, t: tidy(t), margin: tidy(t * se) }, findings: [] };
}
