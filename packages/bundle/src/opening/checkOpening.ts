import { type HashFunction, sameHash } from '@kedu/ledger';
import type { Issue } from '@kedu/model';
import { bundleIssue } from '../codes.ts';
import type { SealedTableName } from '../paths.ts';
import { withheldCells } from '../sealed/disclosure.ts';
import { blockCommitment, type SealedBlock } from '../sealed/rows.ts';
import type { OpenedBlock, Opening } from './opening.ts';

/** Reason for which a block is opened to audit alone. Rule: OPEN-3. */
const PERSONAL = 'personal';

/** The bundle that an opening is about, as it was published. */
export interface SealedBundle {
  /** `sha256:…` of bundle.json. */
  readonly sha256: string;
  readonly blocks: ReadonlyMap<SealedTableName, readonly SealedBlock[]>;
  /** Headings and rows of a table of the bundle. */
  readonly table: (
    name: SealedTableName,
  ) => { readonly headings: readonly string[]; readonly rows: readonly (readonly string[])[] } | undefined;
}

/**
 * What is wrong with an opening: each block must be a withheld one, give its commitment, and agree with what is published of its row.
 *
 * Rules: OPEN-3, OPEN-4. Errors: OPENING_BUNDLE for another bundle, and nothing else then; OPENING_BLOCK (`unknown`: no such block, `open`:
 * it is not withheld, `personal`: not for congress, `commitment`: salt and rows give
 * another one, `rows`: a row that is none of the table, `published`: it disagrees with what is published of it).
 */
export function checkOpening(sha256: HashFunction, opening: Opening, bundle: SealedBundle): readonly Issue[] {
  if (opening.bundle !== bundle.sha256)
    return [bundleIssue('OPENING_BUNDLE', {}, { found: opening.bundle.slice(0, 23), expected: bundle.sha256.slice(0, 23) })];
  return opening.blocks.flatMap((block) => {
    const reason = faultOf(sha256, block, opening, bundle);
    return reason === undefined ? [] : [bundleIssue('OPENING_BLOCK', {}, { reason, table: block.table, block: block.block })];
  });
}

/**
 * The cells of the row of an opened block; undefined where its text is no row of the table. Example: openedCells('units',
 * '["units",["990100"],["990100","北川市"]]') → ['990100', '北川市'].
 */
export function openedCells(table: SealedTableName, row: string): readonly string[] | undefined {
  let value: unknown;
  try {
    value = JSON.parse(row);
  } catch {
    return undefined;
  }
  if (!Array.isArray(value)) return undefined;
  const [name, , cells, ...others] = value as readonly unknown[];
  const isRow = name === table && others.length === 0 && Array.isArray(cells) && cells.every((cell) => typeof cell === 'string');
  return isRow ? (cells as readonly string[]) : undefined;
}

function faultOf(
  sha256: HashFunction,
  { table, block, salt, rows }: OpenedBlock,
  { as }: Opening,
  bundle: SealedBundle,
): string | undefined {
  const sealed = bundle.blocks.get(table)?.[block];
  if (!sealed) return 'unknown';
  if (!('commitment' in sealed)) return 'open';
  if (sealed.reason === PERSONAL && as !== 'audit') return 'personal';
  if (!sameHash(blockCommitment(sha256, salt, rows), sealed.commitment)) return 'commitment';
  const published = bundle.table(table);
  const [row, ...others] = rows;
  const cells = row === undefined || others.length > 0 ? undefined : openedCells(table, row);
  if (!cells || !published || cells.length !== published.headings.length) return 'rows';
  const shown = published.rows[sealed.first] ?? [];
  return withheldCells(table, published.headings, cells, sealed.reason).join('\n') === shown.join('\n') ? undefined : 'published';
}
