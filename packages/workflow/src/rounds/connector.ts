import type { Issue } from '@kedu/model';
import { workflowIssue } from '../codes.ts';
import type { Context } from '../context.ts';
import { type Decision, refused, unless } from '../decision.ts';
import type { Day } from '../instant.ts';
import { reasonMissing } from '../reason.ts';
import { denied } from '../rights/permission.ts';
import { outOfTurn, type Transitions } from '../transitions.ts';

export type ConnectorStanding = 'none' | 'live' | 'suspended' | 'ended';

/** A system that has figures (数据对接): folder, spreadsheet, HTTP; who asks people for them is refused. */
export interface Connector {
  readonly standing: ConnectorStanding;
  readonly indicators: readonly string[];
  /** Name of the mapping that reads it (MAP-1). */
  readonly mapping: string;
  readonly from: Day;
}

export const NO_CONNECTOR: Connector = { standing: 'none', indicators: [], mapping: '', from: '' };

export type ConnectorCommand =
  | { readonly type: 'declare_connector'; readonly indicators: readonly string[]; readonly mapping: string; readonly from: Day }
  | { readonly type: 'suspend_connector'; readonly reason: string }
  | { readonly type: 'resume_connector' }
  | { readonly type: 'end_connector'; readonly reason: string };

export type ConnectorEvent =
  | { readonly type: 'connector_declared'; readonly indicators: readonly string[]; readonly mapping: string; readonly from: Day }
  | { readonly type: 'connector_suspended'; readonly reason: string }
  | { readonly type: 'connector_resumed' }
  | { readonly type: 'connector_ended'; readonly reason: string };

/** ROUND-6. */
export const CONNECTOR_TRANSITIONS = {
  none: { declare_connector: 'live' },
  live: { declare_connector: 'live', suspend_connector: 'suspended', end_connector: 'ended' },
  suspended: { resume_connector: 'live', end_connector: 'ended' },
  ended: {},
} as const satisfies Transitions<ConnectorStanding, ConnectorCommand['type']>;

/** What a command does to a connector. Rule: ROUND-6. Errors: STEP_NOT_ALLOWED, RIGHT_SEAT, RIGHT_DENIED, REASON_MISSING, ROUND_NOTHING. */
export function decideConnector(
  connector: Connector,
  command: ConnectorCommand,
  context: Context & { readonly id: string },
): Decision<ConnectorEvent> {
  const wrong = outOfTurn(CONNECTOR_TRANSITIONS, { thing: 'connector', id: context.id }, connector.standing, command.type);
  if (wrong) return refused(wrong);
  const may = denied(context, 'declare_connector');
  switch (command.type) {
    case 'declare_connector':
      return unless([may, command.indicators.length === 0 ? nothing(context.id) : undefined], {
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
  }
}

/** A connector after an event. */
export function evolveConnector(connector: Connector, event: ConnectorEvent): Connector {
  switch (event.type) {
    case 'connector_declared':
      return { standing: 'live', indicators: event.indicators, mapping: event.mapping, from: event.from };
    case 'connector_suspended':
      return { ...connector, standing: 'suspended' };
    case 'connector_resumed':
      return { ...connector, standing: 'live' };
    case 'connector_ended':
      return { ...connector, standing: 'ended' };
  }
}

function nothing(id: string): Issue {
  return workflowIssue('ROUND_NOTHING', {}, { round: id });
}
