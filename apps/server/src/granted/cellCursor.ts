import type { Cell } from '@kedu/workflow';

/** The figure behind which a page goes on, as whoever pages carries it: opaque to him. Rule: API-8. */
export function cursorOfCell({ indicator, period, unit, source }: Cell): string {
  return Buffer.from(JSON.stringify([indicator, period, unit, source])).toString('base64url');
}

/** The figure of a cursor; undefined where there is none, or where it is none of ours. */
export function cellOfCursor(cursor: string | undefined): Cell | undefined {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor ?? '', 'base64url').toString());
    if (!Array.isArray(parts) || parts.length !== 4 || !parts.every(isName)) return undefined;
    const [indicator, period, unit, source] = parts as [string, string, string, string];
    return { indicator, period, unit, source };
  } catch {
    return undefined;
  }
}

function isName(part: unknown): boolean {
  return typeof part === 'string' && !part.includes('\u0000');
}
