import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readVerifierKey } from '@kedu/ledger';
import type { Issue, Locale } from '@kedu/model';
import { nodeCrypto, nodeSha256, readBundle } from '@kedu/runner';
import { Findings, openStatement, PAYLOAD_TYPE, readCheckStatement, verifyIssue } from '@kedu/verify';
import { type ExitCode, exitCodeOf } from '../exitCode.ts';
import { showProofIssues } from '../proof/showProofIssues.ts';
import type { Io } from '../terminal/io.ts';
import { statementWords } from './statementWords.ts';

export interface StatementOptions {
  /** Public key of who is said to have checked. */
  readonly signer?: string | undefined;
  /** Bundle that it should be about: a folder or a zip. */
  readonly of?: string | undefined;
  readonly json: boolean;
}

const LARGEST = 1_048_576;

/** The bytes of a file that is an envelope of a statement; undefined for a folder and any other file. */
export function statementIn(file: string): Uint8Array | undefined {
  try {
    const bytes = new Uint8Array(readFileSync(file));
    if (bytes.length > LARGEST || bytes[0] !== 0x7b) return undefined;
    const { payloadType } = JSON.parse(new TextDecoder().decode(bytes)) as { readonly payloadType?: unknown };
    return payloadType === PAYLOAD_TYPE ? bytes : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Tells what somebody states who checked a bundle, whether their key signed it, and whether it is about the bundle that the reader has.
 *
 * Rule: VERIFY-18. Errors: VERIFY_STATEMENT (`form`, `signature`, `bundle`, `publication`; `unsigned` as a warning where no key is given),
 * LEDGER_KEY, VERIFY_UNREADABLE. Exit code: OUT-10; what the statement says came out of the check does not count.
 */
export async function showStatement(
  file: string,
  bytes: Uint8Array,
  { signer, of, json }: StatementOptions,
  io: Io,
  locale: Locale,
): Promise<ExitCode> {
  const issues: Issue[] = [];
  const key = signer === undefined ? undefined : readVerifierKey(nodeSha256, signer);
  if (key && 'issue' in key) issues.push(key.issue);
  const opened = openStatement(() => true, bytes, new Uint8Array(32));
  const said = 'value' in opened ? readCheckStatement(opened.value) : undefined;
  const wrong = (reason: string): Issue => verifyIssue('VERIFY_STATEMENT', { file }, { reason });
  if (!said) issues.push(wrong('form'));
  const isSigned = key && 'value' in key && 'value' in openStatement(nodeCrypto.verifyEd25519, bytes, key.value.publicKey);
  if (said && !key) issues.push({ ...wrong('unsigned'), severity: 'warning' });
  if (said && key && 'value' in key && !isSigned) issues.push(wrong('signature'));
  if (said && of !== undefined) {
    const findings = new Findings();
    const files = await readBundle(resolve(io.cwd, of), findings);
    const manifest = files.get('bundle.json');
    if (!manifest) issues.push({ ...verifyIssue('VERIFY_UNREADABLE', { file: join(of, 'bundle.json') }, { reason: 'manifest' }) });
    else if (createHash('sha256').update(manifest).digest('hex') !== said.sha256) issues.push(wrong('bundle'));
    else if (said.publication !== undefined && said.publication !== lastPublication([...files.keys()])) issues.push(wrong('publication'));
  }
  if (issues.length > 0) io.err(showProofIssues(issues, { io, locale }));
  if (json)
    io.out(
      `${JSON.stringify({ statement: said, signed: isSigned === true, issues: issues.map(({ code, args }) => ({ code, args })) }, undefined, 2)}\n`,
    );
  else if (said)
    for (const line of statementWords(locale).lines(said, key && 'value' in key && isSigned ? key.value.name : undefined))
      io.out(`${line}\n`);
  return exitCodeOf(issues);
}

/** The entry by which a bundle is published: of a replaced one the entry is there too, and lies before it. */
function lastPublication(paths: readonly string[]): number {
  return Math.max(...paths.map((path) => Number(/^log\/(\d+)-publication\.json$/.exec(path)?.[1] ?? -1)));
}
