import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  type Checkpoint,
  checkpointText,
  checkSignatures,
  leafHash,
  proveConsistency,
  rangeHash,
  readCheckpoint,
  readSignature,
  signNote,
  sourceOfLeaves,
  toBase64,
  utf8,
  verifierKey,
  writeAddCheckpoint,
  writeNote,
  writeVerifierKey,
} from '@kedu/ledger';
import { afterAll, describe, expect, test } from 'vitest';
import { bundledProgram } from '../../../../tools/bundledProgram.ts';
import { makeKeyFile, nodeCrypto, nodeSha256, originHashOf, readKeyFile, Witness } from '../../src/index.ts';
import { readValue } from '../ledger/reading.ts';

const KILLS = Number(process.env['KEDU_KILLS'] ?? 5);
const [NAME, WITNESS] = ['kedu.example/north', 'audit.example'];
const folder = mkdtempSync(join(tmpdir(), 'kedu-witness-'));
const memory = join(folder, 'memory');
const children: ChildProcess[] = [];
afterAll(() => {
  for (const child of children) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});
const log = readValue(makeKeyFile(join(folder, 'log.pem'), NAME));
const witnessKeyFile = join(folder, 'witness.pem');
const witness = readValue(makeKeyFile(witnessKeyFile, WITNESS));
const logKey = verifierKey(nodeSha256, { name: NAME, type: 'ed25519', publicKey: log.publicKey });
const witnessKey = verifierKey(nodeSha256, { name: WITNESS, type: 'cosignature', publicKey: witness.publicKey });
const child = bundledProgram(fileURLToPath(new URL('witnessing.ts', import.meta.url)));

/** A tree that the log signs, with what a witness is sent that saw the tree of `from` leaves last. */
interface Signed {
  readonly checkpoint: Checkpoint;
  readonly leaves: readonly Uint8Array[];
  readonly body: string;
}

async function signed(entries: readonly string[], from: number): Promise<Signed> {
  const leaves = entries.map((entry) => leafHash(nodeSha256, utf8(entry)));
  const source = sourceOfLeaves(nodeSha256, leaves);
  const text = checkpointText({ origin: NAME, size: leaves.length, root: rangeHash(nodeSha256, source, { start: 0, end: leaves.length }) });
  const checkpoint = readValue(readCheckpoint(utf8(writeNote({ text, signatures: [await signNote(nodeCrypto, text, log)] }))));
  const proof = from === 0 ? [] : proveConsistency(nodeSha256, source, from, leaves.length);
  return { checkpoint, leaves, body: writeAddCheckpoint({ oldSize: from, proof, checkpoint }) };
}

/** Starts a process that witnesses; what it said first: its port, or the code of what kept it from beginning. */
async function start(
  ...more: readonly string[]
): Promise<{ readonly process: ChildProcess; readonly said: string; readonly ended: Promise<void> }> {
  const began = spawn(process.execPath, [await child, memory, witnessKeyFile, WITNESS, writeVerifierKey(logKey), ...more], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  children.push(began);
  const ended = new Promise<void>((done) => began.once('close', () => done()));
  return new Promise((done) => {
    let said = '';
    began.stdout?.on('data', (bytes: Buffer) => {
      said += bytes.toString();
      if (said.endsWith('\n')) done({ process: began, said: said.trim(), ended });
    });
    began.once('close', () => done({ process: began, said: said.trim(), ended }));
  });
}

const post = (port: string, body: string): Promise<string | undefined> =>
  fetch(`http://127.0.0.1:${port}/add-checkpoint`, { method: 'POST', body, signal: AbortSignal.timeout(10_000) }).then(
    async (answer) => (answer.status === 200 ? await answer.text() : undefined),
    () => undefined,
  );

/** The tree that the witness remembers, as it lies on its disk, if any. */
function remembered(): Checkpoint | undefined {
  try {
    return readValue(readCheckpoint(readFileSync(join(memory, originHashOf(NAME), 'checkpoint'))));
  } catch {
    return undefined;
  }
}

describe('WITNESS-3 a witness that is killed', () => {
  test('after signing and before it answers: the same tree is cosigned again, another of its size never', {
    timeout: 120_000,
  }, async () => {
    rmSync(memory, { recursive: true, force: true });
    const [honest, other] = [await signed(['a', 'b'], 0), await signed(['a', 'c'], 0)];
    writeFileSync(join(folder, 'request'), honest.body);
    const died = await start(join(folder, 'request'));
    await died.ended;
    expect([died.said, died.process.signalCode]).toEqual(['', 'SIGKILL']);
    expect(remembered()?.size).toBe(2);
    const again = readValue(await Witness.open(memory, readValue(readKeyFile(witnessKeyFile, WITNESS)), [logKey], () => 1));
    expect(await again.answer({ oldSize: 0, proof: [], checkpoint: other.checkpoint })).toEqual({ status: 409, refusal: 'stale', size: 2 });
    expect(await again.answer({ oldSize: 2, proof: [], checkpoint: other.checkpoint })).toEqual({ status: 422, refusal: 'root' });
    expect('signatures' in (await again.answer({ oldSize: 2, proof: [], checkpoint: honest.checkpoint }))).toBe(true);
    await again.close();
  });

  test('while it wrote: what was begun aside counts for nothing', async () => {
    rmSync(memory, { recursive: true, force: true });
    const place = join(memory, originHashOf(NAME));
    mkdirSync(place, { recursive: true });
    const honest = await signed(['a', 'b'], 0);
    writeFileSync(join(place, 'checkpoint.new'), writeNote(honest.checkpoint.note).slice(0, 40));
    const opened = readValue(await Witness.open(memory, readValue(readKeyFile(witnessKeyFile, WITNESS)), [logKey], () => 1));
    expect('signatures' in (await opened.answer({ oldSize: 0, proof: [], checkpoint: honest.checkpoint }))).toBe(true);
    await opened.close();
    expect(remembered()?.size).toBe(2);
  });

  test('of processes that begin at once on one folder one alone answers', { timeout: 120_000 }, async () => {
    rmSync(memory, { recursive: true, force: true });
    const began = await Promise.all([start(), start(), start()]);
    expect(began.map(({ said }) => (/^\d+$/.test(said) ? 'port' : said)).sort()).toEqual(['LOG_OWNED', 'LOG_OWNED', 'port']);
    for (const one of began) one.process.kill('SIGKILL');
    await Promise.all(began.map(({ ended }) => ended));
  });

  test(
    `${KILLS} times amid two trees of each size, sent at once: of no size two roots are signed, and none that was signed is forgotten`,
    async () => {
      rmSync(memory, { recursive: true, force: true });
      const roots = new Map<number, string>();
      let entries: readonly string[] = [];
      let answered = 0;
      for (let kill = 0; kill < KILLS; kill += 1) {
        const running = await start();
        expect(running.said).toMatch(/^\d+$/);
        const steps = 1 + (kill % 3);
        for (let step = 0; step <= steps; step += 1) {
          const trees = await Promise.all(['x', 'y'].map((which) => signed([...entries, `${kill}.${step}.${which}`], entries.length)));
          const answering = Promise.all([...trees, ...trees].map(async (tree) => [tree, await post(running.said, tree.body)] as const));
          // What was sent last it is killed over: before it reads it, while it writes, or after it answered.
          if (step === steps) setTimeout(() => running.process.kill('SIGKILL'), (kill * 7) % 23);
          for (const [{ checkpoint }, answer] of await answering) {
            if (answer === undefined) continue;
            const signature = readSignature(answer.trimEnd());
            if (!signature) throw new Error(answer);
            readValue(checkSignatures(nodeCrypto, { text: checkpoint.note.text, signatures: [signature] }, [witnessKey]));
            const root = toBase64(checkpoint.root);
            expect(roots.get(checkpoint.size) ?? root, `size ${checkpoint.size}`).toBe(root);
            roots.set(checkpoint.size, root);
            answered += 1;
          }
          if (step === steps) await running.ended;
          const seen = remembered();
          const taken = trees.findIndex(({ checkpoint }) => seen && toBase64(checkpoint.root) === toBase64(seen.root));
          if (taken >= 0) entries = [...entries, `${kill}.${step}.${taken === 0 ? 'x' : 'y'}`];
        }
        const kept = remembered();
        const last = Math.max(0, ...roots.keys());
        expect(kept?.size ?? 0).toBe(entries.length);
        expect(entries.length).toBeGreaterThanOrEqual(last);
        if (kept?.size === last) expect(toBase64(kept.root)).toBe(roots.get(last));
      }
      expect(answered).toBeGreaterThanOrEqual(KILLS);
    },
    30_000 + 12_000 * KILLS,
  );
});
