import { figure } from './figure.ts';
import type { Method, MethodCase } from './method.ts';
import { numberOf, numbersOf } from './parameter.ts';
import { betterThan } from './reference.ts';

/**
 * Rank (排名计分): points by place among the peers, equal values sharing the better place.
 *
 * Formula, r = 1 + number of peers strictly better: `table` → its r-th score, the last one for all places beyond; else `step` → first − step × (r − 1);
 * else straight from `first` (100) for the first to `last` (0) for place n: first − (first − last) × (r − 1) ÷ (n − 1). Bounds: 0, or the lowest stated
 * score if that is less, to the highest stated score. Rule: METHOD-RANK. Source: rank tables in use (60, 57, 54, 51, 48; 100 less 5 a place).
 * Errors: no_reference where no peer reports. One peer alone is first.
 * Example: table [60, 57, 54], third of five → 54, fourth → 54.
 */
export const rank: Method = {
  name: 'rank',
  usesPeers: true,
  takes: [],
  bounds: ({ table, first, last }) => {
    const stated = numbersOf(table) ?? [numberOf(first, 100), numberOf(last, 0)];
    return [Math.min(0, ...stated), Math.max(...stated)];
  },
  score: (input) => {
    if (input.reference.count === 0) return Number.NaN;
    const { table, first, step, last, behind, span } = readings(input);
    if (table) return table[Math.min(behind, table.length - 1)] as number;
    if (!Number.isNaN(step)) return first - step * behind;
    return behind === 0 ? first : first - ((first - last) * behind) / span;
  },
  why: () => 'no_reference',
  arithmetic: (input) => {
    const { table, first, step, last, behind, span } = readings(input);
    if (table) return figure(table[Math.min(behind, table.length - 1)] as number);
    const place = `(${behind + 1} − 1)`;
    if (!Number.isNaN(step)) return `${figure(first)} − ${figure(step)} × ${place}`;
    return behind === 0 ? figure(first) : `${figure(first)} − (${figure(first)} − ${figure(last)}) × ${place} ÷ (${span + 1} − 1)`;
  },
};

function readings({ x, better, params, reference }: MethodCase) {
  const behind = betterThan(x, reference, better);
  return {
    table: numbersOf(params.table),
    first: numberOf(params.first, 100),
    step: numberOf(params.step),
    last: numberOf(params.last, 0),
    behind,
    // A unit that frozen references do not know may come after their last.
    span: Math.max(reference.count - 1, behind),
  };
}
