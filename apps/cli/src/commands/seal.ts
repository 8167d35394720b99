import { resolve } from 'node:path';
import { bilingual, hasErrors, type Issue, type Locale, type LocalizedText } from '@kedu/model';
import { type Pack, sealPack } from '@kedu/runner';
import type { Part } from '@kedu/scheme';
import { countryWords } from '../country/words.ts';
import { EXIT, type ExitCode } from '../exitCode.ts';
import { loadPack, showIssues } from '../load.ts';
import type { Io } from '../terminal/io.ts';
import { Progress } from '../terminal/progress.ts';
import { wordsOf } from '../words.ts';
import { readFrozen, refuse } from './assess.ts';

export interface SealCommandOptions {
  readonly out: string;
  readonly period?: string | undefined;
  readonly scheme?: string | undefined;
  readonly list?: string | undefined;
  readonly references?: string | undefined;
}

/**
 * `kedu seal PACK --out FILE.kds`: one list of a pack in one period as a sealed file.
 *
 * With an error anywhere nothing is written. Rule: SEAL-1, SEAL-2. Exit code: OUT-10.
 */
export function seal(asked: string, options: SealCommandOptions, io: Io, locale: Locale): ExitCode {
  const { pack, issues: found, folder } = loadPack(asked, io, locale);
  const frozen = options.references === undefined ? { issues: [] } : readFrozen(options.references, io.cwd);
  const before = [...found, ...frozen.issues];
  if (!pack || hasErrors(before)) return refuse(before, folder, io, locale);
  if (pack.missingData.length > 0) {
    for (const { file, url } of pack.missingData) io.err(`${wordsOf(locale).dataMissing(file, url)}\n`);
    return EXIT.unreadable;
  }
  const words = countryWords(locale);
  const progress = new Progress(io);
  progress.show(words.sealing);
  const { period, scheme, list } = options;
  const { sealed, issues: said } = sealPack(pack, { period, scheme, list, references: frozen.references }, resolve(io.cwd, options.out));
  progress.clear();
  const issues = [...before, ...said.map((issue) => withPartTitle(issue, pack))];
  if (!sealed) return refuse(issues, folder, io, locale);
  if (issues.length > 0) io.err(showIssues(issues, folder, { ...io, outIsTerminal: io.errIsTerminal }, locale));
  if (pack.example) io.out(`${wordsOf(locale).example}\n`);
  io.out(`${words.sealed(sealed, options.out)}\n`);
  return EXIT.ok;
}

/** A part that cannot be sealed by its title, as pages call it; what has no title stays a path. */
function withPartTitle(issue: Issue, { schemes }: Pack): Issue {
  const { list, part } = issue.args;
  if (part === undefined || part === '') return issue;
  const trees = schemes.flatMap(({ trees: own }) => own[String(list)] ?? []);
  const [title] = trees.flatMap((tree) => titleAt(tree, String(part)) ?? []);
  return title ? { ...issue, args: { ...issue.args, ...bilingual('part', title) } } : issue;
}

function titleAt(part: Part, path: string): LocalizedText | undefined {
  if (part.path === path) return part.title;
  if (part.type !== 'composite') return undefined;
  return part.parts.map((one) => titleAt(one, path)).find((title) => title !== undefined);
}
