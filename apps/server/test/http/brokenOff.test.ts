import { once } from 'node:events';
import { type ClientRequest, request } from 'node:http';
import type { RouteAnswer } from '@kedu/api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { questionOf, type SentQuestion } from '../setup/plausible.ts';
import { ask } from '../setup/sent.ts';
import type { Visitor } from '../setup/testServer.ts';
import { type TwoOffices, twoOffices } from '../setup/twoOffices.ts';

/** More than the connections to the database, so that one kept by each that went away would stop the server. */
const MANY = 24;
const LONG = 120_000;

describe('streams that are followed, and questions that are broken off', () => {
  let two: TwoOffices;
  beforeAll(async () => {
    two = await twoOffices();
  }, 300_000);
  afterAll(() => two?.end());

  const office = (): Visitor => two.visitors.get('office') as Visitor;
  const clerk = (): Visitor => two.visitors.get('d13') as Visitor;

  /** A question without its end: what comes back, or the error of a connection that was closed. */
  function begin({ method, address }: SentQuestion, headers: Readonly<Record<string, string>> = {}, who = office()): ClientRequest {
    const { address: origin, cookie, post } = who;
    const sent = request(`${origin}${address}`, {
      method,
      agent: false,
      headers: { cookie, 'kedu-post': post, origin, 'idempotency-key': crypto.randomUUID(), ...headers },
    });
    sent.on('error', () => {});
    return sent;
  }

  async function stillWell(): Promise<void> {
    for (let i = 0; i < MANY; i += 1) expect((await ask(office(), questionOf('rounds', two.own))).status).toBe(200);
    expect((await fetch(`${two.server.address}/readyz`)).status).toBe(200);
    expect(two.lines.filter((line) => /"msg":"fault"|unhandled/i.test(line))).toEqual([]);
  }

  test(
    'RUNNING-2 a run that is asked for is followed to its end: how far it is never goes back, then that it is finished, and the stream ends',
    async () => {
      const asked = await ask(office(), questionOf('requestRun', two.own));
      expect(asked.status).toBe(201);
      const { id: run } = asked.value as RouteAnswer<'requestRun'>;
      const question = questionOf('runEvents', two.own, { run });
      const [followed, left] = await Promise.all([follow(question), follow(question, 1)]);
      expect(left.length).toBe(1);
      const progress = followed.slice(0, -1).map(({ event, data }) => [event, (data as { readonly done: number }).done] as const);
      expect(progress.every(([event]) => event === 'progress')).toBe(true);
      const done = progress.map(([, share]) => share);
      expect(done).toEqual([...done].sort((a, b) => a - b));
      const shown = (await ask(office(), questionOf('run', two.own, { run }))).value as RouteAnswer<'run'>;
      expect(shown.standing).toBe('finished');
      expect(followed.at(-1)).toEqual({ event: 'finished', data: { resultHash: shown.resultHash } });
    },
    LONG,
  );

  test(
    'API-11 uploads that break off half way leave nothing, and hold up nobody',
    async () => {
      const imports = () => ask(clerk(), questionOf('imports', two.own));
      const before = await imports();
      expect(before.status).toBe(200);
      for (let i = 0; i < MANY; i += 1) {
        const headers = { 'content-type': 'multipart/form-data; boundary=x', 'content-length': '1000000' };
        const sent = begin(questionOf('upload', two.own), headers, clerk());
        sent.write('--x\r\ncontent-disposition: form-data; name="file"; filename="a.zip"\r\n\r\nPK\u0003\u0004');
        sent.write('0'.repeat(10_000 + i));
        await new Promise((rested) => setTimeout(rested, 5));
        sent.destroy();
      }
      await stillWell();
      expect((await imports()).value).toEqual(before.value);
    },
    LONG,
  );

  test(
    'API-12 whoever goes away before the answer, or within it, keeps neither a connection nor a fault behind',
    async () => {
      for (const name of ['results', 'lights', 'runFile', 'runEvents', 'cells', 'template'] as const) {
        for (let i = 0; i < MANY / 4; i += 1) {
          const sent = begin(questionOf(name, two.own));
          sent.end();
          if (i % 2 === 0) await new Promise((rested) => setTimeout(rested, i));
          else {
            const [answer] = (await once(sent, 'response')) as [{ destroy(): void }];
            answer.destroy();
          }
          sent.destroy();
        }
      }
      await stillWell();
    },
    LONG,
  );

  /** Events of a stream until it ends, or the first of them. */
  async function follow(
    question: SentQuestion,
    most = Number.POSITIVE_INFINITY,
  ): Promise<readonly { readonly event: string; readonly data: unknown }[]> {
    const sent = begin(question, { accept: 'text/event-stream' });
    sent.end();
    const [answer] = (await once(sent, 'response')) as [AsyncIterable<Buffer> & { readonly statusCode: number }];
    expect(answer.statusCode).toBe(200);
    let text = '';
    const events = () =>
      [...text.matchAll(/^event: (\w+)\n(?:id: .*\n)?data: (.*)\n/gm)].map(([, event = '', data = '']) => ({
        event,
        data: JSON.parse(data) as unknown,
      }));
    for await (const piece of answer) {
      text += piece.toString('utf8');
      if (events().length >= most) break;
    }
    return events();
  }
});
