import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { wordIssue } from '@kedu/messages';
import type { Locale } from '@kedu/model';
import { bundleHashers, nativeHasher, nodeCrypto, readBundle, readKeyFile, writeDurably } from '@kedu/runner';
import { checkStatement, Findings, signStatement, verifyBundle, type VerifyReport } from '@kedu/verify';
import { EXIT, type ExitCode, exitCodeOf } from '../exitCode.ts';
import { showProofIssues } from '../proof/showProofIssues.ts';
import type { Io } from '../terminal/io.ts';
import { verifyWords } from '../verify/words.ts';
import { readPolicyFile } from './log.ts';

export interface VerifyCommandOptions {
  readonly policy?: string | undefined;
  readonly seen?: readonly string[] | undefined;
  readonly json: boolean;
  readonly sign?: string | undefined;
  readonly name?: string | undefined;
  readonly out?: string | undefined;
}

/**
 * `kedu verify BUNDLE`: whether a published bundle is what was logged, and what the rules compute; nothing is asked of a network.
 *
 * Rules: VERIFY-1 to VERIFY-8. Exit code: OUT-10, 0 where no finding is an error.
 */
export async function verify(bundle: string, options: VerifyCommandOptions, version: string, io: Io, locale: Locale): Promise<ExitCode> {
  const words = verifyWords(locale);
  const { policy: policyFile, seen: seenFiles = [], sign, name, out } = options;
  const usage = (text: string): ExitCode => {
    io.err(`${text}\n`);
    return EXIT.usage;
  };
  if (new Set([sign, name, out].map((one) => one === undefined)).size > 1) return usage(words.together);
  const policy = policyFile === undefined ? undefined : readPolicyFile(policyFile, io);
  if (policy && 'issue' in policy) {
    io.err(showProofIssues([policy.issue], { io, locale }));
    return exitCodeOf([policy.issue]);
  }
  const seen = new Map<string, Uint8Array>();
  for (const file of seenFiles) {
    try {
      seen.set(file, new Uint8Array(readFileSync(resolve(io.cwd, file))));
    } catch {
      return usage(words.unreadable(file));
    }
  }

  const findings = new Findings();
  const files = await readBundle(resolve(io.cwd, bundle), findings);
  const report = verifyBundle(
    files,
    { crypto: nodeCrypto, sm3: bundleHashers().sm3, policy: policy?.value, seen, newHasher: nativeHasher },
    findings,
  );
  show(report, options.json, io, locale);

  if (sign !== undefined && name !== undefined && out !== undefined) {
    const signer = readKeyFile(resolve(io.cwd, sign), name);
    if ('issue' in signer) {
      io.err(showProofIssues([signer.issue], { io, locale }));
      return exitCodeOf([signer.issue]);
    }
    const at = `${new Date().toISOString().slice(0, 19)}Z`;
    const statement = checkStatement(report, { name, version: `kedu ${version}`, at });
    if (statement !== undefined) {
      await writeDurably(resolve(io.cwd, out), await signStatement(nodeCrypto.sha256, statement, signer.value));
      io.err(`${words.signed(out)}\n`);
    }
  }
  return exitCodeOf(report.findings);
}

function show(report: VerifyReport, json: boolean, io: Io, locale: Locale): void {
  if (json) {
    const findings = report.findings.map((issue) => ({ ...issue, ...wordIssue(issue, locale) }));
    io.out(`${JSON.stringify({ ...report, findings }, undefined, 2)}\n`);
    return;
  }
  if (report.findings.length > 0) io.err(showProofIssues(report.findings, { io, locale }));
  io.out(
    verifyWords(locale)
      .summary(report)
      .map((line) => `${line}\n`)
      .join(''),
  );
}
