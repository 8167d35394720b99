import fc from 'fast-check';
import { expect, test } from 'vitest';
import { eventsIn, type ServerEvent } from '../../src/runs/eventsIn.ts';

const TEXT =
  ': kedu\n\nevent: progress\nid: 2\ndata: {"done":0.5}\n\n: \n\nevent: progress\ndata: not json\n\nevent: failed\ndata: {"code":"RUN_INPUT","text":"数据不在 ✗"}\n\n';

async function read(chunks: readonly Uint8Array[]): Promise<readonly ServerEvent[]> {
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(chunk);
      controller.close();
    },
  });
  const events: ServerEvent[] = [];
  for await (const event of eventsIn(stream)) events.push(event);
  return events;
}

const EXPECTED = [
  { event: 'progress', data: { done: 0.5 } },
  { event: 'failed', data: { code: 'RUN_INPUT', text: '数据不在 ✗' } },
];

test('RUNNING-2 events are read wherever the stream is cut, also inside a sign; what keeps it alive and what is no JSON is passed over', async () => {
  const bytes = new TextEncoder().encode(TEXT);
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(bytes.length), { maxLength: 8 }), async (cuts) => {
      const places = [0, ...[...cuts].sort((a, b) => a - b), bytes.length];
      const chunks = places.slice(1).map((end, at) => bytes.slice(places[at], end));
      expect(await read(chunks)).toEqual(EXPECTED);
    }),
    { numRuns: 60 },
  );
  expect(await read([new TextEncoder().encode(TEXT.replaceAll('\n', '\r\n'))])).toEqual(EXPECTED);
});

test('an event that is cut off by the end of the stream is none', async () => {
  expect(await read([new TextEncoder().encode('event: finished\ndata: {"resultHash":"sha')])).toEqual([]);
});
