import { utf8 } from '@kedu/ledger';
import { canonicalJson } from '@kedu/model';
import { type BundleHashers, type TwoHashes, twoHashes } from './hashes.ts';

const REGULATION = /\.md$/i;

/**
 * What the entry of a scheme holds: its hash, and those of each regulation.
 *
 * Shape: files by path, those of the scheme alone (`scheme.files`). `scheme` is, of either function, the digest of the canonical JSON of the pairs path and digest,
 * in code-unit order, as the hash of a scheme is (RUN-2); `regulation/1` is the first of its files that end in `.md`. Rule: ENTRY-2.
 */
export function schemeHashes(hashers: BundleHashers, files: ReadonlyMap<string, Uint8Array>): Readonly<Record<string, TwoHashes>> {
  const paths = [...files.keys()].sort();
  const hashes = new Map(paths.map((path) => [path, twoHashes(hashers, files.get(path) as Uint8Array)]));
  const whole = (by: keyof TwoHashes): string => {
    const pairs = paths.map((path) => [path, hashes.get(path)?.[by]]);
    return twoHashes(hashers, utf8(canonicalJson(pairs)))[by];
  };
  const regulations = paths.filter((path) => REGULATION.test(path));
  return {
    scheme: { sha256: whole('sha256'), sm3: whole('sm3') },
    ...Object.fromEntries(regulations.map((path, i) => [`regulation/${i + 1}`, hashes.get(path) as TwoHashes] as const)),
  };
}
