import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { explain } from '@kedu/engine';
import { unitAnchor, unitSection } from '@kedu/pages';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeBenchPack } from '../../../bench/pack.ts';
import { CHROMIUM_ARGUMENTS, findChromium } from '../../../tools/chromium.ts';
import { reportScript } from '../../../tools/report-script.mjs';
import { AFTER_LIAONING, LEVELS_PACK, liveReport, type RunOfPack, runOf, testFolder } from './reportFile.ts';

const executablePath = findChromium();
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

// Without Chromium tools/left-out.ts says so in one line.
describe.skipIf(executablePath === undefined)('the live report in Chromium', () => {
  const files = testFolder();
  let browser: Browser;
  let script: string;
  let north: RunOfPack;
  let html: string;
  let address: string;

  beforeAll(async () => {
    script = await reportScript();
    north = runOf(AFTER_LIAONING, 'north', '2023');
    html = liveReport(north, script);
    address = files.write('north.html', html);
    browser = await chromium.launch({ executablePath: executablePath ?? '', args: [...CHROMIUM_ARGUMENTS] });
  }, 180_000);
  afterAll(async () => {
    await browser?.close();
    files.remove();
  });

  /** Opens a file without network; whatever the page says or asks for is an error unless the test expects it. */
  async function opened(
    at: string,
    act: (page: Page) => Promise<void>,
    { context = {}, init, expected = [] }: { context?: BrowserContextOptions; init?: string; expected?: readonly RegExp[] } = {},
  ): Promise<void> {
    const here = await browser.newContext({ offline: true, ...context });
    try {
      const page = await here.newPage();
      const said: string[] = [];
      page.on('console', (message) => said.push(message.text()));
      page.on('pageerror', (error) => said.push(String(error)));
      page.on('request', (request) => {
        if (!/^(file|blob|data):/.test(request.url())) said.push(`asked for ${request.url()}`);
      });
      if (init !== undefined) await page.addInitScript(init);
      await page.goto(at);
      await page.locator('html[data-live=ready], html[data-live=failed]').waitFor({ state: 'attached', timeout: 60_000 });
      await act(page);
      expect(said.filter((line) => !expected.some((form) => form.test(line)))).toEqual([]);
    } finally {
      await here.close();
    }
  }

  async function go(page: Page, hash: string): Promise<void> {
    await page.evaluate(`location.hash = ${JSON.stringify(hash)}`);
    await page.locator(`html[data-shown=${JSON.stringify(hash)}]`).waitFor({ state: 'attached', timeout: 60_000 });
  }

  const verdict = (page: Page): Promise<string | null> => page.locator('[data-verdict]').getAttribute('data-verdict');

  test('CAPSULE-6 it opens from a file without network or complaint, and finds the printed result again', async () => {
    await opened(address, async (page) => {
      expect(await page.locator('.verdict').textContent()).toContain('全部一致');
      expect(await page.locator('.verdict').textContent()).toContain(north.run.assessment.run.result);
      expect(await page.locator('[data-check]').count()).toBe(0);
      expect(await verdict(page)).toBe('same');
      expect(await page.evaluate<string>("document.getElementById('report').textContent")).toContain(north.run.assessment.run.result);
    });
  }, 180_000);

  test('FROM-4 CAPSULE-6 a run that takes results from another scheme, or from the units below, is found again, and its unit pages drill', async () => {
    const shown = [
      ['people', '#/people/991001', ['车间绩效', '100 × 90 ÷ 100']],
      ['health', '#/cities/990100', ['西一村卫生室（990121）：60', '(80 + 90 + 60 + 70) ÷ 4 = 75']],
    ] as const;
    for (const [scheme, hash, texts] of shown) {
      const one = files.write(`${scheme}.html`, liveReport(runOf(LEVELS_PACK, scheme, '2023'), script));
      await opened(one, async (page) => {
        expect(await verdict(page)).toBe('same');
        await go(page, hash);
        const unit = await page.evaluate<string>("document.getElementById('unit-page').textContent");
        for (const text of texts) expect(unit).toContain(text);
      });
    }
  }, 180_000);

  test('PACK-13 CAPSULE-6 an English page finds its words again, which are no file of the scheme', async () => {
    const shared = runOf(AFTER_LIAONING, 'instruments', '2024');
    const english = files.write('english.html', liveReport({ ...shared, view: { ...shared.view, locale: 'en' } }, script));
    await opened(english, async (page) => {
      expect(await verdict(page)).toBe('same');
      const text = await page.evaluate<string>("document.getElementById('report').textContent");
      const words = [...(shared.pack.english?.values() ?? [])].filter((word) => word.length > 12 && text.includes(word));
      expect(words.length).toBeGreaterThan(3);
    });
  }, 180_000);

  test('CAPSULE-6 where workers are refused the page computes by itself', async () => {
    await opened(
      address,
      async (page) => {
        expect(await verdict(page)).toBe('same');
        await go(page, '#/places/991200');
      },
      { init: "window.Worker = function () { throw new Error('refused'); };" },
    );
  }, 180_000);

  test('CAPSULE-6 changed data, a changed page and damaged data are said loudly', async () => {
    const { observations } = north.view;
    const [indicator = ''] = observations.indicators;
    const changed = {
      ...observations,
      column: (id: string, period: string) => {
        const column = observations.column(id, period);
        return column && id === indicator ? { ...column, values: column.values.map((value) => value * 1.01) } : column;
      },
    };
    await opened(files.write('data.html', liveReport(north, script, changed)), async (page) => {
      expect(await verdict(page)).toBe('differs');
      expect(await page.getByRole('alert').textContent()).toMatch(/警告.*不一致/);
    });
    const hash = north.run.assessment.run.result.replace('sha256:', '');
    await opened(
      files.write(
        'printed.html',
        html.replaceAll(
          hash,
          hash.replace(/^./, (c) => (c === '0' ? '1' : '0')),
        ),
      ),
      async (page) => {
        expect(await page.getByRole('alert').textContent()).toMatch(/警告.*2 处.*结果哈希.*页面写 “sha256:/);
      },
    );
  }, 180_000);

  test.each([
    ['cut', (page: string) => page.replace(/(id="kedu-capsule">).{400}/, '$1'), '已损坏'],
    ['emptied', (page: string) => page.replace(/(id="kedu-capsule">)[^<]*/, '$1'), '已损坏'],
    ['taken away', (page: string) => page.replace(/<script type="application\/octet-stream".*?<\/script>/s, ''), '不见了'],
  ])(
    'CAPSULE-6 data that are %s are an alert: the figures could not be verified',
    async (name, spoil, why) => {
      const spoilt = spoil(html);
      expect(spoilt).not.toBe(html);
      await opened(files.write(`${name}.html`, spoilt), async (page) => {
        expect(await verdict(page)).toBe('failed');
        const said = await page.getByRole('alert').textContent();
        expect(said).toMatch(/无法核实，请勿把本页当作凭据/);
        expect(said).toContain(why);
        expect(said).not.toContain('可照常');
        expect(await page.locator('#report').isVisible()).toBe(true);
        await page.emulateMedia({ media: 'print' });
        expect(await page.getByRole('alert').isVisible()).toBe(true);
      });
    },
    60_000,
  );

  // What is found and what is put in its place, and what the alert must say of it.
  test.each([
    ['a score', />(\d\d\.\d\d)</, '>99.98<', /页面写 “99\.98”，应为 “\d\d\.\d\d”/],
    ['a grade', /<td([^>]*)>良好/, '<td$1>优秀', /页面写 “优秀”，应为 “良好”/],
    ['a name', /北川市/, '南川市', /页面写 “[^”]*南川市[^”]*”，应为 “[^”]*北川市/],
    ['the label of a drawing', /(<text[^>]*>)[^<]+(<\/text>)/, '$1甲$2', /页面写 “甲”，应为 “/],
    ['the length of a bar', /style="width:\d+/, 'style="width:7', /页面写 “<.*width:7.*应为 “<.*width:/],
    ['a row that is gone', /<tr><th scope="row".*?<\/tr>/s, '', /页面写 （没有），应为 “/],
    ['a line put in', '<div id="report">', '<div id="report"><p>特此证明</p>', /页面写 “特此证明”，应为 （没有）/],
    ['something behind the page', /<\/html>\s*$/, '</html><p>特此证明</p>', /页面写 “特此证明”，应为 （没有）/],
    ['a style', '</head>', '<style>#lights{display:none}</style></head>', /页面写 “#lights/],
    ['the title', /<title>[^<]+/, '<title>假', /页面写 “假”，应为 “/],
  ] as const)(
    'CAPSULE-6 a page in which %s is altered is told, with what it must say',
    async (name, from, to, told) => {
      const altered = html.replace(from, to);
      expect(altered).not.toBe(html);
      await opened(files.write(`altered-${encodeURIComponent(name)}.html`, altered), async (page) => {
        expect(await verdict(page)).toBe('differs');
        const said = (await page.getByRole('alert').textContent()) ?? '';
        expect(said).toMatch(/警告：本页有 \d+ 处与重新计算的不同/);
        expect(said).toMatch(told);
      });
    },
    60_000,
  );

  test('CAPSULE-6 every mark of a light and every ground of a proposal is held against the run', async () => {
    const light = /<span class="light[^>]*>[^<]*|<i class="light[^>]*>[^<]*/.exec(html)?.[0] ?? '';
    expect(light).not.toBe('');
    const proposals = html.indexOf('id="proposals"');
    const ground = /data-head="依据">([^<]{4,})</.exec(html.slice(proposals))?.[1] ?? '';
    expect(ground).not.toBe('');
    for (const [from, to] of [
      [light, light.replace(/[^>]*$/, '★')],
      [`>${ground}<`, '>无<'],
    ] as const) {
      const altered = html.replace(from, to);
      expect(altered).not.toBe(html);
      await opened(files.write('altered.html', altered), async (page) => expect(await verdict(page)).toBe('differs'));
    }
  }, 60_000);

  test('CAPSULE-6 a page whose program was altered, or does not run, says that nothing was checked, on the screen and on paper', async () => {
    const blocked = html.replace(/<script>(?=[^]*$)/, '<script>;');
    expect(blocked).not.toBe(html);
    for (const [at, javaScriptEnabled] of [
      [files.write('blocked.html', blocked), true],
      [address, false],
    ] as const) {
      const here = await browser.newContext({ offline: true, javaScriptEnabled });
      const page = await here.newPage();
      await page.goto(at);
      for (const media of ['screen', 'print'] as const) {
        await page.emulateMedia({ media });
        expect(await page.getByText('尚未核对').isVisible()).toBe(true);
      }
      expect(await page.locator('[data-verdict]').count()).toBe(0);
      await here.close();
    }
  }, 60_000);

  test('CAPSULE-7 the page of every unit of every list says what Node says', async () => {
    const { run, view } = north;
    await opened(address, async (page) => {
      for (const { list, members } of run.assessment.lists) {
        for (const [member, unit] of members.entries()) {
          const code = run.assessment.units[unit]?.code ?? '';
          await go(page, unitAnchor(list, code));
          const expected = unitSection({ report: view, list, member, why: explain(run.trace, { list, member }) });
          const [shown, wanted] = await page.evaluate<[string, string]>(`((markup) => {
            const text = (root) => { for (const one of root.querySelectorAll('[data-chart]')) one.remove(); return root.textContent.replace(/\\s+/g, ' ').trim(); };
            const template = document.createElement('template');
            template.innerHTML = markup;
            return [text(document.getElementById('unit-page').cloneNode(true)), text(template.content)];
          })(${JSON.stringify(expected)})`);
          expect({ code, text: shown.replace(/^返回报告/, '').trim() }).toEqual({ code, text: wanted.replace(/^返回报告/, '').trim() });
        }
      }
    });
  }, 180_000);

  test('CAPSULE-7 keyboard: find a unit, open it, be at its heading, and come back', async () => {
    await opened(address, async (page) => {
      await page.locator('#find-unit').focus();
      await page.keyboard.type('991200');
      await page.keyboard.press('ArrowDown');
      expect(await page.locator('#find-unit').getAttribute('aria-activedescendant')).toBe('found-0');
      await page.keyboard.press('Enter');
      await page.locator('html[data-shown="#/places/991200"]').waitFor({ state: 'attached' });
      expect(
        await page.evaluate<boolean>("/^H[12]$/.test(document.activeElement.tagName) && !!document.activeElement.closest('#unit-page')"),
      ).toBe(true);
      expect(await page.title()).toContain(await page.evaluate<string>('document.activeElement.textContent.trim().slice(0, 2)'));
      expect(await page.locator('#report').isVisible()).toBe(false);
      await page.goBack();
      await page.locator('html[data-shown=""]').waitFor({ state: 'attached' });
      expect(await page.locator('#report').isVisible()).toBe(true);
      expect(await page.locator('#unit-page').isVisible()).toBe(false);
      await go(page, '#/places/000000');
      expect(await page.locator('#unit-page').textContent()).toContain('没有这个单位');
    });
  }, 180_000);

  test('CAPSULE-9 all unit pages of a list, one below the other, each with its charts', async () => {
    await opened(address, async (page) => {
      await go(page, '#/print/organs');
      expect(await page.locator('section.printed').count()).toBe(
        north.run.assessment.lists.find(({ list }) => list === 'organs')?.members.length,
      );
      expect(
        await page.evaluate<number>(
          "[...document.querySelectorAll('[id]')].map((e) => e.id).filter((id, i, all) => id && all.indexOf(id) !== i).length",
        ),
      ).toBe(0);
    });
  }, 180_000);

  test('CAPSULE-9 a list that is not there is said, with those that are', async () => {
    await opened(address, async (page) => {
      await go(page, '#/print/nowhere');
      expect(await page.locator('#unit-page').textContent()).toMatch(/没有“nowhere”这个序列.*places/);
      expect(await page.locator('#unit-page').textContent()).not.toContain('已排好');
    });
  }, 60_000);

  test('REPORT-13 on paper a unit is explained down to its parts with the cell of every value; asked for whole, down to the last step', async () => {
    await opened(address, async (page) => {
      const visible = (): Promise<[number, number]> =>
        page.evaluate<[number, number]>(
          "[[...document.querySelectorAll('#unit-page .why li')].filter((one) => one.checkVisibility({ contentVisibilityAuto: true })).length, [...document.querySelectorAll('#unit-page .losses .paper-only')].filter((one) => one.checkVisibility()).length]",
        );
      await page.emulateMedia({ media: 'print' });
      await go(page, '#/places/991200');
      const [steps, cells] = await visible();
      expect(steps).toBeGreaterThan(10);
      expect(steps).toBeLessThan(40);
      expect(cells).toBeGreaterThan(20);
      await go(page, '#/print/places/991200');
      const [whole] = await visible();
      expect(whole).toBe(
        (await page.locator('#unit-page .why li').count()) -
          (await page.locator('#unit-page .screen-only .why li, #unit-page details.screen-only li').count()),
      );
      expect(whole).toBeGreaterThan(200);
    });
  }, 180_000);

  test('CAPSULE-10 charts take the colours of the page and change with them; their figures stand behind them', async () => {
    await opened(
      address,
      async (page) => {
        await go(page, '#/places/991200');
        const chart = page.locator('#unit-page .chart svg').first();
        const light = await chart.innerHTML();
        expect(light).toContain('#1d4e79');
        await page.emulateMedia({ colorScheme: 'dark' });
        await page.locator('#unit-page .chart svg [stroke="#8fc1ea"]').first().waitFor({ state: 'attached' });
        const dark = await page.locator('#unit-page .chart svg').first().innerHTML();
        expect(dark).toContain('#8fc1ea');
        expect(dark).not.toContain('#1d4e79');
        expect(await page.locator('#unit-page .figures tbody tr').count()).toBeGreaterThan(1);
      },
      { context: { colorScheme: 'light' } },
    );
  }, 180_000);

  test.each(['light', 'dark'] as const)(
    'axe finds nothing in the report and in a unit page: %s',
    async (colorScheme) => {
      await opened(
        address,
        async (page) => {
          await page.evaluate(AXE);
          const faults = (): Promise<string[]> =>
            page.evaluate<string[]>(
              "axe.run({ resultTypes: ['violations'] }).then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes.slice(0, 3).map(({ html }) => html).join(' ')))",
            );
          expect(await faults()).toEqual([]);
          await go(page, '#/places/991200');
          expect(await faults()).toEqual([]);
        },
        { context: { colorScheme } },
      );
    },
    120_000,
  );

  describe('CAPSULE-8 a matrix of 400 units × 100 indicators', () => {
    let large: string;
    beforeAll(() => {
      const folder = join(files.folder, 'bench');
      writeBenchPack(folder, { units: 400, indicators: 100, months: 1 }, 'month');
      const run = runOf(folder, 'bench', '2023-01');
      // The pack has no lights, so that its report has no place for a matrix of its own.
      large = files.write(
        'large.html',
        liveReport(run, script).replace('<div id="report">', '<div id="report"><div data-matrix="counties" hidden></div>'),
      );
    }, 180_000);

    test('lays out what is in view, tells the true numbers, scrolls, filters and sorts', async () => {
      await opened(large, async (page) => {
        const frame = page.locator('[data-matrix] .windowed');
        const rows = frame.locator('tbody tr[aria-rowindex]');
        expect(await frame.locator('table').getAttribute('aria-rowcount')).toBe('401');
        expect(await frame.locator('table').getAttribute('aria-colcount')).toBe('102');
        expect(await rows.count()).toBeLessThan(60);
        expect(await rows.first().locator('td.cell').count()).toBeLessThan(60);

        await page.evaluate("document.querySelector('.windowed').scrollTo(1e6, 1e6)");
        await frame.locator('tr[aria-rowindex="401"] td[aria-colindex="102"]').waitFor();
        expect(await rows.count()).toBeLessThan(60);
        expect(
          await page.evaluate<boolean>(
            "(() => { const frame = document.querySelector('.windowed'); const [head, box] = [frame.querySelector('thead th'), frame].map((one) => one.getBoundingClientRect()); return Math.abs(head.top - box.top) < 3 && Math.abs(head.left - box.left) < 3; })()",
          ),
        ).toBe(true);

        await page.locator('#matrix-counties-filter').fill('示例县39');
        expect(await frame.locator('table').getAttribute('aria-rowcount')).toBe('12');
        expect(await page.locator('[data-matrix] [role=status]').textContent()).toContain('11／400');

        await page.locator('#matrix-counties-filter').fill('');
        await page.locator('#matrix-counties-order').selectOption('name');
        expect(await rows.first().locator('th').textContent()).toBe('示例县0');
        await page.locator('#matrix-counties-order').selectOption('score');
        const shown = (await rows.locator('td.figure').allTextContents()).map(Number);
        expect(shown).toEqual([...shown].sort((a, b) => b - a));

        await page.evaluate(AXE);
        expect(
          await page.evaluate<string[]>(
            "axe.run('[data-matrix]', { resultTypes: ['violations'] }).then(({ violations }) => violations.map(({ id }) => id))",
          ),
        ).toEqual([]);
      });
    }, 180_000);
  });
});
