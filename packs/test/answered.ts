import { markedIndicator, type SurveyedIndicator, withSurveyFigures } from '@kedu/engine';
import { lastDay, type Observations, type Period, unitsOn, type UnitRegister } from '@kedu/model';
import { countAnswers, readAnswers, SURVEY_CODES, SURVEY_FINDINGS } from '@kedu/runner';
import type { CompiledScheme, Indicator } from '@kedu/scheme';
import type { Case } from './caseFile.ts';

/**
 * Observations with the answers of a case in place of all answers about its indicators in its period, counted by the rules of the schemes as the answers of a pack are. What a
 * pack would be refused for is a fault of the case and throws.
 */
export function withCaseAnswers(
  base: Observations,
  register: UnitRegister,
  period: Period,
  schemes: readonly CompiledScheme[],
  answers: Case['answers'],
): Observations {
  if (!answers) return base;
  const names = [...new Set(answers.map(({ indicator }) => indicator))];
  const surveyed = names.map((name): SurveyedIndicator => {
    const indicator = schemes.flatMap(({ indicators }) => indicators).find(({ id, survey }) => id === name && survey !== undefined);
    if (!indicator?.survey) throw new Error(`answers: nobody is asked about ${name}`);
    return { indicator, period: period.id, file: 'case', byUnit: counted(indicator, answers, register, period) };
  });
  return withSurveyFigures(withoutAnswers(base, period, names), surveyed, register);
}

function counted(
  indicator: Indicator,
  all: NonNullable<Case['answers']>,
  register: UnitRegister,
  period: Period,
): SurveyedIndicator['byUnit'] {
  const { survey } = indicator;
  if (!survey) return new Map();
  const dimensions = survey.weighting?.dimensions.map(({ id }) => id) ?? [];
  const own = all.filter((one) => one.indicator === indicator.id);
  const lines = own.flatMap(({ unit, answer, count, groups = {} }, k) => {
    const unknown = Object.keys(groups).find((name) => !dimensions.includes(name));
    if (unknown !== undefined) throw new Error(`answers: ${indicator.id} is not weighted by ${unknown}`);
    return Array.from({ length: count }, (_, i) => [`${k}-${i}`, unit, answer, ...dimensions.map((id) => groups[id] ?? '')].join(','));
  });
  const text = `${[['respondent', 'unit', 'answer', ...dimensions].join(','), ...lines].join('\n')}\n`;
  const read = readAnswers([{ file: 'case', text }], register, period, indicator);
  const codes = [...new Map(unitsOn(register, lastDay(period)).map(({ id, code }) => [id, code]))];
  const units = codes.flatMap(([id, code]) => {
    const answered = read.answers.filter(({ unit }) => unit === id);
    return answered.length === 0 ? [] : [{ id, one: countAnswers(answered, survey, code) }];
  });
  const faults = [
    ...read.issues.filter(({ severity }) => severity === 'error').map(({ code, place }) => `${code} of line ${place.line}`),
    ...units.flatMap(({ id, one }) =>
      one.findings.filter(({ kind }) => SURVEY_CODES[SURVEY_FINDINGS[kind]].severity === 'error').map(({ kind }) => `${kind} of ${id}`),
    ),
  ];
  if (faults.length > 0) throw new Error(`answers: ${faults.join(', ')}`);
  return new Map(units.map(({ id, one }) => [id, one.survey]));
}

function withoutAnswers(base: Observations, period: Period, names: readonly string[]): Observations {
  const isGone = (name: string, id: string): boolean => id === period.id && names.includes(markedIndicator(name) ?? '');
  return {
    ...base,
    column: (name, id) => (isGone(name, id) ? undefined : base.column(name, id)),
    origin: (name, id, unit) => (isGone(name, id) ? undefined : base.origin(name, id, unit)),
  };
}
