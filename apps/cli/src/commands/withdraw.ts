import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { WithdrawalReason } from '@kedu/bundle';
import type { Issue, Locale } from '@kedu/model';
import { bundleHash, layNotice, noticePath, withdrawPublication, writeDurably } from '@kedu/runner';
import { EXIT, type ExitCode, exitCodeOf } from '../exitCode.ts';
import { showProofIssues } from '../proof/showProofIssues.ts';
import { publicationWords } from '../publication/words.ts';
import { openLogWriter } from '../publication/openLogWriter.ts';
import type { Io } from '../terminal/io.ts';
import { readPolicyFile } from './log.ts';

export interface WithdrawCommandOptions {
  readonly publication: number;
  readonly reason: WithdrawalReason;
  readonly key: string;
  readonly sm2?: string | undefined;
  readonly policy?: string | undefined;
  readonly out?: string | undefined;
  /** Folder of the bundle that is withdrawn. */
  readonly bundle?: string | undefined;
}

/** `kedu withdraw LOG --publication INDEX --reason CODE --key FILE`. Rules: WITHDRAW-1, NOTICE-2. Exit code: OUT-10. */
export async function withdraw(folder: string, options: WithdrawCommandOptions, io: Io, locale: Locale): Promise<ExitCode> {
  const words = publicationWords(locale);
  const path = resolve(io.cwd, folder);
  const refuse = (issues: readonly Issue[]): ExitCode => {
    io.err(showProofIssues(issues, { io, locale }, path, folder));
    return exitCodeOf(issues);
  };
  const policy = options.policy === undefined ? undefined : readPolicyFile(options.policy, io);
  if (policy && 'issue' in policy) return refuse([policy.issue]);
  const bundle = options.bundle === undefined ? undefined : resolve(io.cwd, options.bundle);
  const writer = await openLogWriter(folder, options, io);
  if ('issue' in writer) return refuse([writer.issue]);
  try {
    const done = await withdrawPublication({
      writer: writer.value,
      publication: options.publication,
      reason: options.reason,
      policy: options.policy === undefined ? undefined : readFileSync(resolve(io.cwd, options.policy), 'utf8'),
      bundle: bundle === undefined ? undefined : ((await bundleHash(bundle)) ?? ''),
      at: `${new Date().toISOString().slice(0, 19)}Z`,
    });
    if ('issue' in done) return refuse([done.issue]);
    const { index, isNew, cosigners, notice, issues, uncosigned } = done.value;
    io.out(`${words.withdrawn(options.publication, index, isNew)}\n${words.cosigned(cosigners)}\n`);
    if (options.out !== undefined) await writeDurably(resolve(io.cwd, options.out), notice);
    io.out(`${words.notice(options.out ?? join(folder, noticePath(options.publication)))}\n${words.tell}\n`);
    if (bundle !== undefined) {
      const laid = await layNotice(bundle, notice);
      if (laid) return refuse([laid]);
      io.out(`${words.laid(options.bundle ?? '')}\n`);
    }
    if (uncosigned) io.out(`${words.uncosigned}\n`);
    const silent = [...issues, ...(uncosigned ? [uncosigned] : [])];
    return silent.length > 0 ? refuse(silent) : EXIT.ok;
  } finally {
    await writer.value.close();
  }
}
