import { existsSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Locale } from '@kedu/model';
import { type Pack, writeWorkbook } from '@kedu/runner';
import { type CompiledScheme, readDocument } from '@kedu/scheme';
import { resultsElsewhere, workbookFromScheme } from '@kedu/workbook';
import { EXIT, exitCodeOf, type ExitCode } from '../exitCode.ts';
import { exportWords } from '../export/words.ts';
import { loadPack, showIssues } from '../load.ts';
import type { Io } from '../terminal/io.ts';
import { wordsOf } from '../words.ts';

export interface ExportOptions {
  readonly scheme?: string | undefined;
  readonly out: string;
  readonly force: boolean;
}

/**
 * `kedu export PACK`: a scheme of a pack as a workbook. Problems of the pack's data do not stand in the way; those of the scheme do.
 *
 * The file is written beside its place and then moved there, so that nobody finds half of it. Rule: LAYOUT-1 (docs/spec/workbook.md), OUT-10.
 */
export async function exportScheme(asked: string, options: ExportOptions, io: Io, locale: Locale): Promise<ExitCode> {
  const words = exportWords(locale);
  const fail = (text: string, code: ExitCode): ExitCode => {
    io.err(`${text}\n`);
    return code;
  };
  if (!/\.xlsx$/i.test(options.out)) return fail(words.notXlsx(options.out), EXIT.usage);
  const path = resolve(io.cwd, options.out);
  if (existsSync(path) && !options.force) return fail(words.exists(options.out), EXIT.unreadable);

  const { pack, issues, folder } = loadPack(asked, io, locale);
  const schemes = pack?.schemes ?? [];
  const chosen = schemes.filter((scheme) => options.scheme === undefined || names(scheme).includes(options.scheme));
  const refused = issues.filter(({ severity }) => severity === 'error');
  if (!pack || (chosen.length === 0 && refused.length > 0)) {
    io.err(showIssues(issues, folder, { ...io, outIsTerminal: io.errIsTerminal }, locale));
    return exitCodeOf(issues);
  }
  const known = schemes.map((scheme) => names(scheme)[0]).join(wordsOf(locale).listed);
  const [scheme] = chosen;
  if (!scheme) return fail(words.schemeUnknown(options.scheme ?? '', known), EXIT.problems);
  if (chosen.length > 1) return fail(words.schemeWhich(known), EXIT.usage);

  const model = workbookFromScheme({ files: pack.texts, entry: entryOf(pack, scheme), scheme, example: pack.example });
  const carried = schemes.filter((one) => scheme.files.some(([file]) => file === entryOf(pack, one)));
  const elsewhere = resultsElsewhere(carried).map(({ scheme: id }) => id);
  const half = `${path}.part`;
  try {
    writeFileSync(half, await writeWorkbook(model));
    renameSync(half, path);
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code;
    if (reason === undefined) throw error;
    rmSync(half, { force: true });
    return fail(words.unwritable(options.out, reason), EXIT.unreadable);
  }
  io.out(`${words.written(options.out, names(scheme)[0] as string, model.sheets.length)}\n`);
  if (elsewhere.length > 0) io.out(`${words.elsewhere(elsewhere)}\n`);
  return EXIT.ok;
}

/** How a scheme is called: with its version, or by its ID alone. */
function names({ id, version }: CompiledScheme): readonly string[] {
  return [`${id}@${version}`, id];
}

/** The file that declares a scheme version. */
function entryOf(pack: Pack, scheme: CompiledScheme): string {
  const found = scheme.files.find(([file]) => {
    if (!/\.ya?ml$/.test(file)) return false;
    const value = readDocument(file, pack.texts.get(file) ?? '').source?.value as Readonly<Record<string, unknown>> | undefined;
    return value?.['scheme'] === scheme.id && String(value['version'] ?? '1') === scheme.version;
  });
  if (!found) throw new Error(`no file declares ${scheme.id}@${scheme.version}`);
  return found[0];
}
