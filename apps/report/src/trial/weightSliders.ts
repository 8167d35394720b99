import type { Locale } from '@kedu/model';
import type { TrialStep } from '../desk/questions.ts';
import { element } from '../page/element.ts';
import { trialWord } from './trialWords.ts';

interface Row {
  /** Weight of the scheme. */
  official: number;
  readonly range: HTMLInputElement;
  readonly number: HTMLInputElement;
  readonly stated: HTMLElement;
}

/** Steps of a slider from nothing to everything. */
const STEPS = 200;

/** A slider with a number field for each part of a node; what is moved by hand is not moved back under the hand. */
export class WeightSliders {
  readonly element: HTMLFieldSetElement;
  readonly #locale: Locale;
  readonly #moved: (move: { readonly part: string; readonly to: number }) => void;
  readonly #legend = element('legend');
  readonly #rows = new Map<string, Row>();

  constructor(locale: Locale, moved: (move: { readonly part: string; readonly to: number }) => void) {
    this.#locale = locale;
    this.#moved = moved;
    this.element = element('fieldset', { class: 'sliders' }, this.#legend);
  }

  show(weights: TrialStep['weights']): void {
    const sum = Math.round(weights.reduce((total, { weight }) => total + weight, 0) * 1e6) / 1e6;
    const locale = this.#locale;
    this.#legend.textContent = `${trialWord('weights', locale)} · ${trialWord('sum', locale, { sum })}`;
    if (weights.length !== this.#rows.size || weights.some(({ part }) => !this.#rows.has(part))) this.#lay(weights);
    for (const { part, weight, stated } of weights) {
      const row = this.#rows.get(part);
      if (!row) continue;
      for (const field of [row.range, row.number]) {
        field.max = String(sum);
        if (field === row.range) field.step = String(stepOf(sum));
        if (field !== document.activeElement) field.value = String(weight);
      }
      // The field beside the one under the hand follows it.
      row.range.setAttribute('aria-valuetext', String(weight));
      row.official = stated;
      row.stated.textContent = weight === stated ? '' : trialWord('stated', locale, { weight: stated });
    }
  }

  #lay(weights: TrialStep['weights']): void {
    this.#rows.clear();
    const rows = weights.map(({ part, title }, k) => {
      const id = `trial-weight-${k}`;
      const range = element('input', { id, type: 'range', min: 0, value: 0, 'data-part': part });
      const name = trialWord('weight_of', this.#locale, { part: title });
      const number = element('input', { type: 'number', min: 0, step: 'any', inputmode: 'decimal', 'aria-label': name });
      const stated = element('small', { class: 'soft' });
      const row: Row = { official: Number.NaN, range, number, stated };
      range.addEventListener('input', () => this.#moved({ part, to: stopOf(range.valueAsNumber, row.official, Number(range.step)) }));
      number.addEventListener('input', () => {
        if (Number.isFinite(number.valueAsNumber) && number.valueAsNumber >= 0) this.#moved({ part, to: number.valueAsNumber });
      });
      // What was written out of bounds becomes what it counted as.
      number.addEventListener('blur', () => {
        number.value = range.getAttribute('aria-valuetext') ?? number.value;
      });
      this.#rows.set(part, row);
      return element('div', { class: 'slider' }, element('label', { for: id }, title), range, number, stated);
    });
    this.element.replaceChildren(this.#legend, ...rows);
  }
}

/** Where a slider stops: at the stop nearest to the weight of the scheme it stands for that weight, so that there is a way back to it. Example: 12.5 of 12.34 in steps of 0.5 → 12.34. */
export function stopOf(value: number, official: number, step: number): number {
  return Math.round(value / step) === Math.round(official / step) ? official : value;
}

/** 1, 2 or 5 times a power of ten, so that a key moves a slider by a number that reads well. */
function stepOf(sum: number): number {
  let step = 0.01;
  while (step * STEPS < sum) step *= 2;
  return step <= 0.01 ? 0.01 : Math.round(step * 2) / 2 || 0.5;
}
