import type { Page } from 'playwright-core';

/** What steps of a weight slider took in a live report, in milliseconds. */
export interface SliderSteps {
  /** Inside the worker: the weight moved, the list scored and ranked, constraints held against it. */
  readonly worker: readonly number[];
  /** From the move of the slider to the table that shows the ranks. */
  readonly page: readonly number[];
  readonly by: string;
  /** How many different tables were seen: that something moved. */
  readonly tables: number;
}

/**
 * Opens the desk on which weights are tried and moves the sliders of the first level, one after the other, as many times as asked.
 *
 * Errors: rejects where the desk does not open or a step does not come back within 20 s.
 */
export async function sliderSteps(page: Page, list: string, steps: number): Promise<SliderSteps> {
  const hash = `#/trial/${list}`;
  await page.evaluate(`location.hash = ${JSON.stringify(hash)}`);
  await page.locator(`html[data-shown=${JSON.stringify(hash)}]`).waitFor({ state: 'attached', timeout: 60_000 });
  return page.evaluate<SliderSteps>(`(async (steps) => {
    const entries = () => performance.getEntriesByName('kedu-trial-step');
    const sliders = [...document.querySelectorAll('.slider input[type=range]')];
    const tables = new Set();
    const begun = entries().length;
    for (let k = 0; k < steps; k += 1) {
      const before = entries().length;
      const slider = sliders[k % sliders.length];
      slider.value = String(Number(slider.max) * (0.05 + 0.9 * ((k * 37) % 100) / 100));
      slider.dispatchEvent(new Event('input', { bubbles: true }));
      const began = performance.now();
      while (entries().length === before) {
        if (performance.now() - began > 20_000) throw new Error('a step does not come back');
        await new Promise((later) => setTimeout(later, 0));
      }
      tables.add(document.querySelector('.trial tbody').textContent);
    }
    const measured = entries().slice(begun);
    return {
      worker: measured.map(({ detail }) => detail),
      page: measured.map(({ duration }) => duration),
      by: document.querySelector('.trial').dataset.by,
      tables: tables.size,
    };
  })(${steps})`);
}
