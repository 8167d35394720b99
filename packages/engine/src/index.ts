export type { AssessInput, CheckedData, EnrolledList, Enrolment, PreviousRun, References, RunContext, SourceCell } from './context.ts';
export { EXPLAIN_CODES, type ExplainCode } from './explain/codes.ts';
export type { ExplainArg, Explanation } from './explain/node.ts';
export type { Reference } from './normalise/method.ts';
export {
  type Assessment, type GateEffect, type GradeNote, LIGHT_STATES, type LightCell, type LightResult, type LightState, type ListResult, type PartResult, type Proposal, type RunIdentity,
} from './result.ts';
export { dataHash, registerHash } from './run.ts';
