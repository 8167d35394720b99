import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { prefixed } from '@kedu/anchors';
import { ChainNode } from '@kedu/runner';
import { addr } from 'micro-eth-signer';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { keduIn } from './keduIn.ts';

const ANVIL = fileURLToPath(
  new URL('../../../../packages/runner/test/anchor/chain/node_modules/@foundry-rs/anvil-linux-amd64/bin/anvil', import.meta.url),
);
const PACK = fileURLToPath(new URL('../../../../packs/after-liaoning', import.meta.url));
const ADDRESS = `0x${'ab'.repeat(20)}`;
const folder = mkdtempSync(join(tmpdir(), 'kedu-onchain-'));
const kedu = keduIn(folder);

const key = new Uint8Array(randomBytes(32));
beforeAll(async () => {
  writeFileSync(join(folder, 'a.json'), '{"example":true}');
  await kedu('log init north --name kedu.example/north --key north.pem');
  await kedu('log add north a.json --key north.pem');
  await kedu('log publish north --key north.pem');
  writeFileSync(join(folder, 'account.key'), `${prefixed(key)}\n`, { mode: 0o600 });
  writeFileSync(join(folder, 'open.key'), `${prefixed(key)}\n`);
  chmodSync(join(folder, 'open.key'), 0o644);
  writeFileSync(join(folder, 'short.key'), '0x01\n', { mode: 0o600 });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('ANCHOR-12 what is refused before a chain is asked', () => {
  const place = `--chain http://127.0.0.1:9 --chain-id 1 --contract ${ADDRESS} --keeper ${ADDRESS}`;
  test.each([
    ['--chain http://127.0.0.1:9', 2, '--chain-id'],
    ['--chain http://127.0.0.1:9 --chain-id 1', 2, '--contract'],
    [`--chain http://127.0.0.1:9 --chain-id 1 --contract ${ADDRESS}`, 2, '--keeper'],
    [place, 2, '--key'],
    [`${place} --chain-kind other`, 2, 'fisco-bcos'],
    ['--chain http://127.0.0.1:9 --chain-id one', 2, 'one'],
    ['--chain http://127.0.0.1:9 --chain-id 1 --contract 0x12', 2, '0x12'],
    [`${place} --key nothere.key`, 1, 'ANCHOR_TRUST'],
    [`${place} --key open.key`, 1, 'chmod 600'],
    [`${place} --key short.key`, 1, 'ANCHOR_TRUST'],
    [`${place} --key account.key`, 1, 'ANCHOR_ASKED'],
  ])('anchor north %s is refused with %i and says %s', async (options, code, said) => {
    const ran = await kedu(`anchor north ${options} --lang en`);
    expect([ran.code, ran.out, ran.err.includes(said), ran.err.includes(folder)]).toEqual([code, '', true, false]);
  });

  test.each([
    ['', 2, 'LOG'],
    ['--deploy', 2, '--chain'],
    ['--deploy --chain http://127.0.0.1:9', 2, '--chain-id'],
    ['--deploy --chain http://127.0.0.1:9 --chain-id 1', 2, '--key'],
    ['--deploy --chain http://127.0.0.1:9 --chain-id 1 --key open.key', 1, 'chmod 600'],
    ['--deploy --chain http://127.0.0.1:9 --chain-id 1 --key account.key', 1, 'ANCHOR_ASKED'],
  ])('ANCHOR-15 kedu anchor %s is refused with %i and says %s', async (options, code, said) => {
    const ran = await kedu(`anchor ${options} --lang en`.replace('  ', ' '));
    expect([ran.code, ran.out, ran.err.includes(said), ran.err.includes(folder)]).toEqual([code, '', true, false]);
  });
});

describe.runIf(existsSync(ANVIL))(
  'ANCHOR-8 ANCHOR-10 ANCHOR-12 ANCHOR-15 kedu anchor on a chain of this machine (left out until its node is installed)',
  () => {
    let child: ChildProcess;
    let place = '';

    beforeAll(async () => {
      child = spawn(ANVIL, ['--host', '127.0.0.1', '--port', '0', '--chain-id', '31337', '--accounts', '1'], {
        stdio: ['ignore', 'pipe', 'ignore'],
      });
      const url = await new Promise<string>((done) => {
        let said = '';
        child.stdout?.on('data', (chunk: Buffer) => {
          said += chunk.toString('utf8');
          const found = /Listening on (127\.0\.0\.1:\d+)/.exec(said)?.[1];
          if (found) done(`http://${found}`);
        });
      });
      const node = new ChainNode(url);
      const keeper = addr.fromPrivateKey(key);
      await node.ask('anvil_setBalance', keeper, '0x3635c9adc5dea00000');
      const on = `--chain ${url} --chain-id 31337`;
      const made = await kedu(`anchor --deploy ${on} --key account.key --confirmations 0 --lang en`);
      expect([made.code, made.err]).toEqual([0, '']);
      const contract = /stands at (0x[0-9a-f]{40}) /.exec(made.out)?.[1] ?? '';
      place = `${on} --contract ${contract} --keeper ${keeper.toLowerCase()}`;
      expect(made.out).toContain(`${place} --key account.key`);
      const other = await kedu(`anchor --deploy --chain ${url} --chain-id 1 --key account.key --lang en`);
      expect([other.code, other.out, other.err.includes('it is another chain')]).toEqual([1, '', true]);
    });
    afterAll(async () => {
      const gone = new Promise((done) => child.once('exit', done));
      child.kill();
      await gone;
    });

    test('a root is anchored and checked; a second time it is not larger, and the transaction that failed is refused', {
      timeout: 60_000,
    }, async () => {
      const made = await kedu(`anchor north ${place} --key account.key --confirmations 0 --lang en`);
      expect([made.code, made.err]).toEqual([0, '']);
      expect(made.out).toContain('anchors/1-evm.json');
      expect((await kedu(`anchor north --check ${place} --confirmations 0 --lang en`)).out).toContain('anchors/1-evm.json: evm 0x');
      const soon = await kedu(`anchor north --check ${place} --lang en`);
      expect([soon.code, soon.err.includes('too few blocks')]).toEqual([1, true]);
      const again = await kedu(`anchor north ${place} --key account.key --confirmations 0 --lang en`);
      expect([again.code, again.err.includes('one that failed has a hash too')]).toEqual([1, true]);
      expect((await kedu('anchor north --check --lang en')).err).toContain('ANCHOR_TRUST');
    });

    test('ANCHOR-13 ANCHOR-14 what is anchored goes into the bundle that is published again, and is checked offline', {
      timeout: 240_000,
    }, async () => {
      await kedu('log init year --name kedu.example/year --key year.pem');
      const publish = `publish ${PACK} --scheme north --period 2023 --out bundle --log year --key year.pem --salts salts --example-site`;
      expect((await kedu(publish)).code).toBe(0);
      expect((await kedu(`anchor year ${place} --key account.key --confirmations 0`)).code).toBe(0);
      expect((await kedu(publish)).code).toBe(0);
      const [file = ''] = readdirSync(join(folder, 'bundle', 'anchors'));
      const { blockHash, block } = JSON.parse(readFileSync(join(folder, 'bundle', 'anchors', file), 'utf8')) as {
        blockHash: string;
        block: number;
      };
      const trust = place.slice(place.indexOf('--chain-id'));
      const verify = async (options: string) => {
        const { code, err } = await kedu(`verify bundle --lang en ${options}`.trim());
        return { code, codes: [...new Set(err.match(/(?:VERIFY|ANCHOR)_[A-Z_]+/g) ?? [])], err };
      };
      const own = ['VERIFY_OWN_POLICY', 'VERIFY_UNWITNESSED'];
      expect(await verify(`${trust} --block ${blockHash}`)).toMatchObject({ code: 0, codes: own });
      const asking = await verify(trust);
      expect(asking).toMatchObject({ code: 0, codes: [own[0], own[1], 'VERIFY_ANCHOR'] });
      expect(asking.err).toContain(`${block} ${blockHash}`);
      expect((await verify('--ca root.pem')).codes).toEqual(['ANCHOR_TRUST']);
      expect((await verify('')).err).toContain('you named no chain, contract and account');
    });
  },
);
