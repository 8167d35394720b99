import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { verifierKey, writeVerifierKey } from '@kedu/ledger';
import type { Locale } from '@kedu/model';
import { makeKeyFile, nodeSha256, readKeyFile } from '@kedu/runner';
import { EXIT, type ExitCode, exitCodeOf } from '../exitCode.ts';
import { showProofIssues } from '../proof/showProofIssues.ts';
import { proofWords } from '../proof/words.ts';
import type { Io } from '../terminal/io.ts';

/**
 * `kedu key FILE --name NAME`: a private key for who signs (a checker, an auditor), made where the file is not there, its public key, and the line by which a policy believes what it signed (OPEN-6).
 *
 * Rules: LOG-1, VERIFY-18. Errors: LOG_KEY. Exit code: OUT-10.
 */
export function key(asked: string, { name }: { readonly name: string }, io: Io, locale: Locale): ExitCode {
  const file = resolve(io.cwd, asked);
  const isThere = existsSync(file);
  const signer = isThere ? readKeyFile(file, name) : makeKeyFile(file, name);
  if ('issue' in signer) {
    io.err(showProofIssues([signer.issue], { io, locale }, file, asked));
    return exitCodeOf([signer.issue]);
  }
  const words = proofWords(locale);
  if (!isThere) io.err(`${words.ownKeyMade(asked)}\n`);
  const { publicKey } = signer.value;
  const line = (type: 'ed25519' | 'cosignature'): string => writeVerifierKey(verifierKey(nodeSha256, { name, type, publicKey }));
  io.out(
    `${words.verifierKey}\n${line('ed25519')}\n${words.policyLine}\nwitness ${name.replace(/[^A-Za-z0-9._-]/g, '-')} ${line('cosignature')}\n`,
  );
  return EXIT.ok;
}
