export { VERIFY_CODES, type VerifyCode, verifyIssue } from './codes.ts';
export type { ReadmeWords } from './files/checkReadme.ts';
export { Findings, MOST_LISTED } from './findings.ts';
export { type LookedInto, openingsIn } from './openingsIn.ts';
export type { AnchorTrust } from './log/examineAnchor.ts';
export { prepareBlocks, type PreparedBlocks } from './labels/prepareBlocks.ts';
export { admit, type Offered } from './read/admit.ts';
export { isJunk, withoutTopFolder } from './read/folderOf.ts';
export { BUNDLE_LIMITS, type BundleLimits } from './read/limits.ts';
export { NAME_FAULTS, type NameFault, nameFault } from './read/nameFault.ts';
export { readZip } from './read/readZip.ts';
export type { BundleIdentity, HiddenRows, VerifyCounts, VerifyReport } from './report.ts';
export { type Checker, checkStatement, PREDICATE_TYPE, STATEMENT_TYPE } from './statement/checkStatement.ts';
export {
  areWithheld,
  OPENING_PREDICATE_TYPE,
  openingStatement,
  type OpeningStatement,
  readOpeningStatement,
} from './statement/openingStatement.ts';
export { readCheckStatement, type StatedCheck } from './statement/readCheckStatement.ts';
export { openStatement, PAYLOAD_TYPE, signStatement } from './statement/envelope.ts';
export { preAuthenticationEncoding } from './statement/pae.ts';
export { VERIFY_STEPS, type VerifyStep } from './steps.ts';
export { type Verdict, verdictOf } from './verdict.ts';
export { verifyBundle, type VerifyOptions } from './verifyBundle.ts';
