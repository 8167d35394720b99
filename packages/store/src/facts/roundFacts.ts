import type { ConnectorEvent, RoundEvent } from '@kedu/workflow';
import type { Fact } from './fact.ts';

/** What an event says of a round: its step, what it asks of whom, its seal. */
export function roundFacts(round_id: string, event: RoundEvent, position: number): readonly Fact[] {
  const stepped = (step: string, rest: Readonly<Record<string, unknown>> = {}): Fact => ({
    table: 'round',
    row: { round_id, position, step, ...rest },
  });
  switch (event.type) {
    case 'round_planned': {
      const { scheme, version, month, opensOn, closesOn } = event.plan;
      return [stepped('planned', { scheme_id: scheme, scheme_version: version, month, opens_on: opensOn, closes_on: closesOn })];
    }
    case 'round_opened':
      return [
        stepped('open'),
        ...event.asks.flatMap(({ indicator, period, way, source, owner, units, due }) =>
          units.map(
            (unit_id): Fact => ({
              table: 'task',
              row: { round_id, indicator, period, unit_id, way, source, owner_post_id: owner, due_on: due },
            }),
          ),
        ),
      ];
    case 'round_extended':
      return [stepped('open', { closes_on: event.closesOn })];
    case 'round_closed':
      return [stepped('closed')];
    case 'round_reopened':
      return [stepped('open', { closes_on: event.closesOn })];
    case 'round_cancelled':
      return [stepped('cancelled')];
    case 'round_sealed': {
      const { number, hash, figures, missing, knownAt } = event;
      return [stepped('sealed'), { table: 'snapshot', row: { round_id, number, hash, figures, missing, known_at: knownAt } }];
    }
  }
}

/** What an event says of a source of values. */
export function connectorFacts(connector_id: string, event: ConnectorEvent, position: number): Fact | readonly Fact[] {
  const stepped = (step: string, rest: Readonly<Record<string, unknown>> = {}): Fact => ({
    table: 'connector',
    row: { connector_id, position, step, ...rest },
  });
  switch (event.type) {
    case 'connector_declared':
      return stepped('live', { indicators: event.indicators, mapping: event.mapping, from_day: event.from });
    case 'connector_suspended':
      return stepped('suspended', { reason: event.reason });
    case 'connector_resumed':
      return stepped('live');
    case 'connector_ended':
      return stepped('ended', { reason: event.reason });
    // What the timer does stands in the stream alone.
    case 'capture_begun':
    case 'capture_ended':
      return [];
  }
}
