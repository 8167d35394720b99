import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { type IndicatorSpec, type KnownNames, openSheets, type OpenedSheets } from '@kedu/intake';
import type { Issue, Locale } from '@kedu/model';
import { loadPack } from '../load.ts';
import type { Io } from '../terminal/io.ts';
import { Progress } from '../terminal/progress.ts';
import { importWords } from './words.ts';

/** A file of tables that could be read. */
export interface InputFile {
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly opened: OpenedSheets;
}

/** Opens all files; those that cannot be read are told on the error stream, the others are read nevertheless. */
export function openInputs(
  paths: readonly string[],
  io: Io,
  locale: Locale,
): { readonly inputs: readonly InputFile[]; readonly unreadable: number } {
  const words = importWords(locale);
  const progress = new Progress(io);
  const inputs: InputFile[] = [];
  for (const path of paths) {
    progress.show(words.reading(path));
    const bytes = attempt(() => new Uint8Array(readFileSync(resolve(io.cwd, path))));
    progress.clear();
    if (typeof bytes === 'string') io.err(`${words.unreadable(path, bytes)}\n`);
    else inputs.push({ path, bytes, opened: openSheets(path, bytes) });
  }
  return { inputs, unreadable: paths.length - inputs.length };
}

/** What a pack knows of units and indicators; issues only where the pack could not be opened at all. */
export interface PackNames {
  readonly known?: KnownNames;
  readonly specs?: readonly IndicatorSpec[];
  readonly issues: readonly Issue[];
  readonly folder: string;
}

export function packNames(asked: string, io: Io, locale: Locale): PackNames {
  const { pack, issues, folder } = loadPack(asked, io, locale);
  if (!pack) return { issues, folder };
  const indicators = new Map(pack.schemes.flatMap((scheme) => scheme.indicators).map(({ id, title, unit }) => [id, { id, title, unit }]));
  return { known: { units: pack.register, indicators: [...indicators.values()] }, specs: [...indicators.values()], issues: [], folder };
}

/** Whether a file may be written here; the reason is told where it may not. */
export function mayWrite(path: string, inputs: readonly string[], force: boolean, io: Io, locale: Locale): boolean {
  const words = importWords(locale);
  const whole = resolve(io.cwd, path);
  const own = inputs.some((input) => resolve(io.cwd, input) === whole);
  if (own) io.err(`${words.ownInput(path)}\n`);
  else if (!force && existsSync(whole)) io.err(`${words.exists(path)}\n`);
  else return true;
  return false;
}

/** Writes a file whole or not at all; the reason is told where it cannot be written. */
export function writeWhole(path: string, content: string | Uint8Array, io: Io, locale: Locale): boolean {
  const whole = resolve(io.cwd, path);
  const part = `${whole}.part`;
  const failed = attempt(() => {
    writeFileSync(part, content);
    renameSync(part, whole);
  });
  if (typeof failed !== 'string') return true;
  rmSync(part, { force: true });
  io.err(`${importWords(locale).unwritable(path, failed)}\n`);
  return false;
}

/** The result, or the code of the file system's error. */
export function attempt<T>(work: () => T): T | string {
  try {
    return work();
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === undefined) throw error;
    return code;
  }
}
