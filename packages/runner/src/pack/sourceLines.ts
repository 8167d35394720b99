import { basename, dirname, isAbsolute } from 'node:path';
import { RATER_CODES } from '@kedu/engine';
import { decodeBytes } from '@kedu/intake';
import type { Issue } from '@kedu/model';
import { SURVEY_CODES } from '../survey/codes.ts';
import { Folder, isFolder } from './folder.ts';
import { KEDU_DATA } from './packFile.ts';

/** Lines of files: `lineOf(file, line)`, undefined where it cannot be shown. */
export type SourceLines = (file: string, line: number) => string | undefined;

/**
 * The lines that issues speak of, as they stand in the files of a pack or, named by an absolute path, in a file beside it; each is read once.
 *
 * Shape: names and lines as in the places of issues. Errors: none; what cannot be read is not shown.
 */
export function sourceLines(folder: string, keduData: string | undefined, issues: readonly Issue[]): SourceLines {
  const wanted = new Map<string, Set<number>>();
  for (const { code, place } of issues) {
    // A line of marks or answers would show who gave which (RATERS-1, SURVEY-3).
    if (Object.hasOwn(RATER_CODES, code) || (Object.hasOwn(SURVEY_CODES, code) && code !== 'SURVEY_INDICATOR')) continue;
    if (place.file === undefined || place.line === undefined || place.sheet !== undefined) continue;
    wanted.set(place.file, (wanted.get(place.file) ?? new Set()).add(place.line));
  }
  const found = new Map([...wanted].map(([file, lines]) => [file, linesOf(file, lines, folder, keduData)]));
  return (file, line) => found.get(file)?.get(line);
}

function linesOf(file: string, lines: ReadonlySet<number>, folder: string, keduData: string | undefined): ReadonlyMap<number, string> {
  const beside = isAbsolute(file);
  const outside = file.startsWith(KEDU_DATA);
  const base = beside ? dirname(file) : outside ? `${keduData}/data` : folder;
  const texts = new Map<number, string>();
  if (!isFolder(base)) return texts;
  const { bytes } = new Folder(base).read(beside ? basename(file) : outside ? file.slice(KEDU_DATA.length) : file, {});
  const body = bytes && decodeBytes(bytes, file).bytes;
  if (!body) return texts;
  const last = Math.max(...lines);
  let line = 1;
  for (let at = 0; at < body.length && line <= last; line += 1) {
    let end = at;
    while (end < body.length && body[end] !== 0x0a && body[end] !== 0x0d) end += 1;
    if (lines.has(line)) texts.set(line, new TextDecoder().decode(body.subarray(at, end)));
    at = body[end] === 0x0d && body[end + 1] === 0x0a ? end + 2 : end + 1;
  }
  return texts;
}
