import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Issue } from '@kedu/model';
import {
  type AssessedRun,
  type CsvRows,
  INDICATOR_COLUMNS,
  PART_COLUMNS,
  resultColumns,
  WEIGHT_COLUMNS,
  writeIndicators,
  writeParts,
  writeResults,
  writeWeights,
} from '@kedu/tables';
import { CsvFile } from './csvFile.ts';
import { replaceFolder } from './folder.ts';
import { OUTPUT_VERSION } from './writeRun.ts';

/** What run.json of a replay says beside its identity. */
export interface ReplayedRun {
  readonly pack: { readonly id: string; readonly example: boolean };
  readonly run: AssessedRun;
  /** Versions that were in force, `north@2022`; '' for none. */
  readonly inForce: string;
}

/**
 * Writes a replay into a folder, whole or not at all: results.csv, indicators.csv, parts.csv, weights.csv, each row of which ends in `replay`, and run.json with
 * `"result": false`.
 *
 * Proposals and reference points are not written, so that nothing of a replay can be carried into a result, and a folder that holds a result is left alone.
 * Rule: OUT-24, DIFF-5 (docs/spec/output.md). Errors: those of replaceFolder; nothing is changed then.
 */
export function writeReplay(folder: string, { pack, run, inForce }: ReplayedRun, { bom = false } = {}): readonly Issue[] {
  const runs = [run];
  return replaceFolder(
    folder,
    (path) => {
      const table = (name: string, headings: readonly string[], fill: (rows: CsvRows) => void): string =>
        writeMarked(join(path, name), headings, fill, bom);
      const tables = {
        'results.csv': table('results.csv', resultColumns(runs), (rows) => writeResults(rows, runs)),
        'indicators.csv': table('indicators.csv', INDICATOR_COLUMNS, (rows) => writeIndicators(rows, runs)),
        'parts.csv': table('parts.csv', PART_COLUMNS, (rows) => writeParts(rows, runs)),
        'weights.csv': table('weights.csv', WEIGHT_COLUMNS, (rows) => writeWeights(rows, runs)),
      };
      const summary = {
        kedu: { replay: OUTPUT_VERSION },
        result: false,
        note: '回放，不作结果 (a replay, not a result)',
        pack: pack.id,
        example: pack.example,
        in_force: inForce,
        runs: runs.map(({ assessment }) => assessment.run),
        tables,
      };
      writeFileSync(join(path, 'run.json'), `${JSON.stringify(summary, null, 2)}\n`, { flag: 'wx' });
    },
    'replay',
  );
}

/** Every row says that it is a replay, so that none is one when it is copied out. */
function writeMarked(path: string, headings: readonly string[], fill: (rows: CsvRows) => void, bom: boolean): string {
  const file = new CsvFile(path, [...headings, 'kind'], bom);
  try {
    fill({ row: (cells) => file.row(`${cells},replay`) });
  } catch (error) {
    file.close();
    throw error;
  }
  return file.close();
}
