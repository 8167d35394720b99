import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
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

  test('COMPARE-6 a folder without parts.csv is read; which part moved a score is then not known', () => {
    const out = written();
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
    const out = written();
    const change = (name: string, from: string, to: string): void => {
      const text = readFileSync(join(out, name), 'utf8');
      expect(text).toContain(from);
      writeFileSync(join(out, name), text.replace(from, to));
    };
    change('results.csv', '62.00,62.00', '62.00,"62,00"');
    change('results.csv', 'cities,lian,2022', 'cities,lian,1999');
    change('indicators.csv', 'light', 'lamp');
    change('parts.csv', 'tiny@1', 'tony@1');
    const { runs, issues } = readRunFolder(out, 'out');
    expect(runs).toEqual([]);
    expect(issues.map(({ code, place, args }) => [code, place.file, place.line, args.column])).toEqual([
      ['COMPARE_TABLE', 'out/indicators.csv', 1, 'light'],
      ['COMPARE_TABLE', 'out/parts.csv', 2, 'scheme'],
      ['COMPARE_TABLE', 'out/results.csv', 2, 'score'],
      ['COMPARE_TABLE', 'out/results.csv', 3, 'scheme'],
    ]);
  });

  test('COMPARE-6 a table of another program is not listed row by row', () => {
    const out = written();
    const rows = Array.from({ length: 500 }, (_, i) => `a,b,c,${i},1,x,other@1,n`);
    writeFileSync(join(out, 'results.csv'), ['list,unit,period,score,rank,grade,scheme,name', ...rows].join('\r\n'));
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
