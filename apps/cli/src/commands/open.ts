import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { checkOpening, discloseRun, openedCells, type OpenedAs, readOpening, type SealedTableName, writeOpening } from '@kedu/bundle';
import { readVerifierKey } from '@kedu/ledger';
import { bundleReadme } from '@kedu/messages';
import { hasErrors, type Issue, type Locale } from '@kedu/model';
import {
  authorityOf,
  bundleOfRun,
  enterOpening,
  nodeSha256,
  openBlocks,
  openedByFault,
  type OpenableBundle,
  publishIssue,
  readBundle,
  readKeyFile,
  saltInput,
  saltSecret,
  sealedBundle,
  writeDurably,
  writeNewDurably,
} from '@kedu/runner';
import { Findings, openingStatement, signStatement } from '@kedu/verify';
import { EXIT, type ExitCode, exitCodeOf } from '../exitCode.ts';
import { loadPack, runPack } from '../load.ts';
import { showProofIssues } from '../proof/showProofIssues.ts';
import { openLogWriter } from '../publication/openLogWriter.ts';
import { publicationWords } from '../publication/words.ts';
import type { Io } from '../terminal/io.ts';
import { visible } from '../terminal/width.ts';
import { refuse as refusePack } from './assess.ts';
import { readPolicyFile } from './log.ts';

export interface OpenCommandOptions {
  readonly pack?: string | undefined;
  readonly table?: SealedTableName | undefined;
  readonly rows?: readonly number[] | 'all' | undefined;
  readonly by?: string | undefined;
  readonly as?: OpenedAs | undefined;
  readonly salts?: string | undefined;
  readonly out?: string | undefined;
  readonly check?: string | undefined;
  readonly sign?: string | undefined;
  readonly name?: string | undefined;
  readonly enter?: string | undefined;
  readonly log?: string | undefined;
  readonly key?: string | undefined;
  readonly sm2?: string | undefined;
  readonly signer?: string | undefined;
  readonly policy?: string | undefined;
}

/**
 * `kedu open BUNDLE`: sealed rows opened by the authority (`--pack`), checked and attested by the receiver (`--check`), and that entered into the log (`--enter`).
 *
 * Rules: OPEN-1 to OPEN-5. Exit code: OUT-10.
 */
export async function open(asked: string, options: OpenCommandOptions, io: Io, locale: Locale): Promise<ExitCode> {
  const findings = new Findings();
  const files = await readBundle(resolve(io.cwd, asked), findings);
  const command = new OpenCommand(options, io, locale);
  if (findings.severities().error > 0) return command.refuse(findings.list());
  const bundle = sealedBundle(files);
  if ('issue' in bundle) return command.refuse([bundle.issue]);
  if (options.check !== undefined) return command.check(bundle.value);
  return options.enter === undefined ? command.make(bundle.value) : command.enter(bundle.value);
}

class OpenCommand {
  readonly #options: OpenCommandOptions;
  readonly #io: Io;
  readonly #locale: Locale;

  constructor(options: OpenCommandOptions, io: Io, locale: Locale) {
    this.#options = options;
    this.#io = io;
    this.#locale = locale;
  }

  get #words() {
    return publicationWords(this.#locale);
  }

  /** The authority: the run made again, and the rows that are asked for. */
  async make(bundle: OpenableBundle): Promise<ExitCode> {
    const { pack: packAsked, table, rows, by, as, salts, out } = this.#options;
    if (packAsked === undefined) return this.#needs('--pack');
    if (table === undefined) return this.#needs('--table');
    if (rows === undefined) return this.#needs('--rows');
    if (by === undefined) return this.#needs('--by');
    if (as === undefined) return this.#needs('--as');
    if (salts === undefined) return this.#needs('--salts');
    if (out === undefined) return this.#needs('--out');
    const file = resolve(this.#io.cwd, out);
    if (existsSync(file)) return this.#usage(this.#words.exists(out));
    const secretFile = resolve(this.#io.cwd, salts);
    // A secret that is made now opens nothing that was published before.
    if (!existsSync(secretFile))
      return this.refuse([publishIssue('PUBLISH_SALTS', { file: salts }, { reason: 'unreadable', file: salts })]);
    const secret = saltSecret(secretFile);
    if ('issue' in secret) return this.refuse([secret.issue]);

    const { pack, issues, folder } = loadPack(packAsked, this.#io, this.#locale);
    if (!pack || hasErrors(issues)) return refusePack(issues, folder, this.#io, this.#locale);
    const { scheme, period, level } = bundle.manifest;
    const { assessments, issues: said } = runPack(pack, { periods: [period] }, this.#io, this.#locale);
    if (hasErrors(said)) return refusePack(said, folder, this.#io, this.#locale);
    const run = assessments.find((one) => one.scheme.id === scheme.id && one.scheme.version === scheme.version);
    if (!run || authorityOf(run) === undefined) return this.refuse([publishIssue('OPENING_RUN', {}, { table: 'results' })]);
    const unknown = openedByFault(by, run);
    if (unknown) return this.refuse([unknown]);
    const { disclosure, issues: closed } = discloseRun(run, level);
    if (!disclosure) return this.refuse(closed);
    const again = bundleOfRun({ pack, run, disclosure, secret: secret.value.secret, readme: bundleReadme });
    const input = saltInput(run);
    const published = { sha256: bundle.sha256, sealed: bundle.manifest.sealed, blocks: bundle.blocks };
    const opened = openBlocks({ again, input, secret: secret.value.secret, published, table, rows, by, as });
    if ('issue' in opened) return this.refuse([opened.issue]);
    const wrong = checkOpening(nodeSha256, opened.value, bundle);
    if (wrong.length > 0) return this.refuse(wrong);
    writeNewDurably(file, writeOpening(opened.value));
    this.#io.out(`${this.#words.opened(out, opened.value.blocks.length, by)}\n`);
    this.#io.err(`${this.#words.secret}\n`);
    return EXIT.ok;
  }

  /** The receiver: the rows held against the commitments, shown, and signed for. */
  async check(bundle: OpenableBundle): Promise<ExitCode> {
    const { check = '', sign, name, out } = this.#options;
    if (new Set([sign, name, out].map((one) => one === undefined)).size > 1) return this.#needs('--sign, --name, --out');
    const bytes = this.#bytes(check);
    if (!bytes) return this.#usage(this.#words.unreadable(check));
    const opening = readOpening(bytes);
    if ('issue' in opening) return this.refuse([{ ...opening.issue, place: { file: check } }]);
    const wrong = checkOpening(nodeSha256, opening.value, bundle);
    if (wrong.length > 0) return this.refuse(wrong);
    for (const { table, block, rows } of opening.value.blocks) {
      const cells = openedCells(table, rows[0] ?? '') ?? [];
      const headings = bundle.table(table)?.headings ?? [];
      this.#io.out(`${this.#words.row(table, block, headings.map((heading, i) => `${heading}=${visible(cells[i] ?? '')}`).join(' '))}\n`);
    }
    this.#io.out(`${this.#words.agrees(opening.value.blocks.length)}\n`);
    if (sign === undefined || name === undefined || out === undefined) return EXIT.ok;
    const signer = readKeyFile(resolve(this.#io.cwd, sign), name);
    if ('issue' in signer) return this.refuse([signer.issue]);
    const { example } = bundle.manifest;
    const statement = openingStatement(opening.value, bundle.blocks, { checker: name, at: now(), example });
    await writeDurably(resolve(this.#io.cwd, out), await signStatement(nodeSha256, statement, signer.value));
    this.#io.out(`${this.#words.signed(out)}\n`);
    return EXIT.ok;
  }

  /** The authority again: what the receiver signed, entered into the log. */
  async enter(bundle: OpenableBundle): Promise<ExitCode> {
    const { enter = '', log, key, sm2, signer, policy: policyFile } = this.#options;
    if (log === undefined) return this.#needs('--log');
    if (key === undefined) return this.#needs('--key');
    if (signer === undefined) return this.#needs('--signer');
    const statement = this.#bytes(enter);
    if (!statement) return this.#usage(this.#words.unreadable(enter));
    const signedBy = readVerifierKey(nodeSha256, signer);
    if ('issue' in signedBy) return this.refuse([signedBy.issue]);
    const policy = policyFile === undefined ? undefined : readPolicyFile(policyFile, this.#io);
    if (policy && 'issue' in policy) return this.refuse([policy.issue]);
    const writer = await openLogWriter(log, { key, sm2 }, this.#io);
    if ('issue' in writer) return this.refuse([writer.issue]);
    try {
      const done = await enterOpening({
        writer: writer.value,
        statement,
        signedBy: signedBy.value.publicKey,
        signer: signedBy.value.name,
        bundle: { sha256: bundle.sha256.slice('sha256:'.length), blocks: bundle.blocks },
        policy: policyFile === undefined ? undefined : readFileSync(resolve(this.#io.cwd, policyFile), 'utf8'),
        at: now(),
      });
      if ('issue' in done) return this.refuse([...(done.asked ?? []), done.issue]);
      for (const { index, isNew } of done.value.entries) this.#io.out(`${this.#words.entered(index, isNew)}\n`);
      this.#io.out(`${this.#words.cosigned(done.value.cosigners)}\n`);
      return done.value.issues.length > 0 ? this.refuse(done.value.issues) : EXIT.ok;
    } finally {
      await writer.value.close();
    }
  }

  refuse(issues: readonly Issue[]): ExitCode {
    const { cwd } = this.#io;
    this.#io.err(showProofIssues(issues, { io: this.#io, locale: this.#locale }, cwd.endsWith('/') ? cwd : `${cwd}/`, ''));
    return exitCodeOf(issues);
  }

  #bytes(file: string): Uint8Array | undefined {
    try {
      return new Uint8Array(readFileSync(resolve(this.#io.cwd, file)));
    } catch {
      return undefined;
    }
  }

  #needs(what: string): ExitCode {
    return this.#usage(this.#words.needs(what));
  }

  #usage(text: string): ExitCode {
    this.#io.err(`${text}\n`);
    return EXIT.usage;
  }
}

function now(): string {
  return `${new Date().toISOString().slice(0, 19)}Z`;
}
