import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Issue } from '@kedu/model';
import { csvNumber, csvText, schemeCell } from '../output/csvRows.ts';
import { replaceFolder } from '../output/folder.ts';
import type { Pack } from '../pack/pack.ts';
import { OUTPUT_VERSION } from '../output/writeRun.ts';
import type { SealedRun } from './assessSealed.ts';
import { CellBytes, type CountryRows, writeCountryResults } from './writeCountryResults.ts';

/**
 * Writes the results of a sealed list into a folder, whole or not at all: results.csv, with the bytes that `writeRun` gives for this list, and run.json.
 *
 * Rule: OUT-3, OUT-4, OUT-25. Errors: as `writeRun`; then nothing was changed.
 */
export function writeSealedRun(
  path: string,
  pack: Pack,
  run: SealedRun,
  { bom = false }: { readonly bom?: boolean } = {},
): readonly Issue[] {
  return replaceFolder(path, (folder) => {
    const results = writeCountryResults(join(folder, 'results.csv'), sealedRows(run), bom);
    const { scheme, list, sealed, asOf } = run;
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
      tables: { 'results.csv': results },
    };
    writeFileSync(join(folder, 'run.json'), `${JSON.stringify(summary, null, 2)}\n`, { flag: 'wx' });
  });
}

/** Rows of results.csv, in the order of the members. */
export function sealedRows({ scheme, units, list, missingShare }: SealedRun): CountryRows {
  const cells = new CellBytes();
  const encoder = new TextEncoder();
  const unit = (row: number) => units[list.members[row] as number];
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
    missingShare: (row) => cells.of(csvNumber(missingShare[row] ?? Number.NaN)),
  };
}
