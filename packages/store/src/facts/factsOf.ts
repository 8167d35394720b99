import {
  type ChangeEvent,
  type ConnectorEvent,
  cellOfStream,
  type ImportEvent,
  kindOf,
  type RightsEvent,
  type RoundEvent,
  type RunEvent,
  type SchemeEvent,
  type StreamEvent,
  type ValueEvent,
} from '@kedu/workflow';
import type { Fact } from './fact.ts';
import { importFacts, runFacts } from './jobFacts.ts';
import { rightsFacts } from './rightsFacts.ts';
import { connectorFacts, roundFacts } from './roundFacts.ts';
import { changeFacts, schemeFacts } from './schemeFacts.ts';
import { valueFacts } from './valueFacts.ts';

/**
 * The rows that the events of a command say, beside the events themselves: what the database enforces and what is asked of it in SQL.
 * Figures have no events beside them: their rows are the truth.
 *
 * Rule: COMMIT-1, STORE-10. Errors: RangeError for an event of a stream that no kind has.
 */
export function factsOf(events: readonly StreamEvent[]): readonly Fact[] {
  return events.flatMap(({ stream, event }, index) => {
    const position = index + 1;
    const id = stream.slice(stream.indexOf('/') + 1);
    switch (kindOf(stream)) {
      case 'value':
        return valueFacts(cellOfStream(stream), event as ValueEvent, position);
      case 'rights':
        return rightsFacts(event as RightsEvent);
      case 'round':
        return roundFacts(id, event as RoundEvent, position);
      case 'connector':
        return connectorFacts(id, event as ConnectorEvent, position);
      case 'scheme':
        return schemeFacts(id, event as SchemeEvent, position);
      case 'change':
        return changeFacts(id, event as ChangeEvent, position);
      case 'import':
        return importFacts(id, event as ImportEvent, position);
      case 'run':
        return runFacts(id, event as RunEvent, position);
      default:
        return [];
    }
  });
}

/** The events that are kept as such: those of figures are rows of their own. */
export function keptEvents(events: readonly StreamEvent[]): readonly StreamEvent[] {
  return events.filter(({ stream }) => kindOf(stream) !== 'value');
}
