import { type SurveyedIndicator, withSurveyFigures } from '@kedu/engine';
import { decodeText, intakeIssue } from '@kedu/intake';
import {
  bilingual,
  canonicalJson,
  delimiterOf,
  type Issue,
  joined,
  lastDay,
  nearest,
  type Observations,
  titledId,
  unitsOn,
  type UnitRegister,
} from '@kedu/model';
import type { CompiledScheme, Indicator } from '@kedu/scheme';
import type { SurveyEntry } from '../pack/packFile.ts';
import type { PackFiles } from '../pack/packFiles.ts';
import { schemesInForce } from '../pack/schemeInForce.ts';
import { surveyIssue } from './codes.ts';
import { type CountedUnit, countAnswers } from './countAnswers.ts';
import { type Answer, readAnswers } from './readAnswers.ts';
import { surveyIssues } from './surveyIssues.ts';

/**
 * Observations with the counted answers of a pack among them; the answers themselves are forgotten here.
 *
 * Shape: files of one period and indicator are counted together, by the rules of the schemes in force on its last day. Rule: SURVEY-3 to SURVEY-7.
 * Errors: those of readAnswers and surveyIssues, SURVEY_INDICATOR, SURVEY_RULES_DIFFER, and those of PackFiles.
 */
export function readSurveyFiles(
  entries: readonly SurveyEntry[],
  files: PackFiles,
  register: UnitRegister,
  schemes: readonly CompiledScheme[],
  observations: Observations,
): { readonly observations: Observations; readonly issues: readonly Issue[] } {
  const issues: Issue[] = [];
  const surveyed = together(entries).flatMap((own): SurveyedIndicator[] => {
    const [first] = own;
    const indicator = first && askedIn(schemesInForce(schemes, first.period), first, issues);
    const texts = own.flatMap(({ file, place }) => {
      const { bytes, issues: found } = files.read(file, place);
      issues.push(...found);
      if (!bytes) return [];
      const decoded = decodeText(bytes, file);
      issues.push(...decoded.issues);
      if (!decoded.encoding) return [];
      issues.push(...delimiterNotice(file, decoded.text));
      return [{ file, text: decoded.text }];
    });
    if (!first || !indicator?.survey) return [];
    const { survey } = indicator;
    const read = readAnswers(texts, register, first.period, indicator);
    issues.push(...read.issues);
    const units = new Map(unitsOn(register, lastDay(first.period)).map((unit) => [unit.id, unit]));
    const counted = new Map<string, CountedUnit>();
    const byUnit = new Map<string, Answer[]>();
    for (const answer of read.answers) {
      const own = byUnit.get(answer.unit) ?? [];
      byUnit.set(answer.unit, own);
      own.push(answer);
    }
    for (const unit of [...byUnit.keys()].sort())
      counted.set(unit, countAnswers(byUnit.get(unit) ?? [], survey, units.get(unit)?.code ?? ''));
    const file = texts.map((text) => text.file).join(' + ');
    issues.push(...surveyIssues(indicator, counted, units, { file, period: first.period.id }));
    return [{ indicator, period: first.period.id, file, byUnit: new Map([...counted].map(([id, one]) => [id, one.survey])) }];
  });
  return { observations: withSurveyFigures(observations, surveyed, register), issues };
}

/** INTAKE-4: columns that tabs or semicolons separate are read so, and said. */
function delimiterNotice(file: string, text: string): readonly Issue[] {
  const delimiter = delimiterOf(text.length, (i) => text.charCodeAt(i));
  if (delimiter === ',') return [];
  return [intakeIssue('INTAKE_DELIMITER', { file, line: 1 }, { delimiter: delimiter === '\t' ? 'tab' : delimiter })];
}

function together(entries: readonly SurveyEntry[]): readonly (readonly SurveyEntry[])[] {
  const groups = new Map<string, SurveyEntry[]>();
  for (const entry of entries) {
    const key = `${entry.period.id}\n${entry.indicator}`;
    groups.set(key, [...(groups.get(key) ?? []), entry]);
  }
  return [...groups.values()];
}

/** The indicator of an entry in the schemes in force, where the public is asked about it. */
function askedIn(
  schemes: readonly CompiledScheme[],
  { file, period, indicator: id, place }: SurveyEntry,
  issues: Issue[],
): Indicator | undefined {
  const asked = schemes.flatMap((scheme) =>
    scheme.indicators
      .filter(({ survey }) => survey !== undefined)
      .map((indicator) => ({ indicator, of: `${scheme.id}@${scheme.version}` })),
  );
  const own = asked.filter(({ indicator }) => indicator.id === id);
  const [first, ...others] = own;
  if (!first) {
    const known = new Map(asked.map(({ indicator }) => [indicator.id, indicator.title]));
    const titled = joined([...known].map(([name, title]) => titledId(name, title)));
    const args = { found: id, nearest: nearest(id, known.keys()), ...bilingual('known', titled), period: period.id };
    issues.push(surveyIssue('SURVEY_INDICATOR', { ...place, period: period.id }, args));
    return undefined;
  }
  const differing = others.find(({ indicator }) => rulesOf(indicator) !== rulesOf(first.indicator));
  if (differing)
    issues.push(
      surveyIssue(
        'SURVEY_RULES_DIFFER',
        { file, period: period.id, indicator: id },
        { ...bilingual('indicator', first.indicator.title), first: first.of, second: differing.of },
        first.indicator.clause,
      ),
    );
  return first.indicator;
}

/** What the survey says, wherever it says it. */
function rulesOf({ survey, range }: Indicator): string {
  return canonicalJson(JSON.parse(JSON.stringify([survey, range ?? null], (key, value: unknown) => (key === 'place' ? undefined : value))));
}
