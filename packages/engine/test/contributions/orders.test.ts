import { describe, expect, test } from 'vitest';
import { ordersOf } from '../../src/contributions/orders.ts';

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

describe('orders of changes', () => {
  test('DIFF-3 up to seven changes all orders count: each change as often as there are orders', () => {
    for (let count = 1; count <= 7; count += 1) {
      const all = ordersOf(count, 3);
      const { orders, marginals } = all.next();
      expect([all.method, all.most, orders]).toEqual(['all_orders', 1, [1, 1, 2, 6, 24, 120, 720, 5040][count]]);
      for (let change = 0; change < count; change += 1)
        expect(sum(marginals.filter((one) => one.change === change).map(({ times }) => times))).toBe(orders);
    }
  });

  test('DIFF-3 beyond, the same seed gives the same orders, and each comes with its reverse', () => {
    const [one, same, other] = [ordersOf(9, 7), ordersOf(9, 7), ordersOf(9, 8)];
    expect([one.method, 2 * one.most]).toEqual(['some_orders', 200]);
    const [first, second] = [one.next(), one.next()];
    expect([same.next(), same.next()]).toEqual([first, second]);
    expect(second).not.toEqual(first);
    expect(other.next()).not.toEqual(first);
    expect([first.orders, first.marginals.length]).toEqual([2, 18]);
    // The set made before a change in an order is what remains after it in the reverse.
    const key = (made: readonly boolean[], change: number): string => `${made.map(Number).join('')} ${change}`;
    const before = first.marginals.map(({ without, change }) => key(without, change)).sort();
    const after = first.marginals
      .map(({ without, change }) =>
        key(
          without.map((made, k) => !made && k !== change),
          change,
        ),
      )
      .sort();
    expect(after).toEqual(before);
  });
});
