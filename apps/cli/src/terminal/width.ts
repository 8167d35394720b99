import stringWidth from 'string-width';

/** Width of a text in columns of a terminal; Chinese characters take two. */
export function widthOf(text: string): number {
  return stringWidth(text);
}

/** A text padded with spaces to a width; a wider one stays as it is. */
export function pad(text: string, width: number, align: 'left' | 'right' = 'left'): string {
  const space = ' '.repeat(Math.max(0, width - widthOf(text)));
  return align === 'left' ? text + space : space + text;
}

const CONTROL = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** A text out of somebody's file, fit for a terminal: control and direction characters become visible, so that no file can move the cursor. */
export function visible(text: string): string {
  return text.replaceAll(CONTROL, (sign) => (sign === '\t' ? ' ' : '�'));
}

/**
 * The part of a line around a position that fits a width, and how far in columns the position lies from its start.
 * Cut ends show `…`. Shape: `at` counts UTF-16 units from 0.
 */
export function windowAround(line: string, at: number, width: number): { readonly text: string; readonly offset: number } {
  const before = Array.from(line.slice(0, at));
  const after = Array.from(line.slice(at));
  const lead = takeWhile(before.reverse(), Math.max(10, Math.floor(width * 0.6))).reverse();
  const cutLead = lead.length < before.length;
  const head = (cutLead ? '…' : '') + lead.join('');
  const tail = takeWhile(after, Math.max(10, width - widthOf(head) - 1));
  return { text: head + tail.join('') + (tail.length < after.length ? '…' : ''), offset: widthOf(head) };
}

function takeWhile(signs: readonly string[], width: number): string[] {
  const taken: string[] = [];
  let used = 0;
  for (const sign of signs) {
    used += widthOf(sign);
    if (used > width) break;
    taken.push(sign);
  }
  return taken;
}
