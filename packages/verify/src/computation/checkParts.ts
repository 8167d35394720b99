import { keptColumns, SEALED_TABLES, textOfCell } from '@kedu/bundle';
import { partPoints, weightEffects } from '@kedu/engine';
import type { Composite } from '@kedu/scheme';
import type { AssessedRun } from '@kedu/tables';
import type { ReadTable, Tables } from '../files/tables.ts';
import type { Findings } from '../findings.ts';
import type { Hidden } from '../labels/hidden.ts';
import type { ShownCells } from './shownCells.ts';
import type { ShownList } from './shownLists.ts';

/** Published decimals have no dust of sums; figures about figures have six decimals. */
const DUST = 1e-8;
const MILLIONTHS = 2e-6;

interface PartsInput {
  readonly run: AssessedRun;
  readonly lists: readonly ShownList[];
  readonly tables: Tables;
  readonly hidden: Hidden;
  readonly withheld: (table: 'parts' | 'weights') => ReadonlyMap<number, string>;
}

/**
 * Figures of parts that cannot be computed again, against what is shown beside them: the points of a part against its score and weights, what is said of a part over all units against its rows.
 *
 * Shape: parts of units on which nothing withheld bears are compared elsewhere. Rule: VERIFY-20. Errors, as findings: VERIFY_CELL.
 */
export function checkParts({ run, lists, tables, hidden, withheld }: PartsInput, cells: ShownCells, findings: Findings): void {
  const { assessment } = run;
  const points = new Map(
    lists.map(({ tree, result }) => [result.list, new Map(partPoints(tree, result).map((part) => [part.path, part]))] as const),
  );
  const units = new Map(assessment.units.map(({ id }, unit) => [id, unit]));
  each(tables.of(SEALED_TABLES.parts), (cell, line, number) => {
    const [list, unit, part] = [cell('list'), cell('unit'), cell('part')];
    if (!hidden.restsTree(list, unit) || isGone('parts', withheld('parts').get(number))) return;
    const own = points.get(list)?.get(part);
    const at = units.get(unit) ?? -1;
    cells.add('parts', 'unchecked');
    for (const [column, value] of [
      ['points', own?.points[at]],
      ['worth', own?.worth[at]],
    ] as const) {
      if (value === undefined || Number.isNaN(value)) cells.add('parts', 'unchecked');
      else {
        cells.add('parts', 'shown');
        hold(findings, { file: SEALED_TABLES.parts, line, unit }, { key: `${list} ${unit} ${part}`, column }, cell(column), value, DUST);
      }
    }
  });
  const effects = new Map(lists.map(({ tree, result }) => [result.list, weightEffects(tree, result)]));
  const gone = new Set<string>();
  each(tables.of(SEALED_TABLES.weights), (cell, _, number) => {
    if (isGone('weights', withheld('weights').get(number))) gone.add(`${cell('list')}/${cell('part')}`);
  });
  // What a part stood for is a share among its siblings, and so are the nodes above.
  const isAmongShown = (list: string, node: Composite | undefined, part: string): boolean =>
    node === undefined ||
    (node.parts.every(({ path }) => !gone.has(`${list}/${path}`)) &&
      node.parts.every((one) => one.type !== 'composite' || !part.startsWith(`${one.path}.`) || isAmongShown(list, one, part)));
  each(tables.of(SEALED_TABLES.weights), (cell, line, number) => {
    const [list, part] = [cell('list'), cell('part')];
    if (isGone('weights', withheld('weights').get(number))) return;
    const found = effects.get(list);
    const own = found?.parts.find(({ path }) => path === part);
    const isKnown = own !== undefined && !hidden.hidesWhoIsRanked(list) && hidden.blankIn(list).size === 0;
    cells.add('weights', 'unchecked', 3);
    const tree = lists.find(({ result }) => result.list === list)?.tree;
    const nominal = isAmongShown(list, tree, part) ? own?.nominal : undefined;
    const figures = { weight: nominal, units: own?.units, mean: own?.mean, deviation: own?.deviation, ranked: found?.ranked };
    for (const [column, value] of Object.entries(figures)) {
      if (!isKnown || value === undefined || Number.isNaN(value)) cells.add('weights', 'unchecked');
      else {
        cells.add('weights', 'shown');
        hold(findings, { file: SEALED_TABLES.weights, line }, { key: `${list} ${part}`, column }, cell(column), value, MILLIONTHS);
      }
    }
  });
}

function isGone(table: 'parts' | 'weights', reason: string | undefined): boolean {
  return reason !== undefined && !keptColumns(table, reason).includes('score');
}

function hold(
  findings: Findings,
  place: { readonly file: string; readonly line: number; readonly unit?: string },
  args: { readonly key: string; readonly column: string },
  found: string,
  value: number,
  within: number,
): void {
  if (found !== '' && Math.abs(Number(found) - value) <= within * Math.max(1, Math.abs(value))) return;
  findings.add('VERIFY_CELL', place, { ...args, found, expected: String(Math.round(value * 1e6) / 1e6) });
}

function each(read: ReadTable | undefined, visit: (cell: (name: string) => string, line: number, number: number) => void): void {
  if (!read) return;
  const { headings } = read;
  for (let number = 0; number < read.count; number += 1) {
    const { line, cells } = read.row(number);
    visit((name) => textOfCell(cells[headings.indexOf(name)] ?? ''), line, number);
  }
}
