import type { Bundle, OpenedAs, OpenedBlock, Opening, SealedBlock, SealedTableName, SealedRoots } from '@kedu/bundle';
import type { Reading } from '@kedu/ledger';
import { publishIssue } from './codes.ts';
import { saltsOf } from './salts.ts';

export interface OpenAsked {
  /** The bundle made again from the pack (bundleOfRun). */
  readonly again: Bundle;
  /** Input hash of its run. */
  readonly input: string;
  /** The secret behind the salts. */
  readonly secret: Uint8Array;
  /** What the published bundle says of itself. */
  readonly published: {
    /** `sha256:…` of bundle.json. */
    readonly sha256: string;
    readonly sealed: SealedRoots;
    readonly blocks: ReadonlyMap<SealedTableName, readonly SealedBlock[]>;
  };
  readonly table: SealedTableName;
  /** Numbers of rows, from 0; `all` for every withheld one of the table. */
  readonly rows: readonly number[] | 'all';
  readonly by: string;
  readonly as: OpenedAs;
}

/**
 * Opens withheld rows of a table of a published bundle: salt and row of each, from the run as it is made again.
 *
 * Rules: OPEN-1, OPEN-3 (checkOpening says what may not be opened). Errors: OPENING_RUN where a table of the run made again has another root: pack, disclosure or salts are not those of the bundle;
 * OPENING_ROWS for a row that is not withheld, or where none is.
 */
export function openBlocks({ again, input, secret, published, table, rows, by, as }: OpenAsked): Reading<Opening> {
  for (const [name, { root }] of Object.entries(published.sealed))
    if (again.manifest.sealed[name as SealedTableName]?.root !== root) return { issue: publishIssue('OPENING_RUN', {}, { table: name }) };
  const blocks = published.blocks.get(table) ?? [];
  const withheld = blocks.filter((block) => 'commitment' in block);
  const byRow = new Map(withheld.map((block) => [block.first, block]));
  const asked = rows === 'all' ? withheld.map(({ first }) => first) : [...new Set(rows)].sort((a, b) => a - b);
  const wrong = asked.find((row) => !byRow.has(row));
  if (wrong !== undefined || asked.length === 0) return { issue: publishIssue('OPENING_ROWS', {}, { table, found: wrong ?? '' }) };
  const texts = again.tables.get(table)?.texts ?? [];
  const saltOf = saltsOf(secret, input);
  const opened = asked.map((row): OpenedBlock => {
    const { block, first, rows: count } = byRow.get(row) as SealedBlock;
    return { table, block, salt: saltOf(table, first, count), rows: texts.slice(first, first + count) };
  });
  return { value: { bundle: published.sha256, by, as, blocks: opened } };
}
