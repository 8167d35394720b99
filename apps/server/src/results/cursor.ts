/** A place in a list as whoever pages through it carries it: opaque to him. Example: cursorOf(100) → 'MTAw'. */
export function cursorOf(position: number): string {
  return Buffer.from(String(position)).toString('base64url');
}

/** The place of a cursor; the beginning where there is none, or where it is none of ours. */
export function positionOf(cursor: string | undefined): number {
  const text = cursor === undefined ? '' : Buffer.from(cursor, 'base64url').toString();
  return /^\d{1,9}$/.test(text) ? Number(text) : 0;
}
