import {
  BUNDLE_PATHS,
  blockCommitment,
  readSealed,
  ROW_KEYS,
  SEALED_TABLES,
  type SealedBlock,
  type SealedRoots,
  sealedRoot,
  sealedTexts,
  type SealedTableName,
  withheldCells,
} from '@kedu/bundle';
import type { HashFunction } from '@kedu/ledger';
import type { Tables } from '../files/tables.ts';
import type { Findings } from '../findings.ts';
import { BUNDLE_LIMITS } from '../read/limits.ts';

/** The blocks of a bundle, by table, and how many of them are open. */
export interface CheckedBlocks {
  readonly tables: ReadonlyMap<SealedTableName, readonly SealedBlock[]>;
  readonly stated: number;
  readonly opened: number;
  readonly withheld: number;
}

/**
 * Leads the rows of each table, by salt where they are disclosed and by commitment where they are not, to the root that bundle.json states.
 *
 * Rule: VERIFY-5, BUNDLE-3, VERIFY-6. Errors, as findings: those of readSealed, VERIFY_BOUNDS (`withheld_rows`), VERIFY_COMMITMENT (`unlisted`, `unsealed`, `rows`, `withheld`), VERIFY_TEXT, VERIFY_COLUMNS,
 * VERIFY_ROOT.
 */
export function checkSealed(
  files: ReadonlyMap<string, Uint8Array>,
  published: Tables,
  roots: SealedRoots,
  sha256: HashFunction,
  findings: Findings,
): CheckedBlocks {
  const file = BUNDLE_PATHS.sealed;
  const bytes = files.get(file);
  const read = bytes && readSealed(bytes);
  if (!read || 'issue' in read) {
    if (read) findings.take(read.issue);
    return { tables: new Map(), stated: 0, opened: 0, withheld: 0 };
  }
  const tables = read.value;
  const blocks = [...tables.values()].flat();
  const withheld = blocks.filter((block) => 'commitment' in block).length;
  const counts = { tables, stated: blocks.length, opened: blocks.length - withheld, withheld };
  if (withheld > BUNDLE_LIMITS.withheldRows) {
    findings.add('VERIFY_BOUNDS', { file }, { bound: 'withheld_rows', found: withheld, most: BUNDLE_LIMITS.withheldRows });
    return counts;
  }
  for (const table of tables.keys())
    if (!Object.hasOwn(roots, table)) findings.add('VERIFY_COMMITMENT', { file }, { reason: 'unlisted', table, block: 0 });
  for (const [name, stated] of Object.entries(roots)) {
    const table = name as SealedTableName;
    const own = tables.get(table);
    if (!own && stated.blocks > 0) findings.add('VERIFY_COMMITMENT', { file }, { reason: 'unsealed', table, block: 0 });
    else if (files.has(SEALED_TABLES[table])) checkTable(table, own ?? [], stated.root, published, sha256, findings);
  }
  return counts;
}

function checkTable(
  table: SealedTableName,
  blocks: readonly SealedBlock[],
  expected: string,
  published: Tables,
  sha256: HashFunction,
  findings: Findings,
): void {
  const file = SEALED_TABLES[table];
  const read = published.of(file);
  if (!read) {
    findings.add('VERIFY_TEXT', { file });
    return;
  }
  const { headings, rows } = read;
  const lacking = ROW_KEYS[table].filter((column) => !headings.includes(column));
  if (lacking.length > 0) {
    findings.add('VERIFY_COLUMNS', { file, line: 1 }, { found: headings.join(','), expected: ROW_KEYS[table].join(',') });
    return;
  }
  const last = blocks.at(-1);
  const sealed = last ? last.first + last.rows : 0;
  if (sealed !== rows.length) {
    findings.add('VERIFY_COMMITMENT', { file }, { reason: 'rows', table, block: Math.max(0, blocks.length - 1) });
    return;
  }
  for (const block of blocks) {
    const cells = rows[block.first]?.cells ?? [];
    if ('commitment' in block && withheldCells(table, headings, cells).join('\n') !== cells.join('\n'))
      findings.add('VERIFY_COMMITMENT', { file, line: rows[block.first]?.line }, { reason: 'withheld', table, block: block.block });
  }
  const texts = sealedTexts(table, headings, rows);
  const commitments = blocks.map((block) =>
    'commitment' in block ? block.commitment : blockCommitment(sha256, block.salt, texts.slice(block.first, block.first + block.rows)),
  );
  const { root: found } = sealedRoot(sha256, commitments);
  if (found !== expected) findings.add('VERIFY_ROOT', { file }, { table, found, expected });
}

/** Numbers of the rows of a table that are withheld, from 0. */
export function withheldRows({ tables }: Pick<CheckedBlocks, 'tables'>, table: SealedTableName): ReadonlySet<number> {
  return new Set((tables.get(table) ?? []).flatMap((block) => ('commitment' in block ? [block.first] : [])));
}
