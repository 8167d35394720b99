import type { Reading } from '@kedu/ledger';
import type { Issue } from '@kedu/model';
import { MACHINE } from '../actor.ts';
import type { Context } from '../context.ts';
import { workflowIssue } from '../codes.ts';
import { type Decision, refused, unless } from '../decision.ts';
import type { Day } from '../instant.ts';
import { reasonMissing } from '../reason.ts';
import { denied } from '../rights/permission.ts';
import { ownerOf } from '../rights/rights.ts';
import { outOfTurn } from '../transitions.ts';
import type { ValueCommand, ValueEvent } from './commands.ts';
import {
  awaitsCorrection,
  type Cell,
  type Figure,
  isContested,
  lastVersion,
  reportersOf,
  standingOf,
  type ValueState,
  type ValueVersion,
} from './value.ts';
import { VALUE_TRANSITIONS } from './valueTransitions.ts';

/** What a decision on a figure needs to know beside the figure. */
export interface CellContext extends Context {
  readonly cell: Cell;
  /** How it is asked for; absent where no round asks for it. */
  readonly asked?:
    | { readonly way: 'column' | 'unit' | 'connector'; readonly round: string; readonly isOpen: boolean; readonly closesOn: Day }
    | undefined;
  /** Last day on which the unit may object to what is submitted today, or why nobody knows it (ROUND-2): then nothing is submitted. */
  readonly objectUntil: Reading<Day>;
  readonly range?: readonly [number | null, number | null] | undefined;
  readonly isOfficial: boolean;
}

type Of<T extends ValueCommand['type']> = Extract<ValueCommand, { readonly type: T }>;

/**
 * What a command does to one figure.
 *
 * Rules: COLLECT-1 to COLLECT-10 (docs/spec/collection.md).
 * Errors: STEP_NOT_ALLOWED, RIGHT_SEAT, RIGHT_DENIED, REASON_MISSING, TWICE_ONE_PERSON, COLLECT_NOT_ASKED, COLLECT_OWNER, COLLECT_FIGURE,
 * COLLECT_RANGE, COLLECT_LATE, COLLECT_SAME, COLLECT_APPROVED, COLLECT_CONTESTED, COLLECT_WINDOW, COLLECT_OFFICIAL, ROUND_CALENDAR.
 */
export function decideValue(state: ValueState, command: ValueCommand, context: CellContext): Decision<ValueEvent> {
  const wrong =
    notHis(command.type, context) ??
    outOfTurn(VALUE_TRANSITIONS, { thing: 'value', id: cellName(context.cell) }, standingOf(state), command.type);
  if (wrong) return refused({ ...wrong, place: placeOf(context.cell) });
  const decision = decideInTurn(state, command, context);
  return 'issues' in decision
    ? { issues: decision.issues.map((issue) => ({ ...issue, place: { ...placeOf(context.cell), ...defined(issue.place) } })) }
    : decision;
}

/** Whether somebody may give a command for a figure at some step of it: whoever may not is refused whatever happened to it. */
export function isHis(command: ValueCommand['type'], context: CellContext): boolean {
  return notHis(command, context) === undefined;
}

/** Whose command it is not: that refusal stands alone and tells nothing of the figure (RIGHT-13). */
function notHis(command: ValueCommand['type'], context: CellContext): Issue | undefined {
  switch (command) {
    case 'enter':
    case 'submit':
    case 'withdraw':
    case 'correct':
      return mayReport(context);
    case 'capture':
      return mayCapture(context);
    case 'check':
      return denied(context, 'check_value', context.cell);
    case 'approve':
      return denied(context, 'approve_value', context.cell);
    case 'return':
      return mayReturn(context);
    case 'confirm':
    case 'object':
      return denied(context, 'confirm_value', context.cell);
    case 'uphold':
    case 'keep':
      return mayAnswer(context);
  }
}

function decideInTurn(state: ValueState, command: ValueCommand, context: CellContext): Decision<ValueEvent> {
  const next = state.versions.length + 1;
  const version = state.versions.length;
  const last = lastVersion(state);
  switch (command.type) {
    case 'enter':
      return unless(
        [notAsked(context), ...figureIssues(command, context), lateIssue(context, command.late)],
        withDefined({
          type: 'value_entered',
          version: next,
          figure: command.figure,
          note: command.note,
          late: lateOf(context, command.late),
        }),
      );
    case 'capture':
      return capture(state, command, context, next);
    case 'submit':
      return unless(
        [notAsked(context), last?.late === undefined ? lateIssue(context, command.late) : undefined, dayIssue(context)],
        withDefined({
          type: 'value_submitted',
          version,
          objectUntil: dayOfObjection(context),
          late: last?.late ?? lateOf(context, command.late),
        }),
      );
    case 'check':
      return unless([twice(state, context, 'check')], { type: 'value_checked', version });
    case 'approve':
      return unless(approvalIssues(state, context), { type: 'value_approved', version });
    case 'return':
      return unless([twice(state, context, 'return'), reasonMissing(command)], {
        type: 'value_returned',
        version,
        reason: command.reason,
      });
    case 'withdraw':
      return unless([reasonMissing(command)], { type: 'value_withdrawn', version, reason: command.reason });
    case 'correct':
      return correct(last as ValueVersion, command, context, next);
    case 'confirm':
      return unless([windowIssue(last as ValueVersion, context)], {
        type: 'value_confirmed',
        version,
      });
    case 'object':
      return unless(
        [
          reasonMissing(command),
          windowIssue(last as ValueVersion, context),
          isContested(last as ValueVersion) ? contested('open') : undefined,
        ],
        { type: 'value_objected', version, reason: command.reason },
      );
    case 'uphold':
    case 'keep':
      return unless(
        [
          reasonMissing(command),
          isContested(last as ValueVersion) ? undefined : contested('none'),
          last?.opinions.findLast(({ kind }) => kind === 'objected')?.person === context.entered.person
            ? onePerson('object', command.type)
            : undefined,
        ],
        { type: command.type === 'uphold' ? 'objection_upheld' : 'objection_kept', version, reason: command.reason },
      );
  }
}

/**
 * What differs from an approved figure is its correction: by its source through the server itself, or by `correct` (COLLECT-5, COLLECT-8).
 */
function capture(state: ValueState, command: Of<'capture'>, context: CellContext, version: number): Decision<ValueEvent> {
  const { figure, note } = command;
  const last = lastVersion(state);
  const unasked = notAsked(context);
  if (unasked) return refused(unasked);
  if (same(last, figure)) return { value: [] };
  const approved = standingOf(state) === 'approved' ? last : undefined;
  const late = lateOfCapture(context, command.late);
  return unless(
    [
      approved !== undefined && !isMachine(context)
        ? workflowIssue('COLLECT_APPROVED', {}, { found: shown(figure), stands: shown(approved.figure) })
        : undefined,
      ...figureIssues(command, context),
      lateIssue(context, late),
      dayIssue(context),
    ],
    withDefined({
      type: 'value_captured',
      version,
      figure,
      import: command.import,
      note,
      late: lateOf(context, late),
      ground: approved === undefined ? undefined : 'revised_by_source',
      objectUntil: dayOfObjection(context),
    }),
  );
}

function correct(last: ValueVersion, command: Of<'correct'>, context: CellContext, version: number): Decision<ValueEvent> {
  const { figure, ground, reason, note } = command;
  const issues: (Issue | undefined)[] = [
    reasonMissing(command),
    ...figureIssues(command, context),
    same(last, figure),
    context.isOfficial && ground !== 'revised_by_source' && ground !== 'typing'
      ? workflowIssue('COLLECT_OFFICIAL', {}, { indicator: context.cell.indicator, ground })
      : undefined,
    dayIssue(context),
  ];
  const objectUntil = dayOfObjection(context);
  return unless(issues, withDefined({ type: 'value_corrected', version, figure, ground, reason, note, objectUntil }));
}

function approvalIssues(state: ValueState, context: CellContext): readonly (Issue | undefined)[] {
  const last = lastVersion(state) as ValueVersion;
  const settled =
    context.asked?.way === 'unit' ||
    last.opinions.some(({ kind }) => kind === 'confirmed' || kind === 'kept') ||
    (last.objectUntil !== undefined && context.today > last.objectUntil);
  return [
    twice(state, context, 'approve'),
    isContested(last) || awaitsCorrection(last) ? contested('open') : undefined,
    settled ? undefined : workflowIssue('COLLECT_WINDOW', {}, { reason: 'waiting', until: last.objectUntil ?? '' }),
  ];
}

/** Who enters: for a column the owner of the indicator, for what only the unit knows the unit itself (COLLECT-3). */
function mayReport(context: CellContext): Issue | undefined {
  const { entered, rights, cell, asked, today } = context;
  const issue = denied(context, 'enter_value', cell);
  if (issue || asked?.way === 'unit') return issue;
  const owner = ownerOf(rights, cell.indicator, today);
  return owner === entered.post
    ? undefined
    : workflowIssue('COLLECT_OWNER', {}, { indicator: cell.indicator, owner: owner ?? '', post: entered.post });
}

/** What comes from a system: by the server itself, or by an import of whoever may enter (COLLECT-5). */
export function mayCapture(context: CellContext): Issue | undefined {
  if (isMachine(context)) return denied(context, 'make_import');
  return denied(context, 'make_import') ?? mayReport(context);
}

function mayReturn(context: CellContext): Issue | undefined {
  const issue = denied(context, 'check_value', context.cell);
  return issue === undefined ? undefined : denied(context, 'approve_value', context.cell) === undefined ? undefined : issue;
}

/** An objection is answered by the owner of the indicator or by whoever approves. */
function mayAnswer(context: CellContext): Issue | undefined {
  if (ownerOf(context.rights, context.cell.indicator, context.today) === context.entered.post)
    return denied(context, 'enter_value', context.cell);
  return denied(context, 'approve_value', context.cell);
}

/** COLLECT_NOT_ASKED where no round asks for the figure. */
export function notAsked({ cell, asked }: CellContext): Issue | undefined {
  return asked ? undefined : workflowIssue('COLLECT_NOT_ASKED', {}, { indicator: cell.indicator, period: cell.period, unit: cell.unit });
}

function figureIssues(
  command: { readonly figure: Figure; readonly note?: string | undefined },
  { range }: CellContext,
): readonly (Issue | undefined)[] {
  const { figure, note } = command;
  if (!('value' in figure)) return [];
  if (!Number.isFinite(figure.value)) return [workflowIssue('COLLECT_FIGURE', {}, { found: String(figure.value) })];
  const [low, high] = range ?? [null, null];
  const outside = (low !== null && figure.value < low) || (high !== null && figure.value > high);
  if (!outside || (note !== undefined && reasonMissing({ type: 'enter', reason: note }) === undefined)) return [];
  return [workflowIssue('COLLECT_RANGE', {}, { found: figure.value, low: low ?? '', high: high ?? '' })];
}

/** Whether the round is closed, or its last day over (COLLECT-9). */
export function isLate({ asked, today }: CellContext): boolean {
  return asked !== undefined && (!asked.isOpen || today > asked.closesOn);
}

function lateOf(context: CellContext, late: string | undefined): string | undefined {
  return isLate(context) ? late : undefined;
}

/** Why a captured figure is late: the server itself captures what its source has by then, and says no more. */
export function lateOfCapture(context: Context, late: string | undefined): string | undefined {
  return late ?? (isMachine(context) ? 'captured' : undefined);
}

/** COLLECT_LATE where the figure is late, and nothing that stands as a reason says why. */
export function lateIssue(context: CellContext, late: string | undefined): Issue | undefined {
  if (!isLate(context) || (late !== undefined && reasonMissing({ type: 'enter', reason: late }) === undefined)) return undefined;
  return workflowIssue('COLLECT_LATE', {}, { round: context.asked?.round ?? '', day: context.asked?.closesOn ?? '' });
}

/** Nobody acts on what he reported, and nobody approves what he checked (COLLECT-4). */
function twice(state: ValueState, { entered }: CellContext, command: 'check' | 'approve' | 'return'): Issue | undefined {
  if (reportersOf(state).has(entered.person)) return onePerson('enter', command);
  const checked = lastVersion(state)?.steps.some(({ kind, person }) => kind === 'checked' && person === entered.person);
  return command === 'approve' && checked ? onePerson('check', command) : undefined;
}

function onePerson(before: string, command: string): Issue {
  return workflowIssue('TWICE_ONE_PERSON', {}, { before, command });
}

function contested(reason: 'open' | 'none'): Issue {
  return workflowIssue('COLLECT_CONTESTED', {}, { reason });
}

function dayIssue({ objectUntil }: CellContext): Issue | undefined {
  return 'issue' in objectUntil ? objectUntil.issue : undefined;
}

/** Asked for beside `dayIssue`: where nobody knows the day, the event that would bear it comes to nothing. */
function dayOfObjection({ objectUntil }: CellContext): Day {
  return 'issue' in objectUntil ? '' : objectUntil.value;
}

function windowIssue({ objectUntil }: ValueVersion, { today }: CellContext): Issue | undefined {
  return objectUntil !== undefined && today <= objectUntil
    ? undefined
    : workflowIssue('COLLECT_WINDOW', {}, { reason: 'over', until: objectUntil ?? '' });
}

/** What is reported already and is the same once more: no version is made of it. A draft, and what was returned or withdrawn, is not reported. */
function same(last: ValueVersion | undefined, figure: Figure): Issue | undefined {
  const step = last?.steps.at(-1)?.kind;
  if (last === undefined || (step !== 'submitted' && step !== 'checked' && step !== 'approved')) return undefined;
  const [was, is] = [last.figure, figure];
  const equal = 'value' in is ? 'value' in was && was.value === is.value : 'missing' in was && was.missing === is.missing;
  return equal ? workflowIssue('COLLECT_SAME', {}, { found: shown(is) }) : undefined;
}

function shown(figure: Figure): number | string {
  return 'value' in figure ? figure.value : figure.missing;
}

function isMachine({ entered }: Context): boolean {
  return entered.post === MACHINE.post;
}

/** `gdp_growth/2024Q4/990100/report`. */
export function cellName({ indicator, period, unit, source }: Cell): string {
  return `${indicator}/${period}/${unit}/${source}`;
}

function placeOf({ indicator, period, unit }: Cell): Issue['place'] {
  return { indicator, period, unit };
}

function defined<T extends object>(fields: T): T {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T;
}

const withDefined = <E extends ValueEvent>(event: E): E => defined(event);
