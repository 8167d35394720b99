import { createHash } from 'node:crypto';
import type { HashFunction } from '@kedu/ledger';
import { type BundleHashers, pureSm3 } from '../src/index.ts';

const sha256: HashFunction = (...parts) => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return new Uint8Array(hash.digest());
};

export const hashers: BundleHashers = { sha256, sm3: pureSm3 };
