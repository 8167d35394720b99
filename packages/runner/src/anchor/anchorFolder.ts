import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Anchor, anchorIssue, readAnchor, writeAnchor } from '@kedu/anchors';
import type { Reading } from '@kedu/ledger';
import { flushFolder, makeFolder, writeDurably } from '../ledger/durable.ts';

export const ANCHOR_FOLDER = 'anchors';

const NAME = /^(\d{1,16})-(?:rfc3161|evm|fisco-bcos)(?:-\d{1,4})?\.json$/;
const MOST_BYTES = 1_000_000;

/**
 * Writes an anchor beside the log: `anchors/SIZE-KIND.json`, with a number where there is one already; a time-stamp also as `.tsr`, for other programs.
 *
 * Rule: ANCHOR-3. Answer: the path in the folder of the log.
 */
export async function keepAnchor(logFolder: string, anchor: Anchor): Promise<string> {
  const folder = join(logFolder, ANCHOR_FOLDER);
  await makeFolder(folder);
  const taken = new Set(await readdir(folder));
  const { checkpoint, evidence } = anchor;
  let name = `${checkpoint.size}-${evidence.kind}`;
  for (let number = 2; taken.has(`${name}.json`); number += 1) name = `${checkpoint.size}-${evidence.kind}-${number}`;
  if (evidence.kind === 'rfc3161') await writeDurably(join(folder, `${name}.tsr`), evidence.response);
  await writeDurably(join(folder, `${name}.json`), writeAnchor(anchor));
  await flushFolder(folder);
  return `${ANCHOR_FOLDER}/${name}.json`;
}

/** Paths of the anchors beside a log, those of small trees first. */
export async function anchorFiles(logFolder: string): Promise<readonly string[]> {
  const names = await readdir(join(logFolder, ANCHOR_FOLDER)).catch((): string[] => []);
  const sizes = names.flatMap((name) => {
    const size = NAME.exec(name)?.[1];
    return size === undefined ? [] : [{ name, size: Number(size) }];
  });
  return sizes.sort((a, b) => a.size - b.size || (a.name < b.name ? -1 : 1)).map(({ name }) => `${ANCHOR_FOLDER}/${name}`);
}

/** Reads one. Errors: ANCHOR_FILE (`unreadable`, `name` where it is of another size or kind than its name says, those of reading it). */
export async function openAnchor(logFolder: string, file: string): Promise<Reading<Anchor>> {
  const path = join(logFolder, file);
  const refused = (reason: string): Reading<Anchor> => ({ issue: anchorIssue('ANCHOR_FILE', { file: path }, { reason }) });
  let bytes: Uint8Array;
  try {
    if ((await stat(path)).size > MOST_BYTES) return refused('size');
    bytes = await readFile(path);
  } catch {
    return refused('unreadable');
  }
  const read = readAnchor(bytes);
  if ('issue' in read) return { issue: { ...read.issue, place: { file: path } } };
  const { checkpoint, evidence } = read.value;
  return file.startsWith(`${ANCHOR_FOLDER}/${checkpoint.size}-${evidence.kind}`) ? read : refused('name');
}
