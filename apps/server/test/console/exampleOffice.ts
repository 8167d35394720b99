import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { SESSION } from '@kedu/workflow';
import { CHROMIUM_ARGUMENTS, findChromium } from '../../../../tools/chromium.ts';
import { buildConsole } from '../../../../tools/console.mjs';
import { readConfiguration } from '../../src/config/configuration.ts';
import { EXAMPLE_AUTHORITY, installExample } from '../../src/example/installExample.ts';
import { type RunningServer, serve } from '../../src/serve.ts';
import { builtDesk } from '../setup/builtDesk.ts';
import { PACK } from '../setup/playedYear.ts';
import { testDatabase, type TestDatabase } from '../setup/testDatabase.ts';
import { Visitor } from '../setup/testServer.ts';

const SLOW = 90_000;
const CONSOLE = fileURLToPath(new URL('../../../console/src', import.meta.url));

/** A window of somebody, with what its program complained of. */
export interface Window {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly complaints: string[];
}

type Cookies = Awaited<ReturnType<BrowserContext['storageState']>>;

/** The example installation on a server of its own with the console as it is built, and a browser. */
export class ExampleOffice {
  readonly server: RunningServer;
  readonly #browser: Browser;
  readonly #database: TestDatabase;
  readonly #folders: readonly string[];
  readonly #password: string;
  readonly #signedIn = new Map<string, { readonly at: number; readonly state: Promise<Cookies> }>();
  readonly #profiles = new Map<string, Promise<BrowserContext>>();
  /** Windows of those profiles that nobody looks through now. */
  readonly #idle = new Map<string, Window[]>();

  private constructor(server: RunningServer, browser: Browser, database: TestDatabase, folders: readonly string[], password: string) {
    this.server = server;
    this.#browser = browser;
    this.#database = database;
    this.#folders = folders;
    this.#password = password;
  }

  static async open(): Promise<ExampleOffice> {
    const [console, folder] = ['kedu-pages-console-', 'kedu-pages-data-'].map((name) => mkdtempSync(join(tmpdir(), name))) as [
      string,
      string,
    ];
    await buildConsole(console);
    const database = await testDatabase();
    const read = readConfiguration(
      { KEDU_FOLDER: folder, KEDU_PORT: '0', KEDU_SECOND_FACTOR: 'not_for_examples', KEDU_REQUESTS_PER_MINUTE: '100000' },
      { cwd: folder, isRoot: false },
    );
    if ('issues' in read) throw new Error(JSON.stringify(read.issues));
    const made = installExample({ pack: PACK, folder });
    const started = await serve(read.value, {
      database,
      console,
      checksAnswers: true,
      startDesk: await builtDesk(),
      lines: { write: () => {} },
      ...made.options,
    });
    if ('issue' in started) throw new Error(JSON.stringify(started.issue));
    const browser = await chromium.launch({ executablePath: findChromium() ?? '', args: [...CHROMIUM_ARGUMENTS] });
    return new ExampleOffice(started.value, browser, database, [console, folder], made.accounts().password);
  }

  /** The password of everybody of the example. */
  get password(): string {
    return this.#password;
  }

  /** The data folder of the server. */
  get folder(): string {
    return this.#folders[1] as string;
  }

  /** Leaves a file in a folder of this machine, as a system does for its connector. */
  leave(folder: string, name: string, text: string): void {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, name), text);
  }

  /** Somebody who asks the server without a browser. */
  async visitor(signName: string): Promise<Visitor> {
    const visitor = new Visitor(this.server.address, signName);
    const said = await visitor.signIn(signName, this.#password);
    if (said.status !== 200) throw new Error(JSON.stringify(said.value));
    return visitor;
  }

  /** What somebody reads of the authority. */
  async read<T>(signName: string, path: string): Promise<T> {
    const said = await (await this.visitor(signName)).ask<T>('GET', `authorities/${EXAMPLE_AUTHORITY}/${path}`);
    if (said.status !== 200) throw new Error(JSON.stringify(said.value));
    return said.value;
  }

  /** A window of somebody who has signed in, or of nobody, in a language, with a profile of the browser of its own. */
  async window(who: string | undefined, language: 'zh' | 'en', options: BrowserContextOptions = {}): Promise<Window> {
    return this.#opened(await this.#profile(who, language, options));
  }

  /**
   * The same for whoever only looks: what it looks at in one way has one profile, in which the program is read once, and goes through a
   * window that another look is done with, where there is one: a new one takes longer to come than a page to be read.
   */
  async look<T>(
    who: string | undefined,
    language: 'zh' | 'en',
    options: BrowserContextOptions,
    at: (window: Window) => Promise<T>,
  ): Promise<T> {
    const way = JSON.stringify([who, language, options]);
    const idle = this.#idle.get(way) ?? [];
    this.#idle.set(way, idle);
    const profile = this.#profiles.get(way) ?? this.#profile(who, language, options);
    this.#profiles.set(way, profile);
    const window = idle.pop() ?? (await this.#opened(await profile));
    window.complaints.length = 0;
    const found = await at(window);
    // One in which something was wrong is not gone on with.
    idle.push(window);
    return found;
  }

  /** The session of somebody is over: the next window signs in anew. */
  forget(name: string): void {
    this.#signedIn.delete(name);
  }

  /** Signs in over whatever asks for a password. */
  async signInOver(page: Page, name: string): Promise<void> {
    const dialog = page.locator('dialog[open]');
    await dialog.locator('input[autocomplete=username]').fill(name);
    await dialog.locator('input[autocomplete=current-password]').fill(this.#password);
    await dialog.locator('button[type=submit]').click();
    await dialog.waitFor({ state: 'detached' });
  }

  async close(): Promise<void> {
    await this.#browser.close();
    await this.server.stop();
    await this.#database.drop();
    for (const folder of this.#folders) rmSync(folder, { recursive: true, force: true });
  }

  async #profile(who: string | undefined, language: 'zh' | 'en', options: BrowserContextOptions): Promise<BrowserContext> {
    const storageState = who === undefined ? undefined : await this.#stateOf(who);
    const context = await this.#browser.newContext({ ...options, ...(storageState === undefined ? {} : { storageState }) });
    await context.addInitScript(`localStorage.setItem('kedu.language', '${language}')`);
    return context;
  }

  async #opened(context: BrowserContext): Promise<Window> {
    const page = await context.newPage();
    // A page comes as soon as a machine has time for it that others use too.
    page.setDefaultTimeout(SLOW);
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('console', (message) => {
      // A refusal of the server is an answer; the browser calls it an error.
      if (['error', 'warning'].includes(message.type()) && !/status of [45]\d\d|ERR_FAILED/.test(message.text()))
        complaints.push(message.text());
    });
    return { page, context, complaints };
  }

  /** One session a person: whoever signs in for every page would be told to wait. One that may be over for want of use is followed by another. */
  #stateOf(name: string): Promise<Cookies> {
    const known = this.#signedIn.get(name);
    if (known !== undefined && performance.now() - known.at < SESSION.idle / 2) return known.state;
    const state = this.#signIn(name);
    this.#signedIn.set(name, { at: performance.now(), state });
    return state;
  }

  async #signIn(name: string): Promise<Cookies> {
    const { cookie } = await this.visitor(name);
    const [key = '', value = ''] = cookie.split('=');
    const { hostname } = new URL(this.server.address);
    const made = { name: key, value, domain: hostname, path: '/', expires: -1, httpOnly: true, secure: false, sameSite: 'Strict' as const };
    return { cookies: [made], origins: [] };
  }
}

/** Paths of all pages of the console, as its rooms declare them. */
export function declaredPaths(): readonly string[] {
  const rooms = readdirSync(CONSOLE).filter((room) => existsSync(join(CONSOLE, room, 'routes.ts')));
  return rooms.flatMap((room) => {
    const text = readFileSync(join(CONSOLE, room, 'routes.ts'), 'utf8');
    return [...text.matchAll(/path: '([^']+)'/g)].map((found) => found[1] as string);
  });
}
