import { anchoredHash, anchorIssue, beijingTime, checkTimestamp } from '@kedu/anchors';
import type { Checkpoint, Reading } from '@kedu/ledger';
import type { LogFolder } from '../ledger/logFolder.ts';
import { nodeSha256 } from '../ledger/nodeCrypto.ts';
import type { Clock } from '../witness/witness.ts';
import { anchorFiles, keepAnchor, openAnchor } from './anchorFolder.ts';
import { askTimestamp, type TimestampAuthority } from './askTimestamp.ts';
import { entryTimes } from './entryTimes.ts';
import { nodeCertificates } from './nodeCertificates.ts';

/** Seconds that are waited where the clock of the authority is behind ours, at most. */
const MOST_WAIT = 60;

export interface StampClock {
  readonly now: Clock;
  readonly wait: (seconds: number) => Promise<void>;
}

const MACHINE: StampClock = {
  now: () => Math.floor(Date.now() / 1000),
  wait: (seconds) => new Promise((done) => setTimeout(done, seconds * 1000)),
};

/** A time-stamp that lies beside the log. */
export interface KeptStamp {
  readonly file: string;
  /** Second since 1970, and who states it. */
  readonly time: number;
  readonly by: string;
  readonly isNew: boolean;
}

/**
 * The time-stamp of a checkpoint that is about to be published: one that lies beside the log and holds, else a fresh one.
 *
 * No entry may have a time after it (ENTRY-3): where the clock of the authority is behind ours by up to a minute, it is asked again when it has got there.
 * Rule: ANCHOR-14. Errors: those of askTimestamp; ANCHOR_TIMESTAMP `before` where its clock is further behind; LEDGER_TILE.
 */
export async function stampForBundle(
  log: LogFolder,
  checkpoint: Checkpoint,
  authority: TimestampAuthority,
  { now, wait }: StampClock = MACHINE,
): Promise<Reading<KeptStamp>> {
  const times = entryTimes(log, checkpoint.size);
  if ('issue' in times) return times;
  const notBefore = times.value(checkpoint.size) ?? 0;
  const lying = await stampBeside(log, checkpoint, authority, notBefore);
  if (lying) return { value: lying };
  for (let tries = 0; ; tries += 1) {
    const asked = await askTimestamp(checkpoint, authority, now);
    if ('issue' in asked) return asked;
    const { time, authority: by } = asked.value.checked;
    const behind = notBefore - time;
    if (behind <= 0) return { value: { file: await keepAnchor(log.folder, asked.value.anchor), time, by, isNew: true } };
    if (tries > 0 || behind > MOST_WAIT) {
      const args = { reason: 'before', found: beijingTime(time), expected: beijingTime(notBefore) };
      return { issue: anchorIssue('ANCHOR_TIMESTAMP', {}, args) };
    }
    await wait(behind + 1);
  }
}

async function stampBeside(
  log: LogFolder,
  checkpoint: Checkpoint,
  { roots, policy }: TimestampAuthority,
  notBefore: number,
): Promise<KeptStamp | undefined> {
  for (const file of await anchorFiles(log.folder)) {
    const read = await openAnchor(log.folder, file);
    if ('issue' in read || read.value.evidence.kind !== 'rfc3161' || read.value.checkpoint.note.text !== checkpoint.note.text) continue;
    const { nonce, response } = read.value.evidence;
    const hash = anchoredHash(nodeSha256, checkpoint);
    const checked = checkTimestamp(nodeCertificates, response, { hash, nonce, roots, policy, notBefore });
    if ('value' in checked) return { file, time: checked.value.time, by: checked.value.authority, isNew: false };
  }
  return undefined;
}
