import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { MadeAuthority } from '../../../../tools/madeTimestamp.ts';
import { keduIn } from './keduIn.ts';

const folder = mkdtempSync(join(tmpdir(), 'kedu-stamped-'));
const kedu = keduIn(folder);
symlinkSync(fileURLToPath(new URL('../../../../packs', import.meta.url)), join(folder, 'packs'));

const made = new MadeAuthority('示例时间戳机构');
let server: Server;
let url = '';
let asked = 0;
/** A small scheme: what is checked here are its anchors. */
const publish = (out: string, period = '2025H2', log = 'log'): string =>
  `publish after-taicang --period ${period} --scheme chenghu --out ${out} --log ${log} --key ${log}.pem --salts salts --example-site --lang en`;
const codes = (err: string): readonly string[] => [...new Set(err.match(/(?:VERIFY|ANCHOR)_[A-Z_]+/g) ?? [])];

beforeAll(async () => {
  writeFileSync(join(folder, 'root.pem'), made.rootPem);
  writeFileSync(join(folder, 'other.pem'), new MadeAuthority('示例另一机构').rootPem);
  for (const name of ['log', 'second']) {
    const { out } = await kedu(`log init ${name} --name kedu.example/${name} --key ${name}.pem --lang en`);
    writeFileSync(join(folder, `${name}.txt`), `log ${out.trim().split('\n').at(-1) ?? ''}\nquorum none\n`);
  }
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      asked += 1;
      if (request.url !== '/') response.writeHead(503).end();
      else response.writeHead(200).end(made.answer(new Uint8Array(Buffer.concat(chunks)), Math.floor(Date.now() / 1000)));
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}, 60_000);
afterAll(async () => {
  await new Promise((closed) => server.close(closed));
  rmSync(folder, { recursive: true, force: true });
});

describe('ANCHOR-14 ANCHOR-13 kedu publish --tsa, kedu verify --ca', () => {
  test('what is published is stamped, a second time as before; the reader says whom he trusts', { timeout: 240_000 }, async () => {
    const first = await kedu(`${publish('bundle')} --tsa ${url}/ --ca root.pem`);
    expect(first.code).toBe(0);
    expect(first.out).toContain('Stamped: 示例时间戳机构 states that the checkpoint was there at 20');
    const anchors = readdirSync(join(folder, 'bundle', 'anchors'));
    expect(anchors.map((name) => name.replace(/^\d+/, 'N'))).toEqual(['N-rfc3161.json', 'N-rfc3161.tsr']);
    const stamp = readFileSync(join(folder, 'bundle', 'anchors', anchors[0] ?? ''), 'utf8');
    const again = await kedu(`${publish('bundle')} --tsa ${url}/ --ca root.pem`);
    expect([again.code, again.out.includes('Stamped already: 示例时间戳机构'), asked]).toEqual([0, true, 1]);
    expect(readFileSync(join(folder, 'bundle', 'anchors', anchors[0] ?? ''), 'utf8')).toBe(stamp);
    expect((await kedu('anchor log --check --ca root.pem')).code).toBe(0);

    const trusting = await kedu('verify bundle --policy log.txt --ca other.pem --ca root.pem --lang en');
    expect([trusting.code, codes(trusting.err)]).toEqual([0, ['VERIFY_UNWITNESSED']]);
    expect(trusting.out).toMatch(/Anchor: 示例时间戳机构 \(20.* Beijing time\), whom you trust\./);
    for (const [option, said] of [
      ['', '示例时间戳机构 根证书'],
      [' --ca other.pem', 'leads to none of the roots'],
    ]) {
      const checked = await kedu(`verify bundle --policy log.txt${option} --lang en`);
      expect([checked.code, codes(checked.err), checked.err.includes(said ?? '')]).toEqual([
        0,
        ['VERIFY_UNWITNESSED', 'VERIFY_ANCHOR'],
        true,
      ]);
      expect(checked.out).toContain('not confirmed by you.');
    }
  });

  test('VERIFY-10 anchors of an earlier bundle: the log grew, or it forked', { timeout: 240_000 }, async () => {
    expect((await kedu(`${publish('next', '2025H1')} --tsa ${url}/ --ca root.pem`)).code).toBe(0);
    const [earlier, later] = ['bundle', 'next'].map((name) => {
      const [file] = readdirSync(join(folder, name, 'anchors')).filter((one) => one.endsWith('.json'));
      return `${name}/anchors/${file}`;
    });
    const old = await kedu(`verify bundle --policy log.txt --ca root.pem --seen ${later} --lang en`);
    expect([old.code, codes(old.err), old.err.includes('has grown since')]).toEqual([0, ['VERIFY_UNWITNESSED', 'VERIFY_SEEN'], true]);
    const grown = await kedu(`verify next --policy log.txt --ca root.pem --seen ${earlier} --lang en`);
    expect([grown.code, codes(grown.err)]).toEqual([0, ['VERIFY_UNWITNESSED']]);

    // The same key over another log of the same name, in which the publications stand the other way round.
    rmSync(join(folder, 'log'), { recursive: true });
    expect((await kedu('log init log --name kedu.example/log --key log.pem')).code).toBe(0);
    for (const period of ['2025H1', '2025H2']) expect((await kedu(publish('rewritten', period))).code).toBe(0);
    const forked = await kedu(`verify rewritten --policy log.txt --ca root.pem --seen ${earlier} --lang en`);
    expect([forked.code, codes(forked.err)]).toEqual([1, ['VERIFY_UNWITNESSED', 'VERIFY_FORKED']]);
  });

  test('an authority that is away, or that is not the one that is trusted, is a warning; the bundle is written', {
    timeout: 240_000,
  }, async () => {
    const away = await kedu(`${publish('without', '2025H2', 'second')} --tsa ${url}/away --ca root.pem`);
    expect([away.code, codes(away.err), existsSync(join(folder, 'without', 'anchors'))]).toEqual([0, ['ANCHOR_ASKED'], false]);
    const other = await kedu(`${publish('without', '2025H2', 'second')} --tsa ${url}/ --ca other.pem`);
    expect([other.code, codes(other.err), existsSync(join(folder, 'without', 'anchors'))]).toEqual([0, ['ANCHOR_CERTIFICATE'], false]);
  });

  test.each([
    ['publish after-taicang --period 2025H2 --out x --log log --key log.pem --salts salts --tsa https://tsa.example', 2, '--ca'],
    [
      'publish after-taicang --period 2025H2 --scheme chenghu --out x --log log --key log.pem --salts salts --example-site --tsa https://tsa.example --ca log.txt',
      1,
      'ANCHOR_TRUST',
    ],
    ['verify bundle --ca nothere.pem', 1, 'ANCHOR_TRUST'],
    ['verify bundle --block 0x12', 2, '0x12'],
    ['verify bundle --chain-id 1', 2, '--contract'],
    [`verify bundle --block 0x${'ab'.repeat(32)}`, 2, '--chain-id'],
    [`verify bundle --chain-id 1 --contract 0x${'ab'.repeat(20)}`, 2, '--keeper'],
  ])('%s is refused with %i and says %s', { timeout: 60_000 }, async (line, code, said) => {
    const ran = await kedu(`${line} --lang en`);
    expect([ran.code, ran.out, ran.err.includes(said), ran.err.includes(folder)]).toEqual([code, '', true, false]);
  });
});
