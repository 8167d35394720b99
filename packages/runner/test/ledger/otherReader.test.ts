import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cosign, utf8, writeVerifierKey } from '@kedu/ledger';
import { afterAll, describe, expect, test } from 'vitest';
import { LogWriter, makeKeyFile, nodeCrypto } from '../../src/index.ts';
import { readValue } from './reading.ts';

const MODULES = '/usr/share/gocode';
const program = fileURLToPath(new URL('checklog.go', import.meta.url));
const hasGo = spawnSync('go', ['version']).status === 0 && existsSync(join(MODULES, 'src/golang.org/x/mod/sumdb/tlog'));
const folder = mkdtempSync(join(tmpdir(), 'kedu-other-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.runIf(hasGo)(
  'TILE-2 NOTE-3 NOTE-4 a program that is not ours (golang.org/x/mod; left out without Go and golang-golang-x-mod-dev)',
  () => {
    test('reads the log, checks both signatures, every entry and the growth, and refuses a log that was changed', {
      timeout: 180_000,
    }, async () => {
      const signer = readValue(makeKeyFile(join(folder, 'log.pem'), 'kedu.example/north'));
      const witness = readValue(makeKeyFile(join(folder, 'witness.pem'), 'audit.example'));
      const log = join(folder, 'log');
      const { head } = readValue(await LogWriter.create(log, signer));
      const writer = readValue(await LogWriter.open(log, signer));
      for (let i = 0; i < 700; i += 1) {
        await writer.append(utf8(`entry ${i} ${'x'.repeat(i % 90)}`));
        if (i === 299) await writer.publish();
      }
      const checkpoint = await writer.publish();
      await writer.cosigned(checkpoint, [await cosign(nodeCrypto, checkpoint.note.text, witness, 1_700_000_000)]);
      await writer.close();

      const args = [log, writeVerifierKey(head.key), witness.name, Buffer.from(witness.publicKey).toString('base64'), '300'];
      const env = { ...process.env, GO111MODULE: 'off', GOPATH: MODULES, GOCACHE: join(folder, 'cache'), GOFLAGS: '' };
      const binary = join(folder, 'checklog');
      execFileSync('go', ['build', '-o', binary, program], { env, timeout: 150_000 });
      expect(execFileSync(binary, args, { encoding: 'utf8' })).toBe('700 entries hold\n');

      for (const file of ['checkpoint', 'tile/0/001', 'tile/entries/002.p/188']) {
        const path = join(log, file);
        const good = readFileSync(path);
        const bad = Buffer.from(good);
        bad[Math.floor(bad.length / 2)] = (bad[Math.floor(bad.length / 2)] as number) ^ 1;
        writeFileSync(path, bad);
        expect(spawnSync(binary, args).status, file).not.toBe(0);
        writeFileSync(path, good);
      }
    });
  },
);
