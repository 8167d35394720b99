import {
  type Checkpoint,
  checkSignatures,
  type NoteSignature,
  type PolicyKey,
  readSignature,
  type Reading,
  writeAddCheckpoint,
} from '@kedu/ledger';
import { logIssue } from '../ledger/codes.ts';
import type { LogFolder } from '../ledger/logFolder.ts';
import { nodeCrypto } from '../ledger/nodeCrypto.ts';

const TIME_OUT = 10_000;
const MOST_BYTES = 100_000;

/**
 * Asks a witness to cosign the checkpoint of a log, telling it how the tree grew since it saw it last; that size it says itself.
 *
 * Rule: WITNESS-1. Errors: WITNESS_ASKED (`url`, `unreachable`, `answer`, `signature`, `refused` with the status of HTTP); LEDGER_TILE.
 */
export async function askWitness(log: LogFolder, checkpoint: Checkpoint, { key, url }: PolicyKey): Promise<Reading<NoteSignature>> {
  const refused = (reason: string, status: number | '' = ''): Reading<NoteSignature> => ({
    issue: logIssue('WITNESS_ASKED', {}, { name: key.name, reason, status }),
  });
  if (url === undefined || !/^https?:\/\//.test(url)) return refused('url');
  let oldSize = 0;
  for (let tries = 0; tries < 3; tries += 1) {
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
    if (status !== 200) return refused('refused', status);
    const signatures = text.trimEnd().split('\n').map(readSignature);
    const own = signatures.find((one) => one?.name === key.name && one.keyId === key.id);
    if (!own) return refused('answer', status);
    const checked = checkSignatures(nodeCrypto, { text: checkpoint.note.text, signatures: [own] }, [key]);
    return 'issue' in checked || checked.value.length === 0 ? refused('signature', status) : { value: own };
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
