import {
  type BundleManifest,
  isKeptBack,
  KEPT_COLUMNS,
  keptColumns,
  primaryRows,
  SEALED_TABLES,
  type SealedTableName,
  textOfCell,
} from '@kedu/bundle';
import type { Part } from '@kedu/scheme';
import { type AssessedRun, type ComputedTable, computedTables, type ResultTableName } from '@kedu/tables';
import type { Tables } from '../files/tables.ts';
import type { Findings } from '../findings.ts';
import { checkDisclosure } from '../labels/checkDisclosure.ts';
import { checkLabels, figureKey, type LabelsOfFigures } from '../labels/checkLabels.ts';
import { type CheckedBlocks, withheldRows } from '../labels/checkSealed.ts';
import { Hidden } from '../labels/hidden.ts';
import { checkParts } from './checkParts.ts';
import { checkRanks } from './checkRanks.ts';
import { checkTotals } from './checkTotals.ts';
import { type Compared, type ComparedCells, compareTable, type RowCells } from './compareTable.ts';
import type { VerifyStep } from '../steps.ts';
import { type Machine, type Recomputed, recompute } from './recompute.ts';
import { ShownCells } from './shownCells.ts';
import { shownLists } from './shownLists.ts';
import { shownProposals } from './shownProposals.ts';
import { withoutKeptBack } from './withoutKeptBack.ts';

/** Cells of results by what could be said of them. */
export interface CheckedFigures {
  readonly compared: number;
  readonly agree: number;
  readonly attested: number;
  readonly notRecomputable: number;
  /** Cells that rest on withheld rows and were held against what is shown; those that could not be, and the tables of these. Rule: VERIFY-20. */
  readonly shown: number;
  readonly unchecked: number;
  readonly openTables: readonly ResultTableName[];
}

/** What came of it, with the rules and the units as far as they could be read. */
export interface CheckedComputation extends Recomputed {
  readonly figures: CheckedFigures;
}

interface Recomputing extends Machine {
  readonly blocks: CheckedBlocks;
  readonly onStep: (step: VerifyStep) => void;
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
 * Rule: VERIFY-4, LABEL-1, LABEL-2, DISCLOSE-14. Errors, as findings: those of recompute, checkDisclosure, checkLabels, compareTable and checkRanks.
 */
export function checkComputation(
  files: ReadonlyMap<string, Uint8Array>,
  tables: Tables,
  manifest: BundleManifest,
  { blocks, newHasher, kernel, onStep }: Recomputing,
  findings: Findings,
): CheckedComputation {
  onStep('compute');
  const { run, scheme, register } = recompute(files, manifest, findings, { newHasher, kernel });
  onStep('labels');
  const labels: LabelsOfFigures =
    scheme && register ? checkLabels(files, tables, { scheme, register, manifest, blocks }, findings) : new Map();
  const bearing = (label: string): number => [...labels.values()].filter((one) => one.label === label).length;
  const named = { attested: bearing('attested'), notRecomputable: bearing('not_recomputable') };
  if (!run) return { figures: { compared: 0, agree: 0, ...named, shown: 0, unchecked: 0, openTables: [] }, scheme, register };
  onStep('compare');
  const primary = primaryRows({ run, level: manifest.level });
  const hidden = new Hidden(run, primary, tables, blocks);
  checkDisclosure({ run, primary, hidden, manifest, files, tables, blocks, findings });
  // Earlier runs are not whole where totals are withheld (DISCLOSE-13), and proposals may rest on them.
  const isHidden = [...withheldRows(blocks, 'results').values()].some((reason) => !keptColumns('results', reason).includes('score'));
  const isWhole = !isHidden && DATA_TABLES.every((table) => withheldRows(blocks, table).size === 0);
  const comparing: Comparing = { run, tables, blocks, labels, hidden, findings };
  const cells = new ShownCells();
  const compared = isWhole ? compareWhole(comparing) : compareShown(comparing, cells);
  const [shown, unchecked] = [cells.count('shown'), cells.count('unchecked')];
  return { figures: { ...compared, ...named, shown, unchecked, openTables: cells.tables('unchecked') }, scheme, register, run };
}

interface Comparing {
  readonly run: AssessedRun;
  readonly tables: Tables;
  readonly blocks: CheckedBlocks;
  readonly labels: LabelsOfFigures;
  readonly hidden: Hidden;
  readonly findings: Findings;
}

/** Where all data are there every cell is what the rules give, but what stands in rows that are withheld. */
function compareWhole({ run, tables, blocks, labels, hidden, findings }: Comparing): ComparedCells {
  const maybe = unscoredRows(run, labels);
  return sumOf(
    computedTables(run).map((table) => {
      const withheld = withheldRows(blocks, table.name);
      const cell: Compared['cell'] = (row, column, number) =>
        KEPT_COLUMNS[table.name].includes(column) ||
        (isKept(table.name, withheld.get(number), column) && !labels.has(keyOf(table.name, row, column)));
      return compareTable(
        shownRows(table, hidden),
        tables,
        { cell, maybe: table.name === 'indicators' ? maybe : never, optional: never },
        findings,
      );
    }),
  );
}

/** Where data are withheld what rests on them is held against what is shown, and the rest against the rules. Rule: VERIFY-20. */
function compareShown(comparing: Comparing, cells: ShownCells): ComparedCells {
  const { run, tables, blocks, labels, hidden, findings } = comparing;
  const lists = shownLists(run, tables, hidden);
  const proposals = shownProposals(run, lists, hidden);
  const parts = partsByPath(run);
  const unscored = unscoredRows(run, labels);
  const told = (row: RowCells, column: string): string => textOfCell(row.get(column) ?? '');
  const isOpen = (table: SealedTableName, row: RowCells, column: string): boolean => {
    const [list, unit] = [told(row, 'list'), told(row, 'unit')];
    switch (table) {
      case 'results':
        return FIGURES.results?.includes(column) !== true || labels.has(keyOf(table, row, column));
      case 'indicators':
        // Why a value is missing is known with the value.
        return labels.has(keyOf(table, row, column === MISSING_COLUMN ? 'value' : column));
      case 'parts': {
        const part = parts.get(`${list}/${told(row, 'part')}`);
        const rests = column === 'score' && part ? hidden.restsPart(part, unit) : hidden.restsTree(list, unit);
        return rests || hidden.hidesWhoIsRanked(list);
      }
      case 'references':
        return run.assessment.lists.some((one) => hidden.hidesWhoIsRanked(one.list));
      case 'proposals':
        return proposals.isOpen(told(row, 'rule'));
      case 'determination':
        return column === 'found' || column === 'carried_out';
      default:
        return true;
    }
  };
  const isOpenRow: Readonly<Partial<Record<SealedTableName, (row: RowCells) => boolean>>> = {
    indicators: unscored,
    parts: (row) => {
      const part = parts.get(`${told(row, 'list')}/${told(row, 'part')}`);
      return part !== undefined && hidden.restsPart(part, told(row, 'unit'));
    },
    proposals: (row) => proposals.isOpen(told(row, 'rule')),
  };
  const count = sumOf(
    computedTables(run).map((table) => {
      const { name } = table;
      const withheld = withheldRows(blocks, name);
      const cell: Compared['cell'] = (row, column, number) => {
        if (KEPT_COLUMNS[name].includes(column)) return true;
        if (!isKept(name, withheld.get(number), column)) return false;
        const open = isOpen(name, row, column);
        if (open && (name === 'proposals' || name === 'references' || name === 'determination')) cells.add(name, 'unchecked');
        return !open;
      };
      const computed = name === 'proposals' ? (computedTables(proposals.run).find((one) => one.name === name) ?? table) : table;
      const own: Compared = {
        cell,
        maybe: (row) => isOpenRow[name]?.(row) === true || (name === 'references' && withheldKeys(comparing).has(told(row, 'reference'))),
        optional: (row) => name === 'proposals' && isOpenRow.proposals?.(row) === true,
      };
      return compareTable(shownRows(computed, hidden), tables, own, findings);
    }),
  );
  const isCompared = (list: string, unit: string, column: string): boolean =>
    FIGURES.results?.includes(column) === true && !labels.has(figureKey({ list, unit, figure: column }));
  checkTotals(run, lists, { tables, hidden, isCompared }, cells, findings);
  checkParts({ run, lists, tables, hidden, withheld: (table) => withheldRows(blocks, table) }, cells, findings);
  const withheld = withheldRows(blocks, 'results');
  const ranks = checkRanks(run, tables, { withheld, isOpen: (list) => hidden.hidesWhoIsRanked(list) }, labels, findings);
  return sumOf([count, ranks]);
}

const MISSING_COLUMN = 'missing';
const never = (): boolean => false;

/** Rows that a bundle shows of a table. */
function shownRows(table: ComputedTable, hidden: Hidden): ComputedTable {
  return isKeptBack(table.name) ? withoutKeptBack(table, (row) => hidden.isKeptBack(table.name, row)) : table;
}

function isKept(table: SealedTableName, reason: string | undefined, column: string): boolean {
  return reason === undefined || keptColumns(table, reason).includes(column);
}

function sumOf(all: readonly ComparedCells[]): ComparedCells {
  return {
    compared: all.reduce((sum, { compared }) => sum + compared, 0),
    agree: all.reduce((sum, { agree }) => sum + agree, 0),
  };
}

/** Reference points that stand in the table without their figures. */
function withheldKeys({ tables, blocks }: Comparing): ReadonlySet<string> {
  const read = tables.of(SEALED_TABLES.references);
  const at = read?.headings.indexOf('reference') ?? -1;
  return new Set([...withheldRows(blocks, 'references').keys()].map((row) => textOfCell(read?.row(row).cells[at] ?? '')));
}

/** Parts of all trees, by list and path. */
function partsByPath({ scheme }: AssessedRun): ReadonlyMap<string, Part> {
  const below = (part: Part): readonly Part[] => (part.type === 'composite' ? [part, ...part.parts.flatMap(below)] : [part]);
  return new Map(
    Object.entries(scheme.trees).flatMap(([list, tree]) =>
      tree.parts.flatMap(below).map((part) => [`${list}/${part.path}`, part] as const),
    ),
  );
}

/** Rows of indicators.csv that stand there for their value alone, which is withheld: of a unit of a list, and of an indicator that nothing scores. */
function unscoredRows({ assessment, scheme }: AssessedRun, labels: LabelsOfFigures): (row: RowCells) => boolean {
  const listed = new Set(assessment.lists.flatMap(({ members }) => [...members].map((unit) => assessment.units[unit]?.id)));
  const indicators = new Set(scheme.indicators.map(({ id }) => id));
  return (row) =>
    listed.has(row.get('unit')) &&
    indicators.has(row.get('indicator') ?? '') &&
    row.get('period') === assessment.period.id &&
    labels.has(keyOf('indicators', row, 'value'));
}

function keyOf(table: SealedTableName, row: RowCells, column: string): string {
  const unit = row.get('unit') ?? '';
  if (table === 'results') return figureKey({ list: row.get('list') ?? '', unit, figure: column });
  return figureKey({ list: '', unit, figure: `${row.get('indicator') ?? ''}:${column}` });
}
