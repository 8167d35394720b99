import type { CheckingCrypto } from '@kedu/ledger';
import { prepareBlocks, type PreparedBlocks } from '@kedu/verify';

/** Below this a digest that is worked out before gains nothing. */
export const LARGE = 65_536;

/** What checks a bundle, with what the browser has digested of it before. */
export interface WithDigests {
  readonly crypto: CheckingCrypto;
  readonly prepared?: PreparedBlocks | undefined;
}

/**
 * The same functions, with the SHA-256 of large files and of sealed blocks worked out before by the browser, many at once, where it has WebCrypto.
 *
 * Of a file that is the very one that was digested, never of another with the same content. Errors: none.
 */
export async function withDigests(crypto: CheckingCrypto, files: ReadonlyMap<string, Uint8Array>): Promise<WithDigests> {
  const { subtle } = globalThis.crypto ?? {};
  if (!subtle) return { crypto };
  const sha256 = async (bytes: Uint8Array): Promise<Uint8Array> =>
    new Uint8Array(await subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>));
  const known = new Map<Uint8Array, Uint8Array>();
  try {
    const large = [...files.values()].filter(({ length }) => length >= LARGE);
    const [prepared] = await Promise.all([
      prepareBlocks(files, sha256),
      ...large.map(async (file) => void known.set(file, await sha256(file))),
    ]);
    return {
      crypto: {
        ...crypto,
        sha256: (...parts) => {
          const [file] = parts;
          return (parts.length === 1 && file ? known.get(file)?.slice() : undefined) ?? crypto.sha256(...parts);
        },
      },
      prepared,
    };
  } catch {
    return { crypto };
  }
}
