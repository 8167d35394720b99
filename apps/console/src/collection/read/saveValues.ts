import { ask } from '../../app/api.ts';
import { failureOf } from '../../app/failureOf.ts';
import type { Refused } from '../../app/refused.ts';
import type { SaveAnswer, SentEntry } from '../desk/entryDesk.ts';
import { keyOf } from '../grid/sheet.ts';

/** What came of a command, a refusal also as the form shows it that asked for one figure. */
export type ValuesAnswer =
  | Exclude<SaveAnswer, { readonly kind: 'refused' }>
  | (Extract<SaveAnswer, { readonly kind: 'refused' }> & { readonly refused: Refused });

/** Fields of a form for one figure that a refusal is about, by its code: it comes with the cell in place of the field. */
const FIELDS: Readonly<Record<string, string>> = {
  REASON_MISSING: '/reason',
  COLLECT_FIGURE: '/figure',
  COLLECT_RANGE: '/figure',
  COLLECT_SAME: '/figure',
};

/** Gives commands for figures under a name of their own, and says what came of them (COMMIT-3). */
export async function saveValues(
  to: { readonly authority: string; readonly round: string },
  id: string,
  entries: readonly SentEntry[],
): Promise<ValuesAnswer> {
  const body = { entries: entries.map(({ cell, command, seen }) => ({ cell, command, seen })) };
  try {
    const { cells } = await ask('saveValues', { params: to, body, key: id });
    return { kind: 'taken', seen: new Map(cells.map((cell) => [keyOf(cell), cell.seen])) };
  } catch (error) {
    const { isOpen, refused } = failureOf(error);
    return isOpen || refused === undefined
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
export function refusalByCell(refused: Refused, keys: readonly string[]): Extract<ValuesAnswer, { readonly kind: 'refused' }> {
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
    refused: { ...refused, issues: refused.issues.map((issue) => ({ ...issue, at: FIELDS[issue.code] ?? issue.at })) },
  };
}
