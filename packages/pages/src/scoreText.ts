import { formatQuanta } from '@kedu/model';
import { type Html, html } from './html.ts';

/** Decimals that are read at a glance; the others follow smaller, because ranks are taken on them. */
const GLANCE = 2;

/** A score in quanta with all its places: 85.21 and small 7772895; a dash where there is none. */
export function scoreText(quanta: number, places: number): Html {
  if (Number.isNaN(quanta)) return html`—`;
  const text = formatQuanta(quanta, places);
  const point = text.indexOf('.');
  if (point < 0 || places <= GLANCE) return html`${text}`;
  return html`${text.slice(0, point + 1 + GLANCE)}<small>${text.slice(point + 1 + GLANCE)}</small>`;
}
