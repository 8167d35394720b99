import { describe, expect, test } from 'vitest';
import { DARK_PALETTE, LIGHT_PALETTE, type Palette, SERIES_DASHES } from '../../src/style/tokens.ts';

function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [x, y] = [luminance(a), luminance(b)];
  return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
}

describe.each([
  ['light', LIGHT_PALETTE],
  ['dark', DARK_PALETTE],
] as const)('REPORT-6 the %s palette', (_, palette: Palette) => {
  test('text of every colour has 4.5 : 1 on paper and on the wash', () => {
    for (const name of ['ink', 'soft', 'accent', 'gain', 'loss', 'red', 'orange', 'yellow', 'blue', 'green', 'grey'] as const) {
      for (const ground of [palette.paper, palette.wash])
        expect({ name, enough: contrast(palette[name], ground) >= 4.5 }).toEqual({ name, enough: true });
    }
  });

  test('text in a shade of a grade has 4.5 : 1; the shades keep their order in grey, best furthest from paper', () => {
    for (const [ground, text] of palette.shades)
      expect({ ground, enough: contrast(ground, text) >= 4.5 }).toEqual({ ground, enough: true });
    const distances = palette.shades.map(([ground]) => contrast(ground, palette.paper));
    expect([...distances].sort((a, b) => b - a)).toEqual(distances);
    for (let i = 1; i < distances.length; i += 1) expect((distances[i - 1] as number) / (distances[i] as number)).toBeGreaterThan(1.15);
  });

  test('series are text as well (4.5 : 1), each with its own dash', () => {
    for (const colour of palette.series)
      expect({ colour, enough: contrast(colour, palette.paper) >= 4.5 }).toEqual({ colour, enough: true });
    expect(new Set(SERIES_DASHES).size).toBe(palette.series.length);
  });
});
