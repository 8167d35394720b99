import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { askEvents } from '../app/api.ts';
import { eventsIn } from './eventsIn.ts';

/** How often a run is asked about where nothing is pushed, in milliseconds. */
const LOOK = 2_000;

/** How far a run is. */
export interface Progress {
  /** 0 to 1. */
  readonly done: number;
  /** Whether it is asked for again and again, because the stream of events does not arrive. */
  readonly isPolled: boolean;
}

/**
 * How far a run is, as the server tells it; where its events do not arrive (a proxy that holds them back, a line that broke), the run is read every two seconds
 * instead. When it ends, all that was read before is read anew. `isLive` while it is requested or running.
 *
 * Rule: RUNNING-2.
 */
export function useProgress(authority: string, run: string, isLive: boolean, known: number): Progress {
  const queries = useQueryClient();
  const [told, setTold] = useState<number>();
  const [isPolled, setPolled] = useState(false);
  useEffect(() => {
    if (!isLive) return undefined;
    const gone = new AbortController();
    const listen = async (): Promise<void> => {
      const stream = await askEvents('runEvents', { params: { authority, run }, signal: gone.signal });
      if (!stream) throw new TypeError('no stream');
      for await (const { event, data } of eventsIn(stream)) {
        if (gone.signal.aborted) return;
        if (event === 'progress') setTold((data as { readonly done: number }).done);
        else return void queries.invalidateQueries();
      }
      throw new TypeError('the stream ended before the run');
    };
    listen().catch(() => {
      if (!gone.signal.aborted) setPolled(true);
    });
    return () => gone.abort();
  }, [authority, run, isLive, queries]);
  useEffect(() => {
    if (!isLive || !isPolled) return undefined;
    const timer = setInterval(() => void queries.invalidateQueries({ queryKey: ['run'] }), LOOK);
    return () => clearInterval(timer);
  }, [isLive, isPolled, queries]);
  return { done: isPolled ? known : Math.max(told ?? 0, known), isPolled: isLive && isPolled };
}
