import { bilingual, type Issue, type IssueArgs, joined, type LocalizedText, type Place, type UnitVersion } from '@kedu/model';
import type { Indicator } from '@kedu/scheme';
import { type SurveyCode, surveyIssue } from './codes.ts';
import type { CountedUnit, SurveyFinding } from './countAnswers.ts';

/** Of the units of one finding so many are named. */
const NAMED = 3;

/** Code of each finding. */
export const SURVEY_FINDINGS = {
  too_few: 'SURVEY_TOO_FEW',
  no_margin: 'SURVEY_NO_MARGIN',
  no_freedom: 'SURVEY_NO_FREEDOM',
  nobody: 'SURVEY_GROUP_NOBODY',
  single: 'SURVEY_GROUP_SINGLE',
  drawn_of: 'SURVEY_DRAWN_OF',
  thin: 'SURVEY_GROUP_THIN',
  silent: 'SURVEY_GROUP_SILENT',
  population_none: 'SURVEY_POPULATION_NONE',
  not_converged: 'SURVEY_NOT_CONVERGED',
} as const satisfies Readonly<Record<SurveyFinding['kind'], SurveyCode>>;

/**
 * What counting found, each once for an indicator, a finding and a group, with the units that it is of.
 *
 * Shape: units in the order of `counted`. Rule: SURVEY-5. Errors: the codes above, SURVEY_GROUP_UNSAID.
 * Example: nobody of the grid workers was asked in two units → one SURVEY_GROUP_SILENT that names both.
 */
export function surveyIssues(
  indicator: Indicator,
  counted: ReadonlyMap<string, CountedUnit>,
  units: ReadonlyMap<string, UnitVersion>,
  at: { readonly file: string; readonly period: string },
): readonly Issue[] {
  const { survey, title, clause, id } = indicator;
  if (!survey) return [];
  const place: Place = { file: at.file, indicator: id, period: at.period };
  const found = new Map<string, { readonly finding: SurveyFinding; readonly ids: string[]; answers: number }>();
  for (const [unit, { findings }] of counted) {
    for (const finding of findings) {
      const key = [finding.kind, 'dimension' in finding ? finding.dimension.id : '', 'category' in finding ? finding.category : ''].join(
        '\n',
      );
      const known = found.get(key);
      const answers = 'answers' in finding ? finding.answers : 0;
      if (known) {
        known.ids.push(unit);
        known.answers += answers;
      } else found.set(key, { finding, ids: [unit], answers });
    }
  }
  const about = [...found.values()].map(({ finding, ids, answers }) => {
    const names = ids.slice(0, NAMED).map((unit): LocalizedText => units.get(unit)?.name ?? { 'zh-CN': unit });
    const common = {
      ...bilingual('indicator', title),
      ...bilingual('units', joined(names)),
      count: ids.length,
      more: ids.length - names.length,
    };
    const args = { ...common, ...argsOf(finding, indicator, counted.size), ...(finding.kind === 'nobody' ? { answers } : {}) };
    // The finding stands in the file; what would mend a population stands in the scheme.
    return surveyIssue(
      SURVEY_FINDINGS[finding.kind],
      finding.kind === 'population_none' ? { ...survey.place, indicator: id } : place,
      args,
      clause,
    );
  });
  return [...about, ...unsaidIssues(indicator, counted, place)];
}

function argsOf(finding: SurveyFinding, { survey }: Indicator, of: number): IssueArgs {
  const dimension = 'dimension' in finding ? bilingual('dimension', finding.dimension.title) : {};
  switch (finding.kind) {
    case 'too_few':
      return { of, at_least: survey?.atLeast ?? 0 };
    case 'no_margin':
    case 'no_freedom':
      return {};
    case 'drawn_of':
      return { drawn_of: survey?.sampledOf ?? 0 };
    case 'thin':
      return { ...dimension, ...groupOf(finding), at_least: survey?.atLeastInGroup ?? 0 };
    case 'silent':
    case 'single':
    case 'nobody':
      return { ...dimension, ...groupOf(finding) };
    case 'population_none':
      return dimension;
    case 'not_converged':
      return { ...dimension, miss: `${(finding.miss * 100).toPrecision(2)}%` };
  }
}

function groupOf({ dimension, category }: Extract<SurveyFinding, { readonly category: string }>): IssueArgs {
  return bilingual('group', dimension.categories.find(({ id }) => id === category)?.title ?? { 'zh-CN': category });
}

function unsaidIssues({ survey, title, clause }: Indicator, counted: ReadonlyMap<string, CountedUnit>, place: Place): readonly Issue[] {
  const all = [...counted.values()];
  return (survey?.weighting?.dimensions ?? []).flatMap((dimension) => {
    const count = all.reduce((sum, { unsaid }) => sum + (unsaid.get(dimension.id) ?? 0), 0);
    const of = all.reduce((sum, { asked }) => sum + asked, 0);
    const args = { ...bilingual('indicator', title), ...bilingual('group', dimension.title), count, of };
    return count === 0 ? [] : [surveyIssue('SURVEY_GROUP_UNSAID', place, args, clause)];
  });
}
