// One measured run in a process of its own: node child.ts assess|baseline PACK OUT. Prints one line of JSON.
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ObservationReader, readRegister } from '@kedu/intake';
import { hasErrors, type Issue } from '@kedu/model';
import { assessPack, CsvFile, csvNumber, csvText, INDICATOR_COLUMNS, nativeHasher, openPack, RESULT_COLUMNS, writeRun } from '@kedu/runner';

const [mode, pack = '', out = ''] = process.argv.slice(2);
const phases = mode === 'assess' ? measureAssess() : measureBaseline();
const total = Object.values(phases).reduce((sum, ms) => sum + ms, 0);
console.log(JSON.stringify({ total, phases, peakBytes: process.resourceUsage().maxRSS * 1024 }));

/** The command end to end: open the pack, assess, write the folder. */
function measureAssess(): Record<string, number> {
  const start = performance.now();
  const { pack: opened, issues } = openPack(pack);
  if (!opened || hasErrors(issues)) throw new Error(firstErrors(issues));
  const read = performance.now();
  const { assessments, issues: said } = assessPack(opened, { newHasher: nativeHasher });
  if (hasErrors(said)) throw new Error(firstErrors(said));
  const assessed = performance.now();
  const refused = writeRun(out, opened, assessments);
  if (refused.length > 0) throw new Error(JSON.stringify(refused));
  return { open: read - start, assess: assessed - read, write: performance.now() - assessed };
}

/** The same CSV by the same reader, the same rows by the same writer; register and rows are in memory before the clock starts. */
function measureBaseline(): Record<string, number> {
  const indicators = loadTable(join(out, 'indicators.csv'));
  const results = loadTable(join(out, 'results.csv'));
  const { register } = readRegister({ units: { file: 'units.csv', bytes: readFileSync(join(pack, 'units.csv')) }, example: true });
  const copy = `${out}-baseline`;
  rmSync(copy, { recursive: true, force: true });
  mkdirSync(copy);

  const start = performance.now();
  const bytes = readFileSync(join(pack, 'data', 'wide.csv'));
  const reader = new ObservationReader(
    register,
    headingsOf(bytes)
      .slice(2)
      .map((id) => ({ id, unit: '%' })),
  );
  const issues = reader.add('data/wide.csv', bytes, { layout: 'wide' });
  if (hasErrors(issues) || reader.finish().periods.length === 0) throw new Error(firstErrors(issues));
  const read = performance.now();
  writeTable(join(copy, 'indicators.csv'), INDICATOR_COLUMNS, indicators);
  writeTable(join(copy, 'results.csv'), RESULT_COLUMNS, results);
  const written = performance.now();
  for (const name of ['indicators.csv', 'results.csv']) {
    if (!readFileSync(join(copy, name)).equals(readFileSync(join(out, name)))) throw new Error(`${name} differs from what assess wrote`);
  }
  rmSync(copy, { recursive: true });
  return { parse: read - start, write: written - read };
}

function headingsOf(bytes: Uint8Array): string[] {
  return new TextDecoder().decode(bytes.subarray(0, bytes.indexOf(10))).split(',');
}

/** A column of a result file in little memory: numbers where `csvNumber` gives their text back, else texts by number. */
interface CompactColumn {
  readonly numbers: Float64Array;
  /** 0 where the cell is a number, else the text's number plus 1. */
  readonly codes: Int32Array;
  readonly texts: string[];
}

interface CompactTable {
  readonly rows: number;
  readonly columns: readonly CompactColumn[];
}

/** Reads a result file line by line; it holds fictional names only, so that no cell needs quotes. */
function loadTable(path: string): CompactTable {
  const bytes = readFileSync(path);
  if (bytes.includes(0x22)) throw new Error(`${path} holds quotes`);
  let rows = -1;
  for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) rows += 1;
  let end = bytes.indexOf(10);
  const width = bytes.toString('utf8', 0, end).split(',').length;
  const columns = Array.from(
    { length: width },
    (): CompactColumn => ({ numbers: new Float64Array(rows), codes: new Int32Array(rows), texts: [] }),
  );
  const known = columns.map(() => new Map<string, number>());
  for (let row = 0; row < rows; row += 1) {
    const next = bytes.indexOf(10, end + 1);
    bytes
      .toString('utf8', end + 1, next - 1)
      .split(',')
      .forEach((cell, c) => {
        const column = columns[c] as CompactColumn;
        if (cell !== '' && String(Number(cell)) === cell) column.numbers[row] = Number(cell);
        else {
          const seen = known[c] as Map<string, number>;
          if (!seen.has(cell)) seen.set(cell, column.texts.push(cell));
          column.codes[row] = seen.get(cell) as number;
        }
      });
    end = next;
  }
  return { rows, columns };
}

function writeTable(path: string, headings: readonly string[], { rows, columns }: CompactTable): void {
  const file = new CsvFile(path, headings);
  for (let row = 0; row < rows; row += 1) {
    let cells = '';
    for (let c = 0; c < columns.length; c += 1) {
      const { numbers, codes, texts } = columns[c] as CompactColumn;
      const code = codes[row] as number;
      if (c > 0) cells += ',';
      cells += code === 0 ? csvNumber(numbers[row] as number) : csvText(texts[code - 1] as string);
    }
    file.row(cells);
  }
  file.close();
}

function firstErrors(issues: readonly Issue[]): string {
  return JSON.stringify(issues.filter(({ severity }) => severity === 'error').slice(0, 3));
}
