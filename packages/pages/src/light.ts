import type { Locale } from '@kedu/model';
import { type Html, html } from './html.ts';

const KNOWN: Readonly<Record<string, readonly [symbol: string, zh: string, en: string]>> = {
  red: ['▲', '红', 'red'],
  orange: ['◆', '橙', 'orange'],
  yellow: ['■', '黄', 'yellow'],
  blue: ['●', '蓝', 'blue'],
  green: ['✓', '绿', 'green'],
  grey: ['○', '灰', 'grey'],
};

/** A light that reads without colour: a shape of its own, with its name. `short` leaves the name to the tooltip. */
export function lightMark(light: string, locale: Locale, short = false): Html {
  const [symbol, zh, en] = KNOWN[light] ?? ['◇', light, light];
  const name = locale === 'en' ? en : zh;
  return html`<span class="light ${KNOWN[light] ? light : 'grey'}" title="${name}">${short ? html`<span aria-hidden="true">${symbol}</span><span class="visually-hidden">${name}</span>` : `${symbol} ${name}`}</span>`;
}
