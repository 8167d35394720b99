import { PREDICATE_TYPE, STATEMENT_TYPE } from './checkStatement.ts';

/** What somebody states who checked a bundle, as far as a reader wants to know. */
export interface StatedCheck {
  /** Of bundle.json, 64 hexadecimal digits. */
  readonly sha256: string;
  readonly result: 'PASSED' | 'FAILED';
  /** Who checked, by the name that they wrote, and with which version. */
  readonly name: string;
  readonly version: string;
  /** `YYYY-MM-DDThh:mm:ssZ`, by their own clock. */
  readonly at: string;
  readonly errors: number;
  readonly warnings: number;
  /** Scheme and period, where the statement names them. */
  readonly scheme: string;
  readonly period: string;
  readonly example: boolean;
  /** Entry of the log by which it was published, where the statement names it. */
  readonly publication?: number;
  /** Whose keys the log was held against; blank where there was no checkpoint. */
  readonly policy: string;
}

type Fields = Readonly<Record<string, unknown>>;

/**
 * What a statement of a check says that was taken out of its envelope; undefined for what is no such statement.
 *
 * Rule: VERIFY-18. Errors: none; fields that a later edition adds are passed over, one that is needed and missing makes it no statement.
 */
export function readCheckStatement(value: unknown): StatedCheck | undefined {
  const { _type, subject, predicateType, predicate } = fieldsOf(value);
  if (_type !== STATEMENT_TYPE || predicateType !== PREDICATE_TYPE || !Array.isArray(subject)) return undefined;
  const { name: file, digest } = fieldsOf((subject as readonly unknown[])[0]);
  const { sha256 } = fieldsOf(digest);
  const { verifier, timeVerified: at, result, findings, bundle, checkpoint, publication } = fieldsOf(predicate);
  const { index } = fieldsOf(publication);
  const { name, version } = fieldsOf(verifier);
  const { error, warning } = fieldsOf(findings);
  const { scheme, period, example } = fieldsOf(bundle);
  if (file !== 'bundle.json' || typeof sha256 !== 'string' || !/^[0-9a-f]{64}$/.test(sha256)) return undefined;
  if (typeof name !== 'string' || typeof version !== 'string' || typeof at !== 'string') return undefined;
  if ((result !== 'PASSED' && result !== 'FAILED') || typeof error !== 'number' || typeof warning !== 'number') return undefined;
  if ((result === 'PASSED') !== (error === 0)) return undefined;
  return {
    sha256,
    result,
    name,
    version,
    at,
    errors: error,
    warnings: warning,
    scheme: textOf(scheme),
    period: textOf(period),
    example: example === true,
    ...(typeof index === 'number' ? { publication: index } : {}),
    policy: textOf(fieldsOf(checkpoint)['policy']),
  };
}

function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
