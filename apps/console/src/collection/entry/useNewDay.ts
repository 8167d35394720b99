import { useEffect } from 'react';
import { beforeMidnight, dayInChina } from '../../app/day.ts';

/** Calls back when another day has begun in China while the page stood open, and when it is looked at again after that. */
export function useNewDay(act: () => void): void {
  useEffect(() => {
    let day = dayInChina(Date.now());
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = (): void => {
      const now = Date.now();
      clearTimeout(timer);
      timer = setTimeout(look, beforeMidnight(now));
      if (dayInChina(now) === day) return;
      day = dayInChina(now);
      act();
    };
    look();
    // A machine that slept over midnight has a timer that slept, too.
    document.addEventListener('visibilitychange', look);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }, [act]);
}
