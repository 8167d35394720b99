import { BASE_STYLE } from './base.ts';
import { DRAWING_STYLE } from './drawings.ts';
import { printStyle, type RunningHead } from './print.ts';
import { TABLE_STYLE } from './tables.ts';

/** Rows of a report begin with titles of its scheme, those of the console with names that stand as they are written. */
const TITLED_ROWS = ':lang(en) tbody th::first-letter{text-transform:uppercase}\n';

/** The whole style sheet of a page (docs/visual-language.md). */
export function pageStyle(head: RunningHead): string {
  return `${BASE_STYLE}${TITLED_ROWS}${TABLE_STYLE}${DRAWING_STYLE}${printStyle(head)}`;
}
