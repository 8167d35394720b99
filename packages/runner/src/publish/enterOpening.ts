import {
  type BundleHashers,
  type LogEntry,
  type SealedBlock,
  type SealedTableName,
  twoHashes,
  writeBlockRuns,
  writeEntry,
} from '@kedu/bundle';
import { type Reading, sameHash } from '@kedu/ledger';
import { areWithheld, openStatement, readOpeningStatement } from '@kedu/verify';
import { writeAllDurably } from '../ledger/durable.ts';
import type { LogWriter } from '../ledger/logWriter.ts';
import { nodeCrypto } from '../ledger/nodeCrypto.ts';
import { publishIssue } from './codes.ts';
import { type Asked, type CosignedLog, cosignLog, policyOf } from './cosignLog.ts';
import { type PlacedEntry, readable, sameEntry, timeOfNext, withdrawalOf } from './entries.ts';
import { bundleHashers } from './hashers.ts';
import { keepNotice, statementPath } from './notices.ts';
import { isSignedByThem } from './openedBy.ts';

export interface EnterOpeningAsked {
  readonly writer: LogWriter;
  /** The envelope as it was signed. */
  readonly statement: Uint8Array;
  /** Ed25519 key of whoever signed it, 32 bytes. */
  readonly signedBy: Uint8Array;
  /** Name of that key. */
  readonly signer: string;
  readonly bundle: {
    /** Of bundle.json, 64 hexadecimal digits. */
    readonly sha256: string;
    readonly blocks: ReadonlyMap<SealedTableName, readonly SealedBlock[]>;
  };
  readonly policy?: string | undefined;
  /** Now, `YYYY-MM-DDThh:mm:ssZ`. */
  readonly at: string;
}

/** An opening that the log has. */
export interface EnteredOpening extends CosignedLog {
  readonly entries: readonly PlacedEntry[];
  /** The publication whose notice was written. */
  readonly publication: number;
  readonly notice: string;
}

/**
 * Enters into the log that somebody looked at sealed rows, as they signed it; what was entered already is not entered again.
 *
 * Rules: OPEN-5, NOTICE-2, ENTRY-3. Errors: OPENING_STATEMENT (`form`, `signature`, `by`: of another key than the one that it names
 * (OPEN-7), `own_key`: it is the log itself that signed, `bundle`: about another one, `blocks`: not withheld in it, `checker`: it names
 * another signer, `time`: they looked before the publication or after now, `publication`: the log has none of this bundle that stands),
 * PUBLISH_CLOCK, then nothing was
 * entered; LEDGER_POLICY, LEDGER_QUORUM, LOG_ENTRY, LEDGER_TILE; rejects where the disk cannot write.
 */
export async function enterOpening(asked: EnterOpeningAsked): Promise<Asked<EnteredOpening>> {
  const { writer, statement, bundle, at } = asked;
  const refused = (reason: string): Reading<never> => ({ issue: publishIssue('OPENING_STATEMENT', {}, { reason }) });
  const opened = openStatement(nodeCrypto.verifyEd25519, statement, asked.signedBy);
  if ('issue' in opened) return refused(String(opened.issue.args['reason']));
  const said = readOpeningStatement(opened.value);
  if (!said) return refused('form');
  if (!isSignedByThem(said.by, asked.signer)) return refused('by');
  if (sameHash(asked.signedBy, writer.log.head.key.publicKey)) return refused('own_key');
  if (said.sha256 !== bundle.sha256) return refused('bundle');
  if (!areWithheld(said, bundle.blocks)) return refused('blocks');
  const policy = policyOf(writer.log.head, asked.policy);
  if ('issue' in policy) return policy;

  const { size } = await writer.publish();
  const all = writer.log.entries(size);
  if ('issue' in all) return all;
  const known = readable(all.value);
  const publication = known.findIndex(
    (entry, i) =>
      entry?.kind === 'publication' && entry.hashes['bundle']?.sha256 === `sha256:${bundle.sha256}` && withdrawalOf(known, i) === undefined,
  );
  const published = known[publication];
  if (!published) return refused('publication');

  const time = timeOfNext(known, at);
  if ('issue' in time) return time;
  if (said.checker !== asked.signer) return refused('checker');
  if (said.at < published.at || said.at > time.value) return refused('time');
  const hashers: BundleHashers = bundleHashers();
  const hash = twoHashes(hashers, statement);
  await writeAllDurably(writer.log.folder, [[statementPath(hash.sha256), statement]]);
  const tables = [...new Set(said.blocks.map(({ table }) => table))];
  const entries: PlacedEntry[] = [];
  for (const table of tables)
    for (const blocks of writeBlockRuns(said.blocks.filter((one) => one.table === table).map(({ block }) => block))) {
      const entry: LogEntry = {
        kind: 'opening',
        authority: published.authority,
        at: time.value,
        about: { run: published.about['run'] as number, by: said.by, as: said.as, table, blocks },
        hashes: { statement: hash },
        roots: {},
      };
      const found = sameEntry(known, entry);
      const bytes = writeEntry(entry);
      const index = found === undefined ? await writer.append(bytes) : { value: found };
      if ('issue' in index) return index;
      entries.push({ index: index.value, entry, bytes, isNew: found === undefined });
    }
  await writer.publish();
  const cosigned = await cosignLog(writer, policy.value.policy);
  if ('issue' in cosigned) return cosigned;
  const notice = await keepNotice(writer.log, cosigned.value.checkpoint, publication);
  return 'issue' in notice ? notice : { value: { ...cosigned.value, entries, publication, notice: notice.value } };
}
