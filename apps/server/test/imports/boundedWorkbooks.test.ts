import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { newPart, writeZip } from '@kedu/intake';
import type { Issue } from '@kedu/model';
import type { Ask, Round } from '@kedu/workflow';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ServerPorts } from '../../src/http/ports.ts';
import { importIssue } from '../../src/imports/codes.ts';
import { markedFile } from '../../src/imports/markedFile.ts';
import { readFigures } from '../../src/imports/readFigures.ts';
import { reportWorkbook } from '../../src/imports/reportWorkbook.ts';
import { SMALL_LIMITS } from '../../src/imports/smallFile.ts';
import { templateOf } from '../../src/imports/templateOf.ts';
import { runIssue } from '../../src/runs/codes.ts';
import { RunDesk } from '../../src/runs/desk/runDesk.ts';
import { MemoryOffice } from '../setup/memoryOffice.ts';

const MIB = 1024 * 1024;
const WORKSHEET = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet';
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const problem = (line: number, column: number): Issue => importIssue('IMPORT_REASON', { line, column }, { found: `逾期 ${line}` });
const sheetOf = async (bytes: Uint8Array): Promise<ExcelJS.Worksheet> => {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(bytes as unknown as ExcelJS.Buffer);
  return book.worksheets[0] as ExcelJS.Worksheet;
};

describe('IMPORT-9 a report is written within bounds', () => {
  test('of a CSV of more than 100,000 cells it is the list of problems with their cells', async () => {
    const csv = (cells: number): Uint8Array => utf8(`${'1,'.repeat(99)}1\n`.repeat(cells / 100).slice(0, -1));
    const marked = await sheetOf(await markedFile(csv(100_000), '大.csv', [problem(2, 3)], 'zh-CN'));
    expect([marked.name, marked.rowCount, JSON.stringify(marked.getCell('C2').note).includes('逾期 2')]).toEqual(['数据', 1_000, true]);
    const list = await sheetOf(await markedFile(csv(100_100), '大.csv', [problem(2, 3)], 'zh-CN'));
    expect([list.name, list.rowCount, list.getCell('A1').value]).toEqual(['问题', 1, 'C2']);
    expect(list.getCell('B1').value).toContain('逾期 2');
  }, 120_000);

  test('of more than 10,000 problems the first are listed, errors before warnings, and how many there are besides', async () => {
    const warning: Issue = { ...problem(1, 1), severity: 'warning' };
    const errors = Array.from({ length: 10_001 }, (_, i) => problem(i + 1, 2));
    const list = await sheetOf(await markedFile(utf8('单位,数值\n990100,1\n'), '小.csv', [warning, ...errors], 'en'));
    expect([list.name, list.rowCount, list.getCell('A1').value, list.getCell('A10000').value]).toEqual([
      'problems',
      10_001,
      'B1',
      'B10000',
    ]);
    expect(list.getCell('B10001').value).toBe('2 more are not listed: mend these first.');
  }, 120_000);
});

describe('IMPORT-9 what is large is written in a process of its own', () => {
  let office: MemoryOffice;
  let folder: string;
  const desk = new RunDesk();
  const gone = { ask: async () => ({ issues: [runIssue('RUN_WORKER', {}, { reason: 'ended' })] }) } as unknown as RunDesk;
  const aside = (files: RunDesk): ServerPorts => ({ ...office.ports, files, folder });

  beforeAll(async () => {
    office = await (await (await new MemoryOffice().found()).publish()).open();
    folder = mkdtempSync(join(tmpdir(), 'kedu-aside-'));
  });
  afterAll(async () => {
    await desk.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const codesOf = async (name: string, bytes: Uint8Array): Promise<readonly string[]> => {
    const done = await office.get('statistician', 'upload', { params: { round: '2024-11' }, file: { name, bytes, fields: {} } });
    return done.problems.map(({ code }) => code);
  };

  /** A round of one post’s columns over so many units (示例数据). */
  const template = async (files: RunDesk, columns: number, units: number) => {
    const context = await office.context('statistician');
    const { post } = context.entered;
    const all = Array.from({ length: units }, (_, i) => `99${String(i).padStart(4, '0')}`);
    const asks = Array.from({ length: columns }, (_, i): Ask => {
      const own = { indicator: `i${i}`, period: '2024-11', source: 'report', way: 'column', owner: post, units: all };
      return { ...own, range: [0, 100] } as unknown as Ask;
    });
    return templateOf(aside(files), context, { id: '2024-11', round: { asks } as unknown as Round }, 'zh-CN');
  };

  test('a template of more than 100,000 cells is refused before anything is read, however many figures there are', async () => {
    const begun = performance.now();
    expect(await template(gone, 100, 3_000)).toEqual({
      issues: [importIssue('IMPORT_TEMPLATE', {}, { reason: 'cells', cells: 606_000, most: 100_000 })],
    });
    expect(performance.now() - begun).toBeLessThan(20_000);
  }, 120_000);

  test('a template of more than 5,000 cells is made aside, a smaller one here', async () => {
    const made = await template(desk, 12, 200);
    const sheet = await sheetOf((made as { readonly value: Uint8Array }).value);
    expect([sheet.rowCount, sheet.getCell('A5').value, sheet.getRow(4).cellCount]).toEqual([204, '990000', 26]);
    expect(await template(gone, 12, 200)).toMatchObject({ issues: [{ code: 'IMPORT_TEMPLATE', args: { reason: 'ended' } }] });
    expect(await template(gone, 12, 100)).toHaveProperty('value');
  }, 120_000);

  test('IMPORT-8 a packed file of more than 32 KiB is read aside, for it may hold some hundred times as much; a smaller one here', async () => {
    const asked: string[] = [];
    const files = {
      async ask({ op }: { readonly op: string }) {
        asked.push(op);
        return { issues: [] };
      },
    };
    Object.assign(office.ports, { files, folder });
    const upload = async (name: string, length: number): Promise<unknown> => {
      const codes = await codesOf(name, new Uint8Array(length).fill(name.length));
      return codes.includes('IMPORT_MAPPING');
    };
    expect([await upload('大.xlsx', 32 * 1024 + 1), await upload('大的.ZIP', 32 * 1024 + 2)]).toEqual([true, true]);
    expect([await upload('小.xlsx', 32 * 1024), await upload('纯文本.csv', 33 * 1024)]).toEqual([false, false]);
    expect(asked).toEqual(['figures', 'figures']);
  });

  test('IMPORT-8 so are a small workbook that inflates to more than 1 MiB, whatever it is called, and any archive', async () => {
    const asked: string[] = [];
    const files = {
      async ask({ op }: { readonly op: string }) {
        asked.push(op);
        return { issues: [] };
      },
    } as unknown as RunDesk;
    Object.assign(office.ports, { files, folder });
    const book = (bytes: number): Uint8Array =>
      writeZip([
        newPart('xl/workbook.xml', utf8('<workbook><sheets><sheet name="填报" sheetId="1" r:id="rId1"/></sheets></workbook>')),
        newPart(
          'xl/_rels/workbook.xml.rels',
          utf8(`<Relationships><Relationship Id="rId1" Type="${WORKSHEET}" Target="worksheets/sheet1.xml"/></Relationships>`),
        ),
        newPart('xl/worksheets/sheet1.xml', utf8(`<worksheet><sheetData/>${' '.repeat(bytes)}</worksheet>`)),
      ]);
    const large = book(MIB);
    expect(large.length).toBeLessThan(32 * 1024);
    expect(await codesOf('大表.xlsx', large)).toEqual(['IMPORT_MAPPING']);
    expect(await codesOf('说是文本.csv', book(MIB + 1))).toEqual(['IMPORT_MAPPING']);
    expect(await codesOf('一包.zip', writeZip([newPart('一.csv', utf8('单位,数值\n'))]))).toEqual(['IMPORT_MAPPING']);
    expect(asked).toEqual(['figures', 'figures', 'figures']);
    const hash = await office.ports.blobs.put(office.as('statistician'), Readable.from([large]));
    const file = { hash, name: '大表.xlsx', bytes: large.length };
    expect((await sheetOf(await reportWorkbook(aside(files), office.as('statistician'), file, [problem(1, 1)], 'zh-CN'))).name).toBe(
      '问题',
    );
    expect(asked.splice(0)).toEqual(['figures', 'figures', 'figures', 'mark']);
    // One that says less than it holds is read here, and no further than to the bound.
    const lie = book(8 * MIB);
    const at = Buffer.from(lie).lastIndexOf('xl/worksheets/sheet1.xml') - 46;
    new DataView(lie.buffer, lie.byteOffset).setUint32(at + 24, 1_000, true);
    expect(await codesOf('不实.xlsx', lie)).not.toContain('IMPORT_MAPPING');
    const { issues } = readFigures({ name: 'x.xlsx', bytes: lie }, { asks: [] } as never, {} as never, 'template', SMALL_LIMITS);
    expect(issues).toEqual([expect.objectContaining({ code: 'SHEET_ZIP_INFLATES', args: expect.objectContaining({ limit: MIB }) })]);
    expect(await codesOf('小表.xlsx', book(MIB - 1_000))).not.toContain('IMPORT_MAPPING');
    expect(asked).toEqual([]);
  });

  test('a file of more than 32 KiB is marked aside; where that ends its problems are listed', async () => {
    const entered = office.as('statistician');
    const bytes = utf8(`单位,数值\n${'990100,1\n'.repeat(4_000)}`);
    const hash = await office.ports.blobs.put(entered, Readable.from([bytes]));
    const written = async (files: RunDesk): Promise<ExcelJS.Worksheet> => {
      const file = { hash, name: '数据.csv', bytes: bytes.length };
      return sheetOf(await reportWorkbook(aside(files), entered, file, [problem(3, 2)], 'zh-CN'));
    };
    const marked = await written(desk);
    expect([marked.name, marked.rowCount, JSON.stringify(marked.getCell('B3').note).includes('逾期 3')]).toEqual(['数据', 4_001, true]);
    const list = await written(gone);
    expect([list.name, list.getCell('A1').value]).toEqual(['问题', 'B3']);
  }, 120_000);
});
