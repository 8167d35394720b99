import type { Issue } from '@kedu/model';

/** Exit codes of the command. Rule: OUT-10 (docs/spec/output.md). */
export const EXIT = { ok: 0, problems: 1, usage: 2, unreadable: 3, interrupted: 130 } as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

const UNREADABLE = new Set([
  'PACK_NOT_FOUND',
  'PACK_YAML_MISSING',
  'PACK_FILE_UNREADABLE',
  'OUT_FOREIGN_FILES',
  'OUT_NOT_A_FOLDER',
  'OUT_UNWRITABLE',
  'SEAL_UNREADABLE',
  'SEAL_UNWRITABLE',
]);

/** The exit code that issues lead to: 3 where something cannot be read or written, 1 for other errors, else 0. */
export function exitCodeOf(issues: readonly Issue[]): ExitCode {
  const errors = issues.filter((issue) => issue.severity === 'error');
  if (errors.some((issue) => UNREADABLE.has(issue.code))) return EXIT.unreadable;
  return errors.length > 0 ? EXIT.problems : EXIT.ok;
}
