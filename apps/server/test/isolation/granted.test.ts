import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isShape, ROUTE_NAMES, type RouteAnswer, type RouteName, ROUTES, type Route } from '@kedu/api';
import { TABLE_GROUPS, type TableGroup } from '@kedu/workflow';
import { chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CHROMIUM_ARGUMENTS, findChromium } from '../../../../tools/chromium.ts';
import { buildConsole } from '../../../../tools/console.mjs';
import { overhang, strayEnglish, violations } from '../console/looks.ts';
import { questionOf } from '../setup/plausible.ts';
import { ask } from '../setup/sent.ts';
import { PASSWORD, Visitor } from '../setup/testServer.ts';
import { type TwoOffices, twoOffices } from '../setup/twoOffices.ts';

let two: TwoOffices;
let security: Visitor;
const executablePath = findChromium();
const folder = mkdtempSync(join(tmpdir(), 'kedu-granted-console-'));
beforeAll(async () => {
  if (executablePath !== undefined) await buildConsole(folder);
  two = await twoOffices(undefined, executablePath === undefined ? {} : { console: folder });
  security = new Visitor(two.server.address, 'security_administrator');
  expect((await security.signIn('foreign-security')).status).toBe(200);
}, 300_000);
afterAll(async () => {
  await two?.end();
  rmSync(folder, { recursive: true, force: true });
});

const all = ROUTE_NAMES.map((name) => [name, ROUTES[name] as Route] as const);
/** Every route that reads something of an authority. */
const reading = all.filter(([, { asker, method }]) => asker === 'post' && method === 'GET');
const GROUP_OF: Partial<Record<RouteName, TableGroup>> = {
  grantedValues: 'values',
  grantedRounds: 'rounds',
  grantedResults: 'results',
  grantedSchemes: 'schemes',
};
const CITY = '990100';

const visitorOf = (post: string): Visitor => two.visitors.get(post) as Visitor;

async function grant(id: string, rest: object = {}): Promise<number> {
  const said = await security.ask('POST', `authorities/${two.foreign.authority}/rights/commands`, {
    type: 'grant_reading',
    id,
    reader: two.own.authority,
    tables: ['values'],
    units: 'all',
    from: '2023-01-01',
    until: '2999-12-31',
    reason: '示例：联合督查需要查阅',
    ...rest,
  });
  return said.status;
}

async function end(id: string): Promise<void> {
  const body = { type: 'end_reading', grant: id, last: '2023-01-01', reason: '示例：督查结束' };
  expect((await security.ask('POST', `authorities/${two.foreign.authority}/rights/commands`, body)).status).toBe(200);
}

/** Statuses of the granted routes, asked by the office of the reader. */
async function opened(post = 'office'): Promise<Readonly<Record<string, number>>> {
  const found: Record<string, number> = {};
  for (const [name, group] of Object.entries(GROUP_OF))
    found[group] = (await ask(visitorOf(post), questionOf(name as RouteName, two.own))).status;
  return found;
}

const NOTHING = { values: 404, rounds: 404, results: 404, schemes: 404 };

describe('reading across authorities', () => {
  it('RIGHT-17 every route of a group of tables is known here', () => {
    const ofGivers = reading.filter(([, { path }]) => path.includes('{giver}')).map(([name]) => name);
    expect(ofGivers.map((name) => GROUP_OF[name]).sort()).toEqual([...TABLE_GROUPS].sort());
  });

  it('RIGHT-17 without a grant nothing is open, nor with one to somebody else, one to come, or one that is over', async () => {
    expect(await opened()).toEqual(NOTHING);
    expect(await grant('to-come', { from: '2998-01-01', tables: [...TABLE_GROUPS] })).toBe(200);
    expect(await grant('is-over', { until: '2023-12-31', tables: [...TABLE_GROUPS] })).toBe(200);
    expect(await opened()).toEqual(NOTHING);
  });

  it.each(TABLE_GROUPS)('RIGHT-17 STORE-8 a grant of %s opens that and nothing else, until it is ended', async (group) => {
    expect(await grant(`one-${group}`, { tables: [group] })).toBe(200);
    expect(await opened()).toEqual({ ...NOTHING, [group]: 200 });
    const held = await ask(visitorOf('office'), questionOf('granted', two.own));
    const { items } = held.value as RouteAnswer<'granted'>;
    expect(items.map(({ giver, id, tables }) => [giver.id, id, tables])).toEqual([[two.foreign.authority, `one-${group}`, [group]]]);
    const name = Object.keys(GROUP_OF).find((each) => GROUP_OF[each as RouteName] === group) as RouteName;
    const said = await ask(visitorOf('office'), questionOf(name, two.own));
    const { answer } = ROUTES[name] as Route;
    expect(isShape(answer) && answer.safeParse(said.value).error).toBeUndefined();
    const rows = Object.values(said.value as Record<string, unknown[]>).flat();
    expect(rows.length).toBeGreaterThan(0);
    await end(`one-${group}`);
    expect(await opened()).toEqual(NOTHING);
  });

  it.each(reading)('RIGHT-17 API-3 %s: with a grant of everything the giver’s own routes are those of nobody', async (name) => {
    const before = (await opened())['values'];
    if (before === 404) expect(await grant(`all-${name}`, { tables: [...TABLE_GROUPS] })).toBe(200);
    for (const post of ['office', 'head', 'auditor', 'city-990100', 'security_administrator']) {
      const said = await ask(visitorOf(post), questionOf(name, two.foreign));
      expect([post, said.status]).toEqual([post, 404]);
    }
    if (before === 404) await end(`all-${name}`);
  });

  it('RIGHT-17 STORE-8 a grant of some units opens figures of those alone, by whatever question', async () => {
    expect(await grant('one-city', { units: [CITY] })).toBe(200);
    const ask1 = async (query: string) =>
      (await visitorOf('office').ask<RouteAnswer<'grantedValues'>>('GET', `authorities/beiyuan/granted/values/waisheng${query}`)).value
        .items;
    const seen = await ask1('?limit=500');
    // The foreign office has no figure of that city for what was late, and has those of the sealed month.
    expect([...new Set(seen.map(({ unit }) => unit.id))].filter((unit) => unit !== CITY)).toEqual([]);
    expect(await ask1('?unit=990200')).toEqual([]);
    await end('one-city');
    expect(await grant('other-city', { units: ['990200'] })).toBe(200);
    const others = await ask1('?limit=500');
    expect(others.length).toBeGreaterThan(0);
    expect(others.every(({ unit, title, indicator }) => unit.name['zh-CN'] !== unit.id && title['zh-CN'] !== indicator)).toBe(true);
    expect([...new Set(others.map(({ unit }) => unit.id))]).toEqual(['990200']);
    const paged: (typeof others)[number][] = [];
    let cursor = '';
    do {
      const { value } = await visitorOf('office').ask<RouteAnswer<'grantedValues'>>(
        'GET',
        `authorities/beiyuan/granted/values/waisheng?limit=2${cursor}`,
      );
      expect(value.items.length).toBeLessThanOrEqual(2);
      paged.push(...value.items);
      cursor = value.next === undefined ? '' : `&cursor=${value.next}`;
    } while (cursor !== '');
    expect(paged).toEqual(others);
    expect(others.length).toBeGreaterThan(2);
    for (const hostile of ['MTAw', 'bnVsbA', Buffer.from('["a","b","c","\u0000"]').toString('base64url')])
      expect(await ask1(`?limit=500&cursor=${hostile}`)).toEqual(others);
    await end('other-city');
  });

  it('RIGHT-17 RIGHT-14 a post reads of another what it may read of its own: administrators nothing, a city its own units, the legislature no figure', async () => {
    expect(await grant('everything', { tables: [...TABLE_GROUPS] })).toBe(200);
    expect(await opened('security_administrator')).toEqual({ values: 403, rounds: 403, results: 403, schemes: 403 });
    expect(await opened('legislature')).toEqual({ values: 403, rounds: 403, results: 200, schemes: 200 });
    const city = await visitorOf('city-990200').ask<RouteAnswer<'grantedValues'>>(
      'GET',
      'authorities/beiyuan/granted/values/waisheng?limit=500',
    );
    expect([...new Set(city.value.items.map(({ unit }) => unit.id))]).toEqual(['990200']);
    await end('everything');
    expect(await opened()).toEqual(NOTHING);
  });
});

// Without Chromium tools/left-out.ts says so in one line.
describe.skipIf(executablePath === undefined)('the pages of what is granted', () => {
  async function looked(page: Page, path: string, heading: string): Promise<void> {
    await page.goto(`${two.server.address}${path}`);
    await page.getByRole('heading', { level: 1, name: heading }).waitFor();
    await page.waitForLoadState('networkidle');
    for (const viewport of [
      { width: 1440, height: 900 },
      { width: 390, height: 844 },
    ]) {
      await page.setViewportSize(viewport);
      expect(await violations(page), `${path} ${viewport.width}`).toEqual([]);
      expect(await overhang(page), `${path} ${viewport.width}`).toBe(0);
    }
    expect(await strayEnglish(page)).toEqual([]);
  }

  it('RIGHT-17 rounds, figures, seals, runs and schemes of another authority stand there while the grant lasts, and say that scores do not', async () => {
    expect(await grant('for-pages', { tables: [...TABLE_GROUPS] })).toBe(200);
    const browser = await chromium.launch({ executablePath: executablePath ?? '', args: [...CHROMIUM_ARGUMENTS] });
    try {
      const context = await browser.newContext({ locale: 'zh-CN' });
      const page = await context.newPage();
      page.setDefaultTimeout(30_000);
      await page.goto(`${two.server.address}/sign-in`);
      await page.locator('input[autocomplete=username]').fill('office');
      await page.locator('input[autocomplete=current-password]').fill(PASSWORD);
      await page.locator('form button[type=submit]').click();
      await page.getByRole('link', { name: '去查阅' }).click();
      await page.getByRole('row', { name: /外省（示例）.*数据、结果|外省（示例）.*全部单位/ }).waitFor();
      await looked(page, '/granted', '获准查阅');
      await looked(page, '/granted/waisheng', '外省（示例）');
      const part = (heading: string) => page.locator('section.part', { has: page.getByRole('heading', { level: 2, name: heading }) });
      await part('采集轮次')
        .getByRole('row', { name: /2023-01.*已封存/ })
        .waitFor();
      await part('封存与计算')
        .getByRole('row', { name: /2023-01 · 1/ })
        .waitFor();
      await part('封存与计算').getByText('得分和名次不在查阅授权之内').waitFor();
      await part('方案')
        .getByRole('row', { name: /2023.*已发布/ })
        .waitFor();
      const figures = part('数据');
      expect(await figures.locator('tbody tr').count()).toBeGreaterThan(10);
      const own = figures.locator('tbody tr', { hasText: '连海市' });
      const others = figures.locator('tbody tr', { hasNotText: '连海市' });
      expect(await others.count()).toBeGreaterThan(0);
      await figures.getByRole('button', { name: '连海市' }).first().click();
      await others.first().waitFor({ state: 'detached' });
      expect([await figures.getByLabel('单位').inputValue(), (await own.count()) > 0]).toEqual(['990200', true]);
      await end('for-pages');
      await page.reload();
      await page.getByText('现在没有授权本主体查阅的内容').waitFor();
    } finally {
      await browser.close();
    }
  }, 120_000);
});
