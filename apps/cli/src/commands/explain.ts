import { explain as explainUnit, explainIndicator } from '@kedu/engine';
import { periodName, titlesOf } from '@kedu/messages';
import { hasErrors, inLocale, type Locale, type UnitVersion } from '@kedu/model';
import type { AssessedRun } from '@kedu/runner';
import { EXIT, exitCodeOf, type ExitCode } from '../exitCode.ts';
import { loadPack, runPack, showIssues } from '../load.ts';
import { nearestName } from '../nearestName.ts';
import { explanationJson, showExplanation } from '../show/explanation.ts';
import type { Io } from '../terminal/io.ts';
import { paintFor } from '../terminal/paint.ts';
import { wordsOf } from '../words.ts';

export interface ExplainCommandOptions {
  readonly period?: string | undefined;
  readonly list?: string | undefined;
  readonly json: boolean;
}

/**
 * `kedu explain PACK UNIT [INDICATOR]`: why a unit has its rank, grade and score, down to the cells; or why one indicator has its score and light.
 *
 * The unit is named by ID, code, name or `code name`, the indicator by ID or title; the period is the pack's last unless asked.
 * Shape of --json: { kedu: { explain: 1 }, pack, period, list, unit, explanation } (OUT-11). Exit code: OUT-10.
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

  const period = options.period ?? pack.runs.at(-1)?.period.id ?? '';
  const { assessments, issues: said } = runPack(pack, { periods: [period] }, io, locale);
  if (assessments.length === 0) {
    io.err(showIssues(said, folder, { ...io, outIsTerminal: io.errIsTerminal }, locale));
    return exitCodeOf(said);
  }
  const places = assessments.flatMap((run) => placesOf(run, unitId));
  if (places.length === 0) return fail(words.unitNotAssessed(unitText, periodName(period, locale)));
  const place =
    options.list === undefined
      ? places[0]
      : places.find(({ run, list }) => list === options.list || listTitle(run, list, locale) === options.list);
  if (!place)
    return fail(
      words.listUnknown(options.list ?? '', places.map(({ run, list }) => `${list} ${listTitle(run, list, locale)}`).join(words.listed)),
    );

  const { run, list, member } = place;
  const { indicators } = run.scheme;
  const indicator =
    indicatorText === undefined
      ? undefined
      : indicators.find(({ id, title }) => id === indicatorText || title['zh-CN'] === indicatorText || title.en === indicatorText);
  if (indicatorText !== undefined && !indicator)
    return fail(
      words.indicatorUnknown(
        indicatorText,
        nearestName(
          indicatorText,
          indicators.flatMap(({ id, title }) => [id, inLocale(title, locale)]),
        ),
      ),
    );
  const explanation = indicator ? explainIndicator(run.trace, { list, member }, indicator.id) : explainUnit(run.trace, { list, member });
  const titleOf = titlesOf(run.scheme, locale);
  if (options.json)
    io.out(
      `${JSON.stringify({ kedu: { explain: 1 }, pack: pack.id, period, list, unit: unitId, explanation: explanationJson(explanation, locale, titleOf) }, null, 2)}\n`,
    );
  else {
    io.out(showExplanation(explanation, locale, titleOf, paintFor(io)));
    if (pack.example) io.out(`\n${words.example}\n`);
  }
  return EXIT.ok;
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

function placesOf(run: AssessedRun, unitId: string): { readonly run: AssessedRun; readonly list: string; readonly member: number }[] {
  const index = run.assessment.units.findIndex(({ id }) => id === unitId);
  return run.assessment.lists.flatMap(({ list, members }) => {
    const member = members.indexOf(index);
    return index < 0 || member < 0 ? [] : [{ run, list, member }];
  });
}
