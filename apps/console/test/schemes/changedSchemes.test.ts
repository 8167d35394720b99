import { expect, test } from 'vitest';
import { changedSchemes } from '../../src/schemes/changedSchemes.ts';

const version = (scheme: string, year: string, standing: 'draft' | 'published') => ({
  id: `${scheme}@${year}`,
  scheme,
  standing,
  title: { 'zh-CN': `示例${scheme}${year}` },
});

test('SCHEMEPUB-2 a change is asked for of a scheme, shown by its last published version', () => {
  const known = changedSchemes([
    version('north', '2024', 'published'),
    version('north', '2025', 'published'),
    version('north', '2026', 'draft'),
    version('south', '2026', 'draft'),
    version('south', '2027', 'draft'),
  ]);
  expect(new Map(known.map(({ scheme, id }) => [scheme, id]))).toEqual(
    new Map([
      ['north', 'north@2025'],
      ['south', 'south@2027'],
    ]),
  );
  expect(known).toHaveLength(2);
});
