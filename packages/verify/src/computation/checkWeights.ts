import { keptColumns, SEALED_TABLES } from '@kedu/bundle';
import { weightEffects } from '@kedu/engine';
import type { Composite } from '@kedu/scheme';
import { eachRow } from '../files/eachRow.ts';
import type { Tables } from '../files/tables.ts';
import type { Findings } from '../findings.ts';
import type { Hidden } from '../labels/hidden.ts';
import type { ShownCells } from './shownCells.ts';
import type { ShownList } from './shownLists.ts';

/** Figures about figures have six decimals. */
const MILLIONTHS = 2e-6;

interface WeightsInput {
  readonly tables: Tables;
  readonly hidden: Hidden;
  /** Rows of weights.csv that are withheld, with their reasons. */
  readonly withheld: ReadonlyMap<number, string>;
}

/**
 * What weights.csv says of parts over all units, against the rows of these parts, where they are shown of everybody who is ranked.
 *
 * Shape: lists on which something withheld bears; the others are compared elsewhere. Rule: VERIFY-20, OUT-18. Errors, as findings: VERIFY_CELL.
 */
export function checkWeights(
  lists: readonly ShownList[],
  { tables, hidden, withheld }: WeightsInput,
  cells: ShownCells,
  findings: Findings,
): void {
  const gone = new Set<string>();
  eachRow(tables.of(SEALED_TABLES.weights), (cell, _, row) => {
    const reason = withheld.get(row);
    if (reason !== undefined && !keptColumns('weights', reason).includes('weight')) gone.add(`${cell('list')}/${cell('part')}`);
  });
  const effects = new Map(lists.map(({ tree, result }) => [result.list, weightEffects(tree, result)]));
  eachRow(tables.of(SEALED_TABLES.weights), (cell, line, row) => {
    const [list, path] = [cell('list'), cell('part')];
    const tree = lists.find(({ result }) => result.list === list)?.tree;
    const found = effects.get(list);
    const own = found?.parts.find((part) => part.path === path);
    if (!tree || !own || gone.has(`${list}/${path}`) || hidden.blankIn(list).size > 0) return;
    const figures = {
      // What a part stood for is a share among its siblings, and so are the nodes above.
      weight: isAmongShown(gone, list, tree, path) ? own.nominal : Number.NaN,
      units: own.units,
      mean: own.mean,
      deviation: own.deviation,
      ranked: found?.ranked ?? Number.NaN,
    };
    const say = (column: string, expected: string): void =>
      findings.add('VERIFY_CELL', { file: SEALED_TABLES.weights, line }, { key: `${list} ${path}`, column, found: cell(column), expected });
    for (const [column, value] of Object.entries(figures)) {
      if (Number.isNaN(value) || !cells.isOpen('weights', row, column)) continue;
      cells.hold('weights', row, column);
      const is = cell(column);
      if (is === '' || Math.abs(Number(is) - value) > MILLIONTHS * Math.max(1, Math.abs(value)))
        say(column, String(Math.round(value * 1e6) / 1e6));
    }
    if (!cells.isOpen('weights', row, 'no_effect')) return;
    cells.hold('weights', row, 'no_effect');
    if (cell('no_effect') !== String(own.noEffect)) say('no_effect', String(own.noEffect));
  });
}

function isAmongShown(gone: ReadonlySet<string>, list: string, node: Composite, path: string): boolean {
  return (
    node.parts.every((part) => !gone.has(`${list}/${part.path}`)) &&
    node.parts.every((part) => part.type !== 'composite' || !path.startsWith(`${part.path}.`) || isAmongShown(gone, list, part, path))
  );
}
