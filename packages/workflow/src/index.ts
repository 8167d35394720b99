export type { Context } from './context.ts';
export { type Entered, MACHINE, type PersonId, type PostId } from './actor.ts';
export { auditDigest, type AuditRow, brokenAudit, eventsDigest } from './audit.ts';
export { WORKFLOW_CODES, type WorkflowCode, workflowIssue } from './codes.ts';
export {
  type AskedOnce,
  type Asking,
  BURDENS,
  type BurdenCommand,
  type BurdenEvent,
  type BurdenKind,
  type BurdenLine,
  burdenLines,
  type BurdenState,
  decideBurden,
  lastingAsks,
} from './collection/burden.ts';
export { askingsOf } from './collection/askings.ts';
export { checksFor } from './collection/checksFor.ts';
export type { ValueCommand, ValueEvent } from './collection/commands.ts';
export { type CellContext, cellName, decideValue } from './collection/decideValue.ts';
export {
  type Act,
  awaitsCorrection,
  type Cell,
  CORRECTION_GROUNDS,
  type CorrectionGround,
  countedAt,
  type Figure,
  isContested,
  knownAt,
  lastVersion,
  type OpinionKind,
  reportersOf,
  standingOf,
  VALUE_STEPS,
  type ValueStanding,
  type ValueState,
  type ValueStep,
  type ValueVersion,
} from './collection/value.ts';
export { asksToAct, type FigureGroup, figureGroups, readableAsks } from './collection/figureGroups.ts';
export { type GivenCommand, type OpenCommand, openCommands } from './collection/openCommands.ts';
export { courseFor, type SameCourse, sameCourses } from './collection/sameCourse.ts';
export { submittedEarly } from './collection/submittedEarly.ts';
export { VALUE_TRANSITIONS } from './collection/valueTransitions.ts';
export { type Decision, decided, refused, unless } from './decision.ts';
export { type EvidenceKind, evidenceOf } from './evidence.ts';
export {
  decideFeedback,
  FEEDBACK_TRANSITIONS,
  FEEDBACK_WORKDAYS,
  type FeedbackAct,
  type FeedbackCommand,
  type FeedbackContext,
  type FeedbackEvent,
  type FeedbackState,
  shownOf,
} from './feedback/feedback.ts';
export {
  decideImport,
  IMPORT_TRANSITIONS,
  type ImportCommand,
  type ImportEvent,
  type ImportState,
  MOST_IMPORT_BYTES,
} from './imports/import.ts';
export { recordedBefore } from './imports/recordedBefore.ts';
export { after, type Day, dayOf, type Instant, isInstant } from './instant.ts';
export { type Notice, NOTICE_TOPICS, noticesOf, type NoticeTopic } from './notices.ts';
export { AskedCells } from './perform/askedCells.ts';
export { decideCells } from './perform/decideCells.ts';
export { decideColumns, type FileColumn } from './perform/decideColumns.ts';
export { decideTask } from './perform/decideTask.ts';
export { perform, type Performed, type Ports, type PromisedEntry } from './perform/perform.ts';
export type { Knowledge, Task, ValueEntry } from './perform/task.ts';
export { wholeColumns } from './perform/wholeKind.ts';
export type {
  BlobStore,
  BulkColumn,
  BulkFigure,
  BulkReceipt,
  BulkStore,
  Clock,
  Commit,
  Held,
  HeldLog,
  KnownFigure,
  KnownQuestion,
  LoggedEntry,
  Mailer,
  PendingEntry,
  Receipt,
  Sequencer,
  Signer,
  StagedBytes,
  Store,
} from './ports.ts';
export { LONGEST_REASON, reasonMissing, SHORTEST_REASON } from './reason.ts';
export type { Recorded } from './recorded.ts';
export { decideAdministration, HAND_OVER_DAYS } from './rights/administration.ts';
export { decideRights } from './rights/decide.ts';
export { type FileFigures, mayNotRead, mayNotReadImport } from './rights/reading.ts';
export type { RightsCommand, RightsEvent } from './rights/events.ts';
export { decideAccountReset, RESET_DAYS, type ResetCommand } from './rights/accountReset.ts';
export { type Asked, denied, type OwnPost, ownerMissing, postsOf } from './rights/permission.ts';
export {
  type AccountReset,
  type HandOver,
  type IndicatorOwner,
  livePost,
  NO_RIGHTS,
  ownerOf,
  type Post,
  type ReadingGrant,
  RESETS,
  type Rights,
  type RoleGrant,
  type RoleScope,
  type Seat,
  seated,
  sits,
  TABLE_GROUPS,
  type TableGroup,
} from './rights/rights.ts';
export { titleOfPost } from './rights/titleOfPost.ts';
export { unitClasses } from './rights/unitClasses.ts';
export {
  ADMINISTRATORS,
  type Administrator,
  allows,
  type Permission,
  PERMISSIONS,
  POST_ROLES,
  type PostRole,
  type Role,
  ROLES,
} from './rights/roles.ts';
export { type AskInput, asksOf, type CollectedIndicator, type PublicationDay } from './rounds/asks.ts';
export { collectedPeriods } from './rounds/collectedPeriods.ts';
export {
  CAPTURE_KINDS,
  CAPTURE_LEASE,
  type CaptureOutcome,
  type Connector,
  CONNECTOR_TRANSITIONS,
  type ConnectorCommand,
  type ConnectorEvent,
  type ConnectorStanding,
  decideConnector,
  type TimedCapture,
} from './rounds/connector.ts';
export { decideRound, type RoundContext } from './rounds/decide.ts';
export { readPublicationDays } from './rounds/publicationDays.ts';
export {
  decidePublications,
  NO_PUBLICATIONS,
  type PublicationCommand,
  type PublicationEvent,
  type PublicationYear,
  type SetPublicationDay,
} from './rounds/publications.ts';
export {
  type Ask,
  type Round,
  ROUND_TRANSITIONS,
  type RoundCommand,
  type RoundEvent,
  type RoundPlan,
  type RoundStanding,
  type SealRecord,
  type Way,
  WAYS,
} from './rounds/round.ts';
export { countStanding, type Standing } from './rounds/standing.ts';
export { afterWorkdays, isDay, isWorkday, readWorkCalendar, type WorkCalendar } from './rounds/workCalendar.ts';
export {
  decideRun,
  LEASE_MILLISECONDS,
  RUN_TRANSITIONS,
  type RunCommand,
  type RunContext,
  type RunEvent,
  runId,
  type RunInput,
  type RunStanding,
  type RunState,
} from './runs/run.ts';
export {
  CHANGE_TRANSITIONS,
  type ChangeCommand,
  type ChangeEvent,
  type ChangeRequestState,
  CHANGES,
  type ChangeStanding,
  decideChange,
} from './schemes/changeRequest.ts';
export { decideScheme, type SchemeContext } from './schemes/decideScheme.ts';
export {
  SCHEME_TRANSITIONS,
  type SchemeCommand,
  type SchemeEvent,
  type SchemeStanding,
  type SchemeVersionState,
} from './schemes/schemeVersion.ts';
export { type PasswordWeakness, passwordWeakness } from './signIn/passwordWeakness.ts';
export { LONGEST_SIGN_NAME, plainName } from './signIn/plainName.ts';
export {
  type AccountAct,
  decideSignIn,
  evolveSignIn,
  type GivenPassword,
  holds,
  LOCK,
  NO_SIGN_IN,
  type Proof,
  type Session,
  SESSION,
  SHORTEST_PASSWORD,
  type SignInCommand,
  type SignInDecision,
  type SignInEvent,
  type SignInState,
} from './signIn/signIn.ts';
export { MemoryStore } from './store/memoryStore.ts';
export {
  beginOf,
  cellOfStream,
  evolve,
  type KindOf,
  kindOf,
  RIGHTS_STREAM,
  stateOf,
  STREAM_KINDS,
  type StreamEvent,
  type StreamEvents,
  type StreamKind,
  streamName,
  type StreamStates,
  valueColumn,
  valueStream,
  type WorkflowEvent,
  type WorkflowState,
} from './streams.ts';
export { outOfTurn, type Subject, type Transitions } from './transitions.ts';
