import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { expect } from 'vitest';
import { violations } from '../console/looks.ts';
import type { CourseServer } from '../setup/courseServer.ts';
import { PASSWORD } from '../setup/testServer.ts';
import { byKeys } from './byKeys.ts';

export const DESK = { width: 1440, height: 900 };
export const PHONE = { width: 390, height: 844 };

/** Where pictures of every step are put, if somebody wants to look at them. */
const PICTURES = process.env['KEDU_COURSE_PICTURES'];

/** Tells of whatever a mouse or a finger does, before the page hears of it. */
const POINTERS = `for (const type of ['pointerdown', 'mousedown', 'mouseup', 'touchstart'])
  addEventListener(type, (event) => void keduPointer(type + ' ' + event.target.nodeName, innerWidth), { capture: true });`;

/** Somebody at his own device. */
interface Seat {
  readonly context: BrowserContext;
  readonly page: Page;
}

/** How somebody sits down: at a desk or with a phone, and with a password of his own. */
export interface Sitting {
  readonly phone?: boolean;
  readonly password?: string;
}

/**
 * The course as it is played in a browser: everybody has a browser of his own, looks and clicks, and asks the server for nothing else.
 *
 * What pages complain of is collected; every page that is looked at is held to axe and to the width of its window.
 */
export class Stage {
  readonly course: CourseServer;
  readonly complaints: string[] = [];
  /** What mice did at desks, and what fingers did on phones. */
  readonly mice: string[] = [];
  readonly fingers: string[] = [];
  /** What one part of the course hands to the next: IDs that a page showed. */
  readonly found: Record<string, string> = {};
  readonly #browser: Browser;
  readonly #name: string;
  readonly #holdsPages: boolean;
  #isByKeys = false;
  readonly #seats = new Map<string, Seat>();
  #pictures = 0;

  /** `holdsPages` is false where the same pages of the same course are held to axe on another stage. */
  constructor(browser: Browser, course: CourseServer, name: string, holdsPages = true) {
    this.#browser = browser;
    this.course = course;
    this.#name = name;
    this.#holdsPages = holdsPages;
  }

  /** Plays a part by keys alone, but on phones: of no mouse is heard meanwhile. */
  async byKeys(part: () => Promise<void>): Promise<void> {
    const before = this.mice.length;
    this.#isByKeys = true;
    try {
      await part();
    } finally {
      this.#isByKeys = false;
    }
    expect(this.mice.slice(before)).toEqual([]);
  }

  /** The page of somebody who is signed in: that he left, or his home. */
  async as(signName: string, { phone = false, password = PASSWORD }: Sitting = {}): Promise<Page> {
    const known = this.#seats.get(signName);
    if (known !== undefined) return known.page;
    const page = await this.visitor(signName, phone);
    await page.goto(`${this.course.server.address}/sign-in`);
    await signIn(page, signName, password);
    return page;
  }

  /** A browser that nobody signed in with yet. */
  async visitor(name: string, phone = false): Promise<Page> {
    const context = await this.#browser.newContext({
      viewport: phone ? PHONE : DESK,
      hasTouch: phone,
      locale: 'zh-CN',
      permissions: ['clipboard-read', 'clipboard-write'],
      acceptDownloads: true,
    });
    await context.exposeFunction('keduPointer', (what: string, width: number) => {
      (width === PHONE.width ? this.fingers : this.mice).push(`${name} ${what}`);
    });
    await context.addInitScript(POINTERS);
    const own = await context.newPage();
    const page = byKeys(own, () => this.#isByKeys && own.viewportSize()?.width !== PHONE.width);
    // A page comes as soon as a machine has time for it that others use too.
    page.setDefaultTimeout(90_000);
    page.on('pageerror', (error) => this.complaints.push(`${name} ${error}`));
    page.on('console', (message) => {
      // A refusal of the server is an answer; the browser calls it an error.
      if (['error', 'warning'].includes(message.type()) && !/status of 4\d\d/.test(message.text()))
        this.complaints.push(`${name} ${message.text()} ${message.location().url}`);
    });
    this.#seats.set(name, { context, page });
    return page;
  }

  /** He goes home, and closes his device. */
  async leave(signName: string): Promise<void> {
    await this.#seats.get(signName)?.context.close();
    this.#seats.delete(signName);
  }

  /** Holds what stands on the page to axe and to its width, where `phone` says so on a phone as well; takes pictures of it where somebody wants them. */
  async look(page: Page, title: string, { phone = false }: { readonly phone?: boolean } = {}): Promise<void> {
    this.#pictures += 1;
    await expect.poll(() => page.locator('.loading').count(), { timeout: 90_000 }).toBe(0);
    if (!this.#holdsPages) return this.#picture(page, title, page.viewportSize()?.width ?? 0);
    const own = page.viewportSize() ?? DESK;
    const sizes = phone && own.width !== PHONE.width ? [own, PHONE] : [own];
    for (const size of sizes) {
      if (size !== own) await page.setViewportSize(size);
      await this.#picture(page, title, size.width);
      expect.soft(await violations(page), `${title} ${size.width}`).toEqual([]);
      const width = await page.evaluate<number>('document.documentElement.scrollWidth');
      expect.soft(width, `${title} ${size.width}`).toBeLessThanOrEqual(size.width);
    }
    if (sizes.length > 1) await page.setViewportSize(own);
  }

  /** Pictures of everybody's page, where somebody wants to see why the course stopped. */
  async stopped(): Promise<void> {
    for (const [name, { page }] of this.#seats) await this.#picture(page, `stopped-${name}`, page.viewportSize()?.width ?? 0);
  }

  /** The clock of the rehearsal goes on: nine in the morning in China of a day. */
  turn(day: string): void {
    this.course.clock.turn(`${day}T01:00:00.000Z`);
  }

  async end(): Promise<void> {
    for (const signName of this.#seats.keys()) await this.leave(signName);
  }

  async #picture(page: Page, title: string, width: number): Promise<void> {
    if (PICTURES === undefined) return;
    mkdirSync(PICTURES, { recursive: true });
    const name = `${this.#name}-${String(this.#pictures).padStart(2, '0')}-${title.replaceAll(/[^\w\u4e00-\u9fff]+/g, '-')}-${width}.png`;
    await page.screenshot({ path: join(PICTURES, name), fullPage: width === PHONE.width });
  }
}

/** Types name and password, and waits for the page behind. */
export async function signIn(page: Page, signName: string, password = PASSWORD): Promise<void> {
  await page.locator('input[autocomplete=username]').fill(signName);
  await page.locator('input[autocomplete=current-password]').fill(password);
  await page.locator('form button[type=submit]').click();
  await page.locator('#main h1').waitFor();
}

/** Goes to a part of the console by its navigation, on a phone by the menu. */
export async function goTo(page: Page, part: string, title: string | RegExp = part): Promise<void> {
  const link = page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: part, exact: true });
  await link
    .or(page.getByRole('button', { name: '菜单' }))
    .filter({ visible: true })
    .waitFor();
  if (!(await link.isVisible())) await page.getByRole('button', { name: '菜单' }).click();
  await link.click();
  await page.getByRole('heading', { level: 1, name: title, exact: true }).waitFor();
}

/** Takes a step of a procedure: its button, what its dialog asks for, the button of the dialog. */
export async function take(
  page: Page,
  step: string,
  fields: Readonly<Record<string, string>> = {},
  place: Page | Locator = page,
): Promise<void> {
  await place.getByRole('button', { name: step, exact: true }).first().click();
  const dialog = page.locator('dialog[open]');
  for (const [label, text] of Object.entries(fields)) await dialog.getByLabel(label).fill(text);
  await dialog.getByRole('button', { name: step, exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
}

type Locator = ReturnType<Page['locator']>;
