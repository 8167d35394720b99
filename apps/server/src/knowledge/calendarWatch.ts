import { type Day, dayOf, type WorkCalendar } from '@kedu/workflow';
import type { ServerPorts } from '../http/ports.ts';

/** How often it is looked at, in milliseconds. */
const EVERY = 3_600_000;

/**
 * Tells the log once a day, from December on, that the holidays of next year are not known: without them nothing is submitted that gives
 * units days of that year to object. Returns what ends it. Rule: ROUND-2.
 */
export function watchCalendar({ clock, knowledge, log }: Pick<ServerPorts, 'clock' | 'knowledge' | 'log'>): () => Promise<void> {
  let told: Day | undefined;
  const look = (): void => {
    const today = dayOf(clock.now());
    const year = unknownYear(knowledge.calendar, today);
    if (year === undefined || told === today) return;
    told = today;
    log('warn', 'calendar', { code: 'ROUND_CALENDAR', year });
  };
  look();
  const timer = setInterval(look, EVERY);
  timer.unref();
  return async () => clearInterval(timer);
}

/** The year of a day, and in December the next one, where the calendar does not speak of it. */
function unknownYear({ years }: WorkCalendar, today: Day): number | undefined {
  const year = Number(today.slice(0, 4));
  return [year, ...(today.slice(5, 7) === '12' ? [year + 1] : [])].find((each) => !years.has(each));
}
