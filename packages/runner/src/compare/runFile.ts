import { type Issue, parsePeriod, type Period } from '@kedu/model';
import { OUTPUT_VERSION } from '../output/writeRun.ts';
import { compareIssue } from './codes.ts';

/** Which run it is, as run.json says. */
export interface RunHead {
  readonly scheme: { readonly id: string; readonly version: string };
  readonly period: Period;
  readonly result: string;
}

/**
 * The runs that a run.json names. Rule: OUT-8. Errors: COMPARE_RUN_FILE where it is no JSON, not ours, of a later version, or lacks what tells a run.
 */
export function readRunFile(file: string, bytes: Uint8Array): { readonly runs: readonly RunHead[]; readonly issues: readonly Issue[] } {
  const refuse = (found: string): { runs: []; issues: Issue[] } => ({
    runs: [],
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
    runs.push({ scheme: { id: scheme.id, version: scheme.version }, period, result });
  }
  return { runs, issues: [] };
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined;
}
