import { unitAnchor } from '@kedu/pages';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { routeOf } from '../src/page/route.ts';

describe('CAPSULE-7 addresses inside the report', () => {
  test('every list and code comes back out of its anchor (property)', () => {
    const name = fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => text !== 'print' && text !== 'trial');
    fc.assert(
      fc.property(name, name, (list, code) => {
        expect(routeOf(unitAnchor(list, code))).toEqual({ to: 'unit', list, code });
      }),
    );
  });

  test.each([
    ['', { to: 'report' }],
    ['#ranks', { to: 'report' }],
    ['#/places', { to: 'report' }],
    ['#/places/', { to: 'report' }],
    ['#/places/1/2', { to: 'report' }],
    ['#/print', { to: 'print', list: undefined }],
    ['#/print/places', { to: 'print', list: 'places' }],
    ['#/print/places/990100', { to: 'unit', list: 'places', code: '990100', whole: true }],
    ['#/print/places/', { to: 'report' }],
    ['#/trial', { to: 'trial', list: undefined }],
    ['#/trial/places', { to: 'trial', list: 'places' }],
    ['#/trial/places/990100', { to: 'report' }],
    ['#/places/%E4%B', { to: 'unit', list: 'places', code: '%E4%B' }],
  ])('%s', (hash, route) => {
    expect(routeOf(hash)).toEqual(route);
  });
});
