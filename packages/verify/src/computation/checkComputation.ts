import { type BundleManifest, KEPT_COLUMNS, type SealedTableName } from '@kedu/bundle';
import type { Hasher } from '@kedu/model';
import type { Tables } from '../files/tables.ts';
import type { Findings } from '../findings.ts';
import { checkLabels, figureKey, type LabelsOfFigures } from '../labels/checkLabels.ts';
import { type CheckedBlocks, withheldRows } from '../labels/checkSealed.ts';
import { checkRanks } from './checkRanks.ts';
import { compareTable, type IsCompared } from './compareTable.ts';
import { recompute } from './recompute.ts';
import { resultTables } from './resultTables.ts';

/** Cells of results by what could be said of them. */
export interface CheckedFigures {
  readonly compared: number;
  readonly agree: number;
  readonly attested: number;
  readonly notRecomputable: number;
}

/** Tables of what a run was given; of withheld rows in them figures rest on what is not there. */
const DATA_TABLES: readonly SealedTableName[] = ['units', 'memberships', 'successions', 'observations'];
/** Columns of results.csv and indicators.csv that bear a label of their own; ranks beside withheld data are worked out from totals. */
const FIGURES: Readonly<Partial<Record<SealedTableName, readonly string[]>>> = {
  results: ['points', 'score', 'grade'],
  indicators: ['value', 'score', 'light'],
};

/**
 * Makes the run again, works its labels out again, and compares every figure that can be recomputed with what was published.
 *
 * Rule: VERIFY-4, LABEL-1, LABEL-2. Errors, as findings: those of recompute, checkLabels, compareTable and checkRanks.
 */
export function checkComputation(
  files: ReadonlyMap<string, Uint8Array>,
  tables: Tables,
  manifest: BundleManifest,
  { blocks, newHasher }: { readonly blocks: CheckedBlocks; readonly newHasher?: (() => Hasher) | undefined },
  findings: Findings,
): CheckedFigures {
  const { run, scheme, register } = recompute(files, manifest, findings, newHasher);
  const labels: LabelsOfFigures =
    scheme && register ? checkLabels(files, tables, { scheme, register, manifest, blocks }, findings) : new Map();
  const bearing = (label: string): number => [...labels.values()].filter((one) => one.label === label).length;
  const named = { attested: bearing('attested'), notRecomputable: bearing('not_recomputable') };
  if (!run) return { compared: 0, agree: 0, ...named };
  const isWhole = DATA_TABLES.every((table) => withheldRows(blocks, table).size === 0);
  let compared = 0;
  let agree = 0;
  for (const table of resultTables(run)) {
    const own = FIGURES[table.name];
    // Tables without labels can be computed where all data are there.
    if (!own && !isWhole) continue;
    const withheld = withheldRows(blocks, table.name);
    const isCompared: IsCompared = (row, column, number) => {
      if (KEPT_COLUMNS[table.name].includes(column)) return true;
      if (withheld.has(number) || labels.has(keyOf(table.name, row, column))) return false;
      return isWhole || own?.includes(column) === true;
    };
    const cells = compareTable(table, tables, isCompared, findings);
    compared += cells.compared;
    agree += cells.agree;
  }
  if (isWhole) return { compared, agree, ...named };
  const ranks = checkRanks(run, tables, withheldRows(blocks, 'results'), labels, findings);
  return { compared: compared + ranks.compared, agree: agree + ranks.agree, ...named };
}

function keyOf(table: SealedTableName, row: ReadonlyMap<string, string>, column: string): string {
  const unit = row.get('unit') ?? '';
  if (table === 'results') return figureKey({ list: row.get('list') ?? '', unit, figure: column });
  return figureKey({ list: '', unit, figure: `${row.get('indicator') ?? ''}:${column}` });
}
