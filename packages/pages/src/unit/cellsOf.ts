import type { Explanation } from '@kedu/engine';
import { shortNumber, wordExplanation } from '@kedu/messages';
import type { Locale } from '@kedu/model';
import { say } from '../report/words.ts';

/**
 * Where the values of a unit came from: for each indicator the cell of its latest value, with the number of cells where it was put together of several.
 *
 * Shape: by the Chinese title of the indicator, which explanations carry. Rule: REPORT-13. Errors: none; values without a source are left out.
 * Example: 地区生产总值增长率 → data/2023.csv 第 752 行第 4 列，示例数据.
 */
export function cellsOf(why: Explanation | undefined, locale: Locale): ReadonlyMap<string, string> {
  const cells = new Map<string, string>();
  const visit = (node: Explanation): void => {
    const title = node.title?.['zh-CN'];
    if (node.code === 'EXPLAIN_VALUE' && title !== undefined && !cells.has(title)) {
      const own = new Set(sourcesBelow(node, locale));
      const last = [...own].at(-1);
      if (last !== undefined) cells.set(title, own.size === 1 ? last : say('cell_first', locale, { cell: last, count: own.size }));
    }
    node.children.forEach(visit);
  };
  if (why) visit(why);
  return cells;
}

function sourcesBelow(node: Explanation, locale: Locale): readonly string[] {
  const source = node.origin === undefined ? undefined : wordExplanation(node, locale, shortNumber).source;
  return [...(source === undefined ? [] : [source]), ...node.children.flatMap((child) => sourcesBelow(child, locale))];
}
