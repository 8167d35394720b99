import { parseTreatment, type Reference, type References } from '@kedu/engine';
import { readTable } from '@kedu/intake';
import { type Issue, parsePeriod } from '@kedu/model';
import { REFERENCE_COLUMNS } from '@kedu/tables';
import { runnerIssue } from '../codes.ts';
import type { FrozenReferences } from '../run/assessRuns.ts';

/** Columns that files of earlier versions do not have. */
const ADDED: readonly string[] = ['treatment', 'anchor', 'offer'];

/**
 * Reference points out of a references.csv, run by run: those of one scheme in one period never stand in for another's.
 * Rule: OUT-7. Errors: those of readTable; OUT_REFERENCES for a missing column, a blank cell or a cell that is no number.
 */
export function readReferences(
  file: string,
  bytes: Uint8Array,
): { readonly references?: FrozenReferences; readonly issues: readonly Issue[] } {
  const { table, issues: found } = readTable(bytes, file);
  if (!table) return { issues: found };
  const at = REFERENCE_COLUMNS.map((name) => table.headings.indexOf(name));
  const absent = REFERENCE_COLUMNS.filter((name, i) => (at[i] as number) < 0 && !ADDED.includes(name));
  if (absent.length > 0)
    return { issues: [...found, ...absent.map((column) => runnerIssue('OUT_REFERENCES', { file, line: 1 }, { found: '', column }))] };
  const issues = [...found];
  const runs = new Map<string, Map<string, Map<string, Reference>>>();
  for (const row of table.rows) {
    const cell = (name: (typeof REFERENCE_COLUMNS)[number]): string => row.cells[at[REFERENCE_COLUMNS.indexOf(name)] as number] ?? '';
    const number = (name: (typeof REFERENCE_COLUMNS)[number], text = cell(name)): number => {
      if (text === '') return Number.NaN;
      if (/^-?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(text)) return Number(text);
      issues.push(
        runnerIssue(
          'OUT_REFERENCES',
          { file, line: row.line, column: row.columnOf(at[REFERENCE_COLUMNS.indexOf(name)] as number), excerpt: text },
          { found: text, column: name },
        ),
      );
      return Number.NaN;
    };
    const ranked =
      cell('ranked') === ''
        ? []
        : cell('ranked')
            .split(' ')
            .map((text) => number('ranked', text));
    const treatment = cell('treatment') === '' ? undefined : parseTreatment(cell('treatment'));
    if (cell('treatment') !== '' && !treatment)
      issues.push(
        runnerIssue(
          'OUT_REFERENCES',
          { file, line: row.line, column: row.columnOf(at[REFERENCE_COLUMNS.indexOf('treatment')] as number), excerpt: cell('treatment') },
          { found: cell('treatment'), column: 'treatment' },
        ),
      );
    const ofScheme = runs.get(cell('scheme')) ?? new Map<string, Map<string, Reference>>();
    const references = ofScheme.get(cell('period')) ?? new Map<string, Reference>();
    runs.set(cell('scheme'), ofScheme.set(cell('period'), references));
    references.set(cell('reference').replace(/^'(?=[=+\-@])/, ''), {
      count: number('count'),
      min: number('min'),
      max: number('max'),
      mean: number('mean'),
      sd: number('sd'),
      ranked: Float64Array.from(ranked),
      ...(treatment ? { treatment } : {}),
      ...(cell('anchor') === '' ? {} : { anchor: number('anchor') }),
      ...(cell('offer') === '' ? {} : { offer: number('offer') }),
    });
  }
  return { references: (scheme, period) => ofRun(runs.get(scheme), period), issues };
}

/**
 * Those of the run's own period; else of the latest period before it, for a year that is scored against an earlier one: then without what groups offered for gaps,
 * which the values of the year itself fill (CALIBRATE-4).
 */
function ofRun(runs: ReadonlyMap<string, References> | undefined, id: string): References | undefined {
  const asked = parsePeriod(id)?.last ?? Number.NEGATIVE_INFINITY;
  const ended = [...(runs?.keys() ?? [])].filter((one) => (parsePeriod(one)?.last ?? Number.POSITIVE_INFINITY) < asked);
  const latest = ended.sort((a, b) => (parsePeriod(b)?.last ?? 0) - (parsePeriod(a)?.last ?? 0))[0];
  const earlier = latest === undefined ? undefined : runs?.get(latest);
  return runs?.get(id) ?? (earlier && new Map([...earlier].filter(([, { offer }]) => offer === undefined)));
}
