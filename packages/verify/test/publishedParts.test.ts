import { SEALED_TABLES } from '@kedu/bundle';
import type { Leaf } from '@kedu/scheme';
import { describe, expect, test } from 'vitest';
import { bytes } from '../../../tools/goodBundle.ts';
import { Tables } from '../src/files/tables.ts';
import { PublishedParts } from '../src/labels/publishedParts.ts';

const files = new Map([
  [SEALED_TABLES.parts, bytes('list,unit,part\r\nplaces,990100,growth\r\nplaces,990100,growth.gdp\r\n')],
  [SEALED_TABLES.results, bytes('list,unit,group,score\r\nplaces,990100,north,80\r\nplaces,990200,south,\r\n')],
]);
const blocks = {
  tables: new Map([
    ['parts', [{ table: 'parts', block: 0, first: 1, rows: 1, commitment: bytes(''), reason: 'protected' }]],
    ['results', [{ table: 'results', block: 0, first: 1, rows: 1, commitment: bytes(''), reason: 'protected' }]],
  ] as const),
  stated: 2,
  opened: 0,
  withheld: 2,
  rows: 2,
  hidden: [],
};

describe('DISCLOSE-9 DISCLOSE-11 parts as they are published', () => {
  test('a leaf hides behind the lowest node that is shown; where a total is withheld its group is betrayed', () => {
    const parts = new PublishedParts(new Tables(files), blocks);
    const placed = { leaf: { path: 'growth.gdp' } as Leaf, above: ['growth', ''] };
    expect(parts.branchOf('places', '990100', placed)).toBe('growth');
    expect(parts.branchOf('places', '990200', placed)).toBeUndefined();
    expect(parts.isOpen('places', '990100', { ...placed, above: [] })).toBe(true);
    expect([parts.isBetrayed('places', 'north'), parts.isBetrayed('places', 'south')]).toEqual([false, true]);
  });

  test('the tables, hundreds of thousands of rows, are read when somebody asks, and once', () => {
    const asked: string[] = [];
    const tables = new (class extends Tables {
      override of(path: string): ReturnType<Tables['of']> {
        asked.push(path);
        return super.of(path);
      }
    })(files);
    const parts = new PublishedParts(tables, blocks);
    expect(asked).toEqual([]);
    for (let time = 0; time < 2; time += 1) parts.isBetrayed('places', 'north');
    expect(asked).toEqual([SEALED_TABLES.parts, SEALED_TABLES.results]);
  });
});
