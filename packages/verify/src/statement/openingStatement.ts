import { hexOf, type OpenedAs, type Opening, type SealedBlock, type SealedTableName } from '@kedu/bundle';
import { canonicalJson } from '@kedu/model';
import { STATEMENT_TYPE } from './checkStatement.ts';

export const OPENING_PREDICATE_TYPE = 'urn:kedu:opening:1';

/** A sealed block that somebody looked at. */
export interface LookedAt {
  readonly table: SealedTableName;
  readonly block: number;
  /** Its commitment, in hexadecimal. */
  readonly commitment: string;
}

/** That somebody looked at sealed rows of a bundle; holds no value. Rule: OPEN-4. */
export interface OpeningStatement {
  /** Of bundle.json, 64 hexadecimal digits. */
  readonly sha256: string;
  readonly by: string;
  readonly as: OpenedAs;
  /** `YYYY-MM-DDThh:mm:ssZ`. */
  readonly at: string;
  /** Name of whose key signs. */
  readonly checker: string;
  readonly example: boolean;
  readonly blocks: readonly LookedAt[];
}

/** The statement of who looked at the blocks of an opening, as canonical JSON. Rule: OPEN-4. Errors: RangeError for a block that is not withheld, which the check of the opening says. */
export function openingStatement(
  opening: Opening,
  sealed: ReadonlyMap<SealedTableName, readonly SealedBlock[]>,
  { checker, at, example }: Pick<OpeningStatement, 'checker' | 'at' | 'example'>,
): string {
  const { by, as } = opening;
  const blocks = opening.blocks.map(({ table, block }) => {
    const own = sealed.get(table)?.[block];
    if (!own || !('commitment' in own)) throw new RangeError(`openingStatement: block ${block} of ${table} is not withheld`);
    return { table, block, commitment: hexOf(own.commitment) };
  });
  return canonicalJson({
    _type: STATEMENT_TYPE,
    subject: [{ name: 'bundle.json', digest: { sha256: opening.bundle.slice('sha256:'.length) } }],
    predicateType: OPENING_PREDICATE_TYPE,
    predicate: { by, as, openedAt: at, checker, example, blocks },
  });
}

/** What a statement says that was taken out of its envelope; undefined for what is no such statement. Rule: OPEN-4. */
export function readOpeningStatement(value: unknown): OpeningStatement | undefined {
  const { _type, subject, predicateType, predicate } = (value ?? {}) as Readonly<Record<string, unknown>>;
  if (_type !== STATEMENT_TYPE || predicateType !== OPENING_PREDICATE_TYPE || !Array.isArray(subject)) return undefined;
  const [first] = subject as readonly ({ readonly digest?: { readonly sha256?: unknown } | null } | null)[];
  const sha256 = first?.digest?.sha256;
  const { by, as, openedAt: at, checker, example, blocks } = (predicate ?? {}) as Readonly<Record<string, unknown>>;
  const isText = (one: unknown): one is string => typeof one === 'string';
  if (!isText(sha256) || !isText(by) || !isText(at) || !isText(checker) || typeof example !== 'boolean' || !Array.isArray(blocks))
    return undefined;
  if (as !== 'audit' && as !== 'congress') return undefined;
  const looked = (blocks as readonly unknown[]).map((one) => {
    const { table, block, commitment } = (one ?? {}) as Readonly<Record<string, unknown>>;
    return isText(table) && typeof block === 'number' && isText(commitment)
      ? { table: table as SealedTableName, block, commitment }
      : undefined;
  });
  return looked.includes(undefined) ? undefined : { sha256, by, as, at, checker, example, blocks: looked as readonly LookedAt[] };
}

/** Whether the blocks of a statement are withheld ones of a bundle, with the commitments that it has, and each once. Rule: OPEN-5. */
export function areWithheld({ blocks }: OpeningStatement, sealed: ReadonlyMap<SealedTableName, readonly SealedBlock[]>): boolean {
  const keys = new Set(blocks.map(({ table, block }) => `${table} ${block}`));
  return (
    blocks.length > 0 &&
    keys.size === blocks.length &&
    blocks.every(({ table, block, commitment }) => {
      const own = sealed.get(table)?.[block];
      return own !== undefined && 'commitment' in own && hexOf(own.commitment) === commitment;
    })
  );
}
