import { join } from 'node:path';
import { openPack } from '@kedu/runner';

/** What is pinned of a scheme version: the hash over its files (RUN-5). */
export interface PublishedVersion {
  readonly scheme: string;
  readonly version: string;
  readonly hash: string;
}

/** Scheme versions of a pack as their files stand now, in the order of the file names; its data are not needed. */
export function versionsNow(packs: string, name: string, keduData: string | undefined): readonly PublishedVersion[] {
  const { pack, issues } = openPack(join(packs, name), { keduData });
  if (!pack) throw new Error(`${name}: ${JSON.stringify(issues)}`);
  return pack.schemes.map(({ id, version, hash }) => ({ scheme: id, version, hash }));
}

/** Pinned versions that are gone or have other files now; and versions that are not pinned yet. Rule: RUN-8. */
export function againstPinned(
  pinned: readonly PublishedVersion[],
  now: readonly PublishedVersion[],
): { readonly changed: readonly string[]; readonly added: readonly PublishedVersion[] } {
  const named = ({ scheme, version }: PublishedVersion): string => `${scheme}@${version}`;
  const found = new Map(now.map((one) => [named(one), one]));
  const known = new Set(pinned.map(named));
  return {
    changed: pinned.filter((one) => found.get(named(one))?.hash !== one.hash).map(named),
    added: now.filter((one) => !known.has(named(one))),
  };
}
