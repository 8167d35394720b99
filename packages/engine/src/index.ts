export { comparerOf } from './aggregate/blend.ts';
export { assess, isPublishable, type Trace } from './assess.ts';
export { ENGINE_CODES } from './codes.ts';
export type { AssessInput, CheckedData, EnrolledList, Enrolment, PreviousRun, References, RunContext, SourceCell } from './context.ts';
export type {
  LeafChange,
  ListChange,
  ListSummary,
  PartChange,
  RunComparison,
  RunHeadline,
  RunSummary,
  ScoreSplit,
  UnitChange,
  UnitSummary,
} from './compare/comparison.ts';
export { compareRuns } from './compare/compareRuns.ts';
export { addsUp, partPoints } from './compare/partPoints.ts';
export { toMillionth } from './compare/toMillionth.ts';
export { shownLights } from './compare/shownLights.ts';
export { summarise } from './compare/summarise.ts';
export type { Crossing, ListContributions, UnitContributions } from './contributions/contribution.ts';
export { type ComparedRun, type ContributionInput, contributions } from './contributions/contributions.ts';
export { type ProposalChange, proposalChanges, type ProposalSide } from './contributions/proposalChanges.ts';
export { MOST_EXACT } from './contributions/orders.ts';
export { wholeShares } from './contributions/wholeShares.ts';
export { DETERMINE_CODES } from './determine/codes.ts';
export type { DeterminedItem, DeterminedQuota, DeterminedRun } from './determine/determined.ts';
export { EXPLAIN_CODES, type ExplainCode } from './explain/codes.ts';
export { type Asked, explain, explainIndicator, explainUnlisted } from './explain/explain.ts';
export { explainLights } from './explain/lights.ts';
export type { ExplainArg, Explanation } from './explain/node.ts';
export { type Attainment, attainment } from './goals/attainment.ts';
export { type GoalProgress, goalProgress, type GoalUnitProgress, type KeyResultProgress } from './goals/progress.ts';
export { GRADE_CODES } from './grade/codes.ts';
export { askedUnits } from './load/askedUnits.ts';
export { type AskedTwice, type AssessmentLoad, assessmentLoad, type OwnerLoad, type UnitLoad } from './load/assessmentLoad.ts';
export {
  type KernelCode,
  KERNEL_CODES,
  kernelIssue,
  LIGHT_NOT_PLANNED_REASONS,
  type LightNotPlannedReason,
  NOT_PLANNED_REASONS,
  type NotPlannedReason,
} from './kernel/codes.ts';
export { dataOf } from './kernel/dataOf.ts';
export { type Kernel, type KernelExports, kernelImports, kernelOf, resultOf, sweepByKernel } from './kernel/driver.ts';
export { drawQuantiles } from './kernel/drawQuantiles.ts';
export { type DrawQuantiles, drawQuantilesByKernel, figuresByKernel, ranksByKernel } from './kernel/figuresByKernel.ts';
export { type CellChange, type CellEffect, type IncrementalInput, IncrementalSweep } from './kernel/incremental.ts';
export { lightDataOf } from './kernel/lights/lightDataOf.ts';
export type {
  IndicatorLights,
  LightBytes,
  LightColumn,
  LightData,
  LightPlan,
  LightSchedule,
  LightsKept,
  LightTable,
  LightTest,
} from './kernel/lights/lightPlan.ts';
export { lightMoments, lightPlanOf, type LightPlanInput, type LightsPlanned } from './kernel/lights/lightPlanOf.ts';
export { type LightProgram, writeLights } from './kernel/lights/lightProgram.ts';
export { lightsByKernel, lightsKept } from './kernel/lights/lightsByKernel.ts';
export { lightOf, lightSweep, type UnitLight } from './kernel/lights/lightSweep.ts';
export { sealableLights, type SealableLights, type SealableMoment } from './kernel/lights/sealableLights.ts';
export { hasMemory, shownLightPlans, type ShownLightPlans } from './kernel/lights/shownLightPlans.ts';
export { lightTableOf } from './kernel/lights/lightTable.ts';
export { SWEEP_METHODS, type SweepParameter } from './kernel/methods.ts';
export { KernelMemory, type LinearMemory, MemoryFull } from './kernel/memory.ts';
export { kernelBytes, simdProbe } from './kernel/module/kernelBytes.ts';
export type {
  Keep,
  LeafPlan,
  NodePlan,
  PeerFigureName,
  SweepAggregate,
  SweepColumn,
  SweepData,
  SweepMethod,
  SweepMissing,
  SweepParam,
  SweepPeers,
  SweepPlan,
  SweepResult,
} from './kernel/plan.ts';
export type { Planned, PlanInput } from './kernel/planInput.ts';
export { planOf } from './kernel/planOf.ts';
export { type Profile, type SweepOrder, sweepOrder } from './kernel/profiles.ts';
export { type SealableList, sealableList, type SealedTrace } from './kernel/sealable.ts';
export { type SweepProgram, writeProgram } from './kernel/program.ts';
export { type RankGroups, rankTotals } from './kernel/rankTotals.ts';
export { type PeerFigures, referencesOf, withReferences } from './kernel/references.ts';
export { sweep } from './kernel/sweep.ts';
export { keptFor, type SweptList, sweptStanding } from './kernel/sweptStanding.ts';
export { type WeightTrial, weightTrial } from './kernel/weightTrial.ts';
export { type LagBasis, lagBasis } from './light/lag.ts';
export type { MethodCase, Reference } from './normalise/method.ts';
export { METHODS } from './normalise/methods.ts';
export { determineGrades, determineProposals } from './steps/determine.ts';
export { gate } from './steps/gate.ts';
export { grade, gradesOf } from './steps/grade.ts';
export { propose } from './steps/propose.ts';
export { rank } from './steps/rank.ts';
export { referenceOf } from './normalise/reference.ts';
export type { LogTreatment, Treatment, WinsorisedTreatment } from './prepare/treatment.ts';
export type { PreparedLeaf } from './prepare/prepared.ts';
export { parseTreatment, treatmentText } from './prepare/treatmentText.ts';
export type { FoundResult, FoundYear, OtherList, OtherResult, OtherRun } from './otherRun.ts';
export { asOtherRun, type AskedResult } from './others.ts';
export { asPrevious } from './previous.ts';
export { correlation, covariance, deviation, differs, mean, median } from './review/moments.ts';
export { type ListReviews, listReviews } from './review/listReviews.ts';
export { AGAINST_UP_TO, type PairFinding, REDUNDANT_FROM } from './review/pairs.ts';
export { type PeerDifference, type PeerPart, type PeerScores, peerScores, strengthsOf } from './review/strengths.ts';
export { FEWEST_RANKED, type PartEffect, type WeightEffects, weightEffects } from './review/weightEffects.ts';
export { REVIEW_KINDS, type ReviewFinding, type ReviewKind, reviewRun } from './review/yearEnd.ts';
export { PROPOSE_CODES } from './propose/codes.ts';
export { RATER_CODES, raterIssue } from './raters/codes.ts';
export { GROUP_FIGURES, type GroupFigure, markColumn, markedIndicator } from './raters/columns.ts';
export {
  SURVEY_FIGURES,
  type SurveyFigure,
  type SurveyFigures,
  surveyColumn,
  surveyFigures,
  surveyGroupColumn,
} from './surveys/columns.ts';
export { type SurveyedIndicator, type UnitSurvey, withSurveyFigures } from './surveys/surveyedObservations.ts';
export { type CountedMarks, countMarks, type GroupMarks, type Mark } from './raters/countMarks.ts';
export { type MarkedIndicator, markIssues, withMarks } from './raters/markedObservations.ts';
export { type MarkFile, readMarks } from './raters/readMarks.ts';
export type { ElasticEffect, JointEffect } from './responsibility/effect.ts';
export {
  type Assessment,
  type GateEffect,
  type GradeNote,
  LIGHT_STATES,
  type LightCell,
  type LightResult,
  type LightState,
  type ListResult,
  type PartResult,
  type Proposal,
  PROPOSAL_ACTIONS,
  type ProposalAction,
  type RunIdentity,
  WITHHELD_REASONS,
  type WithheldReason,
} from './result.ts';
export { conversionArithmetic, convert, inverse, undoes } from './recognise/convert.ts';
export {
  type AssessedSide,
  type Confidence,
  CONFIDENCES,
  type Conversion,
  type PairResult,
  type Recognition,
  type RecognitionRule,
  type RecognitionSide,
  type RecognisedPair,
  type Ruler,
  type RulerCell,
  type RulerUnit,
} from './recognise/recognition.ts';
export { recognise } from './recognise/recognise.ts';
export { type ListDesign, redesigner, type RedesignedList } from './redesign/redesigner.ts';
export {
  DESIGN_CHOICE_KINDS,
  type DesignChoice,
  type DesignChoiceKind,
  type ListSensitivity,
  type NeighbourOrder,
  type SobolIndex,
} from './redesign/sensitivity.ts';
export { dataHash, registerHash, reidentified } from './run.ts';
export type { Deviations } from './rescore/disturbedData.ts';
export { movedBy } from './rescore/disturbedData.ts';
export type { MovingColumn, PlannedList } from './rescore/plannedList.ts';
export { type DrawnResults, type Rescorer, rescorer } from './rescore/rescorer.ts';
export { chance } from './uncertainty/chance.ts';
export type { ListUncertainty, RevisionFigures, RunUncertainty, VarianceShare } from './uncertainty/figures.ts';
export { ITEM_NOTES, type ItemNote } from './propose/payItems.ts';
export { additionsOf } from './steps/additionsOf.ts';
export { comparesWithPeers } from './steps/calibrate.ts';
export { enrol } from './steps/enrol.ts';
export { type AdditionScores, EVENT_OUTCOMES, type EventOutcome } from './steps/additionScores.ts';
export { referenceKey } from './steps/referenceKey.ts';
export type { LeafScores, ListScores } from './steps/scoreTable.ts';
export { type UnitsBelow, unitsBelow } from './values/children.ts';
export { addDays, dueDay } from './values/calendar.ts';
export { VALUE_CODES } from './values/codes.ts';
export type { ChildColumns, Family, FamilyValues } from './values/fromChildren.ts';
export { yearsOf } from './values/resultOf.ts';
