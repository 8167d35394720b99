import { SEALED_TABLES } from '@kedu/bundle';
import { partPoints } from '@kedu/engine';
import type { Composite, Part } from '@kedu/scheme';
import type { AssessedRun } from '@kedu/tables';
import { eachRow } from '../files/eachRow.ts';
import type { Tables } from '../files/tables.ts';
import type { Findings } from '../findings.ts';
import { type Bounds, nodeBounds, weightBounds } from './nodeBounds.ts';
import type { ShownCells } from './shownCells.ts';
import type { ShownList } from './shownLists.ts';

/** Published decimals have no dust of sums. */
const DUST = 1e-8;

/**
 * Figures of parts that cannot be computed again, against what is shown beside them: the points of a part against its score and weights, its weight against those of its siblings, the score of a node
 * against the parts below it, or what these can be where they are not shown.
 *
 * Shape: cells that could be computed are compared elsewhere. Rule: VERIFY-20. Errors, as findings: VERIFY_CELL, with `low – high` where several are possible.
 */
export function checkParts(run: AssessedRun, lists: readonly ShownList[], tables: Tables, cells: ShownCells, findings: Findings): void {
  const units = new Map(run.assessment.units.map(({ id }, unit) => [id, unit]));
  const known = new Map(lists.map((list) => [list.result.list, partsOf(list)]));
  eachRow(tables.of(SEALED_TABLES.parts), (cell, line, row) => {
    const [list, id, path] = [cell('list'), cell('unit'), cell('part')];
    const [own, unit] = [known.get(list), units.get(id)];
    const scores = run.trace.scores.lists.find(({ enrolled }) => enrolled.list.id === list);
    const found = own?.parts.get(path);
    if (!own || !found || !scores || unit === undefined) return;
    const { part, node } = found;
    const say = (column: string, expected: string): void =>
      findings.add(
        'VERIFY_CELL',
        { file: SEALED_TABLES.parts, line, unit: id },
        { key: `${list} ${id} ${path}`, column, found: cell(column), expected },
      );
    const within = (column: string, bounds: Bounds | undefined): void => {
      if (!bounds || !cells.isOpen('parts', row, column) || cell(column) === '') return;
      const { low, high } = bounds;
      if (Number.isFinite(low) && Number.isFinite(high)) cells.hold('parts', row, column);
      const value = Number(cell(column));
      if (!(value >= low && value <= high)) say(column, low === high ? rounded(low) : `${rounded(low)} – ${rounded(high)}`);
    };
    const { rounding } = run.scheme;
    if (part.type === 'composite') within('score', nodeBounds(own.list, scores, rounding, part, unit));
    if (part.type !== 'addition') within('weight', weightBounds(own.list, scores, rounding, { node, path, unit }));
    const given = own.points.get(path);
    for (const column of ['points', 'worth'] as const) {
      if (!cells.isOpen('parts', row, column)) continue;
      const value = given?.[column][unit] ?? Number.NaN;
      // A part that gives the total nothing of its own has neither, nor has one without a score; below a node that is blank nobody knows.
      const isBlank = !given || cell('score') === '' || (part.type === 'addition' && column === 'worth');
      if (Number.isNaN(value) && !isBlank) continue;
      cells.hold('parts', row, column);
      if (isBlank ? cell(column) !== '' : !isNear(cell(column), value)) say(column, isBlank ? '' : rounded(value));
    }
  });
}

interface PartsOfList {
  readonly list: ShownList;
  /** By path, with the node above. */
  readonly parts: ReadonlyMap<string, { readonly part: Part; readonly node: Composite }>;
  readonly points: ReadonlyMap<string, ReturnType<typeof partPoints>[number]>;
}

function partsOf(list: ShownList): PartsOfList {
  const below = (node: Composite): readonly (readonly [string, { readonly part: Part; readonly node: Composite }])[] =>
    node.parts.flatMap((part) => [[part.path, { part, node }] as const, ...(part.type === 'composite' ? below(part) : [])]);
  return { list, parts: new Map(below(list.tree)), points: new Map(partPoints(list.tree, list.result).map((part) => [part.path, part])) };
}

function isNear(found: string, value: number): boolean {
  return found !== '' && Math.abs(Number(found) - value) <= DUST * Math.max(1, Math.abs(value));
}

function rounded(value: number): string {
  return String(Math.round(value * 1e6) / 1e6);
}
