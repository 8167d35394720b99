import type { Issue } from '@kedu/model';
import { intakeIssue } from '../codes.ts';
import { foreignKind, startsWith } from './signature.ts';
import { transcode } from './transcode.ts';
import { firstInvalidUtf8 } from './validUtf8.ts';

/** Largest file that is read, 512 MiB (INTAKE-2). */
export const MAX_FILE_BYTES = 512 * 1024 * 1024;

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030';

export interface Decoded {
  /** UTF-8 without byte order mark; a view of the input where that was UTF-8 already. Absent where the file is refused. */
  readonly bytes?: Uint8Array;
  readonly encoding?: Encoding;
  readonly issues: readonly Issue[];
}

/** The issue for a file of so many bytes, undefined where it is within the limit. Rule: INTAKE-2. */
export function checkFileSize(file: string, bytes: number): Issue | undefined {
  return bytes > MAX_FILE_BYTES ? intakeIssue('INTAKE_TOO_LARGE', { file }, { bytes, limit: MAX_FILE_BYTES }) : undefined;
}

/**
 * The UTF-8 of a file's bytes, whatever safe encoding they came in.
 *
 * Rule: INTAKE-2, INTAKE-3 (docs/spec/pack.md).
 * Errors: INTAKE_TOO_LARGE, INTAKE_EMPTY, INTAKE_NOT_TEXT (a workbook, a PDF, NUL bytes), INTAKE_UNDECODABLE with line and
 * byte. Notices: INTAKE_BOM, INTAKE_ENCODING.
 * Example: the GBK bytes of `单位,数值` come back as their UTF-8, with INTAKE_ENCODING { encoding: gb18030 }.
 */
export function decodeBytes(bytes: Uint8Array, file: string): Decoded {
  const tooLarge = checkFileSize(file, bytes.length);
  if (tooLarge) return { issues: [tooLarge] };
  if (bytes.length === 0) return refused('INTAKE_EMPTY', file);
  const kind = foreignKind(bytes);
  if (kind) return { issues: [intakeIssue('INTAKE_NOT_TEXT', { file }, { kind, byte: 1, saveAs: saveAs(file) })] };
  if (startsWith(bytes, [0xff, 0xfe])) return wide(bytes.subarray(2), 'utf-16le', file);
  if (startsWith(bytes, [0xfe, 0xff])) return wide(bytes.subarray(2), 'utf-16be', file);

  const nul = bytes.indexOf(0);
  if (nul >= 0)
    return {
      issues: [intakeIssue('INTAKE_NOT_TEXT', { file, line: lineOf(bytes, nul) }, { kind: 'binary', byte: nul + 1, saveAs: saveAs(file) })],
    };

  const marked = startsWith(bytes, [0xef, 0xbb, 0xbf]);
  const body = marked ? bytes.subarray(3) : bytes;
  const invalid = firstInvalidUtf8(body);
  if (invalid < 0) {
    if (body.length === 0) return refused('INTAKE_EMPTY', file);
    return { bytes: body, encoding: 'utf-8', issues: marked ? [intakeIssue('INTAKE_BOM', { file, line: 1 })] : [] };
  }
  const chinese = marked ? undefined : transcode(bytes, 'gb18030');
  if (chinese)
    return {
      bytes: chinese,
      encoding: 'gb18030',
      issues: [intakeIssue('INTAKE_ENCODING', { file }, { encoding: 'gb18030', saveAs: saveAs(file) })],
    };
  return undecodable(body, invalid, file);
}

/**
 * The text of a file's bytes, by the rules of `decodeBytes`; '' where the file is refused.
 * Rule: INTAKE-3. Errors: as decodeBytes.
 */
export function decodeText(
  bytes: Uint8Array,
  file: string,
): { readonly text: string; readonly encoding?: Encoding; readonly issues: readonly Issue[] } {
  const decoded = decodeBytes(bytes, file);
  if (!decoded.bytes || !decoded.encoding) return { text: '', issues: decoded.issues };
  return { text: new TextDecoder().decode(decoded.bytes), encoding: decoded.encoding, issues: decoded.issues };
}

function refused(code: 'INTAKE_EMPTY', file: string): Decoded {
  return { issues: [intakeIssue(code, { file })] };
}

function wide(bytes: Uint8Array, encoding: 'utf-16le' | 'utf-16be', file: string): Decoded {
  const text = transcode(bytes, encoding);
  if (text?.length === 0) return refused('INTAKE_EMPTY', file);
  if (!text) return { issues: [intakeIssue('INTAKE_NOT_TEXT', { file }, { kind: 'binary', byte: 1, saveAs: saveAs(file) })] };
  if (text.includes(0))
    return { issues: [intakeIssue('INTAKE_NOT_TEXT', { file }, { kind: 'binary', byte: text.indexOf(0) + 1, saveAs: saveAs(file) })] };
  return { bytes: text, encoding, issues: [intakeIssue('INTAKE_ENCODING', { file }, { encoding, saveAs: saveAs(file) })] };
}

function undecodable(bytes: Uint8Array, at: number, file: string): Decoded {
  const found = Array.from(bytes.subarray(at, at + 4), (byte) => byte.toString(16).toUpperCase().padStart(2, '0')).join(' ');
  return { issues: [intakeIssue('INTAKE_UNDECODABLE', { file, line: lineOf(bytes, at) }, { byte: at + 1, found, saveAs: saveAs(file) })] };
}

/** What a program calls the form to save in: tables are `CSV UTF-8`, other texts `UTF-8`. */
function saveAs(file: string): string {
  return /\.(ya?ml|md)$/i.test(file) ? 'UTF-8' : 'CSV UTF-8';
}

function lineOf(bytes: Uint8Array, at: number): number {
  let line = 1;
  for (let i = 0; i < at; i += 1) if (bytes[i] === 10) line += 1;
  return line;
}
