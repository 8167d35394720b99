import { pureSm3 } from '@kedu/bundle';
import { type HashFunction, utf8 } from '@kedu/ledger';
import { zipSync } from 'fflate';
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { largeBundle } from '../../../tools/largeBundle.ts';
import { answerDigests } from '../src/worker/answerDigests.ts';
import { check } from '../src/worker/check.ts';
import { DigestsBeside } from '../src/worker/digestsBeside.ts';
import type { Asked, FromBeside } from '../src/worker/messages.ts';

const open: MessagePort[] = [];
afterEach(() => {
  vi.useRealTimers();
  for (const port of open.splice(0)) port.close();
});

/** The end of the first worker, once it has heard whoever stands at the other one. */
async function beside(second: (port: MessagePort) => void): Promise<DigestsBeside> {
  const { port1, port2 } = new MessageChannel();
  open.push(port1, port2);
  second(port2);
  const first = new DigestsBeside(port1);
  if (second !== nobody) await new Promise((there) => port1.addEventListener('message', there, { once: true }));
  return first;
}

/** A second worker that says of every file the same. */
const saying =
  (sm3: Uint8Array | undefined, waits = 0) =>
  (port: MessagePort): void => {
    const answer = (message: FromBeside): void => port.postMessage(message);
    port.addEventListener('message', () => setTimeout(() => answer({ kind: 'digest', sm3 }), waits));
    port.start();
    answer({ kind: 'there' });
  };

/** A second worker that is gone with the first file that it is given. */
function dying(port: MessagePort): void {
  port.addEventListener('message', () => port.close());
  port.start();
  port.postMessage({ kind: 'there' } satisfies FromBeside);
}

const nobody = (): void => undefined;

/** An end of a channel at which the test speaks for whoever stands at the other one. */
class SpokenPort extends EventTarget {
  readonly posted: unknown[] = [];
  readonly start = nobody;
  readonly close = nobody;

  postMessage(message: unknown): void {
    this.posted.push(message);
  }

  say(data: FromBeside): void {
    this.dispatchEvent(new MessageEvent('message', { data }));
  }
}

const file = utf8('示例数据');
const LIE = new Uint8Array(32).fill(7);

describe('VERIFY-2 SM3 of large files by a second worker', () => {
  test('is what the first would find, of the very files that were handed over, and of no others', async () => {
    const second = await beside(answerDigests);
    const others = [utf8('a'), utf8('b')];
    for (const one of [file, ...others]) second.hand(one);
    const asked: Uint8Array[] = [];
    const sm3 = await second.known((...parts) => {
      asked.push(...parts);
      return pureSm3(...parts);
    });
    for (const one of [file, ...others]) expect(sm3(one)).toEqual(pureSm3(one));
    sm3(file).fill(0);
    expect(sm3(file)).toEqual(pureSm3(file));
    expect(asked).toEqual([]);
    const same = file.slice();
    expect([sm3(same), sm3(file, file)]).toEqual([pureSm3(file), pureSm3(file, file)]);
    expect(asked).toEqual([same, file, file]);
  });

  test('is waited for where the second is there, and not where it never began', async () => {
    const late = await beside(saying(LIE, 200));
    late.hand(file);
    expect((await late.known(pureSm3))(file)).toEqual(LIE);
    const silent = await beside(nobody);
    silent.hand(file);
    expect((await silent.known(pureSm3))(file)).toEqual(pureSm3(file));
  });

  test('is worked out by the first where the second cannot', async () => {
    const unable = await beside(saying(undefined));
    unable.hand(file);
    expect((await unable.known(pureSm3))(file)).toEqual(pureSm3(file));
    const thrown = await beside(answerDigests);
    thrown.hand('no bytes' as unknown as Uint8Array);
    thrown.hand(file);
    expect((await thrown.known(() => LIE))(file)).toEqual(pureSm3(file));
  });

  test('is not asked for what cannot be copied, and answers the others', async () => {
    const second = await beside(saying(LIE));
    second.hand(nobody as unknown as Uint8Array);
    second.hand(file);
    expect((await second.known(pureSm3))(file)).toEqual(LIE);
  });

  test('says of a file that never arrived that it has none, so that the next keeps its place', () => {
    const port = new SpokenPort();
    answerDigests(port as unknown as MessagePort);
    port.dispatchEvent(new Event('messageerror'));
    port.dispatchEvent(new MessageEvent('message', { data: file }));
    expect(port.posted).toEqual([{ kind: 'there' }, { kind: 'digest', sm3: undefined }, { kind: 'digest', sm3: pureSm3(file) }]);
  });

  describe('where the second began and then', () => {
    const [first, next] = [utf8('a'), utf8('b')];

    /** A second that is there and has answered the first of two files, and what the first worker has in the end. */
    async function begun(): Promise<{
      port: SpokenPort;
      second: DigestsBeside;
      waits(milliseconds: number): Promise<HashFunction | undefined>;
    }> {
      vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
      const port = new SpokenPort();
      const second = new DigestsBeside(port as unknown as MessagePort);
      for (const one of [first, next]) second.hand(one);
      port.say({ kind: 'there' });
      let known: HashFunction | undefined;
      second.known(pureSm3).then(
        (sm3) => (known = sm3),
        () => undefined,
      );
      const waits = async (milliseconds: number): Promise<HashFunction | undefined> => {
        await vi.advanceTimersByTimeAsync(milliseconds);
        return known;
      };
      expect(await waits(4000)).toBeUndefined();
      port.say({ kind: 'digest', sm3: LIE });
      expect(await waits(4000)).toBeUndefined();
      return { port, second, waits };
    }

    const ends: readonly (readonly [said: string, end: (port: SpokenPort, second: DigestsBeside) => void, milliseconds: number])[] = [
      ['says nothing for longer than a slow one needs', nobody, 2000],
      ['fails, as the page tells', (_, second) => second.gone(), 1],
      ['leaves its end of the channel', (port) => port.dispatchEvent(new Event('close')), 1],
      ['gives an answer that cannot be read', (port) => port.dispatchEvent(new Event('messageerror')), 1],
    ];
    test.each(ends)('%s, the first goes on alone with what was answered', async (_, end, milliseconds) => {
      const { port, second, waits } = await begun();
      end(port, second);
      const sm3 = await waits(milliseconds);
      for (const late of ['there', 'digest'] as const) port.say(late === 'there' ? { kind: late } : { kind: late, sm3: LIE });
      expect([sm3?.(first), sm3?.(next)]).toEqual([LIE, pureSm3(next)]);
    });

    test('failed before it was heard, it is neither asked nor waited for', async () => {
      const port = new SpokenPort();
      const second = new DigestsBeside(port as unknown as MessagePort);
      second.gone();
      port.say({ kind: 'there' });
      second.hand(file);
      expect(port.posted).toEqual([]);
      expect((await second.known(pureSm3))(file)).toEqual(pureSm3(file));
    });
  });

  test('is asked for no more than 256 MB: each file is copied', () => {
    const handed: number[] = [];
    const port = { addEventListener: nobody, start: nobody, postMessage: ({ length }: Uint8Array) => handed.push(length) };
    const second = new DigestsBeside(port as unknown as MessagePort);
    const large = new Uint8Array(200 * 1024 * 1024);
    for (const one of [large, large, file]) second.hand(one);
    expect(handed).toEqual([large.length, file.length]);
  });
});

describe('VERIFY-1 VERIFY-2 a bundle is checked with a second worker as without', () => {
  let files: readonly (readonly [path: string, content: Uint8Array])[];
  let zipped: Asked['chosen'];
  let folder: Asked['chosen'];
  beforeAll(async () => {
    files = [...(await largeBundle({ units: 200, indicators: 12 })).files];
    zipped = { zip: new File([zipSync(Object.fromEntries(files))], 'bundle.zip') };
    folder = { files: files.map(([path, content]) => [path, new File([content as Uint8Array<ArrayBuffer>], path)] as const) };
  }, 60_000);

  async function found(chosen: Asked['chosen'], second: (port: MessagePort) => void): Promise<readonly string[]> {
    const answer = await check({ chosen }, await beside(second), nobody);
    if (answer.kind !== 'checked') throw new Error(answer.kind);
    return answer.report.findings.map(({ code, place, args }) => `${code} ${place.file ?? ''} ${args['field'] ?? ''}`.trim());
  }

  test('zip and folder, whether the second answers, is not there or dies', async () => {
    for (const chosen of [zipped, folder])
      for (const second of [answerDigests, nobody, dying])
        expect(await found(chosen, second)).toEqual(['VERIFY_OWN_POLICY log/policy.txt']);
  }, 60_000);

  test('what the second answers counts for large files, and only for them', async () => {
    const large = files.flatMap(([path, { length }]) => (length >= 65_536 ? [`VERIFY_FILE_CHANGED ${path} sm3`] : []));
    expect(large.length).toBeGreaterThan(1);
    expect(large.length).toBeLessThan(files.length);
    for (const chosen of [zipped, folder]) {
      const said = await found(chosen, saying(LIE));
      expect(said.filter((one) => one.startsWith('VERIFY_FILE_CHANGED'))).toEqual([...large].sort((a, b) => order(a) - order(b)));
    }
  }, 60_000);

  const order = (said: string): number => files.findIndex(([path]) => said.includes(` ${path} `));
});
