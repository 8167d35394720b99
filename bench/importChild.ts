// One step of bench/import.ts in a process of its own: node importChild.ts STEP SHAPE UNITS FILE [RUNS]. Prints one line of JSON.
import { readFileSync, writeFileSync } from 'node:fs';
import { type DataMapping, ObservationReader, openSheets, readRegister, type TableMapping } from '@kedu/intake';
import { CsvCursor } from '../packages/intake/src/csv/cursor.ts';

const [step = 'time', shape = 'wide', unitCount = '3000', path = '', runs = '11'] = process.argv.slice(2);
const units = Array.from({ length: Number(unitCount) }, (_, i) => `u${String(i).padStart(5, '0')}`);
const indicators = Array.from({ length: 100 }, (_, i) => `x${String(i).padStart(3, '0')}`);
const months = Array.from({ length: 12 }, (_, m) => `2023-${String(m + 1).padStart(2, '0')}`);
const values = units.length * indicators.length * months.length;
const { register } = readRegister({
  units: { file: 'units.csv', bytes: new TextEncoder().encode(`unit_id,name\n${units.map((id, i) => `${id},示例县${i}\n`).join('')}`) },
  example: true,
});

const done = step === 'write' ? write() : step === 'time' ? time() : memory(step === 'import');
console.log(JSON.stringify(done));

function write(): { readonly values: number } {
  writeFileSync(path, table());
  return { values };
}

/** Import, bare parse and walk in turn, so that what else the machine does hits all of them; processor time beside that of the clock. */
function time(): unknown {
  const { files, bytes } = open();
  const measured = { import: steps(), parse: steps(), walk: steps() };
  for (let run = 0; run < Number(runs); run += 1) {
    clock(measured.import, () => importAll(files));
    clock(measured.parse, () => parseAll(bytes));
    clock(measured.walk, () => walkAll(bytes));
  }
  return { csvBytes: bytes.length, ...measured };
}

/** Peak of a process that loads and decodes the file, and imports it or not. */
function memory(importing: boolean): unknown {
  const { files } = open();
  if (importing) importAll(files);
  return { peakBytes: process.resourceUsage().maxRSS * 1024 };
}

function open(): { readonly files: ReturnType<typeof openSheets>['files']; readonly bytes: Uint8Array } {
  const { files } = openSheets('data.csv', readFileSync(path));
  const bytes = files[0]?.sheets[0]?.bytes;
  if (!bytes) throw new Error(`${path} is no table`);
  return { files, bytes };
}

/** Values of 0–100 with three decimals, seeded. */
function table(): string {
  let state = 20_230_101;
  const value = (): string => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return ((state / 0x7fffffff) * 100).toFixed(3);
  };
  const rows: string[] = [];
  if (shape === 'wide') {
    rows.push(`unit,period,${indicators.join(',')}`);
    for (const unit of units) for (const month of months) rows.push(`${unit},${month},${indicators.map(value).join(',')}`);
  } else if (shape === 'months') {
    rows.push(`unit,indicator,${months.join(',')}`);
    for (const unit of units) for (const indicator of indicators) rows.push(`${unit},${indicator},${months.map(value).join(',')}`);
  } else {
    rows.push('unit,indicator,period,value');
    for (const unit of units)
      for (const indicator of indicators) for (const month of months) rows.push(`${unit},${indicator},${month},${value()}`);
  }
  return `${rows.join('\n')}\n`;
}

function mapping(): DataMapping | readonly TableMapping[] {
  if (shape !== 'months') return { layout: shape === 'wide' ? 'wide' : 'long' };
  const nothing = { skip: [], indicatorWords: new Map(), unitWords: new Map(), periodWords: new Map() };
  const columns = months.map((period) => ({ at: { heading: period }, period }));
  const at = (heading: string) => ({ at: { heading } });
  return [{ headings: [1], unit: at('unit'), unitBy: 'id', indicator: at('indicator'), period: 'values', values: columns, ...nothing }];
}

/** What a run does with a table: each cell is checked, its unit, period and indicator found, and kept with its line. */
function importAll(files: ReturnType<typeof openSheets>['files']): void {
  const reader = new ObservationReader(
    register,
    indicators.map((id) => ({ id })),
  );
  const issues = reader.addOpened({ files, issues: [] }, mapping());
  const read = reader.finish();
  if (issues.length > 0 || read.periods.length !== months.length) throw new Error(JSON.stringify(issues.slice(0, 3)));
  const last = read.column(indicators.at(-1) as string, months.at(-1) as string);
  if (last === undefined || Number.isNaN(last.values.at(-1)) || last.missing.some((code) => code !== 0))
    throw new Error('values are missing');
}

/** Every field becomes a value: a number where it is plainly one, else its text. */
function parseAll(bytes: Uint8Array): void {
  const cursor = new CsvCursor(bytes);
  const numbers = new Float64Array(values);
  let count = 0;
  let texts = 0;
  while (!cursor.done) {
    if (cursor.number()) numbers[count++] = cursor.value;
    else {
      cursor.next();
      texts += cursor.text().length;
    }
  }
  if (count < numbers.length || texts === 0) throw new Error('fields are missing');
}

/** The least that reading can cost: every field is passed once, numbers are read, no text is made. */
function walkAll(bytes: Uint8Array): void {
  const cursor = new CsvCursor(bytes);
  let sum = 0;
  while (!cursor.done) {
    if (cursor.number()) sum += cursor.value;
    else cursor.next();
  }
  if (!(sum > 0)) throw new Error('no number was read');
}

function steps(): { readonly wallMs: number[]; readonly userMs: number[] } {
  return { wallMs: [], userMs: [] };
}

function clock(into: { readonly wallMs: number[]; readonly userMs: number[] }, work: () => void): void {
  const before = process.cpuUsage();
  const start = performance.now();
  work();
  into.wallMs.push(performance.now() - start);
  into.userMs.push(process.cpuUsage(before).user / 1000);
}
