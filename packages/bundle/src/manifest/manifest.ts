import type { Reading } from '@kedu/ledger';
import { canonicalJson } from '@kedu/model';
import { DISCLOSURE_LEVELS } from '@kedu/scheme';
import { readTwoHashes, SHA256_TEXT, type TwoHashes } from '../entry/hashes.ts';
import { canonicalField, countOf, entriesOf, type Field, fieldsOf, flagOf, foundText, itemsOf, type Refuse, textOf } from '../fields.ts';
import { BUNDLE_PATHS, isListed } from '../paths.ts';
import { Refused, readingOf } from '../refused.ts';
import { readRoots, type SealedRoots } from '../sealed/root.ts';

export const BUNDLE_EDITION = 1;

/** Whom a bundle is for, from wide to narrow: what everybody may read, what congress may, what stays in the house. Rule: DISCLOSE-2. */
export const BUNDLE_LEVELS = DISCLOSURE_LEVELS;
export type BundleLevel = (typeof BUNDLE_LEVELS)[number];

/** How many figures of a table bear each label. Rule: LABEL-3. */
export interface LabelCounts {
  readonly recomputable: number;
  readonly attested: number;
  readonly notRecomputable: number;
}

export const LABELLED_TABLES = ['results', 'indicators'] as const;
export type LabelledTable = (typeof LABELLED_TABLES)[number];

/** A file of a bundle with its length and digests. */
export interface ListedFile extends TwoHashes {
  readonly path: string;
  readonly bytes: number;
}

/** `bundle.json`: what a bundle is about, and the digests of everything in it. Rule: BUNDLE-1. */
export interface BundleManifest {
  /** Unit ID of the government that assesses. */
  readonly authority: string;
  /** ID of the pack. */
  readonly pack: string;
  readonly example: boolean;
  readonly scheme: {
    readonly id: string;
    readonly version: string;
    readonly hash: string;
    /** Path of the scheme file below `scheme/`. */
    readonly entry: string;
  };
  /** Period ID. */
  readonly period: string;
  /** `YYYY-MM-DD`. */
  readonly asOf: string;
  readonly seed: number;
  readonly level: BundleLevel;
  /** Hashes of the run (RUN-1, RUN-2); absent where rows are withheld, which could be guessed by them (BUNDLE-4). */
  readonly run?: { readonly input: string; readonly result: string } | undefined;
  readonly sealed: SealedRoots;
  readonly shares: Readonly<Record<LabelledTable, LabelCounts>>;
  /** In code-unit order of their paths. */
  readonly files: readonly ListedFile[];
}

const MOST_BYTES = 16_000_000;
const ID = /^[\p{L}\p{N}_@.:/-]{1,100}$/u;
const PATH = /^[^\p{Cc}\\]{1,400}$/u;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** bundle.json of a manifest, canonical JSON (RFC 8785). Rule: BUNDLE-1. */
export function writeManifest(manifest: BundleManifest): string {
  const { authority, pack, example, scheme, period, asOf, seed, level, run, sealed, shares, files } = manifest;
  return canonicalJson({
    kedu: { bundle: BUNDLE_EDITION },
    authority,
    pack,
    example,
    scheme,
    period,
    as_of: asOf,
    seed,
    level,
    ...(run ? { run } : {}),
    sealed,
    shares: Object.fromEntries(
      LABELLED_TABLES.map((table) => {
        const { recomputable, attested, notRecomputable } = shares[table];
        return [table, { recomputable, attested, not_recomputable: notRecomputable }];
      }),
    ),
    files: files.map(({ path, bytes, sha256, sm3 }) => ({ path, bytes, sha256, sm3 })),
  });
}

/**
 * Reads a bundle.json without trusting it.
 *
 * Shape: closed; canonical JSON of at most 16 MB; files in the order of their paths, each once, none of them under `log/` or `anchors/`.
 * Rule: BUNDLE-1. Errors: BUNDLE_EDITION; BUNDLE_MANIFEST (`size`, `utf8`, `json`, `canonical`, `unknown`, `absent`, `form`, `order`, `twice`; `at` is the
 * path of the field).
 */
export function readManifest(bytes: Uint8Array): Reading<BundleManifest> {
  return readingOf(() => manifestOf(bytes), { file: BUNDLE_PATHS.manifest });
}

function manifestOf(bytes: Uint8Array): BundleManifest {
  const refuse: Refuse = (reason, at, found = '') => {
    throw new Refused('BUNDLE_MANIFEST', { reason, at, found: foundText(found) });
  };
  const whole = canonicalField(bytes, MOST_BYTES, refuse);
  checkEdition(whole, refuse);
  const names = [
    'kedu',
    'authority',
    'pack',
    'example',
    'scheme',
    'period',
    'as_of',
    'seed',
    'level',
    'sealed',
    'shares',
    'files',
  ] as const;
  const fields = fieldsOf(whole, names, refuse, ['run']);
  const scheme = fieldsOf(fields.scheme, ['id', 'version', 'hash', 'entry'], refuse);
  const run = fields.run && fieldsOf(fields.run, ['input', 'result'], refuse);
  const level = BUNDLE_LEVELS.find((one) => one === fields.level.value) ?? refuse('form', 'level', fields.level.value);
  return {
    authority: textOf(fields.authority, ID, refuse),
    pack: textOf(fields.pack, ID, refuse),
    example: flagOf(fields.example, refuse),
    scheme: {
      id: textOf(scheme.id, ID, refuse),
      version: textOf(scheme.version, ID, refuse),
      hash: textOf(scheme.hash, SHA256_TEXT, refuse),
      entry: textOf(scheme.entry, PATH, refuse),
    },
    period: textOf(fields.period, ID, refuse),
    asOf: textOf(fields.as_of, DAY, refuse),
    seed: countOf(fields.seed, refuse),
    level,
    ...(run ? { run: { input: textOf(run.input, SHA256_TEXT, refuse), result: textOf(run.result, SHA256_TEXT, refuse) } } : {}),
    sealed: readRoots(fields.sealed, refuse),
    shares: readShares(fields.shares, refuse),
    files: readFiles(fields.files, refuse),
  };
}

/** An edition that is not known is said before anything else is complained of: its shape may be another. */
function checkEdition(whole: Field, refuse: Refuse): void {
  const kedu = entriesOf(whole, refuse).find(([name]) => name === 'kedu')?.[1] ?? refuse('absent', 'kedu');
  const { bundle } = fieldsOf(kedu, ['bundle'], refuse);
  if (bundle.value !== BUNDLE_EDITION) throw new Refused('BUNDLE_EDITION', { found: foundText(bundle.value), expected: BUNDLE_EDITION });
}

function readShares(field: Field, refuse: Refuse): BundleManifest['shares'] {
  const tables = fieldsOf(field, LABELLED_TABLES, refuse);
  const counts = (one: Field): LabelCounts => {
    const { recomputable, attested, not_recomputable } = fieldsOf(one, ['recomputable', 'attested', 'not_recomputable'], refuse);
    return {
      recomputable: countOf(recomputable, refuse),
      attested: countOf(attested, refuse),
      notRecomputable: countOf(not_recomputable, refuse),
    };
  };
  return { results: counts(tables.results), indicators: counts(tables.indicators) };
}

function readFiles(field: Field, refuse: Refuse): readonly ListedFile[] {
  let last = '';
  return itemsOf(field, refuse).map((item) => {
    const { path, bytes, sha256, sm3 } = fieldsOf(item, ['path', 'bytes', 'sha256', 'sm3'], refuse);
    const name = textOf(path, PATH, refuse);
    if (!isListed(name)) refuse('form', path.at, name);
    if (name === last) refuse('twice', path.at, name);
    if (name < last) refuse('order', path.at, name);
    last = name;
    const hashes = readTwoHashes({ value: { sha256: sha256.value, sm3: sm3.value }, at: item.at }, refuse);
    return { path: name, bytes: countOf(bytes, refuse), ...hashes };
  });
}
