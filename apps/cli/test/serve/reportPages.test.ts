import { spawn } from 'node:child_process';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import fastify from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { reportPages, sitePage } from '../../src/serve/reportPages.ts';

describe('OUT-13 the reports below /reports', () => {
  const app = fastify();
  const asked: string[] = [];
  const askedElsewhere: string[] = [];
  let site: Server;
  let elsewhere: Server;
  const portOf = (server: Server): number => (server.address() as AddressInfo).port;

  beforeAll(async () => {
    site = await answering('a report', asked);
    elsewhere = await answering('a secret', askedElsewhere);
    const start = async () => ({
      child: spawn(process.execPath, ['-e', 'setInterval(() => {}, 60000)'], { stdio: 'ignore' }),
      address: `http://localhost:${portOf(site)}/`,
    });
    await reportPages('.', {}, start)(app);
    await app.listen({ port: 0, host: '127.0.0.1' });
  });
  afterAll(async () => {
    await app.close();
    for (const server of [site, elsewhere]) {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    }
  });

  /** What is answered to a target as no program would send it. */
  function raw(target: string): Promise<string> {
    return new Promise((done, failed) => {
      const socket = connect(portOf(app.server), '127.0.0.1', () =>
        socket.write(`GET ${target} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`, 'latin1'),
      );
      const pieces: Buffer[] = [];
      socket.on('data', (piece) => pieces.push(piece));
      socket.on('error', failed);
      socket.on('end', () => done(Buffer.concat(pieces).toString('latin1')));
    });
  }

  test('a page of the site is shown, with its question', async () => {
    const answer = await raw('/reports/after-liaoning/north/2023?lang=en');
    expect(answer).toMatch(/^HTTP\/1\.1 200 /);
    expect(answer).toContain('a report');
    expect(asked).toEqual(['/after-liaoning/north/2023?lang=en']);
  });

  test.each([
    ['\\\\HOST/x'],
    ['/\\HOST/x'],
    ['\\HOST/x'],
    ['/\\\\HOST/x'],
    ['//HOST/x'],
    ['///HOST/x'],
    ['/.//HOST/x'],
    ['/..//HOST/x'],
    ['/%5C%5CHOST/x'],
    ['@HOST/x'],
    ['/\t/HOST/x'],
    ['http://HOST/x'],
    [':80@HOST/x'],
  ])('no address leads to another host: /reports%s', async (rest) => {
    const answer = await raw(`/reports${rest.replace('HOST', `127.0.0.1:${portOf(elsewhere)}`)}`);
    expect(answer).not.toContain('a secret');
    expect(askedElsewhere).toEqual([]);
  });

  test('a backslash and another origin are of no page', () => {
    const address = 'http://localhost:4170/';
    expect(sitePage('/reports', address)?.href).toBe(address);
    expect(sitePage('/reports//pack?lang=en', address)?.href).toBe(`${address}pack?lang=en`);
    expect(sitePage('/reports\\\\127.0.0.1:5432/x', address)).toBeUndefined();
    expect(sitePage('/reports/\t/127.0.0.1:5432/x', address)).toBeUndefined();
    expect(sitePage('http://127.0.0.1:5432/reports/x', address)).toBeUndefined();
  });
});

async function answering(text: string, asked: string[]): Promise<Server> {
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.end(text);
  });
  await new Promise<void>((done) => server.listen(0, 'localhost', done));
  return server;
}
