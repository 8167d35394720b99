import { type Explanation, explain as explainUnit, explainIndicator, explainUnlisted } from '@kedu/engine';
import { periodName, titlesOf } from '@kedu/messages';
import { hasErrors, inLocale, type Locale, type UnitVersion } from '@kedu/model';
import type { AssessedRun } from '@kedu/runner';
import { EXIT, exitCodeOf, type ExitCode } from '../exitCode.ts';
import { type ExplainedPlace, explainedPlaces, indicatorCalled } from '../explain/places.ts';
import { loadPack, runPack, showIssues } from '../load.ts';
import { nearestName } from '../nearestName.ts';
import { explanationJson, showExplanation } from '../show/explanation.ts';
import type { Io } from '../terminal/io.ts';
import { paintFor } from '../terminal/paint.ts';
import { wordsOf } from '../words.ts';

export interface ExplainCommandOptions {
  readonly period?: string | undefined;
  readonly list?: string | undefined;
  readonly scheme?: string | undefined;
  readonly json: boolean;
}

/**
 * `kedu explain PACK UNIT [INDICATOR]`: why a unit has its rank, grade and score, down to the cells; or why one indicator has its score and light.
 *
 * The unit is named by ID, code, name or `code name`, the indicator by ID or title. Without --period the last listed period in which the unit stands
 * (terms of office behind the years), with an indicator that in which a list scores it; where several fit, those not taken are named. A unit in no list is
 * explained by the value of the indicator.
 * Shape of --json: { kedu: { explain: 1 }, pack, scheme, period, list, unit, explanation } (OUT-11). Rule: OUT-20. Exit code: OUT-10.
 */
export function explain(
  asked: string,
  unitText: string,
  indicatorText: string | undefined,
  options: ExplainCommandOptions,
  io: Io,
  locale: Locale,
): ExitCode {
  const words = wordsOf(locale);
  const { pack, issues: found, folder } = loadPack(asked, io, locale);
  if (!pack || hasErrors(found)) {
    io.err(showIssues(found, folder, { ...io, outIsTerminal: io.errIsTerminal }, locale));
    return exitCodeOf(found);
  }
  if (pack.missingData.length > 0) {
    for (const { file, url } of pack.missingData) io.err(`${words.dataMissing(file, url)}\n`);
    return EXIT.unreadable;
  }
  const fail = (text: string): ExitCode => {
    io.err(`${text}\n`);
    return EXIT.problems;
  };
  const units = unitsCalled(unitText, pack.register.versions);
  if (units.size === 0)
    return fail(
      words.unitUnknown(
        unitText,
        nearestName(
          unitText,
          pack.register.versions.flatMap(({ id, code, name }) => [inLocale(name, locale), name['zh-CN'], name.en ?? '', code, id]),
        ),
      ),
    );
  if (units.size > 1)
    return fail(
      words.unitAmbiguous(
        unitText,
        pack.register.versions
          .filter(({ id }) => units.has(id))
          .map(({ code, name }) => `${code} ${inLocale(name, locale)}`)
          .filter((one, i, all) => all.indexOf(one) === i)
          .join(words.listed),
      ),
    );
  const [unitId = ''] = units;

  const periods = options.period === undefined ? undefined : [options.period];
  const { assessments, issues: said } = runPack(pack, { periods }, io, locale);
  if (assessments.length === 0) {
    io.err(showIssues(said, folder, { ...io, outIsTerminal: io.errIsTerminal }, locale));
    return exitCodeOf(said);
  }
  const runs = assessments.filter(({ scheme }) => options.scheme === undefined || scheme.id === options.scheme);
  if (runs.length === 0)
    return fail(words.schemeUnknown(options.scheme ?? '', [...new Set(assessments.map(({ scheme }) => scheme.id))].join(words.listed)));
  if (indicatorText !== undefined && !runs.some((run) => indicatorCalled(run, indicatorText))) {
    const known = runs.flatMap(({ scheme }) => scheme.indicators.flatMap(({ id, title }) => [id, inLocale(title, locale)]));
    return fail(words.indicatorUnknown(indicatorText, nearestName(indicatorText, known)));
  }
  const { list: asksFor } = options;
  const inList =
    asksFor === undefined ? undefined : (run: AssessedRun, list: string) => list === asksFor || listTitle(run, list, locale) === asksFor;
  const [place, ...others] = explainedPlaces(runs, pack.runs, unitId, indicatorText, inList);
  if (!place) {
    const lists = explainedPlaces(runs, pack.runs, unitId).flatMap(({ run, listed }) =>
      listed ? [`${listed.list} ${listTitle(run, listed.list, locale)}`] : [],
    );
    if (asksFor !== undefined && lists.length > 0) return fail(words.listUnknown(asksFor, [...new Set(lists)].join(words.listed)));
    return fail(words.unitNotAssessed(unitText, options.period === undefined ? undefined : periodName(options.period, locale)));
  }
  const { scheme, assessment } = place.run;
  if (others.length > 0) io.err(`${chosen(place, others, locale)}\n`);
  const explanation = explanationOf(place);
  const titleOf = titlesOf(scheme, locale);
  if (options.json) {
    const head = { kedu: { explain: 1 }, pack: pack.id, scheme: scheme.id, period: assessment.period.id };
    const of = { ...(place.listed ? { list: place.listed.list } : {}), unit: unitId };
    io.out(`${JSON.stringify({ ...head, ...of, explanation: explanationJson(explanation, locale, titleOf) }, null, 2)}\n`);
  } else {
    io.out(showExplanation(explanation, locale, titleOf, paintFor(io)));
    if (pack.example) io.out(`\n${words.example}\n`);
  }
  return EXIT.ok;
}

function explanationOf({ run: { trace }, unit, listed, indicator }: ExplainedPlace): Explanation {
  if (!listed) return explainUnlisted(trace, unit, indicator?.id ?? '');
  return indicator ? explainIndicator(trace, listed, indicator.id) : explainUnit(trace, listed);
}

/** Which of several places is explained, what else there is, and how to choose. */
function chosen(place: ExplainedPlace, others: readonly ExplainedPlace[], locale: Locale): string {
  const words = wordsOf(locale);
  const { id } = place.run.assessment.period;
  const beside = others.filter(({ run }) => run.assessment.period.id === id).map((one) => placeTitle(one, locale));
  const periods = others.map(({ run }) => run.assessment.period.id).filter((period, i, all) => period !== id && all.indexOf(period) === i);
  return [
    words.explained(`${placeTitle(place, locale)} ${id}`),
    ...(beside.length === 0 ? [] : [words.besidePlaces(beside.join(words.listed))]),
    ...(periods.length === 0 ? [] : [words.otherPeriods(periods.join(words.listed))]),
  ].join(locale === 'en' ? ' ' : '');
}

/** `north 城市`: scheme and list, as --scheme and --list take them. */
function placeTitle({ run, listed }: ExplainedPlace, locale: Locale): string {
  return [run.scheme.id, ...(listed ? [listTitle(run, listed.list, locale)] : [])].join(' ');
}

function listTitle({ scheme }: AssessedRun, list: string, locale: Locale): string {
  const title = scheme.lists.find(({ id }) => id === list)?.title;
  return title ? inLocale(title, locale) : list;
}

/** IDs of the units that are called so: by ID first, then by code, name, or code and name together. */
function unitsCalled(text: string, versions: readonly UnitVersion[]): ReadonlySet<string> {
  const tests: readonly ((unit: UnitVersion) => boolean)[] = [
    ({ id }) => id === text,
    ({ code }) => code === text,
    ({ name }) => name['zh-CN'] === text || name.en?.toLowerCase() === text.toLowerCase(),
    ({ code, name }) => `${code} ${name['zh-CN']}` === text,
  ];
  for (const test of tests) {
    const found = versions.filter(test);
    if (found.length > 0) return new Set(found.map(({ id }) => id));
  }
  return new Set();
}
