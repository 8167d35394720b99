import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RunSummary } from '@kedu/engine';
import { readTable } from '@kedu/intake';
import { hasErrors, type Issue } from '@kedu/model';
import { runnerIssue } from '../codes.ts';
import { compareIssue } from './codes.ts';
import { readRunFile } from './runFile.ts';
import { runTables } from './runTables.ts';

/** Files without which a folder is no run. A folder of an earlier version has no parts.csv: then it is not known which part moved a score. */
const NEEDED = ['run.json', 'results.csv', 'indicators.csv'] as const;
const OPTIONAL = 'parts.csv';

/**
 * The runs that `kedu assess --out` wrote into a folder, each as a comparison needs it.
 *
 * Shape: runs in the order of run.json; a unit that the register no longer has is known by its ID and Chinese name. `shown` is how the user named the folder.
 * Missing: without parts.csv no run has points of parts. Rule: COMPARE-6 (docs/spec/report.md).
 * Errors: COMPARE_FOLDER_FOREIGN, COMPARE_RUN_FILE, COMPARE_ALTERED, COMPARE_TABLE, PACK_FILE_UNREADABLE and those of readTable, all together; then there are no runs.
 * Example: readRunFolder('out/north') → runs of 2022 and 2023.
 */
export function readRunFolder(folder: string, shown = folder): { readonly runs: readonly RunSummary[]; readonly issues: readonly Issue[] } {
  const files = new Map<string, Uint8Array>();
  const issues: Issue[] = [];
  const absent: string[] = [];
  for (const name of [...NEEDED, OPTIONAL]) {
    try {
      files.set(name, readFileSync(join(folder, name)));
    } catch (error) {
      const reason = (error as NodeJS.ErrnoException).code;
      if (reason === undefined) throw error;
      if (reason !== 'ENOENT' && reason !== 'ENOTDIR')
        issues.push(runnerIssue('PACK_FILE_UNREADABLE', {}, { file: `${shown}/${name}`, reason }));
      else if (name !== OPTIONAL) absent.push(name);
    }
  }
  if (absent.length > 0)
    return { runs: [], issues: [...issues, compareIssue('COMPARE_FOLDER_FOREIGN', {}, { folder: shown, missing: absent.join(', ') })] };
  if (issues.length > 0) return { runs: [], issues };

  const { runs, tables: hashes, issues: faults } = readRunFile(`${shown}/run.json`, files.get('run.json') as Uint8Array);
  issues.push(...faults);
  if (hashes.has(OPTIONAL) && !files.has(OPTIONAL))
    return { runs: [], issues: [...issues, compareIssue('COMPARE_FOLDER_FOREIGN', {}, { folder: shown, missing: OPTIONAL })] };
  for (const [name, bytes] of files) {
    const stated = hashes.get(name);
    const found = stated === undefined ? undefined : hashOf(bytes);
    if (stated !== undefined && found !== stated)
      issues.push(compareIssue('COMPARE_ALTERED', { file: `${shown}/${name}` }, { found: found ?? '', stated }));
  }
  const tables = new Map(
    [...files].flatMap(([name, bytes]) => {
      if (name === 'run.json') return [];
      const { table, issues: found } = readTable(bytes, `${shown}/${name}`);
      // A mark before the text was asked for by --bom.
      issues.push(...found.filter(({ severity }) => severity === 'error'));
      return table ? [[name, table] as const] : [];
    }),
  );
  const summaries = runTables(runs, {
    results: tables.get('results.csv'),
    indicators: tables.get('indicators.csv'),
    parts: tables.get(OPTIONAL),
  });
  issues.push(...summaries.issues);
  return hasErrors(issues) ? { runs: [], issues } : { runs: summaries.runs, issues };
}

/** A byte order mark aside (OUT-8, OUT-14). */
function hashOf(bytes: Uint8Array): string {
  const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  return `sha256:${createHash('sha256')
    .update(marked ? bytes.subarray(3) : bytes)
    .digest('hex')}`;
}
