import type { Locale } from '@kedu/model';
import { EXIT, type ExitCode } from '../exitCode.ts';
import { guessTables } from '../import/guessTables.ts';
import { importTables } from '../import/importTables.ts';
import { type ImportWords, importWords } from '../import/words.ts';
import type { Io } from '../terminal/io.ts';

export interface ImportCommandOptions {
  readonly pack?: string | undefined;
  readonly guess: boolean;
  readonly mapping?: string | undefined;
  readonly out?: string | undefined;
  readonly marked?: string | undefined;
  readonly force: boolean;
}

/**
 * `kedu import FILE…`: a mapping is guessed (`--guess`), edited by a person, and followed (`--mapping`).
 *
 * Rule: GUESS-1 … GUESS-11, MAP-1. Exit code: OUT-10; 2 where the options do not go together.
 */
export function importCommand(files: readonly string[], options: ImportCommandOptions, io: Io, locale: Locale): ExitCode {
  const words = importWords(locale);
  const { guess, mapping } = options;
  const wrong =
    guess === (mapping !== undefined)
      ? words.oneOfTwo
      : guess && options.marked !== undefined
        ? words.markedAndGuess
        : guess && options.out !== undefined && files.length > 1
          ? words.outForSeveral(files.length)
          : options.marked !== undefined && files.length > 1
            ? words.markedForSeveral(files.length)
            : options.marked === undefined
              ? undefined
              : wrongMarked(files[0] ?? '', options.marked, words);
  if (wrong !== undefined) {
    io.err(`${wrong}\n`);
    return EXIT.usage;
  }
  return mapping === undefined ? guessTables(files, options, io, locale) : importTables(files, { ...options, mapping }, io, locale);
}

/** What is wrong with the name of a marked copy: only a workbook can be marked, and the copy has its ending. */
function wrongMarked(file: string, marked: string, words: ImportWords): string | undefined {
  const ending = (path: string): string => /\.[^./\\]+$/.exec(path)?.[0].toLowerCase() ?? '';
  if (['.csv', '.tsv', '.txt', '.zip'].includes(ending(file))) return words.markedNotWorkbook(file);
  return ['.xlsx', '.xlsm'].includes(ending(file)) && ending(marked) !== ending(file)
    ? words.markedEnding(marked, ending(file))
    : undefined;
}
