import { HOOKS } from '@kedu/pages';
import type { Locale } from '@kedu/model';
import { type Asker, openAsker } from '../desk/asker.ts';
import { mountCharts } from '../chart/mountCharts.ts';
import { mountMatrices } from '../matrix/mountMatrices.ts';
import { addStyle } from './addStyle.ts';
import { mountFinder } from './finder.ts';
import { Router } from './router.ts';
import { Verdict } from './verdict.ts';

/**
 * Makes a report live. What stands in the page stays readable whatever goes wrong here.
 *
 * `data-live` on the root element says how far it is: `computing`, then `ready` or `failed`.
 * Rule: CAPSULE-6 (docs/spec/report.md).
 */
export function startPage(script: string): void {
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', () => open(script));
  else open(script);
}

function open(script: string): void {
  const root = document.documentElement;
  const capsule = document.getElementById(HOOKS.capsule);
  const report = document.getElementById('report');
  if (!capsule || !report) return;
  const locale: Locale = root.lang.startsWith('en') ? 'en' : 'zh-CN';
  addStyle();
  const verdict = new Verdict(report, locale);
  const router = new Router(report, locale);
  root.dataset['live'] = 'computing';
  openAsker(capsule.textContent ?? '', script).then(
    async (asker) => {
      capsule.remove();
      verdict.show(asker.verdict);
      await enliven(asker, report, router, locale);
      root.dataset['live'] = 'ready';
    },
    (error: unknown) => {
      verdict.fail(error);
      router.fail();
      root.dataset['live'] = 'failed';
    },
  );
}

async function enliven(asker: Asker, report: HTMLElement, router: Router, locale: Locale): Promise<void> {
  const directory = await asker.ask({ ask: 'directory' });
  mountFinder(report, directory, locale);
  await router.start(asker, directory);
  await mountCharts(report, asker, locale);
  await mountMatrices(report, asker, locale);
}
