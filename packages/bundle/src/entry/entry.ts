import { MOST_ENTRY_BYTES, type Reading, utf8 } from '@kedu/ledger';
import { canonicalJson } from '@kedu/model';
import { canonicalField, countOf, entriesOf, type Field, fieldsOf, foundText, type Refuse, textOf } from '../fields.ts';
import { Refused, readingOf } from '../refused.ts';
import { readRoots, type SealedRoots } from '../sealed/root.ts';
import { readTwoHashes, type TwoHashes } from './hashes.ts';
import { type AboutKind, ENTRY_KINDS, type EntryKind, KIND_SHAPES, type KindShape } from './kinds.ts';

/** An entry of the log: what happened, as IDs, whole numbers and digests. Rules: ENTRY-1, ENTRY-2. */
export interface LogEntry {
  readonly kind: EntryKind;
  /** Unit ID of the government that assesses. */
  readonly authority: string;
  /** `YYYY-MM-DDThh:mm:ssZ`. */
  readonly at: string;
  /** By the names that the kind asks for: IDs, and indices of other entries. */
  readonly about: Readonly<Record<string, string | number>>;
  readonly hashes: Readonly<Record<string, TwoHashes>>;
  readonly roots: SealedRoots;
}

export const ENTRY_EDITION = 1;

const TOKEN = /^[A-Za-z0-9_@.:/-]{1,200}$/;
const MOMENT = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\dZ$/;

/**
 * An entry as the bytes that are logged: canonical JSON (RFC 8785).
 *
 * Rule: ENTRY-1. Errors: RangeError where the caller made an entry that `readEntry` would refuse.
 */
export function writeEntry({ kind, authority, at, about, hashes, roots }: LogEntry): Uint8Array {
  const bytes = utf8(canonicalJson({ kedu: ENTRY_EDITION, kind, authority, at, about, hashes, roots }));
  const read = readEntry(bytes);
  if ('issue' in read) throw new RangeError(`writeEntry: ${JSON.stringify(read.issue.args)}`);
  return bytes;
}

/**
 * Reads an entry of a log without trusting it.
 *
 * Shape: closed, canonical JSON of at most 65,535 bytes; `about`, `hashes` and `roots` as the kind asks for. Rules: ENTRY-1, ENTRY-2.
 * Errors: BUNDLE_EDITION; BUNDLE_ENTRY (`size`, `utf8`, `json`, `canonical`, `unknown`, `absent`, `form`; `at` is the path of the field).
 */
export function readEntry(bytes: Uint8Array): Reading<LogEntry> {
  return readingOf(() => entryOf(bytes));
}

function entryOf(bytes: Uint8Array): LogEntry {
  const refuse: Refuse = (reason, at, found = '') => {
    throw new Refused('BUNDLE_ENTRY', { reason, at, found: foundText(found) });
  };
  const whole = canonicalField(bytes, MOST_ENTRY_BYTES, refuse);
  const edition = entriesOf(whole, refuse).find(([name]) => name === 'kedu')?.[1] ?? refuse('absent', 'kedu');
  if (edition.value !== ENTRY_EDITION) throw new Refused('BUNDLE_EDITION', { found: foundText(edition.value), expected: ENTRY_EDITION });
  const fields = fieldsOf(whole, ['kedu', 'kind', 'authority', 'at', 'about', 'hashes', 'roots'], refuse);
  const kind = ENTRY_KINDS.find((one) => one === fields.kind.value) ?? refuse('form', 'kind', fields.kind.value);
  const shape = KIND_SHAPES[kind];
  return {
    kind,
    authority: textOf(fields.authority, TOKEN, refuse),
    at: textOf(fields.at, MOMENT, refuse),
    about: aboutOf(fields.about, shape, refuse),
    hashes: hashesOf(fields.hashes, shape.hashes, refuse),
    roots: rootsOf(fields.roots, shape, refuse),
  };
}

function aboutOf(field: Field, { about, optional = {} }: KindShape, refuse: Refuse): LogEntry['about'] {
  const fields = fieldsOf(field, Object.keys(about), refuse, Object.keys(optional)) as Readonly<Record<string, Field | undefined>>;
  const kinds: readonly (readonly [string, AboutKind])[] = [...Object.entries(about), ...Object.entries(optional)];
  return Object.fromEntries(
    kinds.flatMap(([name, kind]) => {
      const inner = fields[name];
      return inner ? [[name, kind === 'index' ? countOf(inner, refuse) : textOf(inner, TOKEN, refuse)] as const] : [];
    }),
  );
}

function hashesOf(
  field: Field,
  { names, prefix }: { readonly names: readonly string[]; readonly prefix?: string },
  refuse: Refuse,
): LogEntry['hashes'] {
  const entries = entriesOf(field, refuse);
  for (const name of names) if (!entries.some(([one]) => one === name)) refuse('absent', `${field.at}.${name}`);
  return Object.fromEntries(
    entries.map(([name, inner]) => {
      const isKnown =
        names.includes(name) || (prefix !== undefined && name.startsWith(prefix) && /^[1-9]\d{0,3}$/.test(name.slice(prefix.length)));
      return isKnown ? ([name, readTwoHashes(inner, refuse)] as const) : refuse('unknown', inner.at);
    }),
  );
}

function rootsOf(field: Field, { roots: asked, further = [] }: KindShape, refuse: Refuse): SealedRoots {
  const roots = readRoots(field, refuse);
  const allowed: readonly string[] = [...asked, ...further];
  for (const name of Object.keys(roots)) if (!allowed.includes(name)) refuse('unknown', `${field.at}.${name}`);
  for (const name of asked) if (!Object.hasOwn(roots, name)) refuse('absent', `${field.at}.${name}`);
  return roots;
}
