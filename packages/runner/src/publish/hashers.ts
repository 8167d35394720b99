import { createHash, getHashes } from 'node:crypto';
import { type BundleHashers, pureSm3 } from '@kedu/bundle';
import type { HashFunction } from '@kedu/ledger';
import { nodeSha256 } from '../ledger/nodeCrypto.ts';

const nodeSm3: HashFunction = (...parts) => {
  const hash = createHash('sm3');
  for (const part of parts) hash.update(part);
  return new Uint8Array(hash.digest());
};

/** SM3 by the machine where its library has it, else the pure one. */
export function machineSm3(): HashFunction {
  return getHashes().includes('sm3') ? nodeSm3 : pureSm3;
}

/** Both functions that digest the files of a bundle, by the machine as far as it can. */
export function bundleHashers(): BundleHashers {
  return { sha256: nodeSha256, sm3: machineSm3() };
}
