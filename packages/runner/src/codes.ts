import { type CodeCatalogue, issueMaker } from '@kedu/model';

/** Problems of packs and folders. Wording: messages. Rules: docs/spec/pack.md, docs/spec/output.md. */
export const RUNNER_CODES = {
  PACK_NOT_FOUND: { severity: 'error', args: ['folder', 'nearest'] },
  PACK_YAML_MISSING: { severity: 'error', args: ['folder'] },
  PACK_FILE_MISSING: { severity: 'error', args: ['file'] },
  PACK_FILE_UNREADABLE: { severity: 'error', args: ['file', 'reason'] },
  PACK_PATH: { severity: 'error', args: ['found', 'reason'] },
  PACK_DATA_MISSING: { severity: 'warning', args: ['file', 'title', 'url', 'reason'] },
  PACK_ORIGIN_MISSING: { severity: 'error', args: ['file'] },
  PACK_NO_SCHEMES: { severity: 'error', args: ['folder'] },
  PACK_NO_SCHEME: { severity: 'error', args: ['period', 'day', 'known'] },
  PACK_PERIOD: { severity: 'error', args: ['found'] },
  PACK_PERIOD_TWICE: { severity: 'error', args: ['period'] },
  PACK_PERIOD_NOT_LISTED: { severity: 'error', args: ['period', 'known'] },
  PACK_AS_OF_MISSING: { severity: 'error', args: ['period'] },
  PACK_AS_OF: { severity: 'error', args: ['found'] },
  PACK_AS_OF_EARLY: { severity: 'warning', args: ['period', 'day', 'from'] },
  PACK_PERIOD_COLUMN: { severity: 'error', args: ['file'] },
  PACK_MAPPING_FIELD: { severity: 'error', args: ['field', 'mapping'] },
  PACK_MAPPING_WHERE: { severity: 'error', args: ['field'] },
  PACK_CLAUSE_UNKNOWN: { severity: 'error', args: ['clause', 'regulation', 'nearest'] },
  PACK_CLAUSE_UNCARRIED: { severity: 'notice', args: ['regulation', 'clauses', 'count'] },
  PACK_COLUMNS_TABLE: { severity: 'error', args: ['heading', 'found'] },
  OUT_FOREIGN_FILES: { severity: 'error', args: ['folder', 'found'] },
  OUT_NOT_A_FOLDER: { severity: 'error', args: ['folder'] },
  OUT_UNWRITABLE: { severity: 'error', args: ['folder', 'reason'] },
  OUT_REFERENCES: { severity: 'error', args: ['found', 'column'] },
} as const satisfies CodeCatalogue;

export type RunnerCode = keyof typeof RUNNER_CODES;

export const runnerIssue = issueMaker<RunnerCode>(RUNNER_CODES);
