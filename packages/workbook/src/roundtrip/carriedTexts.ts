import { gridOf, type Sheet } from '@kedu/intake';
import { contentHash, type Issue } from '@kedu/model';
import { CHECKSUM, CONTINUED, JSON_TEXT } from '../write/sourceSheet.ts';
import { exportIssue } from './codes.ts';

/** Rows of texts that a workbook may carry: as many as a sheet has. */
const ROWS = 1_048_576;

/**
 * The files that a workbook carries, as they were when it was written.
 *
 * Rule: LAYOUT-2. Errors: EXPORT_SOURCE_ALTERED for a file whose text no longer has its hash; it is left out.
 */
export function carriedTexts(
  file: string,
  sheet: Sheet,
): { readonly files: ReadonlyMap<string, string>; readonly issues: readonly Issue[] } {
  const lines = new Map<string, string[]>();
  const hashes = new Map<string, string>();
  const issues: Issue[] = [];
  for (const [index, [name = '', mark = '', content = '', how = '']] of gridOf(sheet, ROWS).rows.entries()) {
    if (index === 0 || name === '') continue;
    const text = lines.get(name) ?? [];
    lines.set(name, text);
    if (mark === CHECKSUM) hashes.set(name, content);
    else if (how === CONTINUED) text[text.length - 1] += lineOf(content, how);
    else text.push(lineOf(content, how));
  }
  const files = new Map<string, string>();
  for (const [name, text] of lines) {
    const whole = text.join('\n');
    if (contentHash(whole) === hashes.get(name)) files.set(name, whole);
    else issues.push(exportIssue('EXPORT_SOURCE_ALTERED', { file, sheet: sheet.name }, { file: name }));
  }
  return { files, issues };
}

function lineOf(content: string, how: string): string {
  const indent = /^缩进(\d{1,3})$/.exec(how)?.[1];
  if (indent !== undefined) return ' '.repeat(Number(indent)) + content;
  if (how !== JSON_TEXT && how !== CONTINUED) return content;
  try {
    return String(JSON.parse(content));
  } catch {
    // Whatever it says now, its file has not its hash.
    return content;
  }
}
