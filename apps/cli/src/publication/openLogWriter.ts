import { resolve } from 'node:path';
import type { Reading } from '@kedu/ledger';
import { LogFolder, LogWriter, readKeyFile } from '@kedu/runner';
import { readSm2Option } from '../commands/log.ts';
import type { Io } from '../terminal/io.ts';

/** The log of a folder, opened to be written with the keys of the options. Errors: those of LogFolder.open, readKeyFile and LogWriter.open. */
export async function openLogWriter(
  folder: string,
  { key, sm2: sm2File }: { readonly key: string; readonly sm2?: string | undefined },
  io: Io,
): Promise<Reading<LogWriter>> {
  const path = resolve(io.cwd, folder);
  const log = await LogFolder.open(path);
  if ('issue' in log) return log;
  const { origin } = log.value.head;
  const signer = readKeyFile(resolve(io.cwd, key), origin);
  if ('issue' in signer) return signer;
  const sm2 = readSm2Option(sm2File, origin, io);
  if (sm2 && 'issue' in sm2) return sm2;
  return LogWriter.open(path, signer.value, sm2?.value);
}
