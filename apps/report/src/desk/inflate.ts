/** A browser that cannot inflate. */
export class OldBrowser extends Error {}

/**
 * The bytes that stand deflated (RFC 1951) and in base64 in the page; undefined where the text is not that.
 *
 * Rule: CAPSULE-2. Errors: rejects with OldBrowser (before Chromium 103, Firefox 113, Safari 16.4).
 */
export async function inflate(base64: string): Promise<Uint8Array | undefined> {
  if (typeof DecompressionStream === 'undefined') throw new OldBrowser('DecompressionStream');
  try {
    const stream = new Blob([fromBase64(base64)]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
    return new Uint8Array(await new Response(stream).arrayBuffer());
  } catch {
    return undefined;
  }
}

function fromBase64(base64: string): Uint8Array<ArrayBuffer> {
  const text = atob(base64.trim());
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i += 1) bytes[i] = text.charCodeAt(i);
  return bytes;
}
