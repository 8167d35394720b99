import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { checkpointText, cosign, readAddCheckpoint, type Reading, writeSignature } from '@kedu/ledger';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { LogWriter, nodeCrypto, type Published } from '../../src/index.ts';
import { readValue } from '../ledger/reading.ts';
import { publishAndKill } from './publishAndKill.ts';
import { TinyOffice, TinyTown } from './tinyOffice.ts';

const town = new TinyTown();
let office: TinyOffice;
let number = 0;
const servers: Server[] = [];

beforeAll(async () => {
  office = await TinyOffice.open(town, 'office');
});
afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  }
});
afterAll(async () => {
  await office.close();
  town.remove();
});

/** Where something listens that is no witness as it should be. */
async function listening(answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  servers.push(server);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function bodyOf(request: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks);
}

const issueOf = (read: Reading<Published>): unknown => ('issue' in read ? read.issue.code : 'published');

describe('FAULT-3 witnesses while publishing', () => {
  const answers: Readonly<Record<string, RequestListener>> = {
    'answers 409 for ever': (_, response) => response.writeHead(409).end('0\n'),
    'answers 409 with a size beyond the log': (_, response) => response.writeHead(409).end('999\n'),
    'answers nonsense': (_, response) => response.writeHead(200).end('yes\n'),
    'answers 500': (_, response) => response.writeHead(500).end(),
    'leads elsewhere': (_, response) => response.writeHead(302, { location: 'http://127.0.0.1:9/' }).end(),
    'never ends its answer': (_, response) => {
      response.writeHead(200);
      const more = (): void => {
        if (!response.destroyed && response.write('— '.repeat(10_000))) setImmediate(more);
        else response.once('drain', more);
      };
      more();
    },
    'cosigns another tree': (request, response) => {
      void (async () => {
        const asked = readAddCheckpoint(await bodyOf(request));
        if (!asked) return void response.writeHead(404).end();
        const { origin, size } = asked.checkpoint;
        const text = checkpointText({ origin, size, root: new Uint8Array(32).fill(9) });
        response.writeHead(200).end(writeSignature(await cosign(nodeCrypto, text, town.witnessSigner, 1_750_000_000)));
      })();
    },
  };

  test.each(Object.keys(answers))(
    'a witness that %s: nothing is published where it must sign, and it is told where it need not',
    async (name) => {
      number += 1;
      const own = await TinyOffice.open(town, `witness-${number}`);
      try {
        const url = await listening(answers[name] as RequestListener);
        expect(issueOf(await own.publish(own.policy(url)))).toBe('LEDGER_QUORUM');
        expect(existsSync(own.bundle)).toBe(false);
        const without = readValue(await own.publish(own.policy(url, 'none')));
        expect([without.issues.map(({ code }) => code), without.cosigners]).toEqual([['WITNESS_ASKED'], []]);
        const now = readValue(await own.publish());
        expect([now.issues, now.cosigners, now.entries.some(({ isNew }) => isNew)]).toEqual([[], ['audit.example'], false]);
        expect([await own.kinds(), await own.findings()]).toEqual([['scheme', 'data', 'run', 'publication'], []]);
      } finally {
        await own.close();
      }
    },
  );

  test('a witness that is slow or down holds up nobody for more than its time', { timeout: 40_000 }, async () => {
    const own = await TinyOffice.open(town, 'slow');
    try {
      const url = await listening(() => undefined);
      expect(issueOf(await own.publish(own.policy(url)))).toBe('LEDGER_QUORUM');
      expect(issueOf(await own.publish(own.policy('http://127.0.0.1:9')))).toBe('LEDGER_QUORUM');
      expect(readValue(await own.publish()).cosigners).toEqual(['audit.example']);
    } finally {
      await own.close();
    }
  });
});

describe('FAULT-1 FAULT-2 disks and others', () => {
  test('of two who publish to one log at once one is refused, and may when the other has ended', async () => {
    const writer = readValue(await LogWriter.open(town.at('office', 'log'), town.signer));
    expect(issueOf(await office.publish())).toBe('LOG_OWNED');
    await writer.close();
    expect(issueOf(await office.publish())).toBe('published');
  });

  test.skipIf(process.getuid?.() === 0)(
    'a folder that may not be written is left as it is (not for who may write everywhere)',
    async () => {
      const closed = town.at('closed');
      mkdirSync(closed);
      chmodSync(closed, 0o500);
      const before = await office.kinds();
      expect(issueOf(await office.publish(undefined, town.at('closed', 'bundle')))).toBe('OUT_UNWRITABLE');
      expect([readdirSync(closed), await office.kinds()]).toEqual([[], before]);
    },
  );

  test.each([1, 7])(
    'where the disk is full at file %i no half folder is left, and the next time all is there',
    { timeout: 60_000 },
    async (file) => {
      const own = await TinyOffice.open(town, `full-${file}`);
      try {
        const said = await publishAndKill(town, own, `full:${file}`);
        expect([said, readdirSync(town.at(own.name, 'out'))]).toEqual(['OUT_UNWRITABLE', []]);
        readValue(await own.publish());
        expect([await own.kinds(), await own.findings()]).toEqual([['scheme', 'data', 'run', 'publication'], []]);
      } finally {
        await own.close();
      }
    },
  );

  test('where a file stands in the way of the folder nothing is left behind', async () => {
    writeFileSync(town.at('file'), 'a file of somebody');
    const read = await office.publish(undefined, town.at('file', 'bundle'));
    expect(issueOf(read)).toBe('OUT_UNWRITABLE');
    expect(readFileSync(town.at('file'), 'utf8')).toBe('a file of somebody');
    const foreign = town.at('foreign');
    mkdirSync(foreign);
    writeFileSync(town.at('foreign', 'letter.txt'), 'mine');
    expect(issueOf(await office.publish(undefined, foreign))).toBe('OUT_FOREIGN_FILES');
    expect(readdirSync(foreign)).toEqual(['letter.txt']);
  });
});
