import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type Checkpoint,
  checkpointText,
  checkSignatures,
  frontierRoot,
  EMPTY_FRONTIER,
  grow,
  leafHash,
  type PolicyKey,
  readCheckpoint,
  signNote,
  type Signer,
  utf8,
  verifierKey,
  writeAddCheckpoint,
  writeNote,
} from '@kedu/ledger';
import { afterEach, describe, expect, test } from 'vitest';
import {
  askWitness,
  type LogFolder,
  LogWriter,
  makeKeyFile,
  nodeCrypto,
  nodeSha256,
  originHashOf,
  Witness,
  witnessServer,
} from '../../src/index.ts';
import { readValue, refusal } from '../ledger/reading.ts';

const NAME = 'kedu.example/north';
const AT = 1_700_000_000;
const folders: string[] = [];
const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

interface Scene {
  readonly folder: string;
  readonly signer: Signer;
  readonly log: LogFolder;
  readonly witnessSigner: Signer;
}

async function scene(count: number): Promise<Scene> {
  const folder = mkdtempSync(join(tmpdir(), 'kedu-witness-'));
  folders.push(folder);
  const signer = readValue(makeKeyFile(join(folder, 'log.pem'), NAME));
  const witnessSigner = readValue(makeKeyFile(join(folder, 'witness.pem'), 'audit.example'));
  const log = readValue(await LogWriter.create(join(folder, 'log'), signer));
  await add(log, signer, count);
  return { folder, signer, log, witnessSigner };
}

async function add(log: LogFolder, signer: Signer, count: number): Promise<Checkpoint> {
  const writer = readValue(await LogWriter.open(log.folder, signer));
  for (let i = 0; i < count; i += 1) await writer.append(utf8(`entry ${i}`));
  const checkpoint = await writer.publish();
  await writer.close();
  return checkpoint;
}

const openWitness = ({ folder, witnessSigner, log }: Scene, clock = (): number => AT) =>
  Witness.open(join(folder, 'witness'), witnessSigner, [log.head.key], clock);

function serve(witness: Witness): Promise<PolicyKey & { readonly url: string }> {
  const server = witnessServer(witness);
  servers.push(server);
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve({ key: witness.key, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }));
  });
}

/** A checkpoint that the log signs over other entries. */
async function forked(signer: Signer, size: number): Promise<Checkpoint> {
  const { frontier } = grow(
    nodeSha256,
    EMPTY_FRONTIER,
    Array.from({ length: size }, (_, i) => leafHash(nodeSha256, utf8(`other ${i}`))),
  );
  const text = checkpointText({ origin: signer.name, size, root: frontierRoot(nodeSha256, frontier) });
  return readValue(readCheckpoint(utf8(writeNote({ text, signatures: [await signNote(nodeCrypto, text, signer)] }))));
}

test('WITNESS-3 the time of a cosignature never falls for one log, though the clock is put back and the witness began anew', async () => {
  const at = await scene(3);
  let clock = AT;
  let witness = readValue(await openWitness(at, () => clock));
  const times: (number | undefined)[] = [];
  for (const [more, now] of [
    [0, AT],
    [2, AT - 500],
    [1, AT - 1],
    [1, AT + 7],
  ] as const) {
    clock = now;
    const checkpoint = await add(at.log, at.signer, more);
    const asked = await serve(witness);
    const signature = readValue(await askWitness(at.log, checkpoint, asked));
    times.push(readValue(checkSignatures(nodeCrypto, { text: checkpoint.note.text, signatures: [signature] }, [asked.key]))[0]?.time);
    await witness.close();
    witness = readValue(await openWitness(at, () => clock));
  }
  await witness.close();
  expect(times).toEqual([AT, AT, AT, AT + 7]);
});

describe('WITNESS-1 WITNESS-2 WITNESS-5 over HTTP', () => {
  test('a log grows and is cosigned at each step; what was cosigned last is served', async () => {
    const at = await scene(3);
    const witness = readValue(await openWitness(at));
    const asked = await serve(witness);
    for (const more of [0, 1, 300]) {
      const checkpoint = await add(at.log, at.signer, more);
      const signature = readValue(await askWitness(at.log, checkpoint, asked));
      const note = { text: checkpoint.note.text, signatures: [signature] };
      expect(readValue(checkSignatures(nodeCrypto, note, [witness.key]))[0]?.time).toBe(AT);
      const served = await (await fetch(`${asked.url}/${originHashOf(NAME)}/checkpoint`)).text();
      expect(served).toBe(writeNote({ text: checkpoint.note.text, signatures: [...checkpoint.note.signatures, signature] }));
    }
    expect((await fetch(`${asked.url}/${'0'.repeat(64)}/checkpoint`)).status).toBe(404);
    await witness.close();
  });

  test('another tree of the same log is refused, whoever asks first', async () => {
    const at = await scene(5);
    const witness = readValue(await openWitness(at));
    const asked = await serve(witness);
    const honest = readValue(await at.log.checkpoint());
    const other = await forked(at.signer, 5);
    const answers = await Promise.all(
      [honest, other, honest, other].map((checkpoint) => witness.answer({ oldSize: 0, proof: [], checkpoint })),
    );
    expect(answers.map((answer) => ('status' in answer ? answer.status : 200))).toEqual([200, 409, 409, 409]);
    const again = await witness.answer({ oldSize: 5, proof: [], checkpoint: other });
    expect(again).toEqual({ status: 422, refusal: 'root' });
    expect(refusal(await askWitness(at.log, await forked(at.signer, 4), asked))).toBe('WITNESS_ASKED ahead');
    await witness.close();
  });

  test('whoever asks for a tree beside the one that was seen is told that the witness saw another', async () => {
    const at = await scene(3);
    const witness = readValue(await openWitness(at));
    const asked = await serve(witness);
    readValue(await askWitness(at.log, readValue(await at.log.checkpoint()), asked));
    await add(at.log, at.signer, 2);
    const beside = await forked(at.signer, 5);
    expect(refusal(await askWitness(at.log, beside, asked))).toBe('WITNESS_ASKED forked');
    expect(await askWitness(at.log, beside, asked)).toMatchObject({ issue: { args: { status: 422 } } });
    await witness.close();
  });

  test('statuses and types of answers', async () => {
    const at = await scene(2);
    const witness = readValue(await openWitness(at));
    const { url } = await serve(witness);
    const post = (body: string | Uint8Array<ArrayBuffer>): Promise<Response> => fetch(`${url}/add-checkpoint`, { method: 'POST', body });
    const checkpoint = readValue(await at.log.checkpoint());
    const stale = await post(writeAddCheckpoint({ oldSize: 1, proof: [], checkpoint }));
    expect([stale.status, stale.headers.get('content-type'), await stale.text()]).toEqual([409, 'text/x.tlog.size', '0\n']);
    expect((await post('')).status).toBe(400);
    expect((await post(new Uint8Array([0xff, 0xfe]))).status).toBe(400);
    expect((await post('x'.repeat(200_001))).status).toBe(413);
    expect((await fetch(`${url}/add-checkpoint`)).status).toBe(405);
    expect((await fetch(`${url}/../../etc/passwd`)).status).toBe(404);
    expect((await post(writeAddCheckpoint({ oldSize: 0, proof: [], checkpoint }))).status).toBe(200);
    await witness.close();
  });

  test('a witness that is away, or is not the one that the policy names', async () => {
    const at = await scene(2);
    const witness = readValue(await openWitness(at));
    const asked = await serve(witness);
    const checkpoint = readValue(await at.log.checkpoint());
    const other = readValue(makeKeyFile(join(at.folder, 'other.pem'), 'audit.example'));
    const otherKey = verifierKey(nodeSha256, { name: other.name, type: 'cosignature', publicKey: other.publicKey });
    expect(refusal(await askWitness(at.log, checkpoint, { ...asked, key: otherKey }))).toBe('WITNESS_ASKED answer');
    expect(refusal(await askWitness(at.log, checkpoint, { key: otherKey }))).toBe('WITNESS_ASKED url');
    expect(refusal(await askWitness(at.log, checkpoint, { key: otherKey, url: 'http://127.0.0.1:1' }))).toBe('WITNESS_ASKED unreachable');
    await witness.close();
  });

  test('a request that never ends is cut off, and others are served meanwhile', async () => {
    const at = await scene(2);
    const witness = readValue(await openWitness(at));
    const asked = await serve(witness);
    const socket = connect(Number(new URL(asked.url).port), '127.0.0.1');
    socket.on('error', () => undefined);
    socket.write('POST /add-checkpoint HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nold 0\n');
    readValue(await askWitness(at.log, readValue(await at.log.checkpoint()), asked));
    socket.destroy();
    await witness.close();
  });
});

describe('WITNESS-3 memory', () => {
  test('is on the disk before the answer, and is there for the next process', async () => {
    const at = await scene(4);
    const first = readValue(await openWitness(at));
    const checkpoint = readValue(await at.log.checkpoint());
    const answer = await first.answer({ oldSize: 0, proof: [], checkpoint });
    const kept = readFileSync(join(at.folder, 'witness', originHashOf(NAME), 'checkpoint'), 'utf8');
    expect('signatures' in answer && kept.endsWith(answer.signatures)).toBe(true);
    expect(refusal(await openWitness(at))).toBe('LOG_OWNED');
    await first.close();
    const second = readValue(await openWitness(at));
    expect(await second.answer({ oldSize: 4, proof: [], checkpoint: await forked(at.signer, 4) })).toEqual({
      status: 422,
      refusal: 'root',
    });
    await second.close();
  });

  test('damaged, or cosigned by another key: it answers nobody', async () => {
    const at = await scene(4);
    const first = readValue(await openWitness(at));
    await first.answer({ oldSize: 0, proof: [], checkpoint: readValue(await at.log.checkpoint()) });
    await first.close();
    const file = join(at.folder, 'witness', originHashOf(NAME), 'checkpoint');
    const good = readFileSync(file, 'utf8');
    for (const bad of ['', good.slice(0, -3), good.replace('\n4\n', '\n3\n'), writeNote(readValue(await at.log.checkpoint()).note)]) {
      writeFileSync(file, bad);
      expect(refusal(await openWitness(at))).toBe('WITNESS_MEMORY');
    }
    writeFileSync(file, good);
    await readValue(await openWitness(at)).close();
  });

  test('what cannot be kept is not signed', async () => {
    const at = await scene(4);
    const witness = readValue(await openWitness(at));
    writeFileSync(join(at.folder, 'witness', originHashOf(NAME)), 'a file where a folder belongs');
    await expect(witness.answer({ oldSize: 0, proof: [], checkpoint: readValue(await at.log.checkpoint()) })).rejects.toThrow();
    expect(witness.lastOf(originHashOf(NAME))).toBeUndefined();
    expect(readdirSync(join(at.folder, 'witness'))).toContain(originHashOf(NAME));
    await witness.close();
  });
});
