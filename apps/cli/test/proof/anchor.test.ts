import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { keduIn } from './keduIn.ts';

const hasOpenssl = spawnSync('openssl', ['ts', '-help']).status === 0;
const folder = mkdtempSync(join(tmpdir(), 'kedu-anchor-'));
const kedu = keduIn(folder);

const CONFIG = `[req]
distinguished_name = name
[name]
[stamping]
extendedKeyUsage = critical, timeStamping
[tsa]
serial = serial
default_policy = 1.2.3.4.1
digests = sha256
signer_digest = sha256
`;

function openssl(...args: readonly string[]): void {
  execFileSync('openssl', args, { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
}

let server: Server;
let url = '';
beforeAll(async () => {
  for (const file of ['a.json', 'b.json']) writeFileSync(join(folder, file), `{"example":"${file}"}`);
  await kedu('log init north --name kedu.example/north --key north.pem');
  await kedu('log add north a.json --key north.pem');
  await kedu('log publish north --key north.pem');
  await kedu('log init bare --name kedu.example/bare --key bare.pem');
  if (!hasOpenssl) return;
  writeFileSync(join(folder, 'tsa.cnf'), CONFIG);
  writeFileSync(join(folder, 'serial'), '01\n');
  for (const name of ['tsa', 'other'])
    openssl(
      'req',
      '-x509',
      '-newkey',
      'rsa:2048',
      '-nodes',
      '-config',
      'tsa.cnf',
      '-extensions',
      'stamping',
      '-subj',
      `/CN=${name}.example`,
      '-keyout',
      `${name}.key`,
      '-out',
      `${name}.pem`,
    );
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      writeFileSync(join(folder, 'request.tsq'), Buffer.concat(chunks));
      openssl(
        'ts',
        '-reply',
        '-config',
        'tsa.cnf',
        '-section',
        'tsa',
        '-queryfile',
        'request.tsq',
        '-signer',
        'tsa.pem',
        '-inkey',
        'tsa.key',
        '-out',
        'reply.tsr',
      );
      response.writeHead(request.url === '/' ? 200 : 503).end(readFileSync(join(folder, 'reply.tsr')));
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  if (hasOpenssl) await new Promise((closed) => server.close(closed));
  rmSync(folder, { recursive: true, force: true });
});

describe.runIf(hasOpenssl)('ANCHOR-3 ANCHOR-4 ANCHOR-7 kedu anchor with an authority of openssl (left out without openssl)', () => {
  test('a root is stamped, the log grows, every anchor is checked; openssl agrees', { timeout: 60_000 }, async () => {
    const first = await kedu(`anchor north --tsa ${url}/ --ca tsa.pem --lang en`);
    expect([first.code, first.err]).toEqual([0, '']);
    expect(first.out).toContain('tsa.example states that the checkpoint of 1 entries was there at 20');
    const note = readFileSync(join(folder, 'north/checkpoint'), 'utf8');
    writeFileSync(join(folder, 'stamped'), note.slice(0, note.indexOf('\n\n') + 1));
    const args = ['ts', '-verify', '-data', 'stamped', '-in', 'north/anchors/1-rfc3161.tsr', '-CAfile', 'tsa.pem'];
    expect(spawnSync('openssl', args, { cwd: folder }).status).toBe(0);

    await kedu('log add north b.json --key north.pem');
    await kedu('log publish north --key north.pem');
    await kedu(`anchor north --tsa ${url}/ --ca tsa.pem`);
    await kedu(`anchor north --tsa ${url}/ --ca tsa.pem`);
    const checked = await kedu('anchor north --check --ca tsa.pem --policy-id 1.2.3.4.1 --not-before 2024-02-29 --lang en');
    expect([checked.code, checked.err]).toEqual([0, '']);
    for (const name of ['1-rfc3161', '2-rfc3161', '2-rfc3161-2']) expect(checked.out).toContain(`anchors/${name}.json: tsa.example states`);
    expect((await kedu('anchor north --check --ca tsa.pem')).out).toContain('与现在的日志一致');
  });

  test.each([
    ['anchor north --check --ca other.pem', 1, 'ANCHOR_CERTIFICATE'],
    ['anchor north --check --ca tsa.pem --policy-id 1.2.3', 1, 'ANCHOR_TIMESTAMP'],
    ['anchor north --check --ca tsa.pem --not-before 2099-01-01', 1, 'too early'],
    ['anchor north --check', 1, 'ANCHOR_TRUST'],
  ])('%s is refused with %i and says %s', async (line, code, said) => {
    const ran = await kedu(`${line} --lang en`);
    expect([ran.code, ran.out, ran.err.includes(said), ran.err.includes(folder)]).toEqual([code, '', true, false]);
  });

  test('an authority that refuses, one that is not trusted: nothing is kept', async () => {
    const before = (await kedu('anchor north --check --ca tsa.pem')).out;
    const away = await kedu(`anchor north --tsa ${url}/away --ca tsa.pem --lang en`);
    expect([away.code, away.err.includes('503')]).toEqual([1, true]);
    const other = await kedu(`anchor north --tsa ${url}/ --ca other.pem --lang en`);
    expect([other.code, other.err.includes('ANCHOR_CERTIFICATE')]).toEqual([1, true]);
    expect((await kedu('anchor north --check --ca tsa.pem')).out).toBe(before);
  });
});

describe('ANCHOR-3 what is refused before anybody is asked', () => {
  test.each([
    ['anchor north', 2, '--tsa'],
    ['anchor north --tsa https://tsa.example', 2, '--ca'],
    ['anchor north --check --ca nothere.pem', 1, 'ANCHOR_TRUST'],
    ['anchor north --check --ca a.json', 1, 'ANCHOR_TRUST'],
    ['anchor nolog --check', 1, 'LOG_FOLDER'],
    ['anchor bare --check', 1, 'ANCHOR_NONE'],
    ['anchor bare --check --not-before 2024-02-30', 2, '2024-02-30'],
  ])('%s is refused with %i and says %s', async (line, code, said) => {
    const ran = await kedu(`${line} --lang en`);
    expect([ran.code, ran.out, ran.err.includes(said), ran.err.includes(folder)]).toEqual([code, '', true, false]);
  });
});
