import { type WordedIssue, wordIssue } from '@kedu/messages';
import type { Issue, Locale, Place } from '@kedu/model';
import type { SourceLines } from '@kedu/runner';
import { cellAt } from '../characterColumns.ts';
import { wordsOf } from '../words.ts';
import type { Paint } from './paint.ts';
import { visible, widthOf, windowAround } from './width.ts';

export interface ShowOptions {
  readonly locale: Locale;
  readonly paint: Paint;
  /** Width of the terminal in columns. */
  readonly width: number;
  readonly lineOf: SourceLines;
  /** Put before file names, so that a terminal can open them. */
  readonly prefix: string;
}

/**
 * A problem for the terminal: code, place, the line with a caret under the fault, found, expected, why, remedy, link.
 *
 * Rule: OUT-11 (docs/spec/output.md).
 */
export function showIssue(issue: Issue, options: ShowOptions): string {
  const { locale, paint } = options;
  const words = wordsOf(locale);
  const worded = wordIssue(issue, locale);
  const head = [
    paint.severity(issue.severity, `${words.severity[issue.severity]} ${issue.code}`),
    paint.strong(visible(placeText(issue.place, options.prefix))),
  ]
    .filter(Boolean)
    .join('  ');
  const lines = [head, `  ${visible(worded.what)}`, ...showSource(issue.place, options), ...details(worded, options)];
  return lines.map((line) => `${line}\n`).join('');
}

/** `packs/x/data/2023.csv:18:12 · bei · water_quality · 2023`; of a workbook `packs/x/data/2023.xlsx 经济指标!C12`. */
function placeText(place: Place, prefix: string): string {
  const file =
    place.file === undefined ? '' : place.file.includes(':') || place.file.startsWith('/') ? place.file : `${prefix}${place.file}`;
  const inSheet = [place.sheet, place.cell ?? place.line].filter((part) => part !== undefined && part !== '').join('!');
  const inText = [file, place.line, place.column].filter((part) => part !== undefined && part !== '').join(':');
  const position = place.sheet === undefined && place.cell === undefined ? inText : `${file} ${inSheet}`.trim();
  const about = [place.unit, place.indicator, place.period].filter((part) => part !== undefined && part !== '' && part !== place.excerpt);
  return [position, place.path ?? '', ...about].filter(Boolean).join(' · ');
}

function showSource(place: Place, { lineOf, width, paint }: ShowOptions): string[] {
  // A row of a sheet is no line of a text.
  if (place.file === undefined || place.line === undefined || place.sheet !== undefined || place.cell !== undefined) return [];
  const raw = lineOf(place.file, place.line);
  if (raw === undefined) return [];
  const line = visible(raw);
  const gutter = ` ${place.line} │ `;
  const at = Math.min(line.length, (place.column ?? 1) - 1);
  const { text, offset } = windowAround(line, at, Math.max(40, width) - widthOf(gutter) - 2);
  const shown = [`${paint.faint(gutter)}${text}`];
  if (place.column !== undefined) {
    const marked = markedText(line, at, visible(place.excerpt ?? ''), place.file);
    const carets = Math.max(1, Math.min(widthOf(marked), widthOf(text) - offset));
    shown.push(`${paint.faint(`${' '.repeat(widthOf(gutter) - 2)}│ `)}${' '.repeat(offset)}${paint.severity('error', '^'.repeat(carets))}`);
  }
  return shown;
}

/** What the carets stand under: the text at fault, the cell of a table that holds it, or else one character. */
function markedText(line: string, at: number, excerpt: string, file: string): string {
  if (excerpt !== '' && line.startsWith(excerpt, at)) return excerpt;
  const cell = excerpt !== '' && file.toLowerCase().endsWith('.csv') ? cellAt(line, at) : '';
  return cell === '' ? (line[at] ?? ' ') : cell;
}

function details(worded: WordedIssue, { locale, paint }: ShowOptions): string[] {
  const words = wordsOf(locale);
  const shown = [worded.found && `${words.found}${worded.found}`, worded.expected && `${words.expected}${worded.expected}`].filter(
    (part) => part !== undefined && part !== '',
  );
  const lines = [shown.join(words.between), worded.why ?? '', `${words.remedy}${worded.remedy}`].filter((line) => line !== '');
  return [...lines.map((line) => `  ${visible(line)}`), `  ${paint.faint(worded.link)}`];
}
