import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compareRuns, type RunSummary, summarise } from '@kedu/engine';
import { describe, expect, test } from 'vitest';
import { type AssessedRun, assessPack, openPack, readRunFolder, runBefore, writeRun } from '../../src/index.ts';
import { folderOf, SCHEME, temporaryFolder, TINY } from '../exampleFolder.ts';

const LIGHTS = `lights: { rules: [{ light: red, when: "value < 75", clause: "1" }, { light: green, when: "value >= 75", clause: "1" }] }
`;

function runsOf(
  files: Readonly<Record<string, string | Uint8Array>> = { ...TINY, 'scheme/tiny.yaml': SCHEME + LIGHTS },
): readonly AssessedRun[] {
  const { pack, issues } = openPack(folderOf(files));
  if (!pack) throw new Error(JSON.stringify(issues));
  return assessPack(pack).assessments;
}

function written(runs = runsOf(), bom = false): string {
  const out = join(temporaryFolder(), 'out');
  expect(writeRun(out, { id: 'tiny', example: true }, runs, { bom })).toEqual([]);
  return out;
}

/** What a folder cannot tell: codes and English names. */
const asRead = (run: RunSummary): RunSummary => ({
  ...run,
  lists: run.lists.map(({ list, units }) => ({
    list,
    units: units.map((unit) => ({ ...unit, code: unit.unitId, name: { 'zh-CN': unit.name['zh-CN'] } })),
  })),
});

describe('readRunFolder', () => {
  test('COMPARE-6 a folder gives what the assessment gave', () => {
    const runs = runsOf();
    const given = runs.map(({ assessment, scheme }) => asRead(summarise(assessment, scheme)));
    for (const bom of [false, true]) expect(readRunFolder(written(runs, bom))).toEqual({ runs: given, issues: [] });
    expect(given[0]?.lists[0]?.units[0]?.points.size).toBe(2);
    expect(given[0]?.lists[0]?.units[0]?.lights.size).toBe(1);
  });

  test('COMPARE-6 names that a spreadsheet would run as a formula come back as they were', () => {
    const units = String(TINY['units.csv']).replace('北川市', '=北川市');
    const [run] = readRunFolder(written(runsOf({ ...TINY, 'units.csv': units }))).runs;
    expect(run?.lists[0]?.units[0]?.name['zh-CN']).toBe('=北川市');
  });

  /** As a version wrote it that put no hashes into run.json. */
  const older = (out: string): string => {
    const summary = JSON.parse(readFileSync(join(out, 'run.json'), 'utf8')) as Record<string, unknown>;
    expect(Object.keys(summary['tables'] as object).length).toBe(6);
    delete summary['tables'];
    writeFileSync(join(out, 'run.json'), JSON.stringify(summary));
    return out;
  };
  const change = (out: string, name: string, from: string, to: string): void => {
    const text = readFileSync(join(out, name), 'utf8');
    expect(text).toContain(from);
    writeFileSync(join(out, name), text.replace(from, to));
  };

  test('COMPARE-6 a folder of an earlier version without parts.csv is read; which part moved a score is then not known', () => {
    const out = older(written());
    rmSync(join(out, 'parts.csv'));
    const { runs, issues } = readRunFolder(out);
    expect(issues).toEqual([]);
    const changes = compareRuns(runs[0] as RunSummary, runs[1] as RunSummary);
    expect(changes.lists[0]?.units.map(({ scoreBy, parts }) => [scoreBy, parts])).toEqual([
      [7, []],
      [7, []],
    ]);
  });

  test.each([
    ['no folder', (out: string) => rmSync(out, { recursive: true }), 'COMPARE_FOLDER_FOREIGN', 'run.json, results.csv, indicators.csv'],
    ['a folder that lost parts.csv', (out: string) => rmSync(join(out, 'parts.csv')), 'COMPARE_FOLDER_FOREIGN', 'parts.csv'],
    ['a folder without run.json', (out: string) => rmSync(join(out, 'run.json')), 'COMPARE_FOLDER_FOREIGN', 'run.json'],
  ] as const)('COMPARE-6 %s is foreign, and what is missing is named', (_, spoil, code, missing) => {
    const out = written();
    spoil(out);
    expect(readRunFolder(out, 'out')).toEqual({
      runs: [],
      issues: [{ code, severity: 'error', place: {}, args: { folder: 'out', missing } }],
    });
  });

  test.each([
    ['no JSON', '{', /JSON/],
    ['another program', '{"name":"x"}', /kedu\.output/],
    ['a later version', '{"kedu":{"output":2},"runs":[]}', /kedu\.output: 2/],
    ['no runs', '{"kedu":{"output":1}}', /^runs$/],
    [
      'a run without period',
      '{"kedu":{"output":1},"runs":[{"scheme":{"id":"a","version":"1"},"period":"soon","result":"x"}]}',
      /^runs\[0\]$/,
    ],
    ['a list in place of the whole', '[]', /kedu\.output/],
  ])('COMPARE-6 run.json is refused: %s', (_, text, found) => {
    const out = written();
    writeFileSync(join(out, 'run.json'), text);
    const { runs, issues } = readRunFolder(out, 'out');
    expect(runs).toEqual([]);
    expect(issues[0]).toMatchObject({
      code: 'COMPARE_RUN_FILE',
      place: { file: 'out/run.json' },
      args: { found: expect.stringMatching(found) },
    });
  });

  test('COMPARE-6 all faults of all tables come together, each at its cell', () => {
    const out = older(written());
    change(out, 'results.csv', '62.00,62.00', '62.00,"62,00"');
    change(out, 'results.csv', 'cities,lian,2022', 'cities,lian,1999');
    change(out, 'indicators.csv', 'light', 'lamp');
    change(out, 'parts.csv', 'gdp,60,50,30,true,tiny@1', 'gdp,60,50,30,true,tony@1');
    const { runs, issues } = readRunFolder(out, 'out');
    expect(runs).toEqual([]);
    expect(issues.map(({ code, place, args }) => [code, place.file, place.line, args.column])).toEqual([
      ['COMPARE_TABLE', 'out/indicators.csv', 1, 'light'],
      ['COMPARE_TABLE', 'out/parts.csv', 2, 'scheme'],
      ['COMPARE_TABLE', 'out/results.csv', 2, 'score'],
      ['COMPARE_TABLE', 'out/results.csv', 3, 'scheme'],
    ]);
  });

  test.each([
    ['results.csv', '62.00,62.00', '62.00,82.00'],
    ['results.csv', 'lian,2022,,60.00,60.00,2', 'lian,2022,,60.00,60.00,1'],
    ['parts.csv', ',60,50,30,', ',60,50,31,'],
    ['indicators.csv', ',red,', ',green,'],
  ])('COMPARE-6 %s that was edited after it was written is refused by its hash: %s', (name, from, to) => {
    const out = written();
    change(out, name, from, to);
    const { runs, issues } = readRunFolder(out, 'out');
    expect(runs).toEqual([]);
    expect(issues).toContainEqual(
      expect.objectContaining({ code: 'COMPARE_ALTERED', severity: 'error', place: { file: `out/${name}` } }) as unknown,
    );
  });

  test.each([
    [
      'a score above what parts and additions give',
      'results.csv',
      '62.00,62.00',
      '62.00,82.00',
      ['out/results.csv', 2, 'score', '82 ≠ 62'],
    ],
    ['a total that its parts do not give', 'results.csv', '62.00,62.00', '65.00,65.00', ['out/results.csv', 2, 'points', '65 ≠ 62']],
    ['points of a part that its score does not give', 'parts.csv', ',60,50,30,', ',60,50,31,', ['out/parts.csv', 2, 'points', '31 ≠ 30']],
  ] as const)('COMPARE-6 without hashes %s is found by its sum', (_, name, from, to, told) => {
    const out = older(written());
    change(out, name, from, to);
    const { runs, issues } = readRunFolder(out, 'out');
    expect(runs).toEqual([]);
    expect(issues.map(({ code, place, args }) => [code, place.file, place.line, args.column, args.found])).toEqual([
      ['COMPARE_TABLE', ...told],
    ]);
  });

  test('COMPARE-6 folders of every pack of ours add up, with parts that are rounded, gates and additions', () => {
    const packs = fileURLToPath(new URL('../../../../packs', import.meta.url));
    for (const name of ['after-liaoning', 'after-nanjing', 'after-lianyungang'].filter((one) => existsSync(join(packs, one)))) {
      const { pack } = openPack(join(packs, name));
      if (!pack) throw new Error(`${name} does not open`);
      const { runs, issues } = readRunFolder(older(written(assessPack(pack).assessments)));
      expect([name, issues]).toEqual([name, []]);
      expect(runs.length).toBeGreaterThan(0);
    }
  }, 60_000);

  test('COMPARE-6 a table of another program is not listed row by row', () => {
    const out = older(written());
    const rows = Array.from({ length: 500 }, (_, i) => `a,b,c,,${i},1,x,other@1,n`);
    writeFileSync(join(out, 'results.csv'), ['list,unit,period,points,score,rank,grade,scheme,name', ...rows].join('\r\n'));
    expect(readRunFolder(out).issues.length).toBe(20);
  });
});

describe('runBefore', () => {
  const run = (id: string, period: string, result: string): RunSummary => ({
    ...(readRunFolder(written()).runs[0] as RunSummary),
    scheme: { id, version: '1' },
    period: { ...(readRunFolder(written()).runs[0] as RunSummary).period, id: period, last: Number(period) * 12 + 11 },
    result,
  });
  test.each([
    [
      'the corrected run of the same period',
      [
        ['tiny', '2021', 'a'],
        ['tiny', '2022', 'b'],
        ['tiny', '2023', 'old'],
      ],
      '2023',
    ],
    [
      'else the latest before it',
      [
        ['tiny', '2022', 'b'],
        ['tiny', '2021', 'a'],
        ['tiny', '2023', 'same'],
      ],
      '2022',
    ],
    [
      'of the same scheme',
      [
        ['other', '2022', 'b'],
        ['tiny', '2021', 'a'],
      ],
      '2021',
    ],
    [
      'else the latest of all',
      [
        ['tiny', '2025', 'b'],
        ['tiny', '2024', 'a'],
      ],
      '2025',
    ],
    ['or none', [['other', '2022', 'b']], undefined],
  ] as const)('COMPARE-7 %s', (_, rows, expected) => {
    const runs = rows.map(([id, period, result]) => run(id, period, result));
    expect(runBefore(runs, run('tiny', '2023', 'same'))?.period.id).toBe(expected);
  });
});
