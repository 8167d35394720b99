import { hexOf, isKeyName, readBlockRuns, type SealedBlock, type SealedTableName } from '@kedu/bundle';
import type { CheckingCrypto, HashFunction, WitnessPolicy } from '@kedu/ledger';
import type { Findings } from '../findings.ts';
import { openStatement } from '../statement/envelope.ts';
import { areWithheld, type OpeningStatement, readOpeningStatement } from '../statement/openingStatement.ts';
import { type LoggedEntry, STATEMENT } from './loggedEntries.ts';
import type { FoundStatement } from './notices.ts';

interface Opened {
  readonly crypto: CheckingCrypto;
  /** Whose keys count. */
  readonly policy?: WitnessPolicy | undefined;
  readonly statements: readonly FoundStatement[];
  readonly sealed: ReadonlyMap<SealedTableName, readonly SealedBlock[]>;
  /** SHA-256 of bundle.json, 64 hexadecimal digits. */
  readonly sha256: string;
  /** Index of the run of the bundle. */
  readonly run?: number | undefined;
  /** When this bundle was published, as far as the log says so. */
  readonly publishedAt?: string | undefined;
  /** Whether it is said to hold example data. */
  readonly example?: boolean | undefined;
  /** Units that the run assesses: none of them looks independently. */
  readonly assessed: ReadonlySet<string>;
  /** The unit that published it. */
  readonly publisher?: string | undefined;
  /** Name of a unit; undefined for whoever is not in the register. */
  readonly nameOf: (unit: string) => string | undefined;
}

/**
 * Says who looked at withheld rows: for each opening of the run by whom, when, at how many blocks of which table, and whose key signed
 * that.
 *
 * Shape: how many withheld blocks somebody of the policy looked at and signed for, each counted once. Rule: OPEN-6, LABEL-1. Errors, as
 * findings: VERIFY_OPENED for each statement and table, or VERIFY_UNVOUCHED for the statement (`statement`: it is not there, `key`: nobody
 * of the policy signed it, `assessed`: they are assessed themselves, `publisher`: it is the publisher itself); VERIFY_OPENING (`blocks`:
 * they are not withheld in this bundle,
 * `statement`: it says something else, `checker`: it names another signer, `time`: at another time than between publication and entry,
 * `example`, `form`: it is none, `by`: they are in no register, and it is not their key that signed (OPEN-7), `personal`: rows about
 * persons are opened to audit alone (OPEN-3)); VERIFY_FILE_UNLISTED for a statement to which no entry leads.
 */
export function checkOpenings(entries: readonly LoggedEntry[], opened: Opened, findings: Findings): number {
  const { crypto, statements, run } = opened;
  const openings = entries.filter(({ kind, about }) => kind === 'opening' && (run === undefined || about['run'] === run));
  const byHash = new Map<string, FoundStatement>();
  for (const statement of statements) {
    const hash = hashOf(crypto.sha256, statement.bytes);
    const [, index] = STATEMENT.exec(statement.file) ?? [];
    const isOf = ({ index: own, hashes }: LoggedEntry): boolean => own === Number(index) && hashes['statement']?.sha256 === hash;
    if (index === undefined || openings.some(isOf)) byHash.set(hash, statement);
    else findings.add('VERIFY_FILE_UNLISTED', { file: statement.file });
  }
  const looks = openings.flatMap(
    (opening) => lookOf(opening, byHash.get(opening.hashes['statement']?.sha256 ?? ''), opened, findings) ?? [],
  );
  const told = new Map<string, Look>();
  for (const look of looks) {
    const key = look.unvouched === undefined ? `${look.statement} ${look.table}` : look.statement;
    const before = told.get(key);
    told.set(key, before ? { ...before, blocks: [...before.blocks, ...look.blocks] } : look);
  }
  for (const { file, index, by, as, table, blocks, at, signer, unvouched } of told.values())
    if (unvouched !== undefined) findings.add('VERIFY_UNVOUCHED', { file }, { index, by, reason: unvouched });
    else findings.add('VERIFY_OPENED', { file }, { by, as, table, blocks: blocks.length, at, signer });
  return new Set(
    looks.flatMap(({ unvouched, table, blocks }) => (unvouched === undefined ? blocks.map((block) => `${table} ${block}`) : [])),
  ).size;
}

/** What one entry says of a look that agrees with the bundle. */
interface Look {
  /** Hash of the statement; a look of many tables or runs of blocks has several entries of one statement. */
  readonly statement: string;
  readonly file: string;
  readonly index: number;
  /** Name of whoever looked. */
  readonly by: string;
  readonly as: string;
  readonly table: SealedTableName;
  readonly blocks: readonly number[];
  readonly at: string;
  readonly signer: string;
  /** Why that is the word of the publisher alone. */
  readonly unvouched?: string | undefined;
}

/** What an entry says of a look; undefined, with a finding, where it does not agree with the bundle. */
function lookOf(opening: LoggedEntry, found: FoundStatement | undefined, opened: Opened, findings: Findings): Look | undefined {
  const { file, index, at } = opening;
  const { by, as, table } = opening.about as { readonly by: string; readonly as: string; readonly table: SealedTableName };
  const own = opened.sealed.get(table) ?? [];
  const blocks = readBlockRuns(String(opening.about['blocks']), own.length);
  const signed = found ? signedBy(found.bytes, opened) : {};
  const said = readOpeningStatement(signed.statement);
  const reason = !blocks?.every((block) => own[block] !== undefined && 'commitment' in own[block])
    ? 'blocks'
    : found && !said
      ? 'form'
      : said && !agrees(said, { by, as, table, blocks }, opened)
        ? 'statement'
        : (byFault({ by, as }, blocks, own, signed.signer, opened) ?? (said && faultOf(said, signed.signer, at, opened)));
  if (reason !== undefined || !blocks) {
    findings.add('VERIFY_OPENING', { file }, { index, reason: reason ?? 'blocks' });
    return undefined;
  }
  const unvouched = signed.signer === undefined ? (found ? 'key' : 'statement') : dependenceOf(by, opened);
  return {
    statement: opening.hashes['statement']?.sha256 ?? file,
    file: unvouched === undefined ? file : (found?.file ?? file),
    index,
    by: opened.nameOf(by) ?? by,
    as,
    table,
    blocks,
    at: said?.at ?? at,
    signer: signed.signer ?? '',
    unvouched,
  };
}

/** The statement of an envelope, and the name of the key of the policy that signed it; it is read all the same where none did. */
function signedBy(bytes: Uint8Array, { crypto, policy }: Opened): { readonly statement?: unknown; readonly signer?: string | undefined } {
  const keys = [...(policy?.witnesses.values() ?? [])].map(({ key }) => key);
  for (const { name, publicKey } of keys) {
    const read = openStatement(crypto.verifyEd25519, bytes, publicKey);
    if ('value' in read) return { statement: read.value, signer: name };
  }
  const unsigned = openStatement(() => true, bytes, new Uint8Array(32));
  return 'value' in unsigned ? { statement: unsigned.value } : {};
}

function agrees(
  said: OpeningStatement,
  { by, as, table, blocks }: { readonly by: string; readonly as: string; readonly table: string; readonly blocks: readonly number[] },
  { sealed, sha256 }: Opened,
): boolean {
  const looked = new Set(said.blocks.filter((one) => one.table === table).map(({ block }) => block));
  return (
    said.sha256 === sha256 && said.by === by && said.as === as && areWithheld(said, sealed) && blocks.every((block) => looked.has(block))
  );
}

/**
 * Why whoever looked cannot be one who may: they are named neither in the register nor by the key that signed, or looked at what is opened
 * to audit alone. Rules: OPEN-3, OPEN-7.
 */
function byFault(
  { by, as }: { readonly by: string; readonly as: string },
  blocks: readonly number[],
  own: readonly SealedBlock[],
  signer: string | undefined,
  { nameOf }: Opened,
): 'by' | 'personal' | undefined {
  if (isKeyName(by) ? signer !== undefined && by !== signer : nameOf(by) === undefined) return 'by';
  const isPersonal = (block: number): boolean => {
    const one = own[block];
    return one !== undefined && 'commitment' in one && one.reason === 'personal';
  };
  return as !== 'audit' && blocks.some(isPersonal) ? 'personal' : undefined;
}

/** Why somebody's look is no independent one. Rule: OPEN-6. */
function dependenceOf(by: string, { assessed, publisher }: Opened): 'assessed' | 'publisher' | undefined {
  if (assessed.has(by)) return 'assessed';
  return by === publisher ? 'publisher' : undefined;
}

/** What a statement says of itself that cannot be: who signed it, when they looked, whether it is about example data. Rule: OPEN-6. */
function faultOf(
  said: OpeningStatement,
  signer: string | undefined,
  enteredAt: string,
  { publishedAt, example }: Opened,
): 'checker' | 'time' | 'example' | undefined {
  if (signer !== undefined && said.checker !== signer) return 'checker';
  if (!isMoment(said.at) || said.at > enteredAt || (publishedAt !== undefined && said.at < publishedAt)) return 'time';
  return example === undefined || said.example === example ? undefined : 'example';
}

function isMoment(text: string): boolean {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(text);
}

function hashOf(sha256: HashFunction, bytes: Uint8Array): string {
  return `sha256:${hexOf(sha256(bytes))}`;
}
