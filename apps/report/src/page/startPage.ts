import { HOOKS } from '@kedu/pages';
import type { Locale } from '@kedu/model';
import { pageAsLoaded } from '../check/pageAsLoaded.ts';
import { pageDifferences, type PageDifferences } from '../check/pageDifferences.ts';
import { type Asker, openAsker } from '../desk/asker.ts';
import { mountCharts } from '../chart/mountCharts.ts';
import { mountMatrices } from '../matrix/mountMatrices.ts';
import { word } from '../words.ts';
import { addStyle } from './addStyle.ts';
import { mountFinder } from './finder.ts';
import { Router } from './router.ts';
import { Verdict } from './verdict.ts';

/**
 * Checks a report against its own data and makes it live. What stands in the page stays readable whatever goes wrong here.
 *
 * `data-live` on the root element says how far it is: `computing`, then `ready` or `failed`.
 * Rule: CAPSULE-6 (docs/spec/report.md).
 */
export function startPage(script: string): void {
  // Only when all of it is there: what stands behind the program must be checked as well.
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', () => open(script));
  else open(script);
}

function open(script: string): void {
  const root = document.documentElement;
  const report = document.getElementById('report');
  if (!report) return;
  const capsule = document.getElementById(HOOKS.capsule);
  const loaded = pageAsLoaded(document, script);
  const locale: Locale = root.lang.startsWith('en') ? 'en' : 'zh-CN';
  addStyle();
  const verdict = new Verdict(report, locale);
  const router = new Router(report, locale);
  root.dataset['live'] = 'computing';
  const fail = (error: unknown): void => {
    verdict.fail(error);
    router.fail();
    root.dataset['live'] = 'failed';
  };
  if (!capsule) {
    fail(new Error(word('no_capsule', locale)));
    return;
  }
  const began = performance.now();
  const checked = openAsker(capsule.textContent ?? '', script).then(async (asker) => {
    capsule.remove();
    const differences = await checkPage(asker, loaded, script);
    verdict.show(asker.verdict, differences, performance.now() - began);
    return asker;
  });
  checked.then(async (asker) => {
    await enliven(asker, report, router, locale);
    root.dataset['live'] = 'ready';
  }, fail);
}

/** Where the page as it was loaded differs from the one that the run gives. */
async function checkPage(asker: Asker, loaded: string, script: string): Promise<PageDifferences> {
  const began = performance.now();
  const expected = pageAsLoaded(new DOMParser().parseFromString(await asker.ask({ ask: 'page', script }), 'text/html'), script);
  const differences = loaded === expected ? { count: 0, first: [] } : pageDifferences(loaded, expected);
  performance.measure('kedu-page-check', { start: began });
  return differences;
}

async function enliven(asker: Asker, report: HTMLElement, router: Router, locale: Locale): Promise<void> {
  const directory = await asker.ask({ ask: 'directory' });
  mountFinder(report, directory, locale);
  await router.start(asker, directory);
  await mountCharts(report, asker, locale);
  await mountMatrices(report, asker, locale);
}
