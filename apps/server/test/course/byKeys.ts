import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

/** How often the way is looked for anew where a stop was not one, or another came. */
const MOST_LOOKS = 40;
/** What a proxy answers with what stands behind it. */
const BEHIND = Symbol('behind');

/** Where the focus is on the way to an element: steps of Tab to it, negative backwards, 0 when it is there; and whether it is in a grid that the element is not in. */
const WAY = inPage<{ readonly steps: number; readonly leaves: boolean }>(`(target) => {
  const active = document.activeElement;
  if (active === target) return { steps: 0, leaves: false };
  const within = target.closest('dialog:modal') ?? document;
  const stops = [...within.querySelectorAll('a[href],button,input,select,textarea,summary,[tabindex]')].filter(
    (one) => one.tabIndex >= 0 && !one.disabled && one.checkVisibility({ visibilityProperty: true }),
  );
  const before = (one) => Boolean(one.compareDocumentPosition(target) & Node.DOCUMENT_POSITION_FOLLOWING);
  const at = stops.indexOf(active);
  const to = stops.indexOf(target);
  const first = at >= 0 ? at : active === document.body ? -1 : stops.findIndex((one) => active.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING) - 1;
  const grid = active.closest('[role=grid]');
  return { steps: to < 0 ? (before(active) ? 1 : -1) : to - first || 1, leaves: grid !== null && !grid.contains(target) };
}`);

/** Whether the element that has the focus shows it, within the window. */
const SHOWN = inPage<boolean>(`(one) => {
  const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(one);
  const { top, left, bottom, right, width, height } = one.getBoundingClientRect();
  const isOutlined = outlineStyle !== 'none' && parseFloat(outlineWidth) >= 1 && !/^(transparent|rgba\\(.*, 0\\))$/.test(outlineColor);
  return isOutlined && width > 0 && height > 0 && bottom > 0 && right > 0 && top < innerHeight && left < innerWidth;
}`);

const KIND = inPage<string>(`(one) => one.tagName === 'INPUT' ? one.type : one.tagName.toLowerCase()`);

/** What leads from one option of a list to another: steps down, negative up. */
const OPTION = inPage<number | null>(`(list, wanted) => {
  const place = [...list.options].findIndex(({ value, label }, at) =>
    typeof wanted === 'string' ? value === wanted || label === wanted : wanted.index === undefined ? label === wanted.label : at === wanted.index,
  );
  if (place < 0) return null;
  return place - list.selectedIndex;
}`);

/** A function of an element, as the page itself runs it. */
function inPage<T>(text: string): (one: unknown, given: unknown) => T {
  return new Function('one', 'given', `return (${text})(one, given)`) as (one: unknown, given: unknown) => T;
}

/**
 * A page that is worked by keys alone while `isOn` says so: whatever is clicked, filled, ticked or chosen on it is gone to by Tab, shows that it has the focus,
 * and is worked as a keyboard works it. What is only looked at is the page's own.
 *
 * Throws where no key leads to it: out of reach, or behind a trap. Rule: WCAG 2.1.1, 2.1.2, 2.4.7.
 */
export function byKeys(page: Page, isOn: () => boolean): Page {
  // Heard of from the beginning: a key opens a chooser before anybody could ask for it.
  page.on('filechooser', () => {});
  return keyed(page, { page, isOn });
}

interface Keyed {
  readonly page: Page;
  readonly isOn: () => boolean;
}

function keyed<T extends object>(behind: T, way: Keyed): T {
  return new Proxy(behind, {
    get(_, name) {
      if (name === BEHIND) return behind;
      const act = way.isOn() && isLocator(behind) ? ACTS[name as keyof typeof ACTS] : undefined;
      if (act !== undefined) return (given: never) => act(way.page, behind as unknown as Locator, given);
      const own: unknown = Reflect.get(behind, name, behind);
      if (typeof own !== 'function') return own;
      return (...given: readonly unknown[]) => {
        const answer: unknown = own.apply(behind, given.map(bare));
        return isLocator(answer) ? keyed(answer, way) : answer;
      };
    },
  });
}

function isLocator(one: unknown): one is Locator {
  return typeof one === 'object' && one !== null && 'waitFor' in one && 'and' in one;
}

/** What is given to the page itself: what stands behind proxies, in options too. */
function bare(given: unknown): unknown {
  if (typeof given !== 'object' || given === null || given instanceof RegExp) return given;
  const behind: unknown = (given as { readonly [BEHIND]?: unknown })[BEHIND];
  if (behind !== undefined) return behind;
  if (Object.getPrototypeOf(given) !== Object.prototype) return given;
  return Object.fromEntries(Object.entries(given).map(([name, each]) => [name, bare(each)]));
}

const ACTS = {
  focus: reach,
  tap: press,
  click: press,

  async press(page: Page, target: Locator, key: string): Promise<void> {
    await reach(page, target);
    await page.keyboard.press(key);
  },

  async check(page: Page, target: Locator): Promise<void> {
    await reach(page, target);
    if (!(await target.isChecked())) await page.keyboard.press('Space');
    expect(await target.isChecked()).toBe(true);
  },

  async fill(page: Page, target: Locator, text: string): Promise<void> {
    await reach(page, target);
    const kind = await target.evaluate(KIND);
    if (kind === 'date' || kind === 'month') return typeDay(page, target, text);
    // In a grid typing takes the place of what stands there, and selecting all selects all cells.
    if ((await target.getAttribute('data-row')) === null) await page.keyboard.press('Control+a');
    await (text === '' ? page.keyboard.press('Delete') : page.keyboard.type(text));
  },

  async selectOption(page: Page, target: Locator, wanted: string | { readonly label?: string; readonly index?: number }): Promise<void> {
    await reach(page, target);
    await expect.poll(() => target.evaluate(OPTION, wanted)).not.toBe(null);
    for (let looks = 0; looks < MOST_LOOKS; looks += 1) {
      const steps = (await target.evaluate(OPTION, wanted)) ?? 0;
      if (steps === 0) return;
      await presses(page, steps > 0 ? 'ArrowDown' : 'ArrowUp', Math.abs(steps));
    }
    throw new Error(`no key chooses ${JSON.stringify(wanted)}`);
  },

  async setInputFiles(page: Page, target: Locator, files: Parameters<Locator['setInputFiles']>[0]): Promise<void> {
    await reach(page, target);
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.keyboard.press('Enter')]);
    await chooser.setFiles(files);
  },
};

/** Works what it goes to as Enter does, a box to tick as Space does. */
async function press(page: Page, target: Locator): Promise<void> {
  await reach(page, target);
  const kind = await target.evaluate(KIND);
  await page.keyboard.press(kind === 'checkbox' || kind === 'radio' ? 'Space' : 'Enter');
}

/** Goes by Tab, forwards or backwards, until an element has the focus, and sees that it shows it. */
async function reach(page: Page, target: Locator): Promise<void> {
  await target.waitFor();
  await expect.poll(() => target.isEnabled(), { interval: 20 }).toBe(true);
  for (let looks = 0; looks < MOST_LOOKS; looks += 1) {
    const { steps, leaves } = await target.evaluate(WAY);
    if (steps === 0) {
      expect(await target.evaluate(SHOWN), `${String(target)} shows that it has the focus`).toBe(true);
      return;
    }
    if (leaves) await page.keyboard.press('Escape');
    else await presses(page, steps > 0 ? 'Tab' : 'Shift+Tab', Math.abs(steps));
  }
  const at = await page.evaluate<string>('document.activeElement.outerHTML.slice(0, 200)');
  throw new Error(`no key leads to ${String(target)} from ${at}`);
}

async function presses(page: Page, key: string, times: number): Promise<void> {
  for (let i = 0; i < times; i += 1) await page.keyboard.press(key);
}

/** Types a day or a month part after part, in the order that the language of the browser has for them. */
async function typeDay(page: Page, target: Locator, text: string): Promise<void> {
  const [year = '', ...rest] = text.split('-');
  const isThere = async (): Promise<boolean> => (await target.evaluate(WAY, undefined)).steps === 0;
  for (const parts of [
    [rest.join(''), year],
    [year, rest.join('')],
  ]) {
    while (await isThere()) await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.type(parts[0] as string);
    // The month of a day goes on to the day by itself, and that to the year.
    if (rest.length === 1 || parts[0] === year) await page.keyboard.press('ArrowRight');
    await page.keyboard.type(parts[1] as string);
    if ((await target.inputValue()) === text) return;
  }
  expect(await target.inputValue()).toBe(text);
}
