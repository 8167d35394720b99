import { type CellNote, insideName, type Sheet, type SheetFile } from '@kedu/intake';
import { wordIssue } from '@kedu/messages';
import { cellName, columnNumber, type Issue, type Locale } from '@kedu/model';
import { importWords } from './words.ts';

/** Last row and column that a note is moved to. */
const LAST = { row: 1_048_576, column: 16_384 };

/**
 * The notes of a workbook that tell its issues, each where a person sees it: an issue of many cells at each of them, one of a whole sheet at A1; a cell that
 * is hidden has its note at the nearest visible one, a hidden sheet at the first visible cell of the first visible sheet.
 *
 * Issues of other files (the mapping) bring none. Rule: GUESS-11.
 */
export function cellNotes(file: SheetFile, issues: readonly Issue[], locale: Locale): readonly CellNote[] {
  const first = file.sheets.find(({ hidden }) => !hidden) ?? file.sheets[0];
  const name = insideName(file.file, file.inside);
  return issues.flatMap((issue) => {
    if (!first || (issue.place.file !== undefined && issue.place.file !== name)) return [];
    const about = issue.place.sheet === undefined ? first : file.sheets.find((sheet) => sheet.name === issue.place.sheet);
    if (!about) return [];
    const sheet = about.hidden ? first : about;
    const text = textOf(issue, locale);
    return cellsOf(issue).map((cell) => {
      const shown = about.hidden ? visibleCell('A1', sheet) : visibleCell(cell, sheet);
      const moved = about.hidden ? `${about.name}!${cell}` : cell;
      return { sheet: sheet.name, cell: shown, text: shown === moved ? text : `${importWords(locale).hiddenCell(moved)}\n${text}` };
    });
  });
}

/** The cells that an issue is about: those that it names, where it stands for several. */
function cellsOf({ place, args }: Issue): readonly string[] {
  const listed = String(args['cells'] ?? '').split(', ');
  const { cell = 'A1' } = place;
  return listed.length > 1 && listed.every((one) => /^[A-Z]{1,3}\d+$/.test(one)) ? listed : [cell];
}

/** The cell itself, or the nearest one whose row and column are not hidden: above before below, left before right. */
function visibleCell(cell: string, { hiddenRows, hiddenColumns }: Sheet): string {
  const [, letters = 'A', digits = '1'] = /^([A-Z]+)(\d+)$/.exec(cell) ?? [];
  const row = nearestVisible(Number(digits), new Set(hiddenRows), LAST.row);
  const column = nearestVisible(columnNumber(letters) ?? 1, new Set(hiddenColumns), LAST.column);
  return cellName(row, column);
}

function nearestVisible(at: number, hidden: ReadonlySet<number>, last: number): number {
  for (let away = 0; away < last; away += 1) {
    if (at - away >= 1 && !hidden.has(at - away)) return at - away;
    if (at + away <= last && !hidden.has(at + away)) return at + away;
  }
  return at;
}

function textOf(issue: Issue, locale: Locale): string {
  const { what, found, expected, why, remedy } = wordIssue(issue, locale);
  const [foundSign, expectedSign] = locale === 'en' ? ['Found: ', 'Expected: '] : ['现为：', '应为：'];
  const lines = [
    what,
    found && `${foundSign}${found}`,
    expected && `${expectedSign}${expected}`,
    why,
    remedy,
    `${importWords(locale).comment} ${issue.code}`,
  ];
  return lines.filter((line) => line !== undefined && line !== '').join('\n');
}
