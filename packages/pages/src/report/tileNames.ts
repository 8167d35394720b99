import { setInLines } from './setInLines.ts';

/**
 * Names set in the lines of tiles; where two different ones would look the same, what is behind their common beginning stands in the last line.
 *
 * Shape: lines in the order of the names. Units: width in halves of a Chinese sign. Rule: REPORT-7. Errors: none.
 * Example: 示例省生态保护工作领导小组办公室, 示例省生态保护工作领导小组秘书处 in 12 × 2 → 示例省生态保 / …办公室, 示例省生态保 / …秘书处.
 */
export function tileNames(names: readonly string[], width: number, most: number): readonly (readonly string[])[] {
  const set = names.map((name) => setInLines(name, width, most));
  const alike = new Map<string, Set<string>>();
  set.forEach((lines, i) => {
    const key = lines.join('\n');
    const own = alike.get(key) ?? new Set();
    alike.set(key, own.add(names[i] as string));
  });
  return set.map((lines, i) => {
    const name = names[i] as string;
    const others = [...(alike.get(lines.join('\n')) ?? [])].filter((other) => other !== name);
    if (others.length === 0) return lines;
    const shared = Math.max(...others.map((other) => sharedStart(name, other)));
    const end = name.slice(Math.min(shared, name.length - 2)).trimStart();
    return [...setInLines(name, width, Number.MAX_SAFE_INTEGER).slice(0, most - 1), ...setInLines(`…${end}`, width, 1)];
  });
}

function sharedStart(a: string, b: string): number {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  return at;
}
