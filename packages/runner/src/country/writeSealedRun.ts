import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Issue } from '@kedu/model';
import { csvComputed, csvText, errorCells, schemeCell } from '@kedu/tables';
import { replaceFolder } from '../output/folder.ts';
import type { Pack } from '../pack/pack.ts';
import { OUTPUT_VERSION } from '../output/writeRun.ts';
import type { SealedRun } from './assessSealed.ts';
import { countryIssue } from './codes.ts';
import { countryLightRows } from './countryLightRows.ts';
import { writeCountryLights } from './writeCountryLights.ts';
import { CellBytes, type CountryRows, writeCountryResults } from './writeCountryResults.ts';

/**
 * Writes the results of a sealed list into a folder, whole or not at all: results.csv, with the bytes that `writeRun` gives for this list, lights.csv where
 * its lights were sealed, and run.json.
 *
 * Rule: OUT-3, OUT-4, OUT-25, SEAL-4. Errors: as `writeRun`; SEAL_RESULTS where the bytes are not those of the run that was sealed; then nothing was changed.
 */
export function writeSealedRun(
  path: string,
  pack: Pack,
  run: SealedRun,
  { bom = false }: { readonly bom?: boolean } = {},
): readonly Issue[] {
  try {
    return replaceFolder(path, (folder) => write(folder, pack, run, bom));
  } catch (error) {
    if (error instanceof OtherTable) return [countryIssue('SEAL_RESULTS', {}, error.args)];
    throw error;
  }
}

/** A table that is not the one of the run that was sealed. */
class OtherTable extends Error {
  readonly args: { readonly table: string; readonly found: string; readonly expected: string };

  constructor(table: string, found: string, expected: string) {
    super(`${table}: ${found}, expected ${expected}`);
    this.args = { table, found, expected };
  }
}

function write(folder: string, pack: Pack, run: SealedRun, bom: boolean): void {
  const { scheme, list, sealed, asOf, units, lights, expected } = run;
  const results = writeCountryResults(join(folder, 'results.csv'), sealedRows(run), bom);
  if (results !== expected.results) throw new OtherTable('results.csv', results, expected.results);
  const lightRows = lights && countryLightRows(scheme, units, list, lights);
  const lit = lightRows && writeCountryLights(join(folder, 'lights.csv'), lightRows, bom);
  if (lit !== expected.lights) throw new OtherTable('lights.csv', lit ?? '', expected.lights ?? '');
  const summary = {
    kedu: { output: OUTPUT_VERSION },
    pack: pack.id,
    example: pack.example,
    runs: [],
    sealed: {
      file: sealed,
      scheme: { id: scheme.id, version: scheme.version, hash: scheme.hash },
      list: list.list,
      period: list.period.id,
      asOf,
    },
    tables: { 'results.csv': results, ...(lit === undefined ? {} : { 'lights.csv': lit }) },
  };
  writeFileSync(join(folder, 'run.json'), `${JSON.stringify(summary, null, 2)}\n`, { flag: 'wx' });
}

/** Rows of results.csv, in the order of the members. */
export function sealedRows({ scheme, units, list, missingShare, figures }: Omit<SealedRun, 'expected'>): CountryRows {
  const cells = new CellBytes();
  const encoder = new TextEncoder();
  const unit = (row: number) => units[list.members[row] as number];
  // Few shares are told apart over many units.
  const shares = new Map<number, Uint8Array>();
  const share = (x: number): Uint8Array => {
    const known = shares.get(x) ?? cells.of(csvComputed(x));
    shares.set(x, known);
    return known;
  };
  return {
    count: list.members.length,
    list: csvText(list.list),
    period: list.period.id,
    scheme: schemeCell(scheme),
    places: scheme.rounding.total.places,
    example: (row) => unit(row)?.example === true,
    id: (row) => encoder.encode(csvText(unit(row)?.id ?? '')),
    class: (row) => cells.of(csvText([list.classes[row] ?? '', ...(list.overlays[row] ?? [])].filter((name) => name !== '').join('+'))),
    points: list.points,
    score: list.score,
    rank: list.rank,
    grade: (row) => cells.of(csvText(list.grades[row] ?? '')),
    group: (row) => cells.of(csvText(list.groups[row] ?? '')),
    name: (row) => encoder.encode(csvText(unit(row)?.name['zh-CN'] ?? '')),
    missingShare: (row) => share(missingShare[row] ?? Number.NaN),
    ...(figures ? { errors: (row: number) => encoder.encode(errorCells((column) => figures(row, column), scheme.rounding.total)) } : {}),
  };
}
