import { existsSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { wordOf } from '@kedu/messages';
import { decimalText, inLocale, type Locale, tidy } from '@kedu/model';
import { csvDocument, csvText } from '@kedu/runner';
import {
  compileScheme,
  type Decomposition,
  decomposeRows,
  type DecomposeMethod,
  faultIssue,
  type Goal,
  type GoalRow,
  type Reconciliation,
} from '@kedu/scheme';
import { type DecomposeWords, decomposeWords } from '../decompose/words.ts';
import { EXIT, exitCodeOf, type ExitCode } from '../exitCode.ts';
import { loadPack, showIssues } from '../load.ts';
import { nearestName } from '../nearestName.ts';
import type { Io } from '../terminal/io.ts';
import { wordsOf } from '../words.ts';

export interface DecomposeCommandOptions {
  readonly by?: Exclude<DecomposeMethod, 'hand'> | undefined;
  readonly scheme?: string | undefined;
  readonly out?: string | undefined;
  readonly force: boolean;
}

const COLUMNS = ['unit', 'base', 'potential', 'target', 'under', 'reason'];

/**
 * `kedu decompose PACK GOAL [--by …]`: the table of a goal with its targets filled in, to be edited, and how it reconciles.
 *
 * The table goes to the output (or the file of --out), what is said about it to the error output, so that one can be kept without the other. Works on packs with errors, which it
 * is there to mend. Rule: GOAL-8 (docs/spec/goals.md). Exit code: OUT-10.
 */
export function decompose(asked: string, goalText: string, options: DecomposeCommandOptions, io: Io, locale: Locale): ExitCode {
  const words = decomposeWords(locale);
  const { pack, issues, folder } = loadPack(asked, io, locale);
  const show = (found: typeof issues): void => io.err(showIssues(found, folder, { ...io, outIsTerminal: io.errIsTerminal }, locale));
  const fail = (text: string, code: ExitCode): ExitCode => {
    io.err(`${text}\n`);
    return code;
  };
  if (!pack) {
    show(issues);
    return exitCodeOf(issues);
  }
  const all = goalsOf(pack.texts, pack.register).filter(({ scheme }) => options.scheme === undefined || scheme.includes(options.scheme));
  const named = all.filter(({ goal }) => goal.id === goalText || goal.title['zh-CN'] === goalText || goal.title.en === goalText);
  if (named.length > 1)
    return fail(words.severalSchemes(goalText, named.map(({ scheme }) => scheme[0] ?? '').join(wordsOf(locale).listed)), EXIT.usage);
  const goal = named[0]?.goal;
  if (!goal) {
    const known = all.flatMap((one) => [one.goal.id, inLocale(one.goal.title, locale)]);
    const listed = all.map((one) => `${one.goal.id} ${inLocale(one.goal.title, locale)}`).join(wordsOf(locale).listed);
    return fail(words.goalUnknown(goalText, nearestName(goalText, known), listed), EXIT.problems);
  }
  if (!goal.decompose || goal.target === undefined) return fail(words.notDecomposed(goalText), EXIT.problems);
  const made = again(goal, goal.decompose, options.by);
  if (!made.reconciliation) {
    const rows = new Map(made.rows.map((row) => [row.code, row]));
    const faults = made.faults.map((fault) =>
      faultIssue(
        fault,
        (code) => nameOf(rows.get(code)),
        (code) => rows.get(code ?? '')?.place ?? goal.place,
        goal.clause,
      ),
    );
    show(faults.length > 0 ? faults : issues);
    return fail(words.faulty(goalText), EXIT.problems);
  }
  const table = csvDocument(COLUMNS, (file) => {
    for (const row of made.rows) file.row(rowText(row, rowsByCode(made.rows)));
  });
  const said = `${[
    words.title(
      inLocale(goal.title, locale),
      decimalText(goal.target),
      wordOf('goal_method', options.by ?? goal.decompose.by, locale),
      wordOf('goal_sum', goal.decompose.sum, locale),
    ),
    ...reconciliationText(made.reconciliation, made.rows, words),
  ].join('\n')}\n`;
  if (options.out === undefined) {
    io.out(table);
    io.err(said);
    return EXIT.ok;
  }
  const refused = write(resolve(io.cwd, options.out), options.out, table, options.force, words);
  if (refused) return fail(refused.text, refused.code);
  io.out(`${said}${words.written(options.out)}\n`);
  return EXIT.ok;
}

interface GoalOfScheme {
  readonly goal: Goal;
  /** ID@version, ID. */
  readonly scheme: readonly string[];
}

/** Goals of all schemes of a pack, whether or not the schemes are free of errors. */
function goalsOf(texts: ReadonlyMap<string, string>, register: Parameters<typeof compileScheme>[0]['register']): readonly GoalOfScheme[] {
  const files = new Map([...texts].filter(([name]) => name !== 'pack.yaml'));
  return [...files]
    .filter(([name, text]) => /\.ya?ml$/.test(name) && /^scheme[ \t]*[:：]/m.test(text))
    .flatMap(([entry, text]) => {
      const id = /^scheme:[ \t]*["']?([a-z0-9-]+)/m.exec(text)?.[1] ?? '';
      const version = /^version:[ \t]*["']?([\w.-]+)/m.exec(text)?.[1] ?? '1';
      return (compileScheme({ files, entry, register }).goals ?? []).map((goal) => ({ goal, scheme: [`${id}@${version}`, id] }));
    });
}

/** The decomposition as it stands; by another method anew, without what is written by hand. */
function again(goal: Goal, { by, sum, step, rows }: Decomposition, asked: DecomposeMethod | undefined): ReturnType<typeof decomposeRows> {
  const bare = asked === undefined ? rows : rows.map((row): GoalRow => ({ ...row, written: undefined }));
  const untouched = bare.map((row): GoalRow => ({ ...row, target: undefined, computed: undefined }));
  return decomposeRows({ by: asked ?? by, sum, step, better: goal.better, target: goal.target as number }, untouched);
}

function rowsByCode(rows: readonly GoalRow[]): ReadonlyMap<string, GoalRow> {
  return new Map(rows.map((row) => [row.code, row]));
}

function nameOf(row: GoalRow | undefined): string {
  return row ? `${row.code} ${row.name}` : '';
}

function rowText(row: GoalRow, rows: ReadonlyMap<string, GoalRow>): string {
  const number = (x: number | undefined): string => (x === undefined ? '' : decimalText(x));
  const under = row.under === undefined ? '' : nameOf(rows.get(row.under));
  return [
    csvText(nameOf(row)),
    number(row.base),
    number(row.potential),
    number(row.target),
    csvText(under),
    csvText(row.reason ?? ''),
  ].join(',');
}

/** Each level against the one above, then every family that is short or over. */
function reconciliationText({ families, levels, whole }: Reconciliation, rows: readonly GoalRow[], words: DecomposeWords): string[] {
  const named = rowsByCode(rows);
  const isByHand = rows.some(({ written }) => written !== undefined);
  const figure = (x: number): string => decimalText(Math.round(x * 1e6) / 1e6 + 0);
  const excess = ({ excess: share, difference }: Reconciliation['whole']): string => {
    const size = share === undefined ? difference : tidy(share * 100);
    return `${size > 0 ? '+' : ''}${figure(size)}${share === undefined ? '' : '%'}`;
  };
  if (families.every(({ gap }) => gap === 0)) return [words.fits(figure(whole.figure))];
  return [
    ...families
      .filter(({ gap }) => gap !== 0)
      .map(({ parent, target, together, gap }) =>
        words[gap > 0 ? 'short' : isByHand ? 'over' : 'rounded'](
          parent === undefined ? words.theGoal : nameOf(named.get(parent)),
          figure(target),
          figure(together),
          figure(Math.abs(gap)),
        ),
      ),
    ...(levels.length > 1 ? levels.map((level, i) => words.level(i + 1, figure(level.figure), excess(level))) : []),
    words.whole(figure(whole.figure), excess(whole)),
  ];
}

function write(
  path: string,
  shown: string,
  text: string,
  force: boolean,
  words: DecomposeWords,
): { readonly text: string; readonly code: ExitCode } | undefined {
  if (existsSync(path) && !force) return { text: words.exists(shown), code: EXIT.unreadable };
  const half = `${path}.part`;
  try {
    writeFileSync(half, text);
    renameSync(half, path);
    return undefined;
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code;
    if (reason === undefined) throw error;
    rmSync(half, { force: true });
    return { text: words.unwritable(shown, reason), code: EXIT.unreadable };
  }
}
