import { setTimeout as pause } from 'node:timers/promises';
import { wordIssue } from '@kedu/messages';
import type { Locale } from '@kedu/model';
import type { Entered, RunState, Store } from '@kedu/workflow';
import { readOne } from '../knowledge/heldStreams.ts';
import { runIssue } from './codes.ts';

/** How often a run is looked at, in milliseconds. */
const LOOK = 500;

/**
 * What becomes of a run, as it goes: how far it is whenever that has changed, then how it ended; over when whoever listens is gone.
 *
 * It reads what is written down, so that whoever listens on one server hears of a run that another makes. Rule: RUNNING-2.
 */
export async function* progressEvents(
  store: Pick<Store, 'read'>,
  entered: Entered,
  run: string,
  locale: Locale,
  signal: AbortSignal,
  look = LOOK,
): AsyncGenerator<{ readonly event: string; readonly data: unknown; readonly id: string }> {
  let told = -1;
  for (;;) {
    const { state, version } = await readOne(store, entered, 'run', run);
    const id = String(version);
    if (state.standing === 'finished') {
      yield { event: 'finished', data: { resultHash: state.resultHash ?? '' }, id };
      return;
    }
    if (state.standing === 'failed' || state.standing === 'abandoned') {
      yield { event: 'failed', data: failureOf(state, locale), id };
      return;
    }
    const done = state.done ?? 0;
    if (done !== told) {
      told = done;
      yield { event: 'progress', data: { done }, id };
    }
    try {
      await pause(look, undefined, { signal });
    } catch {
      return;
    }
  }
}

/** Why a run failed and what to do, in words. */
export function failureOf({ standing, failure }: RunState, locale: Locale): { readonly code: string; readonly text: string } {
  const code = failure ?? standing;
  const { what, remedy } = wordIssue(runIssue('RUN_FAILED', {}, { code }), locale);
  return { code, text: `${what}${locale === 'zh-CN' ? '' : ' '}${remedy}` };
}
