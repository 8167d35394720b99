import { createHash } from 'node:crypto';
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

/** What every run writes; recognition.csv stands there only where lists recognise each other. */
const ALWAYS = OUTPUT_FILES.filter((name) => name !== 'recognition.csv' && name !== 'lights.csv');

const read = (folder: string, name: string): string => readFileSync(join(folder, name), 'utf8');

describe('assessPack and writeRun', () => {
  test('OUT-4, OUT-5, OUT-8, OUT-9, OUT-16 the rows of a run, in order', () => {
    const pack = tiny();
    const out = join(temporaryFolder(), 'out');
    expect(writeRun(out, pack, assessPack(pack).assessments)).toEqual([]);
    expect(readdirSync(out).sort()).toEqual([...ALWAYS].sort());
    // 2022: bei 0.6 × 50 + 0.4 × 80 = 62; lian, re-weighted, 60. 2023: bei 0.6 × 55 + 0.4 × 90 = 69; lian 0.6 × 65 + 0.4 × 70 = 67.
    expect(read(out, 'results.csv')).toBe(
      [
        'list,unit,period,class,points,score,rank,grade,example,scheme,group,name,missing_share',
        'cities,bei,2022,,62.00,62.00,1,excellent,true,tiny@1,,北川市,0',
        'cities,lian,2022,,60.00,60.00,2,excellent,true,tiny@1,,连海市,0',
        'cities,bei,2023,,69.00,69.00,1,excellent,true,tiny@1,,北川市,0',
        'cities,lian,2023,,67.00,67.00,2,excellent,true,tiny@1,,连海市,0',
        '',
      ].join('\r\n'),
    );
    expect(read(out, 'indicators.csv').split('\r\n').slice(0, 5)).toEqual([
      'unit,period,indicator,value,missing,score,light,example,scheme',
      'bei,2022,air,80,,80,,true,tiny@1',
      'bei,2022,gdp,100,,50,,true,tiny@1',
      'lian,2022,air,,not_applicable,,,true,tiny@1',
      'lian,2022,gdp,120,,60,,true,tiny@1',
    ]);
    // OUT-16: lian has no air in 2022, so that gdp carries all of its weight.
    expect(read(out, 'parts.csv').split('\r\n').slice(0, 5)).toEqual([
      'list,unit,period,part,weight,score,points,example,scheme,worth',
      'cities,bei,2022,gdp,60,50,30,true,tiny@1,60',
      'cities,bei,2022,air,40,80,32,true,tiny@1,40',
      'cities,lian,2022,gdp,100,60,60,true,tiny@1,100',
      'cities,bei,2023,gdp,60,55,33,true,tiny@1,60',
    ]);
    const summary = JSON.parse(read(out, 'run.json')) as {
      kedu: unknown;
      pack: string;
      runs: { period: string; previous: string[]; result: string }[];
      tables: Record<string, string>;
    };
    expect(summary).toMatchObject({ kedu: { output: 1 }, pack: 'tiny', example: true });
    expect(summary.runs.map(({ period }) => period)).toEqual(['2022', '2023']);
    expect(summary.runs[1]?.previous).toEqual([summary.runs[0]?.result]);
    for (const name of ALWAYS.filter((one) => one !== 'run.json'))
      expect([name, summary.tables[name]]).toEqual([
        name,
        `sha256:${createHash('sha256')
          .update(readFileSync(join(out, name)))
          .digest('hex')}`,
      ]);
  });

  test('OUT-6 proposals with their amounts in yuan', () => {
    const consequence = `consequences:
  talk: { title: 末位约谈, when: "rank == 2", propose: { admonishing_talk: { refer_to: 组织部门 } }, clause: "1" }
`;
    const pack = tiny({ ...TINY, 'scheme/tiny.yaml': SCHEME + consequence });
    const out = join(temporaryFolder(), 'out');
    writeRun(out, pack, assessPack(pack, { periods: ['2023'] }).assessments);
    const [head, ...rows] = read(out, 'proposals.csv').trimEnd().split('\r\n');
    expect(head).toBe(
      'list,unit,period,rule,action,subject,amount_yuan,saved_yuan,count,ground,decides,title,clause,withheld_because,noise,id,example,scheme,name',
    );
    expect(rows.map((row) => row.split(',').slice(0, 5))).toEqual([['cities', 'lian', '2023', 'talk', 'admonishing_talk']]);
  });

  test('OUT-6 what is saved and how many persons stand in columns of their own', () => {
    const consequence = `consequences:
  fund: { title: 事前评估, propose: { fund: { asked: asked.csv, approve: "rank == 1" } }, decides: 财政局, clause: "1" }
  staff: { title: 退二进一, propose: { staff: { posts: posts.csv, rule: { in: 1, out: 2 } } }, decides: 国资局, clause: "1" }
`;
    const names = ['990100 北川市', '990200 连海市'];
    const pack = tiny({
      ...TINY,
      'scheme/tiny.yaml': SCHEME + consequence,
      'scheme/asked.csv': `unit,amount_yuan\n${names.map((name) => `${name},100.50`).join('\n')}\n`,
      'scheme/posts.csv': `unit,headcount,left\n${names.map((name) => `${name},30,5`).join('\n')}\n`,
    });
    const out = join(temporaryFolder(), 'out');
    writeRun(out, pack, assessPack(pack, { periods: ['2023'] }).assessments);
    const [, ...rows] = read(out, 'proposals.csv').trimEnd().split('\r\n');
    const figures = rows.map((row) => row.split(',').slice(4, 9).join(','));
    expect(figures).toContain('approve,,100.50,0.00,');
    expect(figures).toContain('reject,,0.00,100.50,');
    expect(figures).toContain('permit,,,,2');
  });

  test('OUT-4, OUT-5, OUT-6 rows of two schemes with the same lists can be told apart', () => {
    const consequence = `consequences:
  talk: { title: 约谈, when: "rank >= 1", propose: { admonishing_talk: { refer_to: 组织部门 } }, clause: "1" }
`;
    const other = `${SCHEME}${consequence}`.replace('scheme: tiny', 'scheme: other');
    const pack = tiny({ ...TINY, 'scheme/tiny.yaml': SCHEME + consequence, 'scheme/other.yaml': other });
    const out = join(temporaryFolder(), 'out');
    writeRun(out, pack, assessPack(pack).assessments);
    for (const [name, columns, count] of [
      ['results.csv', ['scheme', 'list', 'unit', 'period'], 8],
      ['indicators.csv', ['scheme', 'unit', 'period', 'indicator'], 16],
      ['proposals.csv', ['scheme', 'period', 'id'], 8],
    ] as const) {
      const { table } = readTable(readFileSync(join(out, name)), name);
      const keys = (table?.rows ?? []).map(({ cells }) => columns.map((column) => cells[table?.headings.indexOf(column) ?? -1]).join(' '));
      expect([name, keys.length, new Set(keys).size]).toEqual([name, count, count]);
    }
  });

  test('OUT-14 a byte order mark where it is asked for, before the tables that people open, and nothing else changes', () => {
    const pack = tiny();
    const { assessments } = assessPack(pack);
    const [plain, marked] = [join(temporaryFolder(), 'out'), join(temporaryFolder(), 'out')];
    writeRun(plain, pack, assessments);
    writeRun(marked, pack, assessments, { bom: true });
    for (const name of ['results.csv', 'indicators.csv', 'proposals.csv']) expect(read(marked, name)).toBe(`\ufeff${read(plain, name)}`);
    for (const name of ['references.csv', 'run.json']) expect(read(marked, name)).toBe(read(plain, name));
  });

  test('same input, same bytes', () => {
    const [first, second] = [0, 1].map(() => {
      const pack = tiny();
      const out = join(temporaryFolder(), 'out');
      writeRun(out, pack, assessPack(pack).assessments);
      return ALWAYS.map((name) => read(out, name));
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

  test.each([
    ['2022-05-01', 0],
    ['2023-05-01', 0],
    ['2024-05-01', 1],
  ])('PACK-8 a decision of %s in a pack of 2022 and 2023: %d notices', (day, count) => {
    const consequence = `consequences:
  pay: { title: 扣发, decides: 组织部门, for_each: person, propose: { withhold: { decisions: decisions.csv, rates: { person: 20%, head_of_office: 5% } } }, clause: "1" }
`;
    const rows = ['甲,person', '乙,head_of_office'].map((person) => `北纪1号,示例纪委,${day},990100 北川市,${person},1000.00`).join('\n');
    const pack = tiny({
      ...TINY,
      'scheme/tiny.yaml': SCHEME + consequence,
      'scheme/decisions.csv': `decision,body,effective_on,unit,person,role,bonus_yuan\n${rows}\n`,
    });
    const { assessments, issues } = assessPack(pack);
    expect(assessments.flatMap(({ assessment }) => assessment.proposals).length).toBe(count === 0 ? 2 : 0);
    expect(issues.filter(({ code }) => code === 'PROPOSE_DECISION_NOT_COUNTED').map(({ args }) => args.until)).toEqual(
      Array.from({ length: count }, () => '2023-12-31'),
    );
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

  test('OUT-5 OUT-16 QNT-5 computed numbers are written without the dust of float64 sums', () => {
    const pack = tiny();
    const { assessments } = assessPack(pack, { periods: ['2022'] });
    const dusty = assessments.map((one) => ({
      ...one,
      assessment: {
        ...one.assessment,
        lists: one.assessment.lists.map((list) => ({
          ...list,
          parts: new Map(
            [...list.parts].map(([path, part]) => [
              path,
              { ...part, score: { ...part.score, values: part.score.values.map(() => 93.00000000000001) } },
            ]),
          ),
        })),
      },
    }));
    const out = join(temporaryFolder(), 'out');
    writeRun(out, pack, dusty);
    for (const name of ['parts.csv', 'indicators.csv']) {
      const text = readFileSync(join(out, name), 'utf8');
      expect(text).toMatch(/,93,/);
      expect(text).not.toContain('93.0');
    }
  });

  test('CALIBRATE-4 OUT-7 what a group offers for gaps is written and read back for its own period; another period fills from its own values', () => {
    const scheme = SCHEME.replace('method: { goalposts: { worst: 0, best: 200 } }', 'missing: { mean_value_of: list }, method: min_max');
    expect(scheme).not.toBe(SCHEME);
    const pack = tiny({ ...TINY, 'scheme/tiny.yaml': scheme });
    const { assessments } = assessPack(pack, { periods: ['2022'] });
    const points = assessments[0]?.trace.references ?? new Map();
    const isOffer = ([key]: readonly [string, unknown]): boolean => key.startsWith('mean_value_of:');
    expect([...points].filter(isOffer).map(([, { offer }]) => offer)).toEqual([expect.any(Number)]);
    const out = join(temporaryFolder(), 'out');
    writeRun(out, pack, assessments);
    const { references, issues } = readReferences('references.csv', readFileSync(join(out, 'references.csv')));
    expect(issues).toEqual([]);
    expect(references?.('tiny', '2022')).toEqual(points);
    expect([...(references?.('tiny', '2023') ?? [])]).toEqual([...points].filter((one) => !isOffer(one)));
  });

  test('PREPARE-4 OUT-7 a treatment of outliers and the value of a reference unit are written and read back; a file without the columns has none', () => {
    const rule = 'outliers: { skew: 0.1, kurtosis: -9, winsorise: 1 }, method: { distance_to_reference: { unit: UNIT } }';
    const units = tiny().register.versions;
    const [first] = units;
    const scheme = SCHEME.replace(
      'method: { goalposts: { worst: 0, best: 200 } }',
      rule.replace('UNIT', `${first?.code} ${first?.name['zh-CN']}`),
    );
    expect(scheme).not.toBe(SCHEME);
    const pack = tiny({ ...TINY, 'scheme/tiny.yaml': scheme });
    const { assessments } = assessPack(pack, { periods: ['2022'] });
    const points = [...(assessments[0]?.trace.references ?? [])];
    expect(points.some(([, { anchor }]) => anchor !== undefined)).toBe(true);
    const out = join(temporaryFolder(), 'out');
    const treatment = {
      kind: 'winsorised',
      low: -3.5,
      high: Number.POSITIVE_INFINITY,
      lowPoints: 2,
      highPoints: 0,
      skew: -2.5,
      kurtosis: 4,
    } as const;
    const treated = assessments.map((one) => ({
      ...one,
      trace: { ...one.trace, references: new Map(points.map(([key, point]) => [key, { ...point, treatment }])) },
    }));
    writeRun(out, pack, treated);
    const text = readFileSync(join(out, 'references.csv'), 'utf8');
    const read = readReferences('references.csv', new TextEncoder().encode(text));
    expect(read.issues).toEqual([]);
    expect(read.references?.('tiny', '2022')).toEqual(treated[0]?.trace.references);
    const bare = text.split('\n').map((line) => line.split(',').slice(0, 9).join(','));
    const old = readReferences('references.csv', new TextEncoder().encode(bare.join('\n')));
    expect(old.issues).toEqual([]);
    expect([...(old.references?.('tiny', '2022')?.values() ?? [])].map((point) => [point.treatment, point.anchor])).toEqual(
      points.map(() => [undefined, undefined]),
    );
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
    const treated = 'scheme,period,reference,count,min,max,mean,sd,ranked,treatment\n';
    expect(readReferences('r.csv', bytes(`${treated}a,2023,l/x,2,1,2,1,1,1 2,log 1 2\n`)).issues).toMatchObject([
      { code: 'OUT_REFERENCES', place: { line: 2, column: 26 }, args: { found: 'log 1 2', column: 'treatment' } },
    ]);
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

  test.runIf(existsSync('/proc/self'))('a place where no folder can be made is refused, and the command ends', () => {
    expect(replaceFolder('/proc/none/out', () => undefined)).toMatchObject([{ code: 'OUT_UNWRITABLE', args: { reason: 'ENOENT' } }]);
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
