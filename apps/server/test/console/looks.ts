import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';

const AXE = readFileSync(new URL('../../../../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe finds on a page: all of its rules, or the contrast of colours alone. */
export async function violations(page: Page, rules: 'all' | 'contrast' = 'all'): Promise<readonly string[]> {
  // Read once a document, however often it is looked at.
  if (!(await page.evaluate<boolean>("'axe' in window"))) await page.evaluate(AXE);
  const runOnly = JSON.stringify(rules === 'all' ? TAGS : { type: 'rule', values: ['color-contrast'] });
  return page.evaluate<string[]>(
    `axe.run(document, { runOnly: ${runOnly}, resultTypes: ['violations'] }).then(({ violations }) => violations.map(({ id, nodes }) => id + ' ' + nodes[0].html.slice(0, 160) + ' ' + nodes[0].failureSummary.slice(0, 300)))`,
  );
}

/** How far a page is wider than its window, in pixels; 0 where it is not. */
export function overhang(page: Page): Promise<number> {
  return page.evaluate<number>('Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth)');
}

/** Texts of a page, those in `except` (and in what bears `lang` of the other language) left out, that a pattern finds. */
export function textsWith(page: Page, pattern: RegExp, except: string): Promise<readonly string[]> {
  return page.evaluate<string[]>(`(() => {
    const found = new Set();
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walk.nextNode(); node; node = walk.nextNode()) {
      if (${String(pattern)}.test(node.data) && !node.parentElement.closest(${JSON.stringify(`${except},noscript,script,style`)}))
        found.add(node.parentElement.tagName.toLowerCase() + '.' + node.parentElement.className + ' ' + node.data.trim().slice(0, 60));
    }
    return [...found];
  })()`);
}

/** Chinese that stands on an English page as if it were English: characters, and marks that are as wide as they. */
export function strayChinese(page: Page): Promise<readonly string[]> {
  return textsWith(page, /[\u3001-\u303f\u3400-\u9fff\uff00-\uffef]/, '[lang^=zh]');
}

/** English prose on a Chinese page: two words of letters one after another, outside identifiers, names of commands and what is marked as English. */
export function strayEnglish(page: Page): Promise<readonly string[]> {
  return textsWith(page, /\b(?!kedu )[A-Za-z][a-z]+ [a-z]{2,}\b/, '[lang=en],code,.code,.mono');
}
