/**
 * A text broken into at most `most` lines of a given width, the last one ending in … where not all of it fits.
 *
 * Units: width in halves of a Chinese sign; Latin letters, digits and spaces are one half. Words of Latin letters stay whole where they fit a line.
 * Errors: none. Example: setInLines('省人力资源社会保障厅', 12, 2) → 省人力资源社, 会保障厅.
 */
export function setInLines(text: string, width: number, most: number): readonly string[] {
  const lines: string[] = [''];
  for (const piece of text.match(/[\x21-\x7e]+|[^\x21-\x7e]/gu) ?? []) {
    const last = lines[lines.length - 1] as string;
    if (widthOf(last + piece) <= width) lines[lines.length - 1] = last + piece;
    else if (last === '') lines[lines.length - 1] = piece;
    else lines.push(piece.trimStart());
  }
  const whole = lines.map((line) => line.trimEnd());
  if (whole.length <= most && whole.every((line) => widthOf(line) <= width)) return whole;
  const kept = whole.slice(0, most);
  return kept.map((line, i) => (widthOf(line) > width || (i === most - 1 && lines.length > most) ? cutTo(line, width) : line));
}

/** Width of a text in halves of a Chinese sign. */
export function widthOf(text: string): number {
  return [...text].reduce((sum, sign) => sum + (/[\x20-\x7e]/.test(sign) ? 1 : 2), 0);
}

/** As much of a text as fits with … behind it. */
function cutTo(text: string, width: number): string {
  let kept = '';
  for (const sign of text) {
    if (widthOf(kept + sign) > width - 2) break;
    kept += sign;
  }
  return `${kept.trimEnd()}…`;
}
