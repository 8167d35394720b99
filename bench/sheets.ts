// node tools/run.mjs bench/sheets.ts [--rows 200000] [--columns 18] [--runs 3] [--json]: openSheets against a bare parse of the same workbook by
// the same inflater and XML parser, and peak memory. Each measurement is a process of its own.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { openSheets } from '@kedu/intake';
import { Inflate } from 'fflate';
import { SaxesParser } from 'saxes';

const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '200000' },
    columns: { type: 'string', default: '18' },
    runs: { type: 'string', default: '3' },
    json: { type: 'boolean', default: false },
    child: { type: 'string' },
    file: { type: 'string', default: '' },
  },
});

/** Goal of the issue: the import takes at most this many times as long as the bare parse. */
const GOAL = 2;

interface Measured {
  readonly ms: number;
  readonly cells: number;
  readonly peakBytes: number;
  readonly xmlBytes?: number;
}

if (values.child === undefined) compare();
else if (values.child === 'write') await writeBook(values.file, Number(values.rows), Number(values.columns));
else console.log(JSON.stringify(measure(values.child, readFileSync(values.file))));

function measure(mode: string, bytes: Uint8Array): Measured {
  if (mode === 'open') return measureOpen(bytes);
  return mode === 'bare' ? measureBare(bytes) : { ms: 0, cells: 0, peakBytes: peak() };
}

function compare(): void {
  const folder = mkdtempSync(join(tmpdir(), 'kedu-bench-sheets-'));
  try {
    const file = join(folder, 'book.xlsx');
    child('write', file);
    const runs: Record<'open' | 'bare' | 'none', Measured[]> = { open: [], bare: [], none: [] };
    for (let i = 0; i < Number(values.runs); i += 1)
      for (const mode of ['open', 'bare', 'none'] as const) runs[mode].push(child(mode, file));
    const report = {
      rows: Number(values.rows),
      columns: Number(values.columns),
      fileBytes: statSync(file).size,
      xmlBytes: runs.bare[0]?.xmlBytes ?? 0,
      open: best(runs.open),
      bare: best(runs.bare),
      emptyProcess: best(runs.none),
      goal: GOAL,
    };
    if (values.json) console.log(JSON.stringify({ ...report, node: process.version }, null, 2));
    else print(report);
    if (report.open.ms > GOAL * report.bare.ms) process.exitCode = 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function child(mode: 'write' | 'open' | 'bare' | 'none', file: string): Measured {
  const self = fileURLToPath(import.meta.url);
  const size = ['--rows', values.rows, '--columns', values.columns];
  const said = execFileSync(process.execPath, [...process.execArgv, self, '--child', mode, '--file', file, ...size], { encoding: 'utf8' });
  return (said === '' ? { ms: 0, cells: 0, peakBytes: 0 } : JSON.parse(said)) as Measured;
}

/** The workbook as openSheets reads it. */
function measureOpen(bytes: Uint8Array): Measured {
  const start = performance.now();
  const { files, issues } = openSheets('book.xlsx', bytes);
  const ms = performance.now() - start;
  const sheet = files[0]?.sheets[0];
  if (!sheet || issues.length > 0) throw new Error(JSON.stringify(issues.slice(0, 3)));
  return { ms, cells: sheet.rows * sheet.columns, peakBytes: peak() };
}

/** The same parts inflated by the same inflater and parsed by the same parser, which counts cells and does nothing else. */
function measureBare(bytes: Uint8Array): Measured {
  const start = performance.now();
  let cells = 0;
  let xmlBytes = 0;
  for (const part of ['xl/sharedStrings.xml', 'xl/worksheets/sheet1.xml']) {
    const parser = new SaxesParser({ xmlns: false, position: false });
    parser.on('opentag', (tag) => {
      if (tag.name === 'c') cells += 1;
    });
    parser.on('text', () => undefined);
    const decoder = new TextDecoder();
    const inflate = new Inflate((piece) => {
      xmlBytes += piece.length;
      parser.write(decoder.decode(piece, { stream: true }));
    });
    const data = packedPart(bytes, part);
    for (let at = 0; at < data.length; at += 32 * 1024) inflate.push(data.subarray(at, at + 32 * 1024), at + 32 * 1024 >= data.length);
    parser.close();
  }
  return { ms: performance.now() - start, cells, peakBytes: peak(), xmlBytes };
}

/** Packed bytes of a part, by a look at the central directory that holds for the file written here. */
function packedPart(bytes: Uint8Array, name: string): Uint8Array {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (
    let at = buffer.indexOf('PK\u0001\u0002', buffer.length - 65_536, 'latin1');
    at >= 0;
    at = buffer.indexOf('PK\u0001\u0002', at + 4, 'latin1')
  ) {
    const length = buffer.readUInt16LE(at + 28);
    if (buffer.toString('utf8', at + 46, at + 46 + length) !== name) continue;
    const local = buffer.readUInt32LE(at + 42);
    const from = local + 30 + buffer.readUInt16LE(local + 26) + buffer.readUInt16LE(local + 28);
    return bytes.subarray(from, from + buffer.readUInt32LE(at + 20));
  }
  throw new Error(`${name} is not in the workbook`);
}

/** 示例数据: seeded values of fictional units, one column of names, one of periods, the rest numbers. */
async function writeBook(file: string, rows: number, columns: number): Promise<void> {
  const { default: ExcelJS } = await import('exceljs');
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ filename: file, useSharedStrings: true, useStyles: true });
  const sheet = workbook.addWorksheet('示例数据');
  sheet.addRow(['单位', '时期', ...Array.from({ length: columns - 2 }, (_, i) => `指标${i + 1}`)]).commit();
  let state = 20_230_101;
  for (let row = 1; row < rows; row += 1) {
    const cells: (string | number)[] = [`示例县${row % 3000}`, `2023-${String((row % 12) + 1).padStart(2, '0')}`];
    for (let column = 2; column < columns; column += 1) {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      cells.push(Math.round(state / 42_950) / 1000);
    }
    sheet.addRow(cells).commit();
  }
  sheet.commit();
  await workbook.commit();
}

function best(runs: readonly Measured[]): Measured {
  const fastest = [...runs].sort((a, b) => a.ms - b.ms)[0] as Measured;
  return { ...fastest, peakBytes: Math.max(...runs.map(({ peakBytes }) => peakBytes)) };
}

function print({
  rows,
  columns,
  fileBytes,
  xmlBytes,
  open,
  bare,
  emptyProcess,
}: { rows: number; columns: number; fileBytes: number; xmlBytes: number } & Record<'open' | 'bare' | 'emptyProcess', Measured>): void {
  const megabytes = (bytes: number): string => (bytes / 1_048_576).toFixed(0);
  console.log(`XLSX of ${rows} rows × ${columns} columns (file ${megabytes(fileBytes)} MB, XML ${megabytes(xmlBytes)} MB)`);
  console.log(`  openSheets   ${open.ms.toFixed(0)} ms, peak ${megabytes(open.peakBytes)} MB`);
  console.log(`  bare parse   ${bare.ms.toFixed(0)} ms (${bare.cells} cells), peak ${megabytes(bare.peakBytes)} MB`);
  console.log(`  empty        peak ${megabytes(emptyProcess.peakBytes)} MB`);
  console.log(`  ratio        ${(open.ms / bare.ms).toFixed(2)}; goal ≤ ${GOAL}: ${open.ms <= GOAL * bare.ms ? 'met' : 'missed'}`);
}

function peak(): number {
  return process.resourceUsage().maxRSS * 1024;
}
