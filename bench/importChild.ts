// One shape of a file, imported and parsed in turn in a process of its own: node importChild.ts wide|long|months UNITS RUNS. Prints one line of JSON.
import { type DataMapping, ObservationReader, openSheets, readRegister, type TableMapping } from '@kedu/intake';
import { CsvCursor } from '../packages/intake/src/csv/cursor.ts';

const [shape = 'wide', unitCount = '3000', runs = '5'] = process.argv.slice(2);
const units = Array.from({ length: Number(unitCount) }, (_, i) => `u${String(i).padStart(5, '0')}`);
const indicators = Array.from({ length: 100 }, (_, i) => `x${String(i).padStart(3, '0')}`);
const months = Array.from({ length: 12 }, (_, m) => `2023-${String(m + 1).padStart(2, '0')}`);

const bytes = new TextEncoder().encode(table());
const { register } = readRegister({
  units: { file: 'units.csv', bytes: new TextEncoder().encode(`unit_id,name\n${units.map((id, i) => `${id},示例县${i}\n`).join('')}`) },
  example: true,
});
const { files } = openSheets('data.csv', bytes);
const importMs: number[] = [];
const parseMs: number[] = [];
const walkMs: number[] = [];
for (let run = 0; run < Number(runs); run += 1) {
  importMs.push(timed(importAll));
  parseMs.push(timed(parseAll));
  walkMs.push(timed(walkAll));
}
const values = units.length * indicators.length * months.length;
console.log(
  JSON.stringify({ csvBytes: bytes.length, values, importMs, parseMs, walkMs, peakBytes: process.resourceUsage().maxRSS * 1024 }),
);

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

function importAll(): void {
  const reader = new ObservationReader(
    register,
    indicators.map((id) => ({ id })),
  );
  const issues = reader.addOpened({ files, issues: [] }, mapping());
  if (issues.length > 0 || reader.finish().periods.length !== months.length) throw new Error(JSON.stringify(issues.slice(0, 3)));
}

/** Every field becomes a value: a number where it is plainly one, else its text. */
function parseAll(): void {
  const cursor = new CsvCursor(bytes);
  const numbers = new Float64Array(units.length * indicators.length * months.length);
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
function walkAll(): void {
  const cursor = new CsvCursor(bytes);
  let sum = 0;
  while (!cursor.done) {
    if (cursor.number()) sum += cursor.value;
    else cursor.next();
  }
  if (!(sum > 0)) throw new Error('no number was read');
}

function timed(step: () => void): number {
  const start = performance.now();
  step();
  return performance.now() - start;
}
