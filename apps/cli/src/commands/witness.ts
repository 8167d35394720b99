import { existsSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { writeVerifierKey } from '@kedu/ledger';
import type { Issue, Locale } from '@kedu/model';
import { logIssue, makeKeyFile, portFault, readKeyFile, Witness, witnessServer } from '@kedu/runner';
import { EXIT, type ExitCode, exitCodeOf } from '../exitCode.ts';
import { showProofIssues } from '../proof/showProofIssues.ts';
import { proofWords } from '../proof/words.ts';
import type { Io } from '../terminal/io.ts';
import { readPolicyFile } from './log.ts';

export interface WitnessOptions {
  readonly name: string;
  readonly key: string;
  readonly logs: string;
  readonly port: number;
  readonly host: string;
}

/** `kedu witness FOLDER`: answers until it is told to stop. Rules: WITNESS-1 to WITNESS-4. Exit code: OUT-10. */
export async function witness(folder: string, options: WitnessOptions, io: Io, locale: Locale): Promise<ExitCode> {
  const words = proofWords(locale);
  const path = resolve(io.cwd, folder);
  const refuse = (issue: Issue): ExitCode => {
    io.err(showProofIssues([issue], { io, locale }, path, folder));
    return exitCodeOf([issue]);
  };
  const policy = readPolicyFile(options.logs, io);
  if ('issue' in policy) return refuse(policy.issue);
  const taken = await portFault(options.host, options.port);
  if (taken) return refuse(taken);
  const file = resolve(io.cwd, options.key);
  const isNew = !existsSync(file);
  const signer = isNew ? makeKeyFile(file, options.name) : readKeyFile(file, options.name);
  if ('issue' in signer) return refuse(signer.issue);
  if (isNew) io.err(`${words.keyMade(options.key)}\n`);
  const logs = policy.value.logs.map(({ key }) => key);
  const opened = await Witness.open(path, signer.value, logs, () => Math.floor(Date.now() / 1000));
  if ('issue' in opened) return refuse(opened.issue);
  const server = witnessServer(opened.value);
  try {
    const fault = await new Promise<string | undefined>((done) => {
      server.once('error', ({ code = '' }: NodeJS.ErrnoException) => done(code));
      server.listen(options.port, options.host, () => done(undefined));
    });
    if (fault !== undefined) return refuse(logIssue('WITNESS_PORT', {}, { host: options.host, port: options.port, reason: fault }));
    const { address, port } = server.address() as AddressInfo;
    io.out(`${words.verifierKey}\n${writeVerifierKey(opened.value.key)}\n`);
    io.out(`${words.witnessing(options.name, `http://${address}:${port}`, logs.length)}\n`);
    await io.stopped();
    return EXIT.ok;
  } finally {
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
    await opened.value.close();
  }
}
