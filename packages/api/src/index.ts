export {
  addressOf,
  type Client,
  client,
  type ClientOptions,
  type FetchedAnswer,
  type Outcome,
  type Question,
} from './client.ts';
export { API_CODES, type ApiCode, apiIssue } from './codes.ts';
export { changeBody, changeCommand, schemeCommand } from './commands/schemeCommand.ts';
export { personBody, personCommand, rightsCommand } from './commands/rightsCommand.ts';
export { burdenCommand, connectorCommand, importCommand, publicationCommand, roundCommand } from './commands/roundCommand.ts';
export { feedbackCommand, runCommand } from './commands/runCommand.ts';
export { valueCommand } from './commands/valueCommand.ts';
export type { Asker, FileAnswer, Route, RouteKind, StreamAnswer, Upload } from './routes/route.ts';
export {
  API_ROOT,
  isFile,
  isShape,
  isStream,
  type NamesOf,
  namesIn,
  ROUTE_NAMES,
  type RouteAnswer,
  type RouteBody,
  type RouteName,
  type RouteParams,
  type RoutePath,
  type RouteQuery,
  type RouteQuestion,
  ROUTES,
  type Routes,
} from './routes/routes.ts';
export { answersOf } from './answersOf.ts';
export { openApi } from './openApi.ts';
export { type AskedPart, shapeIssues } from './shapeIssues.ts';
export type { ShownAuditRow } from './shapes/audit.ts';
export type { ShownBundle } from './shapes/bundles.ts';
export { MOST_ENTRIES, type StandingCell, type ValuesBody } from './shapes/cells.ts';
export type { ChangeRequest } from './shapes/changes.ts';
export type { ShownConnector } from './shapes/connectors.ts';
export type { Branch, ShownExplanation } from './shapes/explanation.ts';
export type { Frozen } from './shapes/frozen.ts';
export { WAITING, type Waiting, type WaitingItem } from './shapes/home.ts';
export type { GrantedFigure } from './shapes/granted.ts';
export type { FileIssue, ImportFile } from './shapes/imports.ts';
export type { ShownLight } from './shapes/lights.ts';
export type { OpenStep } from './shapes/openStep.ts';
export { MOST_ITEMS, USUAL_ITEMS } from './shapes/page.ts';
export { type Problem, problem, type ShownIssue } from './shapes/problem.ts';
export type { MadeReceipt, ShownReceipt } from './shapes/receipt.ts';
export type { ShownPublicationDay } from './shapes/publications.ts';
export type { ResultRow } from './shapes/results.ts';
export type { ShownRights } from './shapes/rights.ts';
export type { RoundSummary, ShownColumn, ShownSeal } from './shapes/rounds.ts';
export type { RunBody, RunSummaryAnswer } from './shapes/runs.ts';
export type { SchemeVersion, ShownIndicator } from './shapes/schemes.ts';
export type { Place, SessionAnswer } from './shapes/session.ts';
export type { NamedUnit, ShownActor } from './shapes/text.ts';
export type { ShownUnit } from './shapes/units.ts';
