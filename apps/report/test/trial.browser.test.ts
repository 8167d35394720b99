import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { weightTrial } from '@kedu/engine';
import { movedWeights, scopedWeights } from '@kedu/scheme';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeBenchPack } from '../../../bench/pack.ts';
import { sliderSteps } from '../../../bench/sliderSteps.ts';
import { CHROMIUM_ARGUMENTS, findChromium } from '../../../tools/chromium.ts';
import { reportScript } from '../../../tools/report-script.mjs';
import { AFTER_LIAONING, liveReport, type RunOfPack, runOf, testFolder } from './reportFile.ts';

const executablePath = findChromium();
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What stands in the table of a page: code → official rank, rank on trial, score on trial. */
type Shown = Readonly<Record<string, readonly [string, string, string]>>;

// Without Chromium tools/left-out.ts says so in one line.
describe.skipIf(executablePath === undefined)('the desk on which weights are tried, in Chromium', () => {
  const files = testFolder();
  let browser: Browser;
  let script: string;
  let north: RunOfPack;
  let html: string;

  beforeAll(async () => {
    script = await reportScript();
    north = runOf(AFTER_LIAONING, 'north', '2023');
    html = liveReport(north, script);
    browser = await chromium.launch({ executablePath: executablePath ?? '', args: [...CHROMIUM_ARGUMENTS] });
  }, 180_000);
  afterAll(async () => {
    await browser?.close();
    files.remove();
  });

  async function opened(name: string, text: string, act: (page: Page) => Promise<void>, init?: string): Promise<void> {
    const context = await browser.newContext({ offline: true, viewport: { width: 1280, height: 2000 } });
    try {
      const page = await context.newPage();
      const faults: string[] = [];
      page.on('pageerror', (error) => faults.push(String(error)));
      if (init !== undefined) await page.addInitScript(init);
      await page.goto(files.write(name, text));
      await page.locator('html[data-live=ready]').waitFor({ state: 'attached', timeout: 60_000 });
      await act(page);
      expect(faults).toEqual([]);
    } finally {
      await context.close();
    }
  }

  async function goToTrial(page: Page, list: string): Promise<void> {
    await page.evaluate(`location.hash = '#/trial/${list}'`);
    await page.locator(`html[data-shown="#/trial/${list}"]`).waitFor({ state: 'attached', timeout: 30_000 });
  }

  const shown = (page: Page): Promise<Shown> =>
    page.evaluate<Shown>(`Object.fromEntries([...document.querySelectorAll('.trial tbody tr:has(th)')].map((row) => [
      row.querySelector('a').getAttribute('href').split('/').pop(),
      ['official', 'trial_rank', 'trial_score'].map((name) => row.querySelector('.' + name).textContent),
    ]))`);

  /** How many steps are done. */
  const steps = (page: Page): Promise<number> => page.evaluate<number>("performance.getEntriesByName('kedu-trial-step').length");

  async function move(page: Page, part: string, to: number): Promise<void> {
    const before = await steps(page);
    await page.locator(`.slider:has([data-part="${part}"]) input[type=number]`).fill(String(to));
    await expect.poll(() => steps(page), { timeout: 20_000 }).toBeGreaterThan(before);
  }

  /** What the engine says in Node, as the table writes it. */
  function expected(list: string, moves: readonly (readonly [string, string, string, number])[]): Shown {
    const { run } = north;
    const result = run.assessment.lists.find((one) => one.list === list);
    let tree = run.scheme.trees[list];
    if (!result || !tree) throw new Error(`no list ${list}`);
    for (const [node, scope, part, to] of moves) tree = movedWeights(run.scheme, tree, { node, scope, part, to });
    const { points, rank } = weightTrial(run.trace, list).at(tree);
    const { places } = run.scheme.rounding.total;
    return Object.fromEntries(
      Array.from(result.members, (unit, k) => {
        const text = (place: number | undefined): string => (place ? String(place) : '–');
        const score = points[k] as number;
        return [
          run.assessment.units[unit]?.code ?? '',
          [text(result.rank[k]), text(rank[k]), Number.isNaN(score) ? '–' : score.toFixed(places)],
        ] as const;
      }),
    );
  }

  test('CAPSULE-11 KERNEL-20 every list begins with the official result; a weight that is moved gives what Node gives, and back again', async () => {
    await opened('trial.html', html, async (page) => {
      for (const { list } of north.run.assessment.lists) {
        await goToTrial(page, list);
        expect(await page.locator('#unit-page').textContent()).toContain('试算，不是结果');
        expect(await shown(page)).toEqual(expected(list, []));
        const scope = await page.locator('#trial-scope').inputValue();
        const tree = north.run.scheme.trees[list];
        if (!tree) throw new Error(`no tree of ${list}`);
        const [first] = scopedWeights(north.run.scheme, tree, scope);
        const part = first?.part.path ?? '';
        await move(page, part, 3);
        const tried = await shown(page);
        expect(tried).toEqual(expected(list, [['', scope, part, 3]]));
        expect(tried).not.toEqual(expected(list, []));
        expect(await page.locator('.trial pre').textContent()).toContain(`${part}:`);
        expect(await page.locator('.trial legend').textContent()).toContain('合计 100');
        await page.getByRole('button', { name: '恢复原权重' }).click();
        await page.getByText('没有单位的名次变动').waitFor();
        expect(await shown(page)).toEqual(expected(list, []));
      }
    });
  }, 120_000);

  test('CAPSULE-11 WEIGHT-6 a constraint that the weights break is named with its clause, and gone when they hold it again', async () => {
    await opened('trial.html', html, async (page) => {
      const { constraints } = north.run.scheme;
      expect(constraints.length).toBeGreaterThan(0);
      await goToTrial(page, 'places');
      expect(await page.locator('.trial-broken').textContent()).toContain('约束都符合');
      const parts = await page.evaluate<readonly string[]>(
        "[...document.querySelectorAll('.slider input[type=range]')].map((one) => one.dataset.part)",
      );
      const told: string[] = [];
      for (const part of parts) {
        await move(page, part, 100);
        told.push((await page.locator('.trial-broken').textContent()) ?? '');
      }
      expect(told.some((text) => text.includes('不符合方案的约束') && constraints.some(({ title }) => text.includes(title['zh-CN'])))).toBe(
        true,
      );
      await page.getByRole('button', { name: '恢复原权重' }).click();
      await page.getByText('约束都符合').waitFor();
    });
  }, 60_000);

  test('CAPSULE-11 keyboard: an arrow moves the slider, the number follows, the focus stays', async () => {
    await opened('trial.html', html, async (page) => {
      await goToTrial(page, 'places');
      const slider = page.locator('.slider input[type=range]').first();
      const field = page.locator('.slider input[type=number]').first();
      const before = Number(await field.inputValue());
      await slider.focus();
      await page.keyboard.press('ArrowLeft');
      await expect.poll(async () => Number(await field.inputValue()), { timeout: 20_000 }).toBeLessThan(before);
      expect(await page.evaluate("document.activeElement === document.querySelector('.slider input[type=range]')")).toBe(true);
      expect(await page.locator('.slider small').first().textContent()).toBe(`原 ${before}`);
    });
  }, 60_000);

  test('CAPSULE-11 every level and class of every list can be moved, in Chinese and English, without a fault', async () => {
    const english = liveReport({ ...north, view: { ...north.view, locale: 'en' } }, script);
    for (const [name, text, says] of [
      ['levels.html', html, '试算，不是结果'],
      ['levels-en.html', english, 'A trial, not a result'],
    ] as const) {
      await opened(name, text, async (page) => {
        for (const { list } of north.run.assessment.lists) {
          await goToTrial(page, list);
          expect(await page.locator('#unit-page').textContent()).toContain(says);
          for (const node of await values(page, 'trial-node')) {
            await choose(page, 'trial-node', node);
            for (const scope of await values(page, 'trial-scope')) {
              await choose(page, 'trial-scope', scope);
              const part = await page.locator('.slider input[type=range]').first().getAttribute('data-part');
              const legend = await page.locator('.trial legend').textContent();
              await move(page, part ?? '', 1);
              expect(await page.locator('.trial legend').textContent()).toBe(legend);
            }
          }
        }
      });
    }
  }, 120_000);

  test('CAPSULE-11 a made-up country of many units: only rows in view are laid out, and every step moves them', async () => {
    const folder = join(files.folder, 'many');
    writeBenchPack(folder, { units: 300, indicators: 12, months: 1 }, 'month');
    const many = runOf(folder, 'bench', '2023-01');
    await opened('many.html', liveReport(many, script), async (page) => {
      const found = await sliderSteps(page, 'counties', 12);
      expect(found).toMatchObject({ by: 'kernel' });
      expect(found.worker.length).toBe(12);
      expect(found.tables).toBeGreaterThan(6);
      expect(await page.locator('.trial tbody tr').count()).toBeLessThan(120);
    });
  }, 60_000);

  const values = (page: Page, id: string): Promise<readonly string[]> =>
    page.evaluate<readonly string[]>(`[...document.getElementById('${id}').options].map((one) => one.value)`);

  async function choose(page: Page, id: string, value: string): Promise<void> {
    const before = await steps(page);
    await page.evaluate(
      `(() => { const field = document.getElementById('${id}'); field.value = ${JSON.stringify(value)}; field.dispatchEvent(new Event('change')); })()`,
    );
    await expect.poll(() => steps(page), { timeout: 20_000 }).toBeGreaterThan(before);
  }

  test.each(['light', 'dark'] as const)(
    'CAPSULE-11 axe finds nothing on the desk, with a constraint broken: %s',
    async (colorScheme) => {
      await opened('axe.html', html, async (page) => {
        await page.emulateMedia({ colorScheme });
        await goToTrial(page, 'places');
        await move(page, (await page.locator('.slider input[type=range]').first().getAttribute('data-part')) ?? '', 60);
        await page.evaluate("document.querySelector('.trial details').open = true");
        await page.evaluate(AXE);
        const faults = await page.evaluate<readonly string[]>(
          "axe.run('#unit-page').then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes.slice(0, 3).map(({ html }) => html).join(' ')))",
        );
        expect(faults).toEqual([]);
      });
    },
    60_000,
  );

  test('KERNEL-10 where the policy refuses WebAssembly, or workers are refused, the reference gives the same, with a notice', async () => {
    const list = north.run.assessment.lists[0]?.list ?? '';
    // In the policy alone: the script that makes policies is in the page as well.
    const refused = html.replace(/ (?:'|&#39;)wasm-unsafe-eval(?:'|&#39;)/, '');
    expect(refused).not.toBe(html);
    const part = await partOf(list);
    const cases: readonly (readonly [string, string, string | undefined])[] = [
      ['policy.html', refused, undefined],
      ['worker.html', html, "window.Worker = function () { throw new Error('refused'); };"],
    ];
    for (const [name, text, init] of cases) {
      await opened(
        name,
        text,
        async (page) => {
          await goToTrial(page, list);
          const scope = await page.locator('#trial-scope').inputValue();
          await move(page, part, 3);
          expect(await shown(page)).toEqual(expected(list, [['', scope, part, 3]]));
          if (name === 'policy.html') {
            expect(await page.locator('.trial').getAttribute('data-by')).toBe('reference');
            expect(await page.getByText('改用较慢的参考算法，结果相同').isVisible()).toBe(true);
          }
        },
        init,
      );
    }
  }, 120_000);

  async function partOf(list: string): Promise<string> {
    const { scheme } = north.run;
    const tree = scheme.trees[list];
    return (tree && scopedWeights(scheme, tree, '')[0]?.part.path) ?? '';
  }
});
