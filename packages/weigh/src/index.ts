export { WEIGH_CODES, type WeighCode } from './codes.ts';
export type { DataMethod, DataWeights, NoWeights, ReasonName } from './data/dataWeights.ts';
export { DATA_METHODS, type DataMethodName } from './data/methods.ts';
export { type NodeScores, scoresOf } from './data/scoresOf.ts';
export type { ConflictMember } from './nearest/conflict.ts';
export { type NearestWeights, nearestWeights } from './nearest/nearestWeights.ts';
export {
  type ConflictingConstraint,
  type WeightFindings,
  weightFindings,
  weightIssues,
  withoutConflicting,
} from './nearest/weightIssues.ts';
export { type NewWeight, writeBack } from './nearest/writeBack.ts';
