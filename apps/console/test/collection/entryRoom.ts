import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import axe from 'axe-core';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, vi } from 'vitest';
import { CHROMIUM_ARGUMENTS, findChromium } from '../../../../tools/chromium.ts';
import { buildConsole } from '../../../../tools/console.mjs';
import { ContractServer } from './contractServer.ts';
import { ConsoleOffice, type OfficePlan, type Somebody } from './office.ts';

/** Undefined where there is none: tools/left-out.ts says so in one line. */
export const executablePath = findChromium();
const DESK = { viewport: { width: 1280, height: 800 } };
export const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };
export const ENTRY = '/rounds/2024-11/entry';
const pictures = process.env['CONSOLE_PICTURES'];

/** A page of somebody at an office with its server. */
export interface Course {
  readonly page: Page;
  readonly office: ConsoleOffice;
  readonly server: ContractServer;
  readonly address: string;
}

/** The built console in Chromium before a server that decides by `perform`, for the tests of one file. */
export function entryRoom() {
  const dist = mkdtempSync(join(tmpdir(), 'kedu-console-'));
  let browser: Browser;

  beforeAll(async () => {
    // As it is served, not as it is developed.
    vi.stubEnv('NODE_ENV', 'production');
    await buildConsole(dist);
    vi.unstubAllEnvs();
    browser = await chromium.launch({ executablePath: executablePath ?? '', args: [...CHROMIUM_ARGUMENTS] });
  }, 180_000);
  afterAll(async () => {
    await browser?.close();
    rmSync(dist, { recursive: true, force: true });
  });

  /** An office with its server and a page of somebody; whatever the page says on the console, and faults of the server, are errors. */
  async function course(
    plan: OfficePlan,
    act: (course: Course) => Promise<void>,
    {
      who = 'owner',
      expected = [],
      ...options
    }: BrowserContextOptions & { readonly who?: Somebody; readonly expected?: readonly RegExp[] } = {},
  ): Promise<void> {
    const office = await new ConsoleOffice(plan).open();
    const server = new ContractServer(office, dist);
    server.who = who;
    const address = await server.listen();
    const context = await browser.newContext({ ...DESK, permissions: ['clipboard-read', 'clipboard-write'], ...options });
    const said: string[] = [];
    try {
      const page = await context.newPage();
      page.on('console', (message) => said.push(`${message.text()} ${message.location().url}`));
      page.on('pageerror', (error) => said.push(String(error)));
      await act({ page, office, server, address }).catch(async (error: unknown) => {
        await shot(page, 'failed');
        throw new Error([...server.faults, ...said, String(error)].join('\n'));
      });
      expect(server.faults).toEqual([]);
      expect(said.filter((line) => !expected.some((each) => each.test(line)))).toEqual([]);
    } finally {
      await context.close();
      await server.close();
    }
  }

  const shot = async (page: Page, name: string): Promise<void> => {
    if (pictures !== undefined) await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true });
  };
  const violations = async (page: Page): Promise<readonly string[]> => {
    await page.evaluate(axe.source);
    return page.evaluate(async () => {
      const found = await (
        window as unknown as { axe: { run(options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> } }
      ).axe.run({ resultTypes: ['violations'] });
      return found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
    });
  };
  const cell = (page: Page, row: number, column = 0) => page.locator(`input[data-row="${row}"][data-column="${column}"]`);
  const saved = (page: Page) => page.locator('[data-saving=saved]').waitFor({ timeout: 15_000 });

  return { course, shot, violations, cell, saved };
}
