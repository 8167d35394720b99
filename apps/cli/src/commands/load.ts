import { type AssessmentLoad, assessmentLoad } from '@kedu/engine';
import { periodName } from '@kedu/messages';
import { hasErrors, inLocale, type Locale } from '@kedu/model';
import { EXIT, exitCodeOf, type ExitCode } from '../exitCode.ts';
import { loadPack, runPack, showIssues } from '../load.ts';
import { table } from '../terminal/table.ts';
import type { Io } from '../terminal/io.ts';
import { paintFor } from '../terminal/paint.ts';
import { loadWords } from '../burden/words.ts';
import { wordsOf } from '../words.ts';

/** Units and departments that are printed; the rest is counted. */
const SHOWN = 15;

/**
 * `kedu load PACK`: what all assessments of a pack ask of each unit and of each reporting department in a year, and what is asked twice.
 *
 * Rule: LOAD-1, LOAD-2 (docs/spec/run.md). Exit code: OUT-10.
 */
export function load(asked: string, options: { readonly period?: string | undefined }, io: Io, locale: Locale): ExitCode {
  const words = loadWords(locale);
  const { pack, issues: found, folder } = loadPack(asked, io, locale);
  const refuse = (issues: typeof found): ExitCode => {
    io.err(showIssues(issues, folder, { ...io, outIsTerminal: io.errIsTerminal }, locale));
    return exitCodeOf(issues);
  };
  if (!pack || hasErrors(found)) return refuse(found);
  if (pack.missingData.length > 0) {
    for (const { file, url } of pack.missingData) io.err(`${wordsOf(locale).dataMissing(file, url)}\n`);
    return EXIT.unreadable;
  }
  const { assessments, issues } = runPack(pack, {}, io, locale);
  if (hasErrors(issues)) return refuse(issues);
  const periods = [...new Set(assessments.map(({ assessment }) => assessment.period.id))];
  const period = options.period ?? periods.at(-1) ?? '';
  const runs = assessments.filter(({ assessment }) => assessment.period.id === period);
  if (runs.length === 0) {
    io.err(`${words.noPeriod(period, periods.join(wordsOf(locale).listed))}\n`);
    return EXIT.problems;
  }
  io.out(shown(assessmentLoad(runs), periodName(period, locale), io, locale));
  return EXIT.ok;
}

function shown({ units, owners, twice }: AssessmentLoad, period: string, io: Io, locale: Locale): string {
  const words = loadWords(locale);
  const { strong } = paintFor(io);
  const number = (x: number): string => String(x);
  const heaviest = [...units].sort((a, b) => b.cells - a.cells || (a.unit.id < b.unit.id ? -1 : 1)).slice(0, SHOWN);
  const unitTable = table(
    [
      { heading: words.unit },
      { heading: words.lists, align: 'right' },
      { heading: words.indicators, align: 'right' },
      { heading: words.cells, align: 'right' },
    ],
    heaviest.map(({ unit, lists, indicators, cells }) => [
      inLocale(unit.name, locale),
      number(lists.length),
      number(indicators.length),
      number(cells),
    ]),
    strong,
  );
  const ownerTable = table(
    [{ heading: words.owner }, { heading: words.indicators, align: 'right' }, { heading: words.cells, align: 'right' }],
    owners.slice(0, SHOWN).map(({ owner, indicators, cells }) => [owner || words.noOwner, number(indicators), number(cells)]),
    strong,
  );
  const doubles = twice.map(
    ({ title, indicators, schemes, units: count }) =>
      `${words.twice(inLocale(title, locale), indicators.join(', '), schemes.join(', '), count)}\n`,
  );
  return [
    `${words.head(period, units.length)}\n`,
    unitTable,
    ...(units.length > SHOWN ? [`${words.more(units.length - SHOWN)}\n`] : []),
    '\n',
    ownerTable,
    ...(owners.length > SHOWN ? [`${words.more(owners.length - SHOWN)}\n`] : []),
    '\n',
    ...(doubles.length > 0 ? doubles : [`${words.nothingTwice}\n`]),
  ].join('');
}
