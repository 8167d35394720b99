import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Recognition } from '@kedu/engine';
import type { Issue } from '@kedu/model';
import {
  type AssessedRun,
  type CsvRows,
  INDICATOR_COLUMNS,
  PART_COLUMNS,
  PROPOSAL_COLUMNS,
  RECOGNITION_COLUMNS,
  REFERENCE_COLUMNS,
  resultColumns,
  WEIGHT_COLUMNS,
  writeIndicators,
  writeParts,
  writeProposals,
  writeRecognition,
  writeReferences,
  writeResults,
  writeWeights,
} from '@kedu/tables';
import { CsvFile } from './csvFile.ts';
import { replaceFolder } from './folder.ts';

/** Version of the columns and of run.json; rises when one of them changes its meaning. */
export const OUTPUT_VERSION = 1;

export interface WriteOptions {
  /** Puts a byte order mark before the tables that people open, so that Excel and WPS take them for UTF-8 (OUT-14). */
  readonly bom?: boolean | undefined;
  /** Mutual recognition beside the runs; without any there is no recognition.csv. */
  readonly recognitions?: readonly Recognition[] | undefined;
}

/**
 * Writes the results of a pack into a folder, whole or not at all: results.csv, indicators.csv, parts.csv, weights.csv, proposals.csv,
 * references.csv, recognition.csv where there is any, run.json.
 *
 * Same runs, same bytes: no time, no path and no name of a machine stands in them. Rule: OUT-1 … OUT-8, OUT-14, OUT-16, OUT-18 (docs/spec/output.md).
 * Errors: those of replaceFolder; nothing is changed then.
 */
export function writeRun(
  folder: string,
  pack: { readonly id: string; readonly example: boolean },
  runs: readonly AssessedRun[],
  { bom = false, recognitions = [] }: WriteOptions = {},
): readonly Issue[] {
  return replaceFolder(folder, (path) => {
    const tables = {
      'results.csv': writeTable(join(path, 'results.csv'), resultColumns(runs), (rows) => writeResults(rows, runs), bom),
      'indicators.csv': writeTable(join(path, 'indicators.csv'), INDICATOR_COLUMNS, (rows) => writeIndicators(rows, runs), bom),
      'parts.csv': writeTable(join(path, 'parts.csv'), PART_COLUMNS, (rows) => writeParts(rows, runs), bom),
      'weights.csv': writeTable(join(path, 'weights.csv'), WEIGHT_COLUMNS, (rows) => writeWeights(rows, runs), bom),
      'proposals.csv': writeTable(join(path, 'proposals.csv'), PROPOSAL_COLUMNS, (rows) => writeProposals(rows, runs), bom),
      'references.csv': writeTable(join(path, 'references.csv'), REFERENCE_COLUMNS, (rows) => writeReferences(rows, runs)),
      ...(recognitions.length === 0
        ? {}
        : {
            'recognition.csv': writeTable(
              join(path, 'recognition.csv'),
              RECOGNITION_COLUMNS,
              (rows) => writeRecognition(rows, recognitions),
              bom,
            ),
          }),
    };
    const summary = {
      kedu: { output: OUTPUT_VERSION },
      pack: pack.id,
      example: pack.example,
      runs: runs.map(({ assessment }) => assessment.run),
      ...determinedIn(runs),
      tables,
    };
    writeFileSync(join(path, 'run.json'), `${JSON.stringify(summary, null, 2)}\n`, { flag: 'wx' });
  });
}

/** How many items a body determined of all that it could, by run; nothing where no scheme has a determination (DETERMINE-4). */
function determinedIn(runs: readonly AssessedRun[]): { readonly determined?: readonly object[] } {
  const determined = runs.flatMap(({ assessment: { run, determined: of } }) => {
    if (!of) return [];
    const carriedOut = of.items.filter((item) => item.carriedOut).length;
    const { scheme, period } = run;
    return [
      {
        scheme: `${scheme.id}@${scheme.version}`,
        period,
        items: carriedOut,
        not_carried_out: of.items.length - carriedOut,
        of: of.of,
        data: of.data,
      },
    ];
  });
  return determined.length === 0 ? {} : { determined };
}

/** Writes a table; gives its hash. */
function writeTable(path: string, headings: readonly string[], fill: (rows: CsvRows) => void, bom = false): string {
  const file = new CsvFile(path, headings, bom);
  try {
    fill(file);
  } catch (error) {
    file.close();
    throw error;
  }
  return file.close();
}
