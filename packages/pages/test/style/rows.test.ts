import { expect, test } from 'vitest';
import { BASE_STYLE } from '../../src/style/base.ts';
import { pageStyle } from '../../src/style/pageStyle.ts';

/** Selectors whose text begins with a capital on an English page. */
const capitals = (style: string): readonly string[] =>
  [...style.matchAll(/([^{}]+)\{text-transform:uppercase\}/g)].flatMap(([, selectors = '']) =>
    selectors.split(',').map((selector) => selector.trim()),
  );

test('rows begin with a capital where they are titles of a report; a name of a file or person elsewhere stands as it is written', () => {
  const row = ':lang(en) tbody th::first-letter';
  expect(capitals(BASE_STYLE)).toContain(':lang(en) tbody th.word::first-letter');
  expect(capitals(BASE_STYLE)).not.toContain(row);
  expect(capitals(pageStyle({ title: '', period: '', banner: '' }))).toContain(row);
});
