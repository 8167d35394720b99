import { canonicalJson } from '@kedu/model';
import type { VerifyReport } from '../report.ts';

export const STATEMENT_TYPE = 'https://in-toto.io/Statement/v1';
export const PREDICATE_TYPE = 'urn:kedu:verify:1';

/** Who checked, with what, when (`YYYY-MM-DDThh:mm:ssZ`). */
export interface Checker {
  readonly name: string;
  readonly version: string;
  readonly at: string;
}

/**
 * What a checker states about a bundle, as canonical JSON: an in-toto statement about its bundle.json.
 *
 * Shape: `result` is PASSED where there is no error; counts as in the report; the entry of the publication, so that nothing is said of the
 * same bytes once they are withdrawn or published by another entry; the checkpoint, and whose policy it was held against.
 * Rule: VERIFY-8. Errors: none; undefined for a bundle without a bundle.json, of which nothing can be stated.
 */
export function checkStatement(report: VerifyReport, { name, version, at }: Checker): string | undefined {
  const { identity, counts, severities } = report;
  if (!identity) return undefined;
  const { manifest, checkpoint, publication } = identity;
  return canonicalJson({
    _type: STATEMENT_TYPE,
    subject: [{ name: 'bundle.json', digest: { sha256: identity.sha256 } }],
    predicateType: PREDICATE_TYPE,
    predicate: {
      verifier: { name, version },
      timeVerified: at,
      result: severities.error === 0 ? 'PASSED' : 'FAILED',
      findings: severities,
      counts,
      ...(manifest ? { bundle: manifest } : {}),
      ...(publication ? { publication } : {}),
      ...(checkpoint ? { checkpoint } : {}),
    },
  });
}
