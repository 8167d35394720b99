import type { Reading } from '@kedu/ledger';
import { LogFolder, LogWriter, readKeyFile } from '@kedu/runner';

/** The log of a folder, opened to be written with the key of a file. Errors: those of LogFolder.open, readKeyFile and LogWriter.open. */
export async function openLogWriter(folder: string, key: string): Promise<Reading<LogWriter>> {
  const log = await LogFolder.open(folder);
  if ('issue' in log) return log;
  const signer = readKeyFile(key, log.value.head.origin);
  return 'issue' in signer ? signer : LogWriter.open(folder, signer.value);
}
