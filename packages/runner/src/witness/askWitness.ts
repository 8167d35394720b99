import {
  type Checkpoint,
  checkSignatures,
  type NoteSignature,
  type PolicyKey,
  readSignature,
  type Reading,
  writeAddCheckpoint,
} from '@kedu/ledger';
import { entryTimes } from '../anchor/entryTimes.ts';
import { logIssue } from '../ledger/codes.ts';
import type { LogFolder } from '../ledger/logFolder.ts';
import { nodeCrypto } from '../ledger/nodeCrypto.ts';

const TIME_OUT = 10_000;
const MOST_BYTES = 100_000;
/** Seconds that are waited where the clock of the witness is behind the last entry, at most. */
const MOST_WAIT = 60;

const waitFor = (seconds: number): Promise<void> => new Promise((done) => setTimeout(done, seconds * 1000));

/**
 * Asks a witness to cosign the checkpoint of a log, telling it how the tree grew since it saw it last; that size it says itself.
 *
 * No entry may have a time after it (ENTRY-3): where the clock of the witness is behind the last entry by up to a minute, it is asked once
 * more when it has got there.
 * Rule: WITNESS-1, WITNESS-5. Errors: WITNESS_ASKED (`behind`: its clock is further behind; `url`, `unreachable`, `answer`, `signature`,
 * `forked`: it saw another tree, `refused` with the status of HTTP); LEDGER_TILE.
 */
export async function askWitness(
  log: LogFolder,
  checkpoint: Checkpoint,
  { key, url }: PolicyKey,
  wait: (seconds: number) => Promise<void> = waitFor,
): Promise<Reading<NoteSignature>> {
  const refused = (reason: string, status: number | '' = ''): Reading<NoteSignature> => ({
    issue: logIssue('WITNESS_ASKED', {}, { name: key.name, reason, status }),
  });
  if (url === undefined || !/^https?:\/\//.test(url)) return refused('url');
  let oldSize = 0;
  let hasWaited = false;
  for (let tries = 0; tries < 4; tries += 1) {
    const proof = log.proveGrowth(oldSize, checkpoint.size);
    if ('issue' in proof) return proof;
    let status: number;
    let text: string;
    try {
      const response = await fetch(`${url.replace(/\/+$/, '')}/add-checkpoint`, {
        method: 'POST',
        body: writeAddCheckpoint({ oldSize, proof: proof.value, checkpoint }),
        redirect: 'error',
        signal: AbortSignal.timeout(TIME_OUT),
      });
      status = response.status;
      text = await boundedText(response);
    } catch {
      return refused('unreachable');
    }
    if (status === 409 && /^(0|[1-9]\d{0,15})\n$/.test(text)) {
      oldSize = Number(text);
      if (oldSize > checkpoint.size) return refused('ahead', status);
      continue;
    }
    if (status === 422) return refused('forked', status);
    if (status !== 200) return refused('refused', status);
    const signatures = text.trimEnd().split('\n').map(readSignature);
    const own = signatures.find((one) => one?.name === key.name && one.keyId === key.id);
    if (!own) return refused('answer', status);
    const checked = checkSignatures(nodeCrypto, { text: checkpoint.note.text, signatures: [own] }, [key]);
    if ('issue' in checked || checked.value.length === 0) return refused('signature', status);
    const times = entryTimes(log, checkpoint.size);
    if ('issue' in times) return times;
    const behind = (times.value(checkpoint.size) ?? 0) - (checked.value[0]?.time ?? 0);
    if (behind <= 0) return { value: own };
    if (hasWaited || behind > MOST_WAIT) return refused('behind', status);
    hasWaited = true;
    oldSize = checkpoint.size;
    await wait(behind + 1);
  }
  return refused('refused', 409);
}

async function boundedText(response: Response): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
    text += decoder.decode(chunk, { stream: true });
    if (text.length > MOST_BYTES) throw new RangeError('too long an answer');
  }
  return text;
}
