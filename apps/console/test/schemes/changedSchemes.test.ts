import { expect, test } from 'vitest';
import { changedSchemes, namesOfChange } from '../../src/schemes/changedSchemes.ts';

const version = (scheme: string, year: string, standing: 'draft' | 'published') => ({
  id: `${scheme}@${year}`,
  scheme,
  version: year,
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

test('SCHEMEPUB-2 a request bears the title of its scheme and of the version that carried it out, as far as they are known', () => {
  const versions = [version('north', '2024', 'published'), version('north', '2025', 'published')];
  const of = (scheme: string, carriedOutBy?: string) => namesOfChange({ scheme, version: carriedOutBy }, versions, 'zh');
  expect(of('north', 'north@2024')).toEqual({ scheme: '示例north2025', version: '示例north2024 2024' });
  expect(of('north')).toEqual({ scheme: '示例north2025', version: undefined });
  expect(of('south', 'south@2024')).toEqual({ scheme: 'south', version: 'south@2024' });
});
