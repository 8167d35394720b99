import type { ListContributions, UnitContributions } from '@kedu/engine';
import { contributionLetters } from '@kedu/messages';
import { type Html, html, raw } from '../html.ts';

const WIDTH = 360;
const BAR = 8;
const TOP = 16;

/**
 * One bar for a unit: what lowers its score to the left of the line, what raises it to the right, the largest next to the line; a letter names the change.
 *
 * All bars of a list have one scale. Missing: nothing where the unit has no contributions. Rule: DIFF-6.
 */
export function contributionBars(unit: UnitContributions, list: ListContributions, letters: ReadonlyMap<string, string>): Html {
  const { by } = unit;
  if (!by) return html``;
  const sums = list.units.flatMap(({ by: own = [] }) => [sumOf(own, 1), sumOf(own, -1)]);
  const scale = (WIDTH / 2 - 4) / Math.max(1, ...sums);
  const half = WIDTH / 2;
  const parts = ([1, -1] as const).flatMap((sign) => {
    let at = half;
    return by
      .map((quanta, k) => ({ quanta, k }))
      .filter(({ quanta }) => Math.sign(quanta) === sign)
      .sort((a, b) => Math.abs(b.quanta) - Math.abs(a.quanta) || a.k - b.k)
      .map(({ quanta, k }) => {
        const width = Math.abs(quanta) * scale;
        const x = sign > 0 ? at : at - width;
        at += sign * width;
        const label =
          width >= 11
            ? `<text x="${figure(x + width / 2)}" y="12" font-size="12" text-anchor="middle">${letters.get(list.groups[k]?.id ?? '') ?? ''}</text>`
            : '';
        return `<rect class="bar-of-change ${sign > 0 ? 'up' : 'down'}" x="${figure(x)}" y="${TOP}" width="${figure(width)}" height="${BAR}"/>${label}`;
      });
  });
  const title = contributionLetters(unit, list, letters);
  return html`<svg class="contribution" viewBox="0 0 ${WIDTH} ${TOP + BAR + 4}" width="${WIDTH}" height="${TOP + BAR + 4}" role="img" aria-label="${title}">${raw(parts.join(''))}${raw(`<line class="rule" x1="${half}" x2="${half}" y1="${TOP - 3}" y2="${TOP + BAR + 3}"/>`)}</svg>`;
}

function sumOf(by: readonly number[], sign: number): number {
  return by.reduce((sum, quanta) => sum + (Math.sign(quanta) === sign ? Math.abs(quanta) : 0), 0);
}

function figure(x: number): string {
  return String(Math.round(x * 100) / 100);
}
