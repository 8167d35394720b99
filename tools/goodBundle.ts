import { createHash, createHmac } from 'node:crypto';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ed25519 } from '@noble/curves/ed25519.js';
import {
  authorityUnit,
  type Bundle,
  type BundleHashers,
  type BundleLevel,
  discloseRun,
  type EntryKind,
  entryPath,
  type LogEntry,
  makeBundle,
  proofPath,
  type RunDisclosure,
  verifySm2,
  writeEntry,
} from '@kedu/bundle';
import {
  checkpointText,
  type CheckingCrypto,
  cosign,
  type HashFunction,
  leafHash,
  type NoteSignature,
  proveInclusion,
  rangeHash,
  readCheckpoint,
  signNote,
  sourceOfLeaves,
  type Signer,
  verifierKey,
  writeLogProof,
  writeNote,
  writeVerifierKey,
} from '@kedu/ledger';
import { type KernelExports, kernelBytes, kernelImports, kernelOf } from '@kedu/engine';
import { type DrawKernel, oneThreadDraws } from '@kedu/insight';
import { bundleReadme } from '@kedu/messages';
import { assessPack, openPack, type Pack } from '@kedu/runner';
import { compileScheme } from '@kedu/scheme';
import type { AssessedRun } from '@kedu/tables';

const hashing =
  (name: string): HashFunction =>
  (...parts) => {
    const hash = createHash(name);
    for (const part of parts) hash.update(part);
    return new Uint8Array(hash.digest());
  };

export const hashers: BundleHashers = { sha256: hashing('sha256'), sm3: hashing('sm3') };
export const crypto: CheckingCrypto = {
  sha256: hashers.sha256,
  verifySm2,
  verifyEd25519: (key, message, signature) => {
    try {
      return ed25519.verify(signature, message, key, { zip215: false });
    } catch {
      return false;
    }
  },
};

export function signerOf(name: string, seed: number): Signer {
  const secret = new Uint8Array(32).fill(seed);
  return { name, publicKey: ed25519.getPublicKey(secret), sign: (message) => ed25519.sign(message, secret) };
}

export const ORIGIN = 'kedu.example/north';
export const logSigner = signerOf(ORIGIN, 1);
export const witnessSigner = signerOf('audit.example', 2);
/** Seconds since 1970 at which the witness saw the tree: 2024-03-01T08:00:00Z. */
export const SEEN_AT = 1_709_280_000;
export const AUTHORITY = '990000';

const keyOf = ({ name, publicKey }: Signer, type: 'ed25519' | 'cosignature'): string =>
  writeVerifierKey(verifierKey(hashers.sha256, { name, type, publicKey }));
export const POLICY = `log ${keyOf(logSigner, 'ed25519')}\nwitness audit ${keyOf(witnessSigner, 'cosignature')}\nquorum audit\n`;

const PACK = fileURLToPath(new URL('../packs/after-liaoning', import.meta.url));

/** So few draws of errors that a bundle is checked in no time. */
export const FEW_DRAWS = 200;

/** A run of a pack with the pack. `draws` are as many as its schemes draw errors, instead of their own number: what is checked is the same, in less time. */
export function runOf(scheme: string, period: string, draws?: number): { readonly pack: Pack; readonly run: AssessedRun } {
  const asked = `${period} ${draws ?? 'its own'}`;
  const { pack, runs } = assessed.get(asked) ?? assess(period, draws);
  assessed.set(asked, { pack, runs });
  const run = runs.find((one) => one.scheme.id === scheme);
  if (!run) throw new Error(`no run of ${scheme} in ${period}`);
  return { pack, run };
}

interface AssessedPeriod {
  readonly pack: Pack;
  readonly runs: readonly AssessedRun[];
}

/** What was assessed, by period and draws: the files of tests that share a process share it, and none changes anything of it. */
const assessed = new Map<string, AssessedPeriod>();

function assess(period: string, draws: number | undefined): AssessedPeriod {
  const folder = draws === undefined ? undefined : packDrawing(draws, mkdtempSync(join(tmpdir(), 'kedu-pack-')));
  try {
    const { pack, issues } = openPack(folder ?? PACK);
    if (!pack) throw new Error(JSON.stringify(issues));
    return { pack, runs: assessPack(pack, { periods: [period] }).assessments };
  } finally {
    if (folder !== undefined) rmSync(dirname(folder), { recursive: true, force: true });
  }
}

/** A copy of the pack whose schemes draw so often, in a folder of packs. */
export function packDrawing(draws: number, packs: string): string {
  const folder = join(packs, 'after-liaoning');
  cpSync(PACK, folder, { recursive: true });
  for (const name of readdirSync(join(folder, 'scheme')).filter((one) => one.endsWith('.yaml'))) {
    const file = join(folder, 'scheme', name);
    writeFileSync(file, readFileSync(file, 'utf8').replace(/(^uncertainty: .*draws: )\d+/m, `$1${draws}`));
  }
  return folder;
}

/** The kernel by one thread, with memory for a few batches of draws. */
export function drawKernel(): DrawKernel {
  const memory = new WebAssembly.Memory({ initial: 1, maximum: 1024 });
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(kernelBytes('own')), kernelImports(memory));
  return oneThreadDraws(kernelOf(exports as unknown as KernelExports, memory), 60_000_000);
}

/** A run of a scheme of the pack with a section more, `disclosure: { … }`. */
export function ruledRunOf(scheme: string, period: string, section: string, draws?: number): ReturnType<typeof runOf> {
  const { pack } = runOf(scheme, period, draws);
  const entry = `scheme/${period}.yaml`;
  const texts = new Map(pack.texts).set(entry, `${pack.texts.get(entry) ?? ''}\n${section}\n`);
  const { scheme: ruled, issues } = compileScheme({ files: texts, entry, register: pack.register });
  if (!ruled) throw new Error(JSON.stringify(issues));
  const schemes = pack.schemes.map((one) => (one.id === ruled.id && one.version === ruled.version ? ruled : one));
  const own = { ...pack, texts, schemes };
  const run = assessPack(own, { periods: [period] }).assessments.find((one) => one.scheme.id === scheme);
  if (!run) throw new Error(`no run of ${scheme} in ${period}`);
  return { pack: own, run };
}

/** As its scheme lets a level see it, the house where none is named; of persons nothing is shown to anybody. */
export function bundleOf({ pack, run }: ReturnType<typeof runOf>, level: BundleLevel = 'internal'): Bundle {
  const { disclosure, issues } = discloseRun(run, level);
  if (!disclosure) throw new Error(JSON.stringify(issues));
  return disclosedBundle({ pack, run }, disclosure);
}

/** The same as somebody else than the scheme decides. */
export function disclosedBundle({ pack, run }: ReturnType<typeof runOf>, disclosure: RunDisclosure): Bundle {
  return makeBundle({
    run,
    pack,
    texts: pack.texts,
    authority: authorityUnit(run.scheme, run.trace.input.register) ?? AUTHORITY,
    disclosure,
    hashers,
    saltOf: (table, block) => new Uint8Array(createHmac('sha256', 'secret of the test').update(`${table} ${block}`).digest()),
    readme: bundleReadme,
  });
}

/** The entries of a bundle as the log has them, behind one that is about something else. */
export function entriesOf({ manifest, hashes }: Pick<Bundle, 'manifest' | 'hashes'>): readonly LogEntry[] {
  const { authority, scheme, period, asOf, seed, sealed } = manifest;
  const version = `${scheme.id}@${scheme.version}`;
  const entry = (
    kind: EntryKind,
    minute: number,
    rest: Pick<LogEntry, 'about'> & Partial<Pick<LogEntry, 'hashes' | 'roots'>>,
  ): LogEntry => ({
    kind,
    authority,
    at: `2024-03-01T07:${String(minute).padStart(2, '0')}:00Z`,
    hashes: {},
    roots: {},
    ...rest,
  });
  const roots = (...names: readonly (keyof typeof sealed)[]): LogEntry['roots'] =>
    Object.fromEntries(names.flatMap((name) => (sealed[name] ? [[name, sealed[name]]] : [])));
  return [
    entry('scheme', 0, { about: { scheme: 'other@1' }, hashes: { scheme: hashes.bundle } }),
    entry('scheme', 1, { about: { scheme: version }, hashes: hashes.scheme }),
    entry('data', 2, { about: { scheme: version, period }, roots: roots('units', 'memberships', 'successions', 'observations', 'files') }),
    entry('run', 3, {
      about: { scheme: 1, data: 2, period, as_of: asOf, seed },
      hashes: { given: hashes.given },
      roots: roots('results', 'indicators', 'parts', 'weights', 'proposals', 'references'),
    }),
    ...(sealed.determination ? [entry('determination', 4, { about: { run: 3, period }, roots: roots('determination') })] : []),
    entry('publication', 5, { about: { run: 3, level: manifest.level }, hashes: { bundle: hashes.bundle } }),
  ];
}

export interface LogMade {
  /** Of the entries that are shown, by their place; the first belongs to another scheme. */
  readonly shown?: (index: number) => boolean;
  readonly size?: number;
  readonly seenAt?: number;
  readonly signer?: Signer;
  readonly witness?: Signer | null;
}

/** A checkpoint over entries, signed by the log and cosigned. */
export async function checkpointOf(
  entries: readonly Uint8Array[],
  { size = entries.length, seenAt = SEEN_AT, signer = logSigner, witness = witnessSigner }: LogMade = {},
): Promise<string> {
  const leaves = entries.map((entry) => leafHash(hashers.sha256, entry));
  const root = rangeHash(hashers.sha256, sourceOfLeaves(hashers.sha256, leaves), { start: 0, end: size });
  const text = checkpointText({ origin: ORIGIN, size, root });
  const signatures: NoteSignature[] = [await signNote(crypto, text, signer)];
  if (witness) signatures.push(await cosign(crypto, text, witness, seenAt));
  return writeNote({ text, signatures });
}

/** The files below log/. */
export async function logFiles(entries: readonly LogEntry[], made: LogMade = {}): Promise<ReadonlyMap<string, Uint8Array>> {
  const written = entries.map(writeEntry);
  const leaves = written.map((entry) => leafHash(hashers.sha256, entry));
  const source = sourceOfLeaves(hashers.sha256, leaves);
  const note = await checkpointOf(written, made);
  const read = readCheckpoint(bytes(note));
  if ('issue' in read) throw new Error(read.issue.code);
  const files = new Map([
    ['log/checkpoint', bytes(note)],
    ['log/policy.txt', bytes(POLICY)],
  ]);
  entries.forEach(({ kind }, index) => {
    if (!(made.shown ?? ((i) => i > 0))(index)) return;
    files.set(entryPath(index, kind), written[index] as Uint8Array);
    const proof = proveInclusion(hashers.sha256, source, index, made.size ?? entries.length);
    files.set(proofPath(index, kind), bytes(writeLogProof({ index, proof, checkpoint: read.value })));
  });
  return files;
}

export function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

export function textOf(content: Uint8Array | undefined): string {
  return new TextDecoder().decode(content);
}
