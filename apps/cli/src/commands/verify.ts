import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { BUNDLE_PATHS } from '@kedu/bundle';
import { utf8 } from '@kedu/ledger';
import { bundleReadme, saysExample, wordIssue } from '@kedu/messages';
import type { Issue, Locale } from '@kedu/model';
import { bundleHashers, DrawKernels, nativeHasher, nodeCrypto, readBundle, readKeyFile, writeDurably } from '@kedu/runner';
import { checkStatement, Findings, signStatement, verdictOf, verifyBundle, type VerifyReport } from '@kedu/verify';
import { EXIT, type ExitCode, exitCodeOf } from '../exitCode.ts';
import { kernelAsked } from '../kernelAsked.ts';
import { showProofIssues } from '../proof/showProofIssues.ts';
import type { Io } from '../terminal/io.ts';
import { checkerPage } from '../verify/checkerPage.ts';
import { missingTrust, readerTrust, type TrustOptions } from '../verify/readerTrust.ts';
import { showStatement, statementIn } from '../verify/showStatement.ts';
import { verifyWords } from '../verify/words.ts';
import { readPolicyFile } from './log.ts';

export interface VerifyCommandOptions extends TrustOptions {
  readonly policy?: string | undefined;
  readonly seen?: readonly string[] | undefined;
  readonly json: boolean;
  readonly sign?: string | undefined;
  readonly name?: string | undefined;
  readonly out?: string | undefined;
  readonly signer?: string | undefined;
  readonly of?: string | undefined;
}

/**
 * `kedu verify BUNDLE`: whether a published bundle is what was logged, and what the rules compute; nothing is asked of a network. Of a
 * statement of a check (VERIFY-18) it tells what it says and who signed it.
 *
 * Rules: VERIFY-1 to VERIFY-10. Exit code: OUT-10, 0 where no finding is an error.
 */
export async function verify(bundle: string, options: VerifyCommandOptions, version: string, io: Io, locale: Locale): Promise<ExitCode> {
  const words = verifyWords(locale);
  const { policy: policyFile, seen: seenFiles = [], sign, name, out } = options;
  const usage = (text: string): ExitCode => {
    io.err(`${text}\n`);
    return EXIT.usage;
  };
  const statement = statementIn(resolve(io.cwd, bundle));
  if (statement) return showStatement(bundle, statement, options, io, locale);
  if (options.signer !== undefined || options.of !== undefined) return usage(words.statementAlone);
  if (new Set([sign, name, out].map((one) => one === undefined)).size > 1) return usage(words.together);
  const missing = missingTrust(options);
  if (missing !== undefined) return usage(words.needs(missing));
  const refuse = (issue: Issue): ExitCode => {
    io.err(showProofIssues([issue], { io, locale }));
    return exitCodeOf([issue]);
  };
  const policy = policyFile === undefined ? undefined : readPolicyFile(policyFile, io);
  if (policy && 'issue' in policy) return refuse(policy.issue);
  const trust = readerTrust(options, io.cwd);
  if ('issue' in trust) return refuse(trust.issue);
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
  // The page of the bundle is held against that of this program, which from source is made for that.
  const page = files.has(BUNDLE_PATHS.checker) ? utf8(await checkerPage()) : undefined;
  const kernels = new DrawKernels(kernelAsked({}, io));
  let report: VerifyReport;
  try {
    report = verifyBundle(
      files,
      {
        page,
        kernel: (scheme, register) => kernels.for(scheme, register),
        crypto: nodeCrypto,
        sm3: bundleHashers().sm3,
        policy: policy?.value,
        seen,
        anchors: trust.value,
        newHasher: nativeHasher,
        readme: { write: bundleReadme, saysExample },
      },
      findings,
    );
  } finally {
    kernels.stop();
  }
  show(report, options.json, io, locale);

  if (sign !== undefined && name !== undefined && out !== undefined) {
    const signer = readKeyFile(resolve(io.cwd, sign), name);
    if ('issue' in signer) return refuse(signer.issue);
    const at = `${new Date().toISOString().slice(0, 19)}Z`;
    const stated = checkStatement(report, { name, version: `kedu ${version}`, at });
    if (stated !== undefined) {
      await writeDurably(resolve(io.cwd, out), await signStatement(nodeCrypto.sha256, stated, signer.value));
      io.err(`${words.signed(out)}\n`);
    }
  }
  return exitCodeOf(report.findings);
}

function show(report: VerifyReport, json: boolean, io: Io, locale: Locale): void {
  if (json) {
    const findings = report.findings.map((issue) => ({ ...issue, ...wordIssue(issue, locale) }));
    io.out(`${JSON.stringify({ verdict: verdictOf(report), ...report, findings }, undefined, 2)}\n`);
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
