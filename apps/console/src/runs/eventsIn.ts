/** One server-sent event: its name, and its data as the contract has them (`runEvents`). */
export interface ServerEvent {
  readonly event: string;
  readonly data: unknown;
}

/**
 * The events of a stream as they arrive, until it ends; lines that only keep it alive are passed over, and so is an event whose data are no JSON.
 *
 * Shape: UTF-8 of any cut, also inside a sign or a line. Rule: RUNNING-2. Example: `event: progress\ndata: {"done":0.5}\n\n` → { event: 'progress', data: { done: 0.5 } }.
 */
export async function* eventsIn(stream: ReadableStream<Uint8Array>): AsyncGenerator<ServerEvent> {
  const reader = stream.getReader();
  const decoder = new TextDecoder();
  let text = '';
  try {
    for (;;) {
      const { value, done } = await reader.read();
      text = `${text}${decoder.decode(value, { stream: !done })}`.replaceAll('\r\n', '\n');
      for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
        const event = eventOf(text.slice(0, end));
        text = text.slice(end + 2);
        if (event) yield event;
      }
      if (done) return;
    }
  } finally {
    void reader.cancel().catch(() => {});
  }
}

function eventOf(block: string): ServerEvent | undefined {
  const lines = block.split('\n');
  const field = (name: string): string[] =>
    lines.filter((line) => line.startsWith(`${name}:`)).map((line) => line.slice(name.length + 1).replace(/^ /, ''));
  const event = field('event').at(-1);
  const data = field('data').join('\n');
  if (event === undefined) return undefined;
  try {
    return { event, data: JSON.parse(data) };
  } catch {
    return undefined;
  }
}
