import type { StreamAnswer } from './handler.ts';

/** A line that says nothing is sent this often, so that nobody on the way takes the stream for dead. */
const SILENCE = 15_000;

/** Nothing is sent to somebody who was last let in longer ago. */
const ADMITTED = 30_000;

/** Events as server-sent text until the source ends, or who asked has gone or would not be let in any more. Rule: API-9, SIGN-4. */
export async function* eventText(
  events: StreamAnswer['events'],
  gone: AbortSignal,
  isAdmitted: () => Promise<boolean>,
): AsyncGenerator<string> {
  let admittedAt = performance.now();
  const source = events[Symbol.asyncIterator]();
  const left = new Promise<'gone'>((done) => {
    if (gone.aborted) done('gone');
    else gone.addEventListener('abort', () => done('gone'), { once: true });
  });
  try {
    yield ': kedu\n\n';
    let next = source.next();
    for (;;) {
      let timer: NodeJS.Timeout | undefined;
      const silence = new Promise<'silence'>((done) => {
        timer = setTimeout(done, SILENCE, 'silence');
      });
      const found = await Promise.race([next, left, silence]);
      clearTimeout(timer);
      if (found === 'gone') return;
      if (performance.now() - admittedAt >= ADMITTED) {
        if (!(await isAdmitted())) return;
        admittedAt = performance.now();
      }
      if (found === 'silence') {
        yield ': \n\n';
        continue;
      }
      if (found.done === true) return;
      const { event, data, id } = found.value;
      yield `event: ${event}\n${id === undefined ? '' : `id: ${id}\n`}data: ${JSON.stringify(data)}\n\n`;
      next = source.next();
    }
  } finally {
    // A source that waits for what never comes is told to end, and not waited for.
    void source.return?.()?.catch(() => {});
  }
}
