import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deviates } from '../../src/draws/deviates.ts';
import { normalQuantile } from '../../src/draws/normalQuantile.ts';

describe('DRAW-1 normal quantile (AS 241)', () => {
  // Figures of Wichura’s paper, and of tables.
  it.for([
    [0.25, -0.6744897501960817],
    [0.001, -3.090232306167814],
    [1e-20, -9.26234008979841],
    [0.975, 1.959963984540054],
    [0.5, 0],
  ] as const)('%d → %d', ([p, z]) => {
    expect(normalQuantile(p)).toBeCloseTo(z, 13);
  });

  it('is odd about one half and refuses what is no probability', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1023 }), (k) => {
        expect(normalQuantile(k / 1024)).toBe(0 - normalQuantile(1 - k / 1024));
      }),
    );
    for (const p of [0, 1, Number.NaN]) expect(() => normalQuantile(p)).toThrow(RangeError);
  });
});

describe('DRAW-1 deviates', () => {
  const units = ['a', 'b', 'c', '990100'];

  it('hang on seed, indicator, unit and draw, not on the order or on who else is there', () => {
    const all = deviates(7, 'air', 0, units);
    const forward = Array.from({ length: 6 }, (_, draw) => [...all.draw(draw)]);
    const again = deviates(7, 'air', 0, units);
    for (const draw of [5, 0, 3, 2, 1, 4]) expect([...again.draw(draw)]).toEqual(forward[draw]);
    const alone = deviates(7, 'air', 0, ['c']);
    expect(alone.draw(4)[0]).toBe(forward[4]?.[2]);
  });

  it('differ by seed, indicator, source, unit and draw', () => {
    const first = deviates(7, 'air', 0, units).draw(0);
    expect(new Set(first).size).toBe(units.length);
    for (const other of [
      deviates(8, 'air', 0, units).draw(0),
      deviates(7, 'water', 0, units).draw(0),
      deviates(7, 'air', 1, units).draw(0),
    ])
      for (const [i, x] of other.entries()) expect(x).not.toBe(first[i]);
  });

  it('have mean 0, deviation 1 and no correlation between units', () => {
    const column = deviates(1, 'x', 0, ['a', 'b']);
    const n = 20_000;
    let [sum, square, product] = [0, 0, 0];
    for (let draw = 0; draw < n; draw += 1) {
      const [a = 0, b = 0] = column.draw(draw);
      sum += a;
      square += a * a;
      product += a * b;
    }
    expect(Math.abs(sum / n)).toBeLessThan(4 / Math.sqrt(n));
    expect(Math.abs(square / n - 1)).toBeLessThan((4 * Math.SQRT2) / Math.sqrt(n));
    expect(Math.abs(product / n)).toBeLessThan(4 / Math.sqrt(n));
  });

  it('have pinned bits', () => {
    expect([...deviates(1, 'gdp_growth', 0, ['990100', '990200']).draw(3)]).toMatchInlineSnapshot(`
      [
        1.1590064722761306,
        -0.45413322954381025,
      ]
    `);
  });
});
