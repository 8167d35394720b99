import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import {
  type NoteSignature,
  readPolicy,
  type Reading,
  type Signer,
  toBase64,
  type WitnessPolicy,
  writeLogProof,
  writeVerifierKey,
} from '@kedu/ledger';
import type { Issue, Locale } from '@kedu/model';
import {
  askWitness,
  LogFolder,
  LogWriter,
  makeKeyFile,
  makeNotice,
  makeSm2KeyFile,
  nodeSha256,
  readKeyFile,
  readSm2KeyFile,
  writeDurably,
} from '@kedu/runner';
import { EXIT, type ExitCode, exitCodeOf } from '../exitCode.ts';
import { showProofIssues } from '../proof/showProofIssues.ts';
import { proofWords } from '../proof/words.ts';
import type { Io } from '../terminal/io.ts';

export const LOG_ACTIONS = ['init', 'add', 'publish', 'prove', 'notice'] as const;
export type LogAction = (typeof LOG_ACTIONS)[number];

export interface LogOptions {
  readonly name?: string | undefined;
  readonly key?: string | undefined;
  readonly sm2?: string | undefined;
  readonly policy?: string | undefined;
  readonly out?: string | undefined;
}

/**
 * `kedu log ACTION FOLDER`: begins a log, adds entries, signs a checkpoint and has it cosigned, proves an entry.
 *
 * Rules: LOG-1 to LOG-7, WITNESS-5, PROOF-1. Exit code: OUT-10.
 */
export async function log(
  action: LogAction,
  folder: string,
  rest: readonly string[],
  options: LogOptions,
  io: Io,
  locale: Locale,
): Promise<ExitCode> {
  const command = new LogCommand(resolve(io.cwd, folder), folder, options, io, locale);
  if (action === 'init') return command.init();
  if (action === 'add') return command.add(rest);
  if (action === 'notice') return command.notice(rest);
  return action === 'publish' ? command.publish() : command.prove(rest);
}

class LogCommand {
  readonly #path: string;
  readonly #asked: string;
  readonly #options: LogOptions;
  readonly #io: Io;
  readonly #locale: Locale;

  constructor(path: string, asked: string, options: LogOptions, io: Io, locale: Locale) {
    this.#path = path;
    this.#asked = asked;
    this.#options = options;
    this.#io = io;
    this.#locale = locale;
  }

  get #words() {
    return proofWords(this.#locale);
  }

  async init(): Promise<ExitCode> {
    const { name, key } = this.#options;
    if (name === undefined || key === undefined) return this.#needs('init', name === undefined ? '--name' : '--key');
    const signer = this.#keyOrNew(key, name, makeKeyFile, readKeyFile);
    if ('issue' in signer) return this.#refuse(signer.issue);
    const { sm2: sm2File } = this.#options;
    const sm2 = sm2File === undefined ? undefined : this.#keyOrNew(sm2File, name, makeSm2KeyFile, readSm2KeyFile);
    if (sm2 && 'issue' in sm2) return this.#refuse(sm2.issue);
    const made = await LogWriter.create(this.#path, signer.value, sm2?.value);
    if ('issue' in made) return this.#refuse(made.issue);
    const { head } = made.value;
    this.#io.out(`${this.#words.made(name, this.#asked)}\n`);
    if (head.sm2) this.#io.out(`${this.#words.sm2Key}\n${writeVerifierKey(head.sm2)}\n`);
    this.#io.out(`${this.#words.verifierKey}\n${writeVerifierKey(head.key)}\n`);
    return EXIT.ok;
  }

  /** The key of a file; a new one where there is none. */
  #keyOrNew(asked: string, name: string, make: typeof makeKeyFile, read: typeof readKeyFile): Reading<Signer> {
    const file = resolve(this.#io.cwd, asked);
    if (existsSync(file)) return read(file, name);
    const made = make(file, name);
    if ('value' in made) this.#io.err(`${this.#words.keyMade(asked)}\n`);
    return made;
  }

  async add(files: readonly string[]): Promise<ExitCode> {
    if (files.length === 0) return this.#needs('add', '<FILE>');
    return this.#writing('add', async (writer) => {
      for (const file of files) {
        let entry: Uint8Array;
        try {
          entry = readFileSync(resolve(this.#io.cwd, file));
        } catch {
          this.#io.err(`${this.#words.unreadable(file)}\n`);
          return EXIT.unreadable;
        }
        const index = await writer.append(entry);
        if ('issue' in index) return this.#refuse({ ...index.issue, place: { file } });
        this.#io.out(`${this.#words.accepted(file, index.value)}\n`);
      }
      return EXIT.ok;
    });
  }

  async publish(): Promise<ExitCode> {
    const policy = this.#policy();
    if (policy && 'issue' in policy) return this.#refuse(policy.issue);
    return this.#writing('publish', async (writer) => {
      const checkpoint = await writer.publish();
      this.#io.out(`${this.#words.published(checkpoint.origin, checkpoint.size, toBase64(checkpoint.root))}\n`);
      if (!policy) return EXIT.ok;
      const witnesses = [...policy.value.witnesses.values()].filter(({ url }) => url !== undefined);
      const answers = await Promise.all(witnesses.map((witness) => askWitness(writer.log, checkpoint, witness)));
      const signatures = answers.flatMap((answer): readonly NoteSignature[] => ('value' in answer ? [answer.value] : []));
      await writer.cosigned(checkpoint, signatures);
      this.#io.out(`${this.#words.cosigned(signatures.map(({ name }) => name))}\n`);
      const issues = answers.flatMap((answer) => ('issue' in answer ? [answer.issue] : []));
      return issues.length > 0 ? this.#refuse(...issues) : EXIT.ok;
    });
  }

  async prove([text, ...others]: readonly string[]): Promise<ExitCode> {
    const { out } = this.#options;
    if (text === undefined || others.length > 0 || !/^\d{1,15}$/.test(text)) return this.#needs('prove', '<INDEX>');
    const opened = await LogFolder.open(this.#path);
    if ('issue' in opened) return this.#refuse(opened.issue);
    const checkpoint = await opened.value.checkpoint();
    if ('issue' in checkpoint) return this.#refuse(checkpoint.issue);
    const proof = opened.value.prove(Number(text), checkpoint.value);
    if ('issue' in proof) return this.#refuse(proof.issue);
    const written = writeLogProof(proof.value);
    if (out === undefined) this.#io.out(written);
    else {
      await writeDurably(resolve(this.#io.cwd, out), written);
      this.#io.out(`${this.#words.proved(Number(text), checkpoint.value.size, out)}\n`);
    }
    return EXIT.ok;
  }

  /** What the log holds about a publication, under its checkpoint. Rule: NOTICE-2. */
  async notice([text, ...others]: readonly string[]): Promise<ExitCode> {
    const { out } = this.#options;
    if (text === undefined || others.length > 0 || !/^\d{1,15}$/.test(text)) return this.#needs('notice', '<INDEX>');
    const opened = await LogFolder.open(this.#path);
    if ('issue' in opened) return this.#refuse(opened.issue);
    const checkpoint = await opened.value.checkpoint();
    if ('issue' in checkpoint) return this.#refuse(checkpoint.issue);
    const notice = await makeNotice(opened.value, checkpoint.value, Number(text));
    if ('issue' in notice) return this.#refuse(notice.issue);
    if (out === undefined) this.#io.out(notice.value);
    else {
      await writeDurably(resolve(this.#io.cwd, out), notice.value);
      this.#io.err(`${this.#words.noticed(Number(text), out)}\n`);
    }
    const { origin, note } = checkpoint.value;
    if (note.signatures.every(({ name }) => name === origin)) this.#io.err(`${this.#words.noticeUncosigned}\n`);
    return EXIT.ok;
  }

  async #writing(action: LogAction, act: (writer: LogWriter) => Promise<ExitCode>): Promise<ExitCode> {
    const { key } = this.#options;
    if (key === undefined) return this.#needs(action, '--key');
    const log = await LogFolder.open(this.#path);
    if ('issue' in log) return this.#refuse(log.issue);
    const signer: Reading<Signer> = readKeyFile(resolve(this.#io.cwd, key), log.value.head.origin);
    if ('issue' in signer) return this.#refuse(signer.issue);
    const sm2 = readSm2Option(this.#options.sm2, log.value.head.origin, this.#io);
    if (sm2 && 'issue' in sm2) return this.#refuse(sm2.issue);
    const writer = await LogWriter.open(this.#path, signer.value, sm2?.value);
    if ('issue' in writer) return this.#refuse(writer.issue);
    try {
      return await act(writer.value);
    } finally {
      await writer.value.close();
    }
  }

  #policy(): Reading<WitnessPolicy> | undefined {
    const { policy } = this.#options;
    return policy === undefined ? undefined : readPolicyFile(policy, this.#io);
  }

  #needs(action: LogAction, what: string): ExitCode {
    this.#io.err(`${this.#words.needs(action, what)}\n`);
    return EXIT.usage;
  }

  #refuse(...issues: readonly Issue[]): ExitCode {
    this.#io.err(showProofIssues(issues, { io: this.#io, locale: this.#locale }, this.#path, this.#asked));
    return exitCodeOf(issues);
  }
}

/** The key of SM2 of an option `--sm2`; undefined without it. */
export function readSm2Option(file: string | undefined, origin: string, io: Io): Reading<Signer> | undefined {
  return file === undefined ? undefined : readSm2KeyFile(resolve(io.cwd, file), origin);
}

/** A policy file, with its name as the place of what is wrong in it. */
export function readPolicyFile(file: string, io: Io): Reading<WitnessPolicy> {
  let text = '';
  try {
    text = readFileSync(resolve(io.cwd, file), 'utf8');
  } catch {
    // An unreadable policy is one without a quorum; the place names the file.
  }
  const read = readPolicy(nodeSha256, text);
  return 'issue' in read ? { issue: { ...read.issue, place: { file } } } : read;
}
