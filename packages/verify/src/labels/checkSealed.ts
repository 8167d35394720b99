import {
  BUNDLE_PATHS,
  commitmentOfBytes,
  readSealed,
  ROW_KEYS,
  SEALED_TABLES,
  type SealedBlock,
  type SealedRoots,
  sealedRoot,
  type SealedTableName,
  withheldCells,
} from '@kedu/bundle';
import type { HashFunction } from '@kedu/ledger';
import type { Tables } from '../files/tables.ts';
import type { Findings } from '../findings.ts';
import type { HiddenRows } from '../report.ts';
import { BUNDLE_LIMITS } from '../read/limits.ts';
import { blockKey, type PreparedBlocks } from './prepareBlocks.ts';
import { rowsToSeal } from './rowsToSeal.ts';

/** The blocks of a bundle, by table, and how many of them are open. */
export interface CheckedBlocks {
  readonly tables: ReadonlyMap<SealedTableName, readonly SealedBlock[]>;
  readonly stated: number;
  readonly opened: number;
  readonly withheld: number;
  /** Rows of all blocks. */
  readonly rows: number;
  readonly hidden: readonly HiddenRows[];
}

interface Digests {
  readonly sha256: HashFunction;
  readonly prepared?: PreparedBlocks | undefined;
}

/**
 * Leads the rows of each table, by salt where they are disclosed and by commitment where they are not, to the root that bundle.json states.
 *
 * Shape: a table that is absent is passed over (checkPresence). Rule: VERIFY-5, BUNDLE-3, VERIFY-6. Errors, as findings: those of
 * readSealed, VERIFY_BOUNDS (`withheld_rows`), VERIFY_COMMITMENT (`unlisted`, `unsealed`, `blocks`, `rows`, `withheld`), VERIFY_TEXT,
 * VERIFY_COLUMNS,
 * VERIFY_ROOT.
 */
export function checkSealed(
  files: ReadonlyMap<string, Uint8Array>,
  published: Tables,
  roots: SealedRoots,
  { sha256, prepared }: Digests,
  findings: Findings,
): CheckedBlocks {
  const file = BUNDLE_PATHS.sealed;
  const bytes = files.get(file);
  const read = bytes && readSealed(bytes);
  if (!read || 'issue' in read) {
    if (read) findings.take(read.issue);
    return { tables: new Map(), stated: 0, opened: 0, withheld: 0, rows: 0, hidden: [] };
  }
  const tables = read.value;
  const blocks = [...tables.values()].flat();
  const withheld = blocks.filter((block) => 'commitment' in block).length;
  const counts = {
    tables,
    stated: blocks.length,
    opened: blocks.length - withheld,
    withheld,
    rows: blocks.reduce((sum, block) => sum + block.rows, 0),
    hidden: hiddenIn(tables),
  };
  if (withheld > BUNDLE_LIMITS.withheldRows) {
    findings.add('VERIFY_BOUNDS', { file }, { bound: 'withheld_rows', found: withheld, most: BUNDLE_LIMITS.withheldRows });
    return counts;
  }
  for (const table of tables.keys())
    if (!Object.hasOwn(roots, table)) findings.add('VERIFY_COMMITMENT', { file }, { reason: 'unlisted', table, block: 0 });
  for (const [name, stated] of Object.entries(roots)) {
    const table = name as SealedTableName;
    const own = tables.get(table);
    if (!own && stated.blocks > 0) {
      findings.add('VERIFY_COMMITMENT', { file }, { reason: 'unsealed', table, block: 0 });
      continue;
    }
    const sealed = own ?? [];
    if (sealed.length !== stated.blocks) findings.add('VERIFY_COMMITMENT', { file }, { reason: 'blocks', table, block: stated.blocks });
    if (files.has(SEALED_TABLES[table])) checkTable(table, sealed, stated.root, published, { sha256, prepared }, findings);
  }
  return counts;
}

function checkTable(
  table: SealedTableName,
  blocks: readonly SealedBlock[],
  expected: string,
  published: Tables,
  { sha256, prepared }: Digests,
  findings: Findings,
): void {
  const file = SEALED_TABLES[table];
  const read = published.of(file);
  if (!read) {
    findings.add('VERIFY_TEXT', { file });
    return;
  }
  const { headings } = read;
  const lacking = ROW_KEYS[table].filter((column) => !headings.includes(column));
  if (lacking.length > 0) {
    findings.add('VERIFY_COLUMNS', { file, line: 1 }, { found: headings.join(','), expected: ROW_KEYS[table].join(',') });
    return;
  }
  const last = blocks.at(-1);
  const sealed = last ? last.first + last.rows : 0;
  if (sealed !== read.count) {
    findings.add('VERIFY_COMMITMENT', { file }, { reason: 'rows', table, block: Math.max(0, blocks.length - 1) });
    return;
  }
  for (const block of blocks) {
    if (!('commitment' in block)) continue;
    const { line, cells } = read.row(block.first);
    if (withheldCells(table, headings, cells, block.reason).join('\n') !== cells.join('\n'))
      findings.add('VERIFY_COMMITMENT', { file, line }, { reason: 'withheld', table, block: block.block });
  }
  const bytesOf = rowsToSeal(table, read);
  const commitments = blocks.map((block) =>
    'commitment' in block
      ? block.commitment
      : (prepared?.commitments.get(blockKey(table, block.block)) ??
        commitmentOfBytes(sha256, block.salt, bytesOf(block.first, block.rows))),
  );
  const { root: found } = sealedRoot(sha256, commitments);
  if (found !== expected) findings.add('VERIFY_ROOT', { file }, { table, found, expected });
}

function hiddenIn(tables: ReadonlyMap<SealedTableName, readonly SealedBlock[]>): readonly HiddenRows[] {
  return [...tables].flatMap(([table, blocks]) => {
    const counts = new Map<string, number>();
    for (const block of blocks) if ('commitment' in block) counts.set(block.reason, (counts.get(block.reason) ?? 0) + block.rows);
    return [...counts].map(([reason, rows]) => ({ table, reason, rows }));
  });
}

/** Reasons of the rows of a table that are withheld, by their number from 0. */
export function withheldRows({ tables }: Pick<CheckedBlocks, 'tables'>, table: SealedTableName): ReadonlyMap<number, string> {
  return new Map((tables.get(table) ?? []).flatMap((block) => ('commitment' in block ? [[block.first, block.reason] as const] : [])));
}
