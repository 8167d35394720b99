import type { Locale } from '@kedu/model';
import { type Html, html } from './html.ts';

const KNOWN: Readonly<Record<string, readonly [symbol: string, zh: string, en: string]>> = {
  red: ['▲', '红', 'red'],
  orange: ['◆', '橙', 'orange'],
  yellow: ['■', '黄', 'yellow'],
  blue: ['●', '蓝', 'blue'],
  green: ['✓', '绿', 'green'],
  grey: ['○', '灰', 'grey'],
  gray: ['○', '灰', 'grey'],
};
const ORDER = Object.keys(KNOWN);

/** A light that reads without colour: a shape of its own, with its name. `short` leaves the name to those who listen. */
export function lightMark(light: string, locale: Locale, short = false): Html {
  const [symbol, zh, en] = KNOWN[light] ?? ['◇', light, light];
  const name = locale === 'en' ? en : zh;
  return short
    ? html`<i class="${colourOf(light)}">${symbol}<b>${name}</b></i>`
    : html`<span class="light ${colourOf(light)}">${symbol} ${name}</span>`;
}

/** Lights with their counts, in the order of the usual colours: ▲2 ■1. */
export function lightCounts(counts: ReadonlyMap<string, number>, locale: Locale): Html {
  const place = (light: string): number => (ORDER.includes(light) ? ORDER.indexOf(light) : ORDER.length);
  const sorted = [...counts].sort(([a], [b]) => place(a) - place(b) || (a < b ? -1 : 1));
  return html`${sorted.map(([light, count]) => html`<span class="count">${lightMark(light, locale, true)} ${count}</span> `)}`;
}

function colourOf(light: string): string {
  return light in KNOWN && light !== 'gray' ? light : 'grey';
}
