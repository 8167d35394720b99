import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freePort } from './freePort.ts';
import { keduIn } from './keduIn.ts';

const folder = mkdtempSync(join(tmpdir(), 'kedu-proof-'));
const kedu = keduIn(folder);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let logKey = '';
beforeAll(async () => {
  for (const [file, text] of [
    ['a.json', '{"a":1}'],
    ['b.json', '{"b":2}'],
  ] as const)
    writeFileSync(join(folder, file), text);
  const { out, err, code } = await kedu('log init north --name kedu.example/north --key north.pem --lang en');
  expect([code, err.includes('north.pem'), out.includes('kedu.example/north')]).toEqual([0, true, true]);
  logKey = out.trim().split('\n').at(-1) ?? '';
  writeFileSync(join(folder, 'policy.txt'), `log ${logKey}\nquorum none\n`);
});

describe('LOG-1 WITNESS-5 PROOF-1 AUDIT-1 from the command line', () => {
  test('entries are entered, signed, cosigned by a witness, proved and audited', { timeout: 60_000 }, async () => {
    expect((await kedu('log add north a.json b.json --key north.pem --lang en')).out).toContain('b.json was entered under index 1');
    expect((await kedu('log publish north --key north.pem --lang en')).out).toContain('2 entries');

    const port = await freePort();
    let stop = (): void => undefined;
    const stopped = new Promise<void>((done) => {
      stop = done;
    });
    let ready = (_: string): void => undefined;
    const answering = new Promise<string>((done) => {
      ready = done;
    });
    const serving = kedu(`witness memory --name audit.example --key audit.pem --logs policy.txt --port ${port} --lang en`, {
      stopped: () => stopped,
      onOut: (out) => {
        if (out.includes('answers at')) ready(out);
      },
    });
    const key = (await answering).split('\n')[1];
    writeFileSync(join(folder, 'seen.txt'), `log ${logKey}\nwitness audit ${key} http://127.0.0.1:${port}\nquorum audit\n`);
    const before = await kedu('audit north --policy seen.txt --memory seen --lang en');
    expect([before.code, before.err.includes('LEDGER_QUORUM')]).toEqual([1, true]);
    expect((await kedu('log publish north --key north.pem --policy seen.txt --lang en')).out).toContain('Cosigned by audit.example');
    stop();
    expect((await serving).code).toBe(0);

    const proof = await kedu('log prove north 1 --out b.tlog-proof --lang en');
    expect(proof.code).toBe(0);
    expect(readFileSync(join(folder, 'b.tlog-proof'), 'utf8')).toContain('— audit.example ');
    expect((await kedu('audit north --policy seen.txt --memory seen --lang en')).out).toContain('grown from 0 to 2 entries');
    expect((await kedu('audit north --policy seen.txt --memory seen')).out).toContain('仍为 2 条');
    const away = await kedu('log publish north --key north.pem --policy seen.txt --lang en');
    expect([away.code, away.err.includes('cannot be reached')]).toEqual([1, true]);
  });

  test.each([
    ['log frob north', 2, 'frob'],
    ['log init other --name x.example', 2, '--key'],
    ['log add north --key north.pem', 2, '<FILE>'],
    ['log add north a.json', 2, '--key'],
    ['log add north nothere.json --key north.pem', 3, 'nothere.json'],
    ['log prove north one', 2, '<INDEX>'],
    ['log prove north 99', 1, 'LOG_INDEX'],
    ['log prove nolog 0', 1, 'LOG_FOLDER'],
    ['log init north --name kedu.example/north --key north.pem', 1, 'LOG_EXISTS'],
    ['audit nolog --policy policy.txt --memory m', 1, 'AUDIT_PLACE'],
    ['audit north --policy a.json --memory m', 1, 'LEDGER_POLICY'],
    ['witness w --name x.example --key w.pem --logs nothere.txt --port 4180', 1, 'LEDGER_POLICY'],
  ])('%s is refused with %i and says %s', async (line, code, said) => {
    const ran = await kedu(`${line} --lang en`);
    expect(ran.err).toContain(said);
    expect(ran.err).not.toContain(folder);
    expect(ran.code).toBe(code);
  });
});
