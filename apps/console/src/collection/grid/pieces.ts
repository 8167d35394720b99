/** Figures of one command to the server; the next go with the next. */
export const MOST_ENTRIES = 500;

/** Bytes of one command, well below the 1 MiB that a request may have: reasons of a thousand signs stand beside each figure. */
const MOST_BYTES = 800_000;

const utf8 = new TextEncoder();

/** The first of many figures, as many as go in one command: at least one, at most MOST_ENTRIES. Rule: COLLECT-17. */
export function firstPiece<T>(entries: readonly T[]): readonly T[] {
  let bytes = 0;
  const first = entries.slice(0, MOST_ENTRIES);
  const end = first.findIndex((entry, i) => {
    bytes += utf8.encode(JSON.stringify(entry)).length;
    return i > 0 && bytes > MOST_BYTES;
  });
  return end < 0 ? first : first.slice(0, end);
}

/**
 * Gives commands for many figures one piece after the other, and stops at the first that is not taken.
 *
 * `done` counts the figures of the pieces that were taken; the answer is that of the last that was given. Rule: COLLECT-17.
 * Example: 1,200 figures of which the 600th is refused → 500 done, and the refusal.
 */
export async function giveInPieces<T, A extends { readonly kind: string }>(
  entries: readonly T[],
  give: (piece: readonly T[]) => Promise<A>,
): Promise<{ readonly done: number; readonly answer: A }> {
  for (let done = 0; ; ) {
    const piece = firstPiece(entries.slice(done));
    const answer = await give(piece);
    if (answer.kind !== 'taken') return { done, answer };
    done += piece.length;
    if (done >= entries.length) return { done, answer };
  }
}
