import { ask } from '../../app/api.ts';
import type { Refused } from '../../app/refused.ts';
import { refusedOf } from '../../app/refusedError.ts';
import type { SaveAnswer, SentEntry } from '../desk/entryDesk.ts';
import { keyOf } from '../grid/sheet.ts';

/** Statuses that say nothing of the command: the server, or the way to it, is not at its best. */
const AWAY = new Set([408, 425, 429, 500, 502, 503, 504]);

/** Gives commands for figures under a name of their own, and says what came of them (COMMIT-3). */
export async function saveValues(
  to: { readonly authority: string; readonly round: string },
  id: string,
  entries: readonly SentEntry[],
): Promise<SaveAnswer> {
  const body = { entries: entries.map(({ cell, command, seen }) => ({ cell, command, seen })) };
  try {
    const { cells } = await ask('saveValues', { params: to, body, key: id });
    return { kind: 'taken', seen: new Map(cells.map((cell) => [keyOf(cell), cell.seen])) };
  } catch (error) {
    const refused = refusedOf(error);
    if (refused === undefined && !(error instanceof TypeError)) throw error;
    return refused === undefined || AWAY.has(refused.status)
      ? { kind: 'away' }
      : refusalByCell(
          refused,
          entries.map(({ cell }) => keyOf(cell)),
        );
  }
}

/**
 * A refusal with its sentences by cell: `at` is the cell, with or without its source, or a pointer into the entries.
 *
 * Sentences that name no cell of ours stand for all of it.
 */
export function refusalByCell(refused: Refused, keys: readonly string[]): Extract<SaveAnswer, { readonly kind: 'refused' }> {
  const texts = new Map<string, string[]>();
  const whole: string[] = [];
  for (const { at, text } of refused.issues) {
    const pointer = /^\/entries\/(\d+)(?:\/|$)/.exec(at ?? '');
    const key = pointer ? keys[Number(pointer[1])] : keys.find((each) => at !== undefined && (each === at || each.startsWith(`${at}/`)));
    if (key === undefined) whole.push(text);
    else texts.set(key, [...(texts.get(key) ?? []), text]);
  }
  if (refused.issues.length === 0) whole.push(refused.detail ?? refused.title);
  return {
    kind: 'refused',
    cells: [...texts].map(([key, said]) => ({ key, texts: said })),
    texts: whole,
    isOvertaken: refused.status === 409 || refused.issues.some(({ code }) => code === 'COMMIT_CONFLICT'),
  };
}
