import { type Issue, parsePeriod, type Period } from '@kedu/model';
import { OUTPUT_VERSION } from '../output/writeRun.ts';
import { compareIssue } from './codes.ts';

/** Which run it is, as run.json says. */
export interface RunHead {
  readonly scheme: { readonly id: string; readonly version: string };
  readonly period: Period;
  /** '' where an earlier version did not say it. */
  readonly asOf: string;
  readonly result: string;
}

export interface RunFile {
  readonly runs: readonly RunHead[];
  /** Hash of each table by its name; none where an earlier version wrote it. */
  readonly tables: ReadonlyMap<string, string>;
  readonly issues: readonly Issue[];
}

/**
 * The runs that a run.json names, and the hashes of its tables. Rule: OUT-8. Errors: COMPARE_RUN_FILE where it is no JSON, not ours, of a later version, or lacks what tells a run.
 */
export function readRunFile(file: string, bytes: Uint8Array): RunFile {
  const refuse = (found: string): RunFile => ({
    runs: [],
    tables: new Map(),
    issues: [compareIssue('COMPARE_RUN_FILE', { file }, { found })],
  });
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder().decode(bytes));
  } catch (error) {
    return refuse(error instanceof SyntaxError ? error.message : String(error));
  }
  const output = field(field(value, 'kedu'), 'output');
  if (output !== OUTPUT_VERSION) return refuse(`kedu.output: ${JSON.stringify(output) ?? ''}`);
  const listed = field(value, 'runs');
  if (!Array.isArray(listed)) return refuse('runs');
  const runs: RunHead[] = [];
  for (const [i, one] of listed.entries()) {
    const scheme = { id: field(field(one, 'scheme'), 'id'), version: field(field(one, 'scheme'), 'version') };
    const written = field(one, 'period');
    const period = typeof written === 'string' ? parsePeriod(written) : undefined;
    const result = field(one, 'result');
    if (typeof scheme.id !== 'string' || typeof scheme.version !== 'string' || !period || typeof result !== 'string')
      return refuse(`runs[${i}]`);
    const asOf = field(one, 'asOf');
    runs.push({ scheme: { id: scheme.id, version: scheme.version }, period, asOf: typeof asOf === 'string' ? asOf : '', result });
  }
  const hashes = field(value, 'tables') ?? {};
  const tables = typeof hashes === 'object' && hashes !== null ? Object.entries(hashes) : [];
  if (Array.isArray(hashes) || typeof hashes !== 'object' || tables.some(([, hash]) => typeof hash !== 'string')) return refuse('tables');
  return { runs, tables: new Map(tables as [string, string][]), issues: [] };
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined;
}
