import type { Locale } from '@kedu/model';
import { HOOKS } from '@kedu/pages';
import type { Asker } from '../desk/asker.ts';
import { MatrixTable } from './matrixTable.ts';

/** Fills every place for a matrix below an element. Rule: CAPSULE-8. */
export async function mountMatrices(below: HTMLElement, asker: Asker, locale: Locale): Promise<void> {
  for (const place of below.querySelectorAll<HTMLElement>(`[${HOOKS.matrix}]`)) {
    const list = place.getAttribute(HOOKS.matrix) ?? '';
    const answer = await asker.ask({ ask: 'matrix', list });
    if (!answer || answer.rows.length === 0) continue;
    place.hidden = false;
    new MatrixTable(place, list, answer, locale).draw();
  }
}
