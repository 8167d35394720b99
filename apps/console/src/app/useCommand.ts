import type { RouteAnswer, RouteName } from '@kedu/api';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { ask, newKey, type Question } from './api.ts';
import { contentOf } from './contentOf.ts';
import { failureOf } from './failureOf.ts';
import type { Refused } from './refused.ts';

/** What a command answers once it was done. */
export type Done<N extends RouteName> = [RouteAnswer<N>] extends [undefined] ? true : RouteAnswer<N>;

/** A command of a form or a button, with what became of it. */
export interface Command<N extends RouteName> {
  /**
   * Gives the command: its answer (`true` where it answers nothing), or undefined where it was refused or did not arrive. All that was read
   * before is read
   * anew after it.
   */
  run(question: Question<N>): Promise<Done<N> | undefined>;
  readonly isRunning: boolean;
  /** Why it was not done. */
  readonly refused: Refused | undefined;
  /** The server did not answer: whether it was done is unknown, and the same command once more is safe (COMMIT-3). */
  readonly isAway: boolean;
  /** It was done, and nothing was asked since. */
  readonly isDone: boolean;
  /** Forgets what was said of the last one. */
  clear(): void;
}

interface Course {
  readonly isRunning: boolean;
  readonly refused?: Refused | undefined;
  readonly isAway?: boolean | undefined;
  readonly isDone?: boolean | undefined;
}

/**
 * A command to the server that can be given again without being done twice: the same content, the same file with it, goes with the same key
 * until it was answered (API-4).
 *
 * Example: const plan = useCommand('commandRound'); await plan.run({ params: { authority, id }, body: { type: 'open_round' } }).
 */
export function useCommand<N extends RouteName>(name: N): Command<N> {
  const queries = useQueryClient();
  const [course, setCourse] = useState<Course>({ isRunning: false });
  const from = useRef<Element | null>(null);
  // A button that is shut while its command is under way loses the focus: it gets it back, unless something else took it meanwhile.
  useEffect(() => {
    if (course.isRunning || document.activeElement !== document.body) return;
    if (from.current instanceof HTMLElement && from.current.isConnected) from.current.focus({ preventScroll: true });
    from.current = null;
  }, [course]);
  const unanswered = useRef<{ readonly content: string; readonly key: string } | undefined>(undefined);
  const run = async (question: Question<N>): Promise<Done<N> | undefined> => {
    const content = contentOf(question);
    const key = unanswered.current?.content === content ? unanswered.current.key : newKey();
    unanswered.current = { content, key };
    from.current = document.activeElement;
    setCourse({ isRunning: true });
    try {
      const answer = await ask(name, { ...question, key });
      unanswered.current = undefined;
      setCourse({ isRunning: false, isDone: true });
      void queries.invalidateQueries();
      return (answer ?? true) as Done<N>;
    } catch (error) {
      // A fault of the page itself is thrown on: it leaves no button shut.
      setCourse({ isRunning: false });
      const { isOpen, refused } = failureOf(error);
      if (!isOpen) unanswered.current = undefined;
      setCourse({ isRunning: false, refused, isAway: refused === undefined });
      return undefined;
    }
  };
  return {
    run,
    isRunning: course.isRunning,
    refused: course.refused,
    isAway: course.isAway ?? false,
    isDone: course.isDone ?? false,
    clear: () => setCourse({ isRunning: false }),
  };
}
