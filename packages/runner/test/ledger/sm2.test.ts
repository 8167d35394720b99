import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readPolicy, readSignature, type Signer, trustCheckpoint, utf8, writeNote, writeVerifierKey } from '@kedu/ledger';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import {
  auditLog,
  LogFolder,
  LogWriter,
  makeKeyFile,
  makeSm2KeyFile,
  nodeCrypto,
  nodeSha256,
  readSm2KeyFile,
  Witness,
} from '../../src/index.ts';
import { readValue, refusal } from './reading.ts';

const NAME = 'kedu.example/north';
const folders: string[] = [];
const root = mkdtempSync(join(tmpdir(), 'kedu-sm2-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function scene(): { readonly folder: string; readonly log: string; readonly signer: Signer; readonly sm2: Signer } {
  const folder = mkdtempSync(join(tmpdir(), 'kedu-sm2-'));
  folders.push(folder);
  const signer = readValue(makeKeyFile(join(folder, 'log.pem'), NAME));
  return { folder, log: join(folder, 'log'), signer, sm2: readValue(makeSm2KeyFile(join(folder, 'sm2.pem'), NAME)) };
}

/** A policy that asks for the keys of a log, and for that of SM2 where it is told to. */
function policyOf({ head }: LogFolder, withSm2: boolean): string {
  const keys = [head.key, ...(withSm2 && head.sm2 ? [head.sm2] : [])];
  return `${keys.map((key) => `log ${writeVerifierKey(key)}\n`).join('')}quorum none\n`;
}

const readable = (text: string) => readValue(readPolicy(nodeSha256, text));

describe('LOG-7 NOTE-5 a log that signs with SM2 too', () => {
  test('signs each checkpoint with both keys, and is audited by both', async () => {
    const { folder, log, signer, sm2 } = scene();
    const made = readValue(await LogWriter.create(log, signer, sm2));
    const writer = readValue(await LogWriter.open(log, signer, sm2));
    await writer.append(utf8('entry'));
    const checkpoint = await writer.publish();
    await writer.close();
    expect(checkpoint.note.signatures.map(({ name, signature }) => [name, signature.length])).toEqual([
      [NAME, 64],
      [NAME, 64],
    ]);
    expect(readValue(await LogFolder.open(log)).head).toEqual(made.head);
    const trusted = readValue(trustCheckpoint(nodeCrypto, utf8(writeNote(checkpoint.note)), readable(policyOf(made, true))));
    expect(trusted.sm2).toEqual(made.head.sm2);
    const audited = await auditLog(log, readable(policyOf(made, true)), join(folder, 'memory'));
    expect(readValue(audited).size).toBe(1);
  });

  test('a missing or wrong signature is found by the log itself, and by an audit that asks for it', async () => {
    const { folder, log, signer, sm2 } = scene();
    const made = readValue(await LogWriter.create(log, signer, sm2));
    const { note } = readValue(await made.checkpoint());
    const [own, national] = note.signatures;
    if (!own || !national) throw new Error('a signature is missing');
    const damaged = { ...national, signature: national.signature.with(40, (national.signature[40] as number) ^ 1) };
    for (const [signatures, reason] of [
      [[own], 'missing_sm2'],
      [[own, damaged], 'wrong_sm2'],
    ] as const) {
      writeFileSync(join(log, 'checkpoint'), writeNote({ text: note.text, signatures }));
      expect(refusal(await made.checkpoint())).toBe(`LEDGER_SIGNATURE ${reason}`);
      expect(refusal(await LogWriter.open(log, signer, sm2))).toBe(`LEDGER_SIGNATURE ${reason}`);
      expect(refusal(await auditLog(log, readable(policyOf(made, true)), join(folder, 'memory')))).toBe(`LEDGER_SIGNATURE ${reason}`);
      expect(readValue(await auditLog(log, readable(policyOf(made, false)), join(folder, 'other'))).size).toBe(0);
    }
  });

  test('a witness that knows nothing of SM2 cosigns it as any other', async () => {
    const { folder, log, signer, sm2 } = scene();
    const made = readValue(await LogWriter.create(log, signer, sm2));
    const own = readValue(makeKeyFile(join(folder, 'witness.pem'), 'audit.example'));
    const witness = readValue(await Witness.open(join(folder, 'seen'), own, [made.head.key], () => 100));
    const writer = readValue(await LogWriter.open(log, signer, sm2));
    await writer.append(utf8('entry'));
    const checkpoint = await writer.publish();
    const answer = await witness.answer({ oldSize: 0, proof: [], checkpoint });
    const signature = 'signatures' in answer ? readSignature(answer.signatures.trimEnd()) : undefined;
    if (!signature) throw new Error(JSON.stringify(answer));
    await writer.cosigned(checkpoint, [signature]);
    const asked = `${policyOf(made, true).replace('quorum none\n', '')}witness audit ${writeVerifierKey(witness.key)}\nquorum audit\n`;
    const { note } = readValue(await made.checkpoint());
    const trusted = readValue(trustCheckpoint(nodeCrypto, utf8(writeNote(note)), readable(asked)));
    expect([trusted.sm2?.type, trusted.cosignatures.length]).toEqual(['sm2', 1]);
    await writer.close();
    await witness.close();
  });

  test('the keys must be those of the log', async () => {
    const { folder, log, signer, sm2 } = scene();
    const other = readValue(makeSm2KeyFile(join(folder, 'other.pem'), NAME));
    readValue(await LogWriter.create(log, signer, sm2));
    expect(refusal(await LogWriter.open(log, signer))).toBe('LOG_KEY sm2_needed');
    expect(refusal(await LogWriter.open(log, signer, other))).toBe('LOG_KEY other');
    const plain = join(folder, 'plain');
    readValue(await LogWriter.create(plain, signer));
    expect(refusal(await LogWriter.open(plain, signer, sm2))).toBe('LOG_KEY sm2_unasked');
    for (const head of [{ sm2: 5 }, { sm2: 'x' }, { sm2: writeVerifierKey(readValue(await LogFolder.open(plain)).head.key) }]) {
      const written = JSON.parse(readFileSync(join(log, 'log.json'), 'utf8')) as object;
      writeFileSync(join(folder, 'plain', 'log.json'), JSON.stringify({ ...written, ...head }));
      expect(['LOG_FOLDER form', 'LEDGER_KEY form']).toContain(refusal(await LogFolder.open(plain)));
    }
  });

  test('a module that signs otherwise than the standard says stops the writing, and the checkpoint stays', async () => {
    const { log, signer, sm2 } = scene();
    readValue(await LogWriter.create(log, signer, sm2));
    const before = readFileSync(join(log, 'checkpoint'), 'utf8');
    const module: Signer = { ...sm2, sign: (message) => sm2.sign(message.slice(1)) };
    const writer = readValue(await LogWriter.open(log, signer, module));
    await writer.append(utf8('entry'));
    await expect(writer.publish()).rejects.toThrow('wrong_sm2');
    await writer.close();
    expect(readFileSync(join(log, 'checkpoint'), 'utf8')).toBe(before);
    const again = readValue(await LogWriter.open(log, signer, sm2));
    expect((await again.publish()).size).toBe(1);
    await again.close();
  });

  test('a key file is read as it was written, and refused where it is open, another key or damaged', () => {
    const { folder, sm2 } = scene();
    const file = join(folder, 'sm2.pem');
    expect(readValue(readSm2KeyFile(file, NAME)).publicKey).toEqual(sm2.publicKey);
    expect(refusal(makeSm2KeyFile(file, NAME))).toBe('LOG_KEY exists');
    expect(refusal(readSm2KeyFile(join(folder, 'log.pem'), NAME))).toBe('LOG_KEY form_sm2');
    expect(refusal(readSm2KeyFile(join(folder, 'none.pem'), NAME))).toBe('LOG_KEY unreadable');
    expect(refusal(readSm2KeyFile(file, 'two words'))).toBe('LOG_KEY name');
    const der = Buffer.from(readFileSync(file, 'utf8').replaceAll(/-----.*-----|\n/g, ''), 'base64');
    der[40] = (der[40] as number) ^ 1;
    writeFileSync(file, `-----BEGIN PRIVATE KEY-----\n${der.toString('base64')}\n-----END PRIVATE KEY-----\n`);
    expect(refusal(readSm2KeyFile(file, NAME))).toBe('LOG_KEY form_sm2');
  });
});

// A program that is not ours, where the machine has one that knows SM2.
const speaksSm2 = spawnSync('openssl', ['genpkey', '-algorithm', 'SM2', '-out', join(root, 'probe.pem')]).status === 0;
const openssl = (...args: readonly string[]): Buffer => execFileSync('openssl', args, { cwd: root, stdio: ['ignore', 'pipe', 'ignore'] });

describe.runIf(speaksSm2)('NOTE-5 openssl and ours (left out where there is no openssl with SM2)', () => {
  test('a key of openssl is read, and what we sign with it openssl accepts', async () => {
    openssl('genpkey', '-algorithm', 'SM2', '-out', 'their.pem');
    execFileSync('chmod', ['600', join(root, 'their.pem')]);
    const signer = readValue(readSm2KeyFile(join(root, 'their.pem'), NAME));
    const message = utf8('kedu.example/north\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n');
    const signature = Buffer.from(await signer.sign(message)).toString('hex');
    const integer = (half: string): string => {
      const number = half.replace(/^(00)+(?=[0-9a-f]{2})/, '');
      const whole = /^[89a-f]/.test(number) ? `00${number}` : number;
      return `02${(whole.length / 2).toString(16).padStart(2, '0')}${whole}`;
    };
    const body = `${integer(signature.slice(0, 64))}${integer(signature.slice(64))}`;
    writeFileSync(join(root, 'ours.sig'), Buffer.from(`30${(body.length / 2).toString(16)}${body}`, 'hex'));
    writeFileSync(join(root, 'message'), message);
    openssl('pkey', '-in', 'their.pem', '-pubout', '-out', 'their.pub');
    const verify = (id: string): Buffer =>
      openssl(
        'pkeyutl',
        '-verify',
        '-rawin',
        '-digest',
        'sm3',
        '-pubin',
        '-inkey',
        'their.pub',
        '-in',
        'message',
        '-sigfile',
        'ours.sig',
        '-pkeyopt',
        `distid:${id}`,
      );
    expect(verify('1234567812345678').toString()).toContain('Verified Successfully');
    expect(() => verify('8765432187654321')).toThrow();
  });

  test('what openssl signs holds here, and openssl reads a key that we made', () => {
    const ours = readValue(makeSm2KeyFile(join(root, 'ours.pem'), NAME));
    writeFileSync(join(root, 'text'), '示例数据\n');
    openssl(
      'pkeyutl',
      '-sign',
      '-rawin',
      '-digest',
      'sm3',
      '-inkey',
      'ours.pem',
      '-in',
      'text',
      '-out',
      'their.sig',
      '-pkeyopt',
      'distid:1234567812345678',
    );
    const der = readFileSync(join(root, 'their.sig')).toString('hex');
    const length = Number.parseInt(der.slice(6, 8), 16) * 2;
    const [r, s] = [der.slice(8, 8 + length), der.slice(8 + length + 4)].map((half) => half.padStart(64, '0').slice(-64));
    expect(nodeCrypto.verifySm2(ours.publicKey, utf8('示例数据\n'), new Uint8Array(Buffer.from(`${r}${s}`, 'hex')))).toBe(true);
    expect(nodeCrypto.verifySm2(ours.publicKey, utf8('示例数据'), new Uint8Array(Buffer.from(`${r}${s}`, 'hex')))).toBe(false);
  });
});
