export { LANGUAGE_CODES, SCHEME_CODES, type SchemeCode } from './codes.ts';
export { isBareMark } from './bareMark.ts';
export type * from './compiled.ts';
export type * from './judgement.ts';
export {
  isReviewLate,
  peopleOf,
  type PopulationRow,
  type Survey,
  type SurveyDimension,
  type SurveyMode,
  type SurveyWeighting,
} from './survey.ts';
export {
  DEFAULT_UNCERTAINTY,
  type ErrorSource,
  FEWEST_REVISIONS,
  type RevisionRow,
  type StatedErrorRow,
  type UncertaintyRule,
} from './valueError.ts';
export { DEFAULT_DESIGN, MOST_DESIGNS } from './designRule.ts';
export { DISCLOSURE_LEVELS, DISCLOSURE_REASONS } from './shapes/disclosure.ts';
export type { ChildrenBy, FromChildren, MarkedBy, ResultOf } from './elsewhere.ts';
export {
  CHANGE_KINDS,
  type ChangeGroup,
  type ChangeKind,
  type PathStep,
  type RuleSide,
  type SchemeChange,
  type SchemeDiff,
} from './diff/change.ts';
export { diffSchemes } from './diff/diffSchemes.ts';
export type { RuleTerm, RuleValue } from './diff/ruleTerms.ts';
export { hybridScheme } from './diff/hybrid.ts';
export { lendTables, type LentScheme } from './diff/lend.ts';
export type {
  CompiledExpression,
  ExpressionType,
  LinearComparison,
  Read,
  ReadThreshold,
  Scope,
  TextColumn,
  Vocabulary,
} from './expression/contract.ts';
export { decompose, type DecomposedTarget } from './goals/decompose.ts';
export { decomposeRows, type RowFault, type SharedGoal } from './goals/decomposeRows.ts';
export { type CellPlace, faultIssue } from './goals/faultIssue.ts';
export { type FamilyFault, familyFaults, type FamilyMember, type GoalFamily } from './goals/family.ts';
export { reconcile, type TargetedUnit } from './goals/reconcile.ts';
export { methodBounds } from './lint/methodBounds.ts';
export { type Profile, profileName } from './lint/enrol.ts';
export { profileTitle } from './lint/profile-title.ts';
export { enrol as enrolInForce, registerScope } from './lint/enrol.ts';
export { restsOn } from './lint/reads.ts';
export { type SharedPart, shares, weighed, weightFor } from './lint/shares.ts';
export { brokenConstraints } from './lint/constraints.ts';
export { leavesOf, partsNamed, type WeightCase, weightCases, weightScope } from './lint/weight-cases.ts';
export { judgementColumns, type JudgementQuestion, readJudgements } from './load/build-judgements.ts';
export { readRuleTable, type TableColumns, type TableRow } from './load/table.ts';
export { type JudgementWeights, judgementWeights, MOST_JUDGED, type WorstJudgement } from './weigh/judgement-weights.ts';
export { scaleWeights } from './weigh/scale-weights.ts';
export { shareOut } from './weigh/share-out.ts';
export { compositeAt, movedWeights, type ScopedWeight, scopedWeights, type WeightMove, weightScopes } from './trial/movedWeights.ts';
export { brokenSums } from './trial/brokenSums.ts';
export { handsAfter, triedWeights } from './trial/triedWeights.ts';
export { weightsYaml } from './trial/weightsYaml.ts';
export { checkVersions, type PlacedVersion, versionInForce } from './lint/versions.ts';
export { type CompileInput, type CompileOutput, compileScheme } from './load/compile.ts';
export { entryOf } from './load/entryOf.ts';
export { readDocument } from './load/document.ts';
export { type Reading, readShape } from './load/read-shape.ts';
export type { Path, Source } from './load/source.ts';
export { readClauses } from './load/regulation.ts';
export { readPack } from './load/read-pack.ts';
export { type EnglishRead, readEnglish } from './load/read-english.ts';
export { type JsonSchema, libraryJsonSchema, mappingJsonSchema, packJsonSchema, schemeJsonSchema } from './shapes/json-schema.ts';
export { EXPRESSION_CODES } from './expression/codes.ts';
export { type Compilation, compileExpression } from './expression/compile.ts';
export { FUNCTION_NAMES } from './expression/functions.ts';
export { EXPRESSION_LIMITS } from './expression/parse.ts';
export {
  consequenceVocabulary,
  constraintVocabulary,
  eligibilityVocabulary,
  gateVocabulary,
  indicatorVocabulary,
  lightVocabulary,
  RESERVED_WORDS,
  unitVocabulary,
  type VocabularyContext,
} from './expression/vocabularies.ts';
export { byClause, type RuleClause, ruleClauses } from './ruleClauses.ts';
export { METHOD_NAMES, METHOD_SHAPES, type MethodName, type MethodParams } from './shapes/methods.ts';
export { DECOMPOSE_METHODS, type DecomposeMethod } from './shapes/goals.ts';
export { mappingShape, type MappingShape } from './shapes/mapping.ts';
export { packShape, type PackShape } from './shapes/pack.ts';
