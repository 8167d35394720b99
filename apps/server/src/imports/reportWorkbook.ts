import type { Issue, Locale } from '@kedu/model';
import type { Entered } from '@kedu/workflow';
import type { ServerPorts } from '../http/ports.ts';
import { joined } from '../knowledge/bytes.ts';
import { localBytes } from '../runs/localBytes.ts';
import { listOfProblems, markedFile } from './markedFile.ts';
import { isSmallFile } from './smallFile.ts';

/** Bytes of a file up to which its problems are written back in this process. Rule: IMPORT-9. */
const BYTES_HERE = 32 * 1024;

/**
 * A kept file with its problems written back: a small one here, a large one in a process of its own; where that ends, their list.
 *
 * Rule: IMPORT-9.
 */
export async function reportWorkbook(
  ports: ServerPorts,
  entered: Entered,
  { hash, name, bytes }: { readonly hash: string; readonly name: string; readonly bytes: number },
  issues: readonly Issue[],
  locale: Locale,
): Promise<Uint8Array> {
  if (bytes <= BYTES_HERE) {
    const whole = await joined(ports.blobs.get(entered, hash));
    if (isSmallFile({ name, bytes: whole }, BYTES_HERE)) return markedFile(whole, name, issues, locale);
  }
  const file = await localBytes(ports, entered.authority, hash);
  const answer = await ports.files.ask({ op: 'mark', file, name, issues, locale });
  return 'value' in answer ? (answer.value as Uint8Array) : listOfProblems(issues, locale);
}
