import { generator } from './chance.ts';

const GROUPS = [
  ['leaders', '甲', 7],
  ['deputies', '乙', 9],
  ['peers', '丙', 8],
] as const;

/** A rater who gives everybody a top mark, so that the marks are set aside. */
const GENEROUS = '示例评价人乙9';

/**
 * Marks of the leaders' evaluation of 2024 as a CSV: three groups of raters, each of whom marks every city and department.
 * Peers belong to a unit of their own and mark it too, which does not count; one deputy is too generous.
 */
export function marksCsv(units: readonly string[], quality: (unit: string) => number): string {
  const random = generator(20241);
  const known = new Map(units.map((unit) => [unit, quality(unit) === 0 ? random() * 1.6 - 0.8 : quality(unit)]));
  const lines = GROUPS.flatMap(([group, letter, number]) =>
    Array.from({ length: number }, (_, i) => i + 1).flatMap((k) => {
      const rater = `示例评价人${letter}${k}`;
      const ownUnit = group === 'peers' ? (units[(k * 4) % units.length] as string) : '';
      const strict = (random() - 0.5) * 3;
      const marks = units.map((unit): [string, number] => {
        const mark = 82 + (known.get(unit) as number) * 8 + strict + (random() - 0.5) * 5;
        return [unit, rater === GENEROUS || unit === ownUnit ? Math.max(93, Math.round(mark)) : Math.round(mark)];
      });
      const allowed = rater === GENEROUS ? units.length : Math.floor(units.length * 0.3);
      const best = new Set([...marks].sort((a, b) => b[1] - a[1]).slice(0, allowed));
      return marks.map((one) => {
        const [unit, mark] = one;
        return `${rater},${group},${ownUnit},${unit},leaders_review,${Math.min(mark, best.has(one) ? 98 : 89)}`;
      });
    }),
  );
  return `rater,group,own_unit,unit,indicator,mark\n${lines.join('\n')}\n`;
}
