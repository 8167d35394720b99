import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newPart, openSheets, writeZip } from '@kedu/intake';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { readFigures } from '../../src/imports/readFigures.ts';
import { schemeOfRound } from '../../src/rounds/schemeOfRound.ts';
import { Desk } from '../../src/runs/desk/desk.ts';
import type { DeskQuestion } from '../../src/runs/desk/deskMessages.ts';
import { RunDesk } from '../../src/runs/desk/runDesk.ts';
import { MemoryOffice, type Somebody } from '../setup/memoryOffice.ts';

const ROUND = '2024-11';
const params = { round: ROUND };

type Book = ExcelJS.Workbook;

describe('a file of figures: template, upload, problems, record (COLLECT-11, IMPORT-1 to IMPORT-6)', () => {
  let office: MemoryOffice;

  let folder: string;
  /** What is read aside is read here, but where a test says otherwise. */
  const here = { ask: (question: DeskQuestion) => new Desk().answer(question, () => {}) };

  beforeAll(async () => {
    office = await (await (await new MemoryOffice().found()).publish()).open();
    folder = mkdtempSync(join(tmpdir(), 'kedu-files-'));
    Object.assign(office.ports, { files: here, folder });
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const bytesOf = async (who: Somebody, name: 'template' | 'importReport', question: object): Promise<Uint8Array> => {
    const answer = await office.ask(who, name, question);
    if (!('bytes' in answer) || !(answer.bytes instanceof Uint8Array)) throw new Error(JSON.stringify(answer));
    return answer.bytes;
  };
  const open = async (bytes: Uint8Array): Promise<Book> => {
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(bytes as unknown as ExcelJS.Buffer);
    return book;
  };
  const filled = async (
    fill: (sheet: ExcelJS.Worksheet, columnOf: (heading: string) => number) => void,
    indicator = 'hotline_resolution',
  ) => {
    const book = await open(await bytesOf('statistician', 'template', { params, query: { indicator } }));
    const sheet = book.getWorksheet('填报') as ExcelJS.Worksheet;
    const headings = sheet.getRow(4).values as (string | undefined)[];
    fill(sheet, (heading) => headings.findIndex((each) => each?.startsWith(heading) === true));
    return new Uint8Array(await book.xlsx.writeBuffer());
  };
  const upload = (bytes: Uint8Array, name = '十一月.xlsx', fields: Readonly<Record<string, string>> = {}, who: Somebody = 'statistician') =>
    office.get(who, 'upload', { params, file: { name, bytes, fields } });
  const record = (id: string, who: Somebody = 'statistician') =>
    office.ask(who, 'commandImport', { params: { import: id }, body: { type: 'record_import' } });
  const cell = async (indicator: string, unit: string) =>
    (await office.get('clerk', 'cells', { params, query: { indicator, unit } })).items[0];

  test('IMPORT-1 the template holds the columns of the post, locked but for figures and explanations, without a formula', async () => {
    const bytes = await bytesOf('statistician', 'template', { params });
    expect(openSheets('t.xlsx', bytes).issues.filter(({ severity }) => severity === 'error')).toEqual([]);
    const sheet = (await open(bytes)).getWorksheet('填报') as ExcelJS.Worksheet;
    const { items } = await office.get('statistician', 'columns', { params });
    expect(sheet.getRow(4).cellCount).toBe(2 + 2 * items.length);
    expect(sheet.getColumn(1).hidden).toBe(true);
    expect(sheet.getCell(5, 2).value).toBe('北川市');
    const at = (sheet.getRow(4).values as string[]).findIndex((heading) => heading?.startsWith('12345') || heading?.includes('热线'));
    expect(sheet.getCell(5, at).protection).toMatchObject({ locked: false });
    expect(sheet.getCell(5, 2).protection?.locked).not.toBe(false);
    expect(sheet.getCell(5, at).dataValidation).toMatchObject({ operator: 'between', formulae: [0, 100], errorStyle: 'warning' });
    sheet.eachRow((row) => row.eachCell((each) => expect(each.type).not.toBe(ExcelJS.ValueType.Formula)));
    expect(await office.ask('city1', 'template', { params })).toMatchObject({ status: 404 });
  });

  test('IMPORT-2 a filled template is read by its headings and IDs, whatever the order of its rows, and recorded as a whole', async () => {
    const bytes = await filled((sheet) => {
      for (let row = 5; row < 19; row += 1) sheet.getCell(row, 3).value = 80 + row / 10;
      sheet.getCell(18, 3).value = '不适用';
      const [first, last] = [5, 17].map((row) => [sheet.getCell(row, 1).value, sheet.getCell(row, 2).value, sheet.getCell(row, 3).value]);
      [last, first].forEach((values, i) => values?.forEach((value, k) => (sheet.getCell(i === 0 ? 5 : 17, k + 1).value = value)));
    });
    const read = await upload(bytes);
    expect(read).toMatchObject({ standing: 'read', cells: 14, changed: 14, errors: 0, problems: [], name: '十一月.xlsx' });
    expect(read.can.map(({ command, against }) => [command, against.length])).toEqual([
      ['record_import', 0],
      ['withdraw_import', 0],
    ]);
    expect((await office.get('statistician', 'home')).items).toContainEqual(
      expect.objectContaining({ kind: 'imports', at: { round: ROUND, import: read.id } }),
    );
    expect(await cell('hotline_resolution', '990100')).toMatchObject({ step: 'none' });
    expect(read.columns).toMatchObject([{ indicator: 'hotline_resolution', period: ROUND, unit: '%', cells: 14, changed: 14 }]);
    expect(read.columns?.[0]?.title['zh-CN']).toContain('热线');
    expect(read.differing).toHaveLength(14);
    expect(read.differing?.find(({ unit }) => unit.id === '990100')).toEqual({
      unit: { id: '990100', name: expect.objectContaining({ 'zh-CN': '北川市' }) },
      indicator: 'hotline_resolution',
      period: ROUND,
      figure: { value: 80.5 },
    });
    expect((await office.get('statistician', 'imports', { params })).items.some((file) => 'columns' in file || 'differing' in file)).toBe(
      false,
    );
    expect(await record(read.id)).toHaveProperty('value');
    expect(await cell('hotline_resolution', '990100')).toMatchObject({ step: 'submitted', figure: { value: 80.5 } });
    const again = await office.ask('statistician', 'upload', { params, file: { name: '十一月.xlsx', bytes } });
    expect(again).toMatchObject({ issues: [{ code: 'IMPORT_OTHER', args: { reason: 'recorded' } }] });
  });

  test('COLLECT-11 of a file that waits the figures that differ are shown beside what stands, and no longer once it is recorded', async () => {
    const file = (first: number) =>
      new TextEncoder().encode(`单位,指标,期间,数值\n990500,new_jobs,2024-11,${first}\n990600,new_jobs,2024-11,70\n`);
    const before = await upload(file(60), '一.csv', { mapping: 'guess' });
    expect(await record(before.id)).toHaveProperty('value');
    const { id } = await upload(file(61), '二.csv', { mapping: 'guess' });
    const asked = () => office.get('statistician', 'importFile', { params: { import: id } });
    const read = await asked();
    expect(read.columns).toMatchObject([{ indicator: 'new_jobs', cells: 2, changed: 1 }]);
    expect(read.differing).toMatchObject([{ unit: { id: '990500' }, figure: { value: 61 }, stands: { value: 60 } }]);
    expect(await record(id)).toHaveProperty('value');
    expect(await asked()).not.toHaveProperty('columns');
  });

  test('IMPORT-4 a problem stands at its cell, changes nothing, and is written back beside it', async () => {
    const bytes = await filled((sheet) => {
      sheet.getCell(5, 3).value = '很多';
      sheet.getCell(6, 3).value = 140;
      sheet.getCell(7, 3).value = 60;
    }, 'pension_on_time');
    const read = await upload(bytes);
    expect(read).toMatchObject({ standing: 'refused', errors: 2 });
    expect(read.problems.filter(({ severity }) => severity === 'error').map(({ code, sheet, cell: at }) => [code, sheet, at])).toEqual([
      ['INTAKE_NOT_A_NUMBER', '填报', 'C5'],
      ['COLLECT_RANGE', '填报', 'C6'],
    ]);
    expect(await record(read.id)).toMatchObject({ issues: [{ code: 'STEP_NOT_ALLOWED' }] });
    expect(await cell('pension_on_time', '990100')).toMatchObject({ step: 'none' });
    const marked = (await open(await bytesOf('statistician', 'importReport', { params: { import: read.id } }))).getWorksheet('填报');
    expect(JSON.stringify(marked?.getCell('C6').note)).toContain('140');
    expect(marked?.getCell('C7').note).toBeUndefined();
  });

  test.each(['未到期', '逾期'])(
    'IMPORT-4 “%s”, which nobody reports, is a problem of its cell; a refusal beside it does not offer it',
    async (reason) => {
      const bytes = await filled((sheet) => {
        sheet.getCell('C5').value = reason;
        sheet.getCell('C6').value = '很多';
        sheet.getCell('C7').value = '不适用';
      }, 'major_accidents');
      const read = await upload(bytes);
      expect(read).toMatchObject({ standing: 'refused', cells: 1, errors: 2 });
      expect('changed' in read).toBe(false);
      const [number, told] = read.problems;
      expect([number?.code, number?.cell, told?.code, told?.sheet, told?.cell]).toEqual([
        'INTAKE_NOT_A_NUMBER',
        'C6',
        'IMPORT_REASON',
        '填报',
        'C5',
      ]);
      expect(number?.remedy).toContain('来源延迟');
      expect(number?.remedy).not.toMatch(/未到期|逾期/);
      expect(told?.text).toBe(`“${reason}”不用填报，由系统按数据发布日自己判断。`);
      expect([told?.expected, told?.remedy]).toEqual([expect.stringContaining('来源延迟'), expect.stringContaining('清空')]);
      const marked = (await open(await bytesOf('statistician', 'importReport', { params: { import: read.id } }))).getWorksheet('填报');
      expect(JSON.stringify(marked?.getCell('C5').note)).toContain('IMPORT_REASON');
    },
  );

  test('IMPORT-2 a row with another ID is told in words for whoever fills in the template', async () => {
    const bytes = await filled((sheet) => {
      sheet.getCell('A5').value = '999999';
      sheet.getCell('C5').value = 1;
      sheet.getCell('A6').value = '北川市';
      sheet.getCell('C6').value = 2;
    }, 'major_accidents');
    const { standing, problems } = await upload(bytes, '改了编号.xlsx');
    expect([standing, ...problems.map(({ code, cell: at, found }) => [code, at, found])]).toEqual([
      'refused',
      ['IMPORT_UNIT', 'A5', '999999'],
      ['IMPORT_UNIT', 'A6', '北川市'],
    ]);
    expect(problems.map(({ text, remedy = '' }) => `${text}${remedy}`).join('')).not.toMatch(/units\.csv|pack\.yaml|unit_by|\bid\b/);
  });

  test('IMPORT-2 a template of another month is told the heading of this one, and nothing that is so in every template', async () => {
    const bytes = await filled((sheet) => {
      sheet.getRow(4).eachCell((each) => (each.value = String(each.value).replaceAll('11月', '10月')));
      sheet.getCell('C5').value = 1;
    }, 'major_accidents');
    const { problems } = await upload(bytes, '上月.xlsx');
    expect(problems.map(({ code, found = '', expected = '' }) => [code, found.includes('10月'), expected.replace(/^.*（/, '（')])).toEqual([
      ['IMPORT_COLUMNS', true, '（起）2024年11月'],
    ]);
  });

  test('IMPORT-4 a template that comes back unfilled says that nothing is filled in, and what to do', async () => {
    const read = await upload(await filled(() => undefined, 'major_accidents'), '未填.xlsx');
    expect(read).toMatchObject({ standing: 'refused', cells: 0, errors: 1 });
    expect(read.problems.map(({ code, text, remedy }) => [code, text, remedy])).toEqual([
      ['IMPORT_UNFILLED', '文件里没有填写数据。', '请在填报表的白色单元格里填写数据，保存后再上传。'],
    ]);
  });

  test('IMPORT-4 what nobody asked for is named as people call it, and nothing is said to differ', async () => {
    const bytes = new TextEncoder().encode('单位,指标,期间,数值\n990400,new_jobs,2024-11,640\n990400,new_jobs,2024-10,90\n');
    const read = await upload(bytes, '多报.csv', { mapping: 'guess' });
    expect(read).toMatchObject({ standing: 'refused', cells: 1, errors: 1 });
    expect('changed' in read).toBe(false);
    expect(read.problems.filter(({ severity }) => severity === 'error').map(({ code, text, at }) => [code, text, at])).toEqual([
      ['COLLECT_NOT_ASKED', '这一轮没有采集“松抚市”的“城镇新增就业”（2024年10月）。', 'new_jobs/2024-10/990400'],
    ]);
  });

  test('IMPORT-4 an indicator of the scheme that the round does not ask for is told so once, one that the scheme lacks is unknown', async () => {
    const { items: asked } = await office.get('statistician', 'columns', { params });
    const { items: known } = await office.get('clerk', 'schemeIndicators', { params: { scheme: 'north@2024' } });
    const other = known.find(({ id }) => !asked.some(({ indicator }) => indicator === id));
    if (other === undefined) throw new Error('the round asks for everything');
    const lines = ['990200,new_jobs,2024-11,1', `990200,${other.id},2024-11,2`, `990300,${other.id},2024-11,3`];
    const file = (...rows: readonly string[]) => new TextEncoder().encode(`单位,指标,期间,数值\n${rows.join('\n')}\n`);
    const read = await upload(file(...lines), '多列.csv', { mapping: 'guess' });
    const told = read.problems.filter(({ severity }) => severity === 'error');
    expect([read.standing, told.map(({ code, text, line }) => [code, text, line])]).toEqual([
      'refused',
      [['IMPORT_NOT_ASKED', `本期不填报“${other.title['zh-CN']}”（共 2 处）。`, 3]],
    ]);
    expect(told[0]?.remedy).toContain('删去这个指标');
    const [round] = await office.ports.store.read(office.as('clerk'), [`round/${ROUND}`] as const);
    const scheme = round && (await schemeOfRound(office.ports, office.as('clerk'), round.state));
    if (!round || !scheme) throw new Error('no scheme');
    const bytes = file(...lines, '990200,zebra,2024-11,4');
    const { issues } = readFigures({ name: '多列.csv', bytes }, round.state, scheme, { layout: 'long' });
    expect(issues.map(({ code, args }) => [code, args['found']])).toEqual([
      ['IMPORT_NOT_ASKED', other.id],
      ['INTAKE_INDICATOR_UNKNOWN', 'zebra'],
    ]);
  });

  test('IMPORT-1 a figure outside its range is taken with its explanation', async () => {
    const bytes = await filled((sheet) => {
      sheet.getCell(5, 3).value = 101;
      sheet.getCell(5, 4).value = '补发上年养老金';
    }, 'pension_on_time');
    const read = await upload(bytes);
    expect(read).toMatchObject({ standing: 'read', cells: 1, errors: 0 });
    expect(await record(read.id)).toHaveProperty('value');
    expect(await cell('pension_on_time', '990100')).toMatchObject({ figure: { value: 101 }, note: '补发上年养老金' });
  });

  test('IMPORT-7 a template inside a zip is read as it is', async () => {
    const bytes = await filled((sheet) => (sheet.getCell('C5').value = 3), 'major_accidents');
    const read = await upload(writeZip([newPart('十一月.xlsx', bytes)]), '十一月.zip');
    expect(read).toMatchObject({ standing: 'read', cells: 1, problems: [] });
  });

  test('IMPORT-3 another file is guessed where that is certain, and refused where it is not', async () => {
    const csv = (text: string) => new TextEncoder().encode(text);
    const guessed = await upload(csv('单位,指标,期间,数值\n990200,new_jobs,2024-11,1200\n990300,new_jobs,2024-11,900\n'), 'jobs.csv', {
      mapping: 'guess',
    });
    expect(guessed).toMatchObject({ standing: 'read', cells: 2 });
    const unsure = await upload(csv('甲,乙\n1,2\n'), 'x.csv', { mapping: 'guess' });
    expect(unsure.standing).toBe('refused');
    expect(unsure.problems.map(({ code }) => code)).toContain('IMPORT_MAPPING');
    const unknown = await upload(csv('甲,乙\n1,3\n'), 'x.csv', { mapping: 'mappings/none.yaml' });
    expect(unknown.problems.map(({ code }) => code)).toEqual(['IMPORT_MAPPING']);
  });

  test('STORE-12 of a file that was withdrawn while it was read no report is kept', async () => {
    const { blobs } = office.ports;
    const stage = blobs.stage.bind(blobs);
    const hashes: string[] = [];
    const before = await office.ports.store.names(office.as('clerk'), 'import/');
    const staged = vi.spyOn(blobs, 'stage').mockImplementation(async (entered, pieces) => {
      const held = (await office.ports.store.names(entered, 'import/')).find((name) => !before.includes(name));
      const waiting = await stage(entered, pieces);
      hashes.push(waiting.hash);
      // The file itself is staged before its import is there, the parts of the report after it.
      const id = held?.slice('import/'.length);
      const body = { type: 'withdraw_import', reason: '上传有误，收回' };
      if (id !== undefined && hashes.length === 2) await office.get('statistician', 'commandImport', { params: { import: id }, body });
      return waiting;
    });
    try {
      const bytes = new TextEncoder().encode('单位,指标,期间,数值\n990400,new_jobs,2024-11,321\n');
      await office.ask('statistician', 'upload', { params, file: { name: '收回.csv', bytes, fields: { mapping: 'guess' } } });
    } finally {
      staged.mockRestore();
    }
    expect(await Promise.all(hashes.map((hash) => blobs.has(office.as('clerk'), hash)))).toEqual([true, false, false]);
  });

  test('IMPORT-8 a large file is read in a process of its own, to the same figures; one whose process ends is refused', async () => {
    const text = `单位,指标,期间,数值\n${['990200', '990300'].map((unit) => `${unit},tourism_revenue,2024-11,3.5`).join('\n')}\n`;
    const files = new RunDesk();
    try {
      Object.assign(office.ports, { files, readsHere: 10 });
      const file = (more: string) => new TextEncoder().encode(`${text}${more}`);
      expect(await upload(file(''), 'tourism.csv', { mapping: 'guess' })).toMatchObject({ standing: 'read', cells: 2, errors: 0 });
      await files.stop();
      // The next process begins with the question.
      const coming = upload(file('990400,tourism_revenue,2024-11,4\n'), 'tourism.csv', { mapping: 'guess' });
      await vi.waitFor(() => expect(files.pid).toBeDefined(), { timeout: 20_000, interval: 10 });
      process.kill(files.pid as number, 'SIGKILL');
      expect(await coming).toMatchObject({ standing: 'refused', problems: [{ code: 'IMPORT_MAPPING', args: { reason: 'ended' } }] });
    } finally {
      await files.stop();
      Object.assign(office.ports, { files: here, readsHere: 1024 * 1024 });
    }
  }, 60_000);

  test('IMPORT-5 a CSV comes back as text with its cells marked', async () => {
    const text = '单位编号,就业,=1+1\n990100,1,\n000000,2,\n';
    const read = await upload(new TextEncoder().encode(text), 'jobs.csv');
    expect(read).toMatchObject({ standing: 'refused' });
    expect(read.problems.map(({ code }) => code)).toEqual(['IMPORT_COLUMNS']);
    const sheet = (await open(await bytesOf('statistician', 'importReport', { params: { import: read.id } }))).worksheets[0];
    expect(sheet?.getCell('C1')).toMatchObject({ value: '=1+1', type: ExcelJS.ValueType.String });
  });

  test.each([
    ['nothing', 'x.xlsx', new Uint8Array(), 'IMPORT_EMPTY'],
    ['another sheet', 'x.csv', new TextEncoder().encode('甲,乙\n1,2\n'), 'IMPORT_COLUMNS'],
    ['a damaged workbook', 'x.xlsx', new Uint8Array([0x50, 0x4b, 3, 4, 0, 0, 0, 0]), 'SHEET_DAMAGED'],
    ['a zip bomb', 'x.zip', writeZip([newPart('x.csv', new Uint8Array(20 * 1024 * 1024).fill(0x31))]), 'SHEET_ZIP_INFLATES'],
  ])('COLLECT-11 IMPORT-7 %s is refused, and leaves nothing', async (_, name, bytes, code) => {
    const before = await office.ports.store.names(office.as('clerk'), 'value/');
    const answer = await office.ask('statistician', 'upload', { params, file: { name, bytes } });
    const codes =
      'issues' in answer
        ? answer.issues.map((issue) => issue.code)
        : 'value' in answer
          ? answer.value.problems.map((each) => each.code)
          : [];
    expect(codes).toEqual([code]);
    expect(await office.ports.store.names(office.as('clerk'), 'value/')).toEqual(before);
  });

  test('COLLECT-11 what is not this post’s is refused by cell; another’s import is not recorded', async () => {
    const bytes = await filled((sheet) => {
      sheet.getCell(5, 3).value = 12;
    }, 'major_accidents');
    const read = await upload(bytes, 'a.xlsx');
    expect(await record(read.id, 'deputy')).toMatchObject({ issues: [{ code: 'IMPORT_OTHER', args: { reason: 'not_own' } }] });
    expect(await office.ask('city1', 'importFile', { params: { import: read.id } })).toMatchObject({ status: 403 });
    expect(await office.codes('city1', 'upload', { params, file: { name: 'b.xlsx', bytes } })).toEqual(['RIGHT_DENIED']);
    const withdraw = { type: 'withdraw_import', reason: '文件选错了' };
    expect(await office.codes('statistician', 'commandImport', { params: { import: read.id }, body: withdraw })).toEqual([]);
    const all = (await office.get('statistician', 'imports', { params })).items;
    expect(all.find(({ id }) => id === read.id)).toMatchObject({ standing: 'withdrawn', can: [] });
    const first = await office.get('statistician', 'imports', { params, query: { limit: 1 } });
    const rest = await office.get('statistician', 'imports', { params, query: { cursor: first.next } });
    expect([...first.items, ...rest.items].map(({ id }) => id)).toEqual(all.map(({ id }) => id));
  });

  test('COLLECT-5 COLLECT-8 IMPORT-4 a file with another figure than an approved one is refused at its cell; with the same it changes nothing', async () => {
    const give = async (who: Somebody, command: object) => {
      const { items } = await office.get('clerk', 'cells', { params, query: { indicator: 'hotline_resolution', unit: '990100' } });
      const entries = items.map(({ indicator, period, unit, source }) => ({ cell: { indicator, period, unit: unit.id, source }, command }));
      expect(await office.ask(who, 'saveValues', { params, body: { entries } })).toHaveProperty('value');
    };
    await give('checker', { type: 'check' });
    await give('city1', { type: 'confirm' });
    await give('head', { type: 'approve' });
    const of = (value: number) =>
      filled((sheet) => {
        for (let row = 5; row < 19; row += 1) if (sheet.getCell(row, 1).value === '990100') sheet.getCell(row, 3).value = value;
      });
    const other = await upload(await of(99), '审定后.xlsx');
    expect(other).toMatchObject({ standing: 'refused', errors: 1 });
    expect(other.problems.map(({ code, cell: at, text, remedy }) => [code, at?.startsWith('C'), text, remedy])).toEqual([
      ['COLLECT_APPROVED', true, '这项数据已经审定，不能由导入改动。', expect.stringContaining('更正')],
    ]);
    expect(await cell('hotline_resolution', '990100')).toMatchObject({ step: 'approved', version: 1, figure: { value: 80.5 } });
    const same = await upload(await of(80.5), '审定后.xlsx');
    expect(same).toMatchObject({ standing: 'read', errors: 0, changed: 0 });
    expect(await record(same.id)).toHaveProperty('value');
    expect(await cell('hotline_resolution', '990100')).toMatchObject({ step: 'approved', version: 1 });
  });

  test('COLLECT-9 after the last day a small file is read, and recorded once it says why it is late', async () => {
    office.clock.moment = '2024-12-20T01:00:00.000Z';
    const bytes = new TextEncoder().encode('单位,指标,期间,数值\n990400,new_jobs,2024-11,640\n');
    const read = await upload(bytes, '补报.csv', { mapping: 'guess' });
    expect(read).toMatchObject({ standing: 'read', cells: 1, errors: 0 });
    const refused = await record(read.id);
    if (!('issues' in refused)) throw new Error('a late file was recorded without a reason');
    expect(refused.issues.map((issue) => [issue.code, refused.at?.(issue)])).toEqual([['COLLECT_LATE', '/late']]);
    const late = '部门系统停机，数据恢复后补报';
    expect(
      await office.codes('statistician', 'commandImport', { params: { import: read.id }, body: { type: 'record_import', late } }),
    ).toEqual([]);
    expect(await cell('new_jobs', '990400')).toMatchObject({ step: 'submitted', late });
  });
});
