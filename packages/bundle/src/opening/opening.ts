import type { Reading } from '@kedu/ledger';
import { canonicalJson } from '@kedu/model';
import { bytesOfHex, hexOf, SHA256_TEXT } from '../entry/hashes.ts';
import { canonicalField, countOf, entriesOf, type Field, fieldsOf, foundText, itemsOf, type Refuse, textOf } from '../fields.ts';
import type { SealedTableName } from '../paths.ts';
import { Refused, readingOf } from '../refused.ts';
import { isSealedTable } from '../sealed/root.ts';
import { SALT_SIZE } from '../sealed/rows.ts';

export const OPENING_EDITION = 1;
const MOST_BYTES = 64_000_000;
const MOST_BLOCKS = 100_000;

/** As what somebody may look at sealed rows. */
export const OPENED_AS = ['audit', 'congress'] as const;
export type OpenedAs = (typeof OPENED_AS)[number];

/** A block that is opened: what its commitment is of. */
export interface OpenedBlock {
  readonly table: SealedTableName;
  readonly block: number;
  readonly salt: Uint8Array;
  /** Texts of its rows (BUNDLE-3). */
  readonly rows: readonly string[];
}

/** Blocks of sealed rows that an authority opens to one receiver. Holds what may not be published. Rules: OPEN-1, OPEN-2. */
export interface Opening {
  /** `sha256:…` of bundle.json. */
  readonly bundle: string;
  /** Unit ID of whom it is for. */
  readonly by: string;
  readonly as: OpenedAs;
  /** In the order of sealed.csv. */
  readonly blocks: readonly OpenedBlock[];
}

/** An opening as canonical JSON. Rule: OPEN-1. */
export function writeOpening({ bundle, by, as, blocks }: Opening): string {
  return canonicalJson({
    kedu: { opening: OPENING_EDITION },
    bundle,
    by,
    as,
    blocks: blocks.map(({ table, block, salt, rows }) => ({ table, block, salt: hexOf(salt), rows })),
  });
}

/**
 * Reads an opening without trusting it.
 *
 * Rule: OPEN-1. Errors: BUNDLE_EDITION; BUNDLE_OPENING (`size`, `utf8`, `json`, `canonical`, `unknown`, `absent`, `form`, `twice`; `at` is the path of the field).
 */
export function readOpening(bytes: Uint8Array): Reading<Opening> {
  return readingOf(() => openingOf(bytes));
}

function openingOf(bytes: Uint8Array): Opening {
  const refuse: Refuse = (reason, at, found = '') => {
    throw new Refused('BUNDLE_OPENING', { reason, at, found: foundText(found) });
  };
  const whole = canonicalField(bytes, MOST_BYTES, refuse);
  const kedu = entriesOf(whole, refuse).find(([name]) => name === 'kedu')?.[1] ?? refuse('absent', 'kedu');
  const { opening } = fieldsOf(kedu, ['opening'], refuse);
  if (opening.value !== OPENING_EDITION)
    throw new Refused('BUNDLE_EDITION', { found: foundText(opening.value), expected: OPENING_EDITION });
  const fields = fieldsOf(whole, ['kedu', 'bundle', 'by', 'as', 'blocks'], refuse);
  const items = itemsOf(fields.blocks, refuse);
  if (items.length === 0 || items.length > MOST_BLOCKS) refuse('form', 'blocks', items.length);
  const seen = new Set<string>();
  const blocks = items.map((item) => {
    const block = openedBlock(item, refuse);
    const key = `${block.table} ${block.block}`;
    if (seen.has(key)) refuse('twice', item.at, key);
    seen.add(key);
    return block;
  });
  return {
    bundle: textOf(fields.bundle, SHA256_TEXT, refuse),
    by: textOf(fields.by, /^[A-Za-z0-9_@.:/-]{1,200}$/, refuse),
    as: OPENED_AS.find((one) => one === fields.as.value) ?? refuse('form', 'as', fields.as.value),
    blocks,
  };
}

function openedBlock(item: Field, refuse: Refuse): OpenedBlock {
  const { table, block, salt, rows } = fieldsOf(item, ['table', 'block', 'salt', 'rows'], refuse);
  const name = textOf(table, /^[a-z]+$/, refuse);
  const own = bytesOfHex(textOf(salt, /^[0-9a-f]*$/, refuse));
  return {
    table: isSealedTable(name) ? name : refuse('form', table.at, name),
    block: countOf(block, refuse),
    salt: own?.length === SALT_SIZE ? own : refuse('form', salt.at, salt.value),
    rows: itemsOf(rows, refuse).map((row) => textOf(row, /^[\s\S]*$/, refuse)),
  };
}
