import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { quantaToNumber } from '@kedu/model';
import { assessPack, openPack } from '@kedu/runner';
import { afterAll, describe, expect, it } from 'vitest';
import { PACKS } from './packs.ts';

/** The fenced blocks of the README's page, each after the line that names its file. */
function blocks(): ReadonlyMap<string, string> {
  const page = /\n## A pack on one page\n([\s\S]*?)\n## /.exec(readFileSync(join(PACKS, 'README.md'), 'utf8'))?.[1] ?? '';
  const found = [...page.matchAll(/^`([a-z.]+)`: .*\n\n```[a-z]+\n([\s\S]*?)^```$/gm)];
  return new Map(found.map(([, file = '', text = '']) => [file, text]));
}

describe('PACK-1 the pack on one page of packs/README.md', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kedu-villages-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  for (const [file, text] of blocks()) writeFileSync(join(folder, file), text);

  it('has four files and is read without an issue', () => {
    expect([...blocks().keys()]).toEqual(['pack.yaml', 'units.csv', 'scheme.yaml', 'data.csv']);
    expect(openPack(folder).issues).toEqual([]);
  });

  it('is assessed without an issue and gives the totals that the page states', () => {
    const { pack } = openPack(folder);
    if (!pack) throw new Error('the pack could not be read');
    const { assessments } = assessPack(pack);
    const runs = assessments.map(({ assessment, scheme }) => ({
      issues: assessment.issues,
      lists: assessment.lists.map(({ members, score, rank, grades }) =>
        [...members].map((unit, k) => [
          assessment.units[unit]?.name['zh-CN'],
          quantaToNumber(score[k] as number, scheme.rounding.total.places),
          rank[k],
          grades[k],
        ]),
      ),
    }));
    expect(runs).toEqual([
      {
        issues: [],
        lists: [
          [
            ['东村', 96, 1, 'good'],
            ['西村', 82, 2, 'good'],
            ['南村', 68, 3, 'fair'],
          ],
        ],
      },
    ]);
  });
});
