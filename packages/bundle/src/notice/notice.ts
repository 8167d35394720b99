import { fromUtf8, type LogProof, readLogProof, type Reading, utf8, writeLogProof } from '@kedu/ledger';
import { canonicalJson } from '@kedu/model';
import { type LogEntry, readEntry } from '../entry/entry.ts';
import { canonicalField, entriesOf, type Field, fieldsOf, foundText, itemsOf, type Refuse, textOf } from '../fields.ts';
import { Refused, readingOf } from '../refused.ts';

export const NOTICE_EDITION = 1;
const MOST_BYTES = 4_000_000;
const MOST_ENTRIES = 1000;
const ANY_TEXT = /^[\s\S]*$/;

/** An entry of the log with its proof. */
export interface NoticedEntry {
  readonly entry: LogEntry;
  /** The entry as it was logged. */
  readonly bytes: Uint8Array;
  readonly proof: LogProof;
}

/** What the log holds about one publication, under one checkpoint. Rule: NOTICE-1. */
export interface Notice {
  /** In the order of the log, none twice. */
  readonly entries: readonly NoticedEntry[];
  /** Signed statements of those who looked at sealed rows, as they were signed. */
  readonly statements: readonly Uint8Array[];
}

/** A notice as canonical JSON. Rule: NOTICE-1. Errors: RangeError for bytes that are no entry. */
export function writeNotice(entries: readonly Pick<NoticedEntry, 'bytes' | 'proof'>[], statements: readonly Uint8Array[] = []): string {
  return canonicalJson({
    kedu: { notice: NOTICE_EDITION },
    entries: entries.map(({ bytes, proof }) => {
      const read = readEntry(bytes);
      if ('issue' in read) throw new RangeError(`writeNotice: entry ${proof.index} is none`);
      return { entry: JSON.parse(fromUtf8(bytes) ?? '') as unknown, proof: writeLogProof(proof) };
    }),
    statements: statements.map((bytes) => fromUtf8(bytes) ?? ''),
  });
}

/** How every notice begins: its keys stand in code-unit order. */
const BEGINNING = utf8('{"entries":');

/** Whether a file is a notice, or would be one, rather than a checkpoint or an anchor. */
export function looksLikeNotice(bytes: Uint8Array): boolean {
  return BEGINNING.every((byte, i) => bytes[i] === byte);
}

/**
 * Reads a notice without trusting it; its proofs are not checked.
 *
 * Rule: NOTICE-1. Errors: BUNDLE_EDITION; BUNDLE_NOTICE (`size`, `utf8`, `json`, `canonical`, `unknown`, `absent`, `form`, `order`: entries out of order or under several
 * checkpoints; `at` is the path of the field).
 */
export function readNotice(bytes: Uint8Array): Reading<Notice> {
  return readingOf(() => noticeOf(bytes));
}

function noticeOf(bytes: Uint8Array): Notice {
  const refuse: Refuse = (reason, at, found = '') => {
    throw new Refused('BUNDLE_NOTICE', { reason, at, found: foundText(found) });
  };
  const whole = canonicalField(bytes, MOST_BYTES, refuse);
  const kedu = entriesOf(whole, refuse).find(([name]) => name === 'kedu')?.[1] ?? refuse('absent', 'kedu');
  const { notice } = fieldsOf(kedu, ['notice'], refuse);
  if (notice.value !== NOTICE_EDITION) throw new Refused('BUNDLE_EDITION', { found: foundText(notice.value), expected: NOTICE_EDITION });
  const fields = fieldsOf(whole, ['kedu', 'entries', 'statements'], refuse);
  const items = itemsOf(fields.entries, refuse);
  if (items.length === 0 || items.length > MOST_ENTRIES) refuse('form', 'entries', items.length);
  const entries = items.map((item) => noticedEntry(item, refuse));
  const [first] = entries;
  entries.forEach(({ proof }, i) => {
    const ahead = entries[i - 1];
    const isLater = !ahead || proof.index > ahead.proof.index;
    if (!isLater || proof.checkpoint.note.text !== first?.proof.checkpoint.note.text) refuse('order', `entries[${i}]`, proof.index);
  });
  return { entries, statements: itemsOf(fields.statements, refuse).map((item) => utf8(textOf(item, ANY_TEXT, refuse))) };
}

function noticedEntry(item: Field, refuse: Refuse): NoticedEntry {
  const { entry, proof } = fieldsOf(item, ['entry', 'proof'], refuse);
  const bytes = utf8(canonicalJson(entry.value));
  const read = readEntry(bytes);
  if ('issue' in read) return refuse('form', entry.at, read.issue.args['at']);
  const shown = readLogProof(utf8(textOf(proof, ANY_TEXT, refuse)));
  if ('issue' in shown) return refuse('form', proof.at, shown.issue.args['reason']);
  return { entry: read.value, bytes, proof: shown.value };
}
