import { KEPT_COLUMNS, ROW_KEYS, SEALED_TABLES, type SealedTableName, textOfCell } from '@kedu/bundle';
import type { Part } from '@kedu/scheme';
import { type AssessedRun, computedTables, type ResultTableName } from '@kedu/tables';
import { withheldRows } from '../labels/checkSealed.ts';
import { checkDetermination } from './checkDetermination.ts';
import { checkParts } from './checkParts.ts';
import { checkRanks } from './checkRanks.ts';
import { checkTotals } from './checkTotals.ts';
import { checkWeights } from './checkWeights.ts';
import { type Compared, type ComparedCells, compareTable, type RowCells } from './compareTable.ts';
import { type Comparing, isKept, keyOf, shownRows, sumOf, unscoredRows } from './comparing.ts';
import type { ShownCells } from './shownCells.ts';
import { shownLists } from './shownLists.ts';
import { shownProposals } from './shownProposals.ts';

/** Columns of results.csv that are worked out from what is published beside them: ranks from totals, what is missing from what is asked. */
const FROM_SHOWN: readonly string[] = ['rank', 'missing_share'];

const MISSING_COLUMN = 'missing';

/** Where data are withheld what rests on them is held against what is shown, and the rest against the rules; whatever is neither is counted. Rule: VERIFY-20. */
export function compareShown(comparing: Comparing, cells: ShownCells): ComparedCells {
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
        return FROM_SHOWN.includes(column) || labels.has(keyOf(table, row, column));
      case 'indicators':
        // Why a value is missing is known with the value.
        return labels.has(keyOf(table, row, column === MISSING_COLUMN ? 'value' : column));
      case 'parts': {
        const part = parts.get(`${list}/${told(row, 'part')}`);
        return column === 'score' && part ? hidden.restsScore(list, part, unit) : hidden.restsTree(list, unit);
      }
      case 'weights':
        return hidden.touches(list);
      case 'references':
        // They are those of whoever is ranked in one list, by which their names begin.
        return hidden.hidesWhoIsRanked(told(row, 'reference').split('/', 1)[0] as string);
      case 'proposals':
        return proposals.isOpen(told(row, 'rule'));
      case 'determination':
        return (column === 'found' || column === 'carried_out') && (hidden.touches(list) || proposals.isOpen(told(row, 'rule')));
      default:
        return true;
    }
  };
  const isOpenRow: Readonly<Partial<Record<SealedTableName, (row: RowCells) => boolean>>> = {
    indicators: unscored,
    parts: (row) => {
      const [list, unit, path] = [told(row, 'list'), told(row, 'unit'), told(row, 'part')];
      const part = parts.get(`${list}/${path}`);
      return part !== undefined && isMember(run, list, unit) && hidden.restsScore(list, part, unit);
    },
    proposals: (row) => proposals.isOpen(told(row, 'rule')) && isProposal(run, (column) => told(row, column)),
  };
  // A row that the rules do not give has nothing that could be compared, but for what it is about.
  const openRow = (name: ResultTableName, reason: string | undefined, row: RowCells, number: number): true => {
    const columns = tables.of(SEALED_TABLES[name])?.headings ?? [];
    for (const column of columns) if (!ROW_KEYS[name].includes(column) && isKept(name, reason, column)) cells.open(name, number, column);
    checkAbout(comparing, name, row, number, cells);
    return true;
  };
  const count = sumOf(
    computedTables(run).map((table) => {
      const { name } = table;
      const withheld = withheldRows(blocks, name);
      const cell: Compared['cell'] = (row, column, number) => {
        if (KEPT_COLUMNS[name].includes(column)) return true;
        if (!isKept(name, withheld.get(number), column)) return false;
        const open = isOpen(name, row, column);
        if (open) cells.open(name, number, column);
        return !open;
      };
      const computed = name === 'proposals' ? (computedTables(proposals.run).find((one) => one.name === name) ?? table) : table;
      const keys = name === 'references' ? withheldKeys(comparing) : new Set<string>();
      const own: Compared = {
        cell,
        isShown: withheld.size === 0,
        maybe: (row, number) =>
          isOfRun(run, row) &&
          (isOpenRow[name]?.(row) === true || keys.has(told(row, 'reference'))) &&
          openRow(name, withheld.get(number), row, number),
        optional: (row) => name === 'proposals' && isOpenRow.proposals?.(row) === true,
      };
      return compareTable(shownRows(computed, hidden), tables, own, findings);
    }),
  );
  checkTotals(run, lists, { tables, hidden }, cells, findings);
  checkParts(run, lists, tables, cells, findings);
  checkWeights(lists, { tables, hidden, withheld: withheldRows(blocks, 'weights') }, cells, findings);
  checkDetermination(tables, cells, findings);
  const ranks = checkRanks(run, { tables, hidden, labels, withheld: withheldRows(blocks, 'results') }, cells, findings);
  return sumOf([count, ranks]);
}

function isOfRun({ assessment }: AssessedRun, row: RowCells): boolean {
  return row.get('period') === assessment.period.id;
}

function isMember({ assessment }: AssessedRun, list: string, unit: string): boolean {
  const members = assessment.lists.find((one) => one.list === list)?.members;
  return members?.some((at) => assessment.units[at]?.id === unit) === true;
}

/** Whether the ID of a row is that of its proposal: rule, list, unit, action and subject (PROPOSE-1). */
function isProposal(run: AssessedRun, cell: (column: string) => string): boolean {
  const id = ['rule', 'list', 'unit', 'action', 'subject'].map(cell).filter((part) => part !== '');
  return isMember(run, cell('list'), cell('unit')) && cell('id') === id.join('/');
}

/** Of a row that the rules do not give: the scheme, and whether its unit is an example. */
function checkAbout({ run, findings }: Comparing, table: ResultTableName, row: RowCells, number: number, cells: ShownCells): void {
  const { scheme, assessment } = run;
  const unit = assessment.units.find(({ id }) => id === textOfCell(row.get('unit') ?? ''));
  const version = table === 'references' ? scheme.id : `${scheme.id}@${scheme.version}`;
  const about = { scheme: version, example: unit === undefined ? undefined : String(unit.example) };
  for (const [column, expected] of Object.entries(about)) {
    const found = row.get(column);
    if (found === undefined || expected === undefined || !cells.isOpen(table, number, column)) continue;
    cells.hold(table, number, column);
    if (textOfCell(found) === expected) continue;
    const key = ROW_KEYS[table].map((name) => textOfCell(row.get(name) ?? '')).join(' ');
    findings.add('VERIFY_CELL', { file: SEALED_TABLES[table], line: number + 2 }, { key, column, found, expected });
  }
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
