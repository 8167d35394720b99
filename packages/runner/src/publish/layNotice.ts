import { BUNDLE_PATHS, hexOf } from '@kedu/bundle';
import { utf8 } from '@kedu/ledger';
import type { Issue } from '@kedu/model';
import { Findings } from '@kedu/verify';
import { nodeSha256 } from '../ledger/nodeCrypto.ts';
import { readBundle } from '../verify/readBundle.ts';
import { writeBundle } from './writeBundle.ts';

/** SHA-256 of the bundle.json of a folder, `sha256:…`; undefined where it has none. */
export async function bundleHash(folder: string): Promise<string | undefined> {
  const manifest = (await readBundle(folder, new Findings())).get(BUNDLE_PATHS.manifest);
  return manifest && `sha256:${hexOf(nodeSha256(manifest))}`;
}

/** Lays the notice of its withdrawal into the folder of a bundle and into the zip beside it, so that whoever still gets it is told. Rules: NOTICE-4, BUNDLE-7. Errors: those of writeBundle. */
export async function layNotice(folder: string, notice: string): Promise<Issue | undefined> {
  const files = await readBundle(folder, new Findings());
  const [refused] = writeBundle(folder, new Map([...files, [BUNDLE_PATHS.notice, utf8(notice)]]));
  return refused;
}
