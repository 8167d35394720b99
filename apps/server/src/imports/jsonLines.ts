/** Characters of a piece that is written. */
const PIECE = 256 * 1024;
const NEWLINE = 0x0a;

const encoder = new TextEncoder();

/** Values as JSON, a line each, in pieces: of any number of them no text is made that holds all. */
export async function* jsonLines(values: Iterable<unknown>): AsyncGenerator<Uint8Array> {
  let lines: string[] = [];
  let length = 0;
  for (const value of values) {
    const line = `${JSON.stringify(value)}\n`;
    lines.push(line);
    length += line.length;
    if (length < PIECE) continue;
    yield encoder.encode(lines.join(''));
    lines = [];
    length = 0;
  }
  if (length > 0) yield encoder.encode(lines.join(''));
}

/** The values of `jsonLines` again, whatever pieces their bytes come in. */
export async function* readJsonLines<T>(pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): AsyncGenerator<T> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const piece of pieces) {
    const bytes = Buffer.concat([rest, piece]);
    let from = 0;
    for (let end = bytes.indexOf(NEWLINE); end >= 0; end = bytes.indexOf(NEWLINE, from)) {
      yield JSON.parse(bytes.toString('utf8', from, end)) as T;
      from = end + 1;
    }
    rest = bytes.subarray(from);
  }
}
