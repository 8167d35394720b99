import { BASE_STYLE } from './base.ts';
import { DRAWING_STYLE } from './drawings.ts';
import { printStyle, type RunningHead } from './print.ts';
import { TABLE_STYLE } from './tables.ts';

/** The whole style sheet of a page (docs/visual-language.md). */
export function pageStyle(head: RunningHead): string {
  return `${BASE_STYLE}${TABLE_STYLE}${DRAWING_STYLE}${printStyle(head)}`;
}
