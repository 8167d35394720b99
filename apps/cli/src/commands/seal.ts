import { resolve } from 'node:path';
import { hasErrors, type Locale } from '@kedu/model';
import { sealPack } from '@kedu/runner';
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
  const issues = [...before, ...said];
  if (!sealed) return refuse(issues, folder, io, locale);
  if (issues.length > 0) io.err(showIssues(issues, folder, { ...io, outIsTerminal: io.errIsTerminal }, locale));
  if (pack.example) io.out(`${wordsOf(locale).example}\n`);
  io.out(`${words.sealed(sealed, options.out)}\n`);
  return EXIT.ok;
}
