import type { CompiledScheme } from '@kedu/scheme';
import type { PreviousRun } from './context.ts';
import type { Assessment, ListResult } from './result.ts';
import { eventKey } from './steps/recognition.ts';

/** What the runs of later periods may ask of this one: `last_place && previous.last_place`. */
export function asPrevious({ period, run, lists, units }: Assessment, scheme: CompiledScheme): PreviousRun {
  const events = eventsHeld(lists);
  return {
    period,
    result: run.result,
    lists,
    totalPlaces: scheme.rounding.total.places,
    unitIds: units.map((unit) => unit.id),
    ...(events.length === 0 ? {} : { events }),
  };
}

/** What the run judged, whatever became of it: an event outside its period it did not judge (BONUS-3). */
function eventsHeld(lists: readonly ListResult[]): readonly string[] {
  const held = lists.flatMap(({ additions = [] }) =>
    additions.flatMap(({ events }) => events.filter(({ because }) => because !== 'outside_period').map(({ event }) => eventKey(event))),
  );
  return [...new Set(held)].sort();
}
