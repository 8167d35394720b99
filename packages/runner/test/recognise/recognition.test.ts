import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Issue } from '@kedu/model';
import { afterAll, describe, expect, test } from 'vitest';
import { assessPack, recognisePack, recognitionsWith, RECOGNISE_CODES, type RecogniseCode, writeRun } from '../../src/index.ts';
import { openTwoRegions } from './twoRegions.ts';

interface Vector {
  readonly rule: string;
  readonly why: string;
  readonly change: Readonly<Record<string, readonly (readonly [string, string])[]>>;
  readonly issues: readonly {
    readonly code: string;
    readonly file: string;
    readonly line: number;
    readonly column: number;
    readonly args: Issue['args'];
  }[];
}

const root = fileURLToPath(new URL('../../../../vectors/recognise', import.meta.url));
const vectors = readdirSync(root)
  .sort()
  .map((name) => [name, JSON.parse(readFileSync(join(root, name), 'utf8')) as Vector] as const);
const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

describe('mutual recognition of a pack', () => {
  test('the pack of the vectors has nothing wrong', () => {
    expect(openTwoRegions().issues.filter(({ severity }) => severity !== 'notice')).toEqual([]);
    expect(vectors.length).toBeGreaterThan(8);
  });

  test.each(vectors.map(([name, vector]) => [vector.rule, name, vector] as const))(
    '%s %s',
    (_rule, _name, { change, issues: expected }) => {
      const { pack, issues } = openTwoRegions(change);
      const found = issues.filter(
        ({ code }) => code.startsWith('RECOGNISE') || code.startsWith('SCHEME_TABLE') || code === 'PACK_FILE_MISSING',
      );
      expect(found.map(({ code, place, args }) => ({ code, file: place.file, line: place.line, column: place.column, args }))).toEqual(
        expected,
      );
      const isRefused = found.some(({ severity }) => severity === 'error');
      expect(pack?.recognition.length).toBe(isRefused ? 0 : 1);
      for (const { code, args } of found)
        if (code in RECOGNISE_CODES) expect(Object.keys(args).sort()).toEqual([...RECOGNISE_CODES[code as RecogniseCode].args].sort());
    },
  );

  test('RECOGNISE-5, OUT-19 recognition.csv stands beside the results, by ruler and unit, and changes nothing else', () => {
    const { pack } = openTwoRegions();
    if (!pack) throw new Error('the pack does not open');
    const runs = assessPack(pack).assessments;
    const recognitions = recognisePack(pack, runs);
    expect(recognitions.map(({ id, period }) => [id, period])).toEqual([['delta', '2023']]);
    expect(runs.map((run) => recognitionsWith(recognitions, run).length)).toEqual([1, 1]);
    const folder = mkdtempSync(join(tmpdir(), 'kedu-test-'));
    folders.push(folder);
    expect(writeRun(join(folder, 'with'), pack, runs, { recognitions })).toEqual([]);
    expect(writeRun(join(folder, 'without'), pack, runs)).toEqual([]);
    const read = (name: string): string => readFileSync(join(folder, name), 'utf8');
    for (const name of ['results.csv', 'indicators.csv', 'parts.csv', 'references.csv'])
      expect(read(`with/${name}`)).toBe(read(`without/${name}`));
    expect(readdirSync(join(folder, 'without'))).not.toContain('recognition.csv');
    const rows = read('with/recognition.csv').trimEnd().split('\r\n');
    expect(rows[0]).toBe(
      'recognition,period,ruler,list,unit,name,ours,theirs,weight,value,arithmetic,converted,clipped_to,score,missing,rank,confidence,example',
    );
    expect(rows).toHaveLength(1 + 2 * 4 * 3);
    expect(rows).toContain('delta,2023,river@2023,counties,s1,海一县,forest,trees,40,300,300 × 0.1,30,,30,,,high,true');
    expect(rows).toContain('delta,2023,river@2023,counties,s1,海一县,water,clean_water,60,70,70 × 1 − 2,68,,68,,,medium,true');
    // 0.4 × 30 + 0.6 × 68 = 52.8, behind 滨一县 with 0.4 × 30 + 0.6 × 80 = 60.
    expect(rows).toContain('delta,2023,river@2023,counties,s1,海一县,,,100,,,,,52.80,,4,,true');
    expect(rows).toContain('delta,2023,coast@2023,counties,r1,滨一县,water,clean_water,60,80,80 × 1 + 2,82,,82,,,medium,true');
  });

  test('RECOGNISE-1 in a period without one of the runs nothing is compared', () => {
    const { pack } = openTwoRegions();
    if (!pack) throw new Error('the pack does not open');
    const runs = assessPack(pack).assessments.filter(({ scheme }) => scheme.id === 'river');
    expect(recognisePack(pack, runs)).toEqual([]);
  });
});
