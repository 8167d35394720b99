import { wordOf } from '@kedu/messages';
import type { Locale } from '@kedu/model';
import { type Html, html } from './html.ts';
import { grouped } from './report/figures.ts';

const SHAPES: Readonly<Record<string, string>> = { red: '▲', orange: '◆', yellow: '■', blue: '●', green: '✓', grey: '○', gray: '○' };
const ORDER = Object.keys(SHAPES);

/** The shape alone, its name for those who listen: for matrices and counts (REPORT-6). */
export function lightSign(light: string, locale: Locale): Html {
  return html`<i class="light ${colourOf(light)}">${lightShape(light)}<b>${lightName(light, locale)}</b></i>`;
}

/** Shape and name. */
export function lightMark(light: string, locale: Locale): Html {
  return html`<span class="light-word ${colourOf(light)}">${lightShape(light)} ${lightName(light, locale)}</span>`;
}

/** Lights with their counts, in the order of the usual colours: ▲ 2 ■ 1. */
export function lightCounts(counts: ReadonlyMap<string, number>, locale: Locale): Html {
  return html`${inOrder([...counts.keys()]).map((light) => html`<span>${lightSign(light, locale)} ${grouped(counts.get(light) ?? 0)}</span>`)}`;
}

/** Lights in the order of the usual colours, those of the scheme's own after them. */
export function inOrder(lights: readonly string[]): readonly string[] {
  const place = (light: string): number => (ORDER.includes(light) ? ORDER.indexOf(light) : ORDER.length);
  return [...lights].sort((a, b) => place(a) - place(b) || (a < b ? -1 : 1));
}

/** 红 or red: the name without the word for a lamp. */
export function lightName(light: string, locale: Locale): string {
  return wordOf('light', light, locale).replace(/灯$/, '') || light;
}

/** The shape of a light: lightShape('red') → ▲; ◇ for a colour of the scheme’s own. */
export const lightShape = (light: string): string => (Object.hasOwn(SHAPES, light) ? (SHAPES[light] as string) : '◇');

function colourOf(light: string): string {
  return Object.hasOwn(SHAPES, light) && light !== 'gray' ? light : 'grey';
}
