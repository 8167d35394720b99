import { countOf, entriesOf, type Field, fieldsOf, type Refuse, textOf } from '../fields.ts';
import { SHA256_TEXT } from '../entry/hashes.ts';
import { SEALED_TABLES, type SealedTableName } from '../paths.ts';

/** A table by the root over the commitments of its blocks. Rule: BUNDLE-3. */
export interface SealedRoot {
  /** `sha256:` and 64 hexadecimal digits. */
  readonly root: string;
  readonly blocks: number;
}

export type SealedRoots = Readonly<Partial<Record<SealedTableName, SealedRoot>>>;

export function isSealedTable(name: string): name is SealedTableName {
  return Object.hasOwn(SEALED_TABLES, name);
}

/** Roots by table, as bundle.json and entries hold them. */
export function readRoots(field: Field, refuse: Refuse): SealedRoots {
  return Object.fromEntries(
    entriesOf(field, refuse).map(([name, inner]) => {
      if (!isSealedTable(name)) refuse('unknown', inner.at);
      const { root, blocks } = fieldsOf(inner, ['root', 'blocks'], refuse);
      return [name, { root: textOf(root, SHA256_TEXT, refuse), blocks: countOf(blocks, refuse) }] as const;
    }),
  );
}
