import { readdirSync, readFileSync } from 'node:fs';
import type { Survey, SurveyDimension } from '@kedu/scheme';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countAnswers, type SurveyFinding } from '../../src/survey/countAnswers.ts';
import type { Answer } from '../../src/survey/readAnswers.ts';

type Population = Readonly<Record<string, Readonly<Record<string, number>>>>;

interface SurveyVector {
  readonly rule: string;
  readonly why: string;
  readonly survey: Partial<Survey> & { readonly trim?: number };
  readonly population: Population;
  /** Unit whose rows the population is; absent for all units. */
  readonly of?: string;
  readonly answers: readonly {
    readonly count: number;
    readonly answer: number;
    readonly groups: Readonly<Record<string, string>>;
    readonly baseWeight?: number;
    readonly cluster?: string;
  }[];
  readonly expect: Readonly<Record<string, unknown>> & {
    readonly findings: readonly string[];
    readonly unsaid?: Readonly<Record<string, number>>;
  };
}

const UNIT = '990100';
const folder = new URL('../../../../vectors/survey/', import.meta.url);
const vectors = readdirSync(folder)
  .sort()
  .map((name) => [name, JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as SurveyVector] as const);

function surveyOf(population: Population, { trim, ...rest }: SurveyVector['survey'], of?: string): Survey {
  const dimensions = Object.entries(population).map(
    ([id, people]): SurveyDimension => ({
      id,
      title: { 'zh-CN': id },
      categories: Object.keys(people).map((category) => ({ id: category, title: { 'zh-CN': category } })),
    }),
  );
  const rows = Object.entries(population).flatMap(([dimension, people]) =>
    Object.entries(people).map(([category, count]) => ({ unitCode: of, dimension, category, people: count, place: {} })),
  );
  const weighting = { method: dimensions.length > 1 ? 'raking' : 'strata', dimensions, population: rows, trim } as const;
  return {
    sample: 'probability',
    mode: [],
    atLeast: 2,
    atLeastInGroup: 1,
    confidence: 95,
    weighting: dimensions.length > 0 ? weighting : undefined,
    place: {},
    ...rest,
  };
}

function answersOf({ answers, population }: Pick<SurveyVector, 'answers' | 'population'>): Answer[] {
  return answers.flatMap(({ count, answer, groups, baseWeight = 1, cluster = '' }) =>
    Array.from({ length: count }, () => ({
      unit: UNIT,
      answer,
      baseWeight,
      cluster,
      categories: Object.keys(population).map((dimension) => groups[dimension]),
    })),
  );
}

function told(finding: SurveyFinding): string {
  return [finding.kind, 'dimension' in finding ? finding.dimension.id : '', 'category' in finding ? finding.category : ''].join(' ').trim();
}

describe('vectors of surveys', () => {
  it.each(vectors)('%s', (_, vector) => {
    expect(vector.rule).toMatch(/^SURVEY-\d/);
    const { survey, findings, unsaid } = countAnswers(answersOf(vector), surveyOf(vector.population, vector.survey, vector.of), UNIT);
    expect(findings.map(told)).toEqual(vector.expect.findings);
    if (vector.expect.unsaid) expect(Object.fromEntries(unsaid)).toEqual(vector.expect.unsaid);
    for (const figure of ['respondents', 'mean', 'se', 'margin', 'clusters'] as const) {
      const due = vector.expect[figure];
      if (due === undefined) expect(survey[figure], figure).toBeUndefined();
      else expect(survey[figure], figure).toBeCloseTo(due as number, 9);
    }
    for (const figure of ['design_effect', 'trimmed', 'freedom', 't'] as const)
      if (vector.expect[figure] !== undefined) expect(survey[figure], figure).toBeCloseTo(vector.expect[figure] as number, 9);
  });

  it('SURVEY-4 to SURVEY-7 are all there, most of them about edges and failures', () => {
    const rules = vectors.map(([, { rule }]) => rule).join(' ');
    for (const rule of ['SURVEY-2', 'SURVEY-4', 'SURVEY-5', 'SURVEY-6', 'SURVEY-7']) expect(rules).toContain(rule);
    expect(vectors.filter(([, vector]) => vector.expect.findings.length > 0).length).toBeGreaterThanOrEqual(8);
  });
});

const POPULATION: Population = { role: { a: 700, b: 300 }, age: { x: 400, y: 350, z: 250 } };
const answer = fc.record({
  answer: fc.integer({ min: 0, max: 100 }),
  role: fc.constantFrom('a', 'b'),
  age: fc.constantFrom('x', 'y', 'z'),
  baseWeight: fc.integer({ min: 1, max: 9 }),
  cluster: fc.constantFrom('1', '2', '3', '4'),
});
/** One of each kind is there, so that nobody is silent and raking always has an answer. */
const EACH = ['a', 'b'].flatMap((role) => ['x', 'y', 'z'].map((age) => ({ answer: 50, role, age, baseWeight: 1, cluster: '1' })));
const sample = fc
  .array(answer, { minLength: 4, maxLength: 60 })
  .map((more) => [...EACH, ...more].map(({ role, age, ...one }): Answer => ({ unit: UNIT, ...one, categories: [role, age] })));

/** All in one cluster leave no error to be known, and none may then be given, whatever is done to the answers. */
function expectSameError(se: number | undefined, due: number | undefined): void {
  if (due === undefined) expect(se).toBeUndefined();
  else expect(se).toBeCloseTo(due, 7);
}

describe('properties of surveys', () => {
  const survey = surveyOf(POPULATION, {});

  it('SURVEY-6 the order of the lines never matters, to the last bit', () => {
    fc.assert(
      fc.property(sample, fc.infiniteStream(fc.nat()), (answers, keys) => {
        const order = answers.map((one) => ({ one, key: keys.next().value as number })).sort((a, b) => a.key - b.key);
        const before = JSON.stringify(answers);
        expect(
          countAnswers(
            order.map(({ one }) => one),
            survey,
            UNIT,
          ).survey,
        ).toEqual(countAnswers(answers, survey, UNIT).survey);
        expect(JSON.stringify(answers)).toBe(before);
      }),
      { numRuns: 60 },
    );
  });

  it('SURVEY-6 the mean lies among the answers, moves with them, and base weights times a number change nothing', () => {
    const oneCluster = [...EACH, ...EACH].map(({ role, age, ...one }): Answer => ({ unit: UNIT, ...one, categories: [role, age] }));
    fc.assert(
      fc.property(sample, fc.integer({ min: 2, max: 7 }), (answers, times) => {
        const { mean, se } = countAnswers(answers, survey, UNIT).survey;
        const values = answers.map((one) => one.answer);
        expect(mean).toBeGreaterThanOrEqual(Math.min(...values) - 1e-9);
        expect(mean).toBeLessThanOrEqual(Math.max(...values) + 1e-9);
        const scaled = countAnswers(
          answers.map((one) => ({ ...one, baseWeight: one.baseWeight * times })),
          survey,
          UNIT,
        ).survey;
        expect(scaled.mean).toBeCloseTo(mean as number, 7);
        expectSameError(scaled.se, se);
        const moved = countAnswers(
          answers.map((one) => ({ ...one, answer: one.answer + times })),
          survey,
          UNIT,
        ).survey;
        expect(moved.mean).toBeCloseTo((mean as number) + times, 7);
        expectSameError(moved.se, se);
      }),
      { numRuns: 60, examples: [[oneCluster, 2]] },
    );
  });

  it('SURVEY-5 more people of a category in the population move the mean towards what it says', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 900 }), (people) => {
        const answers = answersOf({
          population: { role: { a: 1, b: 1 } },
          answers: [
            { count: 7, answer: 80, groups: { role: 'a' } },
            { count: 3, answer: 40, groups: { role: 'b' } },
          ],
        });
        const mean = (b: number) => countAnswers(answers, surveyOf({ role: { a: 1000, b } }, {}), UNIT).survey.mean as number;
        expect(mean(people + 1)).toBeLessThan(mean(people));
      }),
    );
  });
});
