import type { Issue, IssueArgs } from '@kedu/model';
import { workflowIssue } from '../codes.ts';
import type { Context } from '../context.ts';
import { type Decision, refused, unless } from '../decision.ts';
import { after, type Day, type Instant } from '../instant.ts';
import { reasonMissing } from '../reason.ts';
import type { Recorded } from '../recorded.ts';
import { denied } from '../rights/permission.ts';
import { outOfTurn, taken, type Transitions } from '../transitions.ts';

export type ConnectorStanding = 'none' | 'live' | 'suspended' | 'ended';

/** A system that has figures (数据对接): folder, spreadsheet, HTTP; who asks people for them is refused. */
export interface Connector {
  readonly standing: ConnectorStanding;
  readonly indicators: readonly string[];
  /** Name of the mapping that reads it (MAP-1). */
  readonly mapping: string;
  readonly from: Day;
  /** The last capture that the server began by itself, a round each. */
  readonly captures: readonly TimedCapture[];
}

/** A capture that the server begins by itself, at a time of a day (定时采集). */
export interface TimedCapture {
  readonly round: string;
  /** Day and hour in China, `2026-12-18T06`: each is taken once. */
  readonly slot: string;
  /** Server that has it, and until when it is believed to. */
  readonly worker: string;
  readonly leaseUntil: Instant;
  readonly at: Instant;
  /** How it ended; absent while it goes on. */
  readonly outcome?: CaptureOutcome | undefined;
}

export const CAPTURE_KINDS = ['captured', 'unchanged', 'unread', 'failed'] as const;

/**
 * `captured`: recorded; `unchanged`: the source has nothing new; `unread`: the file has errors, which stand in the report of its import; `failed`: `code` with
 * its arguments says why.
 */
export interface CaptureOutcome {
  readonly kind: (typeof CAPTURE_KINDS)[number];
  readonly code?: string | undefined;
  readonly args?: IssueArgs | undefined;
}

/** A server that begins a capture is believed so long without its end: longer than fetching and reading a file may take. */
export const CAPTURE_LEASE = 10 * 60_000;

export const NO_CONNECTOR: Connector = { standing: 'none', indicators: [], mapping: '', from: '', captures: [] };

export type ConnectorCommand =
  | { readonly type: 'declare_connector'; readonly indicators: readonly string[]; readonly mapping: string; readonly from: Day }
  | { readonly type: 'change_connector'; readonly indicators: readonly string[]; readonly mapping: string; readonly from: Day }
  | { readonly type: 'suspend_connector'; readonly reason: string }
  | { readonly type: 'resume_connector' }
  | { readonly type: 'end_connector'; readonly reason: string }
  /** Of the server alone. */
  | { readonly type: 'begin_capture'; readonly round: string; readonly slot: string; readonly worker: string }
  | {
      readonly type: 'end_capture';
      readonly round: string;
      readonly slot: string;
      readonly worker: string;
      readonly outcome: CaptureOutcome;
    };

export type ConnectorEvent =
  | { readonly type: 'connector_declared'; readonly indicators: readonly string[]; readonly mapping: string; readonly from: Day }
  | { readonly type: 'connector_suspended'; readonly reason: string }
  | { readonly type: 'connector_resumed' }
  | { readonly type: 'connector_ended'; readonly reason: string }
  | {
      readonly type: 'capture_begun';
      readonly round: string;
      readonly slot: string;
      readonly worker: string;
      readonly leaseUntil: Instant;
    }
  | { readonly type: 'capture_ended'; readonly round: string; readonly slot: string; readonly outcome: CaptureOutcome };

/** ROUND-6. */
export const CONNECTOR_TRANSITIONS = {
  none: { declare_connector: 'live' },
  live: {
    change_connector: 'live',
    suspend_connector: 'suspended',
    end_connector: 'ended',
    begin_capture: 'live',
    end_capture: 'live',
  },
  // What was under way when it was suspended comes to its end.
  suspended: { resume_connector: 'live', end_connector: 'ended', end_capture: 'suspended' },
  ended: { end_capture: 'ended' },
} as const satisfies Transitions<ConnectorStanding, ConnectorCommand['type']>;

/** Letters, digits and hyphens: the name stands in addresses and in the settings of the machine. */
const NAME = /^[A-Za-z0-9][A-Za-z0-9-]*$/;

/**
 * What a command does to a connector; `connectors` are all of the authority, by ID.
 *
 * Rules: ROUND-6, ROUND-12, CONNECT-6. Errors: STEP_NOT_ALLOWED, ID_TAKEN, RIGHT_SEAT, RIGHT_DENIED, REASON_MISSING, ROUND_NOTHING,
 * ROUND_DECLARATION (`name`, `mapping`, `indicator`), ROUND_CAPTURE.
 */
export function decideConnector(
  connector: Connector,
  command: ConnectorCommand,
  context: Context & { readonly id: string; readonly connectors: ReadonlyMap<string, Connector> },
): Decision<ConnectorEvent> {
  const subject = { thing: 'connector', id: context.id } as const;
  const wrong =
    (command.type === 'declare_connector' ? taken(subject, connector.standing) : undefined) ??
    outOfTurn(CONNECTOR_TRANSITIONS, subject, connector.standing, command.type);
  if (wrong) return refused(wrong);
  const may = denied(context, 'declare_connector');
  switch (command.type) {
    case 'declare_connector':
    case 'change_connector':
      return unless([may, ...declarationIssues(command, context)], {
        type: 'connector_declared',
        indicators: command.indicators,
        mapping: command.mapping,
        from: command.from,
      });
    case 'suspend_connector':
      return unless([may, reasonMissing(command)], { type: 'connector_suspended', reason: command.reason });
    case 'resume_connector':
      return unless([may], { type: 'connector_resumed' });
    case 'end_connector':
      return unless([may, reasonMissing(command)], { type: 'connector_ended', reason: command.reason });
    case 'begin_capture': {
      const capture = connector.captures.find(({ round }) => round === command.round);
      const isOver =
        capture !== undefined && (command.slot < capture.slot || (command.slot === capture.slot && capture.outcome !== undefined));
      const isTaken = capture !== undefined && capture.outcome === undefined && capture.leaseUntil > context.at;
      return unless(
        [denied(context, 'work'), isOver ? captureIssue('over', capture) : isTaken ? captureIssue('taken', capture) : undefined],
        {
          type: 'capture_begun',
          round: command.round,
          slot: command.slot,
          worker: command.worker,
          leaseUntil: after(context.at, CAPTURE_LEASE),
        },
      );
    }
    case 'end_capture': {
      const capture = connector.captures.find(({ round }) => round === command.round);
      const isOwn = capture?.slot === command.slot && capture.worker === command.worker && capture.outcome === undefined;
      return unless([denied(context, 'work'), isOwn ? undefined : captureIssue('lost', capture)], {
        type: 'capture_ended',
        round: command.round,
        slot: command.slot,
        outcome: command.outcome,
      });
    }
  }
}

/** A connector after an event. */
export function evolveConnector(connector: Connector, { event, at }: Recorded<ConnectorEvent>): Connector {
  switch (event.type) {
    case 'connector_declared':
      return { ...connector, standing: 'live', indicators: event.indicators, mapping: event.mapping, from: event.from };
    case 'connector_suspended':
      return { ...connector, standing: 'suspended' };
    case 'connector_resumed':
      return { ...connector, standing: 'live' };
    case 'connector_ended':
      return { ...connector, standing: 'ended' };
    case 'capture_begun': {
      const { type: _, ...begun } = event;
      return { ...connector, captures: [...connector.captures.filter(({ round }) => round !== event.round), { ...begun, at }] };
    }
    case 'capture_ended':
      return {
        ...connector,
        captures: connector.captures.map((each) => (each.round === event.round ? { ...each, outcome: event.outcome } : each)),
      };
  }
}

function captureIssue(reason: 'over' | 'taken' | 'lost', capture: TimedCapture | undefined): Issue {
  return workflowIssue('ROUND_CAPTURE', {}, { reason, slot: capture?.slot ?? '', until: capture?.leaseUntil ?? '' });
}

/** What is wrong with what a connector is declared to have (ROUND-12); the name counts when it is given. */
function declarationIssues(
  { type, indicators, mapping }: Extract<ConnectorCommand, { readonly type: 'declare_connector' | 'change_connector' }>,
  { id, connectors }: { readonly id: string; readonly connectors: ReadonlyMap<string, Connector> },
): readonly Issue[] {
  const issues: Issue[] = [];
  if (indicators.length === 0) issues.push(nothing(id));
  if (type === 'declare_connector' && !NAME.test(id)) issues.push(declarationIssue('name', id, id));
  if (leadsOut(mapping)) issues.push(declarationIssue('mapping', id, mapping));
  for (const [other, { standing, indicators: had }] of connectors) {
    if (other === id || (standing !== 'live' && standing !== 'suspended')) continue;
    for (const indicator of indicators.filter((each) => had.includes(each))) issues.push(declarationIssue('indicator', other, indicator));
  }
  return issues;
}

/** Whether a path leaves the pack in which it is looked for. */
function leadsOut(path: string): boolean {
  return /^[/~]|\\|:/.test(path) || path.split('/').includes('..');
}

function declarationIssue(reason: 'name' | 'mapping' | 'indicator', connector: string, found: string): Issue {
  return workflowIssue('ROUND_DECLARATION', {}, { reason, connector, found });
}

function nothing(id: string): Issue {
  return workflowIssue('ROUND_NOTHING', {}, { round: id });
}
