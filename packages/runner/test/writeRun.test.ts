import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { readTable } from '@kedu/intake';
import { describe, expect, test } from 'vitest';
import { assessPack, csvText, OUTPUT_FILES, type Pack, openPack, readReferences, writeRun } from '../src/index.ts';
import { replaceFolder } from '../src/output/folder.ts';
import { DATA, folderOf, SCHEME, temporaryFolder, TINY } from './exampleFolder.ts';

function tiny(files = TINY): Pack {
  const { pack, issues } = openPack(folderOf(files));
  expect(issues.filter(({ severity }) => severity === 'error')).toEqual([]);
  return pack as Pack;
}

const read = (folder: string, name: string): string => readFileSync(join(folder, name), 'utf8');

describe('assessPack and writeRun', () => {
  test('OUT-4, OUT-5, OUT-8, OUT-9 the rows of a run, in order', () => {
    const pack = tiny();
    const out = join(temporaryFolder(), 'out');
    expect(writeRun(out, pack, assessPack(pack).assessments)).toEqual([]);
    expect(readdirSync(out).sort()).toEqual([...OUTPUT_FILES].sort());
    // 2022: bei 0.6 × 50 + 0.4 × 80 = 62; lian, re-weighted, 60. 2023: bei 0.6 × 55 + 0.4 × 90 = 69; lian 0.6 × 65 + 0.4 × 70 = 67.
    expect(read(out, 'results.csv')).toBe(
      [
        'list,unit,period,class,points,score,rank,grade,example',
        'cities,bei,2022,,62.00,62.00,1,excellent,true',
        'cities,lian,2022,,60.00,60.00,2,excellent,true',
        'cities,bei,2023,,69.00,69.00,1,excellent,true',
        'cities,lian,2023,,67.00,67.00,2,excellent,true',
        '',
      ].join('\r\n'),
    );
    expect(read(out, 'indicators.csv').split('\r\n').slice(0, 5)).toEqual([
      'unit,period,indicator,value,missing,score,light,example',
      'bei,2022,air,80,,80,,true',
      'bei,2022,gdp,100,,50,,true',
      'lian,2022,air,,not_applicable,,,true',
      'lian,2022,gdp,120,,60,,true',
    ]);
    const summary = JSON.parse(read(out, 'run.json')) as {
      kedu: unknown;
      pack: string;
      runs: { period: string; previous: string[]; result: string }[];
    };
    expect(summary).toMatchObject({ kedu: { output: 1 }, pack: 'tiny', example: true });
    expect(summary.runs.map(({ period }) => period)).toEqual(['2022', '2023']);
    expect(summary.runs[1]?.previous).toEqual([summary.runs[0]?.result]);
  });

  test('OUT-6 proposals with their amounts in yuan', () => {
    const consequence = `consequences:
  talk: { title: 末位约谈, when: "rank == 2", propose: { admonishing_talk: { refer_to: 组织部门 } }, clause: "1" }
`;
    const pack = tiny({ ...TINY, 'scheme/tiny.yaml': SCHEME + consequence });
    const out = join(temporaryFolder(), 'out');
    writeRun(out, pack, assessPack(pack, { periods: ['2023'] }).assessments);
    const [head, ...rows] = read(out, 'proposals.csv').trimEnd().split('\r\n');
    expect(head).toBe('list,unit,period,rule,action,subject,amount_yuan,ground,decides,title,clause,withheld_because,noise,id,example');
    expect(rows.map((row) => row.split(',').slice(0, 5))).toEqual([['cities', 'lian', '2023', 'talk', 'admonishing_talk']]);
  });

  test('same input, same bytes', () => {
    const [first, second] = [0, 1].map(() => {
      const pack = tiny();
      const out = join(temporaryFolder(), 'out');
      writeRun(out, pack, assessPack(pack).assessments);
      return OUTPUT_FILES.map((name) => read(out, name));
    });
    expect(first).toEqual(second);
  });

  test('PACK-1 one period: earlier ones are still run, and handed on', () => {
    const pack = tiny();
    const all = assessPack(pack).assessments;
    const one = assessPack(pack, { periods: ['2023'] }).assessments;
    expect(one.map(({ assessment }) => assessment.run)).toEqual([all[1]?.assessment.run]);
    expect(assessPack(pack, { periods: ['2021'] }).issues).toMatchObject([
      { code: 'PACK_PERIOD_NOT_LISTED', args: { known: '2022, 2023' } },
    ]);
  });

  test('PACK-7 a scheme sees its own data and what no scheme knows, not the data of another scheme', () => {
    const other = SCHEME.replace('scheme: tiny', 'scheme: other').replaceAll('gdp', 'jobs').replace('unit: 亿元', 'unit: 人');
    const files = { ...TINY, 'scheme/other.yaml': other, 'data/2023.csv': `${DATA}bei,jobs,2023,5\nlian,jobs,2023,6\n` };
    const alone = assessPack(tiny(), { periods: ['2023'] }).assessments[0]?.assessment;
    const both = assessPack(tiny(files), { periods: ['2023'] }).assessments.map(({ assessment }) => assessment);
    const same = both.find(({ run }) => run.scheme.id === 'tiny');
    expect(both.length).toBe(2);
    expect(same?.run.data).toBe(alone?.run.data);
    expect(same?.issues.filter(({ code }) => code === 'CHECK_INDICATOR_UNKNOWN')).toEqual([]);
  });

  test('OUT-7 references that were written score a later run as they scored their own', () => {
    const pack = tiny({ ...TINY, 'scheme/tiny.yaml': SCHEME.replace('{ goalposts: { worst: 0, best: 200 } }', 'min_max') });
    const { assessments } = assessPack(pack, { periods: ['2022'] });
    const out = join(temporaryFolder(), 'out');
    writeRun(out, pack, assessments);
    const { references, issues } = readReferences('references.csv', readFileSync(join(out, 'references.csv')));
    expect(issues).toEqual([]);
    expect(references?.('tiny', '2022')?.size).toBeGreaterThan(0);
    expect(references?.('tiny', '2022')).toEqual(assessments[0]?.trace.references);
    expect(references?.('other', '2022')).toBeUndefined();
    const frozen = assessPack(pack, { periods: ['2023'], references }).assessments[0];
    // 2023: gdp 110 and 130 against the frozen 100…120: 50 and, clipped, 100.
    expect(Array.from(frozen?.assessment.lists[0]?.parts.get('gdp')?.score.values ?? [])).toEqual([50, 100]);
  });

  test('CALIBRATE-4 each run of a file of several is scored against its own points, and comes out as it was', () => {
    const pack = tiny({ ...TINY, 'scheme/tiny.yaml': SCHEME.replace('{ goalposts: { worst: 0, best: 200 } }', 'min_max') });
    const first = assessPack(pack).assessments;
    expect(first.length).toBeGreaterThan(1);
    const out = join(temporaryFolder(), 'out');
    writeRun(out, pack, first);
    const { references } = readReferences('references.csv', readFileSync(join(out, 'references.csv')));
    const again = assessPack(pack, { references }).assessments;
    expect(again.map(({ assessment }) => assessment.run.result)).toEqual(first.map(({ assessment }) => assessment.run.result));
  });

  test('OUT-7 a cell that is no number, and a missing column', () => {
    const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
    const head = 'scheme,period,reference,count,min,max,mean,sd,ranked\n';
    expect(readReferences('r.csv', bytes(`${head}a,2023,l/x,2,1,x,1,1,1 2\n`)).issues).toMatchObject([
      { code: 'OUT_REFERENCES', place: { line: 2, column: 16 }, args: { found: 'x', column: 'max' } },
    ]);
    expect(readReferences('r.csv', bytes('scheme,period\n')).issues.length).toBe(7);
  });
});

describe('OUT-3 whole or not at all', () => {
  test('a folder of ours is replaced, and nothing is left beside it', () => {
    const pack = tiny();
    const parent = temporaryFolder();
    const out = join(parent, 'out');
    const { assessments } = assessPack(pack);
    writeRun(out, pack, assessments.slice(0, 1));
    expect(writeRun(out, pack, assessments)).toEqual([]);
    expect(readdirSync(parent)).toEqual(['out']);
    expect(read(out, 'results.csv').split('\r\n').length).toBe(6);
  });

  test.each([
    ['notes.txt', 'mine'],
    ['run.json', '{"other":1}'],
    ['results.csv', 'a,b\n'],
  ])('a folder with %s of somebody else is not touched', (name, content) => {
    const out = join(temporaryFolder(), 'out');
    mkdirSync(out);
    writeFileSync(join(out, name), content);
    const pack = tiny();
    expect(writeRun(out, pack, assessPack(pack).assessments)).toMatchObject([{ code: 'OUT_FOREIGN_FILES' }]);
    expect(readdirSync(out)).toEqual([name]);
    expect(read(out, name)).toBe(content);
  });

  test('a file in place of the folder, and a place that cannot be written', () => {
    const parent = temporaryFolder();
    writeFileSync(join(parent, 'file'), '');
    expect(replaceFolder(join(parent, 'file'), () => undefined)).toMatchObject([{ code: 'OUT_NOT_A_FOLDER' }]);
    expect(replaceFolder(join(parent, 'file', 'out'), () => undefined)).toMatchObject([
      { code: 'OUT_UNWRITABLE', args: { reason: 'ENOTDIR' } },
    ]);
  });

  test('a writer that fails half-way changes nothing', () => {
    const parent = temporaryFolder();
    const out = join(parent, 'out');
    expect(() =>
      replaceFolder(out, (folder) => {
        writeFileSync(join(folder, 'results.csv'), 'half');
        throw new Error('fault');
      }),
    ).toThrow('fault');
    expect(readdirSync(parent)).toEqual([]);
  });

  test('what a killed process left is cleared; a folder that it had moved away comes back first', () => {
    const parent = temporaryFolder();
    const out = join(parent, 'out');
    const dead = 4_194_304 + 7;
    mkdirSync(join(parent, `.out.kedu-${dead}.partial`));
    mkdirSync(join(parent, `.out.kedu-${dead}.old`));
    writeFileSync(join(parent, `.out.kedu-${dead}.old`, 'run.json'), '{"kedu":{}}');
    let before = false;
    replaceFolder(out, () => {
      before = existsSync(join(out, 'run.json'));
    });
    expect(before).toBe(true);
    expect(readdirSync(parent)).toEqual(['out']);
  });
});

describe('OUT-1, OUT-2 cells of text', () => {
  test.each([
    ['=1+1', "'=1+1"],
    ['+86', "'+86"],
    ['-', "'-"],
    ['@x', "'@x"],
    ['\tx', "'\tx"],
    ['a,b', '"a,b"'],
    ['say "x"', '"say ""x"""'],
    ['=a,b', '"\'=a,b"'],
    ['北川', '北川'],
  ])('%j becomes %j', (text, cell) => {
    expect(csvText(text)).toBe(cell);
  });

  test('any text reads back, but for the apostrophe', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', '\r', '=', '北') }).filter((text) => text.trim() === text && text !== ''),
        (text) => {
          const { table } = readTable(new TextEncoder().encode(`h\r\n${csvText(text)}\r\n`), 'x.csv');
          expect(table?.rows[0]?.cells[0]).toBe(text.startsWith('=') ? `'${text}` : text);
        },
      ),
    );
  });
});
