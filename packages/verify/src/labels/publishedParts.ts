import { keptColumns, SEALED_TABLES, type SealedTableName } from '@kedu/bundle';
import type { Composite, Leaf, Part } from '@kedu/scheme';
import { eachRow } from '../files/eachRow.ts';
import type { Tables } from '../files/tables.ts';
import { type CheckedBlocks, withheldRows } from './checkSealed.ts';

/** A leaf with the paths of the nodes above it, from its parent to the root (''). */
export interface PlacedLeaf {
  readonly leaf: Leaf;
  readonly above: readonly string[];
}

/** Parts and groups by list and unit, or list and group. */
interface ShownParts {
  /** Path → whether its figures are shown. */
  readonly parts: ReadonlyMap<string, ReadonlyMap<string, boolean>>;
  readonly groups: ReadonlySet<string>;
}

/**
 * Which parts of whom are shown, and in which groups a total is not, as everybody sees it; read when somebody asks.
 *
 * Rules: DISCLOSE-9, DISCLOSE-11. Errors: none.
 */
export class PublishedParts {
  readonly #tables: Tables;
  readonly #blocks: CheckedBlocks;
  #read: ShownParts | undefined;

  constructor(tables: Tables, blocks: CheckedBlocks) {
    this.#tables = tables;
    this.#blocks = blocks;
  }

  /** Whether the total of a unit of a group of a list is withheld for the sake of others. */
  isBetrayed(list: string, group: string): boolean {
    return this.#shown.groups.has(keyOf(list, group));
  }

  /** The node behind whose score a leaf hides: the lowest above it that is shown; undefined where none is, or the leaf does not stand there. */
  branchOf(list: string, unit: string, { leaf, above }: PlacedLeaf): string | undefined {
    const parts = this.#shown.parts.get(keyOf(list, unit));
    return parts?.has(leaf.path) ? above.find((path) => parts.get(path)) : undefined;
  }

  /** Whether a leaf is withheld and nothing above it is shown, so that the total has to go with it. */
  isOpen(list: string, unit: string, { leaf, above }: PlacedLeaf): boolean {
    const parts = this.#shown.parts.get(keyOf(list, unit));
    return parts?.get(leaf.path) === false && !above.some((path) => parts.get(path));
  }

  get #shown(): ShownParts {
    this.#read ??= shownParts(this.#tables, this.#blocks);
    return this.#read;
  }
}

function shownParts(tables: Tables, blocks: CheckedBlocks): ShownParts {
  const parts = new Map<string, Map<string, boolean>>();
  const groups = new Set<string>();
  const note = (list: string, unit: string, path: string, isShown: boolean): void => {
    const key = keyOf(list, unit);
    parts.set(key, (parts.get(key) ?? new Map<string, boolean>()).set(path, isShown));
  };
  eachSealed(tables, blocks, 'parts', (cell, reason) => note(cell('list'), cell('unit'), cell('part'), reason === undefined));
  // The root has no row of its own among the parts: its score is the total.
  eachSealed(tables, blocks, 'results', (cell, reason) => {
    note(cell('list'), cell('unit'), '', reason === undefined || keptColumns('results', reason).includes('score'));
    if (reason === 'protected') groups.add(keyOf(cell('list'), cell('group')));
  });
  return { parts, groups };
}

/** Leaves of a tree in its order, with what stands above them. */
export function placedLeaves(tree: Composite): readonly PlacedLeaf[] {
  const below = (part: Part | Composite, above: readonly string[]): readonly PlacedLeaf[] => {
    if (part.type === 'leaf') return [{ leaf: part, above }];
    return part.type === 'composite' ? part.parts.flatMap((one) => below(one, [part.path, ...above])) : [];
  };
  return below(tree, []);
}

/** Goes through the rows of a table: cells by heading, and the reason for which the row is withheld. */
export function eachSealed(
  tables: Tables,
  blocks: CheckedBlocks,
  table: SealedTableName,
  see: (cell: (name: string) => string, reason: string | undefined) => void,
): void {
  const withheld = withheldRows(blocks, table);
  eachRow(tables.of(SEALED_TABLES[table]), (cell, _, row) => see(cell, withheld.get(row)));
}

function keyOf(list: string, other: string): string {
  return `${list}\n${other}`;
}
